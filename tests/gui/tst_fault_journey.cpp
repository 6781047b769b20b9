// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong around the window: each is a sentence on the page where it matters, and nothing is lost.
#include "core/load/leftovers.h"
#include "core/simulator/simulator.h"
#include "core/storage/profilestore.h"
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/hostilestorage.h"
#include "tests/support/samplerun.h"
#include "ui/look/parts.h"
#include "ui/run/runplace.h"

#include <QDir>
#include <QListWidget>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int Longest = 60'000; // milliseconds

Plan plan(Milliseconds traffic, const QString &name = u"journey"_s)
{
    Plan made;
    made.name = name;
    made.create.templateName = u"demo"_s;
    made.create.count = 3;
    made.create.limits.concurrency = 10;
    ScenarioPlan scenario;
    scenario.rate = {1024, 100ms};
    scenario.duration = traffic;
    made.scenarios = {scenario};
    made.cleanup.limits.concurrency = 10;
    return made;
}

} // namespace

class FaultJourneyTest : public QObject
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
        m_data = std::make_unique<QTemporaryDir>();
        serve();
    }

    void cleanup()
    {
        m_desktop.reset();
        m_simulator.reset();
        m_token = {};
        m_address.clear();
    }

    void aTokenThatExpiredIsAFailedCheckUntilItIsRenewed()
    {
        begin();
        m_token = Secret("renewed-token"_ba);
        serve();
        prepare(*m_desktop, plan(1s));
        verifyNotReady(u"signed out"_s);
        QCOMPARE(folders(), QStringList());
        m_desktop->click(u"page-deployments"_s);
        m_desktop->click(u"editDeployment"_s);
        m_desktop->type(u"deploymentToken"_s, u"renewed-token"_s);
        m_desktop->click(u"saveDeployment"_s);
        QTRY_COMPARE(m_desktop->find<QLabel>(u"deploymentState"_s)->text(), u"Answers"_s);
        m_desktop->click(u"page-run"_s);
        m_desktop->click(u"preflightAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(startButton(*m_desktop)->isEnabled(), Longest);
    }

    void aDeploymentThatGoesAwayInPreflightIsToldAndCheckedAgain()
    {
        begin();
        SimulatorFaults slow;
        slow.apiLatency = 300ms;
        m_simulator->setFaults(slow);
        prepare(*m_desktop, plan(1s));
        QTRY_VERIFY_WITH_TIMEOUT(texts(u"checkWord"_s).contains(u"Passed"_s), Longest);
        m_simulator->stop();
        verifyNotReady(u"connection refused"_s);
        QCOMPARE(folders(), QStringList());
        serve();
        m_desktop->click(u"preflightAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(startButton(*m_desktop)->isEnabled(), Longest);
    }

    void whatADeploymentThatGoesAwayKeepsIsCleanedUpLater()
    {
        begin();
        prepare(*m_desktop, plan(12s));
        start(*m_desktop);
        waitForTraffic();
        m_simulator->stop();
        auto *trouble = m_desktop->find<ErrorNote>(u"runTrouble"_s);
        QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), Longest);
        QVERIFY2(trouble->text().startsWith(u"No connection is left"_s), qPrintable(trouble->text()));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), 2 * Longest);
        QVERIFY2(trouble->text().contains(u"6 objects may be left"_s), qPrintable(trouble->text()));
        m_desktop->click(u"openResults"_s);
        auto *leave = m_desktop->find<QPushButton>(u"resultsCleanup"_s);
        QTRY_VERIFY(leave->isVisible());
        const Result<StoredRun> stored = readRun(listRuns(m_data->path()).first().path);
        QVERIFY(stored);
        QVERIFY2(stored->report.warnings.join(u' ').contains(u"none of 3 sessions"_s),
            qPrintable(stored->report.warnings.join(u' ')));
        m_desktop->click(leave);
        QCOMPARE(m_desktop->page()->objectName(), u"cleanupPage"_s);
        QTRY_COMPARE(leftRows(), 6);
        deleteLeft();
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QWidget>(u"cleanupDetails"_s)->isVisible(), 2 * Longest);
        const QString why = m_desktop->find<QLabel>(u"cleanupSentence"_s)->text();
        QVERIFY2(why.contains(u"connection refused"_s), qPrintable(why));
        QCOMPARE(leftRows(), 6);
        serve(); // it knows none of it any more
        deleteLeft();
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QLabel>(u"cleanupEmpty"_s)->isVisible(), Longest);
        QCOMPARE(listRuns(m_data->path()).first().objectsLeft, 0);
    }

    void aTemplateThatIsDeletedMeanwhileIsToldWithItsName()
    {
        begin();
        prepare(*m_desktop, plan(1s));
        QTRY_VERIFY_WITH_TIMEOUT(startButton(*m_desktop)->isEnabled(), Longest);
        deleteTemplate(u"demo"_s);
        start(*m_desktop);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), Longest);
        auto *trouble = m_desktop->find<ErrorNote>(u"runTrouble"_s);
        QVERIFY2(
            trouble->text().contains(u"Template \"demo\" has been deleted"_s), qPrintable(trouble->text()));
        QCOMPARE(m_simulator->counts().users, 0);
        QCOMPARE(m_simulator->counts().workspacesCreated, 0);
        const QList<RunListing> runs = listRuns(m_data->path());
        QCOMPARE(runs.size(), 1);
        QVERIFY2(runs.first().sentence.contains(u"demo"_s), qPrintable(runs.first().sentence));
        prepare(*m_desktop, plan(1s));
        verifyNotReady(u"demo"_s);
        QCOMPARE(folders().size(), 1);
    }

    void aReadOnlyDataFolderIsSaidOnEachPage()
    {
        const QString folder = u"/proc"_s; // where not even root makes a file
        if (!QFileInfo(folder).isDir())
            QSKIP("This system has no folder that nobody can write to.");
        begin(folder);
        QVERIFY(m_desktop->find<NoticeBar>(u"startNotice"_s)->text().contains(folder));
        m_desktop->startDemo();
        auto *trouble = m_desktop->find<ErrorNote>(u"runTrouble"_s);
        QTRY_VERIFY(trouble->isVisible());
        QVERIFY2(trouble->text().contains(folder), qPrintable(trouble->text()));
        QVERIFY(!m_desktop->runs().isRunning());
        savePlan();
        auto *plans = m_desktop->find<ErrorNote>(u"plansError"_s);
        QTRY_VERIFY(plans->isVisible());
        QVERIFY2(plans->text().contains(folder), qPrintable(plans->text()));
        connectByHand();
        auto *form = m_desktop->find<ErrorNote>(u"formError"_s);
        QTRY_VERIFY(form->isVisible());
        QVERIFY2(form->text().contains(folder), qPrintable(form->text()));
        for (const QString &page :
            {u"page-history"_s, u"page-compare"_s, u"page-cleanup"_s, u"page-settings"_s})
            m_desktop->click(page);
    }

    void aReadOnlyFolderOfRunsIsSaidAndKeepsThem()
    {
        writeSampleRun(m_data->path(), {.name = u"kept"_s});
        begin();
        const FrozenFolder frozen(m_data->path() + u"/runs"_s);
        if (!frozen.isFrozen())
            QSKIP("Who may write everywhere meets no folder that is read-only.");
        m_desktop->click(u"page-history"_s);
        auto *table = m_desktop->find<QTableView>(u"historyTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Delete);
        auto *error = m_desktop->find<ErrorNote>(u"historyError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"read-only"_s), qPrintable(error->text()));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(folders().size(), 1);
        prepare(*m_desktop, plan(1s));
        auto *preflight = m_desktop->find<ErrorNote>(u"preflightError"_s);
        QTRY_VERIFY_WITH_TIMEOUT(preflight->isVisible(), Longest);
        QCOMPARE(m_simulator->counts().usersCreated, 0);
    }

    void aFullDiskBeforeTheStartIsSaidAndNothingIsLost()
    {
        if (!FullDisk::isPossible())
            QSKIP("This system has no limit for the size of files.");
        begin();
        QVERIFY(ProfileStore(m_data->path()).add(plan(1s, u"old"_s)));
        {
            const FullDisk disk;
            savePlan();
            auto *plans = m_desktop->find<ErrorNote>(u"plansError"_s);
            QTRY_VERIFY(plans->isVisible());
            QVERIFY2(plans->text().contains(u"smoke.json"_s), qPrintable(plans->text()));
            connectByHand();
            auto *form = m_desktop->find<ErrorNote>(u"formError"_s);
            QTRY_VERIFY(form->isVisible());
            QVERIFY2(form->text().contains(u"deployments.json"_s), qPrintable(form->text()));
            prepare(*m_desktop, plan(1s));
            auto *error = m_desktop->find<ErrorNote>(u"preflightError"_s);
            QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), Longest);
            QVERIFY2(error->text().contains(u"plan.json"_s), qPrintable(error->text()));
            QVERIFY(!startButton(*m_desktop)->isEnabled());
        }
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        QCOMPARE(folders(), QStringList()); // and none that would be shown as damaged
        QCOMPARE(ProfileStore(m_data->path()).list().size(), 1);
        QCOMPARE(m_desktop->deployments().all().size(), 1);
        m_desktop->click(u"preflightAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(startButton(*m_desktop)->isEnabled(), Longest);
        {
            const FullDisk disk;
            start(*m_desktop);
            QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), Longest);
        }
        auto *error = m_desktop->find<ErrorNote>(u"preflightError"_s);
        QVERIFY(error->isVisible());
        QVERIFY2(error->text().contains(u"ledger.ndjson"_s), qPrintable(error->text()));
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        QCOMPARE(folders(), QStringList());
    }

    void aDiskThatFillsUpInTheMiddleIsToldAndLosesNothing()
    {
        if (!FullDisk::isPossible())
            QSKIP("This system has no limit for the size of files.");
        begin();
        prepare(*m_desktop, plan(4s));
        start(*m_desktop);
        waitForTraffic();
        auto *trouble = m_desktop->find<ErrorNote>(u"runTrouble"_s);
        {
            const FullDisk disk;
            QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), Longest);
            QVERIFY2(trouble->text().contains(u"events.ndjson"_s), qPrintable(trouble->text()));
            QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->runs().isRunning(), Longest);
        }
        QCOMPARE(m_simulator->counts().users, 0); // it was cleaned up
        m_desktop->click(u"page-history"_s);
        auto *history = m_desktop->find<QTableView>(u"historyTable"_s);
        QTRY_COMPARE(history->model()->rowCount(), 1);
        QCOMPARE(listRuns(m_data->path()).first().state, StoredState::Unfinished); // as far as it was written
        m_desktop->click(u"page-cleanup"_s);
        QTRY_COMPARE(leftRows(), 6);
        deleteLeft();
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->find<QLabel>(u"cleanupEmpty"_s)->isVisible(), Longest);
    }

    void twoWindowsOnOneFolderKeepAllOfBoth()
    {
        begin();
        DesktopDriver other(m_data->path());
        QVERIFY(other.find<NoticeBar>(u"startNotice"_s)->text().contains(u"Another window"_s));
        save(other, u"production"_s);
        m_desktop->click(u"page-deployments"_s);
        QCOMPARE(m_desktop->find<QListWidget>(u"deploymentList"_s)->count(), 2);
        save(*m_desktop, u"preview"_s);
        other.click(u"page-deployments"_s);
        QCOMPARE(other.find<QListWidget>(u"deploymentList"_s)->count(), 3);
        for (DesktopDriver *one : {m_desktop.get(), &other})
            savePlan(*one);
        m_desktop->click(u"page-home"_s);
        m_desktop->click(u"page-plans"_s);
        QCOMPARE(m_desktop->find<QListWidget>(u"profiles"_s)->count(), 2);
        prepare(*m_desktop, plan(3s));
        m_known.name = u"production"_s; // whose token the other one has
        prepare(other, plan(3s));
        for (DesktopDriver *one : {m_desktop.get(), &other})
            QTRY_VERIFY_WITH_TIMEOUT(startButton(*one)->isEnabled(), Longest);
        for (DesktopDriver *one : {m_desktop.get(), &other})
            start(*one);
        for (DesktopDriver *one : {m_desktop.get(), &other}) {
            QTRY_VERIFY_WITH_TIMEOUT(!one->runs().isRunning(), Longest);
            one->click(u"page-history"_s);
            auto *table = one->find<QTableView>(u"historyTable"_s);
            QTRY_COMPARE(table->model()->rowCount(), 2);
        }
        for (const RunListing &run : listRuns(m_data->path())) {
            QCOMPARE(run.state, StoredState::Complete);
            QCOMPARE(run.objectsLeft, 0);
        }
        QCOMPARE(m_simulator->counts().workspaces, 0);
        m_desktop->startDemo(); // a demo in each, at once
        other.startDemo();
        for (DesktopDriver *one : {m_desktop.get(), &other}) {
            QVERIFY(one->runs().isRunning());
            QTRY_VERIFY_WITH_TIMEOUT(
                one->find<QLabel>(u"runProgress"_s)->text().startsWith(u"Traffic"_s), Longest);
            one->find<QAction>(u"stopAndCleanUp"_s)->trigger();
        }
        for (DesktopDriver *one : {m_desktop.get(), &other}) {
            QTRY_VERIFY_WITH_TIMEOUT(!one->runs().isRunning(), Longest);
            QTRY_COMPARE(one->find<QTableView>(u"historyTable"_s)->model()->rowCount(), 4);
        }
    }

