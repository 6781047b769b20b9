// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencylog.h"
#include "tests/support/samplereport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

SeriesContext context(bool simulated)
{
    return {sampleScenarios(), sampleTrafficStart(), simulated};
}

QByteArray sampleLog()
{
    QByteArray log = latencyLogHeader(context(true));
    std::int64_t second = 0;
    for (const std::vector<ScenarioTally> &merged : sampleSeconds())
        log += latencyLogLines(context(true), second++, merged);
    return log;
}

} // namespace

class TestLatencyLog : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theHeaderSaysWhenTheTrafficBegan();
    void eachLineIsATaggedSecond();
    void aSimulatedRunSaysSo();
    void aScenarioNameCanNotBreakTheLines();
    void anIndependentReaderUnderstandsIt();
};

void TestLatencyLog::theHeaderSaysWhenTheTrafficBegan()
{
    QCOMPARE(QString::fromUtf8(latencyLogHeader(context(false))),
        u"#[Histogram log format version 1.3]\n"
        u"#[StartTime: 1769860810.000 (seconds since epoch), 2026-01-31T12:00:10.000Z]\n"
        u"#[BaseTime: 1769860810.000 (seconds since epoch)]\n"
        u"\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n"_s);
}

void TestLatencyLog::eachLineIsATaggedSecond()
{
    const std::vector<ScenarioTally> merged = sampleSeconds().at(1);
    const QList<QByteArray> lines = latencyLogLines(context(false), 7, merged).trimmed().split('\n');
    QCOMPARE(lines.size(), 5); // round trip, service time, recovery, two phases; nothing else was recorded
    QVERIFY2(lines[0].startsWith("Tag=web-terminal.round-trip,7.000,1.000,1900.543,"), lines[0].constData());
    const auto histogram = LatencyHistogram::decoded(QByteArray::fromBase64(lines[0].split(',').at(4)));
    QVERIFY(histogram);
    QVERIFY(*histogram == merged[0].roundTrip);
    QVERIFY2(lines[2].startsWith("Tag=web-terminal.recovery-time,7.000,1.000,2500."), lines[2].constData());
    QVERIFY2(lines[3].startsWith("Tag=web-terminal.phase-control-up,7.000,1.000,12."), lines[3].constData());
}

void TestLatencyLog::aSimulatedRunSaysSo()
{
    QVERIFY(latencyLogHeader(context(true)).contains("#[Simulated"));
    QVERIFY(!latencyLogHeader(context(false)).contains("imulated"));
}

void TestLatencyLog::aScenarioNameCanNotBreakTheLines()
{
    ScenarioTally tally;
    tally.connectTime.record(std::chrono::milliseconds(3));
    const QByteArray lines = latencyLogLines({{u"a, b\nc"_s}, sampleTrafficStart(), false}, 0, {tally});
    QCOMPARE(lines.count('\n'), 1);
    QVERIFY2(lines.startsWith("Tag=a__b_c.connect-time,0.000,1.000,3.001,"), lines.constData());
}

void TestLatencyLog::anIndependentReaderUnderstandsIt()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"latency.hlog"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sampleLog());
    file.close();
    QProcess python;
    python.start(u"python3"_s,
        {QStringLiteral(PLIMSOLL_TEST_DATA "/../support/read_latency_log.py"), file.fileName()});
    if (!python.waitForStarted())
        QSKIP("python3 is not installed.");
    QVERIFY(python.waitForFinished(60'000));
    if (python.exitCode() == 77)
        QSKIP("The Python package hdrhistogram is not installed (tests/requirements.txt).");
    const QJsonArray found = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    const qint64 start = sampleTrafficStart().toMSecsSinceEpoch();
    const QJsonArray expected{
        QJsonArray{u"web-terminal.round-trip"_s, start, start + 1000, 100, 11'007},
        QJsonArray{u"web-terminal.service-time"_s, start, start + 1000, 100, 10'903},
        QJsonArray{u"web-terminal.connect-time"_s, start, start + 1000, 10, 12'007},
        QJsonArray{u"web-terminal.attach-time"_s, start, start + 1000, 10, 85'055},
        QJsonArray{u"web-terminal.round-trip"_s, start + 1000, start + 2000, 80, 1'900'543},
        QJsonArray{u"web-terminal.service-time"_s, start + 1000, start + 2000, 80, 1'500'159},
        QJsonArray{u"web-terminal.recovery-time"_s, start + 1000, start + 2000, 1, 2'500'607},
        QJsonArray{u"web-terminal.phase-control-up"_s, start + 1000, start + 2000, 2, 12'007},
        QJsonArray{u"web-terminal.phase-keys-exchanged"_s, start + 1000, start + 2000, 1, 9'007},
    };
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestLatencyLog)
#include "tst_latencylog.moc"
