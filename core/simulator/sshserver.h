// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"
#include "core/net/socket.h"

#include <string>

struct ssh_session_struct;
struct ssh_bind_struct;
struct ssh_channel_struct;
struct ssh_event_struct;
struct ssh_key_struct;

namespace plimsoll::simulator {

// The key of an agent's SSH server. Read-only once made: any thread.
class SshHostKey
{
public:
    SshHostKey(); // RSA with 2,048 bits, as agents have
    ~SshHostKey();
    SshHostKey(const SshHostKey &) = delete;
    SshHostKey &operator=(const SshHostKey &) = delete;

    ssh_key_struct *copy() const; // the caller's; none: no memory

private:
    ssh_key_struct *m_key = nullptr;
};

// An agent's SSH server for one connection: lets everybody in, and runs one command, which is `dd` that gives
// back what it gets, or one that is not found. Loop thread only.
class SshServer final : public Retirable, private PollTarget
{
public:
    SshServer(Loop &loop, const SshHostKey &key);
    ~SshServer() override;

    void start(Socket socket);
    bool isOver() const { return m_isOver; }
    void fallSilent() override { end(); }

private:
    struct Callbacks;

    void ready(Readiness readiness) override;
    void timerFired(Instant now);
    bool advance();
    void echo();
    void commandEnds(int status);
    void watch();
    void end();

    Loop &m_loop;
    const SshHostKey &m_key;
    Socket m_socket; // until libssh has taken it
    Descriptor m_descriptor = NoDescriptor;
    ssh_bind_struct *m_bind = nullptr;
    ssh_session_struct *m_session = nullptr;
    ssh_channel_struct *m_channel = nullptr;
    ssh_event_struct *m_event = nullptr;
    std::unique_ptr<Callbacks> m_callbacks;
    std::vector<std::byte> m_toEcho;
    std::optional<int> m_status; // the command's, once it has ended and everything is given back
    std::optional<Interest> m_interest; // none: not watched
    bool m_hasKeys = false;
    bool m_isOver = false;
    MemberTimer<SshServer, &SshServer::timerFired> m_timer{*this};
};

} // namespace plimsoll::simulator
