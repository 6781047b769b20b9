// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpclient.h"
#include "core/tailnet/tcppipe.h"
#include "core/tailnet/tunnel.h"
#include "core/traffic/ssh/sshtransport.h"

namespace plimsoll {

struct TailnetTransportOptions {
    std::shared_ptr<const Endpoint> endpoint; // of the deployment
    std::string basePath; // of its URL
    HttpHeaders headers; // with the token
    HttpHeaders relayHeaders; // without
    AgentId agent;
    StreamOptions stream;
    Milliseconds answerTimeout{30'000};
};

// A tunnel of its own by the deployment's relay, and TCP through it: what Coder's own tool makes for each
// connection with --disable-direct. It first asks the server how the agent is reached, as that does, too.
class TailnetTransport final : public SshTransport,
                               private HttpClientHandler,
                               private TunnelHandler,
                               private TcpPipeHandler
{
public:
    TailnetTransport(Loop &loop, SshTransportHandler &handler, const TailnetTransportOptions &options);
    ~TailnetTransport() override;

    void start() override;
    void leave() override;
    TunnelCounts counts() const override;
    std::string trouble() const override;
    void fallSilent() override;

private:
    // HttpClientHandler
    void answered(const HttpReply &reply) override;
    void upgraded(const HttpReply &, std::unique_ptr<Stream>, std::span<std::byte>) override { }
    void closed(const NetError &error) override;
    // TunnelHandler
    void phaseReached(TunnelPhase phase, Nanoseconds sinceStart) override;
    void packetCame(const Ipv6Packet &packet) override;
    void tunnelEnded(const std::optional<TunnelFailure> &failure) override;
    // TcpPipeHandler
    void pipeSends(std::span<const std::byte> packet) override;
    void pipeOpened(Socket end) override;
    void pipeFailed(const NetError &error) override;

    void beginTunnel(bool forcesWebSocket);
    void fail(SessionError error);
    void timerFired(Instant now);

    Loop &m_loop;
    SshTransportHandler &m_handler;
    TailnetTransportOptions m_options;
    std::unique_ptr<HttpClient> m_http; // while it asks
    std::unique_ptr<Tunnel> m_tunnel; // none: not begun, or over
    std::unique_ptr<TcpPipe> m_pipe;
    TunnelCounts m_last; // of a tunnel that is over
    bool m_isLeaving = false;
    bool m_isOver = false;
    MemberTimer<TailnetTransport, &TailnetTransport::timerFired> m_timer{*this};
};

} // namespace plimsoll
