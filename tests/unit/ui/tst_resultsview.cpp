// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runreading.h"
#include "tests/support/samplerun.h"
#include "ui/results/resultsview.h"
#include "ui/results/runfiles.h"
#include "ui/results/storedtimeline.h"
#include "ui/results/workspacemodel.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestResultsView : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theTopSaysWhereWhenAndHowLong()
    {
        const ResultsView view = of({.name = u"ramp"_s, .left = 2});
        QCOMPARE(view.title, u"ramp"_s);
        QVERIFY(view.subtitle.startsWith(u"https://coder.example.com · Coder v2.25.2 · "_s));
        QVERIFY2(view.subtitle.endsWith(u" · 82.0 s"_s), qPrintable(view.subtitle));
        QVERIFY(view.isSimulated);
        QCOMPARE(view.left, 2);
        QCOMPARE(view.problems, QString());
    }

    void aBrokenGoalIsBadAndSaysWhatMoved()
    {
        const ResultsView view = of({.stallSeconds = 6});
        QCOMPARE(view.tone, Tone::Bad);
        QVERIFY(!view.verdict.isEmpty());
        QVERIFY(view.reason.startsWith(u"In 6 s a goal's own value was beyond its limit: "_s));
        QCOMPARE(view.goals.last().state, GoalState::Broken);
        QVERIFY(view.goals.last().now.startsWith(u"6 "_s));
    }

    void keptGoalsAreGood()
    {
        const ResultsView view = of({.stallSeconds = 0});
        QCOMPARE(view.tone, Tone::Good);
        QCOMPARE(view.reason, QString());
        QCOMPARE(view.goals.first().now, QString());
    }

    void whatIsWrongWithTheFolderIsSaid()
    {
        const RunFolder folder = writeSampleRun(m_folder->path(), {});
        QVERIFY(QFile::remove(folder.reportPath()));
        const ResultsView view = resultsViewOf(*readRunData(folder.path()));
        QCOMPARE(view.tone, Tone::Neutral);
        QVERIFY(view.verdict.contains(u"Nobody knows how the goals stood"_s));
        QVERIFY(view.problems.contains(u"has no run.json"_s));
    }

    void theTimelineIsThatOfTheRun()
    {
        const RunFolder folder = writeSampleRun(m_folder->path(), {});
        const auto run = std::make_shared<const OpenedRun>(
            OpenedRun{folder, *readRunData(folder.path()), runFilesTable(folder.path())});
        const StoredTimeline timeline(run);
        QVERIFY(!timeline.isLive());
        QCOMPARE(timeline.lastSecond(), 59.0);
        QCOMPARE(timeline.plannedSeconds(), 60.0);
        QCOMPARE(timeline.roundTripLimit(), 0.25);
        QCOMPARE(timeline.brokenSeconds(), (Stretches{{30.0, 33.0}}));
        QCOMPARE(timeline.failureNames().size(), timeline.charts().at(3)->size());
    }

    void everyFileIsListedWithWhatIsInIt()
    {
        const RunFolder folder = writeSampleRun(m_folder->path(), {});
        QFile other(folder.path() + u"/zz.txt"_s);
        QVERIFY(other.open(QIODevice::WriteOnly));
        const ReportTable files = runFilesTable(folder.path());
        QStringList names;
        for (const QStringList &row : files.rows)
            names.append(row.first());
        QVERIFY(names.contains(u"run.json"_s));
        QVERIFY(names.contains(u"latency-simulated.hlog"_s));
        for (const QStringList &row : files.rows)
            QCOMPARE(row.last() == u"Not written by Plimsoll"_s, row.first() == u"zz.txt"_s);
    }

    void workspacesAreSortedByValueAndFiltered()
    {
        const RunData run = *readRunData(writeSampleRun(m_folder->path(), {.left = 2}).path());
        WorkspaceModel model(run.report.workspaces);
        QCOMPARE(model.rowCount(), 20);
        const auto cell = [&model](int row, int column) {
            return model.index(row, column).data(Qt::DisplayRole).toString();
        };
        model.sort(WorkspaceModel::Sent, Qt::DescendingOrder);
        QCOMPARE(cell(0, WorkspaceModel::Name), u"scaletest-20"_s); // 200 KiB before 90 KiB
        model.sort(WorkspaceModel::Sent, Qt::AscendingOrder);
        QCOMPARE(cell(0, WorkspaceModel::Name), u"scaletest-1"_s);
        model.setFilter(u"left"_s);
        QCOMPARE(model.rowCount(), 2);
        model.setFilter(u"reset"_s); // the only error
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(0, WorkspaceModel::Name), u"scaletest-3"_s);
        model.setFilter(u"nothing of the kind"_s);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Workspace"_s);
    }

private:
    ResultsView of(const SampleRun &run) const
    {
        return resultsViewOf(*readRunData(writeSampleRun(m_folder->path(), run).path()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestResultsView)
#include "tst_resultsview.moc"
