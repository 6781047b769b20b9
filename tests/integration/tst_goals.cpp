// SPDX-License-Identifier: GPL-3.0-or-later
// Goals and this machine's own limits in whole runs against the built-in deployment.
#include "app/recordedrun.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

SimulatorOptions withFault(const SimulatorFaults &faults, Milliseconds after, Milliseconds lasting)
{
    SimulatorOptions options = quickOptions();
    SimulatorFaultWindow window;
    window.faults = faults;
    window.since = SimulatorFaultWindow::Since::FirstTerminal;
    window.after = after;
    window.lasting = lasting;
    options.faultWindows = {window};
    return options;
}

Plan planFor(int workspaces, Milliseconds traffic, const QList<Goal> &goals)
{
    Plan plan;
    plan.name = u"goals"_s;
    plan.create = simulated::planFor(workspaces);
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.rate = {1024, 200ms}; // slow, so that a machine with other work is seldom late
    scenario.duration = traffic;
    plan.scenarios = {scenario};
    plan.goals = goals;
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

} // namespace

class GoalsTest : public QObject
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

    void aStallStopsTheRunWhileItLasts()
    {
        SimulatorFaults stall;
        stall.isStalled = true;
        serve(withFault(stall, 3s, 0s));
        Plan plan = planFor(4, 120s,
            {{.metric = GoalMetric::RoundTrip, .percentile = 50, .limit = 500e6, .window = 3s, .abort = true},
                {.metric = GoalMetric::DisconnectRate, .limit = 0.01}});
        plan.cleanup.when = CleanupWhen::Never;
        run(plan);
        const RunResult &result = m_recorded->run()->result();
        QCOMPARE(result.ending, RunEnding::Stopped);
        QCOMPARE(result.stopReason, StopReason::Goal);
        QVERIFY2(result.sentence.startsWith(u"A goal that stops the run is broken. Broken: round trip p50"_s),
            qPrintable(result.sentence));
        QVERIFY(result.cleanupIsComplete);
        QCOMPARE(m_simulator->counts().workspaces, 0);
        const QList<GoalResult> goals = m_recorded->report().verdict.goals;
        QCOMPARE(goals.at(0).state, GoalState::Broken);
        // A few seconds after the stall began, long before a session counts as stalled.
        QVERIFY2(
            result.trafficStartedAt.secsTo(goals.at(0).firstBeyond) < 12, qPrintable(goals.at(0).sentence));
        QVERIFY(goals.at(1).state != GoalState::Broken); // nobody was lost until the run was stopped
    }

    void lostConnectionsBreakAWindowAndNothingElse()
    {
        SimulatorFaults drop;
        drop.dropShare = 1;
        serve(withFault(drop, 3s, 200ms));
        Plan plan = planFor(6, 8s,
            {{.metric = GoalMetric::ErrorRate, .limit = 0, .errorClass = ErrorClass::Stalled},
                {.metric = GoalMetric::ErrorRate, .limit = 0, .window = 2s},
                {.metric = GoalMetric::RecoveryTime, .percentile = 95, .limit = 30e9},
                {.metric = GoalMetric::ConnectTime, .percentile = 90, .limit = 30e9},
                {.metric = GoalMetric::CreateTime, .percentile = 90, .limit = 60e9},
                {.metric = GoalMetric::CreatedShare, .limit = 1}});
        plan.scenarios[0].webTerminal.reconnect = true;
        run(plan);
        QCOMPARE(m_recorded->run()->result().ending, RunEnding::Finished);
        const QList<GoalResult> goals = m_recorded->report().verdict.goals;
        QVERIFY2(goals.at(0).state == GoalState::Kept, qPrintable(goals.at(0).sentence));
        QVERIFY2(goals.at(1).state != GoalState::Kept, qPrintable(goals.at(1).sentence));
        QVERIFY(goals.at(1).measured.value() > 0);
        for (int i = 2; i < 6; ++i) {
            QVERIFY2(goals.at(i).state != GoalState::Broken, qPrintable(goals.at(i).sentence));
            QVERIFY(goals.at(i).measured.value() > 0);
        }
    }

    void aCreateThatCanNotBeSavedEndsThere()
    {
        SimulatorOptions options = quickOptions();
        options.faults.failedBuildShare = 1;
        options.provisioners = 1;
        options.buildTime = 300ms;
        serve(options);
        Plan plan = planFor(30, 10s, {{.metric = GoalMetric::CreatedShare, .limit = 0.95, .abort = true}});
        plan.create.maxFailures = 30;
        run(plan);
        const RunResult &result = m_recorded->run()->result();
        QCOMPARE(result.stopReason, StopReason::Goal);
        QVERIFY2(
            result.sentence.contains(u"Broken: created ≥ 95 % of workspaces, else stop; measured 93.3 %"_s),
            qPrintable(result.sentence));
        QCOMPARE(m_recorded->report().verdict.state, std::optional(GoalState::Broken));
        QVERIFY(!result.trafficStartedAt.isValid());
        QCOMPARE(m_simulator->counts().workspaces, 0);
    }

    void aMachineThatIsTheLimitStopsTheRun()
    {
        serve(quickOptions());
        Plan plan = planFor(2, 60s, {{.metric = GoalMetric::Throughput, .limit = 0.1}});
        // More than one worker can send: every second is marked.
        plan.scenarios[0].rate = {qint64{1024} * 1024, 1ms};
        plan.generator.abortAfter = 3s;
        run(plan);
        const RunResult &result = m_recorded->run()->result();
        if (result.markedSeconds == 0)
            QSKIP("this machine sends 2 GB/s, and is not late");
        QCOMPARE(result.ending, RunEnding::Stopped);
        QCOMPARE(result.stopReason, StopReason::Generator);
        QVERIFY2(result.sentence.startsWith(u"This machine was the limit for 3.00 s on end"_s),
            qPrintable(result.sentence));
        const Report &report = m_recorded->report();
        QVERIFY2(report.verdict.sentence.endsWith(u"limited by this machine."_s),
            qPrintable(report.verdict.sentence));
        QVERIFY(report.verdict.state == GoalState::NotMeasurable);
        QVERIFY(report.generator.mostOpenFiles > 2);
        QCOMPARE(report.generator.mostLocalPorts, 2);
        QCOMPARE(report.generator.byWorker.size(), report.generator.workers);
    }

private:
    void serve(const SimulatorOptions &options)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void run(const Plan &plan)
    {
        RecordedRunSettings settings;
        settings.dataDir = m_folder->path();
        settings.program = u"test"_s;
        settings.isSimulated = true;
        settings.hold = Hold::Never;
        m_recorded = std::make_unique<RecordedRun>(deploymentOf(*m_simulator), plan, settings);
        QSignalSpy ended(m_recorded.get(), &RecordedRun::ended);
        m_recorded->start();
        QVERIFY(ended.wait(120'000));
        QVERIFY2(m_recorded->recorded(), "the run is written down");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<RecordedRun> m_recorded;
};

QTEST_GUILESS_MAIN(GoalsTest)
#include "tst_goals.moc"
