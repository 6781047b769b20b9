// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/dashboard/dashboardjourney.h"
#include "core/traffic/dashboard/dashboardlinks.h"
#include "core/traffic/dashboard/dashboardstream.h"
#include "core/traffic/session.h"

namespace plimsoll {

// A person who looks at the dashboard: opens one page after the other, each with the requests that a browser
// makes for it, in stages; asks again for some of it while the page stays; holds its streams open and closes
// them on leaving. Goes on whatever the deployment answers: what fails is counted. Takes no ticks: a request
// is counted as one.
//
//   Waiting ─start─► Browsing ─planned end─► Draining ─all answered or deadline─► Finished
class DashboardSession final : public Session, private DashboardLinksUser, private DashboardStreamUser
{
public:
    DashboardSession(const SessionPlace &place, const Assignment &assignment);
    ~DashboardSession() override;

    void start() override;
    void tick(Instant, Instant, bool) override { }
    void stop(Ending ending, Instant deadline) override;
    void abort() override;
    void fallSilent() override;

private:
    void endMoved() override;

    enum class State : std::uint8_t { Waiting, Browsing, Draining, Finished };
    struct Poll {
        PageSpec::Poll spec;
        Instant due = {};
        bool isUnderWay = false;
        bool isOfAllPages = false;
    };

    // DashboardLinksUser
    HttpRequest requestFor(const DashboardAsk &ask) override;
    void connectionStands(Nanoseconds took) override;
    void requestSent(const DashboardAsk &ask) override;
    void requestAnswered(const DashboardAsk &ask, const HttpReply &reply) override;
    void requestFailed(const DashboardAsk &ask, bool wasSent, const NetError &error) override;
    // DashboardStreamUser
    void streamOpened(DashboardStream &stream) override;
    void streamRead(std::size_t bytes) override;
    void streamEnded(DashboardStream &stream, bool wasOpen, const WebSocketEnd &end) override;

    void openPage(Instant now);
    void leavePage();
    void askStage(Instant intended, bool isLate);
    void ask(DashboardAsk ask);
    void openStream(const DashboardAsk &ask, std::string address);
    void stageProgressed(const DashboardAsk &ask);
    void skip(DashboardEndpoint endpoint);
    void count(const DashboardAsk &ask, int status, std::uint64_t bodyBytes);
    void addPolls(const PageSpec &spec, Instant from, bool isOfAllPages);
    void visitOver(Instant now);
    void pollsDue(Instant now);
    void armPolls();
    void drainOver(Instant now);
    void endWhenIdle();
    void giveUpTheRest();
    void trouble(const DashboardAsk &ask, SessionError error);
    void finish();
    void leaveRamp();

    HttpHeaders m_headers; // of every request
    DashboardJourney m_journey;
    DashboardLinks m_links;
    std::vector<std::unique_ptr<DashboardStream>> m_streams;
    std::vector<Poll> m_polls;
    std::string m_version; // of the template, learnt on its page
    State m_state = State::Waiting;
    std::optional<PageVisit> m_visit;
    std::uint32_t m_visits = 0; // which one the present one is
    const std::vector<std::vector<DashboardEndpoint>> *m_stages = nullptr; // of the page, or the first load
    const PageSpec *m_pageAfter = nullptr; // whose stages follow the first load's
    std::size_t m_stage = 0;
    std::size_t m_inStage = 0; // its requests without an answer
    Ending m_ending = Ending::Planned;
    Instant m_nextTrouble;
    std::optional<SessionError> m_lastError;
    bool m_wasAnswered = false; // something came back as expected
    bool m_leftRamp = false;
    MemberTimer<DashboardSession, &DashboardSession::visitOver> m_visitTimer{*this};
    MemberTimer<DashboardSession, &DashboardSession::pollsDue> m_pollTimer{*this};
    MemberTimer<DashboardSession, &DashboardSession::drainOver> m_drainTimer{*this};
};

} // namespace plimsoll
