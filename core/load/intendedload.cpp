// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/intendedload.h"

#include "core/net/timerwheel.h"

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

// Rounded down to what the timers of a worker can keep, so that a tick's planned time is one of theirs.
Nanoseconds onTimersGrid(std::int64_t ns)
{
    return Nanoseconds(ns - ns % TimerWheel::TickNs);
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
    const bool isDashboard = scenario.kind == TrafficKind::Dashboard;
    const Nanoseconds interval = isDashboard ? scenario.dashboard.interval : scenario.rate.tickInterval;
    const auto atOnce = static_cast<std::int64_t>(
        scenario.limits.concurrency > 0 ? static_cast<std::size_t>(scenario.limits.concurrency) : sessions);
    std::vector<SessionSchedule> schedules;
    schedules.reserve(sessions);
    for (std::size_t i = 0; i < sessions; ++i) {
        const auto index = static_cast<std::int64_t>(i);
        const Instant wave = start + index / atOnce * Nanoseconds(scenario.duration);
        const Nanoseconds ramp = onTimersGrid(
            scenario.connectsPerSecond > 0 ? index % atOnce * 1'000'000'000 / scenario.connectsPerSecond : 0);
        SessionSchedule schedule{.start = wave + ramp,
            .end = wave + scenario.duration,
            .phase = onTimersGrid(interval.count() * index / static_cast<std::int64_t>(sessions))};
        if (isDashboard) { // people do not all come at one instant
            schedule.start
                = schedule.start + (scenario.connectsPerSecond > 0 ? Nanoseconds(0) : schedule.phase);
            schedule.phase = Nanoseconds(0);
        }
        if (scenario.limits.jobTimeout.count() > 0)
            schedule.end = std::min(schedule.end, schedule.start + scenario.limits.jobTimeout);
        if (scenario.limits.timeout.count() > 0)
            schedule.end = std::min(schedule.end, start + scenario.limits.timeout);
        schedules.push_back(schedule);
    }
    return schedules;
}

} // namespace plimsoll
