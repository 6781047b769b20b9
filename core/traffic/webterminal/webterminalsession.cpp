// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/webterminal/webterminalsession.h"

#include "core/traffic/sessionerror.h"
#include "core/traffic/webterminal/terminalrequest.h"

#include <algorithm>
#include <string_view>

using namespace std::chrono_literals;
using namespace std::string_view_literals;

namespace plimsoll {

namespace {

constexpr std::size_t LongestData
    = std::size_t{16} * 1024; // of one message: servers before 2.18 take 32 KiB at most
constexpr Nanoseconds EndingTimeout = 10s;
constexpr Nanoseconds ReapingTimeout = 5s;
constexpr Nanoseconds FirstPause = 500ms; // before dialling again; doubled up to LongestPause
constexpr Nanoseconds LongestPause = 5s;

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

const std::span<const std::byte> DataOpens = bytesOf(R"({"data":")"sv);
const std::span<const std::byte> DataCloses = bytesOf(R"("})"sv);
const std::span<const std::byte> DataBreaksAndCloses = bytesOf(R"(\n"})"sv);
const std::span<const std::byte> CtrlC = bytesOf(R"({"data":"\u0003"})"sv);

} // namespace

WebTerminalSession::WebTerminalSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
    , m_pattern(plan().webTerminal.mode == TerminalMode::Raw ? setup().raw : setup().lines)
    , m_matcher(m_pattern, place.outstanding, index())
    , m_reconnectId(QUuid::createUuid())
{
}

WebTerminalSession::~WebTerminalSession() = default;

void WebTerminalSession::start()
{
    ++tally().sessionsStarted;
    connect(State::Connecting);
}

void WebTerminalSession::connect(State as)
{
    enter(as);
    m_dialled = Loop::now();
    WebSocketOptions options;
    const TerminalRequest request{.agent = target().agent,
        .reconnect = m_reconnectId,
        .command = terminalCommand(plan().webTerminal.mode, plan().rate.bytesPerTick),
        .withBackendType = setup().knowsBackendType};
    options.target = terminalTarget(route().basePath, request);
    options.headers = route().extraHeaders;
    options.headers.set("Coder-Session-Token", target().token.reveal().toStdString());
    options.stream = dialling();
    options.upgradeTimeout = plan().connectTimeout;
    m_socket = std::make_unique<WebSocketStream>(loop(), static_cast<WebSocketHandler &>(*this));
    m_socket->connect(route().endpoint, options);
}

void WebTerminalSession::opened()
{
    m_upgraded = Loop::now();
    if (m_state == State::Reaping || m_state == State::Ending)
        return interrupt();
    tally().connectTime.record(m_upgraded - m_dialled);
    observer().sessionConnected(*this);
    if (m_wasAttached)
        beginResuming();
    else
        enter(State::Attaching);
}

void WebTerminalSession::beginResuming()
{
    enter(State::Resuming);
    m_resume = {};
    m_matcher.beginReplay();
    const std::string mark = ResumeScanner::mark(m_losses);
    m_socket->send(Opcode::Binary, {DataOpens, bytesOf(mark), DataCloses}); // a fresh socket takes it
    tally().wireWrittenBytes += mark.size();
    addTo(gauges().writtenBytes, mark.size());
}

void WebTerminalSession::received(const MessagePiece &piece)
{
    m_lastByte = Loop::now();
    if (m_state == State::Active || m_state == State::Draining || m_state == State::Resuming) {
        tally().wireReadBytes += piece.bytes.size();
        addTo(gauges().readBytes, piece.bytes.size());
    }
    switch (m_state) {
    case State::Attaching:
        return lookForMark(piece.bytes);
    case State::Active:
    case State::Draining:
        return takeEcho(piece.bytes);
    case State::Resuming: {
        std::span<const std::byte> bytes = piece.bytes;
        while (!bytes.empty() && m_state == State::Resuming) {
            const ResumeScanner::Step step = m_resume.next(bytes);
            if (m_matcher.replayed(step.output, m_lastByte, tally()) == EchoMatcher::Verdict::Corrupt)
                m_matcher.beginReplay(); // a gap of an earlier loss lies in it
            if (step.number == m_losses)
                resumed();
            else if (step.number)
                m_matcher.beginReplay();
        }
        return bytes.empty() ? void() : takeEcho(bytes);
    }
    case State::Waiting:
    case State::Connecting:
    case State::Recovering:
    case State::Ending: // the terminal's "^C", and what was given up
    case State::Reaping:
    case State::Finished:
        return;
    }
}

