// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/intendedload.h"

#include "core/net/timerwheel.h"
#include "core/plan/planlimits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plimsoll {

namespace {

constexpr double Slack = 1e-9; // of a level, in sessions: shares are not exact

// Rounded down to what the timers of a worker can keep, so that a tick's planned time is one of theirs.
Nanoseconds onTimersGrid(std::int64_t ns)
{
    return Nanoseconds(ns - ns % TimerWheel::TickNs);
}

// SplitMix64, https://prng.di.unimi.it/splitmix64.c: a good number for each of a row of numbers.
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ull;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

double shareOf(std::uint64_t number) // in (0, 1]
{
    return (static_cast<double>(number >> 11) + 1) / 9007199254740992.0;
}

Nanoseconds intervalOf(const ScenarioPlan &scenario)
{
    return scenario.kind == TrafficKind::Dashboard ? scenario.dashboard.interval : scenario.rate.tickInterval;
}

Nanoseconds phaseOf(const ScenarioPlan &scenario, std::uint32_t target, std::size_t targets)
{
    return onTimersGrid(intervalOf(scenario).count() * static_cast<std::int64_t>(target)
        / static_cast<std::int64_t>(std::max<std::size_t>(1, targets)));
}

// A dashboard's people do not all come at one instant.
void spreadPeople(SessionSchedule &schedule, const ScenarioPlan &scenario)
{
    if (scenario.kind != TrafficKind::Dashboard)
        return;
    if (scenario.connectsPerSecond == 0)
        schedule.start = schedule.start + schedule.phase;
    schedule.phase = Nanoseconds(0);
}

// Ticks of `session` before `until`, as if there were no jitter.
std::int64_t evenTicksBefore(const SessionSchedule &session, Nanoseconds interval, Instant until)
{
    const Instant first = session.start + session.phase;
    const Instant last = std::min(until, session.end);
    if (last <= first)
        return 0;
    return ((last - first).count() + interval.count() - 1) / interval.count();
}

// Of these, the last ones may come after `until`: jitter is less than an interval.
std::int64_t ticksBefore(const SessionSchedule &session, std::uint32_t place, Nanoseconds interval,
    Instant until, const TickJitter &jitter)
{
    std::int64_t ticks = evenTicksBefore(session, interval, until);
    const Instant last = std::min(until, session.end);
    while (jitter.most.count() > 0 && ticks > 0) {
        const Instant at
            = session.start + session.phase + (ticks - 1) * interval + jitter.of(place, ticks - 1);
        if (at < last)
            break;
        --ticks;
    }
    return ticks;
}

std::vector<SessionSchedule> plainSchedule(const ScenarioPlan &scenario, std::size_t sessions, Instant start)
{
    const auto atOnce = static_cast<std::int64_t>(
        scenario.limits.concurrency > 0 ? static_cast<std::size_t>(scenario.limits.concurrency) : sessions);
    std::vector<SessionSchedule> schedules;
    schedules.reserve(sessions);
    for (std::size_t i = 0; i < sessions; ++i) {
        const auto index = static_cast<std::int64_t>(i);
        const Instant wave = start + index / atOnce * Nanoseconds(scenario.duration);
        const Nanoseconds ramp = onTimersGrid(
            scenario.connectsPerSecond > 0 ? index % atOnce * 1'000'000'000 / scenario.connectsPerSecond : 0);
        const auto target = static_cast<std::uint32_t>(i);
        SessionSchedule schedule{.start = wave + ramp,
            .end = wave + scenario.duration,
            .phase = phaseOf(scenario, target, sessions),
            .target = target,
            .seat = target};
        spreadPeople(schedule, scenario);
        if (scenario.limits.jobTimeout.count() > 0)
            schedule.end = std::min(schedule.end, schedule.start + scenario.limits.jobTimeout);
        if (scenario.limits.timeout.count() > 0)
            schedule.end = std::min(schedule.end, start + scenario.limits.timeout);
        schedules.push_back(schedule);
    }
    return schedules;
}

// Where in the piece the level crosses the seat's: sessions × level > seat on one side of it.
Nanoseconds crossing(const LevelPiece &piece, double seat, double targets)
{
    const double share = (seat / targets - piece.first) / (piece.last - piece.first);
    const auto length = static_cast<double>((piece.to - piece.from).count());
    return piece.from + onTimersGrid(std::llround(std::clamp(share, 0.0, 1.0) * length));
}

// The stretches of a curve in which a seat takes part.
std::vector<std::pair<Nanoseconds, Nanoseconds>> stretchesOf(
    const LevelCurve &curve, std::uint32_t seat, std::size_t targets)
{
    const auto all = static_cast<double>(targets);
    const double wanted = static_cast<double>(seat) + Slack;
    std::vector<std::pair<Nanoseconds, Nanoseconds>> stretches;
    for (const LevelPiece &piece : curve) {
        const bool atFirst = piece.first * all > wanted;
        const bool atLast = piece.last * all > wanted;
        if (!atFirst && !atLast)
            continue;
        const Nanoseconds from = atFirst ? piece.from : crossing(piece, wanted, all);
        const Nanoseconds to = atLast ? piece.to : crossing(piece, wanted, all);
        if (to <= from)
            continue;
        if (!stretches.empty() && stretches.back().second == from)
            stretches.back().second = to;
        else
            stretches.emplace_back(from, to);
    }
    return stretches;
}

std::vector<SessionSchedule> closedSchedule(
    const ScenarioPlan &scenario, std::size_t targets, Instant start, const LevelCurve &curve, Instant now)
{
    double most = 0;
    for (const LevelPiece &piece : curve)
        most = std::max({most, piece.first, piece.last});
    const double wanted = std::ceil(most * static_cast<double>(targets) - Slack);
    const auto seats
        = static_cast<std::uint32_t>(std::clamp(wanted, 0.0, static_cast<double>(planlimits::MostTargets)));
    std::vector<SessionSchedule> schedules;
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        const auto target = static_cast<std::uint32_t>(seat % targets);
        for (const auto &[from, to] : stretchesOf(curve, seat, targets)) {
            SessionSchedule schedule{.start = std::max(start + from, now),
                .end = start + to,
                .phase = phaseOf(scenario, target, targets),
                .target = target,
                .seat = seat,
                .goesOn = start + from <= now};
            spreadPeople(schedule, scenario);
            if (schedule.start < schedule.end)
                schedules.push_back(schedule);
        }
    }
    return schedules;
}

// Sessions that a piece brings from its start until `into` it, at `perSecond` for the full load.
double arrivals(const LevelPiece &piece, double seconds, double perSecond)
{
    const double length = static_cast<double>((piece.to - piece.from).count()) / 1e9;
    const double slope = (piece.last - piece.first) / length;
    return perSecond * (piece.first * seconds + slope * seconds * seconds / 2);
}

// The inverse: when so many have come, in seconds from the start of the piece.
double timeOf(const LevelPiece &piece, double count, double perSecond)
{
    const double length = static_cast<double>((piece.to - piece.from).count()) / 1e9;
    const double slope = (piece.last - piece.first) / length;
    const double wanted = count / perSecond;
    if (std::abs(slope) < 1e-12)
        return wanted / piece.first;
    return (std::sqrt(std::max(0.0, piece.first * piece.first + 2 * slope * wanted)) - piece.first) / slope;
}

std::vector<SessionSchedule> openSchedule(
    const ScenarioPlan &scenario, std::size_t targets, Instant start, const LevelCurve &curve, Instant now)
{
    const LoadShape &shape = scenario.shape;
    const Instant end = start + scenario.duration;
    std::vector<SessionSchedule> schedules;
    double wanted = 0; // the next one comes when so many have come
    double passed = 0;
    std::uint64_t number = 0;
    for (const LevelPiece &piece : curve) {
        const double length = static_cast<double>((piece.to - piece.from).count()) / 1e9;
        const double here = arrivals(piece, length, shape.sessionsPerSecond);
        while (wanted < passed + here - Slack && number < planlimits::MostTargets) {
            const double seconds = timeOf(piece, wanted - passed, shape.sessionsPerSecond);
            const auto target = static_cast<std::uint32_t>(number % targets);
            SessionSchedule schedule{.start = start + piece.from + onTimersGrid(std::llround(seconds * 1e9)),
                .end = {},
                .phase = phaseOf(scenario, target, targets),
                .target = target,
                .seat = static_cast<std::uint32_t>(number)};
            schedule.end = std::min(end, schedule.start + shape.sessionLength);
            ++number;
            wanted += shape.isRandom
                ? -std::log(shareOf(mixed(static_cast<std::uint64_t>(shape.seed) * 1'000'003 + number)))
                : 1.0;
            if (schedule.start >= now && schedule.start < schedule.end)
                schedules.push_back(schedule);
        }
        passed += here;
    }
    return schedules;
}

} // namespace

