// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/derplink.h"

#include <utility>

namespace plimsoll {

DerpLink::DerpLink(Loop &loop, DerpLinkHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

DerpLink::~DerpLink()
{
    abort();
}

void DerpLink::connect(
    const std::shared_ptr<const Endpoint> &endpoint, const KeyPair &self, const DerpLinkOptions &options)
{
    m_endpoint = endpoint;
    m_options = options;
    m_isOver = false;
    m_derp.emplace(self, static_cast<DerpHandler &>(*this), options.times, Loop::now());
    if (options.overWebSocket)
        return dialWebSocket();
    HttpRequest request;
    request.target = options.basePath + "/derp";
    request.headers = options.headers;
    request.headers.set("Upgrade", "DERP");
    request.headers.set("Connection", "Upgrade");
    m_http = std::make_unique<HttpClient>(m_loop, static_cast<HttpClientHandler &>(*this));
    m_http->connect(endpoint, {.stream = options.stream, .answerTimeout = options.answerTimeout});
    m_http->upgrade(std::move(request));
}

void DerpLink::dialWebSocket()
{
    WebSocketOptions options;
    options.target = m_options.basePath + "/derp";
    options.headers = m_options.headers;
    options.subprotocol = "derp";
    options.stream = m_options.stream;
    options.upgradeTimeout = m_options.answerTimeout;
    m_socket = std::make_unique<WebSocketStream>(m_loop, static_cast<WebSocketHandler &>(*this));
    m_socket->connect(m_endpoint, options);
}

void DerpLink::answered(const HttpReply &reply)
{
    m_loop.retire(std::move(m_http));
    if (reply.status >= 400 && reply.status < 500)
        return dialWebSocket();
    end({NetCause::Protocol,
        "The relay at " + m_endpoint->authority() + " answered with status " + std::to_string(reply.status)
            + '.'});
}

void DerpLink::upgraded(const HttpReply &, std::unique_ptr<Stream> stream, std::span<std::byte> rest)
{
    m_loop.retire(std::move(m_http));
    m_stream = std::move(stream);
    m_stream->setHandler(static_cast<StreamHandler &>(*this));
    take(rest);
}

void DerpLink::take(std::span<const std::byte> bytes)
{
    const Instant now = Loop::now();
    const NetResult<> read = m_derp->receive(bytes, now, m_out);
    if (m_isOver) // aborted by a handler
        return;
    if (!read)
        return end(read.error());
    flush();
    m_loop.arm(m_timer, m_derp->deadline());
}

void DerpLink::flush()
{
    if (m_out.empty())
        return;
    const bool isTaken
        = m_stream ? m_stream->write(m_out) > 0 : m_socket && m_socket->send(Opcode::Binary, m_out);
    if (isTaken)
        m_out.clear();
}

bool DerpLink::send(const PublicKey &destination, std::span<const std::byte> packet)
{
    if (!isUp() || packet.size() > Derp::LargestPacket || m_out.size() + packet.size() > MostQueued)
        return false;
    Derp::send(destination, packet, m_out);
    flush();
    return true;
}

void DerpLink::relayReady()
{
    flush();
    m_handler.linkUp();
}

void DerpLink::packetCame(const PublicKey &source, std::span<const std::byte> packet)
{
    if (!m_isOver)
        m_handler.packetCame(source, packet);
}

void DerpLink::otherIsGone(const PublicKey &other, bool isUnknown)
{
    if (!m_isOver)
        m_handler.otherIsGone(other, isUnknown);
}

void DerpLink::timerFired(Instant now)
{
    if (const NetResult<> passed = m_derp->timePassed(now); !passed)
        return end(passed.error());
    m_loop.arm(m_timer, m_derp->deadline());
}

void DerpLink::abort()
{
    m_timer.cancel();
    m_isOver = true; // m_derp stays, since it may be in a call
    if (m_http)
        m_loop.retire(std::move(m_http));
    if (m_stream)
        m_loop.retire(std::move(m_stream));
    if (m_socket)
        m_loop.retire(std::move(m_socket));
}

void DerpLink::end(const NetError &error)
{
    abort();
    m_handler.linkEnded(error);
}

} // namespace plimsoll
