// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csvreport.h"
#include "tests/support/documentation.h"
#include "tests/support/golden.h"
#include "tests/support/samplereport.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

SeriesContext context()
{
    return {sampleScenarios(), sampleTrafficStart(), true};
}

QByteArray series()
{
    return seriesHeader() + seriesLines(context(), sampleRow(0)) + seriesLines(context(), sampleRow(1));
}

// The fields of one line without quotes in it.
QMap<QString, QString> fieldsOf(const QByteArray &line)
{
    const QStringList names = seriesColumns();
    const QList<QByteArray> values = line.trimmed().split(',');
    QMap<QString, QString> fields;
    for (qsizetype i = 0; i < names.size(); ++i)
        fields.insert(names[i], QString::fromUtf8(values.value(i, "missing")));
    return fields;
}

} // namespace

class TestCsvReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFilesAreAsTheyAlwaysWere();
    void everyLineHasEveryColumn();
    void everyColumnIsDocumented();
    void percentilesAmongSkippedTicksReadInf();
    void simulatedRunsSayItInEachLine();
    void aFieldIsQuotedWhereThatIsNeeded();
    void theLocaleChangesNothing();
};

void TestCsvReport::theFilesAreAsTheyAlwaysWere()
{
    compareWithGolden(u"series-simulated.csv"_s, series());
    compareWithGolden(u"errors-simulated.csv"_s, errorsCsv(sampleReport()));
    compareWithGolden(u"summary.csv"_s, summaryCsv(sampleReport()));
    compareWithGolden(u"requests.csv"_s, requestsCsv(sampleReport()));
}

void TestCsvReport::everyLineHasEveryColumn()
{
    const QList<QByteArray> lines
        = seriesLines({{u"a"_s, u"b"_s}, sampleTrafficStart(), false}, sampleRow(0)).split('\n');
    QCOMPARE(lines.size(), 3); // a line for each scenario, and nothing behind the last line end
    QCOMPARE(lines[0].count(','), seriesColumns().size() - 1);
    QCOMPARE(lines[1].count(','), seriesColumns().size() - 1);
    QCOMPARE(seriesHeader().trimmed().split(',').size(), seriesColumns().size());
}

void TestCsvReport::everyColumnIsDocumented()
{
    const QSet<QString> documented = documentedWords(u"run-folder.md"_s);
    for (const QStringList &columns : {seriesColumns(), errorColumns(), summaryColumns(), requestColumns()}) {
        QVERIFY(!columns.isEmpty());
        const QSet<QString> names(columns.begin(), columns.end());
        QCOMPARE(names.size(), columns.size());
        QCOMPARE(names - documented, QSet<QString>());
    }
}

void TestCsvReport::percentilesAmongSkippedTicksReadInf()
{
    const QList<QByteArray> lines
        = seriesLines({{u"a"_s, u"b"_s}, sampleTrafficStart(), false}, sampleRow(1)).split('\n');
    const QMap<QString, QString> troubled = fieldsOf(lines[0]);
    QCOMPARE(troubled[u"round_trip_p50_us"_s], u"1900543"_s);
    QCOMPARE(troubled[u"round_trip_p95_us"_s], u"inf"_s);
    QCOMPARE(troubled[u"round_trip_max_us"_s], u"1900543"_s);
    QCOMPARE(troubled[u"marked"_s], u"true"_s);
    QCOMPARE(troubled[u"mark_reason"_s], u"busy+undersent"_s);
    const QMap<QString, QString> idle = fieldsOf(lines[1]);
    QCOMPARE(idle[u"round_trip_p95_us"_s], QString());
    QCOMPARE(idle[u"round_trip_max_us"_s], QString());
}

void TestCsvReport::simulatedRunsSayItInEachLine()
{
    for (const bool simulated : {false, true}) {
        const QByteArray lines
            = seriesLines({{u"a"_s, u"b"_s}, sampleTrafficStart(), simulated}, sampleRow(0));
        QCOMPARE(fieldsOf(lines.split('\n').at(0)).value(u"simulated"_s), simulated ? u"true"_s : u"false"_s);
    }
}

void TestCsvReport::aFieldIsQuotedWhereThatIsNeeded()
{
    QCOMPARE(csvField(u"plain text"_s), "plain text"_ba);
    QCOMPARE(csvField(u"a,b"_s), "\"a,b\""_ba);
    QCOMPARE(csvField(u"say \"hi\""_s), "\"say \"\"hi\"\"\""_ba);
    QCOMPARE(csvField(u"two\nlines"_s), "\"two\nlines\""_ba);
    QCOMPARE(csvField({}), QByteArray());
}

void TestCsvReport::theLocaleChangesNothing()
{
    const QByteArray here = series() + summaryCsv(sampleReport());
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray elsewhere = series() + summaryCsv(sampleReport());
    QLocale::setDefault(QLocale::c());
    QCOMPARE(elsewhere, here);
}

QTEST_GUILESS_MAIN(TestCsvReport)
#include "tst_csvreport.moc"