void WebTerminalSession::lookForMark(std::span<const std::byte> bytes)
{
    if (!m_mark.find(bytes))
        return;
    tally().attachTime.record(m_lastByte - m_upgraded);
    m_wasAttached = true;
    enter(State::Active);
    observer().sessionAttached(*this);
    if (!bytes.empty())
        takeEcho(bytes); // nothing was typed yet, so this is corrupt and says so
}

void WebTerminalSession::resumed()
{
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    ++tally().reconnects;
    tally().recoveryTime.record(m_lastByte - m_lostAt);
    enter(State::Active);
}

void WebTerminalSession::takeEcho(std::span<const std::byte> bytes)
{
    const std::uint64_t before = tally().echoedTicks;
    if (m_matcher.received(bytes, m_lastByte, tally()) == EchoMatcher::Verdict::Corrupt) {
        return fail({ErrorClass::CorruptEcho,
            "The web terminal of " + workspace() + " gave back something else than was typed, after "
                + std::to_string(m_matcher.echoed()) + " good bytes."});
    }
    if (const std::uint64_t ticks = tally().echoedTicks - before; ticks != 0)
        noteEchoes(ticks, m_matcher.lastRoundTrip());
    if (m_state == State::Draining && m_tickRest == 0 && m_matcher.isDrained())
        drained();
}

void WebTerminalSession::tick(Instant intended, Instant now, bool late)
{
    ++tally().dueTicks;
    addTo(gauges().dueTicks, 1);
    if (m_state != State::Active || m_tickRest != 0 || !m_socket->canSend()) {
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

void WebTerminalSession::writable()
{
    if (m_interruptPending)
        return interrupt();
    pump();
}

void WebTerminalSession::pump()
{
    while (m_tickRest != 0 && sendPiece()) { }
}

bool WebTerminalSession::sendPiece()
{
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(m_tickRest, LongestData));
    std::span<const std::byte> piece = m_matcher.upcoming(wanted);
    std::span<const std::byte> closes = DataCloses;
    std::size_t typed = piece.size();
    if (m_pattern.shape() == PatternShape::Lines) {
        const auto lineEnd = std::find(piece.begin(), piece.end(), std::byte{'\n'});
        if (lineEnd != piece.end()) {
            piece = piece.first(static_cast<std::size_t>(lineEnd - piece.begin()));
            typed = piece.size() + 1;
            closes = DataBreaksAndCloses;
        }
    }
    if (!m_socket->send(Opcode::Binary, {DataOpens, piece, closes}))
        return false; // writable() comes when there is room
    m_matcher.advanceSent(typed);
    m_tickRest -= typed;
    tally().sentBytes += typed;
    tally().wireWrittenBytes += typed;
    addTo(gauges().writtenBytes, typed);
    return true;
}

void WebTerminalSession::checkStall(Instant now)
{
    if (m_state != State::Active || m_matcher.isDrained()
        || now - m_lastByte < stallLimit(plan().webTerminal.stallTicks))
        return;
    fail({ErrorClass::Stalled,
        "The web terminal of " + workspace() + " gave nothing back for "
            + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now - m_lastByte).count())
            + " s and was given up."});
}

void WebTerminalSession::stop(Ending ending, Instant deadline)
{
    m_ending = ending;
    m_drainUntil = deadline;
    switch (m_state) {
    case State::Waiting:
        return finish(std::nullopt);
    case State::Connecting: // the server may have begun the process already
    case State::Recovering:
        if (failsUnready(ending)) {
            m_error = SessionError{ErrorClass::ConnectTimeout,
                "The web terminal of " + workspace() + " was not connected before its end."};
        }
        return m_state == State::Recovering ? connect(State::Reaping) : enter(State::Reaping);
    case State::Attaching:
    case State::Resuming:
        if (failsUnready(ending) && !m_wasAttached) {
            m_error = SessionError{ErrorClass::AttachTimeout,
                "The command in the web terminal of " + workspace()
                    + " did not speak before its planned end."};
        }
        return drained();
    case State::Active:
        enter(State::Draining);
        return m_tickRest == 0 && m_matcher.isDrained() ? drained() : void();
    case State::Draining:
        return loop().arm(m_timer, deadline);
    case State::Ending:
    case State::Reaping:
    case State::Finished:
        return;
    }
}

void WebTerminalSession::drained()
{
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    enter(State::Ending);
    interrupt();
}

void WebTerminalSession::interrupt()
{
    m_interruptPending = !m_socket->send(Opcode::Binary, CtrlC);
}

