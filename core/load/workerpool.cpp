// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/workerpool.h"

#include "core/net/timerwheel.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Milliseconds PollInterval = 250ms;
constexpr Nanoseconds RequestLag = 100ms; // requests have no interval: half of this is lag that they feel
constexpr Nanoseconds SteerLead = 20ms; // for the workers to hear of it
constexpr double CrowdedShare = 0.95; // of all cores: browsers wait for one another
constexpr int PollsASecond = 1s / PollInterval;

std::size_t sessionsOf(const TrafficOrder &order)
{
    std::size_t sessions = 0;
    for (const std::vector<TrafficTarget> &targets : order.targets)
        sessions += targets.size();
    return sessions;
}

std::vector<std::shared_ptr<ScenarioLoad>> loadsOf(const TrafficOrder &order)
{
    std::vector<std::shared_ptr<ScenarioLoad>> loads;
    for (std::size_t i = 0; i < order.targets.size(); ++i)
        loads.push_back(std::make_shared<ScenarioLoad>(
            order.setup->scenarios[i], order.targets[i].size(), order.setup->start));
    return loads;
}

} // namespace

int workersFor(std::size_t connections, bool isTls, int cores)
{
    const std::size_t each = isTls ? 1200 : 2500;
    return std::clamp(static_cast<int>((connections + each - 1) / each), 1, std::max(1, cores - 1));
}

Result<std::unique_ptr<WorkerPool>> WorkerPool::start(TrafficOrder order)
{
    const std::size_t sessions = sessionsOf(order);
    if (order.workers <= 0) {
        const int cores = static_cast<int>(std::thread::hardware_concurrency());
        const std::vector<TrafficRoute> &routes = order.setup->routes;
        order.workers = workersFor(sessions,
            std::any_of(routes.begin(), routes.end(),
                [](const TrafficRoute &route) { return route.endpoint->tls != nullptr; }),
            cores);
    }
    const int workers = order.workers;
    std::unique_ptr<WorkerPool> pool(new WorkerPool(std::move(order), {}));
    for (int number = 0; number < workers; ++number) {
        auto worker = Worker::create(number, pool->m_order.setup);
        if (!worker)
            return Error{ErrorKind::Rejected, QString::fromStdString(worker.error().text)};
        pool->m_workers.push_back(*std::move(worker));
    }
    pool->assign();
    pool->m_poll.start(PollInterval);
    return pool;
}

