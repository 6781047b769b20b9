// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/latencywindow.h"
#include "core/report/goalmeasure.h"

#include <deque>

namespace plimsoll {

// The last seconds of what a goal is judged by, together and without those in which this machine was late.
class GoalWindow
{
public:
    GoalWindow(const Goal &goal, std::size_t seconds);

    void push(const GoalMeasure &second, bool isMarked);

    bool isWhole() const { return m_kept.size() == m_seconds; }
    bool hasMarked() const { return m_marked > 0; }
    // `overdue`: ticks that are still under way and already beyond the goal's limit.
    GoalValue value(std::uint64_t started, std::uint64_t overdue) const;
    GoalValue valueUnmarked(std::uint64_t started, std::uint64_t overdue) const;

private:
    struct Second {
        GoalMeasure counts; // without durations
        bool isMarked = false;
    };
    GoalValue valueOf(
        const LatencyWindow &durations, bool withMarked, std::uint64_t started, std::uint64_t overdue) const;

    Goal m_goal;
    std::size_t m_seconds;
    std::deque<Second> m_kept;
    LatencyWindow m_all;
    LatencyWindow m_unmarked;
    std::size_t m_marked = 0; // of those kept
};

} // namespace plimsoll
