// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/tailnet.h"

#include <algorithm>
#include <charconv>

namespace plimsoll::simulator {

static constexpr int Region = 999;

static PeerId idOf(const QUuid &agent)
{
    const QByteArray bytes = agent.toRfc4122();
    PeerId id{};
    std::ranges::copy(std::as_bytes(std::span(bytes.constData(), 16)), id.begin());
    return id;
}

// "fd7a:…/128", as nodes have it.
static std::optional<TailnetAddress> addressIn(const std::string &text)
{
    TailnetAddress address{};
    const char *at = text.data();
    const char *const end = at + text.size();
    for (std::size_t i = 0; i < address.size(); i += 2) {
        unsigned group = 0;
        const auto [next, error] = std::from_chars(at, end, group, 16);
        if (error != std::errc() || group > 0xffff || next == end)
            return std::nullopt;
        address[i] = static_cast<std::byte>(group >> 8);
        address[i + 1] = static_cast<std::byte>(group & 0xff);
        at = next + 1;
    }
    return address;
}

Tailnet::Tailnet(Loop &loop, quint32 seed)
    : m_loop(loop)
    , m_relay(loop, seed)
{
}

Tailnet::~Tailnet()
{
    for (auto &[socket, owned] : m_sockets)
        owned->fallSilent();
}

void Tailnet::coordinate(const QUuid &agent, bool isConnected, std::unique_ptr<Stream> stream,
    const HttpRequest &request, const HttpHeaders &headers, std::vector<std::byte> rest)
{
    const std::uint16_t port = stream->localAddress().port();
    auto socket = std::make_unique<CoordinatorSocket>(
        m_loop, static_cast<CoordinatorHandler &>(*this), idOf(agent), port);
    CoordinatorSocket &kept = *socket;
    m_sockets.emplace(&kept, std::move(socket));
    m_canReach[&kept] = isConnected;
    kept.socket().accept(std::move(stream), request, headers, std::move(rest));
}

void Tailnet::relay(std::unique_ptr<Stream> stream, const HttpRequest &request, const HttpHeaders &headers,
    std::vector<std::byte> rest)
{
    m_relay.accept(std::move(stream), request, headers, std::move(rest));
}

TailnetAgent &Tailnet::agentOf(const PeerId &id)
{
    std::unique_ptr<TailnetAgent> &agent = m_agents[id];
    if (!agent) {
        const QUuid uuid = QUuid::fromRfc4122(
            QByteArrayView(reinterpret_cast<const char *>(id.data()), static_cast<qsizetype>(id.size())));
        agent = std::make_unique<TailnetAgent>(
            m_loop, m_hostKey, uuid, [this, id](const PublicKey &client, std::span<const std::byte> packet) {
                m_relay.carry(m_agents.at(id)->publicKey(), client, packet);
            });
        m_relay.attach(agent->publicKey(),
            [found = agent.get()](const PublicKey &source, std::span<const std::byte> packet) {
                found->receive(source, packet);
            });
    }
    return *agent;
}

TailnetNode Tailnet::nodeOf(const TailnetAgent &agent) const
{
    TailnetNode node;
    node.id = 1;
    node.key = agent.publicKey();
    node.disco = "discokey:" + std::string(64, '0');
    node.preferredDerp = Region;
    node.addresses = {textOf(agent.address()) + "/128"};
    return node;
}

void Tailnet::tunnelAsked(CoordinatorSocket &socket, const PeerId &agent)
{
    if (m_canReach[&socket]) // else it is told when the agent comes, which here it does not
        socket.tellAgent(nodeOf(agentOf(agent)));
}

void Tailnet::nodeTold(CoordinatorSocket &socket, const TailnetNode &node)
{
    const std::optional<TailnetAddress> address = addressIn(node.addresses.front());
    if (!address)
        return socket.refuse("invalid address");
    if (!m_canReach[&socket])
        return;
    ++m_tunnelsOpened;
    agentOf(socket.agent()).learn(node.key, *address);
    if (m_faults.agentsKeepQuiet)
        return;
    m_ready.emplace(Loop::now() + m_faults.acknowledgeDelay, &socket);
    m_loop.arm(m_readyTimer, m_ready.begin()->first);
}

void Tailnet::sayReady(Instant now)
{
    while (!m_ready.empty() && m_ready.begin()->first <= now) {
        CoordinatorSocket *socket = m_ready.begin()->second;
        m_ready.erase(m_ready.begin());
        socket->tellReady();
    }
    if (!m_ready.empty())
        m_loop.arm(m_readyTimer, m_ready.begin()->first);
}

void Tailnet::goodbyeSaid(CoordinatorSocket &socket)
{
    ++m_goodbyes;
    if (socket.node())
        agentOf(socket.agent()).forget(socket.node()->key);
}

// A client whose connection is lost may come back: its agent goes on knowing it.
void Tailnet::coordinatorGone(CoordinatorSocket &socket)
{
    std::erase_if(m_ready, [&socket](const auto &entry) { return entry.second == &socket; });
    m_canReach.erase(&socket);
    const auto found = m_sockets.find(&socket);
    m_loop.retire(std::move(found->second));
    m_sockets.erase(found);
}

void Tailnet::endAgent(const QUuid &agent)
{
    const auto found = m_agents.find(idOf(agent));
    if (found == m_agents.end())
        return;
    m_relay.detach(found->second->publicKey());
    found->second->restart(); // its tunnels end
    m_agents.erase(found);
}

void Tailnet::restartAgents()
{
    for (auto &[id, agent] : m_agents) {
        m_relay.detach(agent->publicKey());
        agent->restart();
        m_relay.attach(agent->publicKey(),
            [found = agent.get()](const PublicKey &source, std::span<const std::byte> packet) {
                found->receive(source, packet);
            });
    }
    for (auto &[socket, owned] : m_sockets) {
        if (m_agents.contains(socket->agent()))
            socket->tellAgent(nodeOf(agentOf(socket->agent())));
    }
}

void Tailnet::dropControls()
{
    m_ready.clear();
    m_canReach.clear();
    for (auto &[socket, owned] : m_sockets)
        m_loop.retire(std::move(owned));
    m_sockets.clear();
}

void Tailnet::setFaults(const SimulatorFaults &faults)
{
    const SimulatorFaults before = std::exchange(m_faults, faults);
    m_relay.setFaults({.lossShare = faults.packetLossShare,
        .reorderShare = faults.packetReorderShare,
        .delay = faults.packetDelay});
    if (faults.restartsAgents && !before.restartsAgents)
        restartAgents();
    if (faults.restartsRelay && !before.restartsRelay)
        m_relay.hangUp();
    if (faults.dropsControls && !before.dropsControls)
        dropControls();
}

void Tailnet::addCounts(SimulatorCounts &counts) const
{
    for (const auto &[id, agent] : m_agents)
        counts.openTunnels += agent->clients();
    counts.tunnelsOpened = m_tunnelsOpened;
    counts.tunnelGoodbyes = m_goodbyes;
}

} // namespace plimsoll::simulator
