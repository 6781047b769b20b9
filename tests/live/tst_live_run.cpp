// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browserprogram.h"
#include "core/load/run.h"
#include "core/plan/dashboardpages.h"
#include "tests/live/livedeployment.h"
#include "tests/support/asked.h"

#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The main job against a real Coder server.
class TestLiveRun : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatWasTypedComesBackAndNothingIsLeft();
    void dashboardsAreAnsweredAsExpected();
    void browsersFindEveryPage();
};

namespace {

// Every page as often as the others, one of the people an administrator.
Plan dashboardPlan(int people, Milliseconds length, Milliseconds interval)
{
    Plan plan;
    plan.name = u"live dashboard"_s;
    plan.create.templateName = live::templateName();
    plan.create.count = people;
    ScenarioPlan scenario;
    scenario.name = u"dashboard"_s;
    scenario.kind = TrafficKind::Dashboard;
    scenario.duration = length;
    scenario.dashboard.interval = interval;
    scenario.dashboard.jitter = 500ms;
    scenario.dashboard.administrators = 1;
    scenario.dashboard.weights = {1, 1, 1, 1, 1, 1, 1};
    plan.scenarios = {scenario};
    return plan;
}

// Servers may be built without the pages.
bool hasSite(const QUrl &url)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    return QSignalSpy(reply.get(), &QNetworkReply::finished).wait(30'000)
        && reply->readAll().contains("<script type=\"module\"");
}

// One run against the given deployment, from its start to its end.
class LiveRun
{
public:
    LiveRun(const Plan &plan, const QString &id)
        : m_plan(plan)
    {
        m_settings.id = id;
        m_settings.ledgerPath = m_folder.filePath(u"ledger.ndjson"_s);
        m_settings.planFolder = QDir(m_folder.path());
        m_settings.hold = Hold::Never;
    }

    // Says what went wrong; empty: it ended as planned, and no session had trouble.
    QString go()
    {
        const Result<Deployment> deployment = live::deployment();
        if (!deployment)
            return deployment.error().message;
        Run run(*deployment, m_plan, m_settings);
        QStringList troubles;
        QObject::connect(&run, &Run::told, &run, [&troubles](const RunEvent &event) {
            if (event.kind == RunEventKind::Session)
                troubles.append(event.sentence);
        });
        QSignalSpy ended(&run, &Run::ended);
        run.start();
        if (!ended.wait(280'000))
            return u"The run did not end within 280 s."_s;
        m_result = run.result();
        if (m_result.ending != RunEnding::Finished)
            troubles.append(m_result.sentence);
        if (!m_result.cleanupIsComplete)
            troubles.append(u"Something is left on the deployment."_s);
        return troubles.join(u'\n');
    }

    const RunResult &result() const { return m_result; }
    const ScenarioTally &tally() const { return m_result.scenarios.at(0).total; }
    QString ledgerPath() const { return m_settings.ledgerPath; }

private:
    const QTemporaryDir m_folder;
    Plan m_plan;
    RunSettings m_settings;
    RunResult m_result;
};

} // namespace

void TestLiveRun::whatWasTypedComesBackAndNothingIsLeft()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    Plan plan;
    plan.name = u"live test"_s;
    plan.create.templateName = live::templateName();
    plan.create.count = 3;
    ScenarioPlan scenario;
    scenario.rate = {4096, 100ms};
    scenario.duration = 15s; // the first terminal after a server's start takes five of them
    plan.scenarios = {scenario};
    LiveRun run(plan, u"live-test"_s);
    const QString trouble = run.go();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(!run.result().isSimulated);
    QCOMPARE(run.result().workspacesFailed, 0);
    const ScenarioTally &tally = run.tally();
    QVERIFY(tally.sentTicks > 0);
    QCOMPARE(tally.echoedBytes, tally.sentBytes);
    QCOMPARE(tally.wireReadBytes, tally.wireWrittenBytes);
    QCOMPARE(tally.unansweredTicks, 0u);
    QCOMPARE(tally.disconnects, 0u);
    QCOMPARE(tally.sessionsEnded, 3u);

    const Result<LedgerReplay> ledger = replayLedger(run.ledgerPath());
    QVERIFY(ledger);
    CoderClient client(*live::deployment());
    Asked<QList<User>> users;
    client.listUsers(ledger->header.namePrefix, this, users.callback());
    QTRY_VERIFY_WITH_TIMEOUT(users.hasValue(), 30'000);
    QVERIFY(users.value().isEmpty());
}

void TestLiveRun::dashboardsAreAnsweredAsExpected()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    LiveRun run(dashboardPlan(3, 20s, 1500ms), u"live-dashboard"_s);
    const QString trouble = run.go();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const ScenarioTally &tally = run.tally();
    QVERIFY(tally.requests.sent > 100);
    QCOMPARE(tally.requests.unexpected, 0u);
    QCOMPARE(tally.requests.failed, 0u);
    QCOMPARE(tally.requests.answered, tally.requests.sent);
    QCOMPARE(tally.sessionsEnded, 3u);
}

void TestLiveRun::browsersFindEveryPage()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    if (!findBrowser())
        QSKIP("No browser is installed here.");
    const Result<Deployment> deployment = live::deployment();
    QVERIFY2(deployment, qPrintable(deployment ? QString() : deployment.error().message));
    if (!hasSite(deployment->url))
        QSKIP("This server was built without its dashboard.");
    Plan plan = dashboardPlan(2, 90s, 4s);
    plan.scenarios[0].dashboard.client = DashboardClient::Browser;
    LiveRun run(plan, u"live-browsers"_s);
    const QString trouble = run.go();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const ScenarioTally &tally = run.tally();
    for (std::size_t page = 0; page < DashboardPageCount; ++page)
        QVERIFY2(tally.endpoints.at(page).done() > 0, qPrintable(browserEndpointNames().at(qsizetype(page))));
    QCOMPARE(tally.requests.unexpected, 0u);
    QCOMPARE(tally.requests.failed, 0u);
    QCOMPARE(tally.endpoints.at(indexOf(BrowserFigure::Requests)).unexpected, 0u);
    QVERIFY(tally.endpoints.at(indexOf(BrowserFigure::LargestPaint)).answered > 0);
    QCOMPARE(tally.sessionsEnded, 2u);
}

QTEST_GUILESS_MAIN(TestLiveRun)
#include "tst_live_run.moc"
