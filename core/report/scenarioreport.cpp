// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scenarioreport.h"

#include "core/plan/sshphase.h"

namespace plimsoll {

ScenarioReport scenarioReport(const ScenarioPlan &plan, const IntendedLoad &intended,
    const ScenarioTally &total, const QStringList &endpoints)
{
    ScenarioReport report;
    report.name = plan.name;
    report.kind = plan.kind;
    report.rate = plan.rate;
    report.duration = plan.duration;
    report.echoes = echoes(plan);
    report.intended = intended;
    report.counts = static_cast<const ScenarioCounts &>(total);
    report.roundTrip = quantilesOf(total.roundTrip, total.worseTicks());
    report.serviceTime = quantilesOf(total.serviceTime, total.worseTicks());
    report.connectTime = quantilesOf(total.connectTime, 0);
    report.attachTime = quantilesOf(total.attachTime, 0);
    report.recoveryTime = quantilesOf(total.recoveryTime, 0);
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        static const RequestTally unused;
        const auto index = static_cast<std::size_t>(i);
        const RequestTally &one = index < total.endpoints.size() ? total.endpoints[index] : unused;
        report.endpoints.append({.name = endpoints.at(i),
            .counts = static_cast<const RequestCounts &>(one),
            .latency = quantilesOf(one.latency, one.worse()),
            .serviceTime = quantilesOf(one.serviceTime, one.worse())});
    }
    report.phases = phaseReports(total);
    return report;
}

QList<ConnectPhaseReport> phaseReports(const ScenarioTally &total)
{
    QList<ConnectPhaseReport> reports;
    for (const EnumText<SshPhase> &phase : sshPhaseTexts()) {
        const auto index = static_cast<std::size_t>(phase.value);
        if (index < total.phases.size() && !total.phases[index].isEmpty())
            reports.append({.name = phase.text, .time = quantilesOf(total.phases[index], 0)});
    }
    return reports;
}

std::optional<double> echoedShare(const ScenarioReport &report)
{
    return report.echoes ? echoedShare(report.intended, report.counts) : std::nullopt;
}

std::optional<double> disconnectRate(const ScenarioReport &report)
{
    if (report.counts.sessionsStarted == 0)
        return std::nullopt;
    return static_cast<double>(report.counts.disconnects)
        / static_cast<double>(report.counts.sessionsStarted);
}

} // namespace plimsoll
