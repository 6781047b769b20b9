// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in the first minute: start the demo, watch it, find its report.
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class DemoJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init() { failOnWarnings(); }

    void theDemoIsStartedWatchedAndFound()
    {
        DesktopDriver desktop;
        desktop.startDemo();
        QCOMPARE(desktop.page()->objectName(), u"runPage"_s);
        auto *scenarios = desktop.find<QTableWidget>(u"scenarioTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            scenarios->rowCount() == 1 && scenarios->item(0, 1)->text() == u"20"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 60'000);
        const QList<RunListing> runs = listRuns(desktop.dataDir());
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs.first().simulated);
        QCOMPARE(runs.first().state, StoredState::Complete);
        QCOMPARE(desktop.find<QLabel>(u"verdict"_s)->text(), runs.first().sentence);
        QCOMPARE(desktop.states().count(u"Kept"_s), 3); // the scripted stall breaks the fourth
        // The window does not hold the load up.
        const Result<StoredRun> stored = readRun(runs.first().path);
        QVERIFY(stored);
        const ScenarioCounts &counts = stored->report.scenarios.first().counts;
        QVERIFY2(
            counts.sentTicks * 1000 >= counts.dueTicks * 985, qPrintable(QString::number(counts.sentTicks)));
        QVERIFY(stored->report.generator.worstLoopLagP99 < std::chrono::milliseconds(100));
        auto *listed = desktop.find<QTableWidget>(u"recentRuns"_s);
        QTRY_COMPARE(listed->rowCount(), 1);
        QCOMPARE(listed->item(0, 1)->text(), u"Simulated"_s);
    }

    void stopCleansUpWhatWasCreated()
    {
        DesktopDriver desktop;
        desktop.startDemo();
        auto *progress = desktop.find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Traffic"_s), 20'000);
        desktop.find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 30'000);
        const Result<StoredRun> run = readRun(listRuns(desktop.dataDir()).constFirst().path);
        QVERIFY(run);
        QCOMPARE(run->report.outcome, RunOutcome::Stopped);
        QCOMPARE(run->report.cleanup.left, 0);
        QCOMPARE(run->report.cleanup.workspacesDeleted, 20);
    }

    void theLoadIsSteeredByClicks()
    {
        DesktopDriver desktop;
        QStringList steered;
        QObject::connect(
            &desktop.runs(), &RunHost::told, &desktop.window(), [&steered](const RunEvent &event) {
                if (event.kind == RunEventKind::Steering)
                    steered.append(event.sentence);
            });
        desktop.startDemo();
        auto *row = desktop.find<QWidget>(u"steering"_s);
        QVERIFY(!row->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(row->isVisible(), 20'000);
        QSignalSpy seconds(&desktop.runs(), &RunHost::secondTaken);
        QTRY_VERIFY_WITH_TIMEOUT(seconds.size() >= 1, 20'000);
        desktop.find<QDoubleSpinBox>(u"steerLevel"_s)->setValue(50);
        for (const QString &name : {u"steerSet"_s, u"steerMore"_s, u"steerPause"_s, u"steerContinue"_s}) {
            const qsizetype before = steered.size();
            desktop.click(name);
            QTRY_COMPARE(steered.size(), before + 1);
        }
        QVERIFY2(steered.first().contains(u"50 %"_s), qPrintable(steered.first()));
        desktop.find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 30'000);
        QVERIFY(!row->isVisible());
    }

    void aCalibrationIsWatchedAndItsLevelsFound()
    {
        DesktopDriver desktop;
        QSignalSpy judged(&desktop.runs(), &RunHost::levelJudged);
        desktop.click(u"calibrate"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"searchPane"_s)->isVisible());
        QVERIFY(!desktop.find<QWidget>(u"steering"_s)->isVisible());
        auto *sentence = desktop.find<QLabel>(u"searchSentence"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().startsWith(u"Level: 100 workspaces"_s), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!judged.isEmpty(), 60'000);
        QTRY_VERIFY(sentence->text().contains(u"1 level judged"_s));
        desktop.find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 60'000);
        desktop.click(u"openResults"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            desktop.window().findChild<QTabWidget *>(u"resultsTabs"_s) != nullptr, 20'000);
        auto *tabs = desktop.find<QTabWidget>(u"resultsTabs"_s);
        QVERIFY(tabs->isTabVisible(1));
        tabs->setCurrentIndex(1);
        QVERIFY(desktop.find<QLabel>(u"resultsVerdict"_s)->text().startsWith(u"The search was not ended"_s));
        QVERIFY(desktop.find<QTableView>(u"levelsTable"_s)->model()->rowCount() >= 1);
    }

    void closingDuringARunAsksFirst()
    {
        DesktopDriver desktop;
        desktop.startDemo();
        auto *progress = desktop.find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Create"_s), 20'000);
        QVERIFY(!desktop.window().close());
        auto *question = desktop.find<QMessageBox>(u"closeQuestion"_s);
        QTRY_VERIFY(question->isVisible());
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                desktop.click(button);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 30'000);
        QTRY_VERIFY(!desktop.window().isVisible());
        const Result<StoredRun> run = readRun(listRuns(desktop.dataDir()).constFirst().path);
        QVERIFY(run);
        QCOMPARE(run->report.cleanup.left, 0);
    }

    void aRunThatEndsDuringTheQuestionKeepsNoWindowOpen()
    {
        DesktopDriver desktop;
        desktop.startDemo();
        auto *progress = desktop.find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Create"_s), 20'000);
        QVERIFY(!desktop.window().close());
        desktop.find<QAction>(u"abortNow"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 30'000);
        QVERIFY(desktop.window().isVisible());
        auto *question = desktop.find<QMessageBox>(u"closeQuestion"_s);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                desktop.click(button);
        }
        QTRY_VERIFY(!desktop.window().isVisible());
    }

    void keysChooseThePages()
    {
        DesktopDriver desktop;
        QCOMPARE(desktop.page()->objectName(), u"homePage"_s);
        QTest::keyClick(&desktop.window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(desktop.page()->objectName(), u"runPage"_s);
        QTest::keyClick(&desktop.window(), Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(desktop.page()->objectName(), u"homePage"_s);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(DemoJourneyTest)
#include "tst_demo_journey.moc"
