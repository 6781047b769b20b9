// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/app/appsession.h"

#include "core/traffic/app/apptarget.h"
#include "core/traffic/sessionerror.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Milliseconds ClosingTime = 5s; // for the app to say goodbye as well
constexpr std::uint16_t NormalClosure = 1000;

} // namespace

AppSession::AppSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
    , m_matcher(setup().raw, place.outstanding, index())
{
}

AppSession::~AppSession() = default;

void AppSession::start()
{
    ++tally().sessionsStarted;
    enter(State::Connecting);
    m_dialled = Loop::now();
    WebSocketOptions options;
    options.target = target().app->target;
    options.headers = route().extraHeaders;
    options.headers.set("Coder-Session-Token", target().token.reveal().toStdString());
    options.stream = dialling();
    options.upgradeTimeout = plan().connectTimeout;
    m_socket = std::make_unique<WebSocketStream>(loop(), static_cast<WebSocketHandler &>(*this));
    m_socket->connect(target().app->endpoint ? target().app->endpoint : route().endpoint, options);
}

void AppSession::opened()
{
    m_lastByte = Loop::now();
    tally().connectTime.record(m_lastByte - m_dialled);
    m_wasActive = true;
    enter(State::Active);
    observer().sessionConnected(*this);
    observer().sessionAttached(*this);
}

void AppSession::received(const MessagePiece &piece)
{
    m_lastByte = Loop::now();
    if (m_state != State::Active && m_state != State::Draining)
        return;
    m_readBytes += piece.bytes.size();
    tally().wireReadBytes += piece.bytes.size();
    addTo(gauges().readBytes, piece.bytes.size());
    if (mode() == AppMode::Echo)
        return takeEcho(piece.bytes);
    if (mode() == AppMode::Discard && !piece.bytes.empty())
        finish(SessionError{ErrorClass::CorruptEcho,
            "The app of " + workspace() + " sent something, although it is to discard what it gets."});
}

void AppSession::takeEcho(std::span<const std::byte> bytes)
{
    const std::uint64_t before = tally().echoedTicks;
    if (m_matcher.received(bytes, m_lastByte, tally()) == EchoMatcher::Verdict::Corrupt) {
        return finish(SessionError{ErrorClass::CorruptEcho,
            "The app of " + workspace() + " gave back something else than was sent, after "
                + std::to_string(m_matcher.echoed()) + " good bytes."});
    }
    if (const std::uint64_t ticks = tally().echoedTicks - before; ticks != 0)
        noteEchoes(ticks, m_matcher.lastRoundTrip());
    if (m_state == State::Draining && m_tickRest == 0 && m_matcher.isDrained())
        drained();
}

void AppSession::tick(Instant intended, Instant now, bool late)
{
    if (mode() == AppMode::Read)
        return checkStall(now);
    ++tally().dueTicks;
    addTo(gauges().dueTicks, 1);
    if (m_state != State::Active || m_tickRest != 0 || !m_socket->canSend()) {
        skip();
        return checkStall(now);
    }
    if (m_matcher.isDrained())
        m_lastByte = now; // from here on an answer is awaited
    m_tickRest = static_cast<std::uint64_t>(plan().rate.bytesPerTick);
    if (mode() == AppMode::Echo)
        m_matcher.beginTick(intended, now, m_tickRest);
    ++tally().sentTicks;
    tally().lateTicks += late ? 1 : 0;
    pump();
    checkStall(now);
}

void AppSession::skip()
{
    ++tally().skippedTicks;
    ++tally().blockedTicks;
}

void AppSession::pump()
{
    while (m_tickRest != 0 && sendPiece()) { }
}

bool AppSession::sendPiece()
{
    const auto message = static_cast<std::uint64_t>(plan().app.messageBytes);
    std::uint64_t wanted = std::min<std::uint64_t>(m_tickRest, EchoPattern::LongestPiece);
    if (message > 0)
        wanted = std::min(wanted, message);
    const std::span<const std::byte> piece = m_matcher.upcoming(static_cast<std::size_t>(wanted));
    if (!m_socket->send(Opcode::Binary, piece))
        return false; // writable() comes when there is room
    m_matcher.advanceSent(piece.size());
    m_tickRest -= piece.size();
    tally().sentBytes += piece.size();
    tally().wireWrittenBytes += piece.size();
    addTo(gauges().writtenBytes, piece.size());
    return true;
}

// An app that discards is waited for by nobody: that it takes what it gets shows in `blocked`.
void AppSession::checkStall(Instant now)
{
    const bool isAwaited = mode() == AppMode::Read || (mode() == AppMode::Echo && !m_matcher.isDrained());
    if (m_state != State::Active || !isAwaited || now - m_lastByte < stallLimit())
        return;
    finish(SessionError{ErrorClass::Stalled,
        "The app of " + workspace() + " sent nothing for "
            + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now - m_lastByte).count())
            + " s and was given up."});
}

void AppSession::stop(Ending ending, Instant deadline)
{
    m_ending = ending;
    m_drainUntil = deadline;
    switch (m_state) {
    case State::Waiting:
        return finish(std::nullopt);
    case State::Connecting:
        if (!failsUnready(ending))
            return finish(std::nullopt);
        return finish(SessionError{
            ErrorClass::ConnectTimeout, "The app of " + workspace() + " was not connected before its end."});
    case State::Active:
        if (mode() == AppMode::Read && failsUnready(ending) && m_readBytes == 0)
            return finish(
                SessionError{ErrorClass::Stalled, "The app of " + workspace() + " never sent a byte."});
        enter(State::Draining);
        return m_tickRest == 0 && m_matcher.isDrained() ? drained() : void();
    case State::Draining:
        return loop().arm(m_timer, deadline);
    case State::Closing:
    case State::Finished:
        return;
    }
}

void AppSession::drained()
{
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    enter(State::Closing);
    m_socket->close(NormalClosure, "done", ClosingTime);
}

void AppSession::timedOut(Instant)
{
    if (m_state == State::Draining)
        drained();
}

// However an app ends what is over is good.
void AppSession::closed(const WebSocketEnd &end)
{
    if (m_state == State::Closing)
        return finish(std::nullopt);
    finish(sessionErrorOf(end));
}

void AppSession::abort()
{
    m_ending = Ending::Stopped;
    finish(std::nullopt);
}

void AppSession::finish(std::optional<SessionError> error)
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    enter(State::Finished);
    dropSocket();
    if (error)
        countError(error->errorClass);
    if (error || hasStarted)
        countEnd(error.has_value());
    const bool stopped = !error && m_ending == Ending::Stopped;
    observer().sessionFinished(
        *this, {.error = std::move(error), .wasAttached = m_wasActive, .wasStopped = stopped});
}

void AppSession::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->abort();
    loop().retire(std::move(m_socket));
}

void AppSession::enter(State state)
{
    m_state = state;
    m_timer.cancel();
    SessionState shown = SessionState::Connecting;
    switch (state) {
    case State::Waiting:
        shown = SessionState::Waiting;
        break;
    case State::Connecting:
        break;
    case State::Active:
        shown = SessionState::Active;
        break;
    case State::Draining:
        shown = SessionState::Active;
        loop().arm(m_timer, m_drainUntil);
        break;
    case State::Closing:
        shown = SessionState::Closing;
        break;
    case State::Finished:
        shown = SessionState::Finished;
        break;
    }
    show(shown);
}

} // namespace plimsoll
