// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/workerpool.h"

#include "core/load/dashboardload.h"
#include "core/load/intendedload.h"
#include "core/load/machinelimits.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Milliseconds PollInterval = 250ms;
constexpr Nanoseconds RequestLag = 100ms; // requests have no interval: half of this is lag that they feel
constexpr int PollsASecond = 1s / PollInterval;

std::size_t sessionsOf(const TrafficOrder &order)
{
    std::size_t sessions = 0;
    for (const std::vector<TrafficTarget> &targets : order.targets)
        sessions += targets.size();
    return sessions;
}

Instant startOf(const TrafficSetup &setup, const ScenarioPlan &scenario)
{
    return setup.start + scenario.startAfter;
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
    std::unique_ptr<WorkerPool> pool(new WorkerPool(std::move(order), {}, static_cast<int>(sessions)));
    for (int number = 0; number < workers; ++number) {
        auto worker = Worker::create(number, pool->m_order.setup, std::span(pool->m_gauges.get(), sessions));
        if (!worker)
            return Error{ErrorKind::Rejected, QString::fromStdString(worker.error().text)};
        pool->m_workers.push_back(*std::move(worker));
    }
    pool->assign();
    pool->m_poll.start(PollInterval);
    return pool;
}

std::vector<TallyCollector::Scenario> WorkerPool::collectorScenarios(const TrafficOrder &order)
{
    std::vector<TallyCollector::Scenario> scenarios;
    for (std::size_t i = 0; i < order.setup->scenarios.size(); ++i) {
        const ScenarioPlan &plan = order.setup->scenarios[i];
        const Instant begin = order.setup->start;
        if (plan.kind == TrafficKind::Dashboard) {
            scenarios.push_back({.name = plan.name,
                .tickInterval = RequestLag,
                .intended = intendedRequests(plan.dashboard,
                    scheduleOf(plan, order.targets[i].size(), startOf(*order.setup, plan)), begin),
                .endpoints = order.setup->endpoints[i]});
            continue;
        }
        const auto bytes = makesRequests(plan) ? 0 : static_cast<std::uint64_t>(plan.rate.bytesPerTick);
        auto intended
            = [schedule = scheduleOf(plan, order.targets[i].size(), startOf(*order.setup, plan)),
                  interval = plan.rate.tickInterval, bytes, sends = sends(plan), begin](std::int64_t second) {
                  if (!sends)
                      return IntendedLoad();
                  const Instant from = begin + second * 1s;
                  const std::uint64_t ticks = intendedTicks(schedule, interval, from, from + 1s);
                  return IntendedLoad{.ticks = ticks, .bytes = ticks * bytes};
              };
        scenarios.push_back({.name = plan.name,
            .tickInterval = plan.rate.tickInterval,
            .intended = std::move(intended),
            .echoes = echoes(plan),
            .endpoints = i < order.setup->endpoints.size() ? order.setup->endpoints[i] : QStringList()});
    }
    return scenarios;
}

WorkerPool::WorkerPool(TrafficOrder order, std::vector<std::unique_ptr<Worker>> workers, int sessions)
    : m_order(std::move(order))
    , m_startedAt(QDateTime::currentDateTimeUtc().addMSecs((m_order.setup->start - Instant::now()) / 1ms))
    , m_gauges(std::make_unique<SessionGauges[]>(static_cast<std::size_t>(sessions)))
    , m_collector(m_order.workers, collectorScenarios(m_order), m_order.secondDone)
    , m_workers(std::move(workers))
{
    const std::optional<OpenFileLimit> files = raiseOpenFileLimit();
    m_machine.openFilesLimit = files ? files->soft : 0;
    m_machine.localPortsLimit = ephemeralPorts().value_or(0);
    m_poll.setTimerType(Qt::PreciseTimer);
    connect(&m_poll, &QTimer::timeout, this, &WorkerPool::poll);
}

WorkerPool::~WorkerPool() = default;

void WorkerPool::assign()
{
    const TrafficSetup &setup = *m_order.setup;
    std::vector<std::vector<Assignment>> byWorker(m_workers.size());
    for (std::uint32_t scenario = 0; scenario < setup.scenarios.size(); ++scenario) {
        const ScenarioPlan &plan = setup.scenarios[scenario];
        std::vector<TrafficTarget> &targets = m_order.targets[scenario];
        const std::vector<SessionSchedule> schedule = scheduleOf(plan, targets.size(), startOf(setup, plan));
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const auto session = static_cast<std::uint32_t>(m_seats.size());
            m_seats.push_back({.scenario = scenario,
                .target = i,
                .start = schedule[i].start,
                .end = schedule[i].end,
                .endedAt = {},
                .error = std::nullopt});
            byWorker[session % m_workers.size()].push_back({.session = session,
                .scenario = scenario,
                .agent = targets[i].agent,
                .workspaceName = targets[i].workspaceName,
                .token = std::move(targets[i].token),
                .start = schedule[i].start,
                .end = schedule[i].end,
                .phase = schedule[i].phase,
                .place = static_cast<std::uint32_t>(i),
                .person = targets[i].person,
                .app = targets[i].app});
        }
    }
    std::vector<int> inFlight;
    inFlight.reserve(setup.scenarios.size());
    for (const ScenarioPlan &plan : setup.scenarios)
        inFlight.push_back(std::max(1, plan.connectsInFlight / workers()));
    for (std::size_t i = 0; i < m_workers.size(); ++i)
        m_workers[i]->start(std::move(byWorker[i]), inFlight);
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
    for (const std::unique_ptr<Worker> &worker : m_workers) {
        while (std::optional<std::unique_ptr<Tally>> tally = worker->takeTally()) {
            m_collector.take(**tally);
            worker->giveBack(*std::move(tally));
        }
        while (const std::optional<WorkerEvent> event = worker->takeEvent()) {
            if (event->kind == WorkerEvent::Kind::AllFinished)
                ++m_workersFinished;
            else
                noteEnd(*event);
        }
    }
    if (m_workersFinished == m_workers.size() && !m_hasEnded) {
        m_hasEnded = true;
        m_poll.stop();
        m_collector.finish(m_wasStopped ? -1 : plannedLastSecond());
        emit polled();
        return emit ended();
    }
    emit polled();
}

// A session has one connection, to the first address of its scenario's way: what it tries then is seldom.
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
        m_machine.localPorts = std::max(m_machine.localPorts, connections);
    }
    m_collector.setMachine(m_machine);
}

void WorkerPool::noteEnd(const WorkerEvent &event)
{
    Seat &seat = m_seats[event.session];
    if (event.error)
        seat.error = event.error;
    if (event.kind == WorkerEvent::Kind::SessionFinished) {
        seat.endedAt = event.at;
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
