// SPDX-License-Identifier: GPL-3.0-or-later
// A whole tunnel: to a coordinator, through a relay, to an agent that all live on the test's loop.
#include "core/tailnet/protobuf.h"
#include "core/tailnet/tunnel.h"
#include "tests/support/runloop.h"
#include "tests/unit/tailnet/scriptedcoordinator.h"
#include "tests/unit/tailnet/scriptedrelay.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t Region = 999;
constexpr std::uint64_t OtherRegion = 1000;
constexpr std::uint64_t NodeKind = 1;
constexpr std::uint64_t DisconnectedKind = 2;
constexpr std::uint64_t ReadyKind = 4;

Bytes packed(std::uint32_t stream, DrpcWriter &writer, DrpcKind kind, const Bytes &body)
{
    Bytes packet;
    writer.packet(kind, body, packet);
    Bytes frame = fromHex("00000000");
    appendBigEndian(frame, stream);
    appendBigEndian(frame, static_cast<std::uint32_t>(packet.size()));
    append(frame, packet);
    return frame;
}

Bytes mapOf(std::uint64_t region)
{
    Bytes map;
    for (const std::uint64_t id : {region, OtherRegion}) {
        Bytes value;
        ProtobufWriter writer(value);
        writer.number(1, id);
        writer.number(2, 1); // it is embedded
        Bytes entry;
        ProtobufWriter(entry).number(1, id);
        ProtobufWriter(entry).bytes(2, value);
        ProtobufWriter(map).bytes(2, entry);
    }
    DrpcWriter drpc;
    return packed(3, drpc, DrpcKind::Message, map);
}

// What the agent does otherwise than a healthy one.
struct AgentScript {
    bool neverReady = false;
    int losesFirst = 0; // so many packets
};

// The server's coordination and the agent behind the relay.
class Agent final : private DerpLinkHandler, private WireGuardHandler
{
public:
    Agent(Loop &loop, const ScriptedRelay &relay, AgentScript script, std::uint64_t known = Region)
        : server(loop, mapOf(known))
        , m_loop(loop)
        , m_relay(relay.endpoint())
        , m_script(script)
    {
        dial();
        server.onHeard = [this] { understand(); };
        server.onOpened = [this] { // each connection has calls of its own
            m_reader = {};
            m_writer = {};
            m_understood = server.heard.size();
        };
        id.value = QUuid(0x11223344, 0x5566, 0x4788, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x00);
    }

    void update(std::uint64_t kind, const PublicKey &key)
    {
        Bytes named;
        append(named, "np");
        append(named, key);
        Bytes node;
        ProtobufWriter(node).bytes(3, named);
        ProtobufWriter(node).number(5, region);
        Bytes about;
        ProtobufWriter writer(about);
        writer.bytes(1, fromHex("112233445566478899aabbccddeeff00"));
        if (kind == NodeKind)
            writer.bytes(2, node);
        writer.number(3, kind);
        Bytes answer;
        ProtobufWriter(answer).bytes(1, about);
        server.say(packed(1, m_writer, DrpcKind::Message, answer));
    }

    const PublicKey &key() const { return m_key.publicKey(); }

