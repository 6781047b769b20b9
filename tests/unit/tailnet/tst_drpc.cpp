// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/drpc.h"
#include "core/tailnet/protobuf.h"
#include "tests/unit/tailnet/recorded.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

struct Reading {
    DrpcReader reader;
    std::vector<std::pair<DrpcKind, Bytes>> packets = {};

    bool take(const Bytes &bytes)
    {
        return bool(reader.read(bytes, [this](DrpcKind kind, std::span<const std::byte> body) {
            packets.emplace_back(kind, Bytes(body.begin(), body.end()));
        }));
    }
};

} // namespace

class DrpcTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void packetsComeBackAsTheyWere()
    {
        DrpcWriter writer;
        Bytes wire;
        const Bytes large(50'000, std::byte{5});
        writer.packet(DrpcKind::Invoke, fromHex("616263"), wire);
        writer.packet(DrpcKind::Message, {}, wire);
        writer.packet(DrpcKind::Message, large, wire);
        writer.packet(DrpcKind::CloseSend, {}, wire);
        for (const std::size_t portion : {std::size_t{1}, std::size_t{9}, wire.size()}) {
            Reading reading;
            for (std::size_t at = 0; at < wire.size(); at += portion) {
                const auto rest = std::span(wire).subspan(at);
                const auto part = rest.first(std::min(portion, rest.size()));
                QVERIFY(reading.take({part.begin(), part.end()}));
            }
            QCOMPARE(reading.packets.size(), 4u);
            QCOMPARE(toHex(reading.packets[0].second), QByteArray("616263"));
            QVERIFY(reading.packets[1].second.empty());
            QVERIFY(reading.packets[2].second == large);
            QVERIFY(reading.packets[3].first == DrpcKind::CloseSend);
        }
    }

    void aPacketInSeveralFramesIsPutTogether()
    {
        Reading reading;
        QVERIFY(reading.take(fromHex("0401010261620401010163"))); // not done yet
        QVERIFY(reading.packets.empty());
        QVERIFY(reading.take(fromHex("0501010164")));
        QCOMPARE(toHex(reading.packets.at(0).second), QByteArray("61626364"));
        QVERIFY(reading.take(fromHex("850102017a"))); // a control frame is passed over
        QCOMPARE(reading.packets.size(), 1u);
        // One that is not finished gives way to the next.
        QVERIFY(reading.take(fromHex("040102017a0501030179")));
        QCOMPARE(toHex(reading.packets.at(1).second), QByteArray("79"));
    }

    void whatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("a packet of 5 MiB") << QByteArray("05010180 80c00200");
        QTest::newRow("an endless number")
            << QByteArray("05ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");
        QTest::newRow("an earlier packet") << QByteArray("05010501 61 05010401 62");
        QTest::newRow("two kinds in one packet") << QByteArray("04010101 61 07010101 62");
    }
    void whatMakesNoSenseIsRefused()
    {
        QFETCH(const QByteArray, wire);
        Reading reading;
        QVERIFY(!reading.take(fromHex(wire)));
    }

    void frameAfterFrameHasItsLimit()
    {
        Reading reading;
        Bytes frame = fromHex("040101808040"); // 1 MiB, not done
        frame.resize(frame.size() + 1024 * 1024);
        for (int i = 0; i < 4; ++i)
            QVERIFY(reading.take(frame));
        QVERIFY(!reading.take(frame));
    }

    void anErrorIsToldWithItsCode()
    {
        const DrpcError error = drpcErrorOf(fromHex("0000000000000007756e6b6e6f776e20727063"));
        QCOMPARE(error.code, std::uint64_t{7});
        QCOMPARE(error.text, std::string("unknown rpc"));
        QVERIFY(drpcErrorOf(fromHex("00000007")).text.empty());
    }

    void numbersAreVarints_data()
    {
        QTest::addColumn<quint64>("number");
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("0") << quint64(0) << QByteArray("00");
        QTest::newRow("127") << quint64(127) << QByteArray("7f");
        QTest::newRow("128") << quint64(128) << QByteArray("8001");
        QTest::newRow("-1") << ~quint64(0) << QByteArray("ffffffffffffffffff01");
    }
    void numbersAreVarints()
    {
        QFETCH(const quint64, number);
        QFETCH(const QByteArray, wire);
        Bytes out;
        appendVarint(out, number);
        QCOMPARE(toHex(out), wire);
        std::span<const std::byte> rest = out;
        QCOMPARE(takeVarint(rest), std::optional<std::uint64_t>(number));
        QVERIFY(rest.empty());
        rest = std::span(out).first(out.size() - 1);
        QVERIFY(!takeVarint(rest));
    }

    void aDamagedMessageIsSaidToBeOne_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("a cut number") << QByteArray("0880");
        QTest::newRow("more than 64 bits") << QByteArray("08ffffffffffffffffff02");
        QTest::newRow("a length beyond the end") << QByteArray("0a0561");
        QTest::newRow("a huge length") << QByteArray("0affffffffffffffffff01");
        QTest::newRow("half of 64 bits") << QByteArray("0901020304");
        QTest::newRow("field 0") << QByteArray("0001");
        QTest::newRow("a group") << QByteArray("0b");
    }
    void aDamagedMessageIsSaidToBeOne()
    {
        QFETCH(const QByteArray, wire);
        const Bytes message = fromHex(wire);
        ProtobufReader reader(message);
        while (reader.next())
            QVERIFY(!reader.isDamaged());
        QVERIFY(reader.isDamaged());
        QVERIFY(!reader.next());
    }

    void fieldsComeInTheirOrder()
    {
        Bytes message;
        ProtobufWriter writer(message);
        writer.number(1, 300);
        writer.text(2, "ab");
        const Bytes fixed = fromHex("1d01020304210102030405060708"); // fields 3 and 4
        message.insert(message.end(), fixed.begin(), fixed.end());
        ProtobufReader reader(message);
        QVERIFY(reader.next() && reader.field() == 1 && reader.number() == 300 && reader.bytes().empty());
        QVERIFY(reader.next() && reader.field() == 2 && reader.number() == 0 && reader.text() == "ab");
        QVERIFY(reader.next() && reader.field() == 3 && reader.bytes().size() == 4);
        QVERIFY(reader.next() && reader.field() == 4 && reader.bytes().size() == 8);
        QVERIFY(!reader.next() && !reader.isDamaged());
    }
};

QTEST_GUILESS_MAIN(DrpcTest)
#include "tst_drpc.moc"
