// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run.h"
#include "tests/live/livedeployment.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A template whose workspaces have the apps wsec, wsra and wsdi.
QString appTemplate()
{
    return qEnvironmentVariable("PLIMSOLL_LIVE_APP_TEMPLATE");
}

} // namespace

// Workspace apps of a real Coder server, in each mode and at both addresses.
class TestLiveApps : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyByteIsAccountedFor_data();
    void everyByteIsAccountedFor();
};

void TestLiveApps::everyByteIsAccountedFor_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<AppMode>("mode");
    QTest::newRow("echo") << u"wsec"_s << AppMode::Echo;
    QTest::newRow("read") << u"wsra"_s << AppMode::Read;
    QTest::newRow("discard") << u"wsdi"_s << AppMode::Discard;
}

void TestLiveApps::everyByteIsAccountedFor()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    if (appTemplate().isEmpty())
        QSKIP("Set PLIMSOLL_LIVE_APP_TEMPLATE (beside PLIMSOLL_LIVE_URL) to a template with the apps wsec, "
              "wsra, wsdi.");
    QFETCH(QString, slug);
    QFETCH(AppMode, mode);
    const Result<Deployment> given = live::deployment();
    QVERIFY2(given, qPrintable(given ? QString() : given.error().message));
    Deployment deployment = *given;
    QVERIFY(addMapping(deployment.resolve, u"*.apps.localhost=127.0.0.1"_s));
    const QTemporaryDir folder;
    Plan plan;
    plan.name = u"live apps"_s;
    plan.create.templateName = appTemplate();
    plan.create.count = 3;
    ScenarioPlan scenario;
    scenario.kind = TrafficKind::WorkspaceApp;
    scenario.rate = {4096, 100ms};
    scenario.duration = 10s;
    scenario.app.slug = slug;
    scenario.app.mode = mode;
    plan.scenarios = {scenario};
    RunSettings settings;
    settings.id = u"live-apps"_s;
    settings.ledgerPath = folder.filePath(u"ledger.ndjson"_s);
    settings.planFolder = QDir(folder.path());
    settings.hold = Hold::Never;
    Run run(deployment, plan, settings);
    QSignalSpy ended(&run, &Run::ended);
    run.start();
    QVERIFY(ended.wait(280'000));

    const RunResult &result = run.result();
    QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
    const ScenarioTally &tally = result.scenarios.at(0).total;
    QCOMPARE(tally.sessionsEnded, 3u);
    QCOMPARE(tally.disconnects, 0u);
    QCOMPARE(tally.sentBytes > 0, mode != AppMode::Read);
    QCOMPARE(tally.wireReadBytes > 0, mode != AppMode::Discard);
    if (mode == AppMode::Echo) {
        QCOMPARE(tally.echoedBytes, tally.sentBytes);
        QCOMPARE(tally.unansweredTicks, 0u);
    }
    QVERIFY(result.cleanupIsComplete);
}

QTEST_GUILESS_MAIN(TestLiveApps)
#include "tst_live_apps.moc"
