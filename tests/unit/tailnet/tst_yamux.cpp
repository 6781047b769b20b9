// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/yamux.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

class Told : public YamuxHandler
{
public:
    std::map<std::uint32_t, Bytes> received;
    std::vector<std::pair<std::uint32_t, bool>> ended;

private:
    void streamReceived(std::uint32_t stream, std::span<const std::byte> bytes) override
    {
        received[stream].insert(received[stream].end(), bytes.begin(), bytes.end());
    }
    void streamEnded(std::uint32_t stream, bool isReset) override { ended.emplace_back(stream, isReset); }
};

// Twelve bytes.
Bytes frame(int type, int flags, std::uint32_t stream, std::uint32_t length)
{
    return fromHex(QString::asprintf("00%02x%04x%08x%08x", type, flags, stream, length).toLatin1());
}

Bytes joined(Bytes first, const Bytes &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

constexpr int Data = 0;
constexpr int WindowUpdate = 1;
constexpr int Ping = 2;
constexpr int GoAway = 3;
constexpr int Syn = 1;
constexpr int Ack = 2;
constexpr int Fin = 4;
constexpr int Rst = 8;

} // namespace

class YamuxTest : public QObject
{
    Q_OBJECT

    Told m_told;
    Instant m_start = Instant::now();
    std::unique_ptr<Yamux> m_yamux;
    Bytes m_out;

    Bytes sent() { return std::exchange(m_out, {}); }
    NetCause causeOf(const Bytes &input)
    {
        const NetResult<> read = m_yamux->receive(input, m_out);
        return read ? NetCause::Local : read.error().cause; // Local: none
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_told = {};
        m_out.clear();
        m_yamux = std::make_unique<Yamux>(m_told, YamuxTimes{}, m_start);
    }

    void streamsAreOddAndOpenedWithoutWaiting()
    {
        QCOMPARE(m_yamux->open(m_out), 1u);
        QCOMPARE(m_yamux->open(m_out), 3u);
        m_yamux->send(3, Bytes(2, std::byte{7}), m_out);
        QCOMPARE(toHex(sent()),
            toHex(joined(joined(frame(WindowUpdate, Syn, 1, 0), frame(WindowUpdate, Syn, 3, 0)),
                joined(frame(Data, 0, 3, 2), fromHex("0707")))));
        m_yamux->send(5, Bytes(1), m_out); // it is not there
        QVERIFY(sent().empty());
    }

    void moreThanTheWindowWaitsForCredit()
    {
        m_yamux->open(m_out);
        sent();
        m_yamux->send(1, Bytes(Yamux::Window + 1000), m_out);
        m_yamux->close(1, m_out);
        const Bytes first = sent();
        QCOMPARE(first.size(), Yamux::Window + 4u * 12u); // four frames of 64 KiB
        QVERIFY(m_yamux->receive(frame(WindowUpdate, Ack, 1, 600), m_out));
        QCOMPARE(toHex(sent()), toHex(joined(frame(Data, 0, 1, 600), Bytes(600))));
        QVERIFY(m_yamux->receive(frame(WindowUpdate, 0, 1, 5000), m_out));
        QCOMPARE(toHex(sent()),
            toHex(joined(joined(frame(Data, 0, 1, 400), Bytes(400)), frame(WindowUpdate, Fin, 1, 0))));
        m_yamux->send(1, Bytes(1), m_out); // closed
        QVERIFY(sent().empty());
    }

