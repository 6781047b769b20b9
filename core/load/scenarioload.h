// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/intendedload.h"
#include "core/load/steering.h"
#include "core/metrics/secondrow.h"

#include <functional>
#include <optional>

namespace plimsoll {

// The timetable of one scenario while it runs: as planned at first, then as it is steered. What was intended
// before an instant does not change by what happens at it. Lives on the engine thread.
class ScenarioLoad
{
public:
    // `begin`: second 0 of the series.
    ScenarioLoad(const ScenarioPlan &plan, std::size_t targets, Instant begin);

    // In the order of their places.
    const std::vector<SessionSchedule> &sessions() const { return m_sessions; }
    IntendedLoad intendedIn(std::int64_t second) const; // of what sends
    double level(Instant at) const; // a share of the full load; what a pause interrupts
    bool isPaused() const { return m_pausedAt.has_value(); }
    bool isOver(Instant at) const { return at >= m_end; }

    // What steering changes: sessions that get another end, by place, and those from `firstNew` on, which are
    // new.
    struct Change {
        std::vector<std::pair<std::uint32_t, Instant>> ends = {};
        std::size_t firstNew = 0;
        bool pauses = false; // or goes on; see isPaused()
    };
    // Errors (BadInput): there is no next stage; the level would be beyond what a plan may say, or would be
    // more browsers than one machine runs; people on the dashboard are to pause.
    Result<Change> steer(const Steering &steering, Instant now);

private:
    Result<LevelCurve> steered(const Steering &steering, Nanoseconds at);
    Result<> checkLevels(const LevelCurve &curve) const;
    void replan(const LevelCurve &curve, Instant now, Change &change);
    void keepSeats(std::vector<SessionSchedule> &wanted, Instant now, Change &change);
    void planRequests();
    void setEnd(std::uint32_t place, Instant end, Change &change);

    ScenarioPlan m_plan;
    std::size_t m_targets;
    Instant m_begin;
    Instant m_start; // of the scenario
    Instant m_end;
    std::vector<SessionSchedule> m_sessions;
    TickJitter m_jitter;
    std::function<IntendedLoad(std::int64_t second)> m_requests; // of a dashboard's people
    LevelCurve m_shape; // as planned, scaled and shifted by what was steered
    LevelCurve m_curve; // as it is now
    std::vector<std::pair<Instant, Instant>> m_pauses;
    std::optional<Instant> m_pausedAt;
};

} // namespace plimsoll
