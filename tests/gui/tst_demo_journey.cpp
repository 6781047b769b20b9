// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in the first minute: start the demo, watch it, find its report.
#include "app/desktopruns.h"
#include "core/storage/storedrun.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"
#include "ui/shell/mainwindow.h"

#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

// The window over a data folder of its own.
struct Desktop {
    QTemporaryDir dataDir;
    DesktopRuns runs{dataDir.path(), u"plimsoll test"_s};
    MainWindow window{runs, dataDir.path()};

    Desktop()
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }

    template <typename Widget> Widget *find(const QString &name) const
    {
        auto *found = window.findChild<Widget *>(name);
        if (!found)
            qFatal("the window has no %s", qPrintable(name));
        return found;
    }
    QWidget *page() const { return window.findChild<QStackedWidget *>()->currentWidget(); }
    void click(QAbstractButton *button) { QTest::mouseClick(button, Qt::LeftButton); }
    void startDemo() { click(find<QPushButton>(u"primary"_s)); }
    QStringList states() const
    {
        QStringList texts;
        const auto labels = window.findChildren<QLabel *>(u"goalState"_s);
        for (const QLabel *label : labels)
            texts.append(label->text());
        return texts;
    }
};

} // namespace

class DemoJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"plimsoll-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QApplication::setStyle(new Style);
        QApplication::setPalette(paletteOf(themeOf(Appearance::Light)));
    }

    void init()
    {
        // What the offscreen platform says of every window is no news.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    }

    void theDemoIsStartedWatchedAndFound()
    {
        Desktop desktop;
        desktop.startDemo();
        QCOMPARE(desktop.page()->objectName(), u"runPage"_s);
        auto *scenarios = desktop.find<QTableWidget>(u"scenarioTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            scenarios->rowCount() == 1 && scenarios->item(0, 1)->text() == u"20"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs.isRunning(), 60'000);
        const QList<RunListing> runs = listRuns(desktop.dataDir.path());
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs.first().simulated);
        QCOMPARE(runs.first().state, StoredState::Complete);
        QCOMPARE(desktop.find<QLabel>(u"verdict"_s)->text(), runs.first().sentence);
        QCOMPARE(desktop.states().count(u"Kept"_s), 3); // the scripted stall breaks the fourth
        auto *listed = desktop.find<QTableWidget>(u"recentRuns"_s);
        QCOMPARE(listed->rowCount(), 1);
        QCOMPARE(listed->item(0, 1)->text(), u"Simulated"_s);
    }

    void stopCleansUpWhatWasCreated()
    {
        Desktop desktop;
        desktop.startDemo();
        auto *progress = desktop.find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Traffic"_s), 20'000);
        desktop.find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs.isRunning(), 30'000);
        const Result<StoredRun> run = readRun(listRuns(desktop.dataDir.path()).first().path);
        QVERIFY(run);
        QCOMPARE(run->report.outcome, RunOutcome::Stopped);
        QCOMPARE(run->report.cleanup.left, 0);
        QCOMPARE(run->report.cleanup.workspacesDeleted, 20);
    }

    void closingDuringARunAsksFirst()
    {
        Desktop desktop;
        desktop.startDemo();
        auto *progress = desktop.find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Create"_s), 20'000);
        QVERIFY(!desktop.window.close());
        auto *question = desktop.find<QMessageBox>(u"closeQuestion"_s);
        QTRY_VERIFY(question->isVisible());
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                desktop.click(button);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs.isRunning(), 30'000);
        QTRY_VERIFY(!desktop.window.isVisible());
        const Result<StoredRun> run = readRun(listRuns(desktop.dataDir.path()).first().path);
        QVERIFY(run);
        QCOMPARE(run->report.cleanup.left, 0);
    }

    void keysChooseThePages()
    {
        Desktop desktop;
        QCOMPARE(desktop.page()->objectName(), u"homePage"_s);
        QTest::keyClick(&desktop.window, Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(desktop.page()->objectName(), u"runPage"_s);
        QTest::keyClick(&desktop.window, Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(desktop.page()->objectName(), u"homePage"_s);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(DemoJourneyTest)
#include "tst_demo_journey.moc"
