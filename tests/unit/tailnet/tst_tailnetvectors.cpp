// SPDX-License-Identifier: GPL-3.0-or-later
// Every layer against what was recorded between a client that works, a real server and a real agent.
#include "core/tailnet/coordination.h"
#include "core/tailnet/derp.h"
#include "core/tailnet/drpc.h"
#include "core/tailnet/ipv6.h"
#include "core/tailnet/wireguardcrypto.h"
#include "core/tailnet/yamux.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::test;

namespace {

const QString ToServer = u"yamux client->server"_s;
const QString FromServer = u"yamux server->client"_s;

// The calls of the recorded session, a packet reader for each stream.
class Calls : public YamuxHandler
{
public:
    struct Packet {
        DrpcKind kind;
        Bytes body;
    };
    std::map<std::uint32_t, std::vector<Packet>> packets;
    QStringList faults;

private:
    void streamReceived(std::uint32_t stream, std::span<const std::byte> bytes) override
    {
        const NetResult<> read
            = m_readers[stream].read(bytes, [&](DrpcKind kind, std::span<const std::byte> body) {
                  packets[stream].push_back({kind, Bytes(body.begin(), body.end())});
              });
        if (!read)
            faults.append(QString::fromStdString(read.error().text));
    }
    void streamEnded(std::uint32_t, bool) override { }

    std::map<std::uint32_t, DrpcReader> m_readers;
};

class Relay : public DerpHandler
{
public:
    int ready = 0;
    std::vector<Bytes> packets;
    PublicKey source{};

private:
    void relayReady() override { ++ready; }
    void packetCame(const PublicKey &from, std::span<const std::byte> packet) override
    {
        source = from;
        packets.emplace_back(packet.begin(), packet.end());
    }
    void otherIsGone(const PublicKey &, bool) override { }
    void relayRestarts(Milliseconds) override { }
    void relayHealth(const std::string &) override { }
};

Bytes asBytes(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

} // namespace

class TailnetVectorsTest : public QObject
{
    Q_OBJECT

    const Recorded m_recorded;
    KeyPair m_self{arrayOf<32>(m_recorded.field(0, u"private"_s))};

