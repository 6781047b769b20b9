// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/verdict.h"

#include <QStringList>

namespace plimsoll {

// What a verdict needs to know beside the seconds of the traffic.
struct JudgedRun {
    QDateTime trafficStartedAt = {}; // UTC; second 0 of the rows
    int workspacesPlanned = 0; // to be created
    int workspacesFailed = 0;
};

// Follows a run second by second and judges its goals. Lives on the engine thread; everything it says is a
// function of what it was fed.
//
// A goal that is broken over the whole run, but kept in the seconds that are not marked as generator-limited,
// is not measurable: it may have been this machine. One that is kept with the marked seconds is kept.
class GoalJudge
{
public:
    // `scenarios`: the names, by index in the plan.
    GoalJudge(const QList<Goal> &goals, const QStringList &scenarios);

    // As TallyCollector::SecondDone.
    void second(const SecondRow &row, const std::vector<ScenarioTally> &merged);

    // Was any goal's own value of the last second beyond its limit?
    bool lastSecondWasBeyond() const { return m_lastSecondWasBeyond; }

    // At any time; at the end it is the run's verdict.
    Verdict verdict(const JudgedRun &run) const;

private:
    // What a goal is judged by, of its scenarios, over some seconds.
    struct Measure {
        IntendedLoad intended;
        ScenarioCounts counts;
        LatencyHistogram latency; // of the goal's clock; empty for other metrics

        void add(const Measure &other);
    };
    struct Watch {
        Goal goal;
        std::vector<std::size_t> scenarios = {}; // by index; empty: the plan has none of that name
        Measure all = {};
        Measure unmarked = {};
        std::int64_t secondsBeyond = 0;
        std::int64_t secondsBeyondMarked = 0;
        std::int64_t firstBeyond = -1;
        std::int64_t lastBeyond = -1;
        std::optional<double> worstSecond = {};
    };
    struct Value;

    static Measure measureOf(
        const Watch &watch, const SecondRow &row, const std::vector<ScenarioTally> &merged);
    static Value valueOf(const Goal &goal, const Measure &measure, std::uint64_t sessionsStarted);
    static bool judgeSecond(Watch &watch, const Measure &now, std::int64_t second, bool isMarked);
    static GoalResult judgeTraffic(const Watch &watch, const JudgedRun &run);
    static GoalResult judgeCreates(const Goal &goal, const JudgedRun &run);

    std::vector<Watch> m_watches;
    bool m_lastSecondWasBeyond = false;
};

} // namespace plimsoll
