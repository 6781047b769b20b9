// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/plan/goal.h"

namespace plimsoll {

// What a goal about traffic is judged by, over some seconds: a share's two numbers, or a percentile's
// durations.
struct GoalMeasure {
    std::uint64_t part = 0; // disconnects, errors; their whole are the sessions started since the beginning
    IntendedLoad intended = {}; // of throughput, as the following
    IntendedLoad echoed = {};
    // Of throughput, where requests are meant. Where bytes are as well, the lesser share counts.
    std::uint64_t intendedRequests = 0;
    std::uint64_t answeredRequests = 0; // as expected
    std::uint64_t failedRequests = 0; // whatever became of them instead
    std::uint64_t worse = 0; // of a percentile: what counts as worse than everything measured
    LatencyHistogram durations = {};

    void add(const GoalMeasure &other);
};

// A value of a goal's metric.
struct GoalValue {
    std::optional<double> number = {}; // none with `worse`: not one came back
    bool worse = false; // beyond everything that was measured, of which `number` is the largest

    bool exists() const { return number.has_value() || worse; }
    bool keeps(const Goal &goal) const { return number && !worse && keepsGoal(goal, *number); }
    // Further from the goal than the other; both exist.
    bool isWorseThan(const GoalValue &other, const Goal &goal) const;
};

// Adds what one scenario did in one second. Sessions that started count only where that is the goal's whole.
void addSecond(
    GoalMeasure &measure, const Goal &goal, const IntendedLoad &intended, const ScenarioTally &tally);

// `started`: sessions from the beginning, the whole of rates of disconnects and errors.
GoalValue valueOf(const Goal &goal, const GoalMeasure &measure, std::uint64_t started);
// The same of parts that are kept apart.
GoalValue percentileOf(const Goal &goal, const LatencyHistogram &durations, std::uint64_t worse);
GoalValue shareOf(const Goal &goal, const GoalMeasure &measure, std::uint64_t started);

// The durations of the goal's metric; null for a share.
const LatencyHistogram *durationsOf(const Goal &goal, const ScenarioTally &tally);

} // namespace plimsoll
