// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

// When one session plans to type: tick k is at start + phase + k · interval, and a little later where ticks
// have jitter, as long as that is before end.
struct SessionSchedule {
    Instant start;
    Instant end;
    Nanoseconds phase{0};
    std::uint32_t target = 0; // whose session it is, by index; of several at once each a different one
    std::uint32_t seat = 0; // at which level it takes part: the seat-th of all at once, counted from 0
    bool goesOn = false; // of a timetable from some instant on: its seat was wanted before as well
};

// How much later ticks come: chance, but the same each time for the same session and tick.
struct TickJitter {
    Nanoseconds most{0}; // none where 0
    std::uint64_t seed = 0;

    Nanoseconds of(std::uint32_t place, std::int64_t tick) const; // in [0, most), in whole milliseconds
};
TickJitter jitterOf(const ScenarioPlan &scenario);

// The planned ticks of all sessions in [from, until), whether connected or not. A session's place is its
// index.
std::uint64_t intendedTicks(const std::vector<SessionSchedule> &sessions, Nanoseconds interval, Instant from,
    Instant until, const TickJitter &jitter = {});

// The planned schedules of a scenario with `targets` targets that starts at `start`. A plain load has a
// session for each: ramped by connectsPerSecond, phases spread evenly over the interval, in whole
// milliseconds; a dashboard's sessions begin that much later instead, unless they are ramped. As many at once
// as its limits say, the next ones when those have ended; a session that its timeouts leave no time for has
// an end before its start. With a shape as many at once, or as many new ones, as its curve says.
std::vector<SessionSchedule> scheduleOf(const ScenarioPlan &scenario, std::size_t targets, Instant start);

// What another curve wants from `now` on, before limitStarts(); a session that is wanted at `now` begins
// then.
std::vector<SessionSchedule> scheduleFrom(
    const ScenarioPlan &scenario, std::size_t targets, Instant start, const LevelCurve &curve, Instant now);

// No more starts a second than so many (0: any number), in the order in which they are wanted.
void limitStarts(std::vector<SessionSchedule> &schedules, int perSecond);

} // namespace plimsoll
