// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes and steering in whole runs against the built-in deployment.
#include "core/load/run.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

Plan planOf(int workspaces, Milliseconds traffic)
{
    Plan plan;
    plan.name = u"steering"_s;
    plan.create = simulated::planFor(workspaces);
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.rate = {512, 100ms};
    scenario.duration = traffic;
    plan.scenarios = {scenario};
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

} // namespace

class SteeringTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_events.clear();
        m_rows.clear();
        m_hands.clear();
    }
    void cleanup()
    {
        m_run.reset();
        m_simulator.reset();
        m_folder.reset();
    }

    void aShapeIsMadeAsPlanned()
    {
        serve();
        Plan plan = planOf(10, 9s);
        plan.scenarios[0].shape.name = ShapeName::Stages;
        plan.scenarios[0].shape.stages = {{.duration = 3s, .level = 0.3, .isRamp = false},
            {.duration = 3s, .level = 1, .isRamp = false}, {.duration = 3s, .level = 0.5, .isRamp = false}};
        plan.scenarios[0].shape.jitter = 0.5;
        plan.scenarios[0].shape.seed = 11;
        QVERIFY(run(plan));
        const ScenarioResult &scenario = m_run->result().scenarios.at(0);
        QCOMPARE(active(1), 3);
        QCOMPARE(active(4), 10);
        QCOMPARE(active(7), 5);
        QCOMPARE(scenario.total.sessionsStarted, 10u);
        QCOMPARE(scenario.total.sessionsEnded, 10u);
        verifyAllCameBack(scenario);
    }

    void anOpenLoadGoesRoundTheTargets()
    {
        serve();
        Plan plan = planOf(4, 5s);
        plan.scenarios[0].shape.model = LoadModel::Open;
        plan.scenarios[0].shape.sessionsPerSecond = 4;
        plan.scenarios[0].shape.sessionLength = 1500ms;
        QVERIFY(run(plan));
        const ScenarioResult &scenario = m_run->result().scenarios.at(0);
        QCOMPARE(scenario.total.sessionsStarted, 20u);
        QCOMPARE(scenario.total.sessionsEnded, 20u);
        QCOMPARE(scenario.total.disconnects, 0u);
        verifyAllCameBack(scenario);
    }

    void aHandOnTheLoadIsObeyedAndTold()
    {
        serve();
        m_hands = {{1, {SteerAction::SetLevel, 0.5}}, {3, {SteerAction::Pause}}, {6, {SteerAction::Continue}},
            {8, {SteerAction::SetLevel, 2}}};
        QVERIFY(run(planOf(6, 12s)));
        const ScenarioResult &scenario = m_run->result().scenarios.at(0);
        QCOMPARE(active(0), 6);
        QCOMPARE(active(2), 3);
        QCOMPARE(active(5), 3); // paused: they stay
        QCOMPARE(m_rows.at(5).scenarios.at(0).intended.ticks, 0u);
        QCOMPARE(m_rows.at(5).scenarios.at(0).counts.sentTicks, 0u);
        QCOMPARE(active(8), 3);
        QCOMPARE(active(10), 12);
        QCOMPARE(scenario.total.disconnects, 0u);
        QCOMPARE(scenario.total.skippedTicks, 0u);
        verifyAllCameBack(scenario);
        QCOMPARE(m_events.size(), 4);
        QCOMPARE(m_events.at(0), u"Steered: level 50 %. Now web-terminal at 50 %."_s);
        QCOMPARE(m_events.at(1), u"Steered: pause. Now web-terminal at 0 %."_s);
        QCOMPARE(m_events.at(3), u"Steered: level 200 %. Now web-terminal at 200 %."_s);
        QVERIFY(m_run->result().cleanupIsComplete);
    }

    // Fewer people, all of them again, and nobody pauses.
    void peopleOnTheDashboardLeaveAndComeBack()
    {
        serve();
        Plan plan = planOf(6, 12s);
        plan.scenarios[0].kind = TrafficKind::Dashboard;
        plan.scenarios[0].dashboard = {.interval = 400ms, .jitter = 100ms, .seed = 5};
        m_hands
            = {{2, {SteerAction::SetLevel, 0.5}}, {5, {SteerAction::Pause}}, {7, {SteerAction::SetLevel, 1}}};
        QVERIFY(run(plan));
        const ScenarioResult &scenario = m_run->result().scenarios.at(0);
        QCOMPARE(active(1), 6);
        QCOMPARE(active(4), 3);
        QCOMPARE(active(6), 3); // none paused
        QCOMPARE(active(9), 6);
        QCOMPARE(scenario.total.sessionsStarted, 9u);
        QCOMPARE(scenario.total.disconnects, 0u);
        QCOMPARE(scenario.total.requests.unexpected, 0u);
        QCOMPARE(scenario.total.requests.failed, 0u);
        // Half the people intend half the requests, and what was intended is what was asked for.
        const auto intended = [this](int first, int last) {
            std::uint64_t sum = 0;
            for (int second = first; second <= last; ++second)
                sum += m_rows.at(second).scenarios.at(0).intended.ticks;
            return sum;
        };
        QVERIFY2(intended(4, 6) * 10 < intended(9, 11) * 7, qPrintable(QString::number(intended(4, 6))));
        QVERIFY2(intended(4, 6) * 10 > intended(9, 11) * 3, qPrintable(QString::number(intended(4, 6))));
        QCOMPARE(scenario.total.requests.intended, scenario.intended.ticks);
        QCOMPARE(m_events.size(), 2);
        QVERIFY(m_run->result().cleanupIsComplete);
    }

    void aPausedLoadCanBeStopped()
    {
        serve();
        m_hands = {{1, {SteerAction::Pause}}};
        m_stopAt = 3;
        QVERIFY(run(planOf(3, 60s)));
        m_stopAt = -1;
        QCOMPARE(m_run->result().ending, RunEnding::Stopped);
        QVERIFY(m_run->result().cleanupIsComplete);
    }

    void whereThereIsNoTrafficThereIsNothingToSteer()
    {
        serve();
        QVERIFY(run(planOf(1, 2s)));
        QVERIFY(m_run->steer({SteerAction::Hold}).error().message.contains(u"no traffic now"_s));
    }

