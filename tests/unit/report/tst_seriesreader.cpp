// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/seriesreader.h"
#include "tests/support/samplereport.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

SeriesContext sampleContext()
{
    return {sampleScenarios(), sampleTrafficStart(), true};
}

QByteArray sampleSeries()
{
    return seriesHeader() + seriesLines(sampleContext(), sampleRow(0))
        + seriesLines(sampleContext(), sampleRow(1));
}

struct Read {
    std::vector<SecondRow> rows;
    SeriesContext context;
    qint64 damagedLines = 0;
};

Read read(const QByteArray &text, const QStringList &scenarios = {})
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    SeriesReader reader(buffer, scenarios);
    Read all;
    while (auto row = reader.next())
        all.rows.push_back(*std::move(row));
    all.context = reader.context();
    all.damagedLines = reader.damagedLines();
    return all;
}

} // namespace

class TestSeriesReader : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsReadIsWrittenTheSameAgain();
    void damagedLinesAreCountedAndTheRestIsRead();
    void aLineOutOfItsTimeIsDamaged();
    void aLineThatWasCutOffIsDamaged();
    void aNameMayHaveALineBreak();
    void anUnclosedQuoteCostsAFewLines();
    void anotherTableGivesNothing();
    void columnsOfANewerProgramAreLeftOut();
    void theReadingCanBeStopped();
    void noiseIsSurvived();
};

void TestSeriesReader::whatIsReadIsWrittenTheSameAgain()
{
    const Read found = read(sampleSeries());
    QCOMPARE(found.damagedLines, 0);
    QCOMPARE(found.context.scenarios, sampleScenarios());
    QCOMPARE(found.context.trafficStartedAt, sampleTrafficStart());
    QVERIFY(found.context.simulated);
    QCOMPARE(found.rows.size(), 2);
    QByteArray again = seriesHeader();
    for (const SecondRow &row : found.rows)
        again += seriesLines(found.context, row);
    QCOMPARE(QString::fromUtf8(again), QString::fromUtf8(sampleSeries()));
    QVERIFY(found.rows[1].mark.busy && found.rows[1].mark.undersent);
}

void TestSeriesReader::damagedLinesAreCountedAndTheRestIsRead()
{
    QList<QByteArray> lines = sampleSeries().split('\n');
    lines[1].replace(",100,", ",1OO,");
    const Read found = read(lines.join('\n'));
    QCOMPARE(found.damagedLines, 1);
    QCOMPARE(found.rows.size(), 2);
    QCOMPARE(found.rows[1].scenarios.size(), 2);
}

void TestSeriesReader::aLineOutOfItsTimeIsDamaged()
{
    QByteArray lines = seriesHeader();
    for (const qint64 second : {0, 7, 1}) {
        SecondRow row = sampleRow(0);
        row.second = second;
        lines += seriesLines(sampleContext(), row);
    }
    lines.replace("10Z,7,", "10Z,7000000,");
    QCOMPARE(read(lines).damagedLines, 2); // the two scenarios of second 1, which comes after 7
    lines.replace("17.000Z,7,", "17.000Z,7000000,");
    QCOMPARE(read(lines).rows.size(), 2); // and those of a second that its time denies
    QCOMPARE(read(lines).damagedLines, 2);
}

void TestSeriesReader::aLineThatWasCutOffIsDamaged()
{
    const QByteArray whole = sampleSeries();
    const Read found = read(whole.first(whole.size() - 60));
    QCOMPARE(found.damagedLines, 1);
    QCOMPARE(found.rows.size(), 2);
}

void TestSeriesReader::aNameMayHaveALineBreak()
{
    const SeriesContext context{{u"a \"b\",\nc"_s}, sampleTrafficStart(), false};
    SecondRow row = sampleRow(0);
    row.scenarios.resize(1);
    const Read found = read(seriesHeader() + seriesLines(context, row));
    QCOMPARE(found.damagedLines, 0);
    QCOMPARE(found.context.scenarios, context.scenarios);
}

void TestSeriesReader::anUnclosedQuoteCostsAFewLines()
{
    QByteArray lines = seriesHeader();
    for (qint64 second = 0; second < 20; ++second) {
        SecondRow row = sampleRow(0);
        row.scenarios.resize(1);
        row.second = second;
        lines += seriesLines({{u"x"_s}, sampleTrafficStart(), false}, row);
    }
    lines.replace(lines.indexOf(",x,"), 3, ",\"x,");
    const Read found = read(lines);
    QCOMPARE(found.damagedLines, 1);
    QCOMPARE(found.rows.size(), 14);
}

void TestSeriesReader::anotherTableGivesNothing()
{
    QCOMPARE(read("simulated,origin\ntrue,x\n").rows.size(), 0);
    QCOMPARE(read("simulated,origin\ntrue,x\n").damagedLines, 1);
    QCOMPARE(read({}).rows.size(), 0);
}

void TestSeriesReader::columnsOfANewerProgramAreLeftOut()
{
    QByteArray text;
    const QList<QByteArray> lines = sampleSeries().trimmed().split('\n');
    for (const QByteArray &line : lines)
        text += line + (text.isEmpty() ? ",news\n" : ",\"1,2\"\n");
    QCOMPARE(read(text).damagedLines, 0);
    QCOMPARE(read(text).rows.size(), 2);
}

void TestSeriesReader::theReadingCanBeStopped()
{
    QBuffer buffer;
    QByteArray text = seriesHeader();
    SecondRow row = sampleRow(0);
    for (qint64 second = 0; second < 20'000; ++second) {
        row.second = second;
        text += seriesLines(sampleContext(), row);
    }
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    SeriesReader reader(buffer, {}, [](qint64) { return false; });
    qint64 rows = 0;
    while (reader.next())
        ++rows;
    QVERIFY(reader.isStopped());
    QVERIFY(rows < 5'000);
}

void TestSeriesReader::noiseIsSurvived()
{
    QRandomGenerator random(7);
    const QByteArray whole = sampleSeries();
    for (int round = 0; round < 500; ++round) {
        QByteArray text = whole;
        for (int change = 0; change < 20; ++change)
            text[random.bounded(text.size())] = static_cast<char>(random.bounded(256));
        QVERIFY(read(text).rows.size() <= 4);
    }
}

QTEST_GUILESS_MAIN(TestSeriesReader)
#include "tst_seriesreader.moc"
