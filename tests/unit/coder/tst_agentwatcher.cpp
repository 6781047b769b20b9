// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/agentwatcher.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAgentWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void anAgentIsWaitedForUntilItConnects();
    void readyMeansThatTheStartScriptsEnded_data();
    void readyMeansThatTheStartScriptsEnded();
    void childAgentsAreNotWaitedFor();
    void aTemplateWithoutAgentsIsThereAtOnce();
    void whatIsMissingIsSaid();
    void aFailedBuildEndsTheWait();
    void aStoppedWorkspaceEndsTheWait();
    void aWorkspaceThatIsGoneEndsTheWait();
    void aServerInTroubleIsWaitedFor();
    void afterStopNothingComes();

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
    AgentWatcher::Settings m_settings;
};

namespace {

const WorkspaceId workspace = WorkspaceId::fromString(u"5b2f58ad-afe6-404d-b2f0-99e380771879");
const QByteArray path = "/api/v2/workspaces/5b2f58ad-afe6-404d-b2f0-99e380771879";

// The connected workspace with one field of its (only) agent set to something else.
QJsonObject withAgentField(QLatin1StringView field, const QJsonValue &value)
{
    QJsonObject json = recordedBody(u"get-workspaces-id-200-build-running-agent-connected"_s).toObject();
    QJsonObject build = json["latest_build"_L1].toObject();
    QJsonArray resources = build["resources"_L1].toArray();
    QJsonObject resource = resources.at(0).toObject();
    QJsonArray agents = resource["agents"_L1].toArray();
    QJsonObject agent = agents.at(0).toObject();
    agent[field] = value;
    resource["agents"_L1] = QJsonArray{agent};
    build["resources"_L1] = QJsonArray{resource};
    json["latest_build"_L1] = build;
    return json;
}

QJsonObject withBuildField(QLatin1StringView field, const QJsonValue &value)
{
    QJsonObject json = recordedBody(u"get-workspaces-id-200-build-running-agent-connected"_s).toObject();
    QJsonObject build = json["latest_build"_L1].toObject();
    build[field] = value;
    json["latest_build"_L1] = build;
    return json;
}

ScriptedAnswer answerOf(const QJsonObject &json)
{
    return {.body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

ScriptedAnswer recorded(const char *variant)
{
    return {.body = recordedBytes(u"get-workspaces-id-200-build-%1"_s.arg(QLatin1StringView(variant)))};
}

} // namespace

void TestAgentWatcher::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client.reset();
    m_server = std::make_unique<ScriptedServer>();
    ClientSettings settings = impatient();
    settings.tries = 1;
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), settings);
    m_settings = {.goal = AgentGoal::Connected, .firstPoll = 1ms, .poll = 3ms, .failures = 3};
}

void TestAgentWatcher::anAgentIsWaitedForUntilItConnects()
{
    m_server->on("GET", path,
        {recorded("running-agent-connecting"), recorded("running-agent-timeout"),
            recorded("running-agent-connected")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(asked.value().agents().constFirst().status, AgentStatus::Connected);
    QCOMPARE(m_server->count("GET", path), 3);
    QVERIFY(watcher.missing().isEmpty());
}

void TestAgentWatcher::readyMeansThatTheStartScriptsEnded_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("polls");
    QTest::newRow("ready") << u"ready"_s << 1;
    QTest::newRow("failed") << u"start_error"_s << 1;
    QTest::newRow("too slow") << u"start_timeout"_s << 1;
    QTest::newRow("starting") << u"starting"_s << 2;
    QTest::newRow("created") << u"created"_s << 2;
}

void TestAgentWatcher::readyMeansThatTheStartScriptsEnded()
{
    QFETCH(QString, state);
    QFETCH(int, polls);
    m_settings.goal = AgentGoal::Ready;
    m_server->on("GET", path,
        {answerOf(withAgentField("lifecycle_state"_L1, state)), recorded("running-agent-connected")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(m_server->count("GET", path), polls);
}

void TestAgentWatcher::childAgentsAreNotWaitedFor()
{
    QJsonObject json = withAgentField("status"_L1, "connecting"_L1);
    QJsonObject build = json["latest_build"_L1].toObject();
    QJsonObject resource = build["resources"_L1].toArray().at(0).toObject();
    QJsonObject child = resource["agents"_L1].toArray().at(0).toObject();
    child["parent_id"_L1] = "d9e598e4-7010-46c6-8967-a6454390d780"_L1;
    resource["agents"_L1] = QJsonArray{child};
    build["resources"_L1] = QJsonArray{resource};
    json["latest_build"_L1] = build;
    m_server->on("GET", path, {answerOf(json)});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasValue());
}

void TestAgentWatcher::aTemplateWithoutAgentsIsThereAtOnce()
{
    m_server->on("GET", path, {answerOf(withBuildField("resources"_L1, QJsonArray()))});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QVERIFY(asked.value().agents().isEmpty());
}

void TestAgentWatcher::whatIsMissingIsSaid()
{
    m_server->on("GET", path, {recorded("running-agent-connecting")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_COMPARE(watcher.missing(), u"agent main is connecting"_s);
    QCOMPARE(asked.times, 0);
}

void TestAgentWatcher::aFailedBuildEndsTheWait()
{
    m_server->on("GET", path, {recorded("failed")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QVERIFY2(asked.error().toError().message.contains("is failed; its agents will not come."_L1),
        qPrintable(asked.error().toError().message));
}

void TestAgentWatcher::aStoppedWorkspaceEndsTheWait()
{
    m_server->on("GET", path, {answerOf(withBuildField("transition"_L1, "stop"_L1))});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Rejected);
}

void TestAgentWatcher::aWorkspaceThatIsGoneEndsTheWait()
{
    m_server->on("GET", path, {refused(410, "Workspace was deleted.")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QVERIFY(asked.error().isGone());
}

void TestAgentWatcher::aServerInTroubleIsWaitedFor()
{
    m_server->on("GET", path, {refused(503, "restarting"), recorded("running-agent-connected")});
    AgentWatcher watcher(*m_client, m_settings);
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
}

void TestAgentWatcher::afterStopNothingComes()
{
    AgentWatcher watcher(*m_client, m_settings);
    // Stopped while the answer it waits for is on its way.
    m_server->handle("GET", path, [&watcher](const SeenRequest &) {
        watcher.stop();
        watcher.stop();
        return recorded("running-agent-connected");
    });
    Asked<Workspace> asked;
    watcher.watch(workspace, asked.callback());
    QTRY_COMPARE(m_server->count("GET", path), 1);
    Asked<Workspace> other;
    m_client->workspace(workspace, this, other.callback());
    QTRY_VERIFY(other.hasValue());
    QCOMPARE(asked.times, 0);
}

QTEST_GUILESS_MAIN(TestAgentWatcher)
#include "tst_agentwatcher.moc"
