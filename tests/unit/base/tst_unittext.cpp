// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unittext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class UnitTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDurationIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("milliseconds") << u"40ms"_s << qint64(40'000'000);
        QTest::newRow("two units") << u"1m30s"_s << qint64(90'000'000'000);
        QTest::newRow("a fraction") << u"1.5h"_s << qint64(5'400'000'000'000);
        QTest::newRow("microseconds") << u"250us"_s << qint64(250'000);
        QTest::newRow("with the Greek letter") << u"250µs"_s << qint64(250'000);
        QTest::newRow("nothing") << u"0"_s << qint64(0);
        QTest::newRow("nothing with its unit") << u"0s"_s << qint64(0);
    }

    void aDurationIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, text);
        QFETCH(qint64, nanoseconds);
        const Result<Nanoseconds> read = parseDuration(text);
        QVERIFY(read);
        QCOMPARE(read->count(), nanoseconds);
    }

    void whatIsNoDurationIsRefusedWithAnExample_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "40", "ms", "-1s", "1s2", "1 s", "1.2.3s", "1w", "9999999999h"})
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }

    void whatIsNoDurationIsRefusedWithAnExample()
    {
        QFETCH(QString, text);
        const Result<Nanoseconds> read = parseDuration(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QCOMPARE(read.error().message,
            u"\"%1\" is not a duration; write for example \"40ms\", \"90s\" or \"1h30m\"."_s.arg(text));
    }

    void aDurationReadsBackFromItsText_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0s"_s;
        QTest::newRow("whole") << qint64(90'000'000'000) << u"1m30s"_s;
        QTest::newRow("small") << qint64(40'000'000) << u"40ms"_s;
        QTest::newRow("to the last digit") << qint64(3'600'000'000'001) << u"1h1ns"_s;
    }

    void aDurationReadsBackFromItsText()
    {
        QFETCH(qint64, nanoseconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(Nanoseconds(nanoseconds)), text);
        QCOMPARE(parseDuration(text)->count(), nanoseconds);
    }

    void aSizeIsReadAsPeopleWriteIt()
    {
        QCOMPARE(*parseSize(u"512"), 512);
        QCOMPARE(*parseSize(u"4KiB"), 4096);
        QCOMPARE(*parseSize(u"25MiB"), 25ll * 1024 * 1024);
        QCOMPARE(*parseSize(u"1GB"), 1'000'000'000);
        for (const QStringView bad : {u"", u"KiB", u"-1", u"4KiB2", u"1TB"})
            QVERIFY2(!parseSize(bad), qPrintable(bad.toString()));
    }

    void aSizeIsWrittenExactly()
    {
        QCOMPARE(sizeText(25ll * 1024 * 1024), u"25MiB"_s);
        QCOMPARE(sizeText(4097), u"4097B"_s);
        QCOMPARE(sizeText(0), u"0B"_s);
        QCOMPARE(*parseSize(sizeText(4097)), 4097);
    }

    void peopleGetThreeDigits()
    {
        QCOMPARE(humanDuration(1250ms), u"1.25 s"_s);
        QCOMPARE(humanDuration(38'200us), u"38.2 ms"_s);
        QCOMPARE(humanDuration(417us), u"417 µs"_s);
        QCOMPARE(humanSize(1.21 * 1024 * 1024), u"1.21 MiB"_s);
        QCOMPARE(humanSize(800), u"800 B"_s);
    }
};

QTEST_GUILESS_MAIN(UnitTextTest)
#include "tst_unittext.moc"
