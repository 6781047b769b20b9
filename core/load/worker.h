// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/spscqueue.h"
#include "core/load/intendedload.h"
#include "core/traffic/session.h"
#include "core/traffic/trafficsetup.h"

#include <deque>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace plimsoll {

// Something that a worker tells the engine.
struct WorkerEvent {
    enum class Kind : std::uint8_t {
        SessionTroubled, // error; it reconnects
        SessionFinished, // with or without error
        AllFinished, // its sessions all ended and its last tally was handed over
    };
    Kind kind = Kind::AllFinished;
    std::uint32_t session = 0;
    std::uint32_t scenario = 0;
    Instant at;
    std::optional<SessionError> error;
    bool wasAttached = false;
    bool wasStopped = false;
};

// A session gets another planned end, at once when it has passed.
struct NewEnd {
    std::uint32_t session = 0;
    Instant end;
};

// One thread with its loop and the sessions that live on it. Made, started, asked and destroyed on the engine
// thread; what it counts comes back through the queues, by value. ADR-0004.
class Worker final : private SessionObserver
{
public:
    // Errors: Local.
    static NetResult<std::unique_ptr<Worker>> create(int number, std::shared_ptr<const TrafficSetup> setup);
    ~Worker(); // aborts what still runs and joins

    // Once. `connectsInFlight`: its share of each scenario's limit, by index in the plan.
    void start(std::vector<Assignment> assignments, std::vector<int> connectsInFlight);
    // While it runs: more sessions, and other ends for those that it has.
    void steer(std::vector<NewEnd> ends, std::vector<Assignment> more);
    // A scenario's sessions stay, but send nothing; what would have been due is not missed.
    void pause(std::uint32_t scenario, bool isPaused);
    // It does not end when its sessions have, since more may come.
    void hold(bool isHeld);
    // All sessions: no more ticks, drain until `deadline`, close.
    void stop(Instant deadline);
    // All sessions end at once.
    void abort();

    // The engine's ends of the queues.
    std::optional<std::unique_ptr<Tally>> takeTally() { return m_filled.pop(); }
    void giveBack(std::unique_ptr<Tally> tally) { m_spare.push(std::move(tally)); }
    std::optional<WorkerEvent> takeEvent() { return m_events.pop(); }

private:
    class Desk; // one session with its timetable
    struct Scenario { // what the sessions of one have in common
        Nanoseconds interval{0}; // of their ticks
        Nanoseconds lateAfter{0}; // a tick
        TickJitter jitter;
        std::deque<Desk *> waiting; // in the connect ramp
        int inFlight = 0;
        int connectsInFlight = 1; // at most
        bool isPaused = false;
    };

    Worker(int number, std::unique_ptr<Loop> loop, std::shared_ptr<const TrafficSetup> setup);
    void run(std::vector<Assignment> assignments);
    void take(const Assignment &assignment);
    void startIsDue(Desk &desk);
    void dialNext(std::uint32_t scenario);
    void secondEnded(Instant now);
    void handOver(std::int64_t second, const WorkerTally &self);
    std::int64_t secondAt(Instant at) const;
    void endWhenAllFinished();

    // SessionObserver
    void sessionConnected(Session &session) override;
    void sessionAttached(Session &session) override;
    void sessionTroubled(Session &session, const SessionError &error) override;
    void sessionFinished(Session &session, const Outcome &outcome) override;
    Desk &deskOf(const Session &session);

    const int m_number;
    std::unique_ptr<Loop> m_loop;
    const std::shared_ptr<const TrafficSetup> m_setup;

    // The worker thread's alone.
    OutstandingTicks m_outstanding;
    const SessionPlace m_place;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::vector<std::uint32_t> m_deskBySession; // index in m_desks
    std::vector<Scenario> m_scenarios;
    std::unique_ptr<Tally> m_filling;
    Tally *m_tally = nullptr; // m_filling's, for sessions to hold on to
    std::size_t m_unfinished = 0;
    bool m_isHeld = false;
    bool m_hasEnded = false;
    MemberTimer<Worker, &Worker::secondEnded> m_second{*this};

    SpscQueue<std::unique_ptr<Tally>> m_filled; // worker to engine
    SpscQueue<std::unique_ptr<Tally>> m_spare; // engine to worker
    SpscQueue<WorkerEvent> m_events; // worker to engine
    std::thread m_thread;
};

} // namespace plimsoll
