// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/ssh/sshsession.h"

#include "core/traffic/sessionerror.h"
#include "core/traffic/ssh/tailnettransport.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds EndingTimeout = 10s; // for the command to heed the end of its input
constexpr Nanoseconds LeavingTimeout = 5s; // for the server to take the goodbye
constexpr int HungUp = 255; // what agents say of a command that a signal ended

std::string echoCommand(const ScenarioPlan &plan)
{
    return "dd if=/dev/stdin of=/dev/stdout bs=" + std::to_string(plan.rate.bytesPerTick) + " status=none";
}

// What a connection that is not up yet waits for.
std::string awaitedAfter(const std::optional<SshPhase> &reached)
{
    if (!reached)
        return "the server did not say how the agent is reached";
    switch (*reached) {
    case SshPhase::ConnectionInfo:
        return "the control connection did not stand";
    case SshPhase::ControlUp:
        return "the server did not know the agent, which may be offline";
    case SshPhase::AgentKnown:
        return "the relay was not connected";
    case SshPhase::RelayUp:
        return "the agent did not hear of us";
    case SshPhase::AgentReady:
        return "the agent answered no handshake";
    case SshPhase::Handshake:
        return "the agent answered no ping";
    case SshPhase::TunnelPing:
        return "the agent took no TCP connection";
    case SshPhase::TcpUp:
        return "the keys of SSH were not exchanged";
    case SshPhase::KeysExchanged:
    case SshPhase::CommandRuns:
        break;
    }
    return "the command was not started";
}

} // namespace

SshSession::SshSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
    , m_matcher(setup().raw, place.outstanding, index())
{
}

SshSession::~SshSession() = default;

void SshSession::start()
{
    ++tally().sessionsStarted;
    enter(State::Connecting);
    m_begun = m_phaseReached = Loop::now();
    TailnetTransportOptions options{.endpoint = route().endpoint,
        .basePath = route().basePath,
        .headers = route().extraHeaders,
        .relayHeaders = route().extraHeaders,
        .agent = target().agent,
        .stream = dialling(),
        .answerTimeout = plan().connectTimeout};
    options.headers.set("Coder-Session-Token", target().token.reveal().toStdString());
    m_transport
        = std::make_unique<TailnetTransport>(loop(), static_cast<SshTransportHandler &>(*this), options);
    m_transport->start();
}

void SshSession::transportReached(SshPhase phase)
{
    if (m_state != State::Connecting)
        return; // it was given up meanwhile
    const Instant now = Loop::now();
    tally().phase(static_cast<std::size_t>(phase)).record(now - m_phaseReached);
    m_phaseReached = now;
    m_phase = phase;
}

void SshSession::transportReady(Socket socket)
{
    m_client = std::make_unique<SshClient>(loop(), static_cast<SshClientHandler &>(*this));
    m_client->start(std::move(socket), echoCommand(plan()));
}

void SshSession::sshRuns()
{
    transportReached(SshPhase::CommandRuns);
    m_lastByte = Loop::now();
    tally().connectTime.record(m_lastByte - m_begun);
    m_wasActive = true;
    enter(State::Active);
    observer().sessionConnected(*this);
    observer().sessionAttached(*this);
}

void SshSession::sshReceived(std::span<const std::byte> bytes)
{
    m_lastByte = Loop::now();
    if (m_state != State::Active && m_state != State::Draining)
        return;
    tally().wireReadBytes += bytes.size();
    addTo(gauges().readBytes, bytes.size());
    const std::uint64_t before = tally().echoedTicks;
    if (m_matcher.received(bytes, m_lastByte, tally()) == EchoMatcher::Verdict::Corrupt) {
        return leave(SessionError{ErrorClass::CorruptEcho,
            "The command in " + workspace() + " gave back something else than was sent, after "
                + std::to_string(m_matcher.echoed()) + " good bytes."});
    }
    if (const std::uint64_t ticks = tally().echoedTicks - before; ticks != 0)
        noteEchoes(ticks, m_matcher.lastRoundTrip());
    if (m_state == State::Draining && m_tickRest == 0 && m_matcher.isDrained())
        drained();
}

void SshSession::tick(Instant intended, Instant now, bool late)
{
    noteTunnel();
    ++tally().dueTicks;
    addTo(gauges().dueTicks, 1);
    if (m_state != State::Active || m_tickRest != 0) {
        ++tally().skippedTicks;
        ++tally().blockedTicks;
        return checkStall(now);
    }
    if (m_matcher.isDrained())
        m_lastByte = now; // from here on an answer is awaited
    m_tickRest = static_cast<std::uint64_t>(plan().rate.bytesPerTick);
    m_matcher.beginTick(intended, now, m_tickRest);
    ++tally().sentTicks;
    tally().lateTicks += late ? 1 : 0;
    pump();
    checkStall(now);
}

void SshSession::pump()
{
    while (m_tickRest != 0) {
        const std::uint64_t wanted = std::min<std::uint64_t>(m_tickRest, EchoPattern::LongestPiece);
        const std::span<const std::byte> piece = m_matcher.upcoming(static_cast<std::size_t>(wanted));
        const std::size_t taken = m_client->write(piece);
        m_matcher.advanceSent(taken);
        m_tickRest -= taken;
        tally().sentBytes += taken;
        tally().wireWrittenBytes += taken;
        addTo(gauges().writtenBytes, taken);
        if (taken < piece.size())
            return; // sshWritable() comes when there is room
    }
}

