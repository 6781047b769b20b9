// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/coordinatorsocket.h"
#include "core/simulator/simulatoroptions.h"
#include "core/simulator/tailnetagent.h"
#include "core/simulator/tailnetrelay.h"

#include <map>

namespace plimsoll::simulator {

// How tunnels to workspaces come about: a coordinator that tells clients and agents of each other, a relay
// between them, and agents that answer. Loop thread only.
class Tailnet final : private CoordinatorHandler
{
public:
    Tailnet(Loop &loop, quint32 seed);
    ~Tailnet();

    // A client's control connection for a tunnel to that agent.
    void coordinate(const QUuid &agent, bool isConnected, std::unique_ptr<Stream> stream,
        const HttpRequest &request, const HttpHeaders &headers, std::vector<std::byte> rest);
    // A client's connection to the relay.
    void relay(std::unique_ptr<Stream> stream, const HttpRequest &request, const HttpHeaders &headers,
        std::vector<std::byte> rest);
    void endAgent(const QUuid &agent);
    void setFaults(const SimulatorFaults &faults);
    void addCounts(SimulatorCounts &counts) const;

private:
    struct Ready; // what an agent says late

    // CoordinatorHandler
    void tunnelAsked(CoordinatorSocket &socket, const PeerId &agent) override;
    void nodeTold(CoordinatorSocket &socket, const TailnetNode &node) override;
    void goodbyeSaid(CoordinatorSocket &socket) override;
    void coordinatorGone(CoordinatorSocket &socket) override;

    TailnetAgent &agentOf(const PeerId &id);
    TailnetNode nodeOf(const TailnetAgent &agent) const;
    void sayReady(Instant now);
    void restartAgents();
    void dropControls();

    Loop &m_loop;
    const SshHostKey m_hostKey;
    TailnetRelay m_relay;
    SimulatorFaults m_faults;
    std::map<PeerId, std::unique_ptr<TailnetAgent>> m_agents;
    std::map<CoordinatorSocket *, std::unique_ptr<CoordinatorSocket>> m_sockets;
    std::map<CoordinatorSocket *, bool> m_canReach; // its agent is connected
    std::multimap<Instant, CoordinatorSocket *> m_ready; // to be told then
    qint64 m_tunnelsOpened = 0;
    qint64 m_goodbyes = 0;
    MemberTimer<Tailnet, &Tailnet::sayReady> m_readyTimer{*this};
};

} // namespace plimsoll::simulator
