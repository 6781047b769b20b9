// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runrecorder.h"
#include "core/storage/storedrun.h"
#include "tests/support/samplereport.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
const QByteArray plan = "{\"name\": \"ramp 500\"}\n";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestStoredRun : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aWholeFolderIsReadBack();
    void missingFilesAreNamed();
    void aChangedPlanIsNoticed();
    void damagedFieldsAreNamed();
    void aFolderWithoutReportIsRefused();
    void runsAreListedLatestFirst();
    void aFailedRunIsListedWithItsReason();
    void aKilledRunIsListedAsUnfinished();
    void aDamagedFolderIsListedWithWhatIsWrong();
    void aDataDirWithoutRunsHasNone();

private:
    RunFolder wholeFolder(const QDateTime &at = noon, RunOutcome outcome = RunOutcome::Finished) const
    {
        const RunFolder folder = *RunFolder::create(m_folder->path(), u"ramp 500"_s, at, true);
        Report report = sampleReport();
        report.startedAt = at;
        report.outcome = outcome;
        report.planDigest = digestOf(plan);
        const bool written
            = folder.writePlan(plan) && folder.writeReport(report) && RunRecorder::start(folder, {}, at);
        Q_ASSERT(written);
        Q_UNUSED(written)
        write(folder.eventsPath(), {});
        return folder;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoredRun::aWholeFolderIsReadBack()
{
    const RunFolder folder = wholeFolder();
    const auto run = readRun(folder.path());
    QVERIFY2(run, run ? "" : qPrintable(run.error().message));
    QCOMPARE(run->problems, QStringList());
    QCOMPARE(run->report.name, sampleReport().name);
    QVERIFY(run->report.verdict == sampleReport().verdict);
    QVERIFY(run->folder.isSimulated());
}

void TestStoredRun::missingFilesAreNamed()
{
    const RunFolder folder = wholeFolder();
    QVERIFY(QFile::remove(folder.seriesPath()));
    QVERIFY(QFile::remove(folder.planPath()));
    const QStringList expected{u"plan.json is missing."_s, u"series-simulated.csv is missing."_s};
    QCOMPARE(readRun(folder.path())->problems, expected);
}

void TestStoredRun::aChangedPlanIsNoticed()
{
    const RunFolder folder = wholeFolder();
    QVERIFY(folder.writePlan("{}"));
    QCOMPARE(readRun(folder.path())->problems.size(), 1);
    QVERIFY(readRun(folder.path())->problems[0].contains(u"plan.json"_s));
}

void TestStoredRun::damagedFieldsAreNamed()
{
    const RunFolder folder = wholeFolder();
    QFile file(folder.reportPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll().replace("\"planned\": 20", "\"planned\": \"many\"");
    write(folder.reportPath(), damaged);
    const auto run = readRun(folder.path());
    QVERIFY(run);
    QCOMPARE(run->problems.size(), 1);
    QVERIFY2(run->problems[0].contains(u"/create/planned"_s), qPrintable(run->problems[0]));
}

void TestStoredRun::aFolderWithoutReportIsRefused()
{
    const RunFolder folder = wholeFolder();
    write(folder.reportPath(), "{\"version\": 1, \"na");
    QCOMPARE(readRun(folder.path()).error().kind, ErrorKind::BadInput);
    QVERIFY(QFile::remove(folder.reportPath()));
    QCOMPARE(readRun(folder.path()).error().kind, ErrorKind::Storage);
    QCOMPARE(readRun(m_folder->filePath(u"none"_s)).error().kind, ErrorKind::Storage);
}

void TestStoredRun::runsAreListedLatestFirst()
{
    const RunFolder early = wholeFolder(noon);
    const RunFolder late = wholeFolder(noon.addSecs(60));
    const RunFolder between = wholeFolder(noon.addSecs(30));
    QStringList paths;
    for (const RunListing &run : listRuns(m_folder->path())) {
        paths.append(run.path);
        QCOMPARE(run.state, StoredState::Complete);
        QCOMPARE(run.verdict, std::optional(GoalState::Broken));
        QVERIFY(run.simulated);
        QCOMPARE(run.sentence, sampleReport().verdict.sentence);
        QCOMPARE(run.deploymentUrl, sampleReport().deployment.url);
    }
    const QStringList expected{late.path(), between.path(), early.path()};
    QCOMPARE(paths, expected);
}

void TestStoredRun::aFailedRunIsListedWithItsReason()
{
    const RunFolder folder = wholeFolder(noon, RunOutcome::Failed);
    Report report = readRun(folder.path())->report;
    report.sentence = u"Too many workspaces failed."_s;
    QVERIFY(folder.writeReport(report));
    QCOMPARE(listRuns(m_folder->path()).at(0).sentence, report.sentence);
}

void TestStoredRun::aKilledRunIsListedAsUnfinished()
{
    const RunFolder folder = wholeFolder(noon, RunOutcome::Running);
    const RunListing run = listRuns(m_folder->path()).at(0);
    QCOMPARE(run.state, StoredState::Unfinished);
    QVERIFY(run.sentence.contains(u"plimsoll-cli cleanup --run "_s + folder.path()));
}

void TestStoredRun::aDamagedFolderIsListedWithWhatIsWrong()
{
    const RunFolder folder = wholeFolder(noon);
    write(folder.reportPath(), "{");
    QVERIFY(QDir(m_folder->path()).mkpath(u"runs/somebody else's"_s));
    const QList<RunListing> runs = listRuns(m_folder->path());
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].state, StoredState::Damaged);
    QCOMPARE(runs[0].startedAt, noon); // the folder's name still tells
    QCOMPARE(runs[0].name, u"ramp-500-simulated"_s);
    QVERIFY(runs[0].sentence.contains(u"run.json"_s));
    QCOMPARE(runs[1].state, StoredState::Damaged);
    QVERIFY(!runs[1].startedAt.isValid());
}

void TestStoredRun::aDataDirWithoutRunsHasNone()
{
    QVERIFY(listRuns(m_folder->path()).isEmpty());
    QVERIFY(listRuns(m_folder->filePath(u"none"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoredRun)
#include "tst_storedrun.moc"