Nanoseconds TickJitter::of(std::uint32_t place, std::int64_t tick) const
{
    if (most.count() <= 0)
        return Nanoseconds(0);
    const std::uint64_t number
        = mixed(seed ^ mixed((static_cast<std::uint64_t>(place) << 32) ^ static_cast<std::uint64_t>(tick)));
    return onTimersGrid(static_cast<std::int64_t>(number % static_cast<std::uint64_t>(most.count())));
}

TickJitter jitterOf(const ScenarioPlan &scenario)
{
    const Nanoseconds interval = scenario.rate.tickInterval;
    return {.most = Nanoseconds(
                std::llround(static_cast<double>(interval.count()) * std::min(scenario.shape.jitter, 1.0))),
        .seed = static_cast<std::uint64_t>(scenario.shape.seed)};
}

std::uint64_t intendedTicks(const std::vector<SessionSchedule> &sessions, Nanoseconds interval, Instant from,
    Instant until, const TickJitter &jitter)
{
    std::int64_t ticks = 0;
    std::uint32_t place = 0;
    for (const SessionSchedule &session : sessions) {
        if (session.end > from && session.start < until)
            ticks += ticksBefore(session, place, interval, until, jitter)
                - ticksBefore(session, place, interval, from, jitter);
        ++place;
    }
    return static_cast<std::uint64_t>(ticks);
}