std::vector<TallyCollector::Scenario> WorkerPool::collectorScenarios() const
{
    std::vector<TallyCollector::Scenario> scenarios;
    const TrafficSetup &setup = *m_order.setup;
    for (std::size_t i = 0; i < setup.scenarios.size(); ++i) {
        const ScenarioPlan &plan = setup.scenarios[i];
        TallyCollector::Scenario scenario{.name = plan.name,
            .tickInterval = plan.rate.tickInterval,
            .intended = [load = m_loads[i]](std::int64_t second) { return load->intendedIn(second); },
            .echoes = echoes(plan),
            .endpoints = i < setup.endpoints.size() ? setup.endpoints[i] : QStringList()};
        if (plan.kind == TrafficKind::Dashboard)
            scenario.tickInterval = RequestLag;
        scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

WorkerPool::WorkerPool(TrafficOrder order, std::vector<std::unique_ptr<Worker>> workers)
    : m_order(std::move(order))
    , m_startedAt(QDateTime::currentDateTimeUtc().addMSecs((m_order.setup->start - Instant::now()) / 1ms))
    , m_loads(loadsOf(m_order))
    , m_sessions(m_loads.size())
    , m_collector(m_order.workers, collectorScenarios(), m_order.secondDone)
    , m_workers(std::move(workers))
    , m_hasFinished(static_cast<std::size_t>(m_order.workers))
{
    const std::optional<OpenFileLimit> files = raiseOpenFileLimit();
    m_machine.openFilesLimit = files ? files->soft : 0;
    m_machine.localPortsLimit = ephemeralPorts().value_or(0);
    m_poll.setTimerType(Qt::PreciseTimer);
    connect(&m_poll, &QTimer::timeout, this, &WorkerPool::poll);
}

WorkerPool::~WorkerPool() = default;

// The next session, of the scenario's timetable at that place.
Assignment WorkerPool::seat(std::uint32_t scenario, std::size_t place)
{
    const SessionSchedule &schedule = m_loads[scenario]->sessions()[place];
    const auto session = static_cast<std::uint32_t>(m_seats.size());
    const auto workers = static_cast<std::uint32_t>(m_workers.size());
    std::uint32_t worker = session % workers;
    while (m_hasFinished[worker]) // steering found it gone; not all of them are
        worker = (worker + 1) % workers;
    m_seats.push_back({.scenario = scenario,
        .target = schedule.target,
        .worker = worker,
        .start = schedule.start,
        .end = schedule.end,
        .endedAt = {},
        .error = nullptr});
    m_sessions[scenario].push_back(session);
    ++m_unfinished;
    return {.target = &m_order.targets[scenario][schedule.target],
        .gauges = &m_gauges.emplace_back(),
        .start = schedule.start,
        .end = schedule.end,
        .phase = schedule.phase,
        .session = session,
        .scenario = scenario,
        .place = static_cast<std::uint32_t>(place)};
}

void WorkerPool::assign()
{
    const TrafficSetup &setup = *m_order.setup;
    std::size_t sessions = 0;
    for (const std::shared_ptr<ScenarioLoad> &load : m_loads)
        sessions += load->sessions().size();
    m_seats.reserve(sessions);
    std::vector<std::vector<Assignment>> byWorker(m_workers.size());
    for (std::uint32_t scenario = 0; scenario < setup.scenarios.size(); ++scenario) {
        for (std::size_t place = 0; place < m_loads[scenario]->sessions().size(); ++place) {
            const Assignment assignment = seat(scenario, place);
            byWorker[m_seats.back().worker].push_back(assignment);
        }
    }
    std::vector<int> inFlight;
    inFlight.reserve(setup.scenarios.size());
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    for (const ScenarioPlan &plan : setup.scenarios) {
        const int limit = usesBrowsers(plan) ? std::min(plan.connectsInFlight, cores) : plan.connectsInFlight;
        inFlight.push_back(std::max(1, limit / workers()));
    }
    for (std::size_t i = 0; i < m_workers.size(); ++i)
        m_workers[i]->start(std::move(byWorker[i]), inFlight);
}

Result<> WorkerPool::steer(const Steering &steering)
{
    const Instant now = TimerWheel::onGrid(Instant::now() + SteerLead);
    if (m_wasStopped || m_hasEnded || m_unfinished == 0)
        return Error{ErrorKind::BadInput, u"The traffic is over: there is nothing to steer."_s};
    if (!std::exchange(m_isHeld, true)) {
        for (const std::unique_ptr<Worker> &worker : m_workers)
            worker->hold(true);
    }
    bool hasSteered = false; // any of them
    Result<> outcome = Error{ErrorKind::BadInput, u"The traffic is over: there is nothing to steer."_s};
    for (std::uint32_t scenario = 0; scenario < m_loads.size(); ++scenario) {
        if (m_loads[scenario]->isOver(now))
            continue;
        const Result<ScenarioLoad::Change> change = m_loads[scenario]->steer(steering, now);
        if (change)
            apply(scenario, *change);
        else if (!hasSteered)
            outcome = change.error();
        if (change && !std::exchange(hasSteered, true))
            outcome = {};
    }
    return outcome;
}

void WorkerPool::apply(std::uint32_t scenario, const ScenarioLoad::Change &change)
{
    std::vector<std::vector<NewEnd>> ends(m_workers.size());
    std::vector<std::vector<Assignment>> more(m_workers.size());
    for (const auto &[place, end] : change.ends) {
        const std::uint32_t session = m_sessions[scenario][place];
        m_seats[session].end = end;
        ends[m_seats[session].worker].push_back({.session = session, .end = end});
    }
    for (std::size_t place = change.firstNew; place < m_loads[scenario]->sessions().size(); ++place) {
        const Assignment assignment = seat(scenario, place);
        more[m_seats.back().worker].push_back(assignment);
    }
    for (std::size_t i = 0; i < m_workers.size(); ++i) {
        if (change.pauses)
            m_workers[i]->pause(scenario, m_loads[scenario]->isPaused());
        m_workers[i]->steer(std::move(ends[i]), std::move(more[i]));
    }
}

double WorkerPool::level(std::size_t scenario) const
{
    const ScenarioLoad &load = *m_loads.at(scenario);
    return load.isPaused() ? 0 : load.level(Instant::now());
}

std::int64_t WorkerPool::plannedLastSecond() const
{
    Instant last = m_order.setup->start;
    for (const Seat &seat : m_seats)
        last = std::max(last, seat.end);
    return (last - m_order.setup->start + 999'999'999ns) / 1s - 1;
}

void WorkerPool::stop(Nanoseconds grace)
{
    m_wasStopped = true;
    for (const std::unique_ptr<Worker> &worker : m_workers)
        worker->stop(Instant::now() + grace);
}

void WorkerPool::abort()
{
    m_wasStopped = true;
    for (const std::unique_ptr<Worker> &worker : m_workers)
        worker->abort();
}

void WorkerPool::poll()
{
    const std::vector<Gauges> live = gauges();
    for (std::size_t i = 0; i < live.size(); ++i)
        m_collector.setGauges(i, live[i]);
    if (m_polls++ % PollsASecond == 0)
        watchMachine(live);
    std::size_t number = 0;
    for (const std::unique_ptr<Worker> &worker : m_workers) {
        while (std::optional<std::unique_ptr<Tally>> tally = worker->takeTally()) {
            m_collector.take(**tally);
            worker->giveBack(*std::move(tally));
        }
        while (const std::optional<WorkerEvent> event = worker->takeEvent()) {
            if (event->kind == WorkerEvent::Kind::AllFinished)
                m_hasFinished[number] = true;
            else
                noteEnd(*event);
        }
        ++number;
    }
    if (m_unfinished == 0 && std::exchange(m_isHeld, false)) {
        for (const std::unique_ptr<Worker> &worker : m_workers)
            worker->hold(false);
    }
    if (std::find(m_hasFinished.begin(), m_hasFinished.end(), false) == m_hasFinished.end() && !m_hasEnded) {
        m_hasEnded = true;
        m_poll.stop();
        m_collector.finish(m_wasStopped ? -1 : plannedLastSecond());
        emit polled();
        return emit ended();
    }
    emit polled();
}

// A session has one connection, to the first address that it tries; addresses that take turns share them.
void WorkerPool::watchMachine(const std::vector<Gauges> &gauges)
{
    const std::vector<TrafficRoute> &routes = m_order.setup->routes;
    m_machine.openFiles = openDescriptors().value_or(0);
    m_machine.localPorts = 0;
    for (std::size_t i = 0; i < gauges.size(); ++i) {
        std::int64_t connections = 0; // of all scenarios that go the same way
        for (std::size_t k = 0; k < gauges.size(); ++k) {
            if (routes[k].endpoint->addresses == routes[i].endpoint->addresses)
                connections += gauges[k].active + gauges[k].connecting;
        }
        const Endpoint &endpoint = *routes[i].endpoint;
        const std::size_t ways = std::max<std::size_t>(1, endpoint.sources.size())
            * (endpoint.takesTurns ? endpoint.addresses.size() : 1);
        m_machine.localPorts = std::max(m_machine.localPorts, connections / static_cast<std::int64_t>(ways));
    }
    m_collector.setMachine(m_machine);
    if (m_order.setup->browsers)
        m_collector.setCrowded(m_cores.share().value_or(0) > CrowdedShare);
}

void WorkerPool::noteEnd(const WorkerEvent &event)
{
    Seat &seat = m_seats[event.session];
    if (event.error)
        seat.error = std::make_unique<const SessionError>(*event.error);
    if (event.kind == WorkerEvent::Kind::SessionFinished) {
        seat.endedAt = event.at;
        --m_unfinished;
        if (!event.error)
            seat.error.reset(); // it was lost on the way, but came back
    }
    emit eventArrived(event);
}

std::vector<Gauges> WorkerPool::gauges() const
{
    std::vector<Gauges> scenarios(m_order.setup->scenarios.size());
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        Gauges &sum = scenarios[m_seats[i].scenario];
        const SessionGauges &one = m_gauges[i];
        ++sum.planned;
        switch (one.state.load(std::memory_order_relaxed)) {
        case SessionState::Active:
            ++sum.active;
            break;
        case SessionState::Connecting:
        case SessionState::Attaching:
            ++sum.connecting;
            break;
        case SessionState::Finished:
            sum.failed += m_seats[i].error ? 1 : 0;
            break;
        case SessionState::Waiting:
        case SessionState::Closing:
            break;
        }
        sum.sentBytes += one.writtenBytes.load(std::memory_order_relaxed);
        sum.echoedBytes += one.readBytes.load(std::memory_order_relaxed);
    }
    return scenarios;
}

SessionRow WorkerPool::row(std::size_t session) const
{
    const SessionGauges &one = m_gauges[session];
    const Seat &seat = m_seats[session];
    SessionRow row{.session = static_cast<std::uint32_t>(session),
        .scenario = seat.scenario,
        .workspaceName = m_order.targets[seat.scenario][seat.target].workspaceName,
        .state = one.state.load(std::memory_order_relaxed),
        .readBytes = one.readBytes.load(std::memory_order_relaxed),
        .writtenBytes = one.writtenBytes.load(std::memory_order_relaxed),
        .dueTicks = one.dueTicks.load(std::memory_order_relaxed),
        .echoedTicks = one.echoedTicks.load(std::memory_order_relaxed),
        .errors = one.errors.load(std::memory_order_relaxed),
        .lastRoundTrip = std::nullopt,
        .maxRoundTrip = std::nullopt};
    if (row.echoedTicks != 0) {
        row.lastRoundTrip = Nanoseconds(one.lastRoundTripNs.load(std::memory_order_relaxed));
        row.maxRoundTrip = Nanoseconds(one.maxRoundTripNs.load(std::memory_order_relaxed));
    }
    return row;
}

std::vector<SessionRow> WorkerPool::rows() const
{
    std::vector<SessionRow> rows;
    rows.reserve(m_seats.size());
    for (std::size_t i = 0; i < m_seats.size(); ++i)
        rows.push_back(row(i));
    return rows;
}

QList<SessionResult> WorkerPool::sessionResults() const
{
    QList<SessionResult> results;
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        const Seat &seat = m_seats[i];
        SessionResult result{.row = row(i),
            .startedAt = m_startedAt.addMSecs((seat.start - m_order.setup->start) / 1ms),
            .duration = std::max(Nanoseconds(0), seat.endedAt - seat.start),
            .error = {},
            .errorClass = std::nullopt};
        if (seat.error) {
            result.error = QString::fromStdString(seat.error->text);
            result.errorClass = seat.error->errorClass;
        }
        results.append(result);
    }
    return results;
}

} // namespace plimsoll
