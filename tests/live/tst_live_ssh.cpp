// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run.h"
#include "core/plan/sshphase.h"
#include "tests/live/livedeployment.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// SSH to workspaces of a real Coder server, by its relay.
class TestLiveSsh : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyByteIsAccountedFor();
};

// Two scenarios: each agent has two tunnels of ours at once.
void TestLiveSsh::everyByteIsAccountedFor()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    const Result<Deployment> deployment = live::deployment();
    QVERIFY2(deployment, qPrintable(deployment ? QString() : deployment.error().message));
    const QTemporaryDir folder;
    Plan plan;
    plan.name = u"live SSH"_s;
    plan.create.templateName = live::templateName();
    plan.create.count = 3;
    ScenarioPlan scenario;
    scenario.name = u"small"_s;
    scenario.kind = TrafficKind::Ssh;
    scenario.rate = {4096, 100ms};
    scenario.duration = 10s;
    plan.scenarios = {scenario, scenario};
    plan.scenarios[1].name = u"large"_s;
    plan.scenarios[1].rate = {qint64{200} * 1024, 500ms};
    RunSettings settings;
    settings.id = u"live-ssh"_s;
    settings.ledgerPath = folder.filePath(u"ledger.ndjson"_s);
    settings.planFolder = QDir(folder.path());
    settings.hold = Hold::Never;
    Run run(*deployment, plan, settings);
    QSignalSpy ended(&run, &Run::ended);
    run.start();
    QVERIFY(ended.wait(280'000));

    const RunResult &result = run.result();
    QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
    QCOMPARE(result.scenarios.size(), std::size_t{2});
    for (const ScenarioResult &one : result.scenarios) {
        const ScenarioTally &tally = one.total;
        QCOMPARE(tally.sessionsEnded, 3u);
        QCOMPARE(tally.disconnects, 0u);
        QVERIFY(tally.sentBytes > 0);
        QCOMPARE(tally.echoedBytes, tally.sentBytes);
        QCOMPARE(tally.unansweredTicks, 0u);
        QCOMPARE(tally.connectTime.count(), 3u);
        QCOMPARE(tally.phases.size(), sshPhaseTexts().size());
        for (const LatencyHistogram &phase : tally.phases)
            QCOMPARE(phase.count(), 3u);
        QCOMPARE(tally.tunnel.controlLosses, 0u);
        QCOMPARE(tally.tunnel.relayLosses, 0u);
    }
    QVERIFY(result.cleanupIsComplete);
}

QTEST_GUILESS_MAIN(TestLiveSsh)
#include "tst_live_ssh.moc"
