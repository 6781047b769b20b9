// SPDX-License-Identifier: GPL-3.0-or-later
// Two links through a relay that speaks DERP with what this test knows of it, by an upgrade and by WebSocket.
#include "core/tailnet/derplink.h"
#include "tests/support/runloop.h"
#include "tests/unit/tailnet/scriptedrelay.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

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
        ScriptedRelay relay(*m_loop, isRefused ? RelayTakes::WebSocketOnly : RelayTakes::Both);
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
        ScriptedRelay relay(*m_loop, RelayTakes::Nothing);
        Told told;
        DerpLink link(*m_loop, told);
        link.connect(relay.endpoint(), KeyPair::generate(), {});
        QVERIFY(until([&] { return told.end.has_value(); }));
        QVERIFY2(told.end->text.find("502") != std::string::npos, told.end->text.c_str());
        QCOMPARE(relay.asked.size(), 1u);
    }

    void moreThanMayWaitIsDropped()
    {
        ScriptedRelay relay(*m_loop, RelayTakes::Both);
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
        ScriptedRelay relay(*m_loop, RelayTakes::Both);
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
