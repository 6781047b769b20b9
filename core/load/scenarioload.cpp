// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenarioload.h"

#include "core/load/dashboardload.h"
#include "core/plan/planlimits.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

ScenarioLoad::ScenarioLoad(const ScenarioPlan &plan, std::size_t targets, Instant begin)
    : m_plan(plan)
    , m_targets(targets)
    , m_begin(begin)
    , m_start(begin + plan.startAfter)
    , m_end(m_start + plan.duration)
    , m_sessions(scheduleOf(plan, targets, m_start))
    , m_jitter(jitterOf(plan))
    , m_shape(curveOf(plan.shape, plan.duration))
    , m_curve(m_shape)
{
    planRequests();
}

void ScenarioLoad::planRequests()
{
    if (m_plan.kind == TrafficKind::Dashboard)
        m_requests = intendedRequests(m_plan.dashboard, m_sessions, m_begin);
}

IntendedLoad ScenarioLoad::intendedIn(std::int64_t second) const
{
    if (m_requests)
        return m_requests(second);
    if (!sends(m_plan))
        return {};
    Instant from = m_begin + second * 1s;
    const Instant until = from + 1s;
    const Nanoseconds interval = m_plan.rate.tickInterval;
    std::uint64_t ticks = 0;
    const auto add = [&](Instant first, Instant last) {
        if (first < last)
            ticks += intendedTicks(m_sessions, interval, first, last, m_jitter);
    };
    for (const auto &[paused, resumed] : m_pauses) {
        if (resumed <= from || paused >= until)
            continue;
        add(from, paused);
        from = std::max(from, resumed);
    }
    add(from, m_pausedAt ? std::min(until, *m_pausedAt) : until);
    const std::uint64_t bytes
        = makesRequests(m_plan) ? 0 : static_cast<std::uint64_t>(m_plan.rate.bytesPerTick);
    return {.ticks = ticks, .bytes = ticks * bytes};
}

double ScenarioLoad::level(Instant at) const
{
    const Nanoseconds first = m_curve.empty() ? Nanoseconds(0) : m_curve.front().from;
    return levelAt(m_curve, std::max(first, at - m_start)); // a hand is obeyed a moment later
}

Result<ScenarioLoad::Change> ScenarioLoad::steer(const Steering &steering, Instant now)
{
    Change change{.firstNew = m_sessions.size()};
    if (steering.action == SteerAction::Pause && m_plan.kind == TrafficKind::Dashboard) {
        return Error{ErrorKind::BadInput,
            u"People on the dashboard do not pause: a lower level of scenario \"%1\" lets some of them leave."_s
                .arg(m_plan.name)};
    }
    if (steering.action == SteerAction::Pause) {
        if (!m_pausedAt)
            m_pausedAt = now;
        change.pauses = true;
        return change;
    }
    if (steering.action == SteerAction::Continue && m_pausedAt) {
        m_pauses.emplace_back(*std::exchange(m_pausedAt, std::nullopt), now);
        change.pauses = true;
        return change;
    }
    const Result<LevelCurve> curve = steered(steering, std::max(Nanoseconds(0), now - m_start));
    if (!curve)
        return curve.error();
    replan(*curve, now, change);
    return change;
}

