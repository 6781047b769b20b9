// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/sshserver.h"
#include "core/tailnet/tailnetkey.h"
#include "core/tailnet/tcppipe.h"
#include "core/tailnet/wireguard.h"

#include <QUuid>

#include <functional>
#include <map>

namespace plimsoll::simulator {

// The agent's end of the tunnel of one client: WireGuard, pings, and an SSH server behind TCP. Loop thread
// only.
class AgentTunnel final : public Retirable, private WireGuardHandler, private TcpPipeHandler
{
public:
    struct Ends {
        KeyPair agent;
        TailnetAddress agentAddress{};
        PublicKey client{};
        TailnetAddress clientAddress{};
    };
    using Send = std::function<void(std::span<const std::byte> packet)>;

    AgentTunnel(Loop &loop, const SshHostKey &hostKey, const Ends &ends, Send send);
    ~AgentTunnel() override;

    void receive(std::span<const std::byte> packet);
    void fallSilent() override;

private:
    // WireGuardHandler
    void wireGuardSends(std::span<const std::byte> packet) override { m_send(packet); }
    void wireGuardReceived(std::span<const std::byte> plain) override;
    void wireGuardConnected() override { }
    void wireGuardFailed(const NetError &) override { }
    // TcpPipeHandler
    void pipeSends(std::span<const std::byte> packet) override;
    void pipeOpened(Socket end) override;
    void pipeFailed(const NetError &) override { }

    void timerFired(Instant now);
    void armTimer();

    Loop &m_loop;
    const SshHostKey &m_hostKey;
    Ends m_ends;
    Send m_send;
    WireGuard m_wireGuard;
    TcpPipe m_pipe;
    std::unique_ptr<SshServer> m_ssh;
    MemberTimer<AgentTunnel, &AgentTunnel::timerFired> m_timer{*this};
};

// The network side of one workspace's agent: answers clients of whom the coordinator has told it.
class TailnetAgent
{
public:
    using Send = std::function<void(const PublicKey &client, std::span<const std::byte> packet)>;

    TailnetAgent(Loop &loop, const SshHostKey &hostKey, const QUuid &id, Send send);

    const PublicKey &publicKey() const { return m_key.publicKey(); }
    const TailnetAddress &address() const { return m_address; }

    void learn(const PublicKey &client, const TailnetAddress &address);
    void forget(const PublicKey &client);
    // A packet of somebody unknown is passed over.
    void receive(const PublicKey &client, std::span<const std::byte> packet);
    // As an agent that is started anew: another key, and nobody is known.
    void restart();
    int clients() const { return static_cast<int>(m_tunnels.size()); }

private:
    Loop &m_loop;
    const SshHostKey &m_hostKey;
    Send m_send;
    TailnetAddress m_address;
    KeyPair m_key = KeyPair::generate();
    std::map<PublicKey, std::unique_ptr<AgentTunnel>> m_tunnels;
};

} // namespace plimsoll::simulator
