// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a run that is kept: open it, look at it, write it as files.
#include "tests/gui/desktopdriver.h"
#include "tests/support/samplerun.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class ResultsJourneyTest : public QObject
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
    }

    void aRunIsOpenedLookedAtAndLeft()
    {
        writeSampleRun(m_folder->path(), {});
        DesktopDriver desktop(m_folder->path());
        open(desktop);
        QCOMPARE(desktop.find<QLabel>(u"resultsTitle"_s)->text(), u"sample"_s);
        QVERIFY(desktop.find<QLabel>(u"resultsSimulated"_s)->isVisible());
        QVERIFY(desktop.find<QAbstractButton>(u"page-history"_s)->isChecked());
        QVERIFY(!desktop.find<QLabel>(u"resultsVerdict"_s)->text().isEmpty());
        QVERIFY(!desktop.find<QLabel>(u"resultsProblems"_s)->isVisible());
        QVERIFY(!desktop.find<QPushButton>(u"resultsCleanup"_s)->isVisible());
        QCOMPARE(desktop.find<QTableView>(u"goalsTable"_s)->model()->rowCount(), desktop.states().size());
        auto *tabs = desktop.find<QTabWidget>(u"resultsTabs"_s);
        for (int i = 0; i < tabs->count(); ++i) {
            if (!tabs->isTabVisible(i))
                continue;
            tabs->setCurrentIndex(i);
            QVERIFY2(!tabs->widget(i)->findChildren<QWidget *>().isEmpty(), qPrintable(tabs->tabText(i)));
            savePicture(desktop, i);
        }
        QCOMPARE(desktop.find<QTableView>(u"errorsTable"_s)->model()->rowCount(), 1);
        auto *workspaces = desktop.find<QTableView>(u"workspaceTable"_s);
        QCOMPARE(workspaces->model()->rowCount(), 20);
        tabs->setCurrentIndex(5);
        desktop.type(u"workspaceFilter"_s, u"scaletest-2"_s);
        QCOMPARE(workspaces->model()->rowCount(), 2); // 2 and 20
        tabs->setCurrentIndex(2);
        QTest::keyClick(&desktop.window(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(tabs->currentWidget()->findChild<QTableView *>(u"secondsTable"_s)->isVisible());
        QTest::keyClick(&desktop.window(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(desktop.page()->objectName(), u"homePage"_s);
        QVERIFY(desktop.find<QAbstractButton>(u"page-home"_s)->isChecked());
    }

    void itIsExported()
    {
        const RunFolder run = writeSampleRun(m_folder->path(), {});
        DesktopDriver desktop(m_folder->path());
        open(desktop);
        const QString to = m_folder->filePath(u"out"_s);
        QVERIFY(QDir().mkpath(to));
        for (const auto &[action, file] :
            QList<std::pair<QString, QString>>{{u"exportHtml"_s, u"a.html"_s}, {u"exportJson"_s, u"b.json"_s},
                {u"exportSeries"_s, u"c.csv"_s}, {u"exportPdf"_s, u"d.pdf"_s}}) {
            write(desktop, action, to + u'/' + file);
            QTRY_VERIFY2(QFileInfo(to + u'/' + file).size() > 0, qPrintable(file));
            QTRY_VERIFY(desktop.find<QLabel>(u"exportedText"_s)->text().contains(file));
        }
        write(desktop, u"exportSvg"_s, to);
        QTRY_VERIFY(QFile::exists(to + u"/chart-round-trip-simulated.svg"_s));
        write(desktop, u"exportPng"_s, to);
        QTRY_VERIFY(QFile::exists(to + u"/chart-latency-spectrum-simulated.png"_s));
        QTRY_VERIFY(desktop.find<QLabel>(u"exportedText"_s)->text().startsWith(u"7 files written"_s));
    }

    void aDamagedFolderIsShownWithItsProblems()
    {
        const RunFolder run = writeSampleRun(m_folder->path(), {});
        QFile report(run.reportPath());
        QVERIFY(report.open(QIODevice::WriteOnly | QIODevice::Truncate));
        report.write("{");
        report.close();
        DesktopDriver desktop(m_folder->path());
        open(desktop);
        auto *problems = desktop.find<QLabel>(u"resultsProblems"_s);
        QVERIFY(problems->isVisible());
        QVERIFY2(problems->text().contains(u"run.json"_s), qPrintable(problems->text()));
        auto *tabs = desktop.find<QTabWidget>(u"resultsTabs"_s);
        tabs->setCurrentIndex(2); // its seconds are still there
        QVERIFY(tabs->currentWidget()->findChild<QWidget *>(u"storedTimeline"_s));
        savePicture(desktop, 100);
    }

    void aFolderThatHasGoneIsSaid()
    {
        const RunFolder run = writeSampleRun(m_folder->path(), {});
        DesktopDriver desktop(m_folder->path());
        auto *runs = desktop.find<QTableWidget>(u"recentRuns"_s);
        QTRY_COMPARE(runs->rowCount(), 1);
        QVERIFY(QDir(run.path()).removeRecursively());
        emit runs->activated(runs->model()->index(0, 0));
        QTRY_VERIFY(desktop.find<QWidget>(u"resultsError"_s)->isVisible());
        QVERIFY(!desktop.find<QPushButton>(u"exportRun"_s)->isVisible());
        desktop.click(u"resultsBack"_s);
        QCOMPARE(desktop.page()->objectName(), u"homePage"_s);
    }

private:
    static void open(DesktopDriver &desktop)
    {
        auto *runs = desktop.find<QTableWidget>(u"recentRuns"_s);
        QTRY_COMPARE(runs->rowCount(), 1);
        emit runs->activated(runs->model()->index(0, 0));
        QTRY_COMPARE(desktop.page()->objectName(), u"resultsPage"_s);
        QTRY_VERIFY(desktop.find<QPushButton>(u"exportRun"_s)->isVisible());
    }

    static void write(DesktopDriver &desktop, const QString &action, const QString &path)
    {
        desktop.find<QAction>(action)->trigger();
        auto *dialog = desktop.find<QFileDialog>(u"exportRunDialog"_s);
        QTRY_VERIFY(dialog->isVisible());
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!desktop.window().findChild<QFileDialog *>(u"exportRunDialog"_s));
    }

    // For people who want to see it: PLIMSOLL_SHOTS is a folder.
    static void savePicture(DesktopDriver &desktop, int number)
    {
        const QString folder = qEnvironmentVariable("PLIMSOLL_SHOTS");
        QCoreApplication::processEvents();
        if (!folder.isEmpty())
            desktop.window().grab().save(folder + u"/results-%1.png"_s.arg(number));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(ResultsJourneyTest)
#include "tst_results_journey.moc"
