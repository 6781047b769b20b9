// SPDX-License-Identifier: GPL-3.0-or-later
// Two tunnels' ends in a time that the test moves on.
#include "core/tailnet/wireguard.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// One end, and what it sent that has not arrived yet.
class End : public WireGuardHandler
{
public:
    End(const KeyPair &self, const PublicKey &other)
        : tunnel(self, other, *this, {})
    {
    }

    WireGuard tunnel;
    std::vector<Bytes> sent;
    std::vector<Bytes> received;
    int connected = 0;
    std::vector<NetError> failures;

private:
    void wireGuardSends(std::span<const std::byte> packet) override
    {
        sent.emplace_back(packet.begin(), packet.end());
    }
    void wireGuardReceived(std::span<const std::byte> plain) override
    {
        received.emplace_back(plain.begin(), plain.end());
    }
    void wireGuardConnected() override { ++connected; }
    void wireGuardFailed(const NetError &error) override { failures.push_back(error); }
};

const Bytes Ship(32, std::byte{1});

} // namespace

class WireGuardTest : public QObject
{
    Q_OBJECT

    const KeyPair m_ours = KeyPair::generate();
    const KeyPair m_theirs = KeyPair::generate();
    std::unique_ptr<End> m_us;
    std::unique_ptr<End> m_them;
    Instant m_now = Instant::now();
    std::function<bool(const Bytes &)> m_isLost;

