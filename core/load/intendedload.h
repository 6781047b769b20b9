// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

// When one session plans to type: tick k is at start + phase + k · interval, as long as that is before end.
struct SessionSchedule {
    Instant start;
    Instant end;
    Nanoseconds phase{0};
};

// The planned ticks of all sessions in [from, until), whether connected or not.
std::uint64_t intendedTicks(
    const std::vector<SessionSchedule> &sessions, Nanoseconds interval, Instant from, Instant until);

// The planned schedules of a scenario with `sessions` targets that starts at `start`: ramped by
// connectsPerSecond, phases spread evenly over the interval, in whole milliseconds; a dashboard's sessions
// begin that much later instead, unless they are ramped. As many at once as its limits say, the next ones
// when those have ended; a session that its timeouts leave no time for has an end before its start.
std::vector<SessionSchedule> scheduleOf(const ScenarioPlan &scenario, std::size_t sessions, Instant start);

} // namespace plimsoll
