// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/levelplan.h"

#include "core/plan/limitsearch.h"
#include "core/plan/targets.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

Milliseconds levelRamp(const Plan &plan, int level)
{
    const Result<TargetSlices> slices = targetSlices(plan.scenarios, level);
    Milliseconds ramp{0};
    for (qsizetype i = 0; slices && i < plan.scenarios.size(); ++i) {
        const int perSecond = plan.scenarios.at(i).connectsPerSecond;
        if (perSecond > 0)
            ramp = std::max(ramp, Milliseconds(qint64{1000} * (slices->slices.at(i).count - 1) / perSecond));
    }
    return std::chrono::ceil<std::chrono::seconds>(ramp);
}

Plan levelPlan(const Plan &plan, int level)
{
    const LimitPlan &limit = plan.limit.value();
    const Milliseconds lead = levelRamp(plan, level) + limit.settle;
    Plan levelled = plan;
    levelled.limit.reset();
    for (ScenarioPlan &scenario : levelled.scenarios) {
        scenario.startAfter = 0ms;
        scenario.duration = lead + limit.hold;
        scenario.limits = ScenarioPlan().limits;
        scenario.shape = {.jitter = scenario.shape.jitter, .seed = scenario.shape.seed};
    }
    return levelled;
}

Milliseconds searchLength(const Plan &plan, int limit)
{
    const LimitPlan &search = plan.limit.value();
    Milliseconds length{0};
    QList<LevelTrial> trials;
    for (LimitState state = limitState(search, trials); state.ending == LimitEnding::Searching;
        state = limitState(search, trials)) {
        trials.append({state.next, state.next <= limit ? LevelRuling::Kept : LevelRuling::Broken});
        length += levelRamp(plan, state.next) + search.settle + search.hold;
    }
    return length;
}

} // namespace plimsoll
