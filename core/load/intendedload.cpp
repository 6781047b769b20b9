// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/intendedload.h"

#include <algorithm>

namespace plimsoll {

namespace {

// Ticks of `session` before `until`.
std::int64_t ticksBefore(const SessionSchedule &session, Nanoseconds interval, Instant until)
{
    const Instant first = session.start + session.phase;
    const Instant last = std::min(until, session.end);
    if (last <= first)
        return 0;
    return ((last - first).count() + interval.count() - 1) / interval.count();
}

} // namespace

std::uint64_t intendedTicks(
    const std::vector<SessionSchedule> &sessions, Nanoseconds interval, Instant from, Instant until)
{
    std::int64_t ticks = 0;
    for (const SessionSchedule &session : sessions)
        ticks += ticksBefore(session, interval, until) - ticksBefore(session, interval, from);
    return static_cast<std::uint64_t>(ticks);
}

std::vector<SessionSchedule> scheduleOf(const ScenarioPlan &scenario, std::size_t sessions, Instant start)
{
    const Nanoseconds interval = scenario.rate.tickInterval;
    const Instant end = start + scenario.duration;
    std::vector<SessionSchedule> schedules;
    schedules.reserve(sessions);
    for (std::size_t i = 0; i < sessions; ++i) {
        const auto index = static_cast<std::int64_t>(i);
        const Nanoseconds ramp(
            scenario.connectsPerSecond > 0 ? index * 1'000'000'000 / scenario.connectsPerSecond : 0);
        schedules.push_back({.start = start + ramp,
            .end = end,
            .phase = Nanoseconds(interval.count() * index / static_cast<std::int64_t>(sessions))});
    }
    return schedules;
}

} // namespace plimsoll
