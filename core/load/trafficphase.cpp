// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/trafficphase.h"

#include "core/base/unittext.h"
#include "core/load/browserload.h"
#include "core/load/dashboardload.h"
#include "core/load/trafficroute.h"
#include "core/net/timerwheel.h"
#include "core/plan/planlimits.h"

#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

using planlimits::MostBrowsers;

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
    auto found = std::make_shared<Result<Ways>>(Ways());
    QThread *lookup = QThread::create(
        [found, deployment = m_deployment, scenarios = m_plan.scenarios, hosts = m_options.appHosts,
            workspaces = m_workspaces] { *found = findWays(deployment, scenarios, hosts, workspaces); });
    connect(lookup, &QThread::finished, lookup, &QObject::deleteLater);
    connect(lookup, &QThread::finished, this, [this, found] { begin(*found); });
    lookup->start();
}

Result<TrafficPhase::Ways> TrafficPhase::findWays(const Deployment &deployment,
    const QList<ScenarioPlan> &scenarios, const QMap<QString, QString> &appHosts,
    const QList<ProvisionedWorkspace> &workspaces)
{
    Ways ways;
    for (const ScenarioPlan &scenario : scenarios) {
        Result<TrafficRoute> route = findTrafficRoute(deployment, scenario.workspaceProxyUrl);
        if (!route)
            return route.error();
        ways.routes.push_back(*std::move(route));
        ways.apps.emplace_back();
        if (scenario.kind != TrafficKind::WorkspaceApp)
            continue;
        Result<AppTargets> apps = appTargets(
            deployment, scenario, ways.routes.back(), appHosts.value(scenario.workspaceProxyUrl), workspaces);
        if (!apps)
            return apps.error();
        ways.apps.back() = *std::move(apps);
    }
    return ways;
}

void TrafficPhase::begin(const Result<Ways> &ways)
{
    if (m_isStopped)
        return emit ended();
    if (!ways)
        return fail(ways.error());
    const Result<TargetSlices> slices = targetSlices(m_plan.scenarios, static_cast<int>(m_workspaces.size()));
    if (!slices)
        return fail(slices.error());
    if (const Result<> prepared = prepareBrowsers(slices->slices); !prepared)
        return fail(prepared.error());
    for (const QString &warning : slices->warnings)
        emit warned(warning);
    const Instant now = Instant::now();
    m_start = startAfter(now + StartLead);
    m_startedAt = QDateTime::currentDateTimeUtc().addMSecs((m_start - now) / 1ms);
    for (const TargetSlice &slice : slices->slices)
        m_sessions += slice.count;
    emit starting(m_startedAt);
    Result<std::unique_ptr<WorkerPool>> pool = WorkerPool::start(orderFor(*ways, slices->slices));
    if (!pool)
        return fail(pool.error());
    m_pool = *std::move(pool);
    connect(m_pool.get(), &WorkerPool::eventArrived, this, &TrafficPhase::eventArrived);
    connect(m_pool.get(), &WorkerPool::ended, this, &TrafficPhase::ended);
}

Result<> TrafficPhase::prepareBrowsers(const QList<TargetSlice> &slices)
{
    int browsers = 0;
    for (qsizetype i = 0; i < slices.size(); ++i)
        browsers += browsersAtOnce(m_plan.scenarios.at(i), slices.at(i).count);
    if (browsers == 0)
        return {};
    if (browsers > MostBrowsers) {
        return Error{ErrorKind::BadInput,
            u"The traffic would use %1 at once; at most %2 can be. Give them a smaller share or range."_s.arg(
                counted(browsers, u"browser"_s), QString::number(MostBrowsers))};
    }
    Result<BrowserLaunch> launch = browserLaunch(m_deployment);
    if (!launch)
        return launch.error();
    BrowserLaunch prepared = *std::move(launch);
    prepared.screenshotFolder = m_options.screenshotFolder;
    m_browsers = std::make_unique<Browsers>(std::move(prepared));
    return {};
}

// On the grid of the workers' timers, and with it every tick.
Instant TrafficPhase::startAfter(Instant earliest) const
{
    const Instant first = m_options.wholeSecondsFrom.value_or(earliest);
    const Nanoseconds ahead = std::max(Nanoseconds(0), earliest - first);
    return TimerWheel::onGrid(first + std::chrono::ceil<std::chrono::seconds>(ahead));
}

TrafficOrder TrafficPhase::orderFor(const Ways &ways, const QList<TargetSlice> &slices) const
{
    auto setup = std::make_shared<TrafficSetup>();
    setup->routes = ways.routes;
    setup->knowsBackendType = true; // servers that do not know it ignore it
    setup->scenarios.assign(m_plan.scenarios.begin(), m_plan.scenarios.end());
    setup->start = m_start;
    setup->browsers = m_browsers.get();
    TrafficOrder order{
        .setup = setup, .targets = {}, .workers = m_options.workers, .secondDone = m_options.secondDone};
    for (const TargetSlice &slice : slices) {
        const ScenarioPlan &scenario = m_plan.scenarios[static_cast<qsizetype>(order.targets.size())];
        const bool isDashboard = scenario.kind == TrafficKind::Dashboard;
        setup->endpoints.push_back(endpointNames(scenario));
        const AppTargets &apps = ways.apps[order.targets.size()];
        std::vector<TrafficTarget> &targets = order.targets.emplace_back();
        for (int i = slice.first; i < slice.first + slice.count; ++i) {
            const ProvisionedWorkspace &workspace = m_workspaces[i];
            targets.push_back({.agent = workspace.agent,
                .workspaceName = workspace.name,
                .token = workspace.token,
                .person = isDashboard ? dashboardPerson(workspace) : nullptr,
                .app = apps.empty() ? nullptr : apps[static_cast<std::size_t>(i)]});
            if (isDashboard && static_cast<int>(targets.size()) <= scenario.dashboard.administrators) {
                targets.back().token = m_deployment.token;
                targets.back().isAdministrator = true;
            }
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

Result<> TrafficPhase::steer(const Steering &steering)
{
    if (!m_pool)
        return Error{ErrorKind::BadInput, u"The traffic has not begun: there is nothing to steer."_s};
    return m_pool->steer(steering);
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
