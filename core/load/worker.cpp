// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/worker.h"

#include "core/load/intendedload.h"
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
    Desk(Worker &worker, std::unique_ptr<Session> session, const Assignment &assignment,
        const ScenarioPlan &plan)
        : m_worker(worker)
        , m_session(std::move(session))
        , m_scenario(assignment.scenario)
        , m_start(assignment.start)
        , m_end(assignment.end)
        , m_grid(assignment.start + assignment.phase)
        , m_interval(plan.rate.tickInterval)
        , m_lateAfter(std::max(LeastLateness, m_interval / 10))
        , m_jitter(jitterOf(plan))
        , m_place(assignment.place)
    {
    }

    std::uint32_t scenario() const { return m_scenario; }
    Session &session() { return *m_session; }
    bool hasFinished() const { return !m_session; }

    bool hasTime() const { return m_start < m_end; }
    void waitForStart() { m_worker.m_loop->arm(m_timer, m_start); }

    void dial()
    {
        m_hasDialled = true;
        m_inRamp = true;
        m_worker.m_loop->arm(m_endTimer, m_end);
        m_session->start();
    }
    // True the first time only.
    bool leaveRamp() { return std::exchange(m_inRamp, false); }

    void beginTicking(Instant now)
    {
        if (m_nextTick >= 0)
            return; // it was lost and came back: the grid goes on
        m_nextTick = firstTickFrom(now);
        armTick();
    }

    // What would have been due meanwhile is not made up for.
    void goOn(Instant now)
    {
        if (m_nextTick < 0 || hasFinished())
            return;
        m_nextTick = std::max(m_nextTick, firstTickFrom(now));
        armTick();
    }

    void endAt(Instant end, Instant now)
    {
        m_end = end;
        if (hasFinished())
            return;
        if (!m_hasDialled && m_end <= m_start) // it has not begun, and will not
            return stop(Ending::Planned, now);
        if (!m_hasDialled)
            return;
        m_worker.m_loop->arm(m_endTimer, std::max(m_end, now));
        if (m_nextTick >= 0)
            armTick();
    }

    void stop(Ending ending, Instant deadline)
    {
        m_timer.cancel();
        m_endTimer.cancel();
        if (m_session)
            m_session->stop(ending, deadline);
    }
    void abort()
    {
        m_timer.cancel();
        m_endTimer.cancel();
        if (m_session)
            m_session->abort();
    }

    void retire()
    {
        m_timer.cancel();
        m_endTimer.cancel();
        m_worker.m_loop->retire(std::move(m_session));
    }

private:
    Instant tickTime(std::int64_t tick) const
    {
        return m_grid + tick * m_interval + m_jitter.of(m_place, tick);
    }
    std::int64_t firstTickFrom(Instant now) const
    {
        const std::int64_t passed = (now - m_grid - m_jitter.most).count();
        std::int64_t tick = passed <= 0 ? 0 : (passed + m_interval.count() - 1) / m_interval.count();
        while (tickTime(tick) < now)
            ++tick;
        return tick;
    }
    bool isPaused() const { return m_worker.m_ramps[m_scenario].isPaused; }
    void armTick()
    {
        if (!isPaused() && tickTime(m_nextTick) < m_end)
            m_worker.m_loop->arm(m_timer, tickTime(m_nextTick));
    }

    void timerFired(Instant now)
    {
        if (!m_hasDialled)
            return m_worker.startIsDue(*this);
        if (isPaused())
            return;
        skipMissedTicks(now);
        const Instant intended = tickTime(m_nextTick++);
        armTick();
        m_session->tick(intended, now, now - intended > m_lateAfter);
    }

    // Ticks that are overdue by more than an interval are never made up for.
    void skipMissedTicks(Instant now)
    {
        ScenarioTally &tally = m_worker.m_tally->scenarios[m_scenario];
        while (now - tickTime(m_nextTick) > m_interval && tickTime(m_nextTick + 1) < m_end) {
            ++m_nextTick;
            ++tally.dueTicks;
            ++tally.skippedTicks;
        }
    }

    void endIsDue(Instant) { stop(Ending::Planned, m_end + DrainTime); }

    Worker &m_worker;
    std::unique_ptr<Session> m_session; // none when it has finished
    const std::uint32_t m_scenario;
    const Instant m_start;
    Instant m_end;
    const Instant m_grid;
    const Nanoseconds m_interval;
    const Nanoseconds m_lateAfter;
    const TickJitter m_jitter;
    const std::uint32_t m_place;
    std::int64_t m_nextTick = -1; // not ticking yet
    bool m_hasDialled = false;
    bool m_inRamp = false;
    MemberTimer<Desk, &Desk::timerFired> m_timer{*this};
    MemberTimer<Desk, &Desk::endIsDue> m_endTimer{*this};
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
    m_ramps.resize(m_setup->scenarios.size());
    for (std::size_t i = 0; i < m_ramps.size(); ++i)
        m_ramps[i].limit = connectsInFlight[i];
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
    for (Assignment &assignment : assignments)
        take(std::move(assignment));
    m_loop->arm(m_second, m_setup->start + 1s);
    endWhenAllFinished();
    m_loop->run();
    m_desks.clear();
}

void Worker::take(Assignment assignment)
{
    const Assignment mine = std::move(assignment);
    if (m_deskBySession.size() <= mine.session)
        m_deskBySession.resize(mine.session + 1);
    m_deskBySession[mine.session] = static_cast<std::uint32_t>(m_desks.size());
    ++m_unfinished;
    const SessionPlace place{*m_loop, m_tally, m_outstanding, *this};
    m_desks.push_back(std::make_unique<Desk>(
        *this, makeSession(*m_setup, mine, place, *mine.gauges), mine, m_setup->scenarios[mine.scenario]));
    m_desks.back()->waitForStart();
}

void Worker::steer(std::vector<NewEnd> ends, std::vector<Assignment> more)
{
    m_loop->post([this, ends = std::move(ends), added = std::move(more)]() mutable {
        const Instant now = Loop::now();
        for (const NewEnd &end : ends)
            m_desks[m_deskBySession[end.session]]->endAt(end.end, now);
        for (Assignment &assignment : added)
            take(std::move(assignment));
    });
}

void Worker::pause(std::uint32_t scenario, bool isPaused)
{
    m_loop->post([this, scenario, isPaused] {
        m_ramps[scenario].isPaused = isPaused;
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
    m_ramps[desk.scenario()].waiting.push_back(&desk);
    dialNext(desk.scenario());
}

void Worker::dialNext(std::uint32_t scenario)
{
    Ramp &ramp = m_ramps[scenario];
    while (!ramp.waiting.empty() && ramp.inFlight < ramp.limit) {
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
    --m_ramps[desk.scenario()].inFlight;
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
        --m_ramps[desk.scenario()].inFlight;
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
