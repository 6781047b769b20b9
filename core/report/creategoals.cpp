// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/creategoals.h"

#include "core/report/goalsentence.h"
#include "core/report/report.h"

#include <algorithm>

namespace plimsoll {

namespace {

QList<Milliseconds> timesOf(const Goal &goal, const JudgedCreates &creates)
{
    switch (goal.metric) {
    case GoalMetric::QueueTime:
        return creates.queue;
    case GoalMetric::BuildTime:
        return creates.build;
    case GoalMetric::AgentTime:
        return creates.agent;
    case GoalMetric::ScriptTime:
        return creates.scripts;
    case GoalMetric::CreateTime:
        return creates.total;
    default:
        return {};
    }
}

double nanoseconds(Milliseconds time)
{
    return static_cast<double>(Nanoseconds(time).count());
}

// Failed ones are told apart from those that have a time: there may be fewer of these than planned.
void measureTime(GoalResult &result, QList<Milliseconds> times, int failed)
{
    if (times.isEmpty() && failed == 0)
        return;
    std::sort(times.begin(), times.end());
    const qsizetype rank = rankOf(result.goal.percentile, times.size() + failed);
    result.worseThanMeasured = rank >= times.size();
    if (!times.isEmpty())
        result.measured = nanoseconds(times.at(std::min(rank, times.size() - 1)));
}

} // namespace

GoalResult judgeCreates(const Goal &goal, const JudgedCreates &creates)
{
    GoalResult result{.goal = goal};
    if (creates.planned > 0) {
        const double failed = static_cast<double>(creates.failed) / creates.planned;
        if (isLatencyGoal(goal.metric))
            measureTime(result, timesOf(goal, creates), creates.failed);
        else
            result.measured = goal.metric == GoalMetric::CreatedShare
                ? static_cast<double>(creates.planned - creates.failed) / creates.planned
                : failed;
    }
    if (!result.measured && !result.worseThanMeasured) {
        result.sentence = nothingMeasuredSentence(goal, creates.planned > 0);
        return result;
    }
    const bool isKept = !result.worseThanMeasured && keepsGoal(goal, *result.measured);
    result.state = isKept ? GoalState::Kept : GoalState::Broken;
    result.sentence = goalSentence(result);
    return result;
}

bool isLost(const Goal &goal, const JudgedCreates &creates)
{
    if (creates.planned <= 0)
        return false;
    if (!isLatencyGoal(goal.metric))
        return judgeCreates(goal, creates).state == GoalState::Broken; // others can only fail, too
    const QList<Milliseconds> times = timesOf(goal, creates);
    const auto beyond = std::count_if(times.begin(), times.end(),
        [&goal](Milliseconds time) { return !keepsGoal(goal, nanoseconds(time)); });
    return creates.planned - beyond - creates.failed <= rankOf(goal.percentile, creates.planned);
}

} // namespace plimsoll
