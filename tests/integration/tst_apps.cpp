// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace apps in whole runs against the built-in deployment.
#include "app/recordedrun.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

ScenarioPlan appScenario(const QString &slug, AppMode mode)
{
    ScenarioPlan scenario;
    scenario.name = slug;
    scenario.kind = TrafficKind::WorkspaceApp;
    scenario.rate = {4096, 100ms};
    scenario.duration = 3s;
    scenario.app.slug = slug;
    scenario.app.mode = mode;
    return scenario;
}

Plan planOf(const QString &templateName, const QList<ScenarioPlan> &scenarios, int workspaces)
{
    Plan plan;
    plan.name = u"apps"_s;
    plan.create = simulated::planFor(workspaces);
    plan.create.templateName = templateName;
    plan.create.dryRun = false;
    plan.scenarios = scenarios;
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

} // namespace

class AppsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup()
    {
        m_recorded.reset();
        m_simulator.reset();
        m_folder.reset();
    }

    void eachModePassesByItsOwnRules_data()
    {
        QTest::addColumn<QString>("templateName");
        QTest::newRow("by path") << u"demo"_s;
        QTest::newRow("by name") << u"demo-subdomain"_s;
    }

    void eachModePassesByItsOwnRules()
    {
        QFETCH(QString, templateName);
        serve();
        QList<ScenarioPlan> scenarios{appScenario(u"wsec"_s, AppMode::Echo),
            appScenario(u"wsra"_s, AppMode::Read), appScenario(u"wsdi"_s, AppMode::Discard)};
        for (ScenarioPlan &scenario : scenarios)
            scenario.share = 1.0 / 3;
        scenarios[0].app.messageBytes = 1024;
        Plan plan = planOf(templateName, scenarios, 6);
        plan.goals.append({.metric = GoalMetric::ErrorRate, .limit = 0});
        run(plan);
        const RunResult &result = m_recorded->run()->result();
        QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
        const ScenarioTally &echo = result.scenarios.at(0).total;
        QVERIFY(echo.sentBytes > 100'000);
        QCOMPARE(echo.echoedBytes, echo.sentBytes);
        QCOMPARE(echo.unansweredTicks, 0u);
        QCOMPARE(echo.roundTrip.count(), echo.echoedTicks);
        const ScenarioTally &read = result.scenarios.at(1).total;
        QVERIFY(read.wireReadBytes > 1'000'000);
        QCOMPARE(read.sentBytes, 0u);
        QCOMPARE(read.dueTicks, 0u);
        QCOMPARE(result.scenarios.at(1).intended, IntendedLoad());
        const ScenarioTally &discard = result.scenarios.at(2).total;
        QVERIFY(discard.sentBytes > 100'000);
        QCOMPARE(discard.wireReadBytes, 0u);
        QCOMPARE(discard.unansweredTicks, 0u);
        for (const ScenarioResult &scenario : result.scenarios) {
            QCOMPARE(scenario.total.sessionsEnded, 2u);
            QCOMPARE(scenario.total.disconnects, 0u);
        }
        const Report &report = m_recorded->report();
        QVERIFY2(report.verdict.state == GoalState::Kept, qPrintable(report.verdict.sentence));
        QVERIFY(!report.scenarios.at(2).echoes);
        QCOMPARE(m_simulator->counts().workspaces, 0);
    }

    void plainRequestsAreCountedByTheirStatus()
    {
        serve();
        ScenarioPlan post = appScenario(u"wsec"_s, AppMode::Http);
        post.rate = {2000, 50ms};
        post.app.method = AppMethod::Post;
        post.app.path = u"/upload?n=1"_s;
        run(planOf(u"demo"_s, {post}, 3));
        const ScenarioResult &scenario = m_recorded->run()->result().scenarios.at(0);
        QCOMPARE(scenario.endpoints, QStringList{u"POST wsec/upload"_s});
        const RequestTally &requests = scenario.total.endpoints.at(0);
        QVERIFY(requests.sent > 100);
        QCOMPARE(requests.answered, requests.sent);
        QCOMPARE(requests.statuses[0], requests.sent);
        QCOMPARE(requests.unexpected, 0u);
        QCOMPARE(requests.bodyBytes, 2000 * requests.sent); // what was posted comes back
        QCOMPARE(m_recorded->report().verdict.state, GoalState::Kept);
    }

    void whatCannotBeIsSaid()
    {
        serve();
        run(planOf(u"demo"_s, {appScenario(u"jupyter"_s, AppMode::Echo)}, 1));
        QCOMPARE(m_recorded->run()->result().ending, RunEnding::Failed);
        QVERIFY2(
            m_recorded->report().sentence.contains(u"has no app \"jupyter\"; it has: wsdi, wsec, wsra."_s),
            qPrintable(m_recorded->report().sentence));
        ScenarioPlan named = appScenario(u"wsec"_s, AppMode::Echo);
        named.app.address = AppAddress::Subdomain;
        run(planOf(u"demo"_s, {named}, 1)); // its template gives it a path
        QCOMPARE(m_recorded->run()->result().ending, RunEnding::Failed);
        QVERIFY2(m_recorded->report().sentence.contains(u"has no name of its own"_s),
            qPrintable(m_recorded->report().sentence));
        QCOMPARE(m_simulator->counts().workspaces, 0);
    }

    // The wrong mode for what the app does is a failure, not a good run.
    void anAppThatAnswersIsNoneThatDiscards()
    {
        serve();
        run(planOf(u"demo"_s, {appScenario(u"wsec"_s, AppMode::Discard)}, 2));
        const ScenarioTally &tally = m_recorded->run()->result().scenarios.at(0).total;
        QCOMPARE(tally.disconnects, 2u);
        QCOMPARE(tally.errors[static_cast<std::size_t>(ErrorClass::CorruptEcho)], 2u);
        QCOMPARE(m_recorded->report().verdict.state, GoalState::Broken);
    }

private:
    void serve()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(quickOptions());
        QVERIFY(m_simulator->start());
    }

    void run(const Plan &plan)
    {
        RecordedRunSettings settings;
        settings.dataDir = m_folder->path();
        settings.program = u"test"_s;
        settings.isSimulated = true;
        settings.hold = Hold::Never;
        Deployment deployment = deploymentOf(*m_simulator);
        QVERIFY(addMapping(deployment.resolve, u"*.apps.localhost=127.0.0.1"_s));
        m_recorded = std::make_unique<RecordedRun>(deployment, plan, settings);
        QSignalSpy ended(m_recorded.get(), &RecordedRun::ended);
        m_recorded->start();
        QVERIFY(ended.wait(120'000));
        QVERIFY2(m_recorded->recorded(), "the run is written down");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<RecordedRun> m_recorded;
};

QTEST_GUILESS_MAIN(AppsTest)
#include "tst_apps.moc"