void SshSession::checkStall(Instant now)
{
    if (m_state != State::Active || m_matcher.isDrained() || now - m_lastByte < stallLimit())
        return;
    const std::string trouble = m_transport->trouble();
    leave(SessionError{ErrorClass::Stalled,
        "The command in " + workspace() + " gave nothing back for "
            + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now - m_lastByte).count())
            + " s and was given up" + (trouble.empty() ? "." : ": " + trouble + '.')});
}

void SshSession::noteTunnel()
{
    if (!m_transport)
        return;
    const TunnelCounts counts = m_transport->counts();
    if (counts == m_counted)
        return;
    tally().tunnel.add(counts.since(m_counted));
    m_counted = counts;
}

void SshSession::stop(Ending ending, Instant deadline)
{
    m_ending = ending;
    m_drainUntil = deadline;
    switch (m_state) {
    case State::Waiting:
        return finish();
    case State::Connecting:
        if (!failsUnready(ending))
            return leave(std::nullopt);
        return leave(SessionError{ErrorClass::ConnectTimeout,
            "The SSH connection to " + workspace() + " was not up before its end: " + awaitedAfter(m_phase)
                + '.'});
    case State::Active:
        enter(State::Draining);
        return m_tickRest == 0 && m_matcher.isDrained() ? drained() : void();
    case State::Draining:
        return loop().arm(m_timer, deadline);
    case State::Ending:
    case State::Leaving:
    case State::Finished:
        return;
    }
}

void SshSession::drained()
{
    giveUpTicks();
    enter(State::Ending);
    m_client->finish();
}

void SshSession::sshEnded(const SshEnd &end)
{
    if (m_state == State::Ending && (!end.exitStatus || *end.exitStatus == 0 || *end.exitStatus == HungUp))
        return leave(std::nullopt);
    std::string text = "The command in " + workspace() + " ended";
    if (end.exitStatus)
        text += " with exit status " + std::to_string(*end.exitStatus);
    text += m_state == State::Ending ? "." : " by itself.";
    if (!end.said.empty())
        text += " It said: " + end.said;
    leave(SessionError{ErrorClass::ServerClosed, std::move(text)});
}

void SshSession::sshFailed(const NetError &error)
{
    leave(sessionErrorOf(error));
}

void SshSession::timedOut(Instant)
{
    switch (m_state) {
    case State::Connecting:
        return leave(SessionError{ErrorClass::ConnectTimeout,
            "The SSH connection to " + workspace() + " was not up within "
                + std::to_string(plan().connectTimeout.count()) + " ms: " + awaitedAfter(m_phase) + '.'});
    case State::Draining:
        return drained();
    case State::Ending:
        return leave(SessionError{ErrorClass::CloseTimeout,
            "The command in " + workspace() + " did not end within 10 s of the end of its input."});
    case State::Leaving:
        return finish();
    case State::Waiting:
    case State::Active:
    case State::Finished:
        return;
    }
}

// However far it came: the agent and the server hear of the end.
void SshSession::leave(std::optional<SessionError> error)
{
    if (m_state == State::Leaving || m_state == State::Finished)
        return;
    m_error = std::move(error);
    giveUpTicks();
    noteTunnel();
    enter(State::Leaving);
    loop().retire(std::move(m_client));
    m_transport->leave();
}

void SshSession::transportLeft()
{
    finish();
}

void SshSession::abort()
{
    m_ending = Ending::Stopped;
    m_error.reset();
    if (m_transport)
        m_transport->leave(); // says goodbye, if nobody waits for the answer
    finish();
}

void SshSession::finish()
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    giveUpTicks();
    enter(State::Finished);
    loop().retire(std::move(m_client));
    loop().retire(std::move(m_transport));
    if (m_error)
        countError(m_error->errorClass);
    if (m_error || hasStarted)
        countEnd(m_error.has_value());
    const bool stopped = !m_error && m_ending == Ending::Stopped;
    observer().sessionFinished(
        *this, {.error = std::move(m_error), .wasAttached = m_wasActive, .wasStopped = stopped});
}

void SshSession::giveUpTicks()
{
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
}

void SshSession::enter(State state)
{
    m_state = state;
    m_timer.cancel();
    SessionState shown = SessionState::Connecting;
    switch (state) {
    case State::Waiting:
        shown = SessionState::Waiting;
        break;
    case State::Connecting:
        loop().armAfter(m_timer, plan().connectTimeout);
        break;
    case State::Active:
        shown = SessionState::Active;
        break;
    case State::Draining:
        shown = SessionState::Active;
        loop().arm(m_timer, m_drainUntil);
        break;
    case State::Ending:
        shown = SessionState::Closing;
        loop().armAfter(m_timer, EndingTimeout);
        break;
    case State::Leaving:
        shown = SessionState::Closing;
        loop().armAfter(m_timer, LeavingTimeout);
        break;
    case State::Finished:
        shown = SessionState::Finished;
        break;
    }
    show(shown);
}

} // namespace plimsoll
