// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/metrics/secondrow.h"
#include "core/plan/goal.h"

#include <QDateTime>

namespace plimsoll {

enum class GoalState { Kept, Broken, NotMeasurable };
std::span<const EnumText<GoalState>> goalStateTexts(); // "kept", "broken", "not-measurable"

// How a goal stood over the whole run. Of a goal with a window, a second's value is that of the window that
// ends with it, and what was measured is the worst of them.
struct GoalResult {
    Goal goal = {};
    GoalState state = GoalState::NotMeasurable;
    // A share in [0, 1], or nanoseconds. None when there was nothing to measure.
    std::optional<double> measured = {};
    // The percentile falls among skipped or unanswered ticks: it is worse than `measured`, the largest
    // measured value.
    bool worseThanMeasured = false;

    // Seconds whose own value is beyond the limit, whatever the state; marked ones counted among them.
    std::int64_t secondsBeyond = 0;
    std::int64_t secondsBeyondMarked = 0;
    QDateTime firstBeyond = {}; // UTC; invalid when there is none
    QDateTime lastBeyond = {};
    std::optional<double> worstSecond = {}; // the worst of these values; none when no second has a number

    QString sentence = {}; // for people: what was measured, against which limit, when and how long
    bool operator==(const GoalResult &) const = default;
};

// The run against its goals.
struct Verdict {
    // Broken when any goal is, else not measurable when any is, else kept. None without goals.
    std::optional<GoalState> state = {};
    QList<GoalResult> goals = {}; // in the plan's order
    QString sentence = {}; // ends with `atLeast`
    // "At least 1.21 MiB/s …": the load that was made where this machine was the limit; empty: it was not.
    QString atLeast = {};
    bool operator==(const Verdict &) const = default;
};

// A value of the goal's metric for people: "98.4 %", "612 ms"; never so rounded that a broken limit looks
// kept.
QString goalValueText(const Goal &goal, double value);
// What was measured: "98.4 %", "> 1.91 s", "nothing".
QString measuredText(const GoalResult &result);
// "kept", "broken", "not measurable".
QString goalStateTitle(GoalState state);

// Sums up; the goals' own states are taken as they are.
Verdict verdictOf(const QList<GoalResult> &goals, const QString &atLeast = {});

} // namespace plimsoll
