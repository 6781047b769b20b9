// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencyhistogram.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray bigEndian64(quint64 number)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

struct Header {
    quint32 cookie = 0x1c849313;
    std::optional<quint32> length = std::nullopt;
    quint32 digits = 3;
    quint64 lowest = 1;
    quint64 highest = 3'600'000'000;
};

QByteArray wrapped(const QByteArray &payload)
{
    QByteArray stream = qCompress(payload).mid(4);
    return bigEndian(0x1c849314) + bigEndian(static_cast<quint32>(stream.size())) + stream;
}

QByteArray encodingOf(const QByteArray &counts, const Header &header = {})
{
    return wrapped(bigEndian(header.cookie)
        + bigEndian(header.length.value_or(static_cast<quint32>(counts.size()))) + bigEndian(0)
        + bigEndian(header.digits) + bigEndian64(header.lowest) + bigEndian64(header.highest)
        + bigEndian64(0x3ff0000000000000) + counts);
}

} // namespace

class TestHistogramDecoding : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itReadsRunsOfEmptyBuckets();
    void damagedOnesAreRefusedWithASentence_data();
    void damagedOnesAreRefusedWithASentence();
    void everyCutAndEveryChangedByteIsSurvived();
    void aSmallTextThatInflatesToMuchIsRefused();
};

void TestHistogramDecoding::itReadsRunsOfEmptyBuckets()
{
    // 3 empty (−3 → 5), 2 (→ 4), one empty (0), 1 (→ 2)
    const auto histogram = LatencyHistogram::decoded(encodingOf(QByteArray::fromHex("05040002")));
    QVERIFY(histogram);
    const std::vector<LatencyHistogram::Bucket> expected{{3us, 3us, 2}, {5us, 5us, 1}};
    QVERIFY(histogram->buckets() == expected);
    QVERIFY(LatencyHistogram::decoded(encodingOf({}))->isEmpty());
}

void TestHistogramDecoding::damagedOnesAreRefusedWithASentence_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QString>("why");
    const QByteArray good = encodingOf(QByteArray::fromHex("0504"));
    QTest::newRow("nothing") << QByteArray() << u"does not begin"_s;
    QTest::newRow("another cookie") << good.mid(1) << u"does not begin"_s;
    QTest::newRow("cut off") << good.chopped(1) << u"cut off"_s;
    QTest::newRow("too long") << good + 'x' << u"cut off, or longer"_s;
    QTest::newRow("not zlib") << bigEndian(0x1c849314) + bigEndian(4) + "abcd" << u"compressed part"_s;
    QTest::newRow("inner cookie") << encodingOf("\x05", {.cookie = 0x1c849303}) << u"inner header"_s;
    QTest::newRow("inner header cut") << wrapped("abc") << u"inner header"_s;
    QTest::newRow("inner length") << encodingOf("\x05", {.length = 2}) << u"counts are cut off"_s;
    QTest::newRow("digits") << encodingOf("\x05", {.digits = 2}) << u"precision"_s;
    QTest::newRow("range") << encodingOf("\x05", {.highest = 1000}) << u"range"_s;
    QTest::newRow("count cut off") << encodingOf(QByteArray::fromHex("0580")) << u"last count"_s;
    QTest::newRow("too many empty") << encodingOf(QByteArray::fromHex("ffffffff0f")) << u"more buckets"_s;
    QTest::newRow("lowest number") << encodingOf(QByteArray::fromHex("ffffffffffffffffff"))
                                   << u"out of range"_s;
    QByteArray huge;
    for (int i = 0; i < 3; ++i)
        huge += QByteArray::fromHex("feffffffffffffffff"); // 2^63 − 1
    QTest::newRow("counts overflow") << encodingOf(huge) << u"counts are out of range"_s;
    QTest::newRow("too many counts") << encodingOf(QByteArray(23 * 1024 + 1, '\x02')) << u"more buckets"_s;
}

void TestHistogramDecoding::damagedOnesAreRefusedWithASentence()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QString, why);
    const auto histogram = LatencyHistogram::decoded(encoded);
    QVERIFY(!histogram);
    QCOMPARE(histogram.error().kind, ErrorKind::BadInput);
    QVERIFY2(histogram.error().message.contains(why), qPrintable(histogram.error().message));
}

void TestHistogramDecoding::everyCutAndEveryChangedByteIsSurvived()
{
    LatencyHistogram histogram;
    QRandomGenerator random(1);
    for (int i = 0; i < 300; ++i)
        histogram.record(std::chrono::microseconds(1 + random.bounded(2'000'000)));
    const QByteArray encoded = histogram.encoded();
    QVERIFY(*LatencyHistogram::decoded(encoded) == histogram);
    for (qsizetype length = 0; length < encoded.size(); ++length)
        QVERIFY(!LatencyHistogram::decoded(encoded.left(length)));
    for (qsizetype at = 0; at < encoded.size(); ++at) {
        QByteArray changed = encoded;
        changed[at] = static_cast<char>(changed[at] ^ (1 << random.bounded(8)));
        const auto outcome = LatencyHistogram::decoded(changed); // zlib's checksum finds most
        QVERIFY(!outcome || outcome->count() == histogram.count());
    }
    // Behind the checksum too: damage before compressing.
    QByteArray counts(2000, '\0');
    for (int round = 0; round < 300; ++round) {
        for (char &byte : counts)
            byte = static_cast<char>(random.bounded(256));
        const auto outcome = LatencyHistogram::decoded(encodingOf(counts));
        QVERIFY(outcome || !outcome.error().message.isEmpty());
    }
}

void TestHistogramDecoding::aSmallTextThatInflatesToMuchIsRefused()
{
    const QByteArray bomb = encodingOf(QByteArray(qsizetype(64) * 1024 * 1024, '\0'));
    QVERIFY(bomb.size() < qsizetype(128) * 1024);
    const auto histogram = LatencyHistogram::decoded(bomb);
    QVERIFY(!histogram);
}

QTEST_GUILESS_MAIN(TestHistogramDecoding)
#include "tst_histogramdecoding.moc"
