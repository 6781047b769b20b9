// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/session.h"
#include "core/traffic/ssh/sshclient.h"
#include "core/traffic/ssh/sshtransport.h"

namespace plimsoll {

// A person with an SSH connection to a workspace, whose command gives back what it gets: dd without a
// terminal, as Coder's own tool runs it. Each phase on the way there is timed.
//
//   Waiting ─start─► Connecting ─command runs─► Active ─stop─► Draining ─all back─► Ending ─► Leaving ─►
//   Finished
//                        └───────── lost, or stopped before it runs ───────────────────────────►┘
//
// Ending waits for the command's end, Leaving for the server to take the goodbye.
class SshSession final : public Session, private SshTransportHandler, private SshClientHandler
{
public:
    SshSession(const SessionPlace &place, const Assignment &assignment);
    ~SshSession() override;

    void start() override;
    void tick(Instant intended, Instant now, bool late) override;
    void stop(Ending ending, Instant deadline) override;
    void abort() override;

private:
    enum class State : std::uint8_t { Waiting, Connecting, Active, Draining, Ending, Leaving, Finished };

    // SshTransportHandler
    void transportReached(SshPhase phase) override;
    void transportReady(Socket socket) override;
    void transportFailed(const SessionError &error) override { leave(error); }
    void transportLeft() override;
    // SshClientHandler
    void sshKeysExchanged() override { transportReached(SshPhase::KeysExchanged); }
    void sshRuns() override;
    void sshReceived(std::span<const std::byte> bytes) override;
    void sshWritable() override { pump(); }
    void sshEnded(const SshEnd &end) override;
    void sshFailed(const NetError &error) override;

    void enter(State state);
    void pump();
    void checkStall(Instant now);
    void noteTunnel();
    void drained();
    void timedOut(Instant now);
    void leave(std::optional<SessionError> error);
    void finish();
    void giveUpTicks();

    EchoMatcher m_matcher;
    std::unique_ptr<SshTransport> m_transport;
    std::unique_ptr<SshClient> m_client; // once the transport is ready
    MemberTimer<SshSession, &SshSession::timedOut> m_timer{*this};

    State m_state = State::Waiting;
    std::optional<SshPhase> m_phase; // the last one that was reached
    TunnelCounts m_counted; // of the transport's, so far
    std::uint64_t m_tickRest = 0; // bytes of the present tick that SSH has not taken
    Instant m_begun;
    Instant m_phaseReached;
    Instant m_lastByte; // or since when one is awaited
    Instant m_drainUntil;
    Ending m_ending = Ending::Planned;
    bool m_wasActive = false;
    std::optional<SessionError> m_error; // told when it has left
};

} // namespace plimsoll
