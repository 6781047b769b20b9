// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/ssh/tailnettransport.h"

#include "core/traffic/sessionerror.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr std::uint16_t SshPort = 1; // of agents, within the tunnel; 22 of newer ones only
constexpr std::size_t LargestMap = std::size_t{1} << 20; // bytes of an answer with a map of relays
constexpr int Ok = 200;

SshPhase sshPhaseOf(TunnelPhase phase)
{
    switch (phase) {
    case TunnelPhase::ControlUp:
        return SshPhase::ControlUp;
    case TunnelPhase::AgentKnown:
        return SshPhase::AgentKnown;
    case TunnelPhase::RelayUp:
        return SshPhase::RelayUp;
    case TunnelPhase::AgentReady:
        return SshPhase::AgentReady;
    case TunnelPhase::Handshake:
        return SshPhase::Handshake;
    case TunnelPhase::Ping:
        return SshPhase::TunnelPing;
    }
    return SshPhase::TunnelPing;
}

std::string nameOf(TunnelLayer layer)
{
    switch (layer) {
    case TunnelLayer::Control:
        return "The control connection";
    case TunnelLayer::Relay:
        return "The relay's connection";
    case TunnelLayer::Tunnel:
        return "The tunnel";
    }
    return "The tunnel";
}

SessionError errorOf(const TunnelFailure &failure)
{
    SessionError error = failure.reply
        ? sessionErrorOf(
              WebSocketEnd{.how = WebSocketEnd::How::Refused, .error = failure.error, .reply = failure.reply})
        : sessionErrorOf(failure.error);
    error.text = nameOf(failure.layer) + " failed: " + error.text;
    return error;
}

} // namespace

TailnetTransport::TailnetTransport(
    Loop &loop, SshTransportHandler &handler, const TailnetTransportOptions &options)
    : m_loop(loop)
    , m_handler(handler)
    , m_options(options)
{
}

TailnetTransport::~TailnetTransport()
{
    fallSilent();
}

void TailnetTransport::start()
{
    m_http = std::make_unique<HttpClient>(m_loop, static_cast<HttpClientHandler &>(*this));
    m_http->connect(m_options.endpoint,
        {.stream = m_options.stream, .answerTimeout = m_options.answerTimeout, .keptBodyBytes = LargestMap});
    HttpRequest request;
    request.target = m_options.basePath + "/api/v2/workspaceagents/"
        + m_options.agent.toString().toStdString() + "/connection";
    request.headers = m_options.headers;
    m_http->send(std::move(request));
}

void TailnetTransport::answered(const HttpReply &reply)
{
    m_loop.retire(std::move(m_http));
    if (m_isOver || m_isLeaving)
        return;
    if (reply.status != Ok) {
        SessionError error = unexpectedStatus(reply);
        error.text = "The server did not say how the agent is reached. " + error.text;
        return fail(std::move(error));
    }
    const QJsonDocument told = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
    if (!told.isObject())
        return fail(
            {ErrorClass::Protocol, "What the server said about reaching the agent is no JSON object."});
    m_handler.transportReached(SshPhase::ConnectionInfo);
    if (!m_isOver && !m_isLeaving)
        beginTunnel(told.object().value("derp_force_websockets"_L1).toBool());
}

void TailnetTransport::closed(const NetError &error)
{
    if (!m_http)
        return;
    m_loop.retire(std::move(m_http));
    if (!m_isOver && !m_isLeaving)
        fail(sessionErrorOf(error));
}

