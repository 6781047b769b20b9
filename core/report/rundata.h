// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/report/csvreport.h"
#include "core/report/stripseries.h"

namespace plimsoll {

// Some seconds of a run, all scenarios together.
struct SecondsSum {
    std::int64_t seconds = 0;
    std::int64_t marked = 0; // generator-limited
    IntendedLoad intended = {};
    ScenarioTally total = {};
    int fewestActive = 0; // sessions at the end of any of the seconds
    int mostConnecting = 0;
    double busiestShare = 0;
    Nanoseconds worstLagP99{0};

    void add(const SecondRow &row, const std::vector<ScenarioTally> &merged);
};

// All that the folder of a run tells, in the form in which reports and pages need it. A value; shared
// read-only by threads.
struct RunData {
    Report report = {}; // where run.json can not be read: what other files tell
    std::optional<Plan> plan = {};
    QStringList problems = {}; // sentences: what is missing, damaged or changed

    // The seconds of the traffic.
    QStringList scenarios = {}; // names, by index in the plan
    QDateTime trafficStartedAt = {}; // UTC; invalid when there was none
    double seconds = 0; // from the first to the end of the last
    StripSeries strips = {};
    Stretches bad = {}; // a goal's own value was beyond its limit
    Stretches marked = {}; // generator-limited
    SecondsSum inBad = {};
    SecondsSum inOther = {};
    // By scenario, over the whole run. Counts are 0 where series.csv could not be read, durations empty where
    // latency.hlog could not.
    std::vector<ScenarioTally> totals = {};

    bool hasSeconds() const { return inBad.seconds + inOther.seconds > 0; }
};

// What was different in the seconds in which a goal was beyond its limit.
struct MovedValue {
    QString name = {};
    QString others = {}; // in the other seconds, for people
    QString then = {}; // in these
    bool moved = false;
};
// Empty when there is no such second.
QList<MovedValue> movedValues(const RunData &run);
// What moved in these seconds, and whose doing it looks like. Empty when there is no such second.
QString movedSentence(const RunData &run);

} // namespace plimsoll
