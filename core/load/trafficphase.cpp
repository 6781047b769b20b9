// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/trafficphase.h"

#include "core/load/dashboardload.h"
#include "core/load/trafficroute.h"
#include "core/net/timerwheel.h"
#include "core/traffic/dashboard/dashboardpages.h"

#include <QThread>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds StopGrace = 5s; // for what is under way to come back when a person stops the run
constexpr Milliseconds StartLead = 100ms; // from "go" to second 0

} // namespace

TrafficPhase::TrafficPhase(const Deployment &deployment, const Plan &plan,
    QList<ProvisionedWorkspace> workspaces, TrafficOptions options)
    : m_deployment(deployment)
    , m_plan(plan)
    , m_workspaces(std::move(workspaces))
    , m_options(std::move(options))
{
}

TrafficPhase::~TrafficPhase() = default;

// Names are looked up on a thread of its own, since that may block for long.
void TrafficPhase::start()
{
    auto found = std::make_shared<Routes>(std::vector<TrafficRoute>());
    QThread *lookup = QThread::create([found, deployment = m_deployment, scenarios = m_plan.scenarios] {
        *found = findRoutes(deployment, scenarios);
    });
    connect(lookup, &QThread::finished, lookup, &QObject::deleteLater);
    connect(lookup, &QThread::finished, this, [this, found] { begin(*found); });
    lookup->start();
}

TrafficPhase::Routes TrafficPhase::findRoutes(
    const Deployment &deployment, const QList<ScenarioPlan> &scenarios)
{
    std::vector<TrafficRoute> routes;
    for (const ScenarioPlan &scenario : scenarios) {
        Result<TrafficRoute> route = findTrafficRoute(deployment, scenario.workspaceProxyUrl);
        if (!route)
            return route.error();
        routes.push_back(*std::move(route));
    }
    return routes;
}

void TrafficPhase::begin(const Routes &routes)
{
    if (m_isStopped)
        return emit ended();
    if (!routes)
        return fail(routes.error());
    const Result<TargetSlices> slices = targetSlices(m_plan.scenarios, static_cast<int>(m_workspaces.size()));
    if (!slices)
        return fail(slices.error());
    for (const QString &warning : slices->warnings)
        emit warned(warning);
    const Instant now = Instant::now();
    m_start = startAfter(now + StartLead);
    m_startedAt = QDateTime::currentDateTimeUtc().addMSecs((m_start - now) / 1ms);
    for (const TargetSlice &slice : slices->slices)
        m_sessions += slice.count;
    emit starting(m_startedAt);
    Result<std::unique_ptr<WorkerPool>> pool = WorkerPool::start(orderFor(*routes, slices->slices));
    if (!pool)
        return fail(pool.error());
    m_pool = *std::move(pool);
    connect(m_pool.get(), &WorkerPool::eventArrived, this, &TrafficPhase::eventArrived);
    connect(m_pool.get(), &WorkerPool::ended, this, &TrafficPhase::ended);
}

// On the grid of the workers' timers, and with it every tick.
Instant TrafficPhase::startAfter(Instant earliest) const
{
    const Instant first = m_options.wholeSecondsFrom.value_or(earliest);
    const Nanoseconds ahead = std::max(Nanoseconds(0), earliest - first);
    return TimerWheel::onGrid(first + std::chrono::ceil<std::chrono::seconds>(ahead));
}

TrafficOrder TrafficPhase::orderFor(
    const std::vector<TrafficRoute> &routes, const QList<TargetSlice> &slices) const
{
    auto setup = std::make_shared<TrafficSetup>();
    setup->routes = routes;
    setup->knowsBackendType = true; // servers that do not know it ignore it
    setup->scenarios.assign(m_plan.scenarios.begin(), m_plan.scenarios.end());
    setup->start = m_start;
    TrafficOrder order{
        .setup = setup, .targets = {}, .workers = m_options.workers, .secondDone = m_options.secondDone};
    for (const TargetSlice &slice : slices) {
        const ScenarioPlan &scenario = m_plan.scenarios[static_cast<qsizetype>(order.targets.size())];
        const bool isDashboard = scenario.kind == TrafficKind::Dashboard;
        setup->endpoints.push_back(isDashboard ? dashboardEndpointNames() : QStringList());
        std::vector<TrafficTarget> &targets = order.targets.emplace_back();
        for (int i = slice.first; i < slice.first + slice.count; ++i) {
            const ProvisionedWorkspace &workspace = m_workspaces[i];
            targets.push_back({.agent = workspace.agent,
                .workspaceName = workspace.name,
                .token = workspace.token,
                .person = isDashboard ? dashboardPerson(workspace) : nullptr});
            if (isDashboard && static_cast<int>(targets.size()) <= scenario.dashboard.administrators)
                targets.back().token = m_deployment.token;
        }
    }
    return order;
}

void TrafficPhase::fail(const Error &error)
{
    m_error = error;
    emit ended();
}

void TrafficPhase::stop()
{
    m_isStopped = true;
    if (m_pool)
        m_pool->stop(StopGrace); // else the answer of the lookup ends it
}

void TrafficPhase::abort()
{
    m_isStopped = true;
    disconnect();
    if (m_pool)
        m_pool->abort();
}

std::vector<ScenarioResult> TrafficPhase::scenarioResults() const
{
    std::vector<ScenarioResult> results;
    if (!m_pool)
        return results;
    const TallyCollector &collector = m_pool->collector();
    const std::vector<Gauges> gauges = m_pool->gauges();
    for (std::size_t i = 0; i < gauges.size(); ++i) {
        const ScenarioPlan &plan = m_plan.scenarios[static_cast<qsizetype>(i)];
        results.push_back({.sessions = gauges[i].planned,
            .startedAt = m_startedAt.addMSecs(plan.startAfter.count()),
            .intended = collector.intended()[i],
            .total = collector.totals()[i],
            .endpoints = collector.endpoints(i)});
    }
    return results;
}

} // namespace plimsoll
