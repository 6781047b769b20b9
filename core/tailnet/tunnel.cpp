// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tunnel.h"

#include <sodium.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

template <std::size_t Size> std::array<std::byte, Size> randomBytes()
{
    std::array<std::byte, Size> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string hexOf(std::span<const std::byte> bytes)
{
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(
        digits.data(), digits.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    digits.pop_back();
    return digits;
}

PeerId peerIdOf(const AgentId &agent)
{
    const QByteArray uuid = agent.value.toRfc4122();
    PeerId id{};
    std::ranges::copy(
        std::as_bytes(std::span(uuid.constData(), static_cast<std::size_t>(uuid.size()))), id.begin());
    return id;
}

} // namespace

Tunnel::Tunnel(Loop &loop, TunnelHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

Tunnel::~Tunnel()
{
    abort();
}

void Tunnel::connect(const std::shared_ptr<const Endpoint> &endpoint, const TunnelOptions &options)
{
    m_endpoint = endpoint;
    m_options = options;
    m_isOver = false;
    m_start = Loop::now();
    m_agent = peerIdOf(options.agent);
    m_agentAddress = tailnetAddress(std::span<const std::byte>(m_agent).last<10>());
    m_ourAddress = tailnetAddress(randomBytes<10>());
    m_pingId = randomBytes<8>();
    m_discoKey = KeyPair::generate().publicKey();
    m_nodeId = static_cast<std::int64_t>(randombytes_uniform(INT32_MAX)) + 1;
    m_options.control.agent = options.agent.toString().toStdString();
    dialControl();
}

void Tunnel::dialControl()
{
    m_controlLoss.redialAt.reset();
    m_options.control.resumeToken = m_resumeToken;
    m_control = std::make_unique<TailnetControl>(m_loop, static_cast<TailnetControlHandler &>(*this));
    m_control->connect(m_endpoint, m_options.control);
}

void Tunnel::reach(TunnelPhase phase)
{
    if (m_isOver || (m_phase && *m_phase >= phase))
        return;
    m_phase = phase;
    m_handler.phaseReached(phase, Loop::now() - m_start);
}

void Tunnel::controlUp()
{
    m_controlLoss.since.reset();
    reach(TunnelPhase::ControlUp);
    if (m_isOver)
        return;
    m_control->addTunnel(m_agent);
    if (m_phase >= TunnelPhase::RelayUp) // it was lost, and the server has forgotten us
        updateSelf();
}

void Tunnel::relaysKnown(const std::vector<DerpRegion> &regions)
{
    m_regions = regions;
    dialRelay();
}

void Tunnel::otherUpdated(const PeerUpdate &update)
{
    if (update.id != m_agent)
        return;
    if (update.kind == PeerUpdateKind::Node && update.node && update.node->preferredDerp != 0) {
        if (m_wireGuard && update.node->key != m_agentKey)
            return end(TunnelFailure{.layer = TunnelLayer::Tunnel,
                .error = {NetCause::EndOfStream, "The agent was started anew."}});
        const bool hasMoved = m_agentRegion != update.node->preferredDerp;
        m_agentRegion = update.node->preferredDerp;
        if (m_wireGuard) {
            if (hasMoved && m_relay)
                m_loop.retire(std::move(m_relay));
            return dialRelay();
        }
        m_agentKey = update.node->key;
        m_wireGuard.emplace(m_key, m_agentKey, static_cast<WireGuardHandler &>(*this), m_options.wireGuard);
        reach(TunnelPhase::AgentKnown);
        return dialRelay();
    }
    if (update.kind == PeerUpdateKind::Disconnected)
        return end(TunnelFailure{
            .layer = TunnelLayer::Control, .error = {NetCause::EndOfStream, "The agent has left."}});
    if (update.kind == PeerUpdateKind::ReadyForHandshake)
        shakeHands();
}

// Once both the agent and the relays are known.
void Tunnel::dialRelay()
{
    if (m_isOver || m_relay || !m_wireGuard || m_regions.empty())
        return;
    m_relayLoss.redialAt.reset();
    const auto region = std::ranges::find(m_regions, m_agentRegion, &DerpRegion::id);
    const std::shared_ptr<const Endpoint> endpoint
        = region == m_regions.end() ? nullptr : m_options.relayOf(*region);
    if (!endpoint)
        return end(TunnelFailure{.layer = TunnelLayer::Relay,
            .error = {NetCause::Unreachable,
                "The agent's relay, region " + std::to_string(m_agentRegion) + ", cannot be reached."}});
    m_relay = std::make_unique<DerpLink>(m_loop, static_cast<DerpLinkHandler &>(*this));
    m_relay->connect(endpoint, m_key, m_options.relay);
}

void Tunnel::linkUp()
{
    m_relayLoss.since.reset();
    reach(TunnelPhase::RelayUp);
    if (m_isOver)
        return;
    updateSelf();
    if (m_phase < TunnelPhase::AgentReady)
        m_next = Loop::now() + m_options.readyPatience;
    armTimer();
}

void Tunnel::updateSelf()
{
    if (!m_control || !m_control->isUp())
        return; // it is told when it is
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    TailnetNode node;
    node.id = m_nodeId;
    node.asOfSeconds = now / 1s;
    node.asOfNanoseconds = static_cast<std::int32_t>(now % 1s / 1ns);
    node.key = m_key.publicKey();
    node.disco = "discokey:" + hexOf(m_discoKey); // must be there, and is never used
    node.preferredDerp = static_cast<std::int32_t>(m_agentRegion);
    node.addresses = node.allowedIps = {textOf(m_ourAddress) + "/128"};
    m_control->updateSelf(node);
}

void Tunnel::shakeHands()
{
    if (m_isOver || !m_relay || !m_relay->isUp() || m_phase >= TunnelPhase::AgentReady)
        return;
    m_next.reset();
    reach(TunnelPhase::AgentReady);
    if (!m_isOver)
        m_wireGuard->connect(Loop::now());
    armTimer();
}

void Tunnel::wireGuardConnected()
{
    const bool isFirst = m_phase < TunnelPhase::Handshake;
    reach(TunnelPhase::Handshake);
    if (isFirst && !m_isOver)
        m_next = Loop::now(); // the ping, once this call is over
}

void Tunnel::sendPing()
{
    m_next = Loop::now() + m_options.pingInterval;
    sendTsmp(tsmpPing(m_pingId));
}

void Tunnel::sendTsmp(std::span<const std::byte> payload)
{
    send(ipv6Packet({.source = m_ourAddress,
        .destination = m_agentAddress,
        .protocol = TsmpProtocol,
        .payload = payload}));
}

void Tunnel::send(std::span<const std::byte> packet)
{
    if (m_isOver || !m_wireGuard)
        return;
    m_wireGuard->send(packet, Loop::now());
    armTimer();
}

void Tunnel::wireGuardSends(std::span<const std::byte> packet)
{
    if (!m_relay || !m_relay->send(m_agentKey, packet))
        ++m_droppedPackets; // it is sent again by those above
}

void Tunnel::packetCame(const PublicKey &source, std::span<const std::byte> packet)
{
    if (m_isOver || source != m_agentKey)
        return;
    m_wireGuard->receive(packet, Loop::now());
    armTimer();
}

void Tunnel::wireGuardReceived(std::span<const std::byte> plain)
{
    const std::optional<Ipv6Packet> packet = readIpv6(plain);
    if (m_isOver || !packet || packet->source != m_agentAddress || packet->destination != m_ourAddress)
        return;
    if (packet->protocol != TsmpProtocol)
        return m_handler.packetCame(*packet);
    if (const std::optional<PingId> ping = readTsmpPing(packet->payload))
        return sendTsmp(tsmpPong(*ping));
    if (readTsmpPong(packet->payload) == m_pingId) {
        m_next.reset();
        reach(TunnelPhase::Ping);
    }
}

void Tunnel::wireGuardFailed(const NetError &error)
{
    m_failure = error;
    m_next = Loop::now(); // it is in a call of its own
}

void Tunnel::armTimer()
{
    if (m_isOver)
        return;
    std::optional<Instant> next = m_wireGuard ? m_wireGuard->deadline() : std::nullopt;
    for (const std::optional<Instant> &other : {m_next, m_controlLoss.redialAt, m_relayLoss.redialAt}) {
        if (other)
            next = next ? std::min(*next, *other) : *other;
    }
    if (next)
        m_loop.arm(m_timer, *next);
    else
        m_timer.cancel();
}

void Tunnel::timerFired(Instant now)
{
    if (m_failure)
        return end(TunnelFailure{.layer = TunnelLayer::Tunnel, .error = *m_failure});
    if (m_isLeaving)
        return m_control ? void() : end(m_end);
    if (m_wireGuard)
        m_wireGuard->timePassed(now);
    if (m_controlLoss.redialAt && now >= *m_controlLoss.redialAt)
        dialControl();
    if (m_relayLoss.redialAt && now >= *m_relayLoss.redialAt)
        dialRelay();
    if (!m_isOver && m_next && now >= *m_next && !m_failure) {
        if (m_phase < TunnelPhase::AgentReady)
            shakeHands();
        else if (m_phase < TunnelPhase::Ping && m_phase >= TunnelPhase::Handshake)
            sendPing();
    }
    armTimer();
}

void Tunnel::otherIsGone(const PublicKey &, bool)
{
    // Its link to the relay may come back, and packets meanwhile are lost as others are: WireGuard notices.
}

// Notes that a connection is gone, and when it is dialled again.
bool Tunnel::isGivenUp(Loss &loss, Nanoseconds patience, Instant now)
{
    if (!loss.since) {
        ++loss.count;
        loss.since = now;
        loss.pause = m_options.firstPause;
    } else {
        loss.pause = std::min(2 * loss.pause, m_options.lastPause);
    }
    loss.redialAt = now + loss.pause;
    return now - *loss.since >= patience;
}

void Tunnel::linkEnded(const NetError &error)
{
    m_loop.retire(std::move(m_relay));
    if (m_isOver)
        return;
    if (!m_phase || m_phase < TunnelPhase::RelayUp
        || isGivenUp(m_relayLoss, m_options.relayPatience, Loop::now()))
        return end(TunnelFailure{.layer = TunnelLayer::Relay, .error = error});
    armTimer();
}

void Tunnel::controlEnded(const WebSocketEnd &how)
{
    m_loop.retire(std::move(m_control));
    if (m_isLeaving)
        return end(m_end);
    // A server that restarts may be behind a proxy that says so; a token to resume with may be too old.
    const int status = how.reply ? how.reply->status : 0;
    const bool isRefused = status >= 400 && status < 500 && std::exchange(m_resumeToken, {}).empty();
    if (!m_phase || isRefused || isGivenUp(m_controlLoss, m_options.controlPatience, Loop::now()))
        return end(TunnelFailure{.layer = TunnelLayer::Control, .error = how.error, .reply = how.reply});
    armTimer();
}

void Tunnel::leave()
{
    if (m_isOver)
        return;
    m_isLeaving = true;
    if (!m_control) // lost: nobody to say goodbye to
        m_next = Loop::now();
    else
        m_control->leave();
    armTimer();
}

void Tunnel::abort()
{
    m_isOver = true;
    m_timer.cancel();
    if (m_relay)
        m_loop.retire(std::move(m_relay));
    if (m_control)
        m_loop.retire(std::move(m_control));
}

// Of use or not, it is over; the agent is to hear of that from the server.
void Tunnel::end(const std::optional<TunnelFailure> &failure)
{
    if (m_isOver)
        return;
    if (failure && !m_isLeaving && m_control && m_phase) {
        m_end = failure;
        return leave();
    }
    abort();
    m_handler.tunnelEnded(failure);
}

std::string Tunnel::trouble() const
{
    if (!m_relay || !m_relay->isUp())
        return "the relay is not connected";
    if (!m_wireGuard || !m_wireGuard->isConnected(Loop::now()))
        return "the agent answers no handshake";
    return {};
}

} // namespace plimsoll