std::vector<SessionSchedule> scheduleOf(const ScenarioPlan &scenario, std::size_t targets, Instant start)
{
    if (scenario.shape.name == ShapeName::Constant && scenario.shape.model == LoadModel::Closed)
        return plainSchedule(scenario, targets, start);
    std::vector<SessionSchedule> schedules
        = scheduleFrom(scenario, targets, start, curveOf(scenario.shape, scenario.duration), start);
    limitStarts(schedules, scenario.connectsPerSecond);
    return schedules;
}

std::vector<SessionSchedule> scheduleFrom(
    const ScenarioPlan &scenario, std::size_t targets, Instant start, const LevelCurve &curve, Instant now)
{
    return scenario.shape.model == LoadModel::Open ? openSchedule(scenario, targets, start, curve, now)
                                                   : closedSchedule(scenario, targets, start, curve, now);
}

void limitStarts(std::vector<SessionSchedule> &schedules, int perSecond)
{
    std::stable_sort(schedules.begin(), schedules.end(),
        [](const SessionSchedule &left, const SessionSchedule &right) { return left.start < right.start; });
    if (perSecond <= 0)
        return;
    Instant burst;
    std::int64_t inBurst = 0;
    for (SessionSchedule &schedule : schedules) {
        const Instant next = burst + onTimersGrid(inBurst * 1'000'000'000 / perSecond);
        if (inBurst == 0 || schedule.start >= next) {
            burst = schedule.start;
            inBurst = 0;
        }
        schedule.start = burst + onTimersGrid(inBurst++ * 1'000'000'000 / perSecond);
    }
}

} // namespace plimsoll