    // Lets everything under way arrive.
    void deliver()
    {
        while (!m_us->sent.empty() || !m_them->sent.empty()) {
            for (const auto &[from, to] :
                {std::pair{m_us.get(), m_them.get()}, std::pair{m_them.get(), m_us.get()}}) {
                const std::vector<Bytes> sent = std::exchange(from->sent, {});
                for (const Bytes &packet : sent) {
                    if (!m_isLost || !m_isLost(packet))
                        to->tunnel.receive(packet, m_now);
                }
            }
        }
    }
    // Moves on in time, from deadline to deadline.
    void pass(Nanoseconds time)
    {
        const Instant end = m_now + time;
        while (true) {
            std::optional<Instant> next;
            for (const End *each : {m_us.get(), m_them.get()}) {
                if (const auto deadline = each->tunnel.deadline())
                    next = next ? std::min(*next, *deadline) : *deadline;
            }
            if (!next || *next > end)
                break;
            m_now = std::max(m_now, *next);
            m_us->tunnel.timePassed(m_now);
            m_them->tunnel.timePassed(m_now);
            deliver();
        }
        m_now = end;
    }
    void connect()
    {
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_them->received.size(), 1u);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_us = std::make_unique<End>(m_ours, m_theirs.publicKey());
        m_them = std::make_unique<End>(m_theirs, m_ours.publicKey());
        m_isLost = {};
    }

    void whatIsSentBringsTheHandshakeAbout()
    {
        connect();
        QVERIFY(m_them->received[0] == Ship);
        QCOMPARE(m_us->connected, 1);
        QCOMPARE(m_them->connected, 1);
        m_them->tunnel.send(Ship, m_now);
        deliver();
        QVERIFY(m_us->received.at(0) == Ship);
        QCOMPARE(m_us->tunnel.retries(), 0);
    }

    void anEmptyPacketConfirmsTheKeysWhereNothingWaits()
    {
        m_us->tunnel.connect(m_now);
        m_us->tunnel.connect(m_now); // one is under way
        deliver();
        QCOMPARE(m_us->connected, 1);
        QCOMPARE(m_them->connected, 1); // it may send from now on
        QVERIFY(m_them->received.empty());
    }

    void aFirstInitiationThatIsLostIsRepeatedSoon()
    {
        int seen = 0;
        m_isLost = [&seen](const Bytes &packet) { return packet[0] == std::byte{1} && ++seen == 1; };
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_us->connected, 0);
        pass(300ms);
        QCOMPARE(m_us->connected, 1);
        QCOMPARE(m_us->tunnel.retries(), 1);
        QCOMPARE(m_them->received.size(), 1u);
    }

    void whoNeverAnswersIsGivenUp()
    {
        m_isLost = [](const Bytes &) { return true; };
        for (std::size_t i = 0; i < WireGuard::MostWaiting + 10; ++i)
            m_us->tunnel.send(Ship, m_now);
        pass(89s);
        QVERIFY(m_us->failures.empty());
        pass(2s);
        QCOMPARE(m_us->failures.size(), 1u);
        QVERIFY(m_us->failures[0].cause == NetCause::Timeout);
        QVERIFY(m_us->tunnel.retries() >= 19 && m_us->tunnel.retries() <= 22);
        QVERIFY(!m_us->tunnel.deadline()); // nothing more by itself
        m_isLost = {};
        connect(); // and what waited then is gone
    }

    void keysAreRenewedUnderTraffic()
    {
        connect();
        std::size_t sent = 1;
        for (int second = 0; second < 400; ++second) {
            pass(1s);
            m_us->tunnel.send(Ship, m_now);
            m_them->tunnel.send(Ship, m_now);
            ++sent;
            deliver();
        }
        QCOMPARE(m_them->received.size(), sent);
        QCOMPARE(m_us->received.size(), sent - 1);
        QCOMPARE(m_us->tunnel.handshakes(), 4); // at 0, 120, 240 and 360 s
        QCOMPARE(m_them->tunnel.handshakes(), 4);
    }

    void anIdleTunnelIsKeptAndItsKeysToo()
    {
        connect();
        pass(170s);
        QVERIFY(m_us->tunnel.isConnected(m_now));
        m_them->tunnel.send(Ship, m_now); // received by the initiator at an age of more than 165 s
        deliver();
        QCOMPARE(m_us->tunnel.handshakes(), 2);
    }

    void theOtherSideMayBegin()
    {
        m_them->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_us->received.size(), 1u);
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_them->received.size(), 1u);
        QCOMPARE(m_us->tunnel.handshakes(), 1);
    }

    void bothMayBeginAtOnce()
    {
        m_us->tunnel.send(Ship, m_now);
        m_them->tunnel.send(Ship, m_now);
        deliver();
        pass(30s);
        QCOMPARE(m_us->received.size(), 1u);
        QCOMPARE(m_them->received.size(), 1u);
        for (int i = 0; i < 5; ++i) {
            m_us->tunnel.send(Ship, m_now);
            m_them->tunnel.send(Ship, m_now);
            deliver();
        }
        QCOMPARE(m_us->received.size(), 6u);
        QCOMPARE(m_them->received.size(), 6u);
    }

    void anOtherSideThatForgotIsNoticed()
    {
        connect();
        m_them = std::make_unique<End>(m_theirs, m_ours.publicKey()); // it was started anew
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QVERIFY(m_them->received.empty());
        pass(16s);
        QCOMPARE(m_us->tunnel.handshakes(), 2);
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_them->received.size(), 1u);
    }

    void aRecordedInitiationIsNotTakenAgain()
    {
        m_us->tunnel.connect(m_now);
        const Bytes initiation = m_us->sent.at(0);
        deliver();
        m_them->tunnel.receive(initiation, m_now);
        QVERIFY(m_them->sent.empty());
        QCOMPARE(m_them->connected, 1);
    }

    void keysThatAreTooOldAreOfNoUse()
    {
        connect();
        m_isLost = [](const Bytes &) { return true; };
        m_us->tunnel.send(Ship, m_now);
        const Bytes late = m_us->sent.at(0);
        m_us->sent.clear();
        m_now = m_now + 181s;
        QVERIFY(!m_us->tunnel.isConnected(m_now));
        m_them->tunnel.receive(late, m_now);
        QCOMPARE(m_them->received.size(), 1u); // that of before
        m_isLost = {};
        m_us->tunnel.send(Ship, m_now);
        deliver();
        QCOMPARE(m_them->received.size(), 2u);
    }

    void garbageIsPassedOver()
    {
        connect();
        for (const char *packet : {"", "01", "01000000", "0200000000", "03000000", "04000000",
                 "04000000000000000000000000000000", "ff000000", "5453f09f92ac"})
            m_us->tunnel.receive(fromHex(packet), m_now);
        Bytes long4 = fromHex("04000000");
        long4.resize(65'000);
        m_us->tunnel.receive(long4, m_now);
        QVERIFY(m_us->sent.empty());
        QVERIFY(m_us->received.empty());
        QVERIFY(m_us->failures.empty());
    }

    void aKeyOfLowOrderIsToldAtOnce()
    {
        End end(m_ours, PublicKey{});
        end.tunnel.send(Ship, m_now);
        QCOMPARE(end.failures.size(), 1u);
        QVERIFY(!end.tunnel.deadline());
    }
};

QTEST_GUILESS_MAIN(WireGuardTest)
#include "tst_wireguard.moc"