private:
    void serve()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(quickOptions());
        QVERIFY(m_simulator->start());
    }

    bool run(const Plan &plan)
    {
        RunSettings settings;
        settings.id = u"steering"_s;
        settings.ledgerPath = m_folder->filePath(u"ledger.ndjson"_s);
        settings.isSimulated = true;
        settings.hold = Hold::Never;
        settings.secondDone = [this](const SecondRow &row, const std::vector<ScenarioTally> &) {
            m_rows.append(row);
            if (row.second == m_stopAt)
                QMetaObject::invokeMethod(
                    m_run.get(), [this] { m_run->stop(StopHow::CleanUp); }, Qt::QueuedConnection);
            if (m_hands.contains(row.second))
                QMetaObject::invokeMethod(
                    m_run.get(), [this, hand = m_hands.value(row.second)] { m_steered = m_run->steer(hand); },
                    Qt::QueuedConnection);
        };
        m_run = std::make_unique<Run>(deploymentOf(*m_simulator), plan, settings);
        connect(m_run.get(), &Run::told, this, [this](const RunEvent &event) {
            if (event.kind == RunEventKind::Steering)
                m_events.append(event.sentence);
        });
        QSignalSpy ended(m_run.get(), &Run::ended);
        m_run->start();
        return ended.wait(120'000) && m_steered;
    }

    int active(int second) const { return m_rows.at(second).scenarios.at(0).gauges.active; }

    static void verifyAllCameBack(const ScenarioResult &scenario)
    {
        QVERIFY(scenario.total.sentTicks > 0);
        QCOMPARE(scenario.total.echoedBytes, scenario.total.sentBytes);
        QCOMPARE(scenario.total.unansweredTicks, 0u);
        QVERIFY(scenario.total.dueTicks <= scenario.intended.ticks); // connecting takes some
        QVERIFY(scenario.total.dueTicks >= scenario.intended.ticks * 8 / 10);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Run> m_run;
    QMap<std::int64_t, Steering> m_hands; // after which second
    std::int64_t m_stopAt = -1;
    Result<> m_steered;
    QStringList m_events;
    QList<SecondRow> m_rows;
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "tst_steering.moc"
