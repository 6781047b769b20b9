// SPDX-License-Identifier: GPL-3.0-or-later
// Two ends of a connection, joined by what the test lets through.
#include "core/net/wirebytes.h"
#include "core/tailnet/tcpconnection.h"
#include "tests/support/runloop.h"

#include <QTest>

#include <deque>
#include <functional>
#include <random>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::uint16_t Port = 1;

TailnetAddress addressOf(int number)
{
    return tailnetAddress(std::array<std::byte, 10>{std::byte{0xab}, static_cast<std::byte>(number)});
}

class End final : public TcpHandler
{
public:
    End(Loop &loop, std::deque<Bytes> &itsWire)
        : wire(itsWire)
        , connection(loop, *this)
    {
    }

    std::deque<Bytes> &wire;
    Bytes toWrite;
    Bytes received;
    bool takesAtOnce = true;
    bool echoes = false;
    bool isConnected = false;
    bool isFinished = false;
    std::optional<NetError> failure;
    TcpConnection connection; // the first to go

    void write()
    {
        const std::size_t taken = connection.write(toWrite);
        toWrite.erase(toWrite.begin(), toWrite.begin() + static_cast<std::ptrdiff_t>(taken));
    }

private:
    void tcpSends(std::span<const std::byte> packet) override
    {
        wire.emplace_back(packet.begin(), packet.end());
    }
    void tcpConnected() override { isConnected = true; }
    void tcpReceived(std::span<const std::byte> bytes) override
    {
        append(received, bytes);
        if (takesAtOnce)
            connection.consumed(bytes.size());
        if (echoes) {
            append(toWrite, bytes);
            write();
        }
    }
    void tcpWritable() override { write(); }
    void tcpFinished() override { isFinished = true; }
    void tcpFailed(const NetError &error) override { failure = error; }
};

Bytes numbered(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * 31 + (i >> 8));
    return bytes;
}

// Of the pseudo header of RFC 8200, section 8.1, and all of TCP: 0xffff when the checksum in it is right.
std::uint32_t sumOf(std::span<const std::byte> packet)
{
    Bytes summed(packet.begin() + 8, packet.end());
    appendBigEndian(summed, static_cast<std::uint32_t>(packet.size() - 40));
    appendBigEndian(summed, std::uint32_t{TcpProtocol});
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < summed.size(); ++i)
        sum += std::to_integer<std::uint32_t>(summed[i]) << (i % 2 == 0 ? 8 : 0);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

// Makes the packet whole again after it was changed.
void withGoodSum(Bytes &packet)
{
    constexpr std::size_t SizeAt = 4;
    constexpr std::size_t SumAt = 40 + 16;
    const auto put = [&packet](std::size_t at, std::size_t number) {
        packet[at] = static_cast<std::byte>(number >> 8);
        packet[at + 1] = static_cast<std::byte>(number & 0xff);
    };
    put(SizeAt, packet.size() - 40);
    if (packet.size() < SumAt + 2)
        return;
    put(SumAt, 0);
    put(SumAt, 0xffff - sumOf(packet));
}

} // namespace

class TcpConnectionTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;
    std::deque<Bytes> m_toThem;
    std::deque<Bytes> m_toUs;
    std::unique_ptr<End> m_us;
    std::unique_ptr<End> m_them;
    std::function<bool()> m_isLost;

    void carry(std::deque<Bytes> &wire, End &to)
    {
        while (!wire.empty()) {
            const Bytes packet = std::move(wire.front());
            wire.pop_front();
            if (!m_isLost || !m_isLost())
                to.connection.receive(*readIpv6(packet));
        }
    }
    bool run(const std::function<bool()> &done)
    {
        return runUntil(*m_loop, [&] {
            carry(m_toThem, *m_them);
            carry(m_toUs, *m_us);
            return done();
        });
    }
    bool connect()
    {
        m_them->connection.await(addressOf(2), addressOf(1), Port);
        m_us->connection.connect(addressOf(1), addressOf(2), Port);
        return run([this] { return m_us->isConnected && m_them->isConnected; });
    }

    void connectAnew()
    {
        m_us = std::make_unique<End>(*m_loop, m_toThem);
        m_them = std::make_unique<End>(*m_loop, m_toUs);
        m_toThem.clear();
        m_toUs.clear();
        QVERIFY(connect());
        m_them->echoes = true;
    }

