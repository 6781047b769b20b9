// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/limitvalidation.h"

#include "core/base/unittext.h"
#include "core/plan/levelplan.h"
#include "core/plan/targets.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

class LimitValidation
{
public:
    explicit LimitValidation(const Plan &plan)
        : m_plan(plan)
        , m_limit(*plan.limit)
    {
    }

    QList<PlanFinding> run()
    {
        checkLevels();
        checkGoals();
        for (qsizetype i = 0; i < m_plan.scenarios.size(); ++i)
            checkScenario(u"/scenarios/%1"_s.arg(i), m_plan.scenarios.at(i));
        checkLength();
        return m_findings;
    }

private:
    void error(const QString &place, const QString &sentence) { m_findings.append({true, place, sentence}); }
    void warn(const QString &place, const QString &sentence) { m_findings.append({false, place, sentence}); }

    void checkLevels()
    {
        if (m_plan.scenarios.isEmpty())
            error(u"/limit"_s, u"A search for the limit needs traffic: give the plan a scenario."_s);
        if (m_limit.start > m_limit.ceiling)
            error(u"/limit/start"_s,
                u"The search starts with %1, above its ceiling of %2."_s.arg(
                    counted(m_limit.start, u"workspace"_s), QString::number(m_limit.ceiling)));
        if (m_limit.hold % 1s != 0ms || m_limit.settle % 1s != 0ms)
            error(u"/limit/hold"_s,
                u"\"settle\" and \"hold\" of the search are judged second by second: write whole seconds."_s);
        const Result<TargetSlices> slices = targetSlices(m_plan.scenarios, m_limit.start);
        if (!m_plan.scenarios.isEmpty() && !slices)
            error(
                u"/limit/start"_s, u"The first level of the search is too low. "_s + slices.error().message);
    }

    void checkGoals()
    {
        const auto judgesTraffic = [](const Goal &goal) { return !isCreateGoal(goal.metric); };
        if (std::none_of(m_plan.goals.cbegin(), m_plan.goals.cend(), judgesTraffic))
            error(u"/goals"_s,
                u"A search for the limit needs a goal about traffic: without one no level would ever be too "
                "much."_s);
        for (qsizetype i = 0; i < m_plan.goals.size(); ++i) {
            const Goal &goal = m_plan.goals.at(i);
            if (judgesTraffic(goal) && goal.window > m_limit.hold)
                error(u"/goals/%1/window"_s.arg(i),
                    u"The goal \"%1\" has a window of %2, but each level of the search is held for %3."_s.arg(
                        goalText(goal), durationText(goal.window), durationText(m_limit.hold)));
        }
    }

    void checkScenario(const QString &place, const ScenarioPlan &scenario)
    {
        if (scenario.range)
            error(place + u"/range"_s,
                u"Scenario \"%1\" has a range, but a search uses more and more workspaces: give it a share."_s
                    .arg(scenario.name));
        if (scenario.shape.name != ShapeName::Constant || scenario.shape.model != LoadModel::Closed)
            warn(place + u"/shape"_s,
                u"The shape of scenario \"%1\" has no part in a search: each level is held."_s.arg(
                    scenario.name));
        if (scenario.limits != ScenarioPlan().limits)
            warn(place + u"/limits"_s,
                u"The limits of scenario \"%1\" have no part in a search: each level has all its sessions at "
                "once."_s.arg(scenario.name));
    }

    void checkLength()
    {
        if (std::any_of(m_findings.cbegin(), m_findings.cend(), [](const auto &one) { return one.isError; }))
            return;
        const Milliseconds length = searchLength(m_plan, m_limit.ceiling * 3 / 4);
        if (length > m_plan.runLimit)
            warn(u"/runLimit"_s,
                u"The search may take %1, creating workspaces not counted, and the run is stopped after %2."_s
                    .arg(humanDuration(length), humanDuration(m_plan.runLimit)));
    }

    const Plan &m_plan;
    const LimitPlan &m_limit;
    QList<PlanFinding> m_findings;
};

} // namespace

QList<PlanFinding> limitFindings(const Plan &plan)
{
    return plan.limit ? LimitValidation(plan).run() : QList<PlanFinding>();
}

} // namespace plimsoll
