// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/browsersession.h"

#include "core/plan/dashboardpages.h"
#include "core/traffic/dashboard/dashboardrequest.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds LeastLateness = 50ms; // a page that opens later than this is the generator's fault
constexpr Nanoseconds BetweenTroubles = 1s; // told apart; all are counted
constexpr int FirstError = 400; // statuses from here on are not what was asked for
constexpr int Fine = 200;

std::size_t indexOf(DashboardPage page)
{
    return static_cast<std::size_t>(page);
}

// Coder 2.25's dashboard asks for some things that it is always refused: as a member, without a licence,
// where the agent has no containers.
bool isExpected(std::string_view path, int status)
{
    struct Refusal {
        std::string_view end; // of the path
        int status;
    };
    static constexpr std::array known{Refusal{"/deployment/stats", 403}, Refusal{"/groups", 404},
        Refusal{"/workspaceproxies", 404}, Refusal{"/containers", 403}};
    return status < FirstError
        || std::any_of(
            known.begin(), known.end(),
            [path, status](const Refusal &one) { return one.status == status && path.ends_with(one.end); });
}

} // namespace

BrowserSession::BrowserSession(const SessionPlace &place, const Assignment &assignment)
    : Session(place, assignment)
    , m_journey(
          plan().dashboard, assignment.place, target().isAdministrator, assignment.start, assignment.end)
    , m_self(std::make_shared<BrowserSession *>(this))
{
}

BrowserSession::~BrowserSession() = default;

void BrowserSession::start()
{
    m_state = State::Starting;
    m_startedAt = Loop::now();
    ++tally().sessionsStarted;
    show(SessionState::Connecting);
    m_browser = setup().browsers->open({.person = QString::fromStdString(target().person->user),
                                           .isHeadless = plan().dashboard.isHeadless,
                                           .site = route().url,
                                           .token = target().token},
        [thread = &loop(), self = std::weak_ptr<BrowserSession *>(m_self)](const BrowserReport &report) {
            thread->post([self, report] {
                if (const std::shared_ptr<BrowserSession *> session = self.lock())
                    (*session)->take(report);
            });
        });
    nextPage(m_startedAt);
}

void BrowserSession::take(const BrowserReport &report)
{
    if (m_state != State::Finished)
        std::visit([this](const auto &one) { take(one); }, report);
}

void BrowserSession::take(const BrowserReady &)
{
    if (m_state != State::Starting)
        return;
    m_readyAt = Loop::now();
    m_state = State::Browsing;
    tally().connectTime.record(m_readyAt - m_startedAt);
    show(SessionState::Active);
    if (const std::optional<PageVisit> first = std::exchange(m_next, std::nullopt))
        visit(*first, m_readyAt);
}

void BrowserSession::nextPage(Instant now)
{
    if (m_next) { // its whole time passed while the browser started
        tally().requestSkipped(indexOf(m_next->page), false);
        addTo(gauges().dueTicks, 1);
    }
    m_next = m_journey.next();
    if (!m_next)
        return; // the planned end comes
    loop().arm(m_pageTimer, m_next->until);
    if (m_state != State::Starting)
        visit(*std::exchange(m_next, std::nullopt), now);
}

void BrowserSession::endMoved()
{
    const Instant until = m_journey.endAt(assignment().end);
    if (m_pageTimer.isArmed())
        loop().arm(m_pageTimer, until);
}

void BrowserSession::visit(const PageVisit &page, Instant now)
{
    const PagePlace &place = placeOf(page.page);
    const auto address = filledIn(place.target, *target().person);
    const auto element = filledIn(place.element, *target().person);
    addTo(gauges().dueTicks, 1);
    if (m_awaited || !address || !element)
        return tally().requestSkipped(indexOf(page.page), true);
    m_awaited = page;
    // The time that a browser takes to start is this machine's, not the deployment's.
    m_intended = std::max(page.at, m_readyAt);
    tally().requestSent(indexOf(page.page), now - page.at > LeastLateness);
    const QString name = textOf(dashboardPageTexts(), page.page);
    setup().browsers->visit(m_browser,
        {.name = name,
            .url = QUrl(route().url.toString(QUrl::FullyEncoded) + QString::fromStdString(*address)),
            .element = QString::fromStdString(*element),
            .patience = plan().dashboard.answerTimeout});
}

void BrowserSession::take(const PageShown &shown)
{
    if (!m_awaited)
        return;
    const int status = shown.status > 0 ? shown.status : Fine;
    const bool isExpected = status < FirstError;
    const Nanoseconds latency = std::max(Nanoseconds(0), shown.asked - m_intended) + shown.took;
    tally().requestAnswered(indexOf(m_awaited->page),
        {.status = status,
            .isExpected = isExpected,
            .latency = latency,
            .serviceTime = shown.took,
            .bodyBytes = 0});
    m_wasShown = true;
    if (isExpected)
        noteEchoes(1, latency);
    pageIsOver();
}

