// SPDX-License-Identifier: GPL-3.0-or-later
// SSH in whole runs against the built-in deployment: tunnels, and what may befall them.
#include "app/recordedrun.h"
#include "core/plan/sshphase.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

Plan planOf(int workspaces, Milliseconds duration, Milliseconds connectTimeout = 20s)
{
    Plan plan;
    plan.name = u"ssh"_s;
    plan.create = simulated::planFor(workspaces);
    plan.create.templateName = u"demo"_s;
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.name = u"ssh"_s;
    scenario.kind = TrafficKind::Ssh;
    scenario.rate = {4096, 100ms};
    scenario.duration = duration;
    scenario.connectTimeout = connectTimeout;
    plan.scenarios = {scenario};
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

} // namespace

class SshTest : public QObject
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

    void everyByteComesBackAndEveryPhaseIsTimed()
    {
        serve();
        run(planOf(4, 3s));
        const ScenarioTally &tally = this->tally();
        QVERIFY(tally.sentBytes > 200'000);
        QCOMPARE(tally.echoedBytes, tally.sentBytes);
        QCOMPARE(tally.unansweredTicks, 0u);
        QCOMPARE(tally.sessionsEnded, 4u);
        QCOMPARE(tally.disconnects, 0u);
        QCOMPARE(tally.connectTime.count(), 4u);
        QCOMPARE(tally.phases.size(), sshPhaseTexts().size());
        for (const LatencyHistogram &phase : tally.phases)
            QCOMPARE(phase.count(), 4u);
        QCOMPARE(tally.tunnel, TunnelCounts());

        const ScenarioReport &report = m_recorded->report().scenarios.at(0);
        QCOMPARE(report.phases.size(), qsizetype(sshPhaseTexts().size()));
        QCOMPARE(report.phases.at(1).name, u"control-up"_s);
        QCOMPARE(report.phases.at(1).time.count, 4u);
        nothingIsLeft(4);
    }

    // Ticks that are larger than TCP's window, SSH's packets and what a socket holds.
    void largeTicksComeBackWhole()
    {
        serve();
        Plan plan = planOf(2, 3s);
        plan.scenarios[0].rate = {qint64{1000} * 1000, 500ms};
        run(plan);
        QVERIFY(tally().echoedBytes >= 6'000'000);
        QCOMPARE(tally().echoedBytes, tally().sentBytes);
        QCOMPARE(tally().sessionsEnded, 2u);
    }

    void whatIsLostOnTheWayIsMended_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("packets lost") << QStringList{u"packet-loss=1%"_s};
        QTest::newRow("packets overtaken and late")
            << QStringList{u"packet-reorder=10%"_s, u"packet-delay=3ms"_s};
        QTest::newRow("agents that say nothing") << QStringList{u"quiet-agents"_s};
        QTest::newRow("agents that say it late") << QStringList{u"slow-agents=500ms"_s};
    }
    void whatIsLostOnTheWayIsMended()
    {
        QFETCH(QStringList, faults);
        serve(faults);
        run(planOf(3, 4s));
        QCOMPARE(tally().sessionsEnded, 3u);
        QCOMPARE(tally().disconnects, 0u);
        QVERIFY(tally().echoedBytes > 0);
        QCOMPARE(tally().echoedBytes, tally().sentBytes);
        if (faults.constFirst().startsWith("packet-loss"_L1))
            QVERIFY(tally().tunnel.retransmits > 0);
        nothingIsLeft(3);
    }

    void lostConnectionsAreDialledAgain_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("relay") << u"restart-relay"_s;
        QTest::newRow("control") << u"drop-controls"_s;
    }
    void lostConnectionsAreDialledAgain()
    {
        QFETCH(QString, fault);
        serve();
        m_fault = fault;
        run(planOf(3, 5s));
        QCOMPARE(tally().sessionsEnded, 3u);
        QCOMPARE(tally().disconnects, 0u);
        QCOMPARE(tally().echoedBytes, tally().sentBytes);
        QCOMPARE(tally().tunnel.relayLosses, fault == "restart-relay"_L1 ? 3u : 0u);
        QCOMPARE(tally().tunnel.controlLosses, fault == "drop-controls"_L1 ? 3u : 0u);
        nothingIsLeft(3);
    }

    void anAgentThatStartsAnewEndsItsSessionsByName()
    {
        serve();
        m_fault = u"restart-agents"_s;
        run(planOf(2, 5s));
        QCOMPARE(tally().disconnects, 2u);
        QVERIFY(!m_recorded->report().errors.isEmpty());
        QVERIFY2(m_recorded->report().errors.constFirst().sample.contains(u"started anew"_s),
            qPrintable(m_recorded->report().errors.constFirst().sample));
        QCOMPARE(m_simulator->counts().tunnelGoodbyes, 2);
    }

    void aDeadlineNamesWhatWasWaitedFor()
    {
        serve({u"packet-loss=100%"_s});
        run(planOf(2, 4s, 2s));
        QCOMPARE(tally().disconnects, 2u);
        QCOMPARE(tally().connectTime.count(), 0u);
        QVERIFY(!m_recorded->report().errors.isEmpty());
        QVERIFY2(m_recorded->report().errors.constFirst().sample.contains(u"answered no handshake"_s),
            qPrintable(m_recorded->report().errors.constFirst().sample));
        nothingIsLeft(2);
    }

private:
    void serve(const QStringList &faults = {})
    {
        SimulatorOptions options = quickOptions();
        for (const QString &fault : faults)
            options.faultWindows.push_back(*parseSimulatorFault(fault));
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
        m_fault.clear();
    }

    // `m_fault` begins when all sessions are active.
    void run(const Plan &plan)
    {
        RecordedRunSettings settings;
        settings.dataDir = m_folder->path();
        settings.program = u"test"_s;
        settings.isSimulated = true;
        settings.hold = Hold::Never;
        m_recorded = std::make_unique<RecordedRun>(deploymentOf(*m_simulator), plan, settings);
        connect(m_recorded.get(), &RecordedRun::secondTaken, this, [this](const SecondRow &row) {
            const Gauges &gauges = row.scenarios.front().gauges;
            if (!m_fault.isEmpty() && gauges.planned > 0 && gauges.active == gauges.planned)
                m_simulator->addFault(*parseSimulatorFault(std::exchange(m_fault, {})));
        });
        QSignalSpy ended(m_recorded.get(), &RecordedRun::ended);
        m_recorded->start();
        QVERIFY(ended.wait(120'000));
        QVERIFY2(m_recorded->recorded(), "the run is written down");
    }

    const ScenarioTally &tally() const { return m_recorded->run()->result().scenarios.at(0).total; }
    // On the deployment: every tunnel's end was told.
    void nothingIsLeft(int tunnels)
    {
        const SimulatorCounts counts = m_simulator->counts();
        QCOMPARE(counts.openTunnels, 0);
        QCOMPARE(counts.tunnelGoodbyes, tunnels);
        QCOMPARE(counts.workspaces, 0);
    }

    QString m_fault;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<RecordedRun> m_recorded;
};

QTEST_GUILESS_MAIN(SshTest)
#include "tst_ssh.moc"