void WebTerminalSession::closed(const WebSocketEnd &end)
{
    switch (m_state) {
    case State::Ending:
    case State::Reaping:
        return finish(std::exchange(m_error, std::nullopt));
    case State::Connecting:
        if (m_wasAttached)
            return lost(sessionErrorOf(end));
        return finish(sessionErrorOf(end));
    case State::Attaching:
    case State::Active:
    case State::Resuming:
    case State::Draining:
        return lost(sessionErrorOf(end));
    case State::Waiting:
    case State::Recovering:
    case State::Finished:
        return;
    }
}

// The connection went away, the process at the other end may live on.
void WebTerminalSession::lost(SessionError error)
{
    const Instant now = Loop::now();
    if (!mayStillReconnect(now))
        return reap(std::move(error));
    if (m_state != State::Connecting) {
        m_lostAt = now;
        ++m_losses;
        countError(error.errorClass);
        observer().sessionTroubled(*this, error);
    }
    dropSocket();
    enter(State::Recovering);
}

bool WebTerminalSession::mayStillReconnect(Instant now) const
{
    return plan().webTerminal.reconnect && m_wasAttached && m_state != State::Draining
        && now < assignment().end;
}

// The connection stands but is of no use any more.
void WebTerminalSession::fail(SessionError error)
{
    m_error = std::move(error);
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    enter(State::Reaping);
    interrupt();
}

// Nothing of ours may stay on the agent: attach once more to end the process.
void WebTerminalSession::reap(SessionError error)
{
    m_error = std::move(error);
    m_matcher.giveUpOutstanding(tally());
    m_tickRest = 0;
    dropSocket();
    connect(State::Reaping);
}

void WebTerminalSession::timedOut(Instant)
{
    switch (m_state) {
    case State::Attaching:
        return fail({ErrorClass::AttachTimeout,
            "The command in the web terminal of " + workspace() + " did not speak within "
                + std::to_string(plan().webTerminal.attachTimeout.count()) + " ms."});
    case State::Resuming:
        m_socket->abort();
        return lost(
            {ErrorClass::AttachTimeout, "The web terminal of " + workspace() + " did not resume in time."});
    case State::Recovering:
        return connect(State::Connecting);
    case State::Draining:
        return drained();
    case State::Ending:
        if (!m_error) {
            m_error = SessionError{ErrorClass::CloseTimeout,
                "The web terminal of " + workspace() + " did not end within 10 s of Ctrl-C."};
        }
        return finish(std::exchange(m_error, std::nullopt));
    case State::Reaping:
        return finish(std::exchange(m_error, std::nullopt));
    case State::Waiting:
    case State::Connecting:
    case State::Active:
    case State::Finished:
        return;
    }
}

void WebTerminalSession::abort()
{
    m_ending = Ending::Stopped;
    m_matcher.giveUpOutstanding(tally());
    finish(std::nullopt);
}

void WebTerminalSession::finish(std::optional<SessionError> error)
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    m_matcher.giveUpOutstanding(tally());
    enter(State::Finished);
    dropSocket();
    const bool early = Loop::now() < assignment().end;
    if (error)
        countError(error->errorClass);
    const bool stopped = !error && m_ending == Ending::Stopped;
    if (error || hasStarted)
        countEnd(error && (early || !m_wasAttached));
    observer().sessionFinished(
        *this, {.error = std::move(error), .wasAttached = m_wasAttached, .wasStopped = stopped});
}

void WebTerminalSession::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->abort();
    m_interruptPending = false;
    loop().retire(std::move(m_socket));
}

void WebTerminalSession::enter(State state)
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
    case State::Attaching:
    case State::Resuming:
        shown = SessionState::Attaching;
        loop().armAfter(m_timer, plan().webTerminal.attachTimeout);
        break;
    case State::Active:
        shown = SessionState::Active;
        break;
    case State::Recovering:
        loop().armAfter(m_timer, std::min(LongestPause, FirstPause * (1 << std::min(m_losses - 1, 4u))));
        break;
    case State::Draining:
        shown = SessionState::Active;
        loop().arm(m_timer, m_drainUntil);
        break;
    case State::Ending:
        shown = SessionState::Closing;
        loop().armAfter(m_timer, EndingTimeout);
        break;
    case State::Reaping:
        shown = SessionState::Closing;
        loop().armAfter(m_timer, ReapingTimeout);
        break;
    case State::Finished:
        shown = SessionState::Finished;
        break;
    }
    show(shown);
}

} // namespace plimsoll
