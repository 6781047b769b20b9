// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/plannedload.h"

#include "core/base/unittext.h"
#include "core/load/dashboardload.h"
#include "core/load/intendedload.h"
#include "core/load/preflightchecks.h"
#include "core/plan/targets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int Columns = 240; // of the picture: more cannot be seen

// How many workspaces take part, as far as the plan alone says.
Result<int> targetsOf(const Plan &plan)
{
    if (plan.create.count > 0)
        return plan.create.count;
    int targets = 0;
    for (const ScenarioPlan &scenario : plan.scenarios) {
        if (!scenario.range || !scenario.range->end)
            return Error{ErrorKind::BadInput,
                u"The plan uses the workspaces that are there when it starts; how many is not known before."_s};
        targets = std::max(targets, *scenario.range->end);
    }
    return targets;
}

// Beginnings and ends of the sessions that have time at all, each rising.
struct Edges {
    std::vector<std::int64_t> starts;
    std::vector<std::int64_t> ends;
};

Edges edgesOf(const std::vector<SessionSchedule> &sessions)
{
    Edges edges;
    for (const SessionSchedule &session : sessions) {
        if (session.end <= session.start)
            continue;
        edges.starts.push_back(session.start.ns);
        edges.ends.push_back(session.end.ns);
    }
    std::sort(edges.starts.begin(), edges.starts.end());
    std::sort(edges.ends.begin(), edges.ends.end());
    return edges;
}

int mostAtOnce(const Edges &edges)
{
    std::size_t ended = 0;
    std::size_t most = 0;
    for (std::size_t begun = 0; begun < edges.starts.size(); ++begun) {
        while (edges.ends[ended] <= edges.starts[begun])
            ++ended;
        most = std::max(most, begun + 1 - ended);
    }
    return static_cast<int>(most);
}

std::vector<int> sessionsAt(const Edges &edges, const std::vector<std::int64_t> &instants)
{
    std::vector<int> sessions;
    sessions.reserve(instants.size());
    std::size_t begun = 0;
    std::size_t ended = 0;
    for (const std::int64_t at : instants) {
        while (begun < edges.starts.size() && edges.starts[begun] <= at)
            ++begun;
        while (ended < edges.ends.size() && edges.ends[ended] <= at)
            ++ended;
        sessions.push_back(static_cast<int>(begun - ended));
    }
    return sessions;
}

// Evenly spread ones, and where a scenario begins, is complete and ends, so that these stand exactly.
std::vector<std::int64_t> instantsOf(Nanoseconds length, const std::vector<Edges> &scenarios)
{
    std::vector<std::int64_t> instants;
    for (int column = 0; column <= Columns; ++column)
        instants.push_back(length.count() / Columns * column);
    instants.back() = length.count();
    for (const Edges &edges : scenarios) {
        if (edges.starts.empty())
            continue;
        for (const std::int64_t edge : {edges.starts.front(), edges.ends.front(), edges.ends.back()}) {
            instants.push_back(std::max<std::int64_t>(edge - 1, 0));
            instants.push_back(edge);
        }
        instants.push_back(edges.starts.back());
    }
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    return instants;
}

void addUp(PlannedLoad &load, const QList<ScenarioPlan> &scenarios)
{
    for (std::size_t at = 0; at < load.instants.size(); ++at) {
        int connections = 0;
        double bytes = 0;
        double ticks = 0;
        double requests = 0;
        for (qsizetype i = 0; i < load.scenarios.size(); ++i) {
            const PlannedScenario &scenario = load.scenarios.at(i);
            const int sessions = scenario.sessions[at];
            connections += sessions;
            bytes += sessions * scenario.sessionRate;
            ticks += sessions * scenario.sessionRate / static_cast<double>(scenarios.at(i).rate.bytesPerTick);
            requests += sessions * scenario.requestRate;
        }
        load.mostConnections = std::max(load.mostConnections, connections);
        load.mostBytesPerSecond = std::max(load.mostBytesPerSecond, bytes);
        load.mostTicksPerSecond = std::max(load.mostTicksPerSecond, ticks);
        load.mostRequestsPerSecond = std::max(load.mostRequestsPerSecond, requests);
    }
    for (const PlannedScenario &scenario : std::as_const(load.scenarios))
        load.bytes += scenario.bytes;
}

} // namespace

