// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goaljudge.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

bool hasEchoClock(const Goal &goal)
{
    return goal.metric == GoalMetric::RoundTrip || goal.metric == GoalMetric::ServiceTime;
}

// What is under way when a run is stopped comes back, or does not; all else is the stopping's doing.
bool isAboutTicks(const Goal &goal)
{
    return goal.metric == GoalMetric::Throughput || hasEchoClock(goal);
}

// A request may be asked for in one second and answered in the next, so a second alone is judged by those of
// which it is known in that second what became of them.
GoalMeasure ownOf(const GoalMeasure &second, std::uint64_t missing)
{
    GoalMeasure own = second;
    own.intendedRequests = own.answeredRequests + own.failedRequests + missing;
    return own;
}

std::int64_t wholeSeconds(Nanoseconds time)
{
    return (time + 1s - 1ns) / 1s;
}

} // namespace

QList<JudgedScenario> judgedScenarios(const Plan &plan)
{
    QList<JudgedScenario> scenarios;
    for (const ScenarioPlan &scenario : plan.scenarios)
        scenarios.append({.name = scenario.name,
            .startAfter = scenario.startAfter,
            .judgedFrom = 0,
            .sends = sends(scenario),
            .echoes = echoes(scenario),
            .makesRequests = makesRequests(scenario),
            .endpoints = endpointNames(scenario)});
    return scenarios;
}

GoalJudge::GoalJudge(const QList<Goal> &goals, const QList<JudgedScenario> &scenarios)
{
    for (const JudgedScenario &scenario : scenarios)
        m_echoes.push_back(scenario.echoes || !scenario.sends);
    for (const Goal &goal : goals) {
        Watch watch{.goal = goal};
        for (qsizetype i = 0; i < scenarios.size() && !isCreateGoal(goal.metric); ++i) {
            if (!goal.scenario.isEmpty() && goal.scenario != scenarios[i].name)
                continue;
            const qsizetype endpoint = scenarios[i].endpoints.indexOf(goal.endpoint);
            if (!goal.endpoint.isEmpty() && endpoint < 0)
                continue;
            if (isAboutTicks(goal) && !scenarios[i].sends) {
                watch.isOfReaders = true;
                continue;
            }
            const std::int64_t from
                = goal.grace > 0ms ? wholeSeconds(scenarios[i].startAfter + goal.grace) : 0;
            watch.scenarios.push_back({.index = static_cast<std::size_t>(i),
                .echoes = scenarios[i].echoes,
                .makesRequests = scenarios[i].makesRequests,
                .judgedFrom = std::max(from, scenarios[i].judgedFrom),
                .endpoint = endpoint < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(endpoint))});
        }
        watch.isOfReaders = watch.isOfReaders && watch.scenarios.empty();
        if (goal.window > 0ms && !isCreateGoal(goal.metric))
            watch.window = std::make_unique<GoalWindow>(goal, static_cast<std::size_t>(goal.window / 1s));
        m_watches.push_back(std::move(watch));
    }
}

void GoalJudge::second(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    m_lastSecondWasBeyond = false;
    if (!m_isStopped)
        m_machine.second(withoutEchoes(row));
    for (Watch &watch : m_watches) {
        const bool isJudged = std::any_of(watch.scenarios.begin(), watch.scenarios.end(),
            [&row](const Watched &scenario) { return row.second >= scenario.judgedFrom; });
        const GoalMeasure now = measureOf(watch, row, merged);
        const std::uint64_t missing = newlyMissing(watch);
        if (!isJudged) {
            keepSent(watch);
            continue;
        }
        const GoalMeasure own = ownOf(now, missing);
        watch.all.add(now);
        if (row.mark.any())
            watch.hasMarked = true;
        else
            watch.unmarked.add(own);
        if (judgeSecond(watch, own, row))
            m_lastSecondWasBeyond = true;
        keepSent(watch);
    }
}

