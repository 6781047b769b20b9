// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpserver.h"
#include "core/net/listener.h"

#include <functional>
#include <memory>
#include <vector>

namespace plimsoll::test {

// An HTTP server on 127.0.0.1 whose answers a test writes. Lives on the loop's thread.
class HttpTestServer final : private ListenerHandler, private HttpConnectionHandler
{
public:
    explicit HttpTestServer(
        Loop &loop, ListenOptions options = {}, std::size_t bodyLimit = std::size_t{1024} * 1024)
        : m_bodyLimit(bodyLimit)
        , m_listener(loop, static_cast<ListenerHandler &>(*this))
    {
        m_isListening = static_cast<bool>(
            m_listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0), std::move(options)));
    }

    bool isListening() const { return m_isListening; }

    std::function<void(HttpConnection &, const HttpRequest &)> onRequest
        = [](HttpConnection &connection, const HttpRequest &) {
              HttpReply reply;
              reply.status = 200;
              reply.reason = "OK";
              connection.respond(reply);
          };
    std::vector<HttpRequest> requests;
    std::vector<NetError> closures;
    std::vector<std::unique_ptr<HttpConnection>> connections;

    std::shared_ptr<Endpoint> endpoint() const
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = "127.0.0.1";
        endpoint->port = m_listener.address().port();
        endpoint->addresses = {m_listener.address()};
        return endpoint;
    }

private:
    void accepted(std::unique_ptr<Stream> stream) override
    {
        connections.push_back(std::make_unique<HttpConnection>(
            std::move(stream), static_cast<HttpConnectionHandler &>(*this), m_bodyLimit));
    }
    void requested(HttpConnection &connection, const HttpRequest &request) override
    {
        requests.push_back(request);
        onRequest(connection, request);
    }
    void closed(HttpConnection &, const NetError &error) override { closures.push_back(error); }

    std::size_t m_bodyLimit;
    Listener m_listener;
    bool m_isListening = false;
};

} // namespace plimsoll::test
