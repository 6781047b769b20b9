// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/planoutlook.h"

#include "core/base/unittext.h"
#include "ui/plans/loadpicture.h"
#include "ui/plans/quantity.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString countText(double count)
{
    return QLocale().toString(count, 'f', 0);
}

QString buildsText(const PlannedTimes &times)
{
    if (times.builds == 0)
        return PlanOutlook::tr("none");
    if (!times.creating)
        return PlanOutlook::tr("not known");
    const QString typical = roughDuration(*times.creating);
    if (!times.slowCreating || *times.slowCreating <= *times.creating)
        return PlanOutlook::tr("about %1").arg(typical);
    return PlanOutlook::tr("%1 to %2").arg(typical, roughDuration(*times.slowCreating));
}

QString usersText(const Plan &plan)
{
    const int users = plan.create.owners == OwnerMode::Me ? 0 : plan.create.count;
    return u"%1 + %2"_s.arg(countText(users), countText(plan.create.count));
}

QList<PlanTotal> totalsOf(const Plan &plan, const Result<PlannedLoad> &load, const PlannedTimes &times)
{
    QList<PlanTotal> totals;
    const auto add = [&totals](const QString &key, const QString &name, const QString &value) {
        totals.append({key, name, value});
    };
    const QString unknown = PlanOutlook::tr("not known");
    const QString more = load && load->mayGrow ? PlanOutlook::tr(" or more") : QString();
    const bool isBrowsing = load && load->mostRequestsPerSecond > 0; // several connections each
    add(u"connections"_s, isBrowsing ? PlanOutlook::tr("Sessions") : PlanOutlook::tr("Connections"),
        load ? countText(load->mostConnections) + more : unknown);
    add(u"workspaces"_s, PlanOutlook::tr("Users and workspaces to create"), usersText(plan));
    const bool hasRequests = load && load->mostRequestsPerSecond > 0;
    if (hasRequests)
        add(u"requests"_s, PlanOutlook::tr("Intended requests, on average"),
            requestRateText(load->mostRequestsPerSecond) + more);
    if (!hasRequests || load->mostBytesPerSecond > 0) {
        add(u"rate"_s, PlanOutlook::tr("Intended traffic, each way"),
            load ? byteRateText(load->mostBytesPerSecond) + more : unknown);
        add(u"ticks"_s, PlanOutlook::tr("Ticks"),
            load ? PlanOutlook::tr("%1 /s").arg(countText(load->mostTicksPerSecond)) : unknown);
        add(u"bytes"_s, PlanOutlook::tr("In all, each way"), load ? humanSize(load->bytes) + more : unknown);
    }
    const int atOnce = plan.create.limits.concurrency;
    add(u"builds"_s,
        atOnce > 0 ? PlanOutlook::tr("Builds, %L1 at once").arg(atOnce)
                   : PlanOutlook::tr("Builds, all at once"),
        buildsText(times));
    add(u"traffic"_s, PlanOutlook::tr("Quiet time and traffic"),
        spacedDuration(times.baseline) + u" + "_s + spacedDuration(times.traffic));
    add(u"whole"_s, PlanOutlook::tr("Whole run, before cleaning up"),
        times.whole ? PlanOutlook::tr("about %1").arg(roughDuration(*times.whole)) : unknown);
    return totals;
}

} // namespace

PlanOutlook outlookOf(const Plan &plan, const QList<PlanFinding> &findings,
    const QStringList &parameterProblems, const std::optional<Template> &used,
    const std::optional<DeploymentConfig> &config)
{
    PlanOutlook outlook;
    outlook.load = plannedLoad(plan);
    const PlannedTimes times
        = plannedTimes(plan, outlook.load ? outlook.load->length : trafficLength(plan), used);
    outlook.totals = totalsOf(plan, outlook.load, times);
    for (const PlanFinding &finding : findings)
        (finding.isError ? outlook.errors : outlook.warnings).append(finding.sentence);
    outlook.errors += parameterProblems;
    outlook.warnings += deploymentWarnings(plan, times, used, config);
    return outlook;
}

QString roughDuration(Milliseconds duration)
{
    using namespace std::chrono;
    if (duration >= minutes(10))
        return spacedDuration(round<minutes>(duration));
    if (duration >= seconds(10))
        return spacedDuration(round<seconds>(duration));
    return spacedDuration(duration);
}

LoadTable loadTableOf(const PlannedLoad &load)
{
    LoadTable table;
    table.columns.append(PlanOutlook::tr("Time"));
    for (const PlannedScenario &scenario : load.scenarios)
        table.columns.append(scenario.name);
    table.columns.append(PlanOutlook::tr("All"));
    const bool hasRequests = load.mostRequestsPerSecond > 0;
    const bool hasBytes = load.mostBytesPerSecond > 0 || !hasRequests;
    if (hasBytes)
        table.columns.append(PlanOutlook::tr("Each way"));
    if (hasRequests)
        table.columns.append(PlanOutlook::tr("Requests"));
    const double length = load.instants.empty() ? 0 : load.instants.back();
    for (const double second : timeLabels(length, 12)) {
        std::size_t at = 0;
        while (at + 1 < load.instants.size() && load.instants[at + 1] <= second)
            ++at;
        QStringList row{timeLabelText(second)};
        int all = 0;
        double bytes = 0;
        double requests = 0;
        for (const PlannedScenario &scenario : load.scenarios) {
            const int sessions = scenario.sessions[at];
            row.append(countText(sessions));
            all += sessions;
            bytes += sessions * scenario.sessionRate;
            requests += sessions * scenario.requestRate;
        }
        row.append(countText(all));
        if (hasBytes)
            row.append(byteRateText(bytes));
        if (hasRequests)
            row.append(requestRateText(requests));
        table.rows.append(row);
    }
    return table;
}

} // namespace plimsoll
