// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/derp.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Bytes frame(int type, const Bytes &body)
{
    Bytes bytes = fromHex(QString::asprintf("%02x%08x", type, static_cast<unsigned>(body.size())).toLatin1());
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

Bytes joined(Bytes first, std::span<const std::byte> second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

class Told : public DerpHandler
{
public:
    int ready = 0;
    std::vector<Bytes> packets;
    QStringList others;

private:
    void relayReady() override { ++ready; }
    void packetCame(const PublicKey &, std::span<const std::byte> packet) override
    {
        packets.emplace_back(packet.begin(), packet.end());
    }
    void otherIsGone(const PublicKey &other, bool isUnknown) override
    {
        others.append(QString::fromLatin1(toHex(std::span(other).first(1)))
            + QString(isUnknown ? QStringLiteral(" unknown") : QStringLiteral(" gone")));
    }
    void relayRestarts(Milliseconds reconnectIn) override
    {
        others.append(QStringLiteral("restarts in %1").arg(reconnectIn.count()));
    }
    void relayHealth(const std::string &trouble) override
    {
        others.append(QStringLiteral("health ") + QString::fromStdString(trouble));
    }
};

} // namespace

class DerpTest : public QObject
{
    Q_OBJECT

    const KeyPair m_self = KeyPair::generate();
    const KeyPair m_relay = KeyPair::generate();
    const Instant m_start = Instant::now();
    Told m_told;
    std::unique_ptr<Derp> m_derp;
    Bytes m_out;

    Bytes key() const { return frame(1, joined(fromHex("44455250f09f9491"), m_relay.publicKey())); }
    Bytes info(const KeyPair &by) const
    {
        return frame(
            3, by.seal(m_self.publicKey(), std::as_bytes(std::span(std::string_view("{\"version\":2}")))));
    }
    bool take(const Bytes &bytes) { return bool(m_derp->receive(bytes, m_start, m_out)); }
    void becomeReady()
    {
        QVERIFY(take(joined(key(), info(m_relay))));
        m_out.clear();
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_told = {};
        m_out.clear();
        m_derp = std::make_unique<Derp>(m_self, m_told, DerpTimes{}, m_start);
    }

    void itIntroducesItselfOnceTheRelayHasShownItsKey()
    {
        QVERIFY(take({}));
        QVERIFY(m_out.empty());
        QVERIFY(take(key()));
        QVERIFY(!m_derp->isReady());
        const auto said = m_relay.open(m_self.publicKey(), std::span(m_out).subspan(5 + 32));
        QVERIFY(said);
        QVERIFY(take(info(m_relay)));
        QVERIFY(m_derp->isReady());
        QCOMPARE(m_told.ready, 1);
    }

    void whatIsNoRelayIsRefused()
    {
        QVERIFY(!take(frame(6, {})));
        init();
        QVERIFY(!take(frame(1, Bytes(40))));
        init();
        QVERIFY(!take(frame(1, fromHex("44455250f09f9491"))));
        init();
        QVERIFY(!take(frame(1, joined(fromHex("44455250f09f9491"), Bytes(32))))); // a key of low order
        init();
        QVERIFY(take(key()));
        QVERIFY(!take(info(KeyPair::generate()))); // it does not have the key that it showed
        init();
        QVERIFY(!take(fromHex("0100ffffff")));
        QVERIFY(!take(fromHex("48545450 2f312e31"))); // "HTTP/1.1": a length of 1.4 GB
    }

    void whatItTellsComesThrough()
    {
        becomeReady();
        Bytes from(32, std::byte{0xaa});
        const Bytes stream = joined(
            joined(joined(frame(5, joined(from, fromHex("010203"))), frame(8, joined(from, fromHex("01")))),
                joined(frame(8, from), frame(12, fromHex("0102030405060708")))),
            joined(joined(frame(15, fromHex("000007d000000bb8")), frame(14, fromHex("616263"))),
                joined(frame(6, {}), frame(200, fromHex("00")))));
        for (std::size_t at = 0; at < stream.size(); at += 3) {
            const auto rest = std::span<const std::byte>(stream).subspan(at);
            QVERIFY(take(joined({}, rest.first(std::min<std::size_t>(3, rest.size())))));
        }
        QCOMPARE(m_told.packets.size(), 1u);
        QCOMPARE(toHex(m_told.packets[0]), QByteArray("010203"));
        QCOMPARE(m_told.others,
            QStringList({QStringLiteral("aa unknown"), QStringLiteral("aa gone"),
                QStringLiteral("restarts in 2000"), QStringLiteral("health abc")}));
        QCOMPARE(toHex(m_out), toHex(frame(13, fromHex("0102030405060708"))));
    }

    void framesThatAreTooShortArePassedOver()
    {
        becomeReady();
        for (const int type : {5, 8, 12, 15})
            QVERIFY(take(frame(type, fromHex("0102"))));
        QVERIFY(m_told.packets.empty());
        QVERIFY(m_told.others.isEmpty());
        QVERIFY(m_out.empty());
    }

    void silenceEndsIt()
    {
        QVERIFY(m_derp->timePassed(m_start + 119s));
        QVERIFY(!m_derp->timePassed(m_start + 120s));
        QVERIFY(m_derp->receive(key(), m_start + 60s, m_out));
        QVERIFY(m_derp->timePassed(m_start + 179s));
        QCOMPARE((m_derp->deadline() - m_start) / 1s, 180);
    }
};

QTEST_GUILESS_MAIN(DerpTest)
#include "tst_derp.moc"
