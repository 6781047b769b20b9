// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/buildwatcher.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBuildWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aBuildIsWatchedToItsEnd();
    void aFailedBuildIsAnAnswer();
    void theEndOfTheLogIsNoticedAtOnce();
    void aLostLogIsNotAFailedBuild();
    void aServerInTroubleIsWaitedFor();
    void aServerThatStaysInTroubleIsReported();
    void aBuildThatIsGoneIsReported();
    void afterStopNothingComes();
    void theAnswerMayDestroyTheWatcher();

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
    BuildWatcher::Settings m_settings;
};

namespace {

const BuildId build = BuildId::fromString(u"4597ff61-27bb-4a0f-91ac-f1706246218b");
const QByteArray path = "/api/v2/workspacebuilds/4597ff61-27bb-4a0f-91ac-f1706246218b";

ScriptedAnswer buildAnswer(const char *variant)
{
    return {.body = recordedBytes(u"get-workspacebuilds-id-200-start-%1"_s.arg(QLatin1StringView(variant)))};
}

} // namespace

void TestBuildWatcher::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client.reset();
    m_server = std::make_unique<ScriptedServer>();
    ClientSettings settings = impatient();
    settings.tries = 1;
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), settings);
    m_settings = {.pendingPoll = 2ms, .runningPoll = 2ms, .failures = 3, .logs = FollowLogs::No};
}

void TestBuildWatcher::aBuildIsWatchedToItsEnd()
{
    m_server->on("GET", path,
        {buildAnswer("pending"), buildAnswer("pending"), buildAnswer("running"), buildAnswer("succeeded")});
    BuildWatcher watcher(*m_client, m_settings);
    QSignalSpy changes(&watcher, &BuildWatcher::buildChanged);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(asked.value().status, BuildStatus::Running);
    QCOMPARE(asked.value().job.status, JobStatus::Succeeded);
    QCOMPARE(changes.count(), 2);
    QCOMPARE(m_server->count("GET", path), 4);
    QCOMPARE(asked.times, 1);
}

void TestBuildWatcher::aFailedBuildIsAnAnswer()
{
    m_server->on("GET", path, {buildAnswer("failed")});
    BuildWatcher watcher(*m_client, m_settings);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().status, BuildStatus::Failed);
    QCOMPARE(asked.value().job.error, u"terraform apply: exit status 1"_s);
}

void TestBuildWatcher::theEndOfTheLogIsNoticedAtOnce()
{
    m_settings.runningPoll = 1h;
    m_settings.logs = FollowLogs::Yes;
    m_server->on("GET", path, {buildAnswer("running"), buildAnswer("succeeded")});
    m_server->on("GET", path + "/logs",
        {{.frames = ScriptedServer::fragmentedText(R"({"id":1,"output":"x"})")
                + ScriptedServer::closeFrame(1000, "done")}});
    BuildWatcher watcher(*m_client, m_settings);
    QSignalSpy lines(&watcher, &BuildWatcher::lineArrived);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(lines.count(), 1);
    QCOMPARE(m_server->count("GET", path), 2);
}

void TestBuildWatcher::aLostLogIsNotAFailedBuild()
{
    m_settings.logs = FollowLogs::Yes;
    m_server->on("GET", path, {buildAnswer("running"), buildAnswer("running"), buildAnswer("succeeded")});
    m_server->on("GET", path + "/logs", {{.status = 500}});
    BuildWatcher watcher(*m_client, m_settings);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
}

void TestBuildWatcher::aServerInTroubleIsWaitedFor()
{
    m_server->on("GET", path,
        {buildAnswer("running"), refused(502, "restarting"), {.ending = Ending::Drop},
            buildAnswer("succeeded")});
    BuildWatcher watcher(*m_client, m_settings);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
}

void TestBuildWatcher::aServerThatStaysInTroubleIsReported()
{
    m_server->on("GET", path, {refused(502, "restarting")});
    BuildWatcher watcher(*m_client, m_settings);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 502);
    QCOMPARE(m_server->count("GET", path), 3);
}

void TestBuildWatcher::aBuildThatIsGoneIsReported()
{
    m_server->on("GET", path, {refused(404, "Resource not found")});
    BuildWatcher watcher(*m_client, m_settings);
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QVERIFY(asked.error().isGone());
    QCOMPARE(m_server->count("GET", path), 1);
}

void TestBuildWatcher::afterStopNothingComes()
{
    m_server->on("GET", path, {buildAnswer("pending"), buildAnswer("succeeded")});
    BuildWatcher watcher(*m_client, m_settings);
    connect(&watcher, &BuildWatcher::buildChanged, &watcher, [&watcher] {
        watcher.stop();
        watcher.stop();
    });
    Asked<WorkspaceBuild> asked;
    watcher.watch(build, asked.callback());
    QTRY_COMPARE(m_server->count("GET", path), 1);
    Asked<WorkspaceBuild> other;
    m_client->build(build, this, other.callback());
    QTRY_VERIFY(other.hasValue());
    QCOMPARE(asked.times, 0);
    QCOMPARE(m_server->count("GET", path), 2);
}

void TestBuildWatcher::theAnswerMayDestroyTheWatcher()
{
    m_server->on("GET", path, {buildAnswer("succeeded")});
    auto watcher = std::make_unique<BuildWatcher>(*m_client, m_settings);
    watcher->watch(build, [&](const ApiResult<WorkspaceBuild> &) { watcher.reset(); });
    QTRY_VERIFY(!watcher);
}

QTEST_GUILESS_MAIN(TestBuildWatcher)
#include "tst_buildwatcher.moc"