    void creditIsGivenBackOnceHalfTheWindowIsTaken()
    {
        m_yamux->open(m_out);
        sent();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_yamux->receive(joined(frame(Data, 0, 1, 100'000), Bytes(100'000)), m_out));
            QCOMPARE(toHex(sent()), i == 1 ? toHex(frame(WindowUpdate, 0, 1, 200'000)) : QByteArray());
        }
        QCOMPARE(m_told.received[1].size(), 300'000u);
    }

    void anEndIsToldOnce_data()
    {
        QTest::addColumn<int>("flag");
        QTest::newRow("closed") << Fin;
        QTest::newRow("reset") << Rst;
    }
    void anEndIsToldOnce()
    {
        QFETCH(const int, flag);
        m_yamux->open(m_out);
        QVERIFY(m_yamux->receive(joined(frame(Data, flag, 1, 2), fromHex("0102")), m_out));
        QVERIFY(m_yamux->receive(frame(WindowUpdate, flag, 1, 0), m_out));
        QCOMPARE(toHex(m_told.received[1]), QByteArray("0102"));
        QCOMPARE(m_told.ended.size(), 1u);
        QCOMPARE(m_told.ended[0].second, flag == Rst);
        m_yamux->close(1, m_out);
        QVERIFY(m_yamux->receive(joined(frame(Data, 0, 1, 3), Bytes(3)), m_out)); // passed over
        QCOMPARE(m_told.received[1].size(), 2u);
        QCOMPARE(m_told.ended.size(), 1u);
    }

    void pingsAreAnsweredAndSent()
    {
        QVERIFY(m_yamux->receive(frame(Ping, Syn, 0, 77), m_out));
        QCOMPARE(toHex(sent()), toHex(frame(Ping, Ack, 0, 77)));
        QVERIFY(m_yamux->timePassed(m_start + 29s, m_out));
        QVERIFY(sent().empty());
        for (std::uint32_t i = 0; i < 3; ++i) {
            const Instant due = m_yamux->deadline();
            QCOMPARE((due - m_start) / 1s, 30 * (i + 1));
            QVERIFY(m_yamux->timePassed(due, m_out));
            QCOMPARE(toHex(sent()), toHex(frame(Ping, Syn, 0, i)));
            QCOMPARE((m_yamux->deadline() - due) / 1s, 10);
            QVERIFY(m_yamux->receive(frame(Ping, Ack, 0, 99), m_out)); // another one's
            QCOMPARE((m_yamux->deadline() - due) / 1s, 10);
            QVERIFY(m_yamux->receive(frame(Ping, Ack, 0, i), m_out));
        }
        const Instant due = m_yamux->deadline();
        QVERIFY(m_yamux->timePassed(due, m_out));
        const NetResult<> late = m_yamux->timePassed(due + 10s, m_out);
        QVERIFY(!late && late.error().cause == NetCause::Timeout);
    }

    void brokenRulesEndTheSession()
    {
        m_yamux->open(m_out);
        QCOMPARE(causeOf(fromHex("010000000000000100000000")), NetCause::Protocol); // version
        init();
        QCOMPARE(causeOf(fromHex("000400000000000100000000")), NetCause::Protocol); // type
        init();
        m_yamux->open(m_out);
        QCOMPARE(causeOf(frame(Data, 0, 1, Yamux::Window + 1)), NetCause::Protocol);
        init();
        m_yamux->open(m_out);
        QCOMPARE(causeOf(frame(WindowUpdate, 0, 1, 0xffffffff)), NetCause::Protocol);
        init();
        QCOMPARE(causeOf(frame(GoAway, 0, 0, 0)), NetCause::EndOfStream);
        init();
        QCOMPARE(causeOf(frame(GoAway, 0, 0, 2)), NetCause::Protocol);
        init();
        // Of a stream that nobody has, 4 GiB could be said to come: they are passed over, not kept.
        QCOMPARE(causeOf(joined(frame(Data, 0, 9, 0xffffffff), Bytes(1000))), NetCause::Local);
        QVERIFY(m_told.received.empty());
    }

    void anOrderlyEndIsSaid()
    {
        m_yamux->goAway(m_out);
        QCOMPARE(toHex(m_out), toHex(frame(GoAway, 0, 0, 0)));
    }
};

QTEST_GUILESS_MAIN(YamuxTest)
#include "tst_yamux.moc"
