// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unittext.h"

#include <QRandomGenerator64>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

constexpr qint64 Highest = std::numeric_limits<qint64>::max();

// Of any magnitude: a uniform number is nearly always a large one.
qint64 randomNumber(QRandomGenerator64 &random)
{
    const auto bits = random.generate();
    return static_cast<qint64>(bits >> (1 + random.bounded(62)));
}

} // namespace

class TestUnitText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDurationIsReadAsGoWritesIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("milliseconds") << u"40ms"_s << qint64(40'000'000);
        QTest::newRow("minutes and seconds") << u"1m30s"_s << qint64(90'000'000'000);
        QTest::newRow("go's long form") << u"1h0m0s"_s << qint64(3'600'000'000'000);
        QTest::newRow("a fraction") << u"1.5h"_s << qint64(5'400'000'000'000);
        QTest::newRow("a fraction alone") << u".5s"_s << qint64(500'000'000);
        QTest::newRow("a point without fraction") << u"2.s"_s << qint64(2'000'000'000);
        QTest::newRow("go's elapsed time") << u"1m2.345678901s"_s << qint64(62'345'678'901);
        QTest::newRow("us") << u"250us"_s << qint64(250'000);
        QTest::newRow("micro sign") << u"250\u00b5s"_s << qint64(250'000);
        QTest::newRow("greek mu") << u"250\u03bcs"_s << qint64(250'000);
        QTest::newRow("ns") << u"7ns"_s << qint64(7);
        QTest::newRow("a part of a nanosecond is rounded") << u"1.6ns"_s << qint64(2);
        QTest::newRow("zero without unit") << u"0"_s << qint64(0);
        QTest::newRow("zero with unit") << u"0s"_s << qint64(0);
        QTest::newRow("spaces around") << u"  5s "_s << qint64(5'000'000'000);
        QTest::newRow("leading zeros") << u"000000000000000000000005s"_s << qint64(5'000'000'000);
        QTest::newRow("longest") << u"2562047h47m16.854775807s"_s << Highest;
        QTest::newRow("longest in ns") << u"9223372036854775807ns"_s << Highest;
    }
    void aDurationIsReadAsGoWritesIt()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ns);
        const Result<Nanoseconds> duration = parseDuration(text);
        QVERIFY(duration);
        QCOMPARE(qint64(duration->count()), ns);
    }

    void whatIsNoDurationIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
            {u""_s, u" "_s, u"-"_s, u"+"_s, u"5"_s, u"s"_s, u"."_s, u".s"_s, u"1.2.3s"_s, u"5 s"_s, u"5sec"_s,
                u"5S"_s, u"1d"_s, u"--5s"_s, u"5s-3s"_s, u"1e3s"_s, u"0x5s"_s, u"inf"_s, u"nan"_s, u"00"_s,
                u"-5s"_s, u"+5s"_s, u"-0"_s, u"5s,"_s, u"٤٠ms"_s, u"9223372036854775808ns"_s, u"2562048h"_s,
                u"2562047h47m16.854775808s"_s, u"99999999999999999999999999999999h"_s, u"2562047h2562047h"_s})
            QTest::newRow(qUtf8Printable(u"\"%1\""_s.arg(text))) << text;
    }
    void whatIsNoDurationIsRefusedWithASentence()
    {
        QFETCH(QString, text);
        const Result<Nanoseconds> duration = parseDuration(text);
        QVERIFY(!duration);
        QCOMPARE(duration.error().kind, ErrorKind::BadInput);
        QVERIFY(duration.error().message.startsWith(u"\"%1\" is not a duration"_s.arg(text)));
    }

    void aDurationIsWrittenShort_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0s"_s;
        QTest::newRow("ns") << qint64(999) << u"999ns"_s;
        QTest::newRow("us") << qint64(1'500) << u"1.5us"_s;
        QTest::newRow("ms") << qint64(40'000'000) << u"40ms"_s;
        QTest::newRow("parts of ms") << qint64(1'000'001) << u"1.000001ms"_s;
        QTest::newRow("s") << qint64(1'500'000'000) << u"1.5s"_s;
        QTest::newRow("m s") << qint64(90'000'000'000) << u"1m30s"_s;
        QTest::newRow("h") << qint64(3'600'000'000'000) << u"1h"_s;
        QTest::newRow("h s") << qint64(3'605'000'000'000) << u"1h5s"_s;
        QTest::newRow("negative") << qint64(-90'500'000'000) << u"-1m30.5s"_s;
        QTest::newRow("lowest") << std::numeric_limits<qint64>::min() << u"-2562047h47m16.854775808s"_s;
    }
    void aDurationIsWrittenShort()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(durationText(Nanoseconds(ns)), text);
    }

    void everyDurationIsReadBackExactly()
    {
        QRandomGenerator64 random(20240403);
        for (int i = 0; i < 20'000; ++i) {
            const qint64 ns = randomNumber(random);
            const QString text = durationText(Nanoseconds(ns));
            const Result<Nanoseconds> back = parseDuration(text);
            QVERIFY2(back && back->count() == ns, qUtf8Printable(u"%1 as %2"_s.arg(ns).arg(text)));
        }
    }

    void aSizeIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("plain") << u"4096"_s << qint64(4096);
        QTest::newRow("zero") << u"0"_s << qint64(0);
        QTest::newRow("B") << u"512B"_s << qint64(512);
        QTest::newRow("KiB") << u"4KiB"_s << qint64(4096);
        QTest::newRow("MiB") << u"25MiB"_s << qint64(25) * 1024 * 1024;
        QTest::newRow("GiB") << u"2GiB"_s << qint64(2) * 1024 * 1024 * 1024;
        QTest::newRow("kB") << u"1kB"_s << qint64(1000);
        QTest::newRow("KB") << u"1KB"_s << qint64(1000);
        QTest::newRow("MB") << u"1MB"_s << qint64(1'000'000);
        QTest::newRow("GB") << u"1GB"_s << qint64(1'000'000'000);
        QTest::newRow("fraction") << u"1.5KiB"_s << qint64(1536);
        QTest::newRow("part of a byte") << u"0.0005kB"_s << qint64(1);
        QTest::newRow("spaces around") << u" 7 "_s << qint64(7);
        QTest::newRow("largest") << u"9223372036854775807"_s << Highest;
    }
    void aSizeIsRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        const Result<qint64> size = parseSize(text);
        QVERIFY(size);
        QCOMPARE(*size, bytes);
    }

    void whatIsNoSizeIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u""_s, u" "_s, u"-1"_s, u"-4KiB"_s, u"+4"_s, u"1.5"_s, u"KiB"_s,
                 u"4 KiB"_s, u"4kib"_s, u"4K"_s, u"4TiB"_s, u"1e3"_s, u"4KiB2B"_s, u"4096,"_s,
                 u"9223372036854775808"_s, u"9000000000000GiB"_s, u"9223372036854775807.9B"_s})
            QTest::newRow(qUtf8Printable(u"\"%1\""_s.arg(text))) << text;
    }
    void whatIsNoSizeIsRefusedWithASentence()
    {
        QFETCH(QString, text);
        const Result<qint64> size = parseSize(text);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::BadInput);
        QVERIFY(size.error().message.startsWith(u"\"%1\" is not a size"_s.arg(text)));
    }

    void everySizeIsReadBackExactly()
    {
        QRandomGenerator64 random(25);
        for (int i = 0; i < 20'000; ++i) {
            const qint64 bytes = randomNumber(random) & ~((qint64(1) << random.bounded(40)) - 1);
            const Result<qint64> back = parseSize(sizeText(bytes));
            QVERIFY2(back && *back == bytes, qUtf8Printable(QString::number(bytes)));
        }
        QCOMPARE(sizeText(0), u"0B"_s);
        QCOMPARE(sizeText(1000), u"1000B"_s);
        QCOMPARE(sizeText(qint64(25) * 1024 * 1024), u"25MiB"_s);
        QCOMPARE(sizeText(1536), u"1536B"_s);
    }

    void readingSurvivesAnyText()
    {
        static constexpr char16_t Letters[] = u"0123456789.-+hmsunµKMGiB eE,\u0661\xd800";
        QRandomGenerator64 random(7);
        for (int i = 0; i < 50'000; ++i) {
            QString text;
            for (int length = random.bounded(12); length > 0; --length)
                text += QChar(Letters[random.bounded(int(std::size(Letters)) - 1)]);
            if (const Result<Nanoseconds> duration = parseDuration(text))
                QCOMPARE(*parseDuration(durationText(*duration)), *duration);
            if (const Result<qint64> size = parseSize(text))
                QVERIFY(*size >= 0);
        }
    }

    void peopleSeeThreeDigits_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << u"0.00 µs"_s;
        QTest::newRow("us") << qint64(417'200) << u"417 µs"_s;
        QTest::newRow("rounds up to the next unit") << qint64(999'900) << u"1.00 ms"_s;
        QTest::newRow("ms") << qint64(38'240'000) << u"38.2 ms"_s;
        QTest::newRow("9.996 ms") << qint64(9'996'000) << u"10.0 ms"_s;
        QTest::newRow("999.6 ms") << qint64(999'600'000) << u"1.00 s"_s;
        QTest::newRow("s") << qint64(1'254'000'000) << u"1.25 s"_s;
        QTest::newRow("min") << qint64(150'000'000'000) << u"2.50 min"_s;
        QTest::newRow("h") << qint64(5'400'000'000'000) << u"1.50 h"_s;
        QTest::newRow("negative") << qint64(-1'254'000'000) << u"-1.25 s"_s;
    }
    void peopleSeeThreeDigits()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(humanDuration(Nanoseconds(ns)), text);
    }

    void peopleSeeSizesInTheirUnit()
    {
        QCOMPARE(humanSize(0), u"0 B"_s);
        QCOMPARE(humanSize(800), u"800 B"_s);
        QCOMPARE(humanSize(1023.7), u"1.00 KiB"_s);
        QCOMPARE(humanSize(4096), u"4.00 KiB"_s);
        QCOMPARE(humanSize(1.21 * 1024 * 1024), u"1.21 MiB"_s);
        QCOMPARE(humanSize(1023.9 * 1024 * 1024), u"1.00 GiB"_s);
    }

    void thingsAreCountedInEnglish()
    {
        QCOMPARE(counted(1, u"object"_s), u"1 object"_s);
        QCOMPARE(counted(0, u"object"_s), u"0 objects"_s);
        QCOMPARE(counted(2, u"retry"_s, u"retries"_s), u"2 retries"_s);
    }
};

QTEST_GUILESS_MAIN(TestUnitText)
#include "tst_unittext.moc"
