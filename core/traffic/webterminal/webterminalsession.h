// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/traffic/session.h"
#include "core/traffic/webterminal/terminalscanner.h"

#include <QUuid>

namespace plimsoll {

// A person typing into a web terminal whose command echoes. Wire facts: Coder's reconnecting PTY takes a
// stream of JSON values in binary messages and sends raw terminal bytes; ending the command makes the server
// drop TCP without a close frame, which is the normal end.
//
//   Waiting ─start─► Connecting ─upgraded─► Attaching ─mark─► Active ─stop─► Draining ─all back─► Ending
//                        ▲                      │                │ lost                  (Ctrl-C)   │ closed
//                        │                      │ lost           ├─► Recovering ─► Connecting ─► Resuming ─►
//                        Active │                      ▼                ▼                                  ▼
//                        └── Reaping: attaches once more only to end the process ──────────► Finished
class WebTerminalSession final : public Session, private WebSocketHandler
{
public:
    WebTerminalSession(const SessionPlace &place, const Assignment &assignment);
    ~WebTerminalSession() override;

    void start() override;
    void tick(Instant intended, Instant now, bool late) override;
    void stop(Ending ending, Instant deadline) override;
    void abort() override;

private:
    enum class State : std::uint8_t {
        Waiting,
        Connecting,
        Attaching,
        Active,
        Recovering, // lost; waits before it dials again
        Resuming, // attached again; what is replayed comes first, then our mark
        Draining,
        Ending, // Ctrl-C is out or waiting, the server's end awaited
        Reaping,
        Finished,
    };

    // WebSocketHandler
    void opened() override;
    void received(const MessagePiece &piece) override;
    void writable() override;
    void closed(const WebSocketEnd &end) override;

    void enter(State state);
    void connect(State as); // Connecting or Reaping
    void beginResuming();
    void resumed();
    void lookForMark(std::span<const std::byte> bytes);
    void takeEcho(std::span<const std::byte> bytes);
    void pump();
    bool sendPiece();
    void checkStall(Instant now);
    void drained();
    void interrupt();
    void timedOut(Instant now);
    void lost(SessionError error);
    void fail(SessionError error);
    void reap(SessionError error);
    void finish(std::optional<SessionError> error);
    void dropSocket();

    bool mayStillReconnect(Instant now) const;

    const EchoPattern &m_pattern;
    EchoMatcher m_matcher;
    std::unique_ptr<WebSocketStream> m_socket;
    const QUuid m_reconnectId;
    MemberTimer<WebTerminalSession, &WebTerminalSession::timedOut> m_timer{*this};

    State m_state = State::Waiting;
    MarkScanner m_mark;
    ResumeScanner m_resume;
    std::uint64_t m_tickRest = 0; // bytes of the present tick that the wire has not taken
    Instant m_dialled;
    Instant m_upgraded;
    Instant m_lastByte; // or since when one is awaited
    Instant m_lostAt;
    Instant m_drainUntil;
    Ending m_ending = Ending::Planned;
    bool m_wasAttached = false;
    bool m_interruptPending = false;
    std::uint32_t m_losses = 0;
    std::optional<SessionError> m_error; // told when reaping is over
};

} // namespace plimsoll
