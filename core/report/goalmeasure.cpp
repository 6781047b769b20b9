// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goalmeasure.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::uint64_t errorsOf(const ScenarioCounts &counts, std::initializer_list<ErrorClass> classes)
{
    std::uint64_t sum = 0;
    for (const ErrorClass errorClass : classes)
        sum += counts.errors[static_cast<std::size_t>(errorClass)];
    return sum;
}

// What never got a duration, but for the reason that it took too long or failed. What this machine itself
// could not do is not the deployment's.
std::uint64_t worseOf(const Goal &goal, const ScenarioCounts &counts)
{
    switch (goal.metric) {
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime:
        return counts.worseTicks();
    case GoalMetric::ConnectTime:
        return errorsOf(counts,
            {ErrorClass::ConnectRefused, ErrorClass::ConnectTimeout, ErrorClass::Tls,
                ErrorClass::UpgradeRefused});
    case GoalMetric::AttachTime:
        return errorsOf(counts, {ErrorClass::AttachTimeout});
    case GoalMetric::RecoveryTime:
        return counts.disconnects; // lost for good
    default:
        return 0;
    }
}

} // namespace

void GoalMeasure::add(const GoalMeasure &other)
{
    part += other.part;
    intended.add(other.intended);
    echoed.add(other.echoed);
    intendedRequests += other.intendedRequests;
    answeredRequests += other.answeredRequests;
    failedRequests += other.failedRequests;
    worse += other.worse;
    durations.add(other.durations);
}

bool GoalValue::isWorseThan(const GoalValue &other, const Goal &goal) const
{
    if (worse != other.worse)
        return worse;
    if (!number || !other.number)
        return !number && other.number.has_value();
    return isFloorGoal(goal.metric) ? *number < *other.number : *number > *other.number;
}

const LatencyHistogram *durationsOf(const Goal &goal, const ScenarioTally &tally)
{
    switch (goal.metric) {
    case GoalMetric::RoundTrip:
        return &tally.roundTrip;
    case GoalMetric::ServiceTime:
        return &tally.serviceTime;
    case GoalMetric::ConnectTime:
        return &tally.connectTime;
    case GoalMetric::AttachTime:
        return &tally.attachTime;
    case GoalMetric::RecoveryTime:
        return &tally.recoveryTime;
    default:
        return nullptr;
    }
}

void addSecond(
    GoalMeasure &measure, const Goal &goal, const IntendedLoad &intended, const ScenarioTally &tally)
{
    switch (goal.metric) {
    case GoalMetric::Throughput:
        measure.intended.add(intended);
        measure.echoed.add({.ticks = tally.echoedTicks, .bytes = tally.echoedBytes});
        return;
    case GoalMetric::DisconnectRate:
        measure.part += tally.disconnects;
        return;
    case GoalMetric::ErrorRate:
        measure.part += goal.errorClass ? errorsOf(tally, {*goal.errorClass}) : tally.errorCount();
        return;
    default:
        break;
    }
    if (const LatencyHistogram *durations = durationsOf(goal, tally))
        measure.durations.add(*durations);
    measure.worse += worseOf(goal, tally);
}

GoalValue percentileOf(const Goal &goal, const LatencyHistogram &durations, std::uint64_t worse)
{
    if (const auto value = durations.percentile(goal.percentile, worse))
        return {static_cast<double>(value->count())};
    if (worse == 0)
        return {};
    if (durations.isEmpty())
        return {std::nullopt, true};
    return {static_cast<double>(durations.max().count()), true};
}

GoalValue shareOf(const Goal &goal, const GoalMeasure &measure, std::uint64_t started)
{
    if (goal.metric == GoalMetric::Throughput) {
        ScenarioCounts counts;
        counts.echoedTicks = measure.echoed.ticks;
        counts.echoedBytes = measure.echoed.bytes;
        const std::optional<double> ticks = echoedShare(measure.intended, counts);
        if (measure.intendedRequests == 0)
            return {ticks};
        const double requests
            = static_cast<double>(measure.answeredRequests) / static_cast<double>(measure.intendedRequests);
        return {std::min(requests, ticks.value_or(requests))};
    }
    if (started == 0)
        return {};
    return {static_cast<double>(measure.part) / static_cast<double>(started)};
}

GoalValue valueOf(const Goal &goal, const GoalMeasure &measure, std::uint64_t started)
{
    return isLatencyGoal(goal.metric) ? percentileOf(goal, measure.durations, measure.worse)
                                      : shareOf(goal, measure, started);
}

} // namespace plimsoll
