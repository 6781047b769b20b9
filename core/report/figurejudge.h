// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/figures.h"

namespace plimsoll {

enum class Change {
    Better,
    Worse,
    Same, // within the tolerance
    Unclear, // beyond it, but chance explains it as well: few occurrences, or runs that overlap
    NotJudged,
};
std::span<const EnumText<Change>> changeTexts(); // "better", "worse", "same", "unclear", "not-judged"

// A side of a comparison against the first one, in one figure.
struct Judgement {
    Change change = Change::NotJudged;
    std::optional<double> difference = {}; // of the medians, in the figure's unit
    std::optional<double> ratio = {}; // difference ÷ the first side's median
    bool isProven = false; // at least three runs a side, told apart by the rank test
    std::optional<double> chance = {}; // of a difference of the ranks like this if there were none
    QString reason = {}; // why it is no more than it is: "1 run each: not proven"; may be empty
    bool operator==(const Judgement &) const = default;
};

// The runs of a side, by their index in Figure::values, and which of them the generator limited.
struct JudgedSide {
    QString name = {}; // "B", "B, C, D"
    QList<qsizetype> runs = {};
    bool isGeneratorLimited = false;
};

// From so many runs a side on, a difference can be proven.
inline constexpr qsizetype RunsForProof = 3;

// `tolerance`: a share; a difference of the medians up to so much of the first one's is none. How it decides
// is in docs/comparison.md, why in ADR-0018.
Judgement judgeFigure(
    const Figure &figure, const JudgedSide &first, const JudgedSide &other, double tolerance);

// "1 run each", "3 runs against 2".
QString runsText(qsizetype first, qsizetype other);

// "worse (1 run each: not proven)".
QString judgementText(const Judgement &judgement);

// Two-sided exact probability of ranks at least as far apart as these under the null hypothesis of the
// Mann–Whitney test, ties by mid-ranks. Infinity is a value. For a few runs only: it counts all
// arrangements.
double mannWhitneyChance(const QList<double> &first, const QList<double> &other);

} // namespace plimsoll