// What is not meant to come back counts as back when it was sent.
SecondRow GoalJudge::withoutEchoes(const SecondRow &row) const
{
    SecondRow own = row;
    for (std::size_t i = 0; i < own.scenarios.size() && i < m_echoes.size(); ++i) {
        ScenarioCounts &counts = own.scenarios[i].counts;
        if (m_echoes[i])
            continue;
        counts.echoedTicks = counts.sentTicks;
        counts.echoedBytes = counts.sentBytes;
    }
    return own;
}

// Of its scenarios that are past their grace time; what is under way and who has started counts always.
GoalMeasure GoalJudge::measureOf(
    Watch &watch, const SecondRow &row, const std::vector<ScenarioTally> &merged) const
{
    GoalMeasure measure;
    for (const Watched &scenario : watch.scenarios) {
        const ScenarioTally &tally = merged.at(scenario.index);
        watch.started += tally.sessionsStarted;
        if (scenario.endpoint) {
            if (*scenario.endpoint < tally.endpoints.size())
                measureEndpoint(
                    watch, measure, tally.endpoints[*scenario.endpoint], row.second >= scenario.judgedFrom);
            continue;
        }
        if (scenario.echoes) {
            watch.sent += tally.sentTicks;
            watch.answered += tally.echoedTicks + tally.unansweredTicks;
        }
        IntendedLoad intended = row.scenarios.at(scenario.index).intended;
        if (m_isStopped) {
            intended.bytes = std::min(intended.bytes, tally.sentBytes);
            intended.ticks = std::min(intended.ticks, tally.sentTicks);
        }
        if (scenario.makesRequests) {
            watch.asked += intended.ticks;
            watch.due += tally.dueTicks;
        }
        if (row.second < scenario.judgedFrom || (m_isStopped && !isAboutTicks(watch.goal)))
            continue;
        if (watch.goal.metric == GoalMetric::Throughput && !scenario.echoes) {
            measure.intended.add(intended);
            measure.echoed.add({.ticks = tally.sentTicks, .bytes = tally.sentBytes});
        } else if (watch.goal.metric == GoalMetric::Throughput && scenario.makesRequests) {
            measure.intendedRequests += intended.ticks;
            measure.answeredRequests += tally.echoedTicks;
            measure.failedRequests += tally.worseTicks();
        } else {
            addSecond(measure, watch.goal, intended, tally);
        }
    }
    return measure;
}

void GoalJudge::measureEndpoint(
    Watch &watch, GoalMeasure &measure, const RequestTally &requests, bool isJudged) const
{
    watch.sent += requests.sent;
    watch.answered += requests.answered + requests.failed;
    if (!isJudged)
        return;
    measure.intendedRequests += m_isStopped ? requests.sent : requests.intended;
    measure.answeredRequests += requests.done();
    measure.failedRequests += requests.worse();
    if (watch.goal.metric == GoalMetric::Throughput)
        return;
    measure.durations.add(
        watch.goal.metric == GoalMetric::RoundTrip ? requests.latency : requests.serviceTime);
    measure.worse += m_isStopped ? requests.worse() - requests.notSent() : requests.worse();
}

// A session that is late makes its request still; one that is not there never does. So those are missing that
// were waiting at the end of each of the last seconds.
std::uint64_t GoalJudge::newlyMissing(Watch &watch)
{
    constexpr std::size_t patience = 10; // seconds
    watch.waitingBefore.push_back(watch.asked > watch.due ? watch.asked - watch.due : 0);
    if (watch.waitingBefore.size() > patience)
        watch.waitingBefore.pop_front();
    const std::uint64_t least = *std::ranges::min_element(watch.waitingBefore);
    if (watch.waitingBefore.size() < patience || least <= watch.missing)
        return 0;
    return least - std::exchange(watch.missing, least);
}

void GoalJudge::keepSent(Watch &watch)
{
    if (!hasEchoClock(watch.goal))
        return;
    watch.sentBefore.push_back(watch.sent);
    const std::int64_t kept
        = std::max<std::int64_t>(1, wholeSeconds(Nanoseconds(static_cast<std::int64_t>(watch.goal.limit))));
    while (static_cast<std::int64_t>(watch.sentBefore.size()) > kept)
        watch.sentBefore.pop_front();
}

