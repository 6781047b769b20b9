// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/traffic/session.h"

namespace plimsoll {

// A person with a WebSocket to an app of a workspace: one that echoes, one that sends on its own, or one that
// takes everything and says nothing (AppMode). Coder's proxy passes frames through as they are.
//
//   Waiting ─start─► Connecting ─upgraded─► Active ─stop─► Draining ─all back─► Closing ─► Finished
class AppSession final : public Session, private WebSocketHandler
{
public:
    AppSession(const SessionPlace &place, const Assignment &assignment);
    ~AppSession() override;

    void start() override;
    void tick(Instant intended, Instant now, bool late) override;
    void stop(Ending ending, Instant deadline) override;
    void abort() override;

private:
    enum class State : std::uint8_t { Waiting, Connecting, Active, Draining, Closing, Finished };

    // WebSocketHandler
    void opened() override;
    void received(const MessagePiece &piece) override;
    void writable() override { pump(); }
    void closed(const WebSocketEnd &end) override;

    void enter(State state);
    void takeEcho(std::span<const std::byte> bytes);
    void skip();
    void pump();
    bool sendPiece();
    void checkStall(Instant now);
    void drained();
    void timedOut(Instant now);
    void finish(std::optional<SessionError> error);
    void dropSocket();

    AppMode mode() const { return plan().app.mode; }

    EchoMatcher m_matcher;
    std::unique_ptr<WebSocketStream> m_socket;
    MemberTimer<AppSession, &AppSession::timedOut> m_timer{*this};

    State m_state = State::Waiting;
    std::uint64_t m_tickRest = 0; // bytes of the present tick that the wire has not taken
    std::uint64_t m_readBytes = 0;
    Instant m_dialled;
    Instant m_lastByte; // or since when one is awaited
    Instant m_drainUntil;
    Ending m_ending = Ending::Planned;
    bool m_wasActive = false;
};

} // namespace plimsoll
