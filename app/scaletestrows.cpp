// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runreport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString CreateTest = u"workspacebuild"_s;
const QString TrafficTest = u"workspace-traffic"_s;
const QString DashboardTest = u"dashboard"_s;

// Of the phase whose runs are written.
Nanoseconds elapsed(const QList<PhaseResult> &phases, Phase wanted)
{
    for (const PhaseResult &phase : phases) {
        if (phase.phase == wanted)
            return phase.duration;
    }
    return Nanoseconds(0);
}

ScaletestRun rowOf(const SessionResult &session, bool makesRequests)
{
    return {.testName = makesRequests ? DashboardTest : TrafficTest,
        .id = QString::number(session.row.session),
        .logs = session.error.isEmpty() ? QString() : session.error + u'\n',
        .startedAt = session.startedAt,
        .duration = session.duration,
        .bytesRead = session.row.readBytes,
        .bytesWritten = session.row.writtenBytes,
        .error = session.error};
}

ScaletestRun rowOf(const ProvisionResult &result)
{
    QString logs = result.log.join(u'\n');
    if (!logs.isEmpty())
        logs += u'\n';
    return {.testName = CreateTest,
        .id = QString::number(result.index),
        .logs = logs,
        .startedAt = result.startedAt,
        .duration = result.timings.total,
        .error = result.error ? result.error->message : QString()};
}

} // namespace

ScaletestResults scaletestResults(const RunResult &result)
{
    ScaletestResults results;
    const bool hasTraffic = !result.sessions.isEmpty();
    results.elapsed = elapsed(result.phases, hasTraffic ? Phase::Traffic : Phase::Create);
    if (hasTraffic) {
        for (const SessionResult &session : result.sessions) {
            const std::size_t scenario = session.row.scenario;
            results.runs.append(rowOf(session,
                scenario < result.scenarios.size() && !result.scenarios[scenario].endpoints.isEmpty()));
        }
        return results;
    }
    for (const ProvisionResult &one : result.workspaces) {
        if (!one.workspace.isReused)
            results.runs.append(rowOf(one));
    }
    return results;
}

ScaletestResults scaletestResults(const Report &report)
{
    ScaletestResults results;
    const bool hasTraffic = !report.scenarios.isEmpty();
    for (const PhaseReport &phase : report.phases) {
        if (phase.phase == (hasTraffic ? Phase::Traffic : Phase::Create))
            results.elapsed = phase.duration;
    }
    int index = 0;
    for (const WorkspaceReport &row : report.workspaces) {
        if (hasTraffic ? row.scenario.isEmpty() : row.state == WorkspaceState::Reused)
            continue;
        const QDateTime startedAt = hasTraffic ? report.scenarios.first().startedAt : report.startedAt;
        const bool isDashboard = std::any_of(
            report.scenarios.begin(), report.scenarios.end(), [&row](const ScenarioReport &scenario) {
                return scenario.name == row.scenario && scenario.kind == TrafficKind::Dashboard;
            });
        results.runs.append({.testName = isDashboard ? DashboardTest
                : hasTraffic                         ? TrafficTest
                                                     : CreateTest,
            .id = QString::number(index++),
            .logs = {},
            .startedAt = startedAt,
            .duration
            = hasTraffic ? results.elapsed : Nanoseconds(row.createDuration.value_or(Milliseconds(0))),
            .bytesRead = row.echoedBytes,
            .bytesWritten = row.sentBytes,
            .error = row.error});
    }
    return results;
}

} // namespace plimsoll