void BrowserSession::take(const PageMissing &missing)
{
    if (!m_awaited)
        return;
    tally().requestFailed(indexOf(m_awaited->page), missing.errorClass);
    m_nextTrouble = {}; // a page is worth a word each time
    trouble(missing.errorClass, missing.text);
    pageIsOver();
}

void BrowserSession::pageIsOver()
{
    m_awaited.reset();
    if (!std::exchange(m_hasLeftRamp, true))
        observer().sessionConnected(*this);
    if (m_state == State::Draining)
        close();
}

void BrowserSession::take(const PageTimes &times)
{
    const auto count = [this](BrowserFigure figure, const std::optional<Nanoseconds> &time) {
        if (!time)
            return;
        tally().requestSeen(indexOf(figure),
            {.status = Fine, .isExpected = true, .latency = *time, .serviceTime = *time, .bodyBytes = 0});
    };
    count(BrowserFigure::FirstByte, times.firstByte);
    count(BrowserFigure::Loaded, times.loaded);
    count(BrowserFigure::LargestPaint, times.largestPaint);
}

void BrowserSession::take(const PageRequest &request)
{
    const std::size_t index = indexOf(BrowserFigure::Requests);
    const std::string who = target().person->user;
    tally().wireReadBytes += request.bytes;
    addTo(gauges().readBytes, request.bytes);
    if (request.errorClass) {
        tally().failureSeen(index, *request.errorClass);
        return trouble(*request.errorClass,
            "A page of " + who + " asked for " + request.path + " and got no answer: " + request.failure
                + '.');
    }
    const bool isFine = isExpected(request.path, request.status);
    tally().requestSeen(index,
        {.status = request.status,
            .isExpected = isFine,
            .latency = request.took,
            .serviceTime = request.took,
            .bodyBytes = request.bytes});
    if (!isFine) {
        trouble(ErrorClass::UnexpectedStatus,
            "A page of " + who + " asked for " + request.path + "; the answer was "
                + std::to_string(request.status) + '.');
    }
}

void BrowserSession::take(const BrowserEnded &ended)
{
    m_browser = 0;
    if (m_state == State::Closing || !ended.error)
        return finish(std::nullopt);
    ++tally().errors[static_cast<std::size_t>(ErrorClass::Local)];
    finish(SessionError{.errorClass = ErrorClass::Local, .text = *ended.error});
}

void BrowserSession::trouble(ErrorClass errorClass, std::string text)
{
    addTo(gauges().errors, 1);
    m_lastError = SessionError{.errorClass = errorClass, .text = std::move(text)};
    const Instant now = Loop::now();
    if (now < m_nextTrouble)
        return;
    m_nextTrouble = now + BetweenTroubles;
    observer().sessionTroubled(*this, *m_lastError);
}

void BrowserSession::stop(Ending ending, Instant deadline)
{
    if (m_state == State::Finished || m_state == State::Closing)
        return;
    m_ending = ending;
    m_pageTimer.cancel();
    if (m_state == State::Waiting)
        return finish(std::nullopt);
    if (m_state == State::Starting) {
        if (!failsUnready(ending))
            return finish(std::nullopt);
        ++tally().errors[static_cast<std::size_t>(ErrorClass::Local)];
        return finish(SessionError{.errorClass = ErrorClass::Local,
            .text = "The browser of " + target().person->user + " was not ready before its planned end."});
    }
    m_state = State::Draining;
    show(SessionState::Closing);
    loop().arm(m_deadline, deadline);
    if (!m_awaited)
        close();
}

void BrowserSession::close()
{
    m_state = State::Closing;
    setup().browsers->close(m_browser);
}

void BrowserSession::deadlinePassed(Instant)
{
    finish(std::nullopt);
}

void BrowserSession::abort()
{
    m_ending = Ending::Stopped;
    finish(std::nullopt);
}

void BrowserSession::finish(std::optional<SessionError> error)
{
    if (m_state == State::Finished)
        return;
    const bool hasStarted = m_state != State::Waiting;
    m_state = State::Finished;
    m_pageTimer.cancel();
    m_deadline.cancel();
    if (const BrowserNumber browser = std::exchange(m_browser, 0))
        setup().browsers->kill(browser);
    if (const std::optional<PageVisit> page = std::exchange(m_awaited, std::nullopt))
        tally().requestAbandoned(indexOf(page->page));
    show(SessionState::Finished);
    Outcome outcome{.error = std::move(error), .wasAttached = m_wasShown};
    outcome.wasStopped = !outcome.error && m_ending == Ending::Stopped;
    if (hasStarted && !m_wasShown && !outcome.error && !outcome.wasStopped)
        outcome.error = std::move(m_lastError); // never anything came as it should
    if (hasStarted)
        countEnd(outcome.error.has_value());
    observer().sessionFinished(*this, outcome);
}

} // namespace plimsoll
