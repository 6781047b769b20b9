// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/worker.h"

#include "core/traffic/sessionfactory.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds DrainTime = 10s; // after the planned end, for what is under way to come back
constexpr Nanoseconds LeastLateness = 2ms; // below it a tick is on time: the wheel's resolution and a bit

} // namespace

// One session with its timetable: when it dials, when it ticks, when it ends. The grid of its ticks is its
// own: start + phase + k · interval, whatever happens to it.
class Worker::Desk
{
public:
    Desk(Worker &worker, std::unique_ptr<Session> session)
        : m_worker(worker)
        , m_session(std::move(session))
        , m_scenario(m_session->assignment().scenario)
    {
    }

    std::uint32_t scenario() const { return m_scenario; }
    bool hasFinished() const { return !m_session; }

    bool hasTime() const { return start() < end(); }
    void waitForStart() { m_worker.m_loop->arm(m_timer, start()); }

    void dial()
    {
        m_hasDialled = true;
        m_inRamp = true;
        arm();
        m_session->start();
    }
    // True the first time only.
    bool leaveRamp() { return std::exchange(m_inRamp, false); }

    void beginTicking(Instant now)
    {
        if (m_nextTick >= 0)
            return; // it was lost and came back: the grid goes on
        m_nextTick = firstTickFrom(now);
        arm();
    }

    // What would have been due meanwhile is not made up for.
    void goOn(Instant now)
    {
        if (m_nextTick < 0 || hasFinished())
            return;
        m_nextTick = std::max(m_nextTick, firstTickFrom(now));
        arm();
    }

    void endAt(Instant end, Instant now)
    {
        if (hasFinished())
            return;
        m_session->moveEnd(end);
        if (m_hasDialled)
            return arm();
        if (end <= start()) // it has not begun, and will not
            stop(Ending::Planned, now);
    }

    void stop(Ending ending, Instant deadline)
    {
        m_timer.cancel();
        if (m_session)
            m_session->stop(ending, deadline);
    }
    void abort()
    {
        m_timer.cancel();
        if (m_session)
            m_session->abort();
    }

    void retire()
    {
        m_timer.cancel();
        m_worker.m_loop->retire(std::move(m_session));
    }

private:
    const Scenario &shared() const { return m_worker.m_scenarios[m_scenario]; }
    Instant start() const { return m_session->assignment().start; }
    Instant end() const { return m_session->assignment().end; }
    Instant tickTime(std::int64_t tick) const
    {
        const Assignment &assignment = m_session->assignment();
        return assignment.start + assignment.phase + tick * shared().interval
            + shared().jitter.of(assignment.place, tick);
    }
    std::int64_t firstTickFrom(Instant now) const
    {
        const Assignment &assignment = m_session->assignment();
        const std::int64_t interval = shared().interval.count();
        const std::int64_t passed
            = (now - assignment.start - assignment.phase - shared().jitter.most).count();
        std::int64_t tick = passed <= 0 ? 0 : (passed + interval - 1) / interval;
        while (tickTime(tick) < now)
            ++tick;
        return tick;
    }
    bool hasTickLeft() const { return m_nextTick >= 0 && !shared().isPaused && tickTime(m_nextTick) < end(); }
    // For the next tick, or the end.
    void arm() { m_worker.m_loop->arm(m_timer, hasTickLeft() ? tickTime(m_nextTick) : end()); }

    void timerFired(Instant now)
    {
        if (!m_hasDialled)
            return m_worker.startIsDue(*this);
        if (hasTickLeft())
            return tick(now);
        if (now < end()) // it was paused since
            return arm();
        stop(Ending::Planned, end() + DrainTime);
    }

    void tick(Instant now)
    {
        skipMissedTicks(now);
        const Instant intended = tickTime(m_nextTick++);
        arm();
        m_session->tick(intended, now, now - intended > shared().lateAfter);
    }

    // Ticks that are overdue by more than an interval are never made up for.
    void skipMissedTicks(Instant now)
    {
        ScenarioTally &tally = m_worker.m_tally->scenarios[m_scenario];
        while (now - tickTime(m_nextTick) > shared().interval && tickTime(m_nextTick + 1) < end()) {
            ++m_nextTick;
            ++tally.dueTicks;
            ++tally.skippedTicks;
        }
    }

