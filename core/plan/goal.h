// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/errorclass.h"

#include <QList>

#include <optional>
#include <span>

namespace plimsoll {

enum class GoalMetric {
    Throughput, // echoed bytes ÷ intended bytes; limit is the least share
    DisconnectRate, // sessions that ended early ÷ sessions started; limit is the largest share
    ErrorRate, // errors of sessions, of one class or of any ÷ sessions started; limit is the largest share
    // Percentiles of traffic; limit in nanoseconds.
    RoundTrip, // of a tick, from the intended time
    ServiceTime, // of a tick, from the real send
    ConnectTime, // from dialling to the upgrade
    AttachTime, // from the upgrade to the command's mark
    RecoveryTime, // from a loss to the mark after the reconnect
    // About creating workspaces.
    FailedCreates, // failed ÷ planned workspaces; limit is the largest share
    CreatedShare, // created ÷ planned workspaces; limit is the least share
    QueueTime, // percentiles, limit in nanoseconds: from the request until a provisioner took the build
    BuildTime, // plan and apply
    AgentTime, // from the build's end to the last agent connected
    ScriptTime, // start scripts
    CreateTime, // from the request until the workspace counted as there
};

std::span<const EnumText<GoalMetric>> goalMetricTexts();

// A limit that a run must keep.
struct Goal {
    GoalMetric metric = GoalMetric::Throughput;
    double percentile = 99; // of times only
    double limit = 0; // a share in [0, 1], or nanoseconds
    QString scenario = {}; // empty: all traffic of the run; not for creates
    std::optional<ErrorClass> errorClass = {}; // ErrorRate only; none: errors of any class
    // Only requests to this one (endpointNames()), of throughput, round trip and service time; empty: to any.
    QString endpoint = {};
    // To be kept in every stretch of this length, whole seconds; 0: over the whole run. Not for creates.
    Milliseconds window{0};
    Milliseconds grace{0}; // from each scenario's start, in which nothing is judged; not for creates
    bool abort = false; // the run stops, and cleans up, as soon as it is broken
    bool operator==(const Goal &) const = default;
};

// The limit is a time at a percentile, else it is a share.
bool isLatencyGoal(GoalMetric metric);
// The limit is the least that is wanted, else it must not be reached.
bool isFloorGoal(GoalMetric metric);
// It may be about a single endpoint.
bool knowsEndpoints(GoalMetric metric);
// It is about creating workspaces, else about traffic.
bool isCreateGoal(GoalMetric metric);

// Does a measured value keep the goal? A least share at the limit does; the others must stay below theirs,
// but a limit of 0 means "none at all" and is kept by 0.
bool keepsGoal(const Goal &goal, double value);

// "echoed ≥ 90 % of intended", "round trip p99 < 100 ms in each 30 s (dashboard, GET /workspaces)", "no
// disconnects, else stop".
QString goalText(const Goal &goal);

// Echoed at least 90 % of intended, disconnects below 1 %: the limits of Coder's published plans.
QList<Goal> defaultGoals();

} // namespace plimsoll
