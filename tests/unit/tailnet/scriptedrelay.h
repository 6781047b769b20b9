// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/net/websocket.h"
#include "core/net/wirebytes.h"
#include "core/tailnet/tailnetkey.h"
#include "tests/unit/tailnet/recorded.h"

#include <ranges>

namespace plimsoll::test {

enum class RelayTakes { Both, WebSocketOnly, Nothing };

// A relay on a loop that speaks DERP with what the tests know of it.
class ScriptedRelay final : private ListenerHandler, private HttpConnectionHandler
{
public:
    explicit ScriptedRelay(Loop &loop, RelayTakes takes = RelayTakes::Both)
        : m_loop(loop)
        , m_takes(takes)
        , m_listener(loop, *this)
    {
        if (!m_listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0)))
            qFatal("The relay cannot listen on 127.0.0.1.");
    }

    std::shared_ptr<const Endpoint> endpoint() const
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = "127.0.0.1";
        endpoint->port = m_listener.address().port();
        endpoint->addresses = {m_listener.address()};
        return endpoint;
    }
    void hangUp() { m_links.clear(); }

    std::vector<std::string> asked; // targets

private:
    // One client's link, over either.
    class Link final : private StreamHandler, private WebSocketHandler
    {
    public:
        Link(ScriptedRelay &relay, std::unique_ptr<Stream> stream, const HttpRequest &request, Bytes rest)
            : m_relay(relay)
        {
            if (request.headers.hasToken("Upgrade", "websocket")) {
                m_socket
                    = std::make_unique<WebSocketStream>(relay.m_loop, static_cast<WebSocketHandler &>(*this));
                m_socket->accept(
                    std::move(stream), request, std::move(rest), {{"Sec-WebSocket-Protocol", "derp"}});
                return;
            }
            m_stream = std::move(stream);
            m_stream->setHandler(static_cast<StreamHandler &>(*this));
            // The first frame comes with the answer: who reads it must not throw it away.
            Bytes hello;
            append(hello, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\nConnection: Upgrade\r\n\r\n");
            greet(hello);
            m_stream->write(hello);
        }
        virtual ~Link() = default;
        void send(const Bytes &bytes)
        {
            if (m_stream)
                m_stream->write(bytes);
            else
                m_socket->send(Opcode::Binary, bytes);
        }
        PublicKey client{};

    private:
        void opened() override
        {
            Bytes hello;
            greet(hello);
            send(hello);
        }
        void bytes(std::span<std::byte> bytes) override { take(bytes); }
        void received(const MessagePiece &piece) override { take(piece.bytes); }
        void writable() override { }
        void closed(const NetError &) override { }
        void closed(const WebSocketEnd &) override { }

        static void put(int type, const Bytes &body, Bytes &out)
        {
            out.push_back(static_cast<std::byte>(type));
            appendBigEndian(out, static_cast<std::uint32_t>(body.size()));
            append(out, body);
        }
        void greet(Bytes &out) const
        {
            Bytes body = fromHex("44455250f09f9491");
            append(body, m_relay.m_key.publicKey());
            put(1, body, out);
        }
        void take(std::span<const std::byte> bytes)
        {
            append(m_input, bytes);
            while (m_input.size() >= 5) {
                const std::size_t size = bigEndian<std::uint32_t>(std::span(m_input).subspan(1));
                if (m_input.size() < 5 + size)
                    return;
                const Bytes frame(m_input.begin(), m_input.begin() + std::ptrdiff_t(5 + size));
                m_input.erase(m_input.begin(), m_input.begin() + std::ptrdiff_t(5 + size));
                understand(std::to_integer<int>(frame[0]), std::span(frame).subspan(5));
            }
        }
        void understand(int type, std::span<const std::byte> body)
        {
            Bytes out;
            if (type == 2) {
                client = arrayOf<32>(Bytes(body.begin(), body.end()));
                if (!m_relay.m_key.open(client, body.subspan(32)))
                    return;
                put(3, m_relay.m_key.seal(client, std::as_bytes(std::span(std::string_view("{}")))), out);
                return send(out);
            }
            if (type != 4)
                return;
            const PublicKey destination = arrayOf<32>(Bytes(body.begin(), body.end()));
            for (const auto &other : std::views::reverse(m_relay.m_links)) { // of one key the latest counts
                if (other->client != destination)
                    continue;
                Bytes packet(client.begin(), client.end());
                append(packet, body.subspan(32));
                put(5, packet, out);
                return other->send(out);
            }
            Bytes gone(destination.begin(), destination.end());
            gone.push_back(std::byte{1});
            put(8, gone, out);
            send(out);
        }

        ScriptedRelay &m_relay;
        std::unique_ptr<Stream> m_stream;
        std::unique_ptr<WebSocketStream> m_socket;
        Bytes m_input;
    };

    void accepted(std::unique_ptr<Stream> stream) override
    {
        m_waiting.push_back(
            std::make_unique<HttpConnection>(std::move(stream), static_cast<HttpConnectionHandler &>(*this)));
    }
    void requested(HttpConnection &connection, const HttpRequest &request) override
    {
        asked.push_back(request.target);
        const bool isSocket = request.headers.hasToken("Upgrade", "websocket");
        if (m_takes == RelayTakes::Nothing || (m_takes == RelayTakes::WebSocketOnly && !isSocket)) {
            HttpReply reply;
            reply.status = m_takes == RelayTakes::Nothing ? 502 : 426;
            reply.reason = "No";
            return connection.respond(reply);
        }
        Bytes rest;
        std::unique_ptr<Stream> stream = connection.takeStream(rest);
        m_links.push_back(std::make_unique<Link>(*this, std::move(stream), request, std::move(rest)));
    }
    void closed(HttpConnection &, const NetError &) override { }

    Loop &m_loop;
    RelayTakes m_takes;
    const KeyPair m_key = KeyPair::generate();
    Listener m_listener;
    std::vector<std::unique_ptr<HttpConnection>> m_waiting;
    std::vector<std::unique_ptr<Link>> m_links;
};

} // namespace plimsoll::test
