// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/secret.h"
#include "core/metrics/tally.h"
#include "core/net/loop.h"
#include "core/net/stream.h"
#include "core/plan/scenario.h"
#include "core/traffic/app/apptarget.h"
#include "core/traffic/dashboard/dashboardperson.h"
#include "core/traffic/echomatcher.h"
#include "core/traffic/trafficsetup.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace plimsoll {

enum class SessionState : std::uint8_t { Waiting, Connecting, Attaching, Active, Closing, Finished };

// Live figures of one session for tables: written by its worker, read by anyone, relaxed. Bytes as typed.
struct alignas(64) SessionGauges {
    std::atomic<SessionState> state = SessionState::Waiting;
    std::atomic<std::uint32_t> errors = 0;
    std::atomic<std::uint64_t> readBytes = 0; // everything the terminal gave while typed into
    std::atomic<std::uint64_t> writtenBytes = 0; // everything typed, before JSON
    std::atomic<std::uint64_t> dueTicks = 0;
    std::atomic<std::uint64_t> echoedTicks = 0;
    std::atomic<std::int64_t> lastRoundTripNs = 0;
    std::atomic<std::int64_t> maxRoundTripNs = 0;
};

// By the session's worker, the only one that writes.
template <typename Number> void addTo(std::atomic<Number> &gauge, std::type_identity_t<Number> by)
{
    gauge.store(gauge.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

// What sessions send their traffic to. Made before the workers start, then read-only: any thread.
struct TrafficTarget {
    AgentId agent;
    QString workspaceName; // for sentences
    Secret token; // of the person
    std::shared_ptr<const DashboardPerson> person = {}; // of a dashboard's
    bool isAdministrator = false; // that person
    std::shared_ptr<const AppTarget> app = {}; // of a workspace app's
};

// Whom one simulated person works with, and when. A value: it crosses to the worker.
struct Assignment {
    const TrafficTarget *target = nullptr; // outlives the session, as the gauges
    SessionGauges *gauges = nullptr;
    Instant start; // planned: ramp included
    Instant end; // planned, or as steered since
    Nanoseconds phase{0}; // of its ticks within the interval
    std::uint32_t session = 0; // index over all sessions of the run; session i lives on worker i mod W
    std::uint32_t scenario = 0; // index in the plan
    std::uint32_t place = 0; // which session of its scenario it is
};

struct SessionError {
    ErrorClass errorClass = ErrorClass::Local;
    std::string text; // a sentence with what the other side said; no token
};

// How a session ended. Without error it reached its planned end.
struct Outcome {
    std::optional<SessionError> error;
    bool wasAttached = false; // it had begun to type
    bool wasStopped = false; // ended early because the run was stopped
};

class Session;

// Told from the loop or from within a call of the session's own.
class SessionObserver
{
public:
    virtual void sessionConnected(Session &session) = 0; // upgraded: its place in the connect ramp is free
    virtual void sessionAttached(Session &session) = 0; // may be ticked from now on
    virtual void sessionTroubled(Session &session, const SessionError &error) = 0; // lost, and reconnects
    virtual void sessionFinished(Session &session, const Outcome &outcome) = 0; // the last call, once

protected:
    ~SessionObserver() = default;
};

// Where sessions live: what their worker lends them all, for their whole lives.
struct SessionPlace {
    const TrafficSetup &setup;
    Loop &loop;
    Tally *const &tally; // of the present second
    OutstandingTicks &outstanding;
    SessionObserver &observer;
};

enum class Ending { Planned, Stopped };

// One simulated person's use of one traffic kind. Lives on one worker; every method is called there. Reports
// only into that worker's tally and its own gauges. Ends in exactly one sessionFinished(); the observer then
// retires it at the end of the loop's turn.
class Session : public Retirable
{
public:
    // Dials. Call once.
    virtual void start() = 0;
    // One tick's worth of traffic that was intended at `intended`; `late` when it was overdue. From
    // sessionAttached() to stop().
    virtual void tick(Instant intended, Instant now, bool late) = 0;
    // No more ticks: lets what is under way come back until `deadline`, ends what runs at the other side,
    // closes. May be called in any state and more than once.
    virtual void stop(Ending ending, Instant deadline) = 0;
    // Ends at once, without waiting for the other side.
    virtual void abort() = 0;
    // It was steered: its worker will stop it then, as planned.
    void moveEnd(Instant end);

    const Assignment &assignment() const { return m_assignment; }
    std::uint32_t index() const { return m_assignment.session; }

protected:
    // `place` must outlive it.
    Session(const SessionPlace &place, const Assignment &assignment)
        : m_place(place)
        , m_assignment(assignment)
    {
    }

    virtual void endMoved() { }
    // Whether one that is stopped before it got anywhere has failed: not when the run was stopped, nor when a
    // hand on the load sent it away.
    bool failsUnready(Ending ending) const { return ending == Ending::Planned && !m_wasSteered; }

    const TrafficSetup &setup() const { return m_place.setup; }
    const ScenarioPlan &plan() const { return setup().scenarios[m_assignment.scenario]; }
    const TrafficRoute &route() const { return setup().routes[m_assignment.scenario]; }
    const TrafficTarget &target() const { return *m_assignment.target; }
    ScenarioTally &tally() const { return m_place.tally->scenarios[m_assignment.scenario]; }
    SessionGauges &gauges() const { return *m_assignment.gauges; }
    Loop &loop() const { return m_place.loop; }
    SessionObserver &observer() const { return m_place.observer; }

    void show(SessionState state) { gauges().state.store(state, std::memory_order_relaxed); }
    std::string workspace() const { return target().workspaceName.toStdString(); } // for sentences
    StreamOptions dialling() const; // how all of them dial, whatever their kind
    // For how long an answer may be awaited: so many ticks; 0: 50, but at least 10 s.
    Nanoseconds stallLimit(int ticks = 0) const;
    // An error of its own, in the tally and its row.
    void countError(ErrorClass errorClass);
    // So many ticks came back, the last of them after `roundTrip`.
    void noteEchoes(std::uint64_t ticks, Nanoseconds roundTrip);
    // Counts the end of a session that had dialled, `wasCut` when it is a disconnect and not its planned end.
    void countEnd(bool wasCut);

private:
    const SessionPlace &m_place;
    Assignment m_assignment;
    bool m_wasSteered = false;
};

} // namespace plimsoll
