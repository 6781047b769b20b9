// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/machinelimits.h"
#include "core/load/runresult.h"
#include "core/load/scenarioload.h"
#include "core/load/worker.h"
#include "core/metrics/tallycollector.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace plimsoll {

struct TrafficOrder {
    std::shared_ptr<const TrafficSetup> setup;
    std::vector<std::vector<TrafficTarget>> targets; // by scenario; a session has one of its scenario's
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

    // From now on, of all scenarios that can be steered so; see ScenarioLoad. Errors (BadInput): none of them
    // can, or the traffic is over.
    Result<> steer(const Steering &steering);
    // The present level of a scenario, a share of its full load; 0 while it is paused.
    double level(std::size_t scenario) const;

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
    WorkerPool(TrafficOrder order, std::vector<std::unique_ptr<Worker>> workers);
    void assign();
    Assignment seat(std::uint32_t scenario, std::size_t place);
    void apply(std::uint32_t scenario, const ScenarioLoad::Change &change);
    void poll();
    void watchMachine(const std::vector<Gauges> &gauges);
    void noteEnd(const WorkerEvent &event);
    SessionRow row(std::size_t session) const;
    std::int64_t plannedLastSecond() const;
    std::vector<TallyCollector::Scenario> collectorScenarios() const;

    struct Seat {
        std::uint32_t scenario = 0;
        std::uint32_t target = 0; // in its scenario's list
        std::uint32_t worker = 0;
        Instant start; // planned, as the end
        Instant end;
        Instant endedAt;
        std::unique_ptr<const SessionError> error; // few have one
    };

    TrafficOrder m_order;
    QDateTime m_startedAt; // UTC of setup->start
    std::vector<Seat> m_seats; // by session
    std::deque<SessionGauges> m_gauges; // by session; they stay where they are
    std::vector<std::shared_ptr<ScenarioLoad>> m_loads; // by scenario
    std::vector<std::vector<std::uint32_t>> m_sessions; // by scenario and place in its timetable
    TallyCollector m_collector;
    std::vector<std::unique_ptr<Worker>> m_workers;
    QTimer m_poll;
    MachineUse m_machine;
    CoreUse m_cores;
    int m_polls = 0;
    std::vector<bool> m_hasFinished; // by worker
    std::size_t m_unfinished = 0; // sessions
    bool m_isHeld = false; // workers wait for what steering brings
    bool m_wasStopped = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
