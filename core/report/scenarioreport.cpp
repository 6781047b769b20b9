// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scenarioreport.h"

namespace plimsoll {

ScenarioReport scenarioReport(
    const ScenarioPlan &plan, const IntendedLoad &intended, const ScenarioTally &total)
{
    ScenarioReport report;
    report.name = plan.name;
    report.kind = plan.kind;
    report.rate = plan.rate;
    report.duration = plan.duration;
    report.intended = intended;
    report.counts = static_cast<const ScenarioCounts &>(total);
    report.roundTrip = quantilesOf(total.roundTrip, total.worseTicks());
    report.serviceTime = quantilesOf(total.serviceTime, total.worseTicks());
    report.connectTime = quantilesOf(total.connectTime, 0);
    report.attachTime = quantilesOf(total.attachTime, 0);
    report.recoveryTime = quantilesOf(total.recoveryTime, 0);
    return report;
}

std::optional<double> echoedShare(const ScenarioReport &report)
{
    if (report.intended.bytes == 0)
        return std::nullopt;
    return static_cast<double>(report.counts.echoedBytes) / static_cast<double>(report.intended.bytes);
}

std::optional<double> disconnectRate(const ScenarioReport &report)
{
    if (report.counts.sessionsStarted == 0)
        return std::nullopt;
    return static_cast<double>(report.counts.disconnects)
        / static_cast<double>(report.counts.sessionsStarted);
}

} // namespace plimsoll