// At least so many ticks are under way for longer than the goal's limit: they were sent by the end of a
// second that ended that long ago, and no more than these can have been answered since.
std::uint64_t GoalJudge::overdueOf(const Watch &watch)
{
    const std::int64_t age
        = std::max<std::int64_t>(1, wholeSeconds(Nanoseconds(static_cast<std::int64_t>(watch.goal.limit))));
    if (!hasEchoClock(watch.goal) || static_cast<std::int64_t>(watch.sentBefore.size()) < age)
        return 0;
    const std::uint64_t sent = watch.sentBefore.front();
    return sent > watch.answered ? sent - watch.answered : 0;
}

// Says whether the second is beyond the goal's limit.
bool GoalJudge::judgeSecond(Watch &watch, const GoalMeasure &now, const SecondRow &row)
{
    if (watch.window)
        return judgeWindow(watch, now, row);
    GoalMeasure own = now;
    own.worse += overdueOf(watch);
    const GoalValue value = valueOf(watch.goal, own, watch.started);
    if (!value.exists() || value.keeps(watch.goal))
        return false;
    noteBeyond(watch, value, row.second, row.mark.any());
    return true;
}

bool GoalJudge::judgeWindow(Watch &watch, const GoalMeasure &now, const SecondRow &row)
{
    watch.window->push(now, row.mark.any());
    if (!watch.window->isWhole())
        return false;
    const std::uint64_t overdue = overdueOf(watch);
    const GoalValue value = watch.window->value(watch.started, overdue);
    if (!value.exists())
        return false;
    ++watch.wholeWindows;
    const Ruling ruled = ruling(
        watch.goal, value, watch.window->valueUnmarked(watch.started, overdue), watch.window->hasMarked());
    const bool isFirstBroken = ruled.state == GoalState::Broken && watch.brokenWindows++ == 0;
    if (ruled.state == GoalState::NotMeasurable) {
        ++watch.doubtfulWindows;
        watch.doubt = ruled.doubt;
    }
    // Once a window is broken without doubt, only such ones are worth telling.
    const bool counts = watch.brokenWindows == 0 || ruled.state == GoalState::Broken;
    if (isFirstBroken || (counts && (!watch.worst.exists() || value.isWorseThan(watch.worst, watch.goal))))
        watch.worst = value;
    if (value.keeps(watch.goal))
        return false;
    noteBeyond(watch, value, row.second, ruled.state == GoalState::NotMeasurable);
    return true;
}

void GoalJudge::noteBeyond(Watch &watch, const GoalValue &value, std::int64_t second, bool isMarked)
{
    ++watch.secondsBeyond;
    watch.secondsBeyondMarked += isMarked ? 1 : 0;
    if (watch.firstBeyond < 0)
        watch.firstBeyond = second;
    watch.lastBeyond = second;
    if (value.number
        && (!watch.worstSecond
            || value.isWorseThan({.number = watch.worstSecond, .worse = value.worse}, watch.goal)))
        watch.worstSecond = value.number;
}

GoalJudge::Ruling GoalJudge::ruling(
    const Goal &goal, const GoalValue &all, const GoalValue &unmarked, bool hasMarked)
{
    const bool isKept = all.keeps(goal);
    const bool isSure = !hasMarked || (unmarked.exists() && unmarked.keeps(goal) == isKept);
    if (!isSure)
        return {GoalState::NotMeasurable, isKept ? GoalDoubt::KeptWhileLate : GoalDoubt::BrokenWhileLate};
    return {isKept ? GoalState::Kept : GoalState::Broken};
}

std::optional<GoalResult> GoalJudge::breach(const JudgedRun &run)
{
    for (Watch &watch : m_watches) {
        if (!watch.goal.abort)
            continue;
        if (watch.breach)
            return watch.breach;
        const bool isCreate = isCreateGoal(watch.goal.metric);
        GoalResult result = isCreate ? judgeCreates(watch.goal, run.creates) : judgeTraffic(watch, run);
        if (isCreate ? !isLost(watch.goal, run.creates) : result.state != GoalState::Broken)
            continue;
        if (isCreate) // the run ends before all of them are there: what was measured is not the last word
            result.state = GoalState::Broken;
        result.sentence = goalSentence(result);
        watch.breach = result;
        return result;
    }
    return {};
}

