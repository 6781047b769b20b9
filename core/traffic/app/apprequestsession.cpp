// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/app/apprequestsession.h"

#include "core/traffic/app/apptarget.h"
#include "core/traffic/sessionerror.h"

#include <string_view>

using namespace std::chrono_literals;
using namespace std::string_view_literals;

namespace plimsoll {

namespace {

constexpr std::size_t Endpoint0 = 0; // there is one
constexpr std::string_view SignedToken = "coder_signed_app_token="sv;
constexpr Nanoseconds TroublePause = 1s; // between two errors that are told of one session
constexpr int FirstError = 400; // statuses from here on are not what was asked for

} // namespace

AppRequestSession::AppRequestSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
{
}

AppRequestSession::~AppRequestSession() = default;

void AppRequestSession::start()
{
    ++tally().sessionsStarted;
    m_state = State::Connecting;
    show(SessionState::Connecting);
    dial();
}

void AppRequestSession::dial()
{
    m_dialled = Loop::now();
    HttpClientOptions options;
    options.stream = dialling();
    options.answerTimeout = plan().app.answerTimeout;
    options.keptBodyBytes = 1024; // for what an error says
    m_client = std::make_unique<HttpClient>(loop(), static_cast<HttpClientHandler &>(*this));
    m_client->connect(target().app->endpoint ? target().app->endpoint : route().endpoint, options);
}

void AppRequestSession::connected()
{
    tally().connectTime.record(Loop::now() - m_dialled);
    if (m_state != State::Connecting)
        return;
    m_state = State::Active;
    show(SessionState::Active);
    observer().sessionConnected(*this);
    observer().sessionAttached(*this);
}

HttpRequest AppRequestSession::request() const
{
    HttpRequest request;
    request.target = target().app->target;
    request.headers = route().extraHeaders;
    request.headers.set("Coder-Session-Token", target().token.reveal().toStdString());
    if (!m_signedToken.empty())
        request.headers.set("Cookie", m_signedToken);
    if (plan().app.method == AppMethod::Post) {
        request.method = "POST";
        const std::span<const std::byte> body = setup().raw.piece(index(), 0,
            std::min<std::size_t>(
                static_cast<std::size_t>(plan().rate.bytesPerTick), EchoPattern::LongestPiece));
        request.body.assign(reinterpret_cast<const char *>(body.data()), body.size());
        request.headers.set("Content-Type", "application/octet-stream");
    }
    return request;
}

void AppRequestSession::tick(Instant intended, Instant now, bool late)
{
    addTo(gauges().dueTicks, 1);
    if (m_asked || (m_client && !m_client->canSend()))
        return tally().requestSkipped(Endpoint0, true);
    if (!m_client)
        dial();
    HttpRequest asked = request();
    const std::uint64_t bytes = asked.body.size();
    if (!m_client->send(std::move(asked)))
        return tally().requestSkipped(Endpoint0, true);
    m_asked = Asked{.intended = intended, .sent = now};
    tally().requestSent(Endpoint0, late);
    tally().wireWrittenBytes += bytes;
    addTo(gauges().writtenBytes, bytes);
}

void AppRequestSession::answered(const HttpReply &reply)
{
    if (!m_asked)
        return;
    const Instant now = Loop::now();
    const Asked asked = *std::exchange(m_asked, std::nullopt);
    const bool isExpected = reply.status < FirstError;
    const Nanoseconds roundTrip = now - asked.intended;
    tally().requestAnswered(Endpoint0,
        {.status = reply.status,
            .isExpected = isExpected,
            .latency = roundTrip,
            .serviceTime = now - asked.sent,
            .bodyBytes = reply.bodyBytes});
    tally().wireReadBytes += reply.bodyBytes;
    addTo(gauges().readBytes, reply.bodyBytes);
    if (isExpected) {
        noteEchoes(1, roundTrip);
        keepSignedToken(reply);
    } else {
        m_signedToken.clear();
        trouble(unexpectedStatus(reply));
    }
    if (m_state == State::Draining)
        finish(std::nullopt);
}

void AppRequestSession::keepSignedToken(const HttpReply &reply)
{
    for (const HttpHeader &field : reply.headers.fields()) {
        if (!HttpHeaders::isNamed(field, "Set-Cookie") || !field.value.starts_with(SignedToken))
            continue;
        m_signedToken = field.value.substr(0, field.value.find(';'));
    }
}

// A server closes a connection that it is tired of; only what was asked for and did not come is an error.
void AppRequestSession::closed(const NetError &error)
{
    dropClient();
    if (m_state == State::Connecting)
        return finish(sessionErrorOf(error));
    if (m_asked) {
        m_asked.reset();
        const SessionError trouble = sessionErrorOf(error);
        tally().requestFailed(Endpoint0, trouble.errorClass);
        this->trouble(trouble);
    }
    if (m_state == State::Draining)
        finish(std::nullopt);
}

// At most one a second: an app that answers nothing else would fill the log.
void AppRequestSession::trouble(SessionError error)
{
    addTo(gauges().errors, 1);
    const Instant now = Loop::now();
    if (now < m_nextTrouble)
        return;
    m_nextTrouble = now + TroublePause;
    error.text = workspace() + ": " + error.text;
    observer().sessionTroubled(*this, error);
}

void AppRequestSession::stop(Ending ending, Instant deadline)
{
    m_ending = ending;
    if (m_state == State::Connecting && failsUnready(ending))
        return finish(SessionError{
            ErrorClass::ConnectTimeout, "The app of " + workspace() + " was not connected before its end."});
    if (m_state == State::Finished || !m_asked)
        return finish(std::nullopt);
    m_state = State::Draining;
    loop().arm(m_timer, deadline);
}

void AppRequestSession::drainOver(Instant)
{
    finish(std::nullopt);
}

void AppRequestSession::abort()
{
    m_ending = Ending::Stopped;
    finish(std::nullopt);
}

void AppRequestSession::finish(std::optional<SessionError> error)
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    const bool wasActive = m_state == State::Active || m_state == State::Draining;
    m_state = State::Finished;
    m_timer.cancel();
    if (std::exchange(m_asked, std::nullopt))
        tally().requestAbandoned(Endpoint0);
    dropClient();
    show(SessionState::Finished);
    if (error)
        countError(error->errorClass);
    if (error || hasStarted)
        countEnd(error.has_value());
    const bool stopped = !error && m_ending == Ending::Stopped;
    observer().sessionFinished(
        *this, {.error = std::move(error), .wasAttached = wasActive, .wasStopped = stopped});
}

void AppRequestSession::dropClient()
{
    if (!m_client)
        return;
    m_client->abort();
    loop().retire(std::move(m_client));
}

} // namespace plimsoll