    Worker &m_worker;
    std::unique_ptr<Session> m_session; // none when it has finished
    const std::uint32_t m_scenario;
    bool m_hasDialled = false;
    bool m_inRamp = false;
    std::int64_t m_nextTick = -1; // not ticking yet
    MemberTimer<Desk, &Desk::timerFired> m_timer{*this};
};

NetResult<std::unique_ptr<Worker>> Worker::create(int number, std::shared_ptr<const TrafficSetup> setup)
{
    NetResult<std::unique_ptr<Loop>> loop = Loop::create();
    if (!loop)
        return loop.error();
    return std::unique_ptr<Worker>(new Worker(number, *std::move(loop), std::move(setup)));
}

Worker::Worker(int number, std::unique_ptr<Loop> loop, std::shared_ptr<const TrafficSetup> setup)
    : m_number(number)
    , m_loop(std::move(loop))
    , m_setup(std::move(setup))
    , m_place{*m_setup, *m_loop, m_tally, m_outstanding, *this}
{
}

Worker::~Worker()
{
    if (!m_thread.joinable())
        return;
    m_loop->post([this] {
        for (const std::unique_ptr<Desk> &desk : m_desks)
            desk->abort();
        m_loop->stop();
    });
    m_thread.join();
}

void Worker::start(std::vector<Assignment> assignments, std::vector<int> connectsInFlight)
{
    m_scenarios.reserve(m_setup->scenarios.size());
    for (const ScenarioPlan &plan : m_setup->scenarios) {
        const Nanoseconds interval = plan.rate.tickInterval;
        m_scenarios.push_back({.interval = interval,
            .lateAfter = std::max(LeastLateness, interval / 10),
            .jitter = jitterOf(plan),
            .waiting = {},
            .connectsInFlight = connectsInFlight[m_scenarios.size()]});
    }
    m_thread = std::thread([this, mine = std::move(assignments)]() mutable { run(std::move(mine)); });
}

void Worker::stop(Instant deadline)
{
    m_loop->post([this, deadline] {
        for (const std::unique_ptr<Desk> &desk : m_desks)
            desk->stop(Ending::Stopped, deadline);
        m_isHeld = false;
        endWhenAllFinished();
    });
}

void Worker::abort()
{
    m_loop->post([this] {
        for (const std::unique_ptr<Desk> &desk : m_desks)
            desk->abort();
        m_isHeld = false;
        endWhenAllFinished();
    });
}

void Worker::run(std::vector<Assignment> assignments)
{
    m_filling = std::make_unique<Tally>();
    m_filling->scenarios.resize(m_setup->scenarios.size());
    m_filling->worker = m_number;
    m_tally = m_filling.get();
    m_desks.reserve(assignments.size());
    for (const Assignment &assignment : assignments)
        take(assignment);
    m_loop->arm(m_second, m_setup->start + 1s);
    endWhenAllFinished();
    m_loop->run();
    m_desks.clear();
}

void Worker::take(const Assignment &assignment)
{
    if (m_deskBySession.size() <= assignment.session)
        m_deskBySession.resize(assignment.session + 1);
    m_deskBySession[assignment.session] = static_cast<std::uint32_t>(m_desks.size());
    ++m_unfinished;
    m_desks.push_back(std::make_unique<Desk>(*this, makeSession(m_place, assignment)));
    m_desks.back()->waitForStart();
}

void Worker::steer(std::vector<NewEnd> ends, std::vector<Assignment> more)
{
    m_loop->post([this, ends = std::move(ends), added = std::move(more)] {
        const Instant now = Loop::now();
        for (const NewEnd &end : ends)
            m_desks[m_deskBySession[end.session]]->endAt(end.end, now);
        for (const Assignment &assignment : added)
            take(assignment);
    });
}

void Worker::pause(std::uint32_t scenario, bool isPaused)
{
    m_loop->post([this, scenario, isPaused] {
        m_scenarios[scenario].isPaused = isPaused;
        for (const std::unique_ptr<Desk> &desk : m_desks) {
            if (!isPaused && desk->scenario() == scenario)
                desk->goOn(Loop::now());
        }
    });
}

