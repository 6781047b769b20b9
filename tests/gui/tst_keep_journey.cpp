// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that show at once and last, help, and what the first page says about the data folder.
#include "core/base/atomicfile.h"
#include "core/load/ledger.h"
#include "core/storage/runnotes.h"
#include "core/storage/runtrash.h"
#include "tests/gui/desktopdriver.h"
#include "tests/support/samplerun.h"
#include "ui/look/parts.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class KeepJourneyTest : public QObject
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
        PreferenceStore().set({});
    }

    void settingsShowAtOnceAndLast()
    {
        {
            DesktopDriver desktop;
            desktop.click(u"page-settings"_s);
            QCOMPARE(desktop.page()->objectName(), u"settingsPage"_s);
            QCOMPARE(desktop.find<QLabel>(u"settingsFolder"_s)->text(), desktop.dataDir());
            QVERIFY(!desktop.find<QLabel>(u"settingsTokens"_s)->text().isEmpty());
            choose(desktop, u"settingsTheme"_s, 2);
            QTRY_COMPARE(appearanceOf(desktop.window().palette()), Appearance::Dark);
            choose(desktop, u"settingsTheme"_s, 1);
            QTRY_COMPARE(appearanceOf(desktop.window().palette()), Appearance::Light);
            choose(desktop, u"settingsTheme"_s, 2);
            choose(desktop, u"settingsNumbers"_s, 1);
            QCOMPARE(QLocale().decimalPoint(), u"."_s);
            choose(desktop, u"settingsLog"_s, 0);
            auto *days = desktop.find<QSpinBox>(u"settingsKeptDays"_s);
            days->setFocus();
            days->selectAll();
            QTest::keyClicks(days, u"30"_s);
            QTest::keyClick(days, Qt::Key_Return);
            desktop.window().close();
        }
        const Preferences kept = PreferenceStore().preferences();
        QCOMPARE(kept.theme, ThemeChoice::Dark);
        QCOMPARE(kept.numbers, NumberStyle::Fixed);
        QCOMPARE(kept.logLevel, LogLevel::Warnings);
        QCOMPARE(kept.keptDays, 30);
        DesktopDriver again;
        QCOMPARE(appearanceOf(again.window().palette()), Appearance::Dark);
    }

    void keysAndVersionsAreListed()
    {
        DesktopDriver desktop;
        desktop.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        QTest::keyClick(&desktop.window(), Qt::Key_F1);
        QTRY_VERIFY(desktop.window().findChild<QDialog *>(u"shortcutSheet"_s));
        QVERIFY(desktop.find<QTableWidget>(u"shortcuts"_s)->rowCount() >= 8);
        QTest::keyClick(desktop.find<QDialog>(u"shortcutSheet"_s), Qt::Key_Escape);
        QTRY_VERIFY(!desktop.window().findChild<QDialog *>(u"shortcutSheet"_s));
        desktop.find<QAction>(u"helpAbout"_s)->trigger();
        auto *about = desktop.find<QDialog>(u"aboutSheet"_s);
        QTRY_VERIFY(about->isVisible());
        desktop.click(u"aboutCopy"_s);
        QCOMPARE(QApplication::clipboard()->text(), desktop.find<QLabel>(u"aboutText"_s)->text());
    }

    void oldRunsGoToTheTrashAtTheStartButForThoseThatMatter()
    {
        const QTemporaryDir folder;
        const RunFolder old = writeSampleRun(folder.path(), {.name = u"old"_s});
        writeSampleRun(folder.path(), {.name = u"young"_s, .startedAt = QDateTime::currentDateTimeUtc()});
        writeSampleRun(folder.path(), {.name = u"left"_s, .left = 2});
        const RunFolder starred = writeSampleRun(folder.path(), {.simulated = false, .name = u"starred"_s});
        QVERIFY(changeRunNotes(starred, [](RunNotes &notes) { notes.isBaseline = true; }));
        const RunFolder held = writeSampleRun(folder.path(), {.name = u"held"_s});
        {
            const auto ledger = Ledger::create(held.ledgerPath(), LedgerHeader());
            QVERIFY(ledger);
            (*ledger)->intend(LedgerObject{LedgerKind::User, u"scaletest-1"_s, {}, {}}, this, [](auto) { });
            QVERIFY((*ledger)->flush());
        }
        Preferences thirtyDays;
        thirtyDays.keptDays = 30;
        PreferenceStore().set(thirtyDays);
        DesktopDriver desktop(folder.path());
        desktop.click(u"page-history"_s);
        auto *table = desktop.find<QTableView>(u"historyTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_VERIFY(desktop.find<QAbstractButton>(u"historyEmptyTrash"_s)->isVisible());
        QCOMPARE(trashedRunCount(folder.path()), 1);
        QVERIFY(!QFileInfo::exists(old.path()));
    }

    void aDataFolderThatIsAFileIsSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"data"_s);
        QVERIFY(writeFileAtomically(path, "x", FileAccess::OwnerOnly));
        DesktopDriver desktop(path);
        auto *notice = desktop.find<NoticeBar>(u"startNotice"_s);
        QVERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(path), qPrintable(notice->text()));
        QCOMPARE(*readWholeFile(path), "x");
    }

    void aSecondWindowOnOneFolderIsSaid()
    {
        const QTemporaryDir folder;
        DesktopDriver first(folder.path());
        QVERIFY(!first.window().findChild<NoticeBar *>(u"startNotice"_s));
        DesktopDriver second(folder.path());
        QVERIFY(second.find<NoticeBar>(u"startNotice"_s)->text().contains(u"Another window"_s));
    }

private:
    // The keys of the list, as a person without a mouse has them.
    static void choose(DesktopDriver &desktop, const QString &name, int index)
    {
        auto *box = desktop.find<QComboBox>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(KeepJourneyTest)
#include "tst_keep_journey.moc"
