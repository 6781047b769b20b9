// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/dashboardsession.h"

#include "core/traffic/dashboard/dashboardrequest.h"
#include "core/traffic/sessionerror.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds LeastLateness = 50ms; // a page that opens later than this is the generator's fault
constexpr Nanoseconds BetweenTroubles = 1s; // told apart; all are counted
constexpr std::size_t KeptBody = std::size_t{16} * 1024; // of each answer: what a page learns stands in front
constexpr std::uint16_t NormalClose = 1000;

HttpHeaders sharedHeaders(const TrafficRoute &route, const Secret &token)
{
    HttpHeaders headers = route.extraHeaders;
    headers.set("Coder-Session-Token", token.reveal().toStdString());
    headers.set("Accept-Language", "en-US,en;q=0.9");
    return headers;
}

} // namespace

DashboardSession::DashboardSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
    , m_headers(sharedHeaders(route(), target().token))
    , m_journey(
          plan().dashboard, assignment.place, target().isAdministrator, assignment.start, assignment.end)
    , m_links(loop(), static_cast<DashboardLinksUser &>(*this), route().endpoint,
          HttpClientOptions{.stream = dialling(),
              .answerTimeout = plan().dashboard.answerTimeout,
              .keptBodyBytes = KeptBody})
{
}

DashboardSession::~DashboardSession() = default;

void DashboardSession::fallSilent()
{
    m_links.abort();
    for (const std::unique_ptr<DashboardStream> &stream : m_streams)
        stream->fallSilent();
}

void DashboardSession::start()
{
    m_state = State::Browsing;
    ++tally().sessionsStarted;
    show(SessionState::Connecting);
    const PageSpec &first = firstLoadSpec(m_journey.isAdministrator());
    addPolls(first, assignment().start, true);
    openPage(Loop::now());
}

void DashboardSession::openPage(Instant now)
{
    m_visit = m_journey.next();
    if (!m_visit)
        return; // the planned end comes
    loop().arm(m_visitTimer, m_visit->until);
    const bool isFirst = m_visits++ == 0;
    const PageSpec &spec = specOf(m_visit->page);
    addPolls(spec, m_visit->at, false);
    armPolls();
    m_pageAfter = isFirst ? &spec : nullptr;
    m_stages = isFirst ? &firstLoadSpec(m_journey.isAdministrator()).stages : &spec.stages;
    m_stage = 0;
    askStage(m_visit->at, now - m_visit->at > LeastLateness);
}

void DashboardSession::askStage(Instant intended, bool isLate)
{
    const std::vector<DashboardEndpoint> &stage = (*m_stages)[m_stage];
    m_inStage = stage.size();
    const std::uint32_t visit = m_visits;
    const std::size_t number = m_stage;
    for (const DashboardEndpoint endpoint : stage) {
        if (m_state == State::Finished || visit != m_visits)
            return;
        ask({.endpoint = endpoint, .intended = intended, .visit = visit, .stage = number, .isLate = isLate});
    }
}

void DashboardSession::ask(DashboardAsk ask)
{
    const EndpointSpec &spec = specOf(ask.endpoint);
    std::optional<std::string> address = targetOf(spec, route().basePath, *target().person, m_version);
    if (!address) {
        if (spec.target.find("{version}") != std::string_view::npos)
            skip(ask.endpoint); // the answer that tells it did not come; else the workspace has no such part
        return stageProgressed(ask);
    }
    if (spec.isStream())
        openStream(ask, *std::move(address));
    else
        m_links.ask(ask);
}

void DashboardSession::openStream(const DashboardAsk &ask, std::string address)
{
    WebSocketOptions options;
    options.target = std::move(address);
    options.headers = m_headers;
    options.stream = dialling();
    options.upgradeTimeout = plan().dashboard.answerTimeout;
    requestSent(ask);
    m_streams.push_back(
        std::make_unique<DashboardStream>(loop(), static_cast<DashboardStreamUser &>(*this), ask));
    m_streams.back()->connect(route().endpoint, options);
}

HttpRequest DashboardSession::requestFor(const DashboardAsk &ask)
{
    const EndpointSpec &spec = specOf(ask.endpoint);
    return requestOf(
        spec, targetOf(spec, route().basePath, *target().person, m_version).value_or("/"), m_headers);
}

void DashboardSession::connectionStands(Nanoseconds took)
{
    tally().connectTime.record(took);
    if (m_state == State::Browsing)
        show(SessionState::Active);
    leaveRamp();
}

void DashboardSession::leaveRamp()
{
    if (!std::exchange(m_leftRamp, true))
        observer().sessionConnected(*this);
}

void DashboardSession::requestSent(const DashboardAsk &ask)
{
    tally().requestSent(static_cast<std::size_t>(ask.endpoint), ask.isLate);
    addTo(gauges().dueTicks, 1);
}

void DashboardSession::skip(DashboardEndpoint endpoint)
{
    tally().requestSkipped(static_cast<std::size_t>(endpoint), true);
    addTo(gauges().dueTicks, 1);
}

