// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runtrash.h"
#include "tests/support/samplereport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);

struct Made {
    RunOutcome outcome = RunOutcome::Finished;
    QDateTime endedAt = noon;
    int left = 0;
};

QString nothing(const RunFolder &)
{
    return {};
}

QString somethingLeft(const RunFolder &)
{
    return u"The run may have left 3 objects."_s;
}

} // namespace

class TestRunTrash : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = std::make_unique<QTemporaryDir>();
        QVERIFY(m_data->isValid());
    }

    void aRunGoesToTheTrashAndComesBack()
    {
        const RunFolder run = makeRun();
        const auto trashed = moveRunToTrash(dataDir(), run.path(), nothing);
        QVERIFY2(trashed, trashed ? "" : qPrintable(trashed.error().message));
        QVERIFY(listRuns(dataDir()).isEmpty());
        QCOMPARE(trashedRunCount(dataDir()), 1);
        QCOMPARE(listRun(*trashed).name, sampleReport().name);
        const auto others = QFile::permissions(dataDir() + u"/trash/runs"_s)
            & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther);
        QCOMPARE(others, QFile::Permissions());

        const auto back = putRunBack(dataDir(), *trashed);
        QVERIFY(back);
        QCOMPARE(*back, run.path());
        QCOMPARE(listRuns(dataDir()).size(), 1);
        QCOMPARE(trashedRunCount(dataDir()), 0);
    }

    void aHeldRunStays()
    {
        const RunFolder run = makeRun();
        const auto refused = moveRunToTrash(dataDir(), run.path(), somethingLeft);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, somethingLeft(run));
        QVERIFY(QFileInfo::exists(run.reportPath()));
    }

    void aRunThatMayGoOnStays()
    {
        const RunFolder run = makeRun({.outcome = RunOutcome::Running});
        QFile events(run.eventsPath());
        QVERIFY(events.open(QIODevice::WriteOnly));
        QVERIFY(!moveRunToTrash(dataDir(), run.path(), nothing));
        QVERIFY(events.setFileTime(QDateTime::currentDateTime().addSecs(-4000), QFile::FileModificationTime));
        events.close();
        QVERIFY(moveRunToTrash(dataDir(), run.path(), nothing));
    }

    void whatIsNoRunIsNotMoved()
    {
        makeRun();
        QVERIFY(QDir(dataDir()).mkpath(u"other/thing"_s));
        for (const QString &path :
            {u"/other/thing"_s, u"/runs"_s, u"/runs/none"_s, u"/runs/../other"_s, u""_s})
            QVERIFY2(!moveRunToTrash(dataDir(), dataDir() + path, nothing), qPrintable(path));
        QVERIFY(QFileInfo::exists(dataDir() + u"/other/thing"_s));
        QVERIFY(!putRunBack(dataDir(), dataDir() + u"/other/thing"_s));
    }

    void twoWhoMoveTheSameRunDoNotHarmIt()
    {
        const RunFolder run = makeRun();
        const auto first = moveRunToTrash(dataDir(), run.path(), nothing);
        QVERIFY(first);
        QVERIFY(!moveRunToTrash(dataDir(), run.path(), nothing));
        const RunFolder again = makeRun(); // the same name once more
        QVERIFY(!moveRunToTrash(dataDir(), again.path(), nothing));
        QVERIFY(!putRunBack(dataDir(), *first));
        QVERIFY(QFileInfo::exists(*first + u"/run.json"_s));
        QVERIFY(QFileInfo::exists(again.reportPath()));
    }

    void anEmptiedTrashIsEmptyAndLinksAreNotFollowed()
    {
        const RunFolder kept = makeRun();
        const RunFolder thrown = makeRun({.endedAt = noon.addSecs(60)});
        const auto trashed = moveRunToTrash(dataDir(), thrown.path(), nothing);
        QVERIFY(trashed);
        QVERIFY(QFile::link(kept.path(), dataDir() + u"/trash/runs/link"_s));
        const EmptiedTrash emptied = emptyTrash(dataDir());
        QCOMPARE(emptied.removed, 2);
        QCOMPARE(emptied.problems, QStringList());
        QVERIFY(!QFileInfo::exists(*trashed));
        QVERIFY(QFileInfo::exists(kept.reportPath()));
        QCOMPARE(emptyTrash(m_data->filePath(u"none"_s)).removed, 0);
    }

    void retentionTakesOldRunsOnly()
    {
        const auto old = noon.addDays(-100);
        const RunFolder plain = makeRun({.endedAt = old});
        const RunFolder young = makeRun({.endedAt = noon.addDays(-10)});
        const RunFolder starred = makeRun({.endedAt = old});
        QVERIFY(changeRunNotes(starred, [](RunNotes &notes) { notes.isBaseline = true; }));
        const RunFolder scribbled = makeRun({.endedAt = old});
        QFile notes(scribbled.notesPath());
        QVERIFY(notes.open(QIODevice::WriteOnly));
        notes.write("{");
        notes.close();
        const RunFolder running = makeRun({.outcome = RunOutcome::Running, .endedAt = old});
        const RunFolder leaving = makeRun({.endedAt = old, .left = 1});
        const RunFolder held = makeRun({.endedAt = old});
        const auto whyHeld = [&held](const RunFolder &folder) {
            return folder.path() == held.path() ? somethingLeft(folder) : QString();
        };
        const RetiredRuns retired = retireRuns(dataDir(), 90, noon, whyHeld);
        QCOMPARE(retired.trashedPaths.size(), 1);
        QCOMPARE(QFileInfo(retired.trashedPaths[0]).fileName(), plain.folderName());
        QCOMPARE(retired.problems, QStringList{somethingLeft(held)});
        QCOMPARE(listRuns(dataDir()).size(), 6);
        QVERIFY(QFileInfo::exists(young.reportPath()) && QFileInfo::exists(running.reportPath())
            && QFileInfo::exists(leaving.reportPath()));
    }

    void aReadOnlyDataFolderIsASentence()
    {
        const RunFolder run = makeRun();
        if (!QFile::setPermissions(dataDir(), QFile::ReadOwner | QFile::ExeOwner)
            || QFileInfo(dataDir()).isWritable())
            QSKIP("This user writes to read-only folders too.");
        const auto refused = moveRunToTrash(dataDir(), run.path(), nothing);
        QFile::setPermissions(dataDir(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!refused);
        QVERIFY(QFileInfo::exists(run.reportPath()));
    }

private:
    QString dataDir() const { return m_data->path(); }

    RunFolder makeRun(const Made &made = {}) const
    {
        const QDateTime startedAt = made.endedAt.addSecs(-60);
        const RunFolder folder = *RunFolder::create(dataDir(), u"ramp 500"_s, startedAt, false);
        Report report = sampleReport();
        report.simulated = false;
        report.startedAt = startedAt;
        report.endedAt = made.outcome == RunOutcome::Running ? QDateTime() : made.endedAt;
        report.outcome = made.outcome;
        report.cleanup.left = made.left;
        const bool written = static_cast<bool>(folder.writeReport(report));
        Q_ASSERT(written);
        Q_UNUSED(written)
        return folder;
    }

    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TestRunTrash)
#include "tst_runtrash.moc"
