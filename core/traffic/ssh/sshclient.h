// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"
#include "core/net/neterror.h"
#include "core/net/socket.h"

#include <optional>
#include <string>

struct ssh_session_struct;
struct ssh_channel_struct;
struct ssh_event_struct;

namespace plimsoll {

// How a command ended.
struct SshEnd {
    std::optional<int> exitStatus; // none: a signal ended it, or nobody knows
    std::string said; // the start of what it wrote to stderr
};

// Told from the loop, never from inside a call of the user's.
class SshClientHandler
{
public:
    virtual void sshKeysExchanged() = 0;
    virtual void sshRuns() = 0; // the command: bytes are taken from now on
    virtual void sshReceived(std::span<const std::byte> bytes) = 0;
    virtual void sshWritable() = 0; // after a write() that took less than it was given
    // The last call is one of these: the command has ended, or the connection was lost before that.
    virtual void sshEnded(const SshEnd &end) = 0;
    virtual void sshFailed(const NetError &error) = 0;

protected:
    ~SshClientHandler() = default;
};

// One command at an agent's SSH server, over whatever the socket leads to. libssh, without waiting: nobody
// to log in as (agents let everybody in who reaches them), no check of the host key (agents have none that is
// known), no terminal. Loop thread only; retire it (or its owner) from a callback.
class SshClient final : public Retirable, private PollTarget
{
public:
    SshClient(Loop &loop, SshClientHandler &handler);
    ~SshClient() override;

    void start(Socket socket, const std::string &command);
    // How many of the bytes it took; with less than all, sshWritable() follows.
    std::size_t write(std::span<const std::byte> bytes);
    // No more input for the command, and a hang-up for what does not heed that.
    void finish();
    // Ends it without a word, calls nothing any more.
    void abort();
    void fallSilent() override { abort(); }

private:
    enum class State : std::uint8_t { Idle, Exchanging, Authenticating, Opening, Requesting, Running, Over };
    struct Callbacks; // libssh's, and what they put down

    void ready(Readiness readiness) override;
    void timerFired(Instant now);
    void configure();
    bool proceed(); // whether there is more to do at once
    bool takenOver();
    bool stepDone(int code, State next);
    void tell();
    void watch();
    void unwatch();
    void fail(const std::string &doing);
    bool isOver() const { return m_state == State::Over; }

    Loop &m_loop;
    SshClientHandler &m_handler;
    std::string m_command;
    Socket m_socket; // until libssh has taken it
    Descriptor m_descriptor = NoDescriptor;
    ssh_session_struct *m_session = nullptr;
    ssh_channel_struct *m_channel = nullptr;
    ssh_event_struct *m_event = nullptr;
    std::unique_ptr<Callbacks> m_callbacks;
    State m_state = State::Idle;
    std::optional<Interest> m_interest; // none: not watched
    bool m_wantsRoom = false;
    MemberTimer<SshClient, &SshClient::timerFired> m_timer{*this};
};

} // namespace plimsoll