// The curve from now on; what it was before does not matter any more.
Result<LevelCurve> ScenarioLoad::steered(const Steering &steering, Nanoseconds at)
{
    const Nanoseconds end = m_plan.duration;
    const auto held = [at, end](double level) {
        return LevelCurve{{.from = at, .to = end, .first = level, .last = level}};
    };
    LevelCurve curve = m_curve;
    LevelCurve shape = m_shape;
    switch (steering.action) {
    case SteerAction::Scale:
        for (LevelCurve *each : {&curve, &shape}) {
            for (LevelPiece &piece : *each) {
                piece.first *= steering.value;
                piece.last *= steering.value;
            }
        }
        break;
    case SteerAction::SetLevel:
        curve = held(steering.value);
        break;
    case SteerAction::Hold:
        curve = held(levelAt(m_curve, at));
        break;
    case SteerAction::Continue:
        curve = shape;
        break;
    case SteerAction::NextStage: {
        const auto next = std::find_if(
            shape.begin(), shape.end(), [at](const LevelPiece &piece) { return piece.from > at; });
        if (next == shape.end())
            return Error{ErrorKind::BadInput,
                u"Scenario \"%1\" is in its last stage: there is no next one."_s.arg(m_plan.name)};
        const Nanoseconds earlier = next->from - at;
        shape.erase(shape.begin(), next);
        for (LevelPiece &piece : shape) {
            piece.from -= earlier;
            piece.to -= earlier;
        }
        shape.push_back(
            {.from = shape.back().to, .to = end, .first = shape.back().last, .last = shape.back().last});
        curve = shape;
        break;
    }
    case SteerAction::Pause:
        break;
    }
    if (Result<> fits = checkLevels(curve); !fits)
        return fits.error();
    m_shape = std::move(shape);
    return curve;
}

Result<> ScenarioLoad::checkLevels(const LevelCurve &curve) const
{
    double highest = 0;
    for (const LevelPiece &piece : curve)
        highest = std::max({highest, piece.first, piece.last});
    if (highest > planlimits::HighestLevel) {
        return Error{ErrorKind::BadInput,
            u"The level of scenario \"%1\" would be above %2 % of its full load."_s.arg(
                m_plan.name, QString::number(planlimits::HighestLevel * 100))};
    }
    if (usesBrowsers(m_plan) && highest * static_cast<double>(m_targets) > planlimits::MostBrowsers) {
        return Error{ErrorKind::BadInput,
            u"Scenario \"%1\" would have more than %2 browsers, which is more than one machine runs."_s.arg(
                m_plan.name, QString::number(planlimits::MostBrowsers))};
    }
    return {};
}

void ScenarioLoad::replan(const LevelCurve &curve, Instant now, Change &change)
{
    m_curve = curve;
    std::vector<SessionSchedule> wanted = scheduleFrom(m_plan, m_targets, m_start, curve, now);
    if (m_plan.shape.model == LoadModel::Closed)
        keepSeats(wanted, now, change);
    // What has not begun is planned anew; sessions of the open model that have begun last as they were meant
    // to.
    for (std::uint32_t place = 0; place < change.firstNew; ++place) {
        if (m_sessions[place].start > now)
            setEnd(place, m_sessions[place].start, change);
    }
    limitStarts(wanted, m_plan.connectsPerSecond);
    m_sessions.insert(m_sessions.end(), wanted.begin(), wanted.end());
    planRequests();
}

// Who has a seat that is wanted keeps it, and the others leave: `wanted` has then what is to begin.
void ScenarioLoad::keepSeats(std::vector<SessionSchedule> &wanted, Instant now, Change &change)
{
    std::unordered_map<std::uint32_t, std::uint32_t> places; // by seat, of sessions that are there
    for (std::uint32_t place = 0; place < change.firstNew; ++place) {
        if (m_sessions[place].start <= now && now < m_sessions[place].end)
            places.emplace(m_sessions[place].seat, place);
    }
    std::erase_if(wanted, [&](const SessionSchedule &one) {
        const auto found = one.goesOn ? places.find(one.seat) : places.end();
        if (found == places.end())
            return false;
        setEnd(found->second, one.end, change);
        places.erase(found);
        return true;
    });
    for (const auto &[seat, place] : places)
        setEnd(place, now, change);
}

void ScenarioLoad::setEnd(std::uint32_t place, Instant end, Change &change)
{
    if (m_sessions[place].end == end)
        return;
    m_sessions[place].end = end;
    change.ends.emplace_back(place, end);
}

} // namespace plimsoll