void DashboardSession::count(const DashboardAsk &ask, int status, std::uint64_t bodyBytes)
{
    const Instant now = Loop::now();
    const EndpointSpec &spec = specOf(ask.endpoint);
    const bool isExpected = spec.isExpected(status);
    const Nanoseconds latency = now - ask.intended;
    tally().requestAnswered(static_cast<std::size_t>(ask.endpoint),
        {.status = status,
            .isExpected = isExpected,
            .latency = latency,
            .serviceTime = now - ask.sent,
            .bodyBytes = bodyBytes});
    tally().wireReadBytes += bodyBytes;
    addTo(gauges().readBytes, bodyBytes);
    if (!isExpected)
        return;
    m_wasAnswered = true;
    noteEchoes(1, latency);
}

void DashboardSession::requestAnswered(const DashboardAsk &ask, const HttpReply &reply)
{
    count(ask, reply.status, reply.bodyBytes);
    const EndpointSpec &spec = specOf(ask.endpoint);
    if (!spec.isExpected(reply.status))
        trouble(ask, unexpectedStatus(reply));
    if (ask.endpoint == DashboardEndpoint::TemplateByName && reply.status == spec.expected)
        m_version = activeVersionIn(reply.body);
    stageProgressed(ask);
}

void DashboardSession::requestFailed(const DashboardAsk &ask, bool wasSent, const NetError &error)
{
    SessionError told = sessionErrorOf(error);
    if (wasSent && told.errorClass == ErrorClass::ConnectTimeout)
        told.errorClass = ErrorClass::AnswerTimeout;
    if (wasSent) {
        tally().requestFailed(static_cast<std::size_t>(ask.endpoint), told.errorClass);
    } else {
        skip(ask.endpoint);
        ++tally().errors[static_cast<std::size_t>(told.errorClass)];
    }
    trouble(ask, std::move(told));
    leaveRamp();
    stageProgressed(ask);
}

void DashboardSession::streamOpened(DashboardStream &stream)
{
    count(stream.ask(), 101, 0);
    stageProgressed(stream.ask());
}

void DashboardSession::streamRead(std::size_t bytes)
{
    tally().wireReadBytes += bytes;
    addTo(gauges().readBytes, bytes);
}

void DashboardSession::streamEnded(DashboardStream &stream, bool wasOpen, const WebSocketEnd &end)
{
    const DashboardAsk ask = stream.ask();
    const bool wasLeft = stream.isLeft();
    const auto at = std::find_if(
        m_streams.begin(), m_streams.end(), [&stream](const auto &one) { return one.get() == &stream; });
    loop().retire(std::move(*at));
    m_streams.erase(at);
    if (wasOpen) {
        const bool isNormal = wasLeft
            || (end.how == WebSocketEnd::How::CloseFrame && end.code == NormalClose); // it has told all
        if (!isNormal) {
            SessionError told = sessionErrorOf(end);
            ++tally().errors[static_cast<std::size_t>(told.errorClass)];
            trouble(ask, std::move(told));
        }
        return endWhenIdle();
    }
    if (wasLeft) {
        tally().requestAbandoned(static_cast<std::size_t>(ask.endpoint));
    } else if (end.how == WebSocketEnd::How::Refused && end.reply) {
        count(ask, end.reply->status, end.reply->bodyBytes);
        trouble(ask, unexpectedStatus(*end.reply));
    } else {
        SessionError told = sessionErrorOf(end);
        tally().requestFailed(static_cast<std::size_t>(ask.endpoint), told.errorClass);
        trouble(ask, std::move(told));
    }
    stageProgressed(ask);
}

// The next stage is due when all of this one has an answer, whatever it is.
void DashboardSession::stageProgressed(const DashboardAsk &ask)
{
    if (m_state == State::Finished)
        return;
    if (ask.isPoll) {
        for (Poll &poll : m_polls) {
            if (poll.spec.endpoint == ask.endpoint)
                poll.isUnderWay = false;
        }
    } else if (ask.visit == m_visits && m_stages && ask.stage == m_stage && m_inStage > 0
        && --m_inStage == 0) {
        ++m_stage;
        if (m_stage == m_stages->size() && m_pageAfter) {
            m_stages = &std::exchange(m_pageAfter, nullptr)->stages;
            // Stages go on counting, so that a late answer of the first load is not taken for one of the
            // page.
            m_stage = 0;
            ++m_visits;
        }
        if (m_stage < m_stages->size())
            return askStage(Loop::now(), false);
        m_stages = nullptr;
    }
    endWhenIdle();
}

void DashboardSession::endMoved()
{
    const Instant until = m_journey.endAt(assignment().end);
    if (m_state != State::Browsing || !m_visit)
        return;
    m_visit->until = until;
    loop().arm(m_visitTimer, until);
    armPolls();
}

void DashboardSession::visitOver(Instant now)
{
    leavePage();
    openPage(now);
}

