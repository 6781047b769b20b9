// SPDX-License-Identifier: GPL-3.0-or-later
// Two links through a relay that speaks DERP with what this test knows of it, by an upgrade and by WebSocket.
#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/tailnet/derplink.h"
#include "core/tailnet/wirebytes.h"
#include "tests/support/runloop.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

enum class Takes { Both, WebSocketOnly, Nothing };

class Relay final : private ListenerHandler, private HttpConnectionHandler
{
public:
    Relay(Loop &loop, Takes takes)
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
        Link(Relay &relay, std::unique_ptr<Stream> stream, const HttpRequest &request, Bytes rest)
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
            for (const auto &other : m_relay.m_links) {
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

        Relay &m_relay;
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
        if (m_takes == Takes::Nothing || (m_takes == Takes::WebSocketOnly && !isSocket)) {
            HttpReply reply;
            reply.status = m_takes == Takes::Nothing ? 502 : 426;
            reply.reason = "No";
            return connection.respond(reply);
        }
        Bytes rest;
        std::unique_ptr<Stream> stream = connection.takeStream(rest);
        m_links.push_back(std::make_unique<Link>(*this, std::move(stream), request, std::move(rest)));
    }
    void closed(HttpConnection &, const NetError &) override { }

    Loop &m_loop;
    Takes m_takes;
    const KeyPair m_key = KeyPair::generate();
    Listener m_listener;
    std::vector<std::unique_ptr<HttpConnection>> m_waiting;
    std::vector<std::unique_ptr<Link>> m_links;
};

class Told : public DerpLinkHandler
{
public:
    int up = 0;
    std::vector<std::pair<PublicKey, Bytes>> packets;
    int gone = 0;
    std::optional<NetError> end;
    std::function<void()> onPacket;

private:
    void linkUp() override { ++up; }
    void packetCame(const PublicKey &source, std::span<const std::byte> packet) override
    {
        packets.emplace_back(source, Bytes(packet.begin(), packet.end()));
        if (onPacket)
            onPacket();
    }
    void otherIsGone(const PublicKey &, bool isUnknown) override { gone += isUnknown ? 1 : 100; }
    void linkEnded(const NetError &error) override { end = error; }
};

} // namespace

class DerpLinkTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_loop = *Loop::create();
    }

    void packetsGoFromKeyToKey_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::addColumn<bool>("asksForWebSocket");
        QTest::newRow("by upgrade") << false << false;
        QTest::newRow("by WebSocket, since the upgrade is refused") << true << false;
        QTest::newRow("by WebSocket at once") << false << true;
    }
    void packetsGoFromKeyToKey()
    {
        QFETCH(const bool, isRefused);
        QFETCH(const bool, asksForWebSocket);
        Relay relay(*m_loop, isRefused ? Takes::WebSocketOnly : Takes::Both);
        const KeyPair firstKey = KeyPair::generate();
        const KeyPair secondKey = KeyPair::generate();
        Told firstTold;
        Told secondTold;
        DerpLink first(*m_loop, firstTold);
        DerpLink second(*m_loop, secondTold);
        QVERIFY(!first.send(secondKey.publicKey(), {})); // not yet
        DerpLinkOptions options;
        options.basePath = "/coder";
        options.overWebSocket = asksForWebSocket;
        first.connect(relay.endpoint(), firstKey, options);
        second.connect(relay.endpoint(), secondKey, options);
        QVERIFY(until([&] { return firstTold.up == 1 && secondTold.up == 1; }));
        QCOMPARE(first.isOverWebSocket(), isRefused || asksForWebSocket);
        QCOMPARE(relay.asked.at(0), std::string("/coder/derp"));
        for (const std::size_t size : {0u, 100u, 65'536u})
            QVERIFY(first.send(secondKey.publicKey(), Bytes(size, std::byte{3})));
        QVERIFY(!first.send(secondKey.publicKey(), Bytes(65'537)));
        QVERIFY(until([&] { return secondTold.packets.size() == 3; }));
        QVERIFY(secondTold.packets[2].first == firstKey.publicKey());
        QVERIFY(secondTold.packets[2].second == Bytes(65'536, std::byte{3}));
        QVERIFY(second.send(KeyPair::generate().publicKey(), Bytes(5)));
        QVERIFY(until([&] { return secondTold.gone == 1; }));
        relay.hangUp();
        QVERIFY(until([&] { return firstTold.end && secondTold.end; }));
        QVERIFY(!first.send(secondKey.publicKey(), Bytes(5)));
    }

    void aRelayThatIsNotWellIsSaidSo()
    {
        Relay relay(*m_loop, Takes::Nothing);
        Told told;
        DerpLink link(*m_loop, told);
        link.connect(relay.endpoint(), KeyPair::generate(), {});
        QVERIFY(until([&] { return told.end.has_value(); }));
        QVERIFY2(told.end->text.find("502") != std::string::npos, told.end->text.c_str());
        QCOMPARE(relay.asked.size(), 1u);
    }

    void moreThanMayWaitIsDropped()
    {
        Relay relay(*m_loop, Takes::Both);
        Told told;
        const KeyPair key = KeyPair::generate();
        DerpLink link(*m_loop, told);
        link.connect(relay.endpoint(), key, {});
        QVERIFY(until([&] { return told.up == 1; }));
        int taken = 0;
        while (link.send(key.publicKey(), Bytes(60'000)) && taken < 1000)
            ++taken;
        QVERIFY(taken >= 8 && taken < 1000); // what the kernel took, and half a MiB
        QVERIFY(until([&] { return told.packets.size() == std::size_t(taken); }));
        QVERIFY(link.send(key.publicKey(), Bytes(60'000)));
    }

    void itMayBeEndedFromWithinItsOwnNews()
    {
        Relay relay(*m_loop, Takes::Both);
        Told told;
        const KeyPair key = KeyPair::generate();
        DerpLink link(*m_loop, told);
        told.onPacket = [&link] { link.abort(); };
        link.connect(relay.endpoint(), key, {});
        QVERIFY(until([&] { return told.up == 1; }));
        QVERIFY(link.send(key.publicKey(), Bytes(5)));
        QVERIFY(link.send(key.publicKey(), Bytes(6)));
        QVERIFY(until([&] { return !told.packets.empty(); }));
        runFor(*m_loop, Milliseconds(20));
        QCOMPARE(told.packets.size(), 1u);
        QVERIFY(!told.end);
    }
};

QTEST_GUILESS_MAIN(DerpLinkTest)
#include "tst_derplink.moc"