    TailnetNode recordedNode() const
    {
        TailnetNode node;
        node.id = 0x2868850a74accabdLL;
        node.asOfSeconds = 1795515855;
        node.asOfNanoseconds = 816994190;
        node.key = m_self.publicKey();
        node.disco = "discokey:" + toHex(m_recorded.field(0, u"disco_public"_s)).toStdString();
        node.preferredDerp = 999;
        node.addresses = node.allowedIps = {"fd7a:115c:a1e0:4ec7:bd11:c5ff:2e02:2179/128"};
        return node;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theRecordingIsThere() { QCOMPARE(m_recorded.count(), 80); }

    void aKeyGivesItsPublicHalf()
    {
        QCOMPARE(toHex(m_self.publicKey()), toHex(m_recorded.field(0, u"public"_s)));
    }

    void theClientsControlStreamIsReproduced()
    {
        Calls calls;
        Yamux yamux(calls, {}, Instant::now());
        Bytes out;
        Bytes packet;
        const auto opened = [&](DrpcWriter &writer, std::string_view method, bool isUnary) {
            const std::uint32_t stream = yamux.open(out);
            const auto send = [&](DrpcKind kind, const Bytes &body) {
                packet.clear();
                writer.packet(kind, body, packet);
                yamux.send(stream, packet, out);
            };
            send(DrpcKind::Invoke, asBytes(method));
            if (isUnary) {
                send(DrpcKind::Message, {});
                send(DrpcKind::CloseSend, {});
            }
            return stream;
        };
        DrpcWriter coordinate;
        DrpcWriter maps;
        DrpcWriter token;
        const std::uint32_t stream = opened(coordinate, "/coder.tailnet.v2.Tailnet/Coordinate", false);
        opened(maps, "/coder.tailnet.v2.Tailnet/StreamDERPMaps", true);
        opened(token, "/coder.tailnet.v2.Tailnet/RefreshResumeToken", true);
        const PeerId agent = arrayOf<16>(fromHex("112233445566478899aabbccddeeff00"));
        for (const Bytes &request : {addTunnelRequest(agent), updateSelfRequest(recordedNode())}) {
            packet.clear();
            coordinate.packet(DrpcKind::Message, request, packet);
            yamux.send(stream, packet, out);
        }
        QCOMPARE(toHex(out), toHex(m_recorded.stream(ToServer)));
    }

    void theServersControlStreamIsUnderstood_data()
    {
        QTest::addColumn<int>("portion");
        for (const int portion : {1, 7, 100'000})
            QTest::addRow("%d", portion) << portion;
    }

    void theServersControlStreamIsUnderstood()
    {
        QFETCH(const int, portion);
        Calls calls;
        Yamux yamux(calls, {}, Instant::now());
        Bytes out;
        for (int i = 0; i < 3; ++i)
            yamux.open(out);
        const Bytes stream = m_recorded.stream(FromServer);
        for (std::size_t at = 0; at < stream.size(); at += static_cast<std::size_t>(portion)) {
            const auto rest = std::span(stream).subspan(at);
            QVERIFY(yamux.receive(rest.first(std::min<std::size_t>(rest.size(), std::size_t(portion))), out));
        }
        QCOMPARE(calls.faults, QStringList());
        QCOMPARE(calls.packets[1].size(), 2u);
        const auto learned = readCoordinateAnswer(calls.packets[1][0].body);
        QVERIFY(learned && learned->updates.size() == 1 && learned->updates[0].node);
        QCOMPARE(toHex(learned->updates[0].id), QByteArray("112233445566478899aabbccddeeff00"));
        QVERIFY(learned->updates[0].kind == PeerUpdateKind::Node);
        QCOMPARE(learned->updates[0].reason, std::string("add tunnel"));
        const TailnetNode &agent = *learned->updates[0].node;
        const int initiation = m_recorded.find(u"wg initiation"_s);
        QCOMPARE(toHex(agent.key), toHex(m_recorded.field(initiation, u"responder_public"_s)));
        QCOMPARE(agent.preferredDerp, 999);
        QCOMPARE(agent.addresses.at(0), std::string("fd7a:115c:a1e0:4788:99aa:bbcc:ddee:ff00/128"));
        const auto ready = readCoordinateAnswer(calls.packets[1][1].body);
        QVERIFY(ready && ready->updates.at(0).kind == PeerUpdateKind::ReadyForHandshake);

        const auto regions = readDerpMap(calls.packets[3].at(0).body);
        QVERIFY(regions && regions->size() == 1);
        QCOMPARE(regions->at(0).id, std::int64_t{999});
        QVERIFY(regions->at(0).isEmbedded);
        QCOMPARE(regions->at(0).name, std::string("Coder Embedded Relay"));
        QCOMPARE(regions->at(0).nodes.at(0).hostName, std::string("127.0.0.1"));
        QCOMPARE(regions->at(0).nodes.at(0).derpPort, 7199);
        QVERIFY(regions->at(0).nodes.at(0).forcesHttp);

        const auto token = readResumeToken(calls.packets[5].at(0).body);
        QVERIFY(token && token->token.starts_with("eyJ"));
        QCOMPARE(token->refreshInSeconds, std::int64_t{1800});
        QVERIFY(calls.packets[5].at(1).kind == DrpcKind::CloseSend);
    }

    void theRelayIsGreetedAndItsPacketsCome()
    {
        Relay told;
        const Instant now = Instant::now();
        Derp derp(m_self, told, {}, now);
        Bytes out;
        QVERIFY(derp.receive(m_recorded.stream(u"derp server->client"_s), now, out));
        QCOMPARE(told.ready, 1);
        // What the client said first is random but for its key; the relay could open it, as we can.
        const Bytes said = m_recorded.field(13, u"bytes"_s);
        QCOMPARE(toHex(std::span(out).subspan(5, 32)), toHex(std::span(said).subspan(5, 32)));
        const Bytes greeting = m_recorded.field(12, u"bytes"_s);
        const PublicKey relay = arrayOf<32>(Bytes(greeting.begin() + 5 + 8, greeting.end()));
        const Bytes preferred = m_recorded.field(14, u"bytes"_s);
        for (const Bytes &info : {Bytes(out.begin(), out.end() - std::ptrdiff_t(preferred.size())), said}) {
            const auto plain = m_self.open(relay, std::span(info).subspan(5 + 32));
            QVERIFY(plain);
            const QByteArray json(reinterpret_cast<const char *>(plain->data()), qsizetype(plain->size()));
            QCOMPARE(QJsonDocument::fromJson(json).object(),
                QJsonObject({{u"version"_s, 2}, {u"CanAckPings"_s, true}}));
        }
        QCOMPARE(toHex(std::span(out).last(preferred.size())), toHex(preferred));
        const int initiation = m_recorded.find(u"wg initiation"_s);
        QCOMPARE(toHex(told.source), toHex(m_recorded.field(initiation, u"responder_public"_s)));
        std::size_t at = 0;
        for (int i = 0; i < m_recorded.count(); ++i) {
            if (m_recorded.what(i) == u"wg response"_s || m_recorded.what(i) == u"wg transport received"_s)
                QCOMPARE(toHex(told.packets.at(at++)), toHex(m_recorded.field(i, u"message"_s)));
        }
        QCOMPARE(told.packets.size(), at);
    }

    void packetsToTheRelayAreFramed()
    {
        const int initiation = m_recorded.find(u"wg initiation"_s);
        const PublicKey agent = arrayOf<32>(m_recorded.field(initiation, u"responder_public"_s));
        int framed = 0;
        for (int i = 1; i < m_recorded.count(); ++i) {
            if (m_recorded.what(i) != u"derp client->server"_s
                || !m_recorded.what(i - 1).startsWith(u"wg "_s))
                continue;
            Bytes out;
            Derp::send(agent, m_recorded.field(i - 1, u"message"_s), out);
            QCOMPARE(toHex(out), toHex(m_recorded.field(i, u"bytes"_s)));
            ++framed;
        }
        QVERIFY(framed > 10);
    }

    void theHandshakeIsReproduced()
    {
        const int at = m_recorded.find(u"wg initiation"_s);
        const KeyPair ephemeral(arrayOf<32>(m_recorded.field(at, u"ephemeral_private"_s)));
        const Bytes index = m_recorded.field(at, u"index"_s);
        const auto initiator
            = WireGuardInitiator::create(m_self, arrayOf<32>(m_recorded.field(at, u"responder_public"_s)),
                ephemeral, littleEndian(index), arrayOf<12>(m_recorded.field(at, u"tai64n"_s)));
        QVERIFY(initiator);
        QCOMPARE(toHex(initiator->message()), toHex(m_recorded.field(at, u"message"_s)));

        const int answered = m_recorded.find(u"wg response"_s);
        Bytes response = m_recorded.field(answered, u"message"_s);
        const auto keys = initiator->finish(response);
        QVERIFY(keys);
        QCOMPARE(toHex(keys->sending), toHex(m_recorded.field(answered, u"send_key"_s)));
        QCOMPARE(toHex(keys->receiving), toHex(m_recorded.field(answered, u"recv_key"_s)));
        for (const std::size_t changed : {0u, 5u, 9u, 20u, 50u, 61u}) {
            Bytes other = response;
            other[changed] ^= std::byte{1};
            // The sender's index is covered by mac1 alone, as all else.
            QVERIFY2(!initiator->finish(other), qPrintable(QString::number(changed)));
        }
    }

    void whatIsCarriedIsReproduced()
    {
        const int answered = m_recorded.find(u"wg response"_s);
        WireGuardKeys keys;
        keys.sending = arrayOf<32>(m_recorded.field(answered, u"send_key"_s));
        keys.receiving = arrayOf<32>(m_recorded.field(answered, u"recv_key"_s));
        keys.ourIndex = littleEndian(m_recorded.field(m_recorded.find(u"wg initiation"_s), u"index"_s));
        keys.theirIndex = wireGuardReceiverOf(m_recorded.field(answered, u"message"_s));
        WireGuardTransport transport(keys);
        int sent = 0;
        int received = 0;
        for (int i = 0; i < m_recorded.count(); ++i) {
            const bool isSent = m_recorded.what(i) == u"wg transport sent"_s;
            if (!isSent && m_recorded.what(i) != u"wg transport received"_s)
                continue;
            const Bytes message = m_recorded.field(i, u"message"_s);
            const Bytes plain = m_recorded.field(i, u"plaintext_padded"_s);
            if (isSent) {
                Bytes out;
                transport.seal(plain, out);
                QCOMPARE(toHex(out), toHex(message));
                ++sent;
                continue;
            }
            const auto opened = transport.open(message);
            QVERIFY(opened);
            QCOMPARE(toHex(*opened), toHex(plain));
            QVERIFY(!transport.open(message)); // once only
            ++received;
        }
        QVERIFY(sent > 8 && received > 8);
    }

    void aPingThroughTheTunnelIsReproduced()
    {
        const Bytes sent = m_recorded.field(36, u"plaintext_padded"_s);
        const auto ping = readIpv6(sent);
        QVERIFY(ping && ping->protocol == TsmpProtocol);
        const auto id = readTsmpPing(ping->payload);
        QVERIFY(id && !readTsmpPong(ping->payload));
        const Bytes payload = tsmpPing(*id);
        const Bytes packet = ipv6Packet({.source = ping->source,
            .destination = ping->destination,
            .protocol = TsmpProtocol,
            .payload = payload});
        QCOMPARE(toHex(packet), toHex(std::span(sent).first(packet.size()))); // the rest is padding
        const Bytes answered = m_recorded.field(39, u"plaintext_padded"_s);
        const auto pong = readIpv6(answered);
        QVERIFY(pong && pong->protocol == TsmpProtocol);
        QVERIFY(pong->source == ping->destination && pong->destination == ping->source);
        QVERIFY(readTsmpPong(pong->payload) == id);
        QCOMPARE(pong->payload.size(), tsmpPong(*id).size());
    }

    void whatIsNoWholePacketIsNone()
    {
        const Bytes sent = m_recorded.field(36, u"plaintext_padded"_s);
        for (std::size_t size = 0; size < 49; ++size)
            QVERIFY(!readIpv6(std::span(sent).first(size)));
        QVERIFY(readIpv6(std::span(sent).first(49)));
        Bytes other = sent;
        other[0] = std::byte{0x45};
        QVERIFY(!readIpv6(other));
        QVERIFY(!readTsmpPing(fromHex("7001020304050607")));
        QVERIFY(!readTsmpPong({}));
    }

private:
    static std::uint32_t littleEndian(const Bytes &bytes)
    {
        std::uint32_t number = 0;
        for (std::size_t i = 4; i-- > 0;)
            number = number << 8 | std::to_integer<std::uint32_t>(bytes.at(i));
        return number;
    }
};

QTEST_GUILESS_MAIN(TailnetVectorsTest)
#include "tst_tailnetvectors.moc"
