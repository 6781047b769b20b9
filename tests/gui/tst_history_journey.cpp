// SPDX-License-Identifier: GPL-3.0-or-later
// Weeks later: find a run among many, say what it was, throw one away and get it back, compare two.
#include "core/plan/planjson.h"
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"
#include "tests/support/samplereport.h"
#include "tests/support/samplerun.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int NameColumn = 2;

QString makeRun(const QString &dataDir, const QString &name, int day, Nanoseconds p95, bool simulated = false)
{
    const QDateTime startedAt = sampleTrafficStart().addDays(day);
    const RunFolder folder = *RunFolder::create(dataDir, name, startedAt, simulated);
    Report report = sampleReport();
    report.name = name;
    report.startedAt = startedAt;
    report.simulated = simulated;
    report.generator.markedSeconds = 0;
    report.scenarios[0].roundTrip.p95 = p95;
    Plan plan;
    plan.name = name;
    const QByteArray json = writePlan(plan);
    report.planDigest = digestOf(json);
    if (!folder.writePlan(json) || !folder.writeReport(report))
        qFatal("the run can not be written");
    return folder.path();
}

} // namespace

class HistoryJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_quick = makeRun(m_folder->path(), u"quick"_s, 0, 84ms);
        m_slow = makeRun(m_folder->path(), u"slow"_s, 1, 168ms);
        makeRun(m_folder->path(), u"practice"_s, 2, 84ms, true);
        const QString damaged = makeRun(m_folder->path(), u"burst"_s, 3, 84ms);
        QFile file(damaged + u"/run.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{ half of it");
    }

    void runsAreFoundNotedAndStarred()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        desktop.click(u"historyHideSimulated"_s);
        QTRY_COMPARE(names(table), (QStringList{u"burst"_s, u"slow"_s, u"quick"_s}));
        desktop.type(u"historySearch"_s, u"quick"_s);
        QTRY_COMPARE(names(table), QStringList{u"quick"_s});
        select(table, {u"quick"_s});
        auto *note = desktop.find<QPlainTextEdit>(u"historyNote"_s);
        QTRY_VERIFY(note->isVisible());
        QTest::keyClicks(note, u"before the upgrade"_s);
        desktop.type(u"historyTags"_s, u"replicas 2, weekly"_s);
        desktop.click(u"historyBaseline"_s);
        QTRY_VERIFY(notes(m_quick).isBaseline);
        QTRY_COMPARE(notes(m_quick).note, u"before the upgrade"_s);
        QTRY_COMPARE(notes(m_quick).tags, (QStringList{u"replicas 2"_s, u"weekly"_s}));
        desktop.type(u"historySearch"_s, u"upgrade weekly"_s);
        QTRY_COMPARE(names(table), QStringList{u"quick"_s});
        desktop.type(u"historySearch"_s, u"nothing like it"_s);
        QTRY_VERIFY(desktop.find<QLabel>(u"historyEmpty"_s)->isVisible());
        desktop.click(u"historyFill"_s);
        QTRY_COMPARE(names(table).size(), 4);
    }

    void aDamagedRunIsShownWithItsReason()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        select(table, {u"burst"_s});
        auto *sentence = desktop.find<QLabel>(u"historySentence"_s);
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY2(sentence->text().contains(u"run.json"_s), qPrintable(sentence->text()));
        select(table, {u"burst"_s, u"quick"_s});
        QVERIFY(!desktop.find<QPushButton>(u"historyCompare"_s)->isEnabled());
    }

    void aRunIsThrownAwayAndComesBack()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        select(table, {u"slow"_s});
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(names(table).size(), 3);
        QTRY_VERIFY(desktop.find<QWidget>(u"historyUndoBar"_s)->isVisible());
        QVERIFY(!QFileInfo::exists(m_slow));
        QTRY_VERIFY(desktop.find<QPushButton>(u"historyEmptyTrash"_s)->isVisible());
        desktop.click(u"historyUndo"_s);
        QTRY_COMPARE(names(table).size(), 4);
        QVERIFY(QFileInfo::exists(m_slow));
        QTRY_VERIFY(!desktop.find<QWidget>(u"historyUndoBar"_s)->isVisible());
    }

    void undoByKeyBringsARunBackUntilTheTrashIsEmptied()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        auto *bar = desktop.find<QWidget>(u"historyUndoBar"_s);
        select(table, {u"slow"_s});
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(names(table).size(), 4);
        QVERIFY(QFileInfo::exists(m_slow));
        QTRY_VERIFY(!bar->isVisible());
        select(table, {u"burst"_s});
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(bar->isVisible());
        auto *empty = desktop.find<QPushButton>(u"historyEmptyTrash"_s);
        QTRY_VERIFY(empty->isVisible());
        desktop.click(empty);
        auto *question = desktop.find<QMessageBox>(u"emptyTrashQuestion"_s);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                desktop.click(button);
        }
        QTRY_VERIFY(!bar->isVisible());
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desktop.find<QWidget>(u"historyError"_s)->isVisible());
        QCOMPARE(names(table).size(), 3);
    }

    void twoRunsAreComparedAndNothingIsCalledProven()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        select(table, {u"slow"_s, u"quick"_s});
        desktop.click(u"historyCompare"_s);
        QCOMPARE(desktop.page()->objectName(), u"comparePage"_s);
        auto *lead = desktop.find<QLabel>(u"compareVerdict"_s);
        QTRY_VERIFY2(lead->text().startsWith(u"B is worse in 1 of "_s), qPrintable(lead->text()));
        QVERIFY(desktop.find<QLabel>(u"compareVerdictText"_s)->text().contains(u"not proven"_s));
        auto *figures = desktop.find<QTableWidget>(u"compareFigures"_s);
        QCOMPARE(figures->findItems(u"Worse"_s, Qt::MatchStartsWith).size(), 1);
        auto *tolerance = desktop.find<QDoubleSpinBox>(u"compareTolerance"_s);
        tolerance->setFocus();
        tolerance->selectAll();
        QTest::keyClicks(tolerance, u"100"_s);
        QTest::keyClick(tolerance, Qt::Key_Return);
        QTRY_VERIFY2(lead->text().startsWith(u"B is neither better nor worse"_s), qPrintable(lead->text()));
        desktop.click(u"compareFirstB"_s);
        QTRY_COMPARE(figures->findItems(u"168 ms"_s, Qt::MatchExactly).value(0)->column(), 1);
        desktop.click(u"compareCommand"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"--tolerance 100%"_s));
    }

    void theSecondsAreDrawnAndListed()
    {
        writeSampleRun(m_folder->path(), {.simulated = false, .name = u"calm"_s});
        writeSampleRun(m_folder->path(), {.stallSeconds = 9, .simulated = false, .name = u"stalled"_s});
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 6);
        select(table, {u"calm"_s, u"stalled"_s});
        desktop.click(u"historyCompare"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"compareCharts"_s)->isVisible());
        desktop.click(u"compareAsTable"_s);
        auto *seconds = desktop.find<QTableView>(u"compareSeconds"_s);
        QVERIFY(seconds->isVisible());
        QCOMPARE(seconds->model()->rowCount(), 60);
        QCOMPARE(seconds->model()->columnCount(), 1 + 2 * 2);
        QCOMPARE(seconds->model()->headerData(2, Qt::Horizontal).toString(), u"B echoed"_s);
    }

    void aComparisonIsExported()
    {
        DesktopDriver desktop(m_folder->path());
        QTableView *table = history(desktop);
        QTRY_COMPARE(names(table).size(), 4);
        select(table, {u"slow"_s, u"quick"_s});
        desktop.click(u"historyCompare"_s);
        QTRY_VERIFY(desktop.find<QPushButton>(u"compareExport"_s)->isVisible());
        desktop.find<QAction>(u"compareExportMarkdown"_s)->trigger();
        auto *dialog = desktop.find<QFileDialog>(u"compareExportDialog"_s);
        const QString file = m_folder->filePath(u"comparison.md"_s);
        emit dialog->fileSelected(file);
        dialog->close();
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith("**B is worse in 1 of "));
    }

private:
    QTableView *history(DesktopDriver &desktop)
    {
        desktop.click(u"page-history"_s);
        return desktop.find<QTableView>(u"historyTable"_s);
    }

    static QStringList names(const QTableView *table)
    {
        QStringList shown;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            shown.append(table->model()->index(row, NameColumn).data().toString());
        return shown;
    }

    static void select(QTableView *table, const QStringList &wanted)
    {
        Qt::KeyboardModifiers modifiers;
        for (const QString &name : wanted) {
            const auto row = static_cast<int>(names(table).indexOf(name));
            const QPoint at = table->visualRect(table->model()->index(row, NameColumn)).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, at);
            modifiers = Qt::ControlModifier;
        }
    }

    static RunNotes notes(const QString &path)
    {
        const Result<RunNotes> read = readRunNotes(*RunFolder::open(path));
        return read ? *read : RunNotes();
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_quick;
    QString m_slow;
};

QTEST_MAIN(HistoryJourneyTest)
#include "tst_history_journey.moc"