void Worker::hold(bool isHeld)
{
    m_loop->post([this, isHeld] {
        m_isHeld = isHeld;
        endWhenAllFinished();
    });
}

void Worker::startIsDue(Desk &desk)
{
    if (!desk.hasTime())
        return desk.stop(Ending::Planned, Loop::now());
    m_scenarios[desk.scenario()].waiting.push_back(&desk);
    dialNext(desk.scenario());
}

void Worker::dialNext(std::uint32_t scenario)
{
    Scenario &ramp = m_scenarios[scenario];
    while (!ramp.waiting.empty() && ramp.inFlight < ramp.connectsInFlight) {
        Desk *desk = ramp.waiting.front();
        ramp.waiting.pop_front();
        if (desk->hasFinished())
            continue; // stopped while it waited
        ++ramp.inFlight;
        desk->dial();
    }
}

Worker::Desk &Worker::deskOf(const Session &session)
{
    return *m_desks[m_deskBySession[session.index()]];
}

void Worker::sessionConnected(Session &session)
{
    Desk &desk = deskOf(session);
    if (!desk.leaveRamp())
        return;
    --m_scenarios[desk.scenario()].inFlight;
    dialNext(desk.scenario());
}

void Worker::sessionAttached(Session &session)
{
    deskOf(session).beginTicking(Loop::now());
}

void Worker::sessionTroubled(Session &session, const SessionError &error)
{
    m_events.push({.kind = WorkerEvent::Kind::SessionTroubled,
        .session = session.index(),
        .scenario = deskOf(session).scenario(),
        .at = Loop::now(),
        .error = error});
}

void Worker::sessionFinished(Session &session, const Outcome &outcome)
{
    Desk &desk = deskOf(session);
    m_events.push({.kind = WorkerEvent::Kind::SessionFinished,
        .session = session.index(),
        .scenario = desk.scenario(),
        .at = Loop::now(),
        .error = outcome.error,
        .wasAttached = outcome.wasAttached,
        .wasStopped = outcome.wasStopped});
    const bool freesPlace = desk.leaveRamp();
    desk.retire();
    --m_unfinished;
    if (freesPlace) {
        --m_scenarios[desk.scenario()].inFlight;
        dialNext(desk.scenario());
    }
    endWhenAllFinished();
}

void Worker::endWhenAllFinished()
{
    if (m_unfinished != 0 || m_isHeld || m_hasEnded)
        return;
    m_hasEnded = true;
    m_second.cancel();
    // Closing up in a fraction of a second says nothing of how busy this thread was.
    handOver(secondAt(Loop::now()), {.busyShare = 0, .loopLagP99 = m_loop->takeLoad().lagP99});
    m_events.push({.kind = WorkerEvent::Kind::AllFinished, .at = Loop::now(), .error = std::nullopt});
    m_loop->stop();
}

std::int64_t Worker::secondAt(Instant at) const
{
    return std::max<std::int64_t>(0, (at - m_setup->start) / 1s);
}

// What was counted belongs to the second that is over. When several went by unnoticed, this thread did not
// run: the collector sees the jump and marks them.
void Worker::secondEnded(Instant now)
{
    const LoopLoad load = m_loop->takeLoad();
    const std::int64_t present = secondAt(now);
    handOver(present - 1, {.busyShare = load.busyShare, .loopLagP99 = load.lagP99});
    m_loop->arm(m_second, m_setup->start + (present + 1) * 1s);
}

void Worker::handOver(std::int64_t second, const WorkerTally &self)
{
    m_filling->second = second;
    m_filling->self = self;
    std::unique_ptr<Tally> next = m_spare.pop().value_or(nullptr);
    if (!next) {
        next = std::make_unique<Tally>();
        next->scenarios.resize(m_setup->scenarios.size());
    }
    next->worker = m_number;
    m_tally = next.get();
    m_filled.push(std::exchange(m_filling, std::move(next)));
}

} // namespace plimsoll
