// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/tailnet/derplink.h"
#include "core/tailnet/ipv6.h"
#include "core/tailnet/tailnetcontrol.h"
#include "core/tailnet/wireguard.h"

#include <functional>

namespace plimsoll {

// How far a tunnel has come; each is reached once, in this order.
enum class TunnelPhase : std::uint8_t {
    ControlUp, // the control connection stands
    AgentKnown, // the server told the agent's key
    RelayUp, // its relay has taken us
    AgentReady, // it knows us, as the server says, or we have waited long enough for that
    Handshake, // there are keys
    Ping, // a ping came back through the tunnel: it carries packets
};

// What a tunnel failed at.
enum class TunnelLayer : std::uint8_t { Control, Relay, Tunnel };

struct TunnelFailure {
    TunnelLayer layer = TunnelLayer::Control;
    NetError error{};
    std::optional<HttpReply> reply{}; // where the control connection was refused
};

// Told from the loop, never from inside a call of the user's.
class TunnelHandler
{
public:
    virtual void phaseReached(TunnelPhase phase, Nanoseconds sinceStart) = 0;
    virtual void packetCame(const Ipv6Packet &packet) = 0; // from the agent; no ping
    // The end, exactly once, unless the user aborted it; without failure after leave(). Whatever failed, the
    // server has been told goodbye if it could be.
    virtual void tunnelEnded(const std::optional<TunnelFailure> &failure) = 0;

protected:
    ~TunnelHandler() = default;
};

struct TunnelOptions {
    TailnetControlOptions control;
    DerpLinkOptions relay;
    WireGuardTimes wireGuard;
    AgentId agent;
    // Where a relay is reached; null: it cannot be.
    std::function<std::shared_ptr<const Endpoint>(const DerpRegion &)> relayOf;
    Nanoseconds readyPatience = std::chrono::seconds(1); // old agents never say that they know us
    Nanoseconds pingInterval = std::chrono::seconds(1); // until one comes back
    // A connection that stood and was lost is dialled again, after a pause that doubles from the first to the
    // last, for no longer than that. Packets go on without the control connection.
    Nanoseconds firstPause = std::chrono::milliseconds(50);
    Nanoseconds lastPause = std::chrono::seconds(5);
    Nanoseconds controlPatience = std::chrono::minutes(15);
    Nanoseconds relayPatience = std::chrono::seconds(60);
};

// A tunnel to a workspace's agent: its control connection, its relay and WireGuard through that. By the relay
// only, as Coder's own tool does it with --disable-direct. Loop thread only; retire it (or its owner) from a
// callback.
class Tunnel final : public Retirable,
                     private TailnetControlHandler,
                     private DerpLinkHandler,
                     private WireGuardHandler
{
public:
    Tunnel(Loop &loop, TunnelHandler &handler);
    ~Tunnel() override;

    void connect(const std::shared_ptr<const Endpoint> &endpoint, const TunnelOptions &options);
    void send(std::span<const std::byte> packet); // IPv6, of at most TunnelMtu bytes
    // Says goodbye to the server, so that the agent need not wait for us; tunnelEnded() follows.
    void leave();
    // Ends it without a word, calls nothing any more.
    void abort();
    void fallSilent() override { abort(); }

    int controlLosses() const { return m_controlLoss.count; }
    int relayLosses() const { return m_relayLoss.count; }
    int droppedPackets() const { return m_droppedPackets; } // which the relay did not take in time
    int handshakes() const { return m_wireGuard ? m_wireGuard->handshakes() : 0; }
    int handshakeRetries() const { return m_wireGuard ? m_wireGuard->retries() : 0; }
    // Where packets hang, for a sentence: "the relay is not connected". Empty: not here.
    std::string trouble() const;
    const TailnetAddress &ourAddress() const { return m_ourAddress; }
    const TailnetAddress &agentAddress() const { return m_agentAddress; }

private:
    // TailnetControlHandler
    void controlUp() override;
    void otherUpdated(const PeerUpdate &update) override;
    void relaysKnown(const std::vector<DerpRegion> &regions) override;
    void resumeTokenCame(const ResumeToken &token) override { m_resumeToken = token.token; }
    void controlEnded(const WebSocketEnd &end) override;
    // DerpLinkHandler
    void linkUp() override;
    void packetCame(const PublicKey &source, std::span<const std::byte> packet) override;
    void otherIsGone(const PublicKey &other, bool isUnknown) override;
    void linkEnded(const NetError &error) override;
    // WireGuardHandler
    void wireGuardSends(std::span<const std::byte> packet) override;
    void wireGuardReceived(std::span<const std::byte> plain) override;
    void wireGuardConnected() override;
    void wireGuardFailed(const NetError &error) override;

    // A connection that comes and goes.
    struct Loss {
        int count = 0;
        std::optional<Instant> since = {}; // none: it stands, or never did
        std::optional<Instant> redialAt = {};
        Nanoseconds pause{0};
    };

    void reach(TunnelPhase phase);
    void dialControl();
    void dialRelay();
    void updateSelf();
    bool isGivenUp(Loss &loss, Nanoseconds patience, Instant now);
    void shakeHands();
    void sendPing();
    void sendTsmp(std::span<const std::byte> payload);
    void timerFired(Instant now);
    void armTimer();
    void end(const std::optional<TunnelFailure> &failure);

    Loop &m_loop;
    TunnelHandler &m_handler;
    std::shared_ptr<const Endpoint> m_endpoint;
    TunnelOptions m_options;
    KeyPair m_key = KeyPair::generate(); // of WireGuard and of the relay
    PeerId m_agent{};
    TailnetAddress m_ourAddress{};
    TailnetAddress m_agentAddress{};
    PingId m_pingId{};
    PublicKey m_discoKey{};
    std::int64_t m_nodeId = 0;
    std::unique_ptr<TailnetControl> m_control;
    std::unique_ptr<DerpLink> m_relay;
    std::optional<WireGuard> m_wireGuard; // once the agent is known
    PublicKey m_agentKey{};
    std::int64_t m_agentRegion = 0;
    std::vector<DerpRegion> m_regions;
    std::string m_resumeToken;
    std::optional<TunnelPhase> m_phase; // the last one
    Instant m_start;
    std::optional<Instant> m_next; // patience, or the next ping
    Loss m_controlLoss;
    Loss m_relayLoss;
    std::optional<NetError> m_failure; // of WireGuard, found within a call
    std::optional<TunnelFailure> m_end; // told once the server has taken the goodbye
    int m_droppedPackets = 0;
    bool m_isLeaving = false;
    bool m_isOver = true;
    MemberTimer<Tunnel, &Tunnel::timerFired> m_timer{*this};
};

} // namespace plimsoll
