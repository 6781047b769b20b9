// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpclient.h"
#include "core/traffic/session.h"

#include <optional>

namespace plimsoll {

// A person who asks an app of a workspace for something once a tick, over one kept-alive connection that is
// made again when the server closed it. Keeps the app's signed token, as a browser does, so that the server
// need not look the session up each time. Goes on whatever the app answers: what fails is counted.
//
//   Waiting ─start─► Connecting ─connected─► Active ─stop─► Draining ─answered or deadline─► Finished
class AppRequestSession final : public Session, private HttpClientHandler
{
public:
    AppRequestSession(const SessionPlace &place, const Assignment &assignment);
    ~AppRequestSession() override;

    void start() override;
    void tick(Instant intended, Instant now, bool late) override;
    void stop(Ending ending, Instant deadline) override;
    void abort() override;

private:
    enum class State : std::uint8_t { Waiting, Connecting, Active, Draining, Finished };
    struct Asked {
        Instant intended;
        Instant sent;
    };

    // HttpClientHandler
    void connected() override;
    void answered(const HttpReply &reply) override;
    void upgraded(const HttpReply &, std::unique_ptr<Stream>, std::span<std::byte>) override { }
    void closed(const NetError &error) override;

    void dial();
    HttpRequest request() const;
    void keepSignedToken(const HttpReply &reply);
    void trouble(SessionError error);
    void drainOver(Instant now);
    void finish(std::optional<SessionError> error);
    void dropClient();

    std::unique_ptr<HttpClient> m_client; // none: not connected
    MemberTimer<AppRequestSession, &AppRequestSession::drainOver> m_timer{*this};

    State m_state = State::Waiting;
    std::optional<Asked> m_asked;
    std::string m_signedToken;
    Instant m_dialled;
    Instant m_nextTrouble;
    Ending m_ending = Ending::Planned;
};

} // namespace plimsoll
