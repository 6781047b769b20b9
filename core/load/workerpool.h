// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/runresult.h"
#include "core/load/worker.h"
#include "core/metrics/tallycollector.h"

#include <QObject>
#include <QTimer>

namespace plimsoll {

// What one scenario sends its sessions to; a target may have sessions of several scenarios.
struct TrafficTarget {
    AgentId agent;
    QString workspaceName;
    Secret token;
    std::shared_ptr<const DashboardPerson> person = {}; // of a dashboard's
    std::shared_ptr<const AppTarget> app = {}; // of a workspace app's
};

struct TrafficOrder {
    std::shared_ptr<const TrafficSetup> setup;
    std::vector<std::vector<TrafficTarget>> targets; // by scenario
    int workers = 0; // 0: see workersFor
    TallyCollector::SecondDone secondDone;
};

// As many workers as the load needs, one a 2,500 plain or 1,200 TLS connections, and as the machine has cores
// besides the one that the rest of the program needs.
int workersFor(std::size_t connections, bool isTls, int cores);

// The traffic of a run: session i lives on worker i mod W from its first to its last byte. Starts and stops
// the workers and collects what they counted. Lives on the engine thread.
class WorkerPool : public QObject
{
    Q_OBJECT
public:
    // The clocks of all scenarios start at setup->start, which should lie a little ahead.
    // Errors: Storage never; Rejected when this machine has no descriptors left for the loops.
    static Result<std::unique_ptr<WorkerPool>> start(TrafficOrder order);
    ~WorkerPool() override; // aborts what still runs

    // No more ticks; sessions drain for `grace` at most and close. ended() follows.
    void stop(Nanoseconds grace);
    void abort();

    int workers() const { return static_cast<int>(m_workers.size()); }
    bool hasEnded() const { return m_hasEnded; }
    std::vector<SessionRow> rows() const;
    // By scenario, now.
    std::vector<Gauges> gauges() const;
    const TallyCollector &collector() const { return m_collector; }
    // By index; their figures are final after ended().
    QList<SessionResult> sessionResults() const;

signals:
    void eventArrived(const plimsoll::WorkerEvent &event);
    void polled(); // four times a second, after what came in was taken
    void ended(); // every session ended, everything counted was collected

private:
    WorkerPool(TrafficOrder order, std::vector<std::unique_ptr<Worker>> workers, int sessions);
    void assign();
    void poll();
    void watchMachine(const std::vector<Gauges> &gauges);
    void noteEnd(const WorkerEvent &event);
    SessionRow row(std::size_t session) const;
    std::int64_t plannedLastSecond() const;
    static std::vector<TallyCollector::Scenario> collectorScenarios(const TrafficOrder &order);

    struct Seat {
        std::uint32_t scenario = 0;
        std::size_t target = 0; // in its scenario's list
        Instant start; // planned, as the end
        Instant end;
        Instant endedAt;
        std::optional<SessionError> error;
    };

    TrafficOrder m_order;
    QDateTime m_startedAt; // UTC of setup->start
    std::vector<Seat> m_seats; // by session
    std::unique_ptr<SessionGauges[]> m_gauges; // by session
    TallyCollector m_collector;
    std::vector<std::unique_ptr<Worker>> m_workers;
    QTimer m_poll;
    MachineUse m_machine;
    int m_polls = 0;
    std::size_t m_workersFinished = 0;
    bool m_wasStopped = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