Verdict GoalJudge::verdict(const JudgedRun &run) const
{
    QList<GoalResult> results;
    for (const Watch &watch : m_watches) {
        if (watch.breach)
            results.append(*watch.breach);
        else if (isCreateGoal(watch.goal.metric))
            results.append(judgeCreates(watch.goal, run.creates));
        else
            results.append(judgeTraffic(watch, run));
    }
    return verdictOf(results, m_machine.sentence());
}

GoalJudge::Ruling GoalJudge::ruleWhole(const Watch &watch, GoalResult &result)
{
    const std::uint64_t overdue = overdueOf(watch);
    const auto valueOver = [&](const GoalMeasure &measure) {
        return isLatencyGoal(watch.goal.metric)
            ? percentileOf(watch.goal, measure.durations, measure.worse + overdue)
            : shareOf(watch.goal, measure, watch.started);
    };
    const GoalValue value = valueOver(watch.all);
    result.measured = value.number;
    result.worseThanMeasured = value.worse;
    if (!value.exists())
        return {};
    return ruling(watch.goal, value, watch.hasMarked ? valueOver(watch.unmarked) : value, watch.hasMarked);
}

GoalJudge::Ruling GoalJudge::ruleWindows(const Watch &watch, GoalResult &result)
{
    result.measured = watch.worst.number;
    result.worseThanMeasured = watch.worst.worse;
    if (watch.brokenWindows > 0)
        return {GoalState::Broken};
    if (watch.doubtfulWindows > 0)
        return {GoalState::NotMeasurable, watch.doubt};
    return {watch.wholeWindows > 0 ? GoalState::Kept : GoalState::NotMeasurable};
}

QString GoalJudge::nothingMeasured(const Watch &watch)
{
    const QString what = u"Not measurable: %1; "_s.arg(goalText(watch.goal));
    if (watch.scenarios.empty() && !watch.goal.scenario.isEmpty())
        return what + u"the plan has no scenario \"%1\"."_s.arg(watch.goal.scenario);
    if (watch.window && valueOf(watch.goal, watch.all, watch.started).exists())
        return what + u"the traffic ended before a stretch of that length was whole."_s;
    return nothingMeasuredSentence(watch.goal, false);
}

GoalResult GoalJudge::judgeTraffic(const Watch &watch, const JudgedRun &run) const
{
    GoalResult result{.goal = watch.goal};
    if (watch.isOfReaders) {
        result.state = GoalState::Kept;
        result.sentence
            = u"Kept: %1; nothing is sent, so nothing has to come back."_s.arg(goalText(watch.goal));
        return result;
    }
    result.secondsBeyond = watch.secondsBeyond;
    result.secondsBeyondMarked = watch.secondsBeyondMarked;
    if (watch.firstBeyond >= 0) {
        result.firstBeyond = run.trafficStartedAt.addSecs(watch.firstBeyond);
        result.lastBeyond = run.trafficStartedAt.addSecs(watch.lastBeyond);
    }
    result.worstSecond = watch.worstSecond;
    Ruling ruled = watch.window ? ruleWindows(watch, result) : ruleWhole(watch, result);
    const bool isMeasured = result.measured || result.worseThanMeasured;
    // Nothing was lost, so nothing had to recover.
    const bool lostNothing
        = !isMeasured && watch.goal.metric == GoalMetric::RecoveryTime && watch.started > 0;
    if (lostNothing)
        ruled = {GoalState::Kept};
    if (!isMeasured && !lostNothing) {
        result.sentence = nothingMeasured(watch);
        return result;
    }
    if (ruled.state == GoalState::Kept && m_machine.isLimit())
        ruled = {GoalState::NotMeasurable, GoalDoubt::BelowPlan};
    result.state = ruled.state;
    result.sentence = goalSentence(result, ruled.doubt);
    return result;
}

} // namespace plimsoll