private:
    // A deployment that is always at the same place; each knows nothing of the one before.
    void serve()
    {
        SimulatorOptions options;
        options.buildTime = 40ms;
        options.agentDelay = 20ms;
        options.provisioners = 10;
        options.listen = m_address;
        options.ownerToken = m_token;
        m_simulator.reset();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
        m_token = m_simulator->ownerToken();
        m_address = m_simulator->url().authority();
    }

    void begin(const QString &folder = {})
    {
        m_desktop = std::make_unique<DesktopDriver>(folder.isEmpty() ? m_data->path() : folder);
        m_known = {};
        m_known.name = u"staging"_s;
        m_known.deployment.url = m_simulator->url();
        if (folder.isEmpty())
            save(*m_desktop, m_known.name);
    }

    void save(DesktopDriver &desktop, const QString &name)
    {
        KnownDeployment saved = m_known;
        saved.name = name;
        saved.deployment.token = m_simulator->ownerToken();
        std::optional<Result<>> answer;
        desktop.deployments().save(
            saved, {}, this, [&answer](const Result<> &done) { answer.emplace(done); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(*answer);
    }

    void connectByHand()
    {
        m_desktop->click(u"page-deployments"_s);
        m_desktop->click(u"addDeployment"_s);
        m_desktop->type(u"deploymentUrl"_s, m_simulator->url().toString());
        m_desktop->type(u"deploymentToken"_s, QString::fromLatin1(m_token.reveal()));
        m_desktop->type(u"deploymentName"_s, u"second"_s);
        m_desktop->click(u"saveDeployment"_s);
    }

    void savePlan() { savePlan(*m_desktop); }
    static void savePlan(DesktopDriver &desktop)
    {
        desktop.click(u"page-home"_s);
        desktop.click(desktop.page()->findChild<QAbstractButton *>(u"preset-smoke"_s));
        QCOMPARE(desktop.page()->objectName(), u"plansPage"_s);
        desktop.click(u"planSave"_s);
    }

    void prepare(DesktopDriver &desktop, const Plan &of)
    {
        desktop.click(u"page-run"_s);
        desktop.find<RunPlace>(u"runPage"_s)->prepare(m_known, of);
    }

    static QPushButton *startButton(DesktopDriver &desktop)
    {
        return desktop.find<QPushButton>(u"startRun"_s);
    }

    static void start(DesktopDriver &desktop)
    {
        QTRY_VERIFY_WITH_TIMEOUT(startButton(desktop)->isEnabled(), Longest);
        desktop.click(startButton(desktop));
    }

    void waitForTraffic()
    {
        auto *progress = m_desktop->find<QLabel>(u"runProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->text().startsWith(u"Traffic 0:01"_s), Longest);
    }

    // As an administrator does meanwhile.
    void deleteTemplate(const QString &name)
    {
        QNetworkAccessManager network;
        const auto send = [&](const QByteArray &verb, const QString &path) {
            QNetworkRequest request(QUrl(m_simulator->url().toString() + u"/api/v2/"_s + path));
            request.setRawHeader("Coder-Session-Token", m_token.reveal());
            QNetworkReply *reply = network.sendCustomRequest(request, verb);
            QEventLoop loop;
            connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
            loop.exec();
            return reply->readAll();
        };
        const QByteArray found = send("GET", u"organizations/default/templates/"_s + name);
        const QString id = QJsonDocument::fromJson(found)["id"_L1].toString();
        QVERIFY(!id.isEmpty());
        QVERIFY(send("DELETE", u"templates/"_s + id).contains("has been deleted"));
    }

    void verifyNotReady(const QString &inASentence)
    {
        auto *verdict = m_desktop->find<QLabel>(u"preflightVerdict"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(u"Not ready"_s), Longest);
        QVERIFY2(texts(u"checkSentence"_s).filter(inASentence).size() > 0,
            qPrintable(texts(u"checkSentence"_s).join(u'\n')));
        QVERIFY(!startButton(*m_desktop)->isEnabled());
        QTRY_VERIFY(!m_desktop->runs().isRunning());
    }

    int leftRows() { return m_desktop->find<QTableView>(u"cleanupTable"_s)->model()->rowCount(); }

    void deleteLeft()
    {
        auto *button = m_desktop->find<QAbstractButton>(u"cleanupDelete"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), Longest);
        m_desktop->click(button);
        auto *question = m_desktop->find<QMessageBox>(u"cleanupQuestion"_s);
        QTRY_VERIFY(question->isVisible());
        for (QAbstractButton *answer : question->buttons()) {
            if (question->buttonRole(answer) == QMessageBox::AcceptRole)
                m_desktop->click(answer);
        }
        QTRY_VERIFY(!m_desktop->window().findChild<QMessageBox *>(u"cleanupQuestion"_s));
    }

    QStringList texts(const QString &name)
    {
        QStringList found;
        const auto labels = m_desktop->window().findChildren<QLabel *>(name);
        for (const QLabel *label : labels) {
            if (label->isVisible())
                found.append(label->text());
        }
        return found;
    }

    QStringList folders() const
    {
        return QDir(m_data->path() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<DesktopDriver> m_desktop;
    KnownDeployment m_known;
    Secret m_token;
    QString m_address;
};

QTEST_MAIN(FaultJourneyTest)
#include "tst_fault_journey.moc"
