// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

Plan planFor(int workspaces, Milliseconds traffic)
{
    Plan plan;
    plan.name = u"test"_s;
    plan.create = simulated::planFor(workspaces);
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.rate = {4096, 50ms};
    scenario.duration = traffic;
    plan.scenarios = {scenario};
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

} // namespace

// A whole run against the built-in deployment, on real sockets and worker threads.
class RunTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_rows.clear();
    }
    void cleanup()
    {
        m_run.reset();
        m_simulator.reset();
        m_folder.reset();
    }

    void whatWasTypedComesBackAndNothingIsLeft()
    {
        serve(quickOptions());
        QVERIFY(run(planFor(12, 2s)));
        const RunResult &result = m_run->result();
        QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
        QVERIFY(result.isSimulated);
        QVERIFY(result.cleanupIsComplete);
        QCOMPARE(result.workspacesFailed, 0);
        const ScenarioResult &scenario = result.scenarios.at(0);
        const ScenarioTally &tally = scenario.total;
        QCOMPARE(scenario.intended.ticks, 12u * 40);
        QCOMPARE(scenario.intended.bytes, 12u * 40 * 4096);
        QCOMPARE(tally.dueTicks, tally.sentTicks + tally.skippedTicks);
        QCOMPARE(tally.sentTicks, tally.echoedTicks + tally.unansweredTicks);
        QCOMPARE(tally.unansweredTicks, 0u);
        QCOMPARE(tally.sentBytes, tally.echoedBytes);
        QVERIFY(tally.echoedTicks > scenario.intended.ticks * 9 / 10);
        QCOMPARE(tally.roundTrip.count(), tally.echoedTicks);
        QCOMPARE(tally.serviceTime.count(), tally.echoedTicks);
        QCOMPARE(tally.sessionsStarted, 12u);
        QCOMPARE(tally.sessionsEnded, 12u);
        QCOMPARE(tally.disconnects, 0u);
        QCOMPARE(result.sessions.size(), 12);
        for (const SessionResult &session : result.sessions) {
            QVERIFY2(session.error.isEmpty(), qPrintable(session.error));
            QCOMPARE(session.row.readBytes, session.row.writtenBytes);
        }
        verifyNothingIsLeft();
    }

    void theSecondsAddUpToTheWhole()
    {
        serve(quickOptions());
        QVERIFY(run(planFor(3, 3s)));
        std::uint64_t intended = 0;
        ScenarioCounts sum;
        for (const SecondRow &row : m_rows) {
            intended += row.scenarios.at(0).intended.ticks;
            sum.add(row.scenarios.at(0).counts);
            QVERIFY(!row.mark.busy); // three sessions keep no core busy, nor does closing them
        }
        QVERIFY(m_rows.size() >= 3);
        QCOMPARE(intended, m_run->result().scenarios.at(0).intended.ticks);
        QCOMPARE(sum, static_cast<const ScenarioCounts &>(m_run->result().scenarios.at(0).total));
    }

    void lineModeIsExactToo()
    {
        serve(quickOptions());
        Plan plan = planFor(2, 1s);
        plan.scenarios[0].webTerminal.mode = TerminalMode::Line;
        QVERIFY(run(plan));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QCOMPARE(tally.disconnects, 0u);
        QVERIFY(tally.echoedTicks > 20);
        QCOMPARE(tally.sentBytes, tally.echoedBytes);
        QVERIFY(tally.wireReadBytes > tally.wireWrittenBytes); // the terminal's carriage returns
        verifyNothingIsLeft();
    }

    void aStallShowsInBothClocksAndLosesNothing()
    {
        SimulatorOptions options = quickOptions();
        SimulatorFaultWindow stall;
        stall.faults.isStalled = true;
        stall.since = SimulatorFaultWindow::Since::FirstTerminal;
        stall.after = 1s;
        stall.lasting = 1s;
        options.faultWindows = {stall};
        serve(options);
        QVERIFY(run(planFor(5, 5s)));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QCOMPARE(tally.skippedTicks, 0u);
        QCOMPARE(tally.unansweredTicks, 0u);
        QVERIFY(tally.roundTrip.percentile(99) > 700ms);
        QVERIFY(tally.serviceTime.percentile(99) > 700ms);
        QVERIFY(tally.roundTrip.percentile(50) < 100ms);
    }

    void aServerThatStopsReadingMakesTicksSkipped()
    {
        SimulatorOptions options = quickOptions();
        SimulatorFaultWindow deaf;
        deaf.faults.stopsReading = true;
        deaf.since = SimulatorFaultWindow::Since::FirstTerminal;
        deaf.after = 200ms;
        deaf.lasting = 1500ms;
        options.faultWindows = {deaf};
        serve(options);
        Plan plan = planFor(2, 2500ms);
        plan.scenarios[0].rate = {qint64{1024} * 1024, 50ms};
        QVERIFY(run(plan));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QVERIFY(tally.skippedTicks > 10);
        QCOMPARE(tally.dueTicks, tally.sentTicks + tally.skippedTicks);
        QCOMPARE(tally.sentTicks, tally.echoedTicks + tally.unansweredTicks);
    }

    void droppedSessionsAreDisconnectsWithTheirClass()
    {
        SimulatorOptions options = quickOptions();
        SimulatorFaultWindow drop;
        drop.faults.resetShare = 1;
        drop.since = SimulatorFaultWindow::Since::FirstTerminal;
        drop.after = 500ms;
        drop.lasting = 300ms;
        options.faultWindows = {drop};
        serve(options);
        QVERIFY(run(planFor(4, 2s)));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QCOMPARE(tally.disconnects, 4u);
        QCOMPARE(tally.errors[static_cast<std::size_t>(ErrorClass::ConnectionReset)], 4u);
        QVERIFY(m_run->result().scenarios.at(0).intended.ticks
            == std::uint64_t{4} * 40); // lost sessions stay in it
        verifyNothingIsLeft();
    }

    void reconnectingSessionsComeBack()
    {
        SimulatorOptions options = quickOptions();
        SimulatorFaultWindow drop;
        drop.faults.dropShare = 1;
        drop.since = SimulatorFaultWindow::Since::FirstTerminal;
        drop.after = 600ms;
        drop.lasting = 100ms;
        options.faultWindows = {drop};
        serve(options);
        Plan plan = planFor(4, 4s);
        plan.scenarios[0].webTerminal.reconnect = true;
        QVERIFY(run(plan));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QCOMPARE(tally.reconnects, 4u);
        QCOMPARE(tally.disconnects, 0u);
        QCOMPARE(tally.recoveryTime.count(), 4u);
        QCOMPARE(tally.sentTicks, tally.echoedTicks + tally.unansweredTicks);
        verifyNothingIsLeft();
    }

    void stopInEachPhaseCleansUp_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::newRow("preflight") << Phase::Preflight;
        QTest::newRow("create") << Phase::Create;
        QTest::newRow("baseline") << Phase::Baseline;
        QTest::newRow("traffic") << Phase::Traffic;
    }

    void stopInEachPhaseCleansUp()
    {
        QFETCH(Phase, phase);
        serve(quickOptions());
        Plan plan = planFor(6, 60s);
        plan.baseline = phase == Phase::Baseline ? 60s : 10ms;
        make(plan);
        connect(m_run.get(), &Run::phaseBegan, m_run.get(), [this, phase](Phase begun) {
            if (begun == phase)
                QMetaObject::invokeMethod(
                    m_run.get(), [this] { m_run->stop(StopHow::CleanUp); }, Qt::QueuedConnection);
        });
        QVERIFY(runToEnd(*m_run));
        QVERIFY(m_run->result().ending == RunEnding::Stopped);
        QVERIFY(m_run->result().cleanupIsComplete);
        verifyNothingIsLeft();
    }

    void stopNowEndsAtOnceAndTheLedgerKnows()
    {
        serve(quickOptions());
        make(planFor(4, 60s));
        connect(m_run.get(), &Run::phaseBegan, m_run.get(), [this](Phase begun) {
            if (begun == Phase::Traffic)
                QMetaObject::invokeMethod(
                    m_run.get(), [this] { m_run->stop(StopHow::Now); }, Qt::QueuedConnection);
        });
        QVERIFY(runToEnd(*m_run));
        QVERIFY(!m_run->result().cleanupIsComplete);
        m_run.reset();
        auto ledger = Ledger::reopen(m_folder->filePath(u"ledger.ndjson"_s));
        QVERIFY(ledger);
        CoderClient client(deploymentOf(*m_simulator));
        Cleanup leftovers(client, **ledger, quickCleanup());
        QVERIFY(runToEnd(leftovers));
        verifyNothingIsLeft();
    }

    void aRunThatLooksLikeProductionWaitsForAnAnswer()
    {
        SimulatorOptions options = quickOptions();
        options.foreignOther = 1;
        serve(options);
        Plan plan = planFor(1, 500ms);
        make(plan, Hold::InDoubt);
        QSignalSpy asked(m_run.get(), &Run::confirmationNeeded);
        m_run->start();
        QVERIFY(asked.wait(10'000));
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        QSignalSpy ended(m_run.get(), &Run::ended);
        m_run->confirm();
        QVERIFY(ended.wait(60'000));
        QVERIFY(m_run->result().ending == RunEnding::Finished);
        QCOMPARE(m_simulator->counts().foreignWorkspaces, 1);
    }

    void aRunThatHoldsTellsItsChecksAndWaitsWithoutRunningOutOfTime()
    {
        serve(quickOptions());
        Plan plan = planFor(1, 500ms);
        plan.runLimit = 2s;
        make(plan, Hold::Always);
        QSignalSpy checked(m_run.get(), &Run::checked);
        QSignalSpy done(m_run.get(), &Run::preflightDone);
        QSignalSpy asked(m_run.get(), &Run::confirmationNeeded);
        QSignalSpy ended(m_run.get(), &Run::ended);
        m_run->start();
        QVERIFY(asked.wait(10'000));
        QCOMPARE(asked.first().first().toString(), QString()); // nothing is in doubt
        QCOMPARE(checked.size(), done.first().first().value<PreflightReport>().checks.size());
        QVERIFY(!ended.wait(2'200));
        QVERIFY(!m_run->hasStarted());
        QCOMPARE(m_simulator->counts().usersCreated, 0);
        m_run->confirm();
        QVERIFY(m_run->hasStarted());
        QVERIFY(ended.wait(60'000));
        QVERIFY2(m_run->result().ending == RunEnding::Finished, qPrintable(m_run->result().sentence));
    }

    void aRunThatHoldsCanBeStoppedAndHasNotStarted()
    {
        serve(quickOptions());
        make(planFor(1, 500ms), Hold::Always);
        QSignalSpy asked(m_run.get(), &Run::confirmationNeeded);
        QSignalSpy ended(m_run.get(), &Run::ended);
        m_run->start();
        QVERIFY(asked.wait(10'000));
        m_run->stop(StopHow::CleanUp);
        QCOMPARE(ended.size(), 1);
        m_run->confirm();
        QVERIFY(!m_run->hasStarted());
        QVERIFY(m_run->result().ending == RunEnding::Stopped);
        QCOMPARE(m_simulator->counts().usersCreated, 0);
    }

    void aMissingTemplateFailsBeforeAnythingIsCreated()
    {
        serve(quickOptions());
        Plan plan = planFor(1, 500ms);
        plan.create.templateName = u"nosuch"_s;
        QVERIFY(run(plan));
        QVERIFY(m_run->result().ending == RunEnding::Failed);
        QVERIFY(m_run->result().sentence.contains(u"nosuch"_s));
        QCOMPARE(m_simulator->counts().usersCreated, 0);
    }

private:
    void serve(const SimulatorOptions &options)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void make(const Plan &plan, Hold hold = Hold::Never)
    {
        RunSettings settings;
        settings.id = u"a-run"_s;
        settings.ledgerPath = m_folder->filePath(u"ledger.ndjson"_s);
        settings.hold = hold;
        settings.secondDone
            = [this](const SecondRow &row, const std::vector<ScenarioTally> &) { m_rows.append(row); };
        m_run = std::make_unique<Run>(deploymentOf(*m_simulator), plan, settings);
    }

    bool run(const Plan &plan)
    {
        make(plan);
        return runToEnd(*m_run);
    }

    void verifyNothingIsLeft()
    {
        const SimulatorCounts counts = m_simulator->counts();
        QCOMPARE(counts.workspaces, 0);
        QCOMPARE(counts.users, 0);
        QCOMPARE(counts.tokens, 0);
        QCOMPARE(counts.detachedTerminals, 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Run> m_run;
    QList<SecondRow> m_rows;
};

QTEST_GUILESS_MAIN(RunTest)
#include "tst_run.moc"
