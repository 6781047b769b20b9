// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"

#include <QList>
#include <QString>

#include <span>

namespace plimsoll {

enum class GoalMetric {
    Throughput, // echoed bytes ÷ intended bytes; limit is the least share
    DisconnectRate, // sessions that ended early ÷ sessions started; limit is the largest share
    RoundTrip, // percentile of the round trip from the intended time; limit in nanoseconds
    ServiceTime, // percentile of the round trip from the real send; limit in nanoseconds
    FailedCreates, // failed workspaces ÷ planned workspaces; limit is the largest share
};

std::span<const EnumText<GoalMetric>> goalMetricTexts();

// A limit that a run must keep.
struct Goal {
    GoalMetric metric = GoalMetric::Throughput;
    double percentile = 99; // RoundTrip and ServiceTime only
    double limit = 0; // a share in [0, 1], or nanoseconds
    QString scenario = {}; // empty: all traffic of the run
    bool operator==(const Goal &) const = default;
};

// RoundTrip and ServiceTime: the limit is a time at a percentile, else it is a share.
bool isLatencyGoal(GoalMetric metric);

// Does a measured value keep the goal? Throughput at the limit does; the others must stay below theirs, but a
// limit of 0 means "none at all" and is kept by 0.
bool keepsGoal(const Goal &goal, double value);

// "echoed ≥ 90 % of intended", "round trip p99 < 100 ms (web-terminal)", "no disconnects".
QString goalText(const Goal &goal);

// Echoed at least 90 % of intended, disconnects below 1 %: the limits of Coder's published plans.
QList<Goal> defaultGoals();

} // namespace plimsoll
