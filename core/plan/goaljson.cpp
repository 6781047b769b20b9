// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goaljson.h"

#include "core/base/unittext.h"
#include "core/plan/planlimits.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

namespace {

void readLimit(JsonReader &in, Goal &goal)
{
    const auto key = isFloorGoal(goal.metric) ? "atLeast"_L1 : "below"_L1;
    const auto other = isFloorGoal(goal.metric) ? "below"_L1 : "atLeast"_L1;
    if (isLatencyGoal(goal.metric)) {
        Nanoseconds limit{0};
        in.takeDuration(key, limit, ShortestLatency, LongestLatency);
        goal.limit = static_cast<double>(limit.count());
    } else {
        in.takeReal(key, goal.limit, {});
    }
    in.require(key);
    in.ignore({other});
    if (in.has(other))
        in.refuse(other, u"does not belong to this metric: write \"%1\"."_s.arg(key));
}

} // namespace

Goal readGoal(JsonReader &in)
{
    Goal goal;
    in.require("metric"_L1);
    const bool isKnown = in.takeChoice("metric"_L1, goal.metric, goalMetricTexts());
    ErrorClass errorClass{};
    if (in.takeChoice("class"_L1, errorClass, errorClassTexts())) {
        goal.errorClass = errorClass;
        if (isKnown && goal.metric != GoalMetric::ErrorRate)
            in.refuse("class"_L1, u"belongs to \"error-rate\" only."_s);
    }
    const RealRange percentiles{.least = 0, .most = 100, .atLeast = Least::Excluded};
    if (in.takeReal("percentile"_L1, goal.percentile, percentiles) && isKnown && !isLatencyGoal(goal.metric))
        in.refuse("percentile"_L1, u"belongs to metrics that are times only."_s);
    if (isKnown)
        readLimit(in, goal);
    else
        in.ignore({"atLeast"_L1, "below"_L1});
    in.takeText("scenario"_L1, goal.scenario, LongestName);
    if (in.takeText("endpoint"_L1, goal.endpoint, LongestText) && isKnown && !knowsEndpoints(goal.metric)
        && !goal.endpoint.isEmpty())
        in.refuse("endpoint"_L1, u"belongs to \"throughput\", \"round-trip\" and \"service-time\" only."_s);
    in.takeDuration("window"_L1, goal.window, Milliseconds(0), LongestWindow);
    in.takeDuration("grace"_L1, goal.grace, Milliseconds(0), LongestPhase);
    in.takeFlag("abort"_L1, goal.abort);
    return goal;
}

void writeGoal(JsonWriter &out, const Goal &goal)
{
    out.beginObject();
    out.text("metric"_L1, QString(textOf(goalMetricTexts(), goal.metric)));
    if (goal.errorClass)
        out.text("class"_L1, errorClassText(*goal.errorClass));
    if (isLatencyGoal(goal.metric)) {
        out.number("percentile"_L1, goal.percentile);
        out.text("below"_L1, durationText(Nanoseconds(std::llround(goal.limit))));
    } else {
        out.number(isFloorGoal(goal.metric) ? "atLeast"_L1 : "below"_L1, goal.limit);
    }
    out.text("scenario"_L1, goal.scenario);
    out.text("endpoint"_L1, goal.endpoint);
    out.text("window"_L1, durationText(goal.window));
    out.text("grace"_L1, durationText(goal.grace));
    out.flag("abort"_L1, goal.abort);
    out.endObject();
}

} // namespace plimsoll
