// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/stripseries.h"
#include "ui/run/failureseries.h"
#include "ui/run/headlines.h"
#include "ui/run/runhost.h"
#include "ui/run/runprogress.h"
#include "ui/run/timelinesource.h"

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
class RunPresenter : public TimelineSource
{
    Q_DECLARE_TR_FUNCTIONS(plimsoll::RunPresenter)
public:
    void begin(const Plan &plan, const QString &deployment, bool isSimulated);
    void take(const PreflightReport &report);
    void enter(Phase phase);
    void leave(const PhaseResult &result);
    void startTraffic(const QDateTime &startsAt) { m_trafficStartsAt = startsAt; }
    void take(const Snapshot &snapshot);
    void take(const SecondRow &row, const Verdict &verdict);
    void take(const RunEvent &event);
    void takeUnrecorded(const Error &error); // what could not be written
    void end(const FinishedRun &run);

    const QString &title() const { return m_plan.name; }
    QString subtitle() const; // "on http://… · 20 workspaces"
    bool isSimulated() const { return m_isSimulated; }
    const RunProgress &progress() const { return m_progress; }
    std::optional<GoalState> state() const { return m_verdict.state; }
    QString verdictText() const;
    QString verdictReason() const; // of the first goal that is broken; empty: none is, or the verdict says it
    QString trouble() const; // what a person should know or do something about; empty: nothing
    QList<Headline> headlines() const { return headlinesOf(m_snapshot, m_row, m_verdict); }
    QList<GoalView> goals() const;
    static GoalView goalView(const GoalResult &result, const QString &now);

    static QStringList scenarioColumns();
    QList<ScenarioView> scenarios() const;

    bool isLive() const override { return true; }
    QList<const QList<QList<QPointF>> *> charts() const override;
    QStringList failureNames() const override { return m_failures.names(); }
    QList<ChartMark> marks() const override { return m_marks; }
    double lastSecond() const override { return static_cast<double>(m_lastSecond); }
    double plannedSeconds() const override;
    // The value of a series at a second; none before the first.
    static std::optional<double> valueAt(const QList<QPointF> &series, double second);

    std::optional<double> roundTripLimit() const override;
    QString roundTripGoalText() const override;
    Stretches brokenSeconds() const override { return m_broken; }
    Stretches markedSeconds() const override { return m_marked; }

private:
    void noteBeyond(const Verdict &verdict, double second);
    QString nowText(const Goal &goal) const;
    int errorsSoFar(const Goal &goal) const;
    void markScenarios();
    bool hasLostAll() const;

    Plan m_plan;
    QString m_deployment;
    bool m_isSimulated = false;
    Snapshot m_snapshot;
    SecondRow m_row;
    Verdict m_verdict;
    RunProgress m_progress;
    QString m_unrecorded;
    std::optional<FinishedRun> m_end;
    StripSeries m_strips;
    FailureSeries m_failures;
    QDateTime m_trafficStartsAt;
    QList<ChartMark> m_marks;
    std::int64_t m_lastSecond = -1;
    std::int64_t m_beyondBefore = 0;
    Stretches m_broken;
    Stretches m_marked;
};

} // namespace plimsoll
