// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/tailnetagent.h"

namespace plimsoll::simulator {

static constexpr std::uint16_t SshPort = 1;

// The last ten bytes of its id are those of its address.
static TailnetAddress addressOf(const QUuid &id)
{
    const QByteArray bytes = id.toRfc4122();
    return tailnetAddress(std::as_bytes(std::span(bytes.constData(), 16)).last<10>());
}

AgentTunnel::AgentTunnel(Loop &loop, const SshHostKey &hostKey, const Ends &ends, Send send)
    : m_loop(loop)
    , m_hostKey(hostKey)
    , m_ends(ends)
    , m_send(std::move(send))
    , m_wireGuard(ends.agent, ends.client, static_cast<WireGuardHandler &>(*this), {})
    , m_pipe(loop, static_cast<TcpPipeHandler &>(*this))
{
    m_pipe.await(m_ends.agentAddress, m_ends.clientAddress, SshPort);
}

AgentTunnel::~AgentTunnel() = default;

void AgentTunnel::receive(std::span<const std::byte> packet)
{
    m_wireGuard.receive(packet, Loop::now());
    armTimer();
}

void AgentTunnel::wireGuardReceived(std::span<const std::byte> plain)
{
    const std::optional<Ipv6Packet> packet = readIpv6(plain);
    if (!packet || packet->source != m_ends.clientAddress || packet->destination != m_ends.agentAddress)
        return;
    if (packet->protocol == TcpProtocol)
        return m_pipe.receive(*packet);
    if (packet->protocol != TsmpProtocol)
        return;
    if (const std::optional<PingId> ping = readTsmpPing(packet->payload))
        pipeSends(ipv6Packet({.source = m_ends.agentAddress,
            .destination = m_ends.clientAddress,
            .protocol = TsmpProtocol,
            .payload = tsmpPong(*ping)}));
}

void AgentTunnel::pipeSends(std::span<const std::byte> packet)
{
    m_wireGuard.send(packet, Loop::now());
    armTimer();
}

void AgentTunnel::pipeOpened(Socket end)
{
    m_ssh = std::make_unique<SshServer>(m_loop, m_hostKey);
    m_ssh->start(std::move(end));
}

void AgentTunnel::armTimer()
{
    if (const std::optional<Instant> next = m_wireGuard.deadline())
        m_loop.arm(m_timer, *next);
    else
        m_timer.cancel();
}

void AgentTunnel::timerFired(Instant now)
{
    m_wireGuard.timePassed(now);
    armTimer();
}

void AgentTunnel::fallSilent()
{
    m_send = [](std::span<const std::byte>) { };
    m_timer.cancel();
    m_pipe.abort();
    if (m_ssh)
        m_loop.retire(std::move(m_ssh));
    m_timer.cancel(); // the reset has armed it
}

TailnetAgent::TailnetAgent(Loop &loop, const SshHostKey &hostKey, const QUuid &id, Send send)
    : m_loop(loop)
    , m_hostKey(hostKey)
    , m_send(std::move(send))
    , m_address(addressOf(id))
{
}

void TailnetAgent::learn(const PublicKey &client, const TailnetAddress &address)
{
    if (m_tunnels.contains(client))
        return;
    m_tunnels.emplace(client,
        std::make_unique<AgentTunnel>(m_loop, m_hostKey,
            AgentTunnel::Ends{
                .agent = m_key, .agentAddress = m_address, .client = client, .clientAddress = address},
            [this, client](std::span<const std::byte> packet) { m_send(client, packet); }));
}

void TailnetAgent::forget(const PublicKey &client)
{
    const auto found = m_tunnels.find(client);
    if (found == m_tunnels.end())
        return;
    m_loop.retire(std::move(found->second));
    m_tunnels.erase(found);
}

void TailnetAgent::receive(const PublicKey &client, std::span<const std::byte> packet)
{
    if (const auto found = m_tunnels.find(client); found != m_tunnels.end())
        found->second->receive(packet);
}

void TailnetAgent::restart()
{
    m_key = KeyPair::generate();
    for (auto &[client, tunnel] : m_tunnels)
        m_loop.retire(std::move(tunnel));
    m_tunnels.clear();
}

} // namespace plimsoll::simulator