void TailnetTransport::beginTunnel(bool forcesWebSocket)
{
    TunnelOptions options;
    options.agent = m_options.agent;
    options.control.basePath = m_options.basePath;
    options.control.headers = m_options.headers;
    options.control.stream = m_options.stream;
    options.control.upgradeTimeout = m_options.answerTimeout;
    options.relay.basePath = m_options.basePath;
    options.relay.headers = m_options.relayHeaders;
    options.relay.overWebSocket = forcesWebSocket;
    options.relay.stream = m_options.stream;
    options.relay.answerTimeout = m_options.answerTimeout;
    options.relayOf = [endpoint = m_options.endpoint](
                          const DerpRegion &region) { return region.isEmbedded ? endpoint : nullptr; };
    m_tunnel = std::make_unique<Tunnel>(m_loop, static_cast<TunnelHandler &>(*this));
    m_tunnel->connect(m_options.endpoint, options);
}

void TailnetTransport::phaseReached(TunnelPhase phase, Nanoseconds)
{
    m_handler.transportReached(sshPhaseOf(phase));
    if (phase != TunnelPhase::Ping || m_isOver || m_isLeaving)
        return;
    m_pipe = std::make_unique<TcpPipe>(m_loop, static_cast<TcpPipeHandler &>(*this));
    m_pipe->connect(m_tunnel->ourAddress(), m_tunnel->agentAddress(), SshPort);
}

void TailnetTransport::packetCame(const Ipv6Packet &packet)
{
    if (m_pipe)
        m_pipe->receive(packet);
}

void TailnetTransport::pipeSends(std::span<const std::byte> packet)
{
    if (m_tunnel)
        m_tunnel->send(packet);
}

void TailnetTransport::pipeOpened(Socket end)
{
    m_handler.transportReached(SshPhase::TcpUp);
    if (!m_isOver && !m_isLeaving)
        m_handler.transportReady(std::move(end));
}

void TailnetTransport::pipeFailed(const NetError &error)
{
    fail(sessionErrorOf(error));
}

TunnelCounts TailnetTransport::counts() const
{
    const auto whole = [](int count) { return static_cast<std::uint64_t>(count); };
    TunnelCounts counts = m_last;
    if (m_pipe)
        counts.retransmits = whole(m_pipe->retransmits());
    if (m_tunnel) {
        counts.droppedPackets = whole(m_tunnel->droppedPackets());
        counts.handshakeRetries = whole(m_tunnel->handshakeRetries());
        counts.rekeys = whole(std::max(0, m_tunnel->handshakes() - 1));
        counts.controlLosses = whole(m_tunnel->controlLosses());
        counts.relayLosses = whole(m_tunnel->relayLosses());
    }
    return counts;
}

std::string TailnetTransport::trouble() const
{
    return m_tunnel ? m_tunnel->trouble() : std::string();
}

void TailnetTransport::tunnelEnded(const std::optional<TunnelFailure> &failure)
{
    m_last = counts();
    if (m_pipe)
        m_loop.retire(std::move(m_pipe));
    m_loop.retire(std::move(m_tunnel));
    if (m_isLeaving)
        return m_loop.armAfter(m_timer, Nanoseconds(0));
    if (failure)
        fail(errorOf(*failure));
}

void TailnetTransport::leave()
{
    if (m_isOver || std::exchange(m_isLeaving, true))
        return;
    if (m_http)
        m_loop.retire(std::move(m_http));
    if (m_pipe) { // its reset is the last that the agent gets to see
        m_last = counts();
        m_loop.retire(std::move(m_pipe));
    }
    if (m_tunnel)
        m_tunnel->leave();
    else
        m_loop.armAfter(m_timer, Nanoseconds(0));
}

void TailnetTransport::timerFired(Instant)
{
    fallSilent();
    m_handler.transportLeft();
}

void TailnetTransport::fail(SessionError error)
{
    if (!m_isOver && !m_isLeaving)
        m_handler.transportFailed(error);
}

void TailnetTransport::fallSilent()
{
    m_isOver = true;
    m_timer.cancel();
    if (m_http)
        m_loop.retire(std::move(m_http));
    if (m_pipe)
        m_loop.retire(std::move(m_pipe));
    if (m_tunnel)
        m_loop.retire(std::move(m_tunnel));
}

} // namespace plimsoll
