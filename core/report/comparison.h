// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/figurejudge.h"
#include "core/report/plandifference.h"

namespace plimsoll {

// A run as it goes into a comparison.
struct RunToCompare {
    QString folder = {}; // name of its folder, without the path to it
    Report report = {};
    std::optional<Plan> plan = {}; // none: plan.json is missing or damaged
    QString note = {};
    QStringList tags = {};
    bool isBaseline = false;
    QStringList problems = {}; // sentences: what is damaged in the folder
};

struct ComparedRun {
    QString letter = {}; // "A", "B", …
    QString folder = {};
    QString name = {};
    QString deploymentUrl = {};
    QString deploymentVersion = {};
    QDateTime startedAt = {}; // UTC
    bool simulated = false;
    RunOutcome outcome = RunOutcome::Running;
    std::optional<GoalState> verdict = {};
    QString verdictSentence = {};
    QStringList unmeasuredGoals = {}; // that were not measurable
    QString note = {};
    QStringList tags = {};
    bool isBaseline = false;
    bool isGeneratorLimited = false; // in more than 1 % of its seconds
    bool operator==(const ComparedRun &) const = default;
};

// Runs that are repeats of each other.
struct ComparedSide {
    QString name = {}; // "A", "A, B, C"
    QList<qsizetype> runs = {};
    bool operator==(const ComparedSide &) const = default;
};

struct ComparedFigure {
    Figure figure = {};
    QList<Judgement> judgements = {}; // of each side against the first, which has none
    bool operator==(const ComparedFigure &) const = default;
};

// A class of errors that a side has and the first has not.
struct NewErrors {
    QString side = {};
    QString origin = {};
    QString errorClass = {};
    std::uint64_t count = 0;
    bool operator==(const NewErrors &) const = default;
};

// Runs side by side, each side judged against the first. A value. docs/comparison.md
struct Comparison {
    static constexpr int SchemaVersion = 1;

    double tolerance = 0.05;
    QList<ComparedRun> runs = {};
    QList<ComparedSide> sides = {};
    QString sentence = {}; // what came out of it
    QStringList cautions = {}; // sentences: what to keep in mind
    QList<Difference> differences = {}; // plans first, then versions and machines
    QList<ComparedFigure> figures = {};
    QList<NewErrors> newErrors = {};
    bool operator==(const Comparison &) const = default;

    // The worst of all judgements; NotJudged when nothing could be judged.
    Change worst() const;
    qsizetype count(qsizetype side, Change change) const; // side: from 1
    // "same plan", "same version": what differs in nothing, in words; may be empty.
    QStringList samenesses = {};
};

inline constexpr qsizetype LeastRuns = 2;
inline constexpr qsizetype MostRuns = 6;
inline constexpr double DefaultTolerance = 0.05;

// The first run's side is what the others are judged against. Runs of the same plan, deployment, version and
// tags make a side; when all are alike each is its own. Errors: BadInput when there are fewer than 2 or more
// than 6.
Result<Comparison> compareRuns(const QList<RunToCompare> &runs, double tolerance = DefaultTolerance);

// "round trip p95", with the scenario behind it where the comparison has several.
QString figureTitle(const Comparison &comparison, const Figure &figure);

} // namespace plimsoll