Result<PlannedLoad> plannedLoad(const Plan &plan)
{
    const Result<int> targets = targetsOf(plan);
    if (!targets)
        return targets.error();
    const Result<TargetSlices> slices = targetSlices(plan.scenarios, *targets);
    if (!slices)
        return slices.error();
    PlannedLoad load;
    load.length = trafficLength(plan);
    load.mayGrow = plan.create.reuse && !plan.create.topUp && plan.create.count > 0;
    std::vector<Edges> edges;
    for (qsizetype i = 0; i < plan.scenarios.size(); ++i) {
        const ScenarioPlan &scenario = plan.scenarios.at(i);
        const TrafficRate &rate = scenario.rate;
        if (rate.tickInterval <= Milliseconds(0) || rate.bytesPerTick <= 0)
            return Error{ErrorKind::BadInput, u"Scenario \"%1\" has no rate."_s.arg(scenario.name)};
        const std::vector<SessionSchedule> schedule
            = scheduleOf(scenario, static_cast<std::size_t>(slices->slices.at(i).count),
                Instant{Nanoseconds(scenario.startAfter).count()});
        edges.push_back(edgesOf(schedule));
        for (const std::int64_t end : edges.back().ends) // sessions after others end later than the duration
            load.length = std::max(load.length, std::chrono::ceil<Milliseconds>(Nanoseconds(end)));
        if (makesRequests(scenario)) {
            load.scenarios.append({.name = scenario.name,
                .workspaces = slices->slices.at(i).count,
                .mostSessions = mostAtOnce(edges.back()),
                .requestRate = scenario.kind == TrafficKind::Dashboard
                    ? requestsPerSecond(scenario.dashboard)
                    : 1000 / static_cast<double>(rate.tickInterval.count()),
                .sessions = {}});
            continue;
        }
        const auto ticks = static_cast<double>(intendedTicks(
            schedule, rate.tickInterval, Instant{0}, Instant{Nanoseconds(load.length).count()}));
        const auto bytes = sends(scenario) ? static_cast<double>(rate.bytesPerTick) : 0.0;
        load.scenarios.append({.name = scenario.name,
            .workspaces = slices->slices.at(i).count,
            .mostSessions = mostAtOnce(edges.back()),
            .sessionRate = bytes * 1000 / static_cast<double>(rate.tickInterval.count()),
            .bytes = bytes * ticks,
            .sessions = {}});
    }
    const std::vector<std::int64_t> instants = instantsOf(load.length, edges);
    for (qsizetype i = 0; i < load.scenarios.size(); ++i)
        load.scenarios[i].sessions = sessionsAt(edges[static_cast<std::size_t>(i)], instants);
    for (const std::int64_t at : instants)
        load.instants.push_back(static_cast<double>(at) / 1e9);
    addUp(load, plan.scenarios);
    return load;
}

PlannedTimes plannedTimes(const Plan &plan, Milliseconds traffic, const std::optional<Template> &used)
{
    PlannedTimes times;
    times.builds = plan.create.count;
    times.baseline = plan.baseline;
    times.traffic = traffic;
    const int atOnce = plan.create.limits.concurrency > 0 ? plan.create.limits.concurrency : times.builds;
    const int rounds = times.builds > 0 ? (times.builds + atOnce - 1) / atOnce : 0;
    if (rounds == 0)
        times.creating = times.slowCreating = Milliseconds(0);
    else if (used && used->startBuildP50)
        times.creating = rounds * *used->startBuildP50;
    if (rounds > 0 && used && used->startBuildP95)
        times.slowCreating = rounds * *used->startBuildP95;
    if (times.creating)
        times.whole = *times.creating + times.baseline + times.traffic;
    return times;
}

QStringList deploymentWarnings(const Plan &plan, const PlannedTimes &times,
    const std::optional<Template> &used, const std::optional<DeploymentConfig> &config)
{
    QStringList warnings;
    const auto add = [&warnings](const PreflightCheck &check) {
        if (check.status != CheckStatus::Ok)
            warnings.append(u"%1 %2"_s.arg(check.sentence, check.help).trimmed());
    };
    const JobLimits &limits = plan.create.limits;
    if (times.builds > 0 && times.creating && limits.timeout.count() > 0 && *times.creating > limits.timeout)
        warnings.append(
            u"Creating takes about %1 at this concurrency, but is ended after %2: raise the time for all of them."_s
                .arg(humanDuration(*times.creating), durationText(limits.timeout)));
    if (times.builds > 0 && used && used->startBuildP95 && limits.jobTimeout.count() > 0
        && *used->startBuildP95 > limits.jobTimeout)
        warnings.append(
            u"One build in twenty of this template takes longer than %1, but is given up after %2."_s.arg(
                humanDuration(*used->startBuildP95), durationText(limits.jobTimeout)));
    if (times.whole && *times.whole >= plan.runLimit)
        warnings.append(u"The run takes about %1, but is stopped after %2: raise the run limit."_s.arg(
            humanDuration(*times.whole), durationText(plan.runLimit)));
    if (used) {
        add(checkTemplate(*used));
        add(checkAutostop(*used, times.whole.value_or(times.baseline + times.traffic)));
    }
    if (config) {
        add(checkRateLimits(*config, plan.create));
        if (!plan.scenarios.isEmpty())
            add(checkOwnerExec(*config, plan.create));
    }
    return warnings;
}

} // namespace plimsoll
