// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/snapshot.h"
#include "core/plan/plan.h"
#include "core/report/stripseries.h"
#include "core/report/verdict.h"

#include <QCoreApplication>

namespace plimsoll {

// A goal as its column shows it: title, judged value, state, limit, and what it is now.
struct GoalView {
    QString title;
    QString value; // with its unit; "–" where nothing was measured
    GoalState state = GoalState::NotMeasurable;
    QString stateText;
    QString limit;
    QString now;
    bool operator==(const GoalView &) const = default;
};

// One scenario as its row shows it, cells in the order of scenarioColumns().
using ScenarioView = QStringList;

// What the page of a live run says: texts and series from the values that a run tells. Without a window.
class RunPresenter
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::RunPresenter)
public:
    void begin(const Plan &plan, const QString &deployment, bool isSimulated);
    void enter(Phase phase);
    void take(const Snapshot &snapshot);
    void take(const SecondRow &row, const Verdict &verdict);
    void end(const QString &sentence, const Verdict &verdict);

    const QString &title() const { return m_plan.name; }
    QString subtitle() const; // "on http://… · 20 workspaces"
    bool isSimulated() const { return m_isSimulated; }
    // Where it is: "Create workspaces 12 of 20 · about 4 s left".
    QString progressText() const;
    double progressShare() const; // of the phase, in [0, 1]; 0 where nobody knows
    QString generatorText() const; // "This machine: loop lag p99 3 ms, workers 22 % busy"
    std::optional<GoalState> state() const { return m_verdict.state; }
    QString verdictText() const;
    QList<GoalView> goals() const;

    static QStringList scenarioColumns();
    QList<ScenarioView> scenarios() const;

    const StripSeries &strips() const { return m_strips; }
    double lastSecond() const { return static_cast<double>(m_lastSecond); }
    double plannedSeconds() const; // of traffic
    // The value of a series at a second; none before the first.
    static std::optional<double> valueAt(const QList<QPointF> &series, double second);

    // The smallest limit of the plan's goals for the round trip, in seconds, and its words.
    std::optional<double> roundTripLimit() const;
    QString roundTripGoalText() const;
    // Stretches of seconds: [from, to).
    const QList<std::pair<double, double>> &brokenSeconds() const { return m_broken; }
    const QList<std::pair<double, double>> &markedSeconds() const { return m_marked; }

private:
    void noteBeyond(const Verdict &verdict, double second);
    QString nowText(const Goal &goal) const;

    Plan m_plan;
    QString m_deployment;
    bool m_isSimulated = false;
    Snapshot m_snapshot;
    SecondRow m_row;
    Verdict m_verdict;
    QString m_endSentence;
    StripSeries m_strips;
    std::int64_t m_lastSecond = -1;
    std::int64_t m_beyondBefore = 0;
    QList<std::pair<double, double>> m_broken;
    QList<std::pair<double, double>> m_marked;
};

} // namespace plimsoll
