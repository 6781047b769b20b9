// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserhost.h"
#include "core/traffic/dashboard/dashboardjourney.h"
#include "core/traffic/session.h"

#include <optional>

namespace plimsoll {

// A person who looks at the dashboard with a real browser, which the setup's host runs: opens one page after
// the other by its address, and has it there when the element comes that its content is known by. A page that
// is still awaited keeps the person, so pages that are due meanwhile count as skipped. Goes on whatever the
// deployment answers: what fails is counted. Takes no ticks: a page is counted as one. Keeps its place in the
// connect ramp until the first page is over: that one takes a core for several seconds.
//
//   Waiting ─start─► Starting ─ready─► Browsing ─planned end─► Draining ─page there─► Closing ─► Finished
class BrowserSession final : public Session
{
public:
    BrowserSession(const SessionPlace &place, const Assignment &assignment);
    ~BrowserSession() override;

    void start() override;
    void tick(Instant, Instant, bool) override { }
    void stop(Ending ending, Instant deadline) override;
    void abort() override;

private:
    void endMoved() override;

    enum class State : std::uint8_t { Waiting, Starting, Browsing, Draining, Closing, Finished };

    void take(const BrowserReport &report);
    void take(const BrowserReady &);
    void take(const PageShown &shown);
    void take(const PageMissing &missing);
    void take(const PageTimes &times);
    void take(const PageRequest &request);
    void take(const BrowserEnded &ended);

    void nextPage(Instant now);
    void visit(const PageVisit &page, Instant now);
    void pageIsOver();
    void close();
    void deadlinePassed(Instant now);
    void trouble(ErrorClass errorClass, std::string text);
    void finish(std::optional<SessionError> error);

    DashboardJourney m_journey;
    MemberTimer<BrowserSession, &BrowserSession::nextPage> m_pageTimer{*this};
    MemberTimer<BrowserSession, &BrowserSession::deadlinePassed> m_deadline{*this};
    // What reports from the host's thread find the session by: they may come after it.
    std::shared_ptr<BrowserSession *> m_self;

    State m_state = State::Waiting;
    BrowserNumber m_browser = 0;
    Instant m_startedAt;
    Instant m_readyAt;
    std::optional<PageVisit> m_next; // while the browser starts
    std::optional<PageVisit> m_awaited; // the page that was asked for and is not there yet
    Instant m_intended; // when that was due
    Instant m_nextTrouble;
    Ending m_ending = Ending::Planned;
    bool m_wasShown = false; // any page
    bool m_hasLeftRamp = false;
    std::optional<SessionError> m_lastError;
};

} // namespace plimsoll
