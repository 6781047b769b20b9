// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencyreader.h"
#include "tests/support/samplereport.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

QByteArray sampleLog(const QStringList &scenarios = sampleScenarios())
{
    const SeriesContext context{scenarios, sampleTrafficStart(), true};
    QByteArray log = latencyLogHeader(context);
    std::int64_t second = 0;
    for (const std::vector<ScenarioTally> &merged : sampleSeconds())
        log += latencyLogLines(context, second++, merged);
    return log;
}

struct Read {
    QList<LatencyReader::Interval> intervals;
    qint64 damagedLines = 0;
};

Read read(const QByteArray &text, const QStringList &scenarios = sampleScenarios())
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    LatencyReader reader(buffer, scenarios);
    Read all;
    while (auto interval = reader.next())
        all.intervals.append(*std::move(interval));
    all.damagedLines = reader.damagedLines();
    return all;
}

} // namespace

class TestLatencyReader : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyHistogramIsReadBack();
    void damagedLinesAreCountedAndTheRestIsRead();
    void aScenarioNobodyKnowsIsDamage();
    void aNameWithACommaIsFound();
    void noiseIsSurvived();
};

void TestLatencyReader::everyHistogramIsReadBack()
{
    const Read found = read(sampleLog());
    QCOMPARE(found.damagedLines, 0);
    QCOMPARE(found.intervals.size(), 9);
    ScenarioTally total;
    for (const LatencyReader::Interval &interval : found.intervals) {
        QCOMPARE(interval.scenario, 0u);
        histogramOf(total, interval.duration).add(interval.histogram);
    }
    ScenarioTally expected;
    for (const std::vector<ScenarioTally> &second : sampleSeconds())
        expected.add(second[0]);
    QVERIFY(total.roundTrip == expected.roundTrip);
    QVERIFY(total.serviceTime == expected.serviceTime);
    QVERIFY(total.connectTime == expected.connectTime);
    QVERIFY(total.attachTime == expected.attachTime);
    QVERIFY(total.recoveryTime == expected.recoveryTime);
    QVERIFY(total.phases == expected.phases);
    QCOMPARE(found.intervals.last().second, 1);
}

void TestLatencyReader::damagedLinesAreCountedAndTheRestIsRead()
{
    QList<QByteArray> lines = sampleLog().split('\n');
    lines[5].replace(lines[5].size() - 12, 4, "????");
    lines[6].chop(20);
    lines.insert(7, "what is this");
    const Read found = read(lines.join('\n'));
    QCOMPARE(found.damagedLines, 3);
    QCOMPARE(found.intervals.size(), 7);
}

void TestLatencyReader::aScenarioNobodyKnowsIsDamage()
{
    QCOMPARE(read(sampleLog(), {u"other"_s}).damagedLines, 9);
}

void TestLatencyReader::aNameWithACommaIsFound()
{
    const QStringList names{u"a, b.c"_s, u"idle"_s};
    QCOMPARE(read(sampleLog(names), names).damagedLines, 0);
}

void TestLatencyReader::noiseIsSurvived()
{
    QRandomGenerator random(7);
    const QByteArray whole = sampleLog();
    for (int round = 0; round < 500; ++round) {
        QByteArray text = whole;
        for (int change = 0; change < 20; ++change)
            text[random.bounded(text.size())] = static_cast<char>(random.bounded(256));
        QVERIFY(read(text).intervals.size() <= 7);
    }
}

QTEST_GUILESS_MAIN(TestLatencyReader)
#include "tst_latencyreader.moc"
