// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goalvalidation.h"

#include "core/base/unittext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

class GoalValidation
{
public:
    explicit GoalValidation(const Plan &plan)
        : m_plan(plan)
    {
    }

    QList<PlanFinding> run()
    {
        for (qsizetype i = 0; i < m_plan.goals.size(); ++i) {
            const Goal &goal = m_plan.goals.at(i);
            m_place = u"/goals/%1"_s.arg(i);
            m_goal = u"The goal \"%1\""_s.arg(goalText(goal));
            if (isCreateGoal(goal.metric))
                checkCreateGoal(goal);
            else
                checkTrafficGoal(goal);
            if (m_plan.goals.count(goal) > 1 && m_plan.goals.indexOf(goal) == i)
                warn({}, u"stands in the plan more than once."_s);
        }
        checkGenerator();
        return m_findings;
    }

private:
    void error(const QString &key, const QString &rest)
    {
        m_findings.append({true, m_place + key, m_goal + u' ' + rest});
    }
    void warn(const QString &key, const QString &rest)
    {
        m_findings.append({false, m_place + key, m_goal + u' ' + rest});
    }

    void checkCreateGoal(const Goal &goal)
    {
        if (!goal.scenario.isEmpty())
            error({},
                u"is about creating workspaces and belongs to no scenario, but names \"%1\"."_s.arg(
                    goal.scenario));
        if (goal.window > 0ms)
            error(u"/window"_s,
                u"is about creating workspaces, which has no seconds to slide over: leave out \"window\"."_s);
        if (goal.grace > 0ms)
            error(u"/grace"_s,
                u"is about creating workspaces, and \"grace\" counts from the start of traffic: leave it "
                "out."_s);
        const WaitFor waitFor = m_plan.create.waitFor;
        if (goal.metric == GoalMetric::AgentTime && waitFor == WaitFor::Build)
            error({},
                u"can not be measured: nobody waits for the agents. Set \"waitFor\" to "
                "\"connected\" or \"ready\"."_s);
        if (goal.metric == GoalMetric::ScriptTime && waitFor != WaitFor::Ready)
            error({},
                u"can not be measured: nobody waits for the start scripts. Set \"waitFor\" to "
                "\"ready\"."_s);
        if (m_plan.create.count == 0)
            warn({}, u"can not be measured: the plan creates no workspace."_s);
    }

    void checkTrafficGoal(const Goal &goal)
    {
        const auto isMeant = [&goal](const ScenarioPlan &scenario) {
            return goal.scenario.isEmpty() || scenario.name == goal.scenario;
        };
        const bool exists = std::any_of(m_plan.scenarios.begin(), m_plan.scenarios.end(), isMeant);
        if (!goal.scenario.isEmpty() && !exists)
            return error({}, u"names a scenario that the plan does not have."_s);
        checkEndpoint(goal);
        checkTimes(goal);
        const bool reconnects = std::any_of(
            m_plan.scenarios.begin(), m_plan.scenarios.end(), [&](const ScenarioPlan &scenario) {
                return isMeant(scenario) && scenario.webTerminal.reconnect;
            });
        if (goal.metric == GoalMetric::RecoveryTime && exists && !reconnects)
            error({},
                u"can not be measured: no session of it reconnects. Set \"reconnect\" in the scenario."_s);
        const bool judgesStart = goal.abort && goal.window == 0ms && goal.grace == 0ms;
        if (judgesStart && (goal.metric == GoalMetric::Throughput || isLatencyGoal(goal.metric)))
            warn(u"/abort"_s,
                u"may stop the run in its first seconds, before the traffic has settled: give it "
                "a \"window\" or a \"grace\"."_s);
    }

    void checkEndpoint(const Goal &goal)
    {
        if (goal.endpoint.isEmpty())
            return;
        QStringList known;
        for (const ScenarioPlan &scenario : m_plan.scenarios) {
            if (goal.scenario.isEmpty() || scenario.name == goal.scenario)
                known += endpointNames(scenario);
        }
        if (known.contains(goal.endpoint))
            return;
        error(u"/endpoint"_s,
            known.isEmpty() ? u"names an endpoint, but none of its scenarios makes requests."_s
                            : u"names an endpoint that none of its scenarios asks; they ask: %1."_s.arg(
                                  known.join(u", "_s)));
    }

    void checkTimes(const Goal &goal)
    {
        if (goal.window % 1s != 0ms)
            error(u"/window"_s,
                u"has a window of %1: it is judged second by second, so write whole seconds."_s.arg(
                    durationText(goal.window)));
        if (m_plan.scenarios.isEmpty())
            return;
        // From the first of its scenarios to the end of the last one.
        Milliseconds first = Milliseconds::max();
        Milliseconds last{0};
        for (const ScenarioPlan &scenario : m_plan.scenarios) {
            if (!goal.scenario.isEmpty() && scenario.name != goal.scenario)
                continue;
            first = std::min(first, scenario.startAfter);
            Plan alone;
            alone.scenarios = {scenario};
            last = std::max(last, trafficLength(alone));
            if (goal.grace >= scenario.duration)
                error(u"/grace"_s,
                    u"has a grace time of %1, but scenario \"%2\" lasts %3: nothing of it would be judged."_s
                        .arg(durationText(goal.grace), scenario.name, durationText(scenario.duration)));
        }
        const Milliseconds judged = last - first - goal.grace;
        if (goal.window > 0ms && judged > 0ms && goal.window > judged)
            error(u"/window"_s,
                u"has a window of %1, but only %2 of traffic are judged: no window would ever be whole."_s
                    .arg(durationText(goal.window), durationText(judged)));
    }

    void checkGenerator()
    {
        const Milliseconds after = m_plan.generator.abortAfter;
        if (after % 1s != 0ms)
            m_findings.append({true, u"/generator/abortAfter"_s,
                u"\"abortAfter\" in \"generator\" is %1: this machine is watched second by second, so write "
                "whole seconds."_s.arg(durationText(after))});
        else if (after > 0ms && !m_plan.scenarios.isEmpty() && after > trafficLength(m_plan))
            m_findings.append({false, u"/generator/abortAfter"_s,
                u"\"abortAfter\" in \"generator\" is %1, longer than the traffic of %2: it never stops the run."_s
                    .arg(durationText(after), durationText(trafficLength(m_plan)))});
    }

    const Plan &m_plan;
    QString m_place; // of the goal that is looked at
    QString m_goal; // how its sentences begin
    QList<PlanFinding> m_findings;
};

} // namespace

QList<PlanFinding> goalFindings(const Plan &plan)
{
    return GoalValidation(plan).run();
}

} // namespace plimsoll
