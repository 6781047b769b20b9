// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "core/plan/presets.h"
#include "core/storage/runreading.h"
#include "tests/support/samplerun.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestRunReading : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theSecondsComeBackExactly();
    void badSecondsAreToldFromTheOthers();
    void theSentenceSaysWhatMovedAndWhose();
    void withoutBadSecondsThereIsNothingToSay();
    void aFolderWithoutReportGivesWhatItHas();
    void aFolderWithoutPlanAndReportStillHasItsSeconds();
    void damageIsSaid();
    void anEmptyFolderIsRead();
    void theReadingCanBeStopped();

private:
    RunFolder sample(const SampleRun &run = {}) const { return writeSampleRun(m_folder->path(), run); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunReading::theSecondsComeBackExactly()
{
    const auto run = readRunData(sample().path());
    QVERIFY2(run, run ? "" : qPrintable(run.error().message));
    QCOMPARE(run->problems, QStringList());
    QCOMPARE(run->seconds, 60.0);
    QCOMPARE(run->scenarios, QStringList{u"web-terminal"_s});
    QCOMPARE(run->strips.throughput.at(2).size(), 60);
    QCOMPARE(run->totals.size(), 1);
    QCOMPARE(run->totals[0].roundTrip.count(), run->totals[0].echoedTicks);
    QCOMPARE(run->totals[0].echoedTicks, run->report.scenarios.first().counts.echoedTicks);
    const Quantiles again = quantilesOf(run->totals[0].roundTrip, run->totals[0].worseTicks());
    QCOMPARE(again.p99->count(), run->report.scenarios.first().roundTrip.p99->count());
}

void TestRunReading::badSecondsAreToldFromTheOthers()
{
    const auto run = readRunData(sample().path());
    QVERIFY(run);
    const GoalResult &goal = run->report.verdict.goals.last();
    QCOMPARE(run->inBad.seconds, goal.secondsBeyond); // judged again, they are the same seconds
    QCOMPARE(run->bad.size(), 1);
    QCOMPARE(run->bad.first(), std::pair(30.0, 33.0));
    QCOMPARE(run->inBad.seconds + run->inOther.seconds, 60);
    QVERIFY(run->inBad.total.roundTrip.percentile(50) > std::chrono::seconds(1));
    QVERIFY(run->inOther.total.roundTrip.percentile(99) < std::chrono::milliseconds(50));
}

void TestRunReading::theSentenceSaysWhatMovedAndWhose()
{
    const QString theirs = movedSentence(*readRunData(sample().path()));
    QVERIFY2(theirs.startsWith(u"In 3 s a goal's own value was beyond its limit: "_s), qPrintable(theirs));
    QVERIFY2(theirs.contains(u"round trip p95 1.8"_s), qPrintable(theirs));
    QVERIFY2(theirs.contains(u"the deployment, or the way to it, was the limit"_s), qPrintable(theirs));
    const QString ours = movedSentence(*readRunData(sample({.generatorIsLate = true}).path()));
    QVERIFY2(ours.contains(u"In all of these seconds this machine itself was late"_s), qPrintable(ours));
}

void TestRunReading::withoutBadSecondsThereIsNothingToSay()
{
    const auto run = readRunData(sample({.stallSeconds = 0}).path());
    QVERIFY(run);
    QCOMPARE(movedSentence(*run), QString());
    QVERIFY(movedValues(*run).isEmpty());
}

void TestRunReading::aFolderWithoutReportGivesWhatItHas()
{
    const RunFolder folder = sample();
    QVERIFY(QFile::remove(folder.reportPath()));
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    QCOMPARE(run->problems.size(), 1);
    QVERIFY(run->problems.first().contains(u"has no run.json"_s));
    QCOMPARE(run->report.name, u"sample"_s);
    QCOMPARE(run->seconds, 60.0);
    QCOMPARE(run->bad.size(), 1); // the goals of the plan
    QVERIFY(!run->totals[0].roundTrip.isEmpty());
}

void TestRunReading::aFolderWithoutPlanAndReportStillHasItsSeconds()
{
    const RunFolder folder = sample();
    QVERIFY(QFile::remove(folder.reportPath()));
    QVERIFY(folder.writePlan("{"));
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    QCOMPARE(run->problems.size(), 2);
    QCOMPARE(run->seconds, 60.0);
    QCOMPARE(run->scenarios, QStringList{u"web-terminal"_s});
    QCOMPARE(run->totals[0].roundTrip.count(), run->totals[0].echoedTicks);
}

void TestRunReading::damageIsSaid()
{
    const RunFolder folder = sample();
    for (const QString &path : {folder.seriesPath(), folder.latencyPath()}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        file.write("#!?\n");
    }
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    QCOMPARE(run->problems.size(), 2);
    QVERIFY2(run->problems[0].contains(u"damaged"_s), qPrintable(run->problems[0]));
    QVERIFY(run->inBad.seconds + run->inOther.seconds >= 58);
}

void TestRunReading::anEmptyFolderIsRead()
{
    const auto run = readRunData(m_folder->path());
    QVERIFY(run);
    QCOMPARE(run->problems.size(), 1);
    QVERIFY(!run->hasSeconds());
    QVERIFY(!readRunData(m_folder->filePath(u"none"_s)));
}

void TestRunReading::theReadingCanBeStopped()
{
    const auto run = readRunData(sample({.seconds = 3000}).path(), [](double) { return false; });
    QVERIFY(!run);
    QCOMPARE(run.error().kind, ErrorKind::Stopped);
}

QTEST_GUILESS_MAIN(TestRunReading)
#include "tst_runreading.moc"
