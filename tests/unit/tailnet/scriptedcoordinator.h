// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/net/websocket.h"
#include "tests/unit/tailnet/recorded.h"

#include <functional>
#include <optional>

namespace plimsoll::test {

// The server's end of control connections on a loop: says one thing when it has upgraded one, and then what
// it is told to.
class ScriptedCoordinator final : private ListenerHandler,
                                  private HttpConnectionHandler,
                                  private WebSocketHandler
{
public:
    ScriptedCoordinator(Loop &loop, Bytes says)
        : m_loop(loop)
        , m_says(std::move(says))
        , m_listener(loop, *this)
    {
        if (!m_listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0)))
            qFatal("The coordinator cannot listen on 127.0.0.1.");
    }

    std::shared_ptr<const Endpoint> endpoint() const
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = "127.0.0.1";
        endpoint->port = m_listener.address().port();
        endpoint->addresses = {m_listener.address()};
        return endpoint;
    }
    void drop() { m_socket->abort(); }
    void say(const Bytes &bytes) { m_socket->send(Opcode::Binary, bytes); }

    int refuseWith = 0;
    bool keepsSilent = false; // never answers a request
    std::string target; // of the request
    std::string token;
    Bytes heard;
    std::optional<WebSocketEnd> end;
    std::function<void()> onOpened;
    std::function<void()> onHeard;

private:
    void accepted(std::unique_ptr<Stream> stream) override
    {
        m_waiting.push_back(
            std::make_unique<HttpConnection>(std::move(stream), static_cast<HttpConnectionHandler &>(*this)));
    }
    void requested(HttpConnection &connection, const HttpRequest &request) override
    {
        target = request.target;
        token
            = request.headers.find("Coder-Session-Token") ? *request.headers.find("Coder-Session-Token") : "";
        if (keepsSilent)
            return;
        if (refuseWith != 0) {
            HttpReply reply;
            reply.status = refuseWith;
            reply.reason = "No";
            reply.body = R"({"message":"No such agent."})";
            return connection.respond(reply);
        }
        Bytes rest;
        std::unique_ptr<Stream> stream = connection.takeStream(rest);
        m_socket = std::make_unique<WebSocketStream>(m_loop, static_cast<WebSocketHandler &>(*this));
        m_socket->accept(std::move(stream), request, std::move(rest));
    }
    void closed(HttpConnection &, const NetError &) override { }
    void opened() override
    {
        if (onOpened)
            onOpened();
        if (!m_says.empty())
            say(m_says);
    }
    void received(const MessagePiece &piece) override
    {
        heard.insert(heard.end(), piece.bytes.begin(), piece.bytes.end());
        if (onHeard)
            onHeard();
    }
    void closed(const WebSocketEnd &how) override { end = how; }

    Loop &m_loop;
    Bytes m_says;
    Listener m_listener;
    std::vector<std::unique_ptr<HttpConnection>> m_waiting;
    std::unique_ptr<WebSocketStream> m_socket;
};

} // namespace plimsoll::test
