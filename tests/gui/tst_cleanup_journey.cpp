// SPDX-License-Identifier: GPL-3.0-or-later
// A run is stopped and keeps what it created; a person finds it, deletes a part, then the rest.
#include "core/plan/presets.h"
#include "core/simulator/simulator.h"
#include "tests/gui/desktopdriver.h"
#include "ui/run/runplace.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

constexpr int Longest = 60'000; // milliseconds
constexpr int State = 4; // the column

SimulatorOptions quickOptions()
{
    SimulatorOptions options;
    options.buildTime = 40ms;
    options.agentDelay = 20ms;
    options.foreignScaletest = 2;
    return options;
}

} // namespace

class CleanupJourneyTest : public QObject
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
        m_simulator = std::make_unique<Simulator>(quickOptions());
        QVERIFY(m_simulator->start());
        m_desktop = std::make_unique<DesktopDriver>();
        m_known = {};
        m_known.name = u"staging"_s;
        m_known.deployment.url = m_simulator->url();
        KnownDeployment saved = m_known;
        saved.deployment.token = m_simulator->ownerToken();
        bool isSaved = false;
        m_desktop->deployments().save(
            saved, {}, this, [&isSaved](const Result<> &done) { isSaved = bool(done); });
        QTRY_VERIFY(isSaved);
        keepARun();
        m_desktop->click(u"page-cleanup"_s);
        QCOMPARE(m_desktop->page()->objectName(), u"cleanupPage"_s);
        QTRY_COMPARE(rows(), 6);
    }

    void cleanup()
    {
        m_desktop.reset();
        m_simulator.reset();
    }

    void aPartIsDeletedThenTheRest()
    {
        QTRY_VERIFY(railText().endsWith(u"(6)"_s));
        m_desktop->click(u"cleanupAll"_s); // none
        QVERIFY(!m_desktop->find<QAbstractButton>(u"cleanupDelete"_s)->isEnabled());
        choose(0);
        choose(1);
        deleteChosen();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 4, Longest);
        QCOMPARE(m_simulator->counts().workspaces, 1 + 2);
        m_desktop->click(u"cleanupAll"_s);
        deleteChosen();
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QLabel>(u"cleanupEmpty"_s)->isVisible(), Longest);
        const SimulatorCounts counts = m_simulator->counts();
        QCOMPARE(counts.workspaces, counts.foreignWorkspaces);
        QCOMPARE(counts.users, counts.foreignUsers);
        QCOMPARE(counts.tokens, 0);
        QTRY_VERIFY(!railText().contains(u'('));
    }

    void whatFailsSaysWhyAndIsTriedAgain()
    {
        SimulatorFaults faults;
        faults.serverErrorShare = 1;
        m_simulator->setFaults(faults);
        deleteChosen();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(0), u"Not deleted"_s, Longest);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QWidget>(u"cleanupDetails"_s)->isVisible(), Longest);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QAbstractButton>(u"cleanupAgain"_s)->isEnabled(), Longest);
        QVERIFY(!m_desktop->find<QLabel>(u"cleanupSentence"_s)->text().isEmpty());
        m_simulator->setFaults({});
        m_desktop->click(u"cleanupAgain"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 5, Longest);
    }

    void whatFailsCanBeForgottenAsTheLastResort()
    {
        SimulatorFaults faults;
        faults.serverErrorShare = 1;
        m_simulator->setFaults(faults);
        deleteChosen();
        auto *orphan = m_desktop->find<QAbstractButton>(u"cleanupOrphan"_s);
        QTRY_VERIFY_WITH_TIMEOUT(orphan->isVisible() && orphan->isEnabled(), Longest);
        m_simulator->setFaults({});
        m_desktop->click(orphan);
        QVERIFY(m_desktop->find<QMessageBox>(u"cleanupQuestion"_s)->text().contains(u"without destroying"_s));
        answer(QMessageBox::RejectRole);
        QCOMPARE(rows(), 6);
        m_desktop->click(orphan);
        answer(QMessageBox::AcceptRole);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 5, Longest);
        QCOMPARE(m_simulator->counts().workspaces, 2 + 2);
    }

    void whatAStopKeptFromItsTurnStaysListed()
    {
        SimulatorFaults faults;
        faults.apiLatency = 200ms;
        m_simulator->setFaults(faults);
        deleteChosen();
        auto *stop = m_desktop->find<QAbstractButton>(u"cleanupCancel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible() && stateOf(0) == u"Deleting"_s, Longest);
        m_desktop->click(stop);
        QVERIFY(!stop->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!stop->isVisible(), Longest);
        m_simulator->setFaults({});
        QVERIFY(rows() > 0);
        deleteChosen();
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QLabel>(u"cleanupEmpty"_s)->isVisible(), Longest);
        QCOMPARE(m_simulator->counts().workspaces, 2);
    }

    void whatOthersMadeIsListedOnRequestOnly()
    {
        m_desktop->click(u"cleanupByName"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 10, Longest);
        int foreign = 0;
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < rows(); ++row)
            foreign += model->index(row, 2).data().toString() == u"Not from our ledgers"_s ? 1 : 0;
        QCOMPARE(foreign, 4);
        m_desktop->click(u"cleanupByName"_s);
        QTRY_COMPARE(rows(), 6);
        QCOMPARE(m_simulator->counts().foreignWorkspaces, 2);
    }

    void aRunThatGoesOnIsNotLeftOver()
    {
        startRun();
        m_desktop->click(u"page-cleanup"_s);
        m_desktop->click(u"cleanupLook"_s);
        auto *runs = m_desktop->find<QTableWidget>(u"cleanupRuns"_s);
        QTRY_COMPARE(runs->rowCount(), 2);
        QTRY_COMPARE(runs->item(0, 5)->text(), u"Goes on"_s);
        QCOMPARE(rows(), 6);
        m_desktop->find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), Longest);
        QTRY_COMPARE(runs->item(0, 5)->text(), u"Nothing left"_s);
    }

