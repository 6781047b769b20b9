// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goalwindow.h"

namespace plimsoll {

GoalWindow::GoalWindow(const Goal &goal, std::size_t seconds)
    : m_goal(goal)
    , m_seconds(seconds)
    , m_all(seconds)
    , m_unmarked(seconds)
{
}

void GoalWindow::push(const GoalMeasure &second, bool isMarked)
{
    if (m_kept.size() == m_seconds) {
        if (m_kept.front().isMarked)
            --m_marked;
        m_kept.pop_front();
    }
    m_kept.push_back({.counts = {.part = second.part,
                          .intended = second.intended,
                          .echoed = second.echoed,
                          .intendedRequests = second.intendedRequests,
                          .answeredRequests = second.answeredRequests,
                          .worse = second.worse},
        .isMarked = isMarked});
    if (isMarked)
        ++m_marked;
    if (!isLatencyGoal(m_goal.metric))
        return;
    m_all.push(second.durations);
    m_unmarked.push(isMarked ? LatencyHistogram() : second.durations);
}

GoalValue GoalWindow::value(std::uint64_t started, std::uint64_t overdue) const
{
    return valueOf(m_all, true, started, overdue);
}

GoalValue GoalWindow::valueUnmarked(std::uint64_t started, std::uint64_t overdue) const
{
    if (m_marked == m_kept.size())
        return {};
    return valueOf(m_unmarked, false, started, overdue);
}

GoalValue GoalWindow::valueOf(
    const LatencyWindow &durations, bool withMarked, std::uint64_t started, std::uint64_t overdue) const
{
    GoalMeasure sum;
    for (const Second &second : m_kept) {
        if (!second.isMarked || withMarked)
            sum.add(second.counts);
    }
    return isLatencyGoal(m_goal.metric) ? percentileOf(m_goal, durations.sum(), sum.worse + overdue)
                                        : shareOf(m_goal, sum, started);
}

} // namespace plimsoll