    ScriptedCoordinator server;
    AgentId id;
    std::uint64_t region = Region; // of its relay
    QStringList heard; // what it was asked for
    int received = 0; // packets that are no ping

private:
    void understand()
    {
        while (server.heard.size() >= m_understood + 12) {
            const std::span<const std::byte> frame = std::span(server.heard).subspan(m_understood);
            const bool isData = frame[1] == std::byte{0};
            const std::size_t size = isData ? bigEndian<std::uint32_t>(frame.subspan(8)) : 0;
            if (frame.size() < 12 + size)
                return;
            m_understood += 12 + size;
            if (!isData || bigEndian<std::uint32_t>(frame.subspan(4)) != 1)
                continue;
            const Bytes body(frame.begin() + 12, frame.begin() + 12 + std::ptrdiff_t(size));
            QVERIFY(m_reader.read(body, [this](DrpcKind kind, std::span<const std::byte> message) {
                if (kind == DrpcKind::Message)
                    asked(message);
            }));
        }
    }
    void asked(std::span<const std::byte> message)
    {
        ProtobufReader request(message);
        QVERIFY(request.next());
        if (request.field() == 3) {
            heard.append(QStringLiteral("tunnel"));
            update(NodeKind, m_key.publicKey());
        } else if (request.field() == 2) {
            heard.append(QStringLiteral("goodbye"));
            server.say(packed(1, m_writer, DrpcKind::Close, {}));
        } else {
            heard.append(QStringLiteral("self"));
            ProtobufReader self(request.bytes());
            QVERIFY(self.next());
            ProtobufReader node(self.bytes());
            while (node.next() && node.field() != 3) { }
            if (m_wireGuard) // it is known
                return;
            m_wireGuard.emplace(m_key, arrayOf<32>(Bytes(node.bytes().begin() + 2, node.bytes().end())),
                static_cast<WireGuardHandler &>(*this), WireGuardTimes{});
            if (!m_script.neverReady)
                update(ReadyKind, m_key.publicKey());
        }
    }

    void linkUp() override { }
    void packetCame(const PublicKey &source, std::span<const std::byte> packet) override
    {
        m_client = source;
        if (m_script.losesFirst-- <= 0)
            m_wireGuard->receive(packet, Loop::now());
    }
    void otherIsGone(const PublicKey &, bool) override { }
    void linkEnded(const NetError &) override
    {
        m_loop.retire(std::move(m_link));
        dial();
    }
    void dial()
    {
        m_link = std::make_unique<DerpLink>(m_loop, static_cast<DerpLinkHandler &>(*this));
        m_link->connect(m_relay, m_key, {});
    }
    void wireGuardSends(std::span<const std::byte> packet) override { m_link->send(m_client, packet); }
    void wireGuardReceived(std::span<const std::byte> plain) override
    {
        const auto packet = readIpv6(plain);
        QVERIFY(packet);
        Ipv6Packet answer{.source = packet->destination,
            .destination = packet->source,
            .protocol = packet->protocol,
            .payload = packet->payload};
        Bytes pong;
        if (const auto ping = readTsmpPing(packet->payload)) {
            pong = tsmpPong(*ping);
            answer.payload = pong;
        } else {
            ++received;
        }
        m_wireGuard->send(ipv6Packet(answer), Loop::now());
    }
    void wireGuardConnected() override { }
    void wireGuardFailed(const NetError &) override { }

    Loop &m_loop;
    const std::shared_ptr<const Endpoint> m_relay;
    AgentScript m_script;
    const KeyPair m_key = KeyPair::generate();
    PublicKey m_client{};
    std::unique_ptr<DerpLink> m_link;
    std::optional<WireGuard> m_wireGuard;
    DrpcReader m_reader;
    DrpcWriter m_writer;
    std::size_t m_understood = 0;
};

class Told : public TunnelHandler
{
public:
    std::vector<TunnelPhase> phases;
    std::vector<Bytes> packets;
    bool hasEnded = false;
    std::optional<TunnelFailure> failure;

    bool isUp() const { return !phases.empty() && phases.back() == TunnelPhase::Ping; }

private:
    void phaseReached(TunnelPhase phase, Nanoseconds) override { phases.push_back(phase); }
    void packetCame(const Ipv6Packet &packet) override
    {
        packets.emplace_back(packet.payload.begin(), packet.payload.end());
    }
    void tunnelEnded(const std::optional<TunnelFailure> &how) override
    {
        hasEnded = true;
        failure = how;
    }
};

} // namespace

class TunnelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<ScriptedRelay> m_relay;
    std::unique_ptr<Agent> m_agent;
    std::unique_ptr<Told> m_told;
    std::unique_ptr<Tunnel> m_tunnel;
    Nanoseconds m_giveUp = 10s;
    QList<qint64> m_regions; // that a relay was looked for in

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }
    void send(std::byte content)
    {
        const Bytes payload(100, content);
        m_tunnel->send(ipv6Packet({.source = m_tunnel->ourAddress(),
            .destination = m_tunnel->agentAddress(),
            .protocol = TcpProtocol,
            .payload = payload}));
    }
    void connect(AgentScript script = {}, std::uint64_t region = Region, Nanoseconds patience = 10s)
    {
        m_loop = *Loop::create();
        m_relay = std::make_unique<ScriptedRelay>(*m_loop);
        m_agent = std::make_unique<Agent>(*m_loop, *m_relay, script, region);
        m_told = std::make_unique<Told>();
        m_tunnel = std::make_unique<Tunnel>(*m_loop, *m_told);
        TunnelOptions options;
        options.agent = m_agent->id;
        options.relayOf = [this](const DerpRegion &of) {
            m_regions.append(of.id);
            return of.isEmbedded ? m_relay->endpoint() : nullptr;
        };
        options.readyPatience = 100ms;
        options.wireGuard.firstRetry = 50ms;
        options.wireGuard.retry = 50ms;
        options.wireGuard.giveUp = m_giveUp;
        options.relayPatience = options.controlPatience = patience;
        m_tunnel->connect(m_agent->server.endpoint(), options);
    }
    bool failsAs(TunnelLayer layer, const char *words)
    {
        return until([this] { return m_told->hasEnded; }) && m_told->failure
            && m_told->failure->layer == layer
            && m_told->failure->error.text.find(words) != std::string::npos;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_giveUp = 10s;
        m_regions.clear();
    }
    void cleanup()
    {
        m_tunnel.reset();
        m_agent.reset();
        m_relay.reset();
        m_loop.reset();
    }

    void itCarriesPacketsAndEndsWell()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        QCOMPARE(m_told->phases.size(), 6u);
        QVERIFY(std::ranges::is_sorted(m_told->phases));
        for (int i = 0; i < 10; ++i) {
            const Bytes payload(1000, static_cast<std::byte>(i));
            m_tunnel->send(ipv6Packet({.source = m_tunnel->ourAddress(),
                .destination = m_tunnel->agentAddress(),
                .protocol = TcpProtocol,
                .payload = payload}));
        }
        QVERIFY(until([this] { return m_told->packets.size() == 10; }));
        QVERIFY(m_told->packets[9] == Bytes(1000, std::byte{9}));
        // What claims to be from somebody else is not let through.
        TailnetAddress other = m_tunnel->agentAddress();
        other.back() = std::byte{0x77};
        m_tunnel->send(ipv6Packet({.source = m_tunnel->ourAddress(),
            .destination = other,
            .protocol = TcpProtocol,
            .payload = {}}));
        QVERIFY(until([this] { return m_agent->received == 11; }));
        runFor(*m_loop, 20ms);
        QCOMPARE(m_told->packets.size(), 10u);
        m_tunnel->leave();
        QVERIFY(until([this] { return m_told->hasEnded; }));
        QVERIFY(!m_told->failure);
        QCOMPARE(m_agent->heard,
            QStringList({QStringLiteral("tunnel"), QStringLiteral("self"), QStringLiteral("goodbye")}));
    }

    void anAgentThatNeverSaysThatItIsReadyIsTriedAllTheSame()
    {
        connect({.neverReady = true});
        QVERIFY(until([this] { return m_told->isUp(); }));
    }

    void anInitiationThatIsLostIsRepeated()
    {
        connect({.losesFirst = 2});
        QVERIFY(until([this] { return m_told->isUp(); }));
    }

    void anAgentThatNeverAnswersIsANamedFailure()
    {
        m_giveUp = 600ms;
        connect({.losesFirst = 1000});
        QVERIFY(failsAs(TunnelLayer::Tunnel, "did not answer the handshake"));
    }

    void anAgentThatIsStartedAnewEndsIt()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->update(NodeKind, KeyPair::generate().publicKey());
        QVERIFY(failsAs(TunnelLayer::Tunnel, "started anew"));
    }

    void anAgentThatMovesToAnotherRelayIsFollowed()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->region = OtherRegion;
        m_agent->update(NodeKind, m_agent->key());
        QVERIFY(until([this] { return m_regions == QList<qint64>({Region, OtherRegion}); }));
        QVERIFY(until([this] {
            send(std::byte{2}); // what is sent meanwhile is lost
            return !m_told->packets.empty();
        }));
        QCOMPARE(m_tunnel->relayLosses(), 0);
    }

    void anAgentThatLeavesEndsIt()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->update(DisconnectedKind, {});
        QVERIFY(failsAs(TunnelLayer::Control, "has left"));
    }

    void aRelayThatIsNotThereIsANamedFailure()
    {
        connect({}, 7);
        QVERIFY(failsAs(TunnelLayer::Relay, "region 999, cannot be reached"));
    }

    void aLostControlConnectionComesBackWhilePacketsGoOn()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->heard.clear();
        m_agent->server.drop();
        QVERIFY(until([this] { return m_tunnel->controlLosses() == 1; }));
        send(std::byte{1});
        QVERIFY(until([this] { return m_told->packets.size() == 1; }));
        QVERIFY(until([this] {
            return m_agent->heard == QStringList({QStringLiteral("tunnel"), QStringLiteral("self")});
        }));
        m_tunnel->leave();
        QVERIFY(until([this] { return m_told->hasEnded; }));
        QVERIFY(!m_told->failure);
    }

    void whoLeavesWhileTheControlConnectionIsLostHasLeft()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->server.drop();
        QVERIFY(until([this] { return m_tunnel->controlLosses() == 1; }));
        m_tunnel->leave();
        QVERIFY(until([this] { return m_told->hasEnded; }));
        QVERIFY(!m_told->failure);
    }

    void aRefusedReturnEndsIt()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->server.refuseWith = 404;
        m_agent->server.drop();
        QVERIFY(failsAs(TunnelLayer::Control, "404"));
        QCOMPARE(m_told->failure->reply->status, 404);
    }

    void aServerThatIsNotReadyYetIsAskedAgain()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->heard.clear();
        m_agent->server.refuseWith = 503;
        m_agent->server.target.clear();
        m_agent->server.drop();
        QVERIFY(until([this] { return !m_agent->server.target.empty(); }));
        m_agent->server.refuseWith = 0;
        QVERIFY(until([this] { return m_agent->heard.size() == 2; }));
    }

    void aLostRelayComesBack()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_relay->hangUp();
        QVERIFY(until([this] { return m_tunnel->relayLosses() == 1; }));
        QVERIFY(until([this] {
            send(std::byte{2}); // what is sent meanwhile is lost
            return !m_told->packets.empty();
        }));
    }

    // As when a server that is both starts anew.
    void aRelayComesBackBeforeTheControlConnectionDoes()
    {
        connect();
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_agent->server.keepsSilent = true;
        m_agent->server.target.clear();
        m_agent->server.drop();
        QVERIFY(until([this] { return !m_agent->server.target.empty(); }));
        m_relay->hangUp();
        QVERIFY(until([this] { return m_tunnel->relayLosses() == 1; }));
        QVERIFY(until([this] {
            send(std::byte{3});
            return !m_told->packets.empty();
        }));
        m_tunnel->leave();
        QVERIFY(until([this] { return m_told->hasEnded; }));
        QVERIFY(!m_told->failure);
    }

    void aRelayThatHangsUpForGoodEndsIt()
    {
        connect({}, Region, 0ms);
        QVERIFY(until([this] { return m_told->isUp(); }));
        m_relay->hangUp();
        QVERIFY(failsAs(TunnelLayer::Relay, "closed the connection"));
    }

    void itMayBeEndedAtAnyTime()
    {
        for (std::size_t phases = 0; phases <= 6; ++phases) {
            connect();
            QVERIFY(until([&] { return m_told->phases.size() >= phases; }));
            m_tunnel->abort();
            runFor(*m_loop, 20ms);
            QVERIFY(!m_told->hasEnded);
            cleanup();
        }
    }
};

QTEST_GUILESS_MAIN(TunnelTest)
#include "tst_tunnel.moc"
