// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/simulator/serversocket.h"
#include "core/tailnet/tailnetkey.h"

#include <QRandomGenerator>

#include <functional>
#include <map>

namespace plimsoll::simulator {

// What happens to packets on their way.
struct RelayFaults {
    double lossShare = 0;
    double reorderShare = 0; // of the packets: overtaken by the next one
    Milliseconds delay{0};
    bool operator==(const RelayFaults &) const = default;
};

// A DERP relay: carries packets between clients that are linked to it, and agents of this process. Loop
// thread only.
class TailnetRelay
{
public:
    using Deliver = std::function<void(const PublicKey &source, std::span<const std::byte> packet)>;

    TailnetRelay(Loop &loop, quint32 seed);
    ~TailnetRelay();

    void attach(const PublicKey &agent, Deliver deliver);
    void detach(const PublicKey &agent) { m_agents.erase(agent); }
    // A client, by upgrade to DERP or by WebSocket.
    void accept(std::unique_ptr<Stream> stream, const HttpRequest &request, const HttpHeaders &headers,
        std::vector<std::byte> rest);
    void carry(const PublicKey &source, const PublicKey &destination, std::span<const std::byte> packet);
    // All links end, as when the server starts anew.
    void hangUp();
    void setFaults(const RelayFaults &faults) { m_faults = faults; }
    int links() const { return static_cast<int>(m_links.size()); }

private:
    class Link;
    struct Delayed;

    void deliver(const PublicKey &source, const PublicKey &destination, std::span<const std::byte> packet);
    void gone(Link &link);
    void delayPassed(Delayed &delayed);

    Loop &m_loop;
    QRandomGenerator m_chance;
    const KeyPair m_key = KeyPair::generate();
    RelayFaults m_faults;
    std::map<PublicKey, Deliver> m_agents;
    std::map<Link *, std::unique_ptr<Link>> m_links;
    std::map<PublicKey, Link *> m_clients;
    std::map<Delayed *, std::unique_ptr<Delayed>> m_delayed;
    std::function<void()> m_overtaken; // the packet that waits for the next one to go first
};

} // namespace plimsoll::simulator