private:
    void startRun()
    {
        Result<Plan> plan = readPreset(u"smoke"_s);
        QVERIFY(plan);
        Plan edited = *plan;
        edited.create.templateName = u"demo"_s;
        edited.create.count = 3;
        m_desktop->click(u"page-run"_s);
        m_desktop->find<RunPlace>(u"runPage"_s)->prepare(m_known, edited);
        auto *start = m_desktop->find<QAbstractButton>(u"startRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), Longest);
        m_desktop->click(start);
        auto *progress = m_desktop->find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Traffic"_s), Longest);
    }
    void keepARun()
    {
        startRun();
        m_desktop->find<QAction>(u"stopAndKeep"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), Longest);
    }
    QTableView *table() { return m_desktop->find<QTableView>(u"cleanupTable"_s); }
    int rows() { return table()->model()->rowCount(); }
    QString stateOf(int row) { return table()->model()->index(row, State).data().toString(); }
    QString railText() { return m_desktop->find<QAbstractButton>(u"page-cleanup"_s)->text(); }
    void choose(int row)
    {
        const QPoint place = table()->visualRect(table()->model()->index(row, 1)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place);
        QTest::keyClick(table(), Qt::Key_Space);
    }
    void deleteChosen()
    {
        m_desktop->click(u"cleanupDelete"_s);
        answer(QMessageBox::AcceptRole);
    }
    void answer(QMessageBox::ButtonRole role)
    {
        auto *question = m_desktop->find<QMessageBox>(u"cleanupQuestion"_s);
        QTRY_VERIFY(question->isVisible());
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == role)
                m_desktop->click(button);
        }
        QTRY_VERIFY(!m_desktop->window().findChild<QMessageBox *>(u"cleanupQuestion"_s));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<DesktopDriver> m_desktop;
    KnownDeployment m_known;
};

QTEST_MAIN(CleanupJourneyTest)
#include "tst_cleanup_journey.moc"