// What the page had still to ask for is not asked any more: the deployment was too slow for this person.
void DashboardSession::leavePage()
{
    for (const DashboardAsk &waiting : m_links.takeWaiting())
        skip(waiting.endpoint);
    giveUpTheRest();
    std::erase_if(m_polls, [](const Poll &poll) { return !poll.isOfAllPages; });
    for (const std::unique_ptr<DashboardStream> &stream : m_streams) {
        if (stream->ask().endpoint != DashboardEndpoint::InboxWatch)
            stream->leave();
    }
}

void DashboardSession::giveUpTheRest()
{
    while (m_stages) {
        for (std::size_t stage = m_stage + 1; stage < m_stages->size(); ++stage) {
            for (const DashboardEndpoint endpoint : (*m_stages)[stage])
                skip(endpoint);
        }
        if (!m_pageAfter) {
            m_stages = nullptr;
            break;
        }
        m_stages = &std::exchange(m_pageAfter, nullptr)->stages;
        for (const DashboardEndpoint endpoint : m_stages->front())
            skip(endpoint);
        m_stage = 0;
    }
}

void DashboardSession::addPolls(const PageSpec &spec, Instant from, bool isOfAllPages)
{
    for (const PageSpec::Poll &poll : spec.polls)
        m_polls.push_back({.spec = poll, .due = from + poll.every, .isOfAllPages = isOfAllPages});
}

void DashboardSession::armPolls()
{
    m_pollTimer.cancel();
    if (m_polls.empty())
        return;
    const auto next = std::min_element(m_polls.begin(), m_polls.end(),
        [](const Poll &left, const Poll &right) { return left.due < right.due; });
    if (next->due < assignment().end)
        loop().arm(m_pollTimer, next->due);
}

void DashboardSession::pollsDue(Instant now)
{
    std::vector<DashboardAsk> asks;
    for (Poll &poll : m_polls) {
        if (poll.due > now)
            continue;
        if (poll.isUnderWay)
            skip(poll.spec.endpoint);
        else
            asks.push_back({.endpoint = poll.spec.endpoint,
                .intended = poll.due,
                .visit = m_visits,
                .isLate = now - poll.due > LeastLateness,
                .isPoll = true});
        poll.isUnderWay = true;
        poll.due = poll.due + poll.spec.every;
    }
    armPolls();
    for (const DashboardAsk &one : asks)
        ask(one);
}

void DashboardSession::trouble(const DashboardAsk &ask, SessionError error)
{
    addTo(gauges().errors, 1);
    error.text = "The dashboard of " + target().person->user + " asked for "
        + std::string(specOf(ask.endpoint).target) + ": " + error.text;
    const Instant now = Loop::now();
    if (now >= m_nextTrouble && m_state != State::Finished) {
        m_nextTrouble = now + BetweenTroubles;
        observer().sessionTroubled(*this, error);
    }
    m_lastError = std::move(error);
}

void DashboardSession::stop(Ending ending, Instant deadline)
{
    if (m_state == State::Finished)
        return;
    m_ending = ending;
    m_visitTimer.cancel();
    m_pollTimer.cancel();
    m_polls.clear();
    if (m_state == State::Waiting)
        return finish();
    m_state = State::Draining;
    show(SessionState::Closing);
    if (ending == Ending::Stopped) { // nothing more was meant to be asked for
        m_links.takeWaiting();
        m_stages = nullptr;
        m_pageAfter = nullptr;
    }
    loop().arm(m_drainTimer, deadline);
    endWhenIdle();
}

// In the end the last page is complete; then its streams go, and with the last of them the session.
void DashboardSession::endWhenIdle()
{
    if (m_state != State::Draining || m_stages || !m_links.isIdle())
        return;
    for (const std::unique_ptr<DashboardStream> &stream : m_streams)
        stream->leave();
    if (m_streams.empty())
        finish();
}

void DashboardSession::drainOver(Instant)
{
    for (const DashboardAsk &waiting : m_links.takeWaiting())
        skip(waiting.endpoint);
    giveUpTheRest();
    finish();
}

void DashboardSession::abort()
{
    m_ending = Ending::Stopped;
    finish();
}

void DashboardSession::finish()
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    m_state = State::Finished;
    m_visitTimer.cancel();
    m_pollTimer.cancel();
    m_drainTimer.cancel();
    m_links.takeWaiting();
    for (const DashboardAsk &underWay : m_links.abort())
        tally().requestAbandoned(static_cast<std::size_t>(underWay.endpoint));
    for (std::unique_ptr<DashboardStream> &stream : m_streams) {
        if (!stream->isOpen())
            tally().requestAbandoned(static_cast<std::size_t>(stream->ask().endpoint));
        loop().retire(std::move(stream));
    }
    m_streams.clear();
    show(SessionState::Finished);
    leaveRamp();
    Outcome outcome{.error = std::nullopt, .wasAttached = m_wasAnswered};
    outcome.wasStopped = m_ending == Ending::Stopped;
    if (hasStarted && !m_wasAnswered && !outcome.wasStopped)
        outcome.error = std::move(m_lastError); // never anything came back as it should
    if (hasStarted)
        countEnd(outcome.error.has_value());
    observer().sessionFinished(*this, outcome);
}

} // namespace plimsoll
