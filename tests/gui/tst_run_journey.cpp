// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan to its run: the preflight and its guard, Start, the live page, Stop, the results.
#include "core/simulator/simulator.h"
#include "core/storage/profilestore.h"
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/pseudolocale.h"
#include "ui/deployments/deploymentbook.h"
#include "ui/run/runplace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

SimulatorOptions quick()
{
    SimulatorOptions options;
    options.buildTime = 40ms;
    options.agentDelay = 20ms;
    options.provisioners = 10;
    return options;
}

Plan plan(Milliseconds traffic)
{
    Plan made;
    made.name = u"journey"_s;
    made.create.templateName = u"demo"_s;
    made.create.count = 4;
    made.create.limits.concurrency = 10;
    ScenarioPlan scenario;
    scenario.rate = {1024, 100ms};
    scenario.duration = traffic;
    made.scenarios = {scenario};
    made.cleanup.limits.concurrency = 10;
    return made;
}

} // namespace

class RunJourneyTest : public QObject
{
    Q_OBJECT

public slots:
    void catchUrl(const QUrl &) { }

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init()
    {
        failOnWarnings();
        m_data = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m_desktop.reset();
        m_simulator.reset();
    }

    void aPlanIsCheckedStartedStoppedAndCleanedUp()
    {
        QVERIFY(ProfileStore(m_data->path()).add(plan(60s)));
        begin(quick());
        m_desktop->click(u"page-plans"_s);
        auto *profiles = m_desktop->find<QListWidget>(u"profiles"_s);
        QTest::mouseClick(
            profiles->viewport(), Qt::LeftButton, {}, profiles->visualItemRect(profiles->item(0)).center());
        auto *editorStart = m_desktop->find<QAbstractButton>(u"planStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(editorStart->isEnabled(), 20'000);
        m_desktop->click(editorStart);
        QCOMPARE(m_desktop->page()->objectName(), u"runPage"_s);
        auto *start = m_desktop->find<QPushButton>(u"startRun"_s);
        QVERIFY(!start->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20'000);
        QVERIFY(words(u"checkWord"_s).contains(u"Passed"_s));
        QVERIFY(!words(u"checkWord"_s).contains(u"Checking"_s));
        QVERIFY(m_desktop->find<QLabel>(u"cleanupText"_s)->text().contains(u"ledger.ndjson"_s));
        QCOMPARE(m_simulator->counts().usersCreated, 0); // nothing before Start
        m_desktop->click(start);
        auto *progress = m_desktop->find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible() && progress->text().startsWith(u"Traffic"_s), 20'000);
        auto *cursor = m_desktop->find<QLabel>(u"cursorText"_s);
        auto *timeline = m_desktop->find<QWidget>(u"timeline"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"headlineValue"_s).contains(u"4"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(seconds() >= 3, 20'000);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Home);
        QTRY_COMPARE(cursor->text(), u"At the cursor: 0:00"_s);
        QTest::keyClick(timeline, Qt::Key_Right);
        QTRY_COMPARE(cursor->text(), u"At the cursor: 0:01"_s);
        QTest::keyClick(timeline, Qt::Key_Return);
        auto *chip = m_desktop->find<QPushButton>(u"secondChip"_s);
        QTRY_COMPARE(chip->text(), u"Showing 0:01 · show all"_s);
        m_desktop->click(chip);
        QTRY_VERIFY(!chip->isVisible());
        m_desktop->find<QAction>(u"stopAndCleanUp"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 60'000);
        verifyNothingIsLeft();
        const QList<RunListing> runs = listRuns(m_data->path());
        QCOMPARE(runs.size(), 1);
        QSignalSpy opened(m_desktop->find<RunPlace>(u"runPage"_s), &RunPlace::openRunAsked);
        QDesktopServices::setUrlHandler(u"file"_s, this, "catchUrl"); // nothing is opened in a test
        m_desktop->click(u"openResults"_s);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), runs.first().path);
    }

    void howSshConnectsIsSeenWhileItRunsAndAfterwards()
    {
        begin(quick());
        Plan ssh = plan(4s);
        ssh.scenarios[0].kind = TrafficKind::Ssh;
        ssh.scenarios[0].name = u"ssh"_s;
        prepare(ssh);
        auto *pane = m_desktop->find<QWidget>(u"connectPane"_s);
        start();
        auto *sentence = m_desktop->find<QLabel>(u"connectSentence"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pane->isVisible() && sentence->text().startsWith(u"4 connected"_s), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 60'000);
        verifyNothingIsLeft();
        QCOMPARE(m_simulator->counts().openTunnels, 0);
        m_desktop->click(u"openResults"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_desktop->window().findChild<QTabWidget *>(u"resultsTabs"_s) != nullptr, 20'000);
        auto *tabs = m_desktop->find<QTabWidget>(u"resultsTabs"_s);
        for (int i = 0; i < tabs->count(); ++i)
            tabs->setCurrentIndex(i); // each is filled when it is first shown
        QVERIFY(m_desktop->find<QWidget>(u"connectPicture"_s) != nullptr);
    }

    void theChartsHaveATableWhoseRowsAreCopied()
    {
        begin(quick());
        prepare(plan(3s));
        start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 60'000);
        auto *table = m_desktop->find<QTableView>(u"secondsTable"_s);
        QVERIFY(!table->isVisible());
        m_desktop->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_desktop->window()));
        m_desktop->find<QWidget>(u"timeline"_s)->setFocus();
        QTest::keyClick(m_desktop->find<QWidget>(u"timeline"_s), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(table->isVisible());
        QVERIFY(table->model()->rowCount() >= 3);
        table->setFocus();
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines.at(1).startsWith(u"0:01\t"_s), qPrintable(lines.at(1)));
        QCOMPARE(lines.at(0).count(u'\t'), lines.at(1).count(u'\t'));
        QTest::keyClick(table, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(!table->isVisible());
    }

    void aCancelledPreflightLeavesNothing()
    {
        begin(quick());
        prepare(plan(3s));
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled(), 20'000);
        m_desktop->click(u"cancelPreflight"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 20'000);
        QVERIFY(m_desktop->page()->objectName() != u"runPage"_s);
        QVERIFY(listRuns(m_data->path()).isEmpty());
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        m_desktop->click(u"page-run"_s);
        QTRY_COMPARE(m_desktop->find<QLabel>(u"preflightVerdict"_s)->text(), u"Cancelled."_s);
        m_desktop->click(u"preflightAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled(), 20'000);
        m_desktop->click(u"preflightAgain"_s); // while it holds
        QTRY_VERIFY(!m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled(), 20'000);
        QVERIFY(listRuns(m_data->path()).size() <= 1); // the one that holds now
        m_desktop->window().close(); // and nothing is asked, for nothing is lost
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->window().isVisible(), 20'000);
        QVERIFY(listRuns(m_data->path()).isEmpty());
    }

    void aDeploymentInUseIsStartedByItsNameOnly()
    {
        SimulatorOptions options = quick();
        options.foreignOther = 2;
        begin(options);
        prepare(plan(1s));
        auto *name = m_desktop->find<QLineEdit>(u"guardName"_s);
        QTRY_VERIFY_WITH_TIMEOUT(name->isVisible(), 20'000);
        auto *start = m_desktop->find<QPushButton>(u"startRun"_s);
        QVERIFY(!start->isEnabled());
        QTest::keyClicks(name, u"stag"_s);
        QVERIFY(!start->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        QTest::keyClicks(name, u"ing"_s);
        QVERIFY(start->isEnabled());
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 60'000);
        verifyNothingIsLeft();
    }

    void aFailedCheckSaysWhatToDo()
    {
        begin(quick());
        Plan missing = plan(1s);
        missing.create.templateName = u"nosuch"_s;
        prepare(missing);
        auto *verdict = m_desktop->find<QLabel>(u"preflightVerdict"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(u"Not ready"_s), 20'000);
        QVERIFY(words(u"checkWord"_s).contains(u"Failed"_s));
        QVERIFY(!m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled());
        QTRY_VERIFY(!m_desktop->runs().isRunning());
        QVERIFY(listRuns(m_data->path()).isEmpty());
    }

    void anExpiredTokenIsAFailedCheck()
    {
        begin(quick(), Secret("expired-token"_ba));
        prepare(plan(1s));
        QTRY_VERIFY_WITH_TIMEOUT(words(u"checkWord"_s).contains(u"Failed"_s), 20'000);
        QVERIFY(!m_desktop->find<QPushButton>(u"startRun"_s)->isEnabled());
    }

    void longerTextsFitBeforeAndWhileItRuns()
    {
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        SimulatorOptions options = quick();
        options.foreignOther = 2;
        begin(options);
        m_desktop->window().resize(1360, 860);
        prepare(plan(3s));
        auto *name = m_desktop->find<QLineEdit>(u"guardName"_s);
        QTRY_VERIFY_WITH_TIMEOUT(name->isVisible(), 20'000);
        QTRY_COMPARE(clippedTexts(&m_desktop->window()).join(u"\n"_s), QString());
        QSignalSpy seconds(&m_desktop->runs(), &RunHost::secondTaken);
        QTest::keyClicks(name, u"staging"_s);
        m_desktop->click(u"startRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seconds.size() >= 2, 20'000);
        m_desktop->find<QTabWidget>(u"runTabs"_s)->setCurrentIndex(2); // wide tables may scroll
        QTRY_COMPARE(clippedTexts(&m_desktop->window()).join(u"\n"_s), QString());
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 60'000);
        QCOMPARE(clippedTexts(&m_desktop->window()).join(u"\n"_s), QString());
        QCoreApplication::removeTranslator(&pseudo);
    }

    void aDeploymentThatGoesAwayIsToldOnThePage()
    {
        begin(quick());
        prepare(plan(60s));
        start();
        QTRY_VERIFY_WITH_TIMEOUT(seconds() >= 1, 30'000);
        m_simulator->stop();
        auto *trouble = m_desktop->find<QWidget>(u"runTrouble"_s);
        QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), 30'000);
        m_desktop->find<QAction>(u"abortNow"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 30'000);
        QCOMPARE(listRuns(m_data->path()).size(), 1);
    }

private:
    void begin(const SimulatorOptions &options, const Secret &token = {})
    {
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
        m_desktop = std::make_unique<DesktopDriver>(m_data->path());
        m_known = {};
        m_known.name = u"staging"_s;
        m_known.deployment.url = m_simulator->url();
        KnownDeployment saved = m_known;
        saved.deployment.token = token.isEmpty() ? m_simulator->ownerToken() : token;
        std::optional<Result<>> answer;
        m_desktop->deployments().save(
            saved, {}, this, [&answer](const Result<> &done) { answer.emplace(done); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(*answer);
    }

    // As the plan editor does, which would not let each of these plans through.
    void prepare(const Plan &of)
    {
        m_desktop->click(u"page-run"_s);
        m_desktop->find<RunPlace>(u"runPage"_s)->prepare(m_known, of);
    }

    void start()
    {
        auto *button = m_desktop->find<QPushButton>(u"startRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 20'000);
        m_desktop->click(button);
    }

    // Of the traffic phase; 0 in all others.
    int seconds() const
    {
        const QString text = m_desktop->find<QLabel>(u"runProgress"_s)->text();
        const QStringList parts = text.section(u' ', 1, 1).split(u':');
        return text.startsWith(u"Traffic"_s) && parts.size() == 2 ? parts.at(1).toInt() : 0;
    }

    QStringList words(const QString &name) const
    {
        QStringList texts;
        const auto labels = m_desktop->window().findChildren<QLabel *>(name);
        for (const QLabel *label : labels) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    void verifyNothingIsLeft()
    {
        const SimulatorCounts counts = m_simulator->counts();
        QCOMPARE(counts.workspaces - counts.foreignWorkspaces, 0);
        QCOMPARE(counts.users - counts.foreignUsers, 0);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<DesktopDriver> m_desktop;
    KnownDeployment m_known;
};

QTEST_MAIN(RunJourneyTest)
#include "tst_run_journey.moc"