private slots:
    void init()
    {
        m_loop = *Loop::create();
        m_us = std::make_unique<End>(*m_loop, m_toThem);
        m_them = std::make_unique<End>(*m_loop, m_toUs);
    }
    void cleanup()
    {
        m_us.reset();
        m_them.reset();
        m_loop.reset();
        m_toThem.clear();
        m_toUs.clear();
        m_isLost = nullptr;
    }

    void carriesBytesBothWays()
    {
        QVERIFY(connect());
        m_them->echoes = true;
        const Bytes all = numbered(500'000);
        m_us->toWrite = all;
        m_us->write();
        QVERIFY(run([&] { return m_us->received.size() == all.size(); }));
        QVERIFY(m_us->received == all);
        QCOMPARE(m_us->connection.retransmits(), 0);

        m_us->connection.finishSending();
        QVERIFY(run([this] { return m_them->isFinished; }));
        m_them->connection.finishSending();
        QVERIFY(run([this] { return m_us->isFinished; }));
        QVERIFY(!m_us->failure && !m_them->failure);
    }

    void packetsHaveTheirOwnAddressesAndFit()
    {
        QVERIFY(connect());
        m_us->toWrite = numbered(40'000);
        m_us->write();
        QVERIFY(m_toThem.size() > 1);
        for (const Bytes &packet : m_toThem) {
            QVERIFY(packet.size() <= TunnelMtu);
            const std::optional<Ipv6Packet> read = readIpv6(packet);
            QVERIFY(read);
            QVERIFY(read->source == addressOf(1));
            QVERIFY(read->destination == addressOf(2));
            QCOMPARE(int(read->protocol), int(TcpProtocol));
            QCOMPARE(sumOf(packet), 0xffffU);
        }
    }

    void repairsWhatIsLostAndReordered()
    {
        QVERIFY(connect());
        std::mt19937 random(7);
        m_isLost = [&random] { return random() % 50 == 0; };
        const Bytes all = numbered(300'000);
        m_us->toWrite = all;
        m_us->write();
        QVERIFY(runUntil(
            *m_loop,
            [&] {
                if (m_toThem.size() > 1 && random() % 4 == 0)
                    std::swap(m_toThem[0], m_toThem[1]);
                carry(m_toThem, *m_them);
                carry(m_toUs, *m_us);
                return m_them->received.size() == all.size();
            },
            Milliseconds(60'000)));
        QVERIFY(m_them->received == all);
        QVERIFY(m_us->connection.retransmits() > 0);
    }

    // Whoever does not say that it has taken the bytes gets no more than the window.
    void holdsBackWhatIsNotConsumed()
    {
        QVERIFY(connect());
        m_them->takesAtOnce = false;
        m_us->toWrite = numbered(400'000);
        m_us->write();
        QVERIFY(run([this] { return m_them->received.size() > TcpConnection::Window / 2; }));
        runFor(*m_loop, Milliseconds(300));
        carry(m_toThem, *m_them);
        QVERIFY(m_them->received.size() <= TcpConnection::Window);

        m_them->connection.consumed(m_them->received.size());
        m_them->takesAtOnce = true;
        QVERIFY(run([this] { return m_them->received.size() == 400'000; }));
    }

    void aResetIsAFailure()
    {
        QVERIFY(connect());
        m_them->connection.abort();
        QVERIFY(run([this] { return m_us->failure.has_value(); }));
        QCOMPARE(int(m_us->failure->cause), int(NetCause::Reset));
    }

    void nobodyListensThere()
    {
        m_them->connection.await(addressOf(2), addressOf(1), Port);
        m_us->connection.connect(addressOf(1), addressOf(2), Port + 40);
        QVERIFY(run([this] { return m_us->failure.has_value(); }));
        QCOMPARE(int(m_us->failure->cause), int(NetCause::Reset));
    }

    // To lwIP both lead from one address to one other.
    void tellsConnectionsBetweenTheSameAddressesApart()
    {
        QVERIFY(connect());
        std::deque<Bytes> toSecond;
        std::deque<Bytes> fromSecond;
        End second(*m_loop, fromSecond);
        End itsOther(*m_loop, toSecond);
        itsOther.connection.await(addressOf(2), addressOf(1), Port);
        second.connection.connect(addressOf(1), addressOf(2), Port);
        m_us->toWrite = numbered(3'000);
        m_us->write();
        QVERIFY(run([&] {
            carry(fromSecond, itsOther);
            carry(toSecond, second);
            return second.isConnected && itsOther.isConnected && m_them->received.size() == 3'000;
        }));
        second.toWrite = numbered(200);
        second.write();
        QVERIFY(run([&] {
            carry(fromSecond, itsOther);
            return itsOther.received == numbered(200);
        }));
        QCOMPARE(m_them->received.size(), std::size_t{3'000});
    }

    // Good sums, and whatever else: flags, numbers, windows, options and sizes that no TCP would send.
    void malformedPacketsDoNoHarm()
    {
        QVERIFY(connect());
        m_them->echoes = true;
        std::mt19937 random(13);
        for (int tried = 0; tried < 5'000; ++tried) {
            m_us->toWrite = numbered(300);
            m_us->write();
            if (m_toThem.empty() || m_them->failure || m_us->failure || m_them->isFinished) {
                connectAnew();
                continue;
            }
            Bytes packet = m_toThem.front();
            m_toThem.clear();
            m_toUs.clear();
            for (unsigned changes = random() % 4 + 1; changes > 0; --changes) {
                const std::size_t at
                    = random() % 3 == 0 ? 40 + random() % (packet.size() - 40) : 44 + random() % 16;
                if (at < packet.size())
                    packet[at] = static_cast<std::byte>(random());
            }
            packet.resize(40 + (random() % 8 == 0 ? random() % (packet.size() - 40) : packet.size() - 40));
            withGoodSum(packet);
            if (const std::optional<Ipv6Packet> read = readIpv6(packet))
                m_them->connection.receive(*read);
        }
    }

    void garbageIsPassedOver()
    {
        QVERIFY(connect());
        std::mt19937 random(11);
        for (int i = 0; i < 5'000; ++i) {
            Bytes payload(random() % 1'240);
            for (std::byte &byte : payload)
                byte = static_cast<std::byte>(random());
            m_us->connection.receive({.source = addressOf(2),
                .destination = addressOf(1),
                .protocol = static_cast<std::uint8_t>(i % 3 == 0 ? random() : TcpProtocol),
                .payload = payload});
        }
        m_us->toWrite = numbered(2'000);
        m_us->write();
        QVERIFY(run([this] { return m_them->received == numbered(2'000); }));
    }

    void saysNothingOnceItIsAborted()
    {
        QVERIFY(connect());
        m_toThem.clear();
        m_us->connection.abort();
        QCOMPARE(m_toThem.size(), std::size_t{1}); // the reset
        carry(m_toThem, *m_them);
        QVERIFY(run([this] { return m_them->failure.has_value(); }));
        QVERIFY(!m_us->failure && !m_us->isFinished);
        QCOMPARE(m_us->connection.write(numbered(10)), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TcpConnectionTest)
#include "tst_tcpconnection.moc"
