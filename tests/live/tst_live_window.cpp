// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way through the window on a real deployment: connect, plan, preflight, run, results, nothing
// left. With PLIMSOLL_LIVE_PICTURES=FOLDER it leaves a picture of each page there.
#include "core/storage/profilestore.h"
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"
#include "tests/live/livedeployment.h"

#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int Workspaces = 10;

Plan livePlan()
{
    Plan plan;
    plan.name = u"Window"_s;
    plan.create.templateName = live::templateName();
    plan.create.count = Workspaces;
    plan.create.limits.concurrency = 5;
    ScenarioPlan scenario;
    scenario.rate = {4096, 100ms};
    scenario.duration = 20s;
    plan.scenarios = {scenario};
    return plan;
}

} // namespace

class LiveWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!live::isGiven())
            QSKIP(live::NotGiven);
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
    }

    void init() { failOnWarnings(); }

    void aRunIsMadeFromConnectingToItsResults()
    {
        const Result<Deployment> deployment = live::deployment();
        QVERIFY2(deployment, deployment ? "" : qPrintable(deployment.error().message));
        const QTemporaryDir data;
        QVERIFY(ProfileStore(data.path()).add(livePlan()));
        DesktopDriver desktop(data.path());
        desktop.window().resize(1360, 860);
        desktop.click(u"page-deployments"_s);
        desktop.click(u"connectFirst"_s);
        desktop.type(u"deploymentUrl"_s, deployment->url.toString());
        desktop.type(u"deploymentToken"_s, QString::fromLatin1(deployment->token.reveal()));
        desktop.click(u"saveDeployment"_s);
        auto *state = desktop.find<QLabel>(u"deploymentState"_s);
        QTRY_VERIFY_WITH_TIMEOUT(state->isVisible() && state->text().startsWith(u"Answers"_s), 30'000);
        shoot(desktop, u"deployments"_s);
        desktop.click(u"page-plans"_s);
        auto *profiles = desktop.find<QListWidget>(u"profiles"_s);
        QTest::mouseClick(
            profiles->viewport(), Qt::LeftButton, {}, profiles->visualItemRect(profiles->item(0)).center());
        auto *editorStart = desktop.find<QAbstractButton>(u"planStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(editorStart->isEnabled(), 30'000);
        shoot(desktop, u"plans"_s);
        desktop.click(editorStart);
        startWhenChecked(desktop);
        int seconds = 0;
        connect(&desktop.runs(), &RunHost::secondTaken, &desktop.window(), [&seconds] { ++seconds; });
        QTRY_VERIFY_WITH_TIMEOUT(seconds >= 15, 120'000);
        shoot(desktop, u"run"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), 120'000);
        verifyRun(data.path());
        desktop.click(u"openResults"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desktop.window().findChild<QTabWidget *>(u"resultsTabs"_s), 20'000);
        shoot(desktop, u"results"_s);
    }

private:
    // Types the name where the deployment is in use by others.
    void startWhenChecked(DesktopDriver &desktop)
    {
        auto *start = desktop.find<QPushButton>(u"startRun"_s);
        auto *guard = desktop.find<QLineEdit>(u"guardName"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() || guard->isVisible(), 60'000);
        if (guard->isVisible())
            QTest::keyClicks(guard, desktop.deployments().all().first().name);
        QTRY_VERIFY(start->isEnabled());
        shoot(desktop, u"preflight"_s);
        desktop.click(start);
    }

    void verifyRun(const QString &dataDir)
    {
        const QList<RunListing> runs = listRuns(dataDir);
        QCOMPARE(runs.size(), 1);
        const Result<StoredRun> run = readRun(runs.first().path);
        QVERIFY(run);
        QVERIFY(!run->report.simulated);
        QCOMPARE(run->report.outcome, RunOutcome::Finished);
        QCOMPARE(run->report.create.created, Workspaces);
        QCOMPARE(run->report.cleanup.left, 0);
        QCOMPARE(run->report.cleanup.workspacesDeleted, Workspaces);
        const ScenarioReport &scenario = run->report.scenarios.first();
        QVERIFY(scenario.counts.sentBytes > 0);
        QCOMPARE(scenario.counts.echoedBytes, scenario.counts.sentBytes);
    }

    static void shoot(DesktopDriver &desktop, const QString &name)
    {
        const QString folder = qEnvironmentVariable("PLIMSOLL_LIVE_PICTURES");
        if (folder.isEmpty())
            return;
        QVERIFY(QTest::qWaitForWindowActive(&desktop.window()));
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(QDir().mkpath(folder) && desktop.window().grab().save(u"%1/%2.png"_s.arg(folder, name)));
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(LiveWindowTest)
#include "tst_live_window.moc"
