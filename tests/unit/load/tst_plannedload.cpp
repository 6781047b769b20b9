// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/plannedload.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

ScenarioPlan scenarioNamed(const QString &name, double share)
{
    ScenarioPlan scenario;
    scenario.name = name;
    scenario.share = share;
    scenario.rate = {4096, 100ms};
    scenario.duration = 10s;
    return scenario;
}

Plan planOf(int count, const QList<ScenarioPlan> &scenarios)
{
    Plan plan;
    plan.create.templateName = u"demo"_s;
    plan.create.count = count;
    plan.scenarios = scenarios;
    return plan;
}

int sessionsAt(const PlannedLoad &load, qsizetype scenario, double second)
{
    int sessions = 0;
    for (std::size_t i = 0; i < load.instants.size() && load.instants[i] <= second; ++i)
        sessions = load.scenarios.at(scenario).sessions[i];
    return sessions;
}

Template builtIn(Milliseconds p50, Milliseconds p95)
{
    Template used;
    used.name = u"kubernetes"_s;
    used.startBuildP50 = p50;
    used.startBuildP95 = p95;
    return used;
}

} // namespace

class PlannedLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aConstantLoadIsCountTimesRate()
    {
        const Result<PlannedLoad> load = plannedLoad(planOf(450, {scenarioNamed(u"all"_s, 1)}));
        QVERIFY(load);
        QCOMPARE(load->length, 10s);
        QCOMPARE(load->mostConnections, 450);
        QCOMPARE(load->mostBytesPerSecond, 18'432'000.0);
        QCOMPARE(load->mostTicksPerSecond, 4500.0);
        QCOMPARE(load->bytes, 184'320'000.0);
        QCOMPARE(load->instants.front(), 0.0);
        QCOMPARE(load->instants.back(), 10.0);
        QCOMPARE(sessionsAt(*load, 0, 0), 450);
        QCOMPARE(sessionsAt(*load, 0, 9.9), 450);
        QCOMPARE(sessionsAt(*load, 0, 10), 0);
    }

    void aRampGrowsByItsRate()
    {
        ScenarioPlan scenario = scenarioNamed(u"ramp"_s, 1);
        scenario.connectsPerSecond = 20;
        const Result<PlannedLoad> load = plannedLoad(planOf(100, {scenario}));
        QVERIFY(load);
        QCOMPARE(sessionsAt(*load, 0, 0), 1);
        QCOMPARE(sessionsAt(*load, 0, 2.55), 51);
        QCOMPARE(sessionsAt(*load, 0, 5), 100);
        QCOMPARE(load->scenarios.first().mostSessions, 100);
        QVERIFY(load->bytes < 100 * 40'960.0 * 10);
    }

    void aRampThatOutlastsTheScenarioNeverReachesAll()
    {
        ScenarioPlan scenario = scenarioNamed(u"slow"_s, 1);
        scenario.connectsPerSecond = 1;
        const Result<PlannedLoad> load = plannedLoad(planOf(100, {scenario}));
        QVERIFY(load);
        QCOMPARE(load->scenarios.first().workspaces, 100);
        QCOMPARE(load->mostConnections, 10);
    }

    void scenariosAddUpWhereTheyOverlap()
    {
        ScenarioPlan later = scenarioNamed(u"later"_s, 0.5);
        later.startAfter = 5s;
        const Result<PlannedLoad> load = plannedLoad(planOf(40, {scenarioNamed(u"first"_s, 0.5), later}));
        QVERIFY(load);
        QCOMPARE(load->length, 15s);
        QCOMPARE(load->scenarios.at(0).workspaces, 20);
        QCOMPARE(sessionsAt(*load, 1, 4.9), 0);
        QCOMPARE(sessionsAt(*load, 1, 5), 20);
        QCOMPARE(load->mostConnections, 40);
        later.startAfter = 10s; // one after the other
        QCOMPARE(plannedLoad(planOf(40, {scenarioNamed(u"first"_s, 0.5), later}))->mostConnections, 20);
    }

    void sessionsAfterOthersMakeItLonger()
    {
        ScenarioPlan scenario = scenarioNamed(u"waves"_s, 1);
        scenario.limits.concurrency = 8;
        const Result<PlannedLoad> load = plannedLoad(planOf(20, {scenario}));
        QVERIFY(load);
        QCOMPARE(load->length, 30s);
        QCOMPARE(load->mostConnections, 8);
        QCOMPARE(sessionsAt(*load, 0, 25), 4);
    }

    void whatIsNotKnownBeforeIsSaid()
    {
        Plan plan = planOf(0, {scenarioNamed(u"all"_s, 1)});
        QVERIFY(plannedLoad(plan).error().message.contains(u"not known before"_s));
        plan.scenarios.first().range = Range{10, 30};
        QCOMPARE(plannedLoad(plan)->mostConnections, 20);
        plan = planOf(10, {scenarioNamed(u"all"_s, 1)});
        plan.create.reuse = true;
        QVERIFY(plannedLoad(plan)->mayGrow);
        plan.create.topUp = true;
        QVERIFY(!plannedLoad(plan)->mayGrow);
    }

    void targetsThatCannotBeAreAnError()
    {
        Plan plan = planOf(10, {scenarioNamed(u"all"_s, 1)});
        plan.scenarios.first().range = Range{5, 20};
        QVERIFY(!plannedLoad(plan));
        plan.scenarios.first().range.reset();
        plan.scenarios.first().rate.tickInterval = 0ms;
        QVERIFY(!plannedLoad(plan));
    }

    void withoutScenariosThereIsNoLoad()
    {
        const Result<PlannedLoad> load = plannedLoad(planOf(10, {}));
        QVERIFY(load);
        QCOMPARE(load->length, 0s);
        QCOMPARE(load->mostConnections, 0);
    }

    void buildsTakeTheirTimeInRounds()
    {
        Plan plan = planOf(25, {scenarioNamed(u"all"_s, 1)});
        plan.baseline = 60s;
        const PlannedTimes unknown = plannedTimes(plan, 10s, {});
        QCOMPARE(unknown.builds, 25);
        QVERIFY(!unknown.creating && !unknown.whole);
        const PlannedTimes known = plannedTimes(plan, 10s, builtIn(40s, 90s));
        QCOMPARE(*known.creating, 120s);
        QCOMPARE(*known.slowCreating, 270s);
        QCOMPARE(*known.whole, 190s);
        plan.create.limits.concurrency = 0;
        QCOMPARE(*plannedTimes(plan, 10s, builtIn(40s, 90s)).creating, 40s);
        plan.create.count = 0;
        QCOMPARE(*plannedTimes(plan, 10s, {}).whole, 70s);
    }

    void onlyWhatTheDeploymentToldIsWarnedOf()
    {
        Plan plan = planOf(1000, {scenarioNamed(u"all"_s, 1)});
        const auto warnings
            = [&plan](const std::optional<Template> &used, const std::optional<DeploymentConfig> &config) {
                  return deploymentWarnings(plan, plannedTimes(plan, 10s, used), used, config);
              };
        QVERIFY(warnings({}, {}).isEmpty());
        DeploymentConfig config;
        QVERIFY(warnings({}, config).isEmpty());
        config.apiRateLimit = 512;
        QVERIFY(warnings({}, config).join(u' ').contains(u"512 times a minute"_s));
        QVERIFY(warnings(builtIn(10s, 20s), {}).isEmpty());
        QVERIFY(warnings(builtIn(40s, 50s), {}).join(u' ').contains(u"is ended after 30m"_s));
        QVERIFY(warnings(builtIn(10s, 6min), {})
                .join(u' ')
                .contains(u"one build in twenty"_s, Qt::CaseInsensitive));
        plan.runLimit = 10min;
        QVERIFY(warnings(builtIn(10s, 20s), {}).join(u' ').contains(u"stopped after 10m"_s));
    }

    void aHundredThousandSessionsAreQuick()
    {
        ScenarioPlan scenario = scenarioNamed(u"all"_s, 1);
        scenario.connectsPerSecond = 1000;
        scenario.duration = 10min;
        QCOMPARE(plannedLoad(planOf(100'000, {scenario}))->mostConnections, 100'000);
    }
};

QTEST_GUILESS_MAIN(PlannedLoadTest)
#include "tst_plannedload.moc"
