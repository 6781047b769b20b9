// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/calibration.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

Plan calibrationPlan(const TrafficRate &rate, int ceiling)
{
    Plan plan;
    plan.name = u"Calibration"_s;
    plan.note = u"How many web terminals this machine can drive, against a simulated deployment on it."_s;
    plan.create.templateName = u"demo"_s;
    plan.create.dryRun = false;
    plan.create.limits.concurrency = 50;
    plan.cleanup.limits.concurrency = 50;
    ScenarioPlan scenario;
    scenario.rate = rate;
    scenario.connectsPerSecond = 1000;
    plan.scenarios = {scenario};
    plan.goals = {{.metric = GoalMetric::Throughput, .limit = 0.98},
        {.metric = GoalMetric::RoundTrip, .percentile = 95, .limit = 1e9}};
    plan.limit = LimitPlan{
        .start = std::min(100, ceiling), .ceiling = ceiling, .settle = 3s, .hold = 5s, .precision = 0.1};
    return plan;
}

} // namespace plimsoll
