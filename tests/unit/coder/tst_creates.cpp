// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/coderclient.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A create is made once, whatever happens to its answer.
class TestCreates : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aUserIsCreatedWithoutAPassword();
    void aUserOfAnOldServerHasOneOrganization();
    void aUserWhoLandedIsFoundAndNotMadeAgain_data();
    void aUserWhoLandedIsFoundAndNotMadeAgain();
    void aUserWhoDidNotLandIsMadeAgain();
    void aUserWhoLandsWhileWeLookIsFoundAfterAll();
    void aUserWhoWasThereBeforeIsNotOurs();
    void aRefusedUserIsNotMadeAgain();
    void aServerThatIsNotThereIsTriedWithoutLooking();
    void aWorkspaceIsCreatedForItsOwner();
    void aWorkspaceOnAnOldServerIsMadeAtItsMember();
    void aBadParameterIsNoMissingRoute();
    void aWorkspaceThatLandedIsFound();
    void aTokenWhoseAnswerWasLostIsRemovedAndMintedAgain();
    void aTokenNameOfSomebodyElseIsLeftAlone();
    void aBuildThatLandedIsFound();
    void aBuildThatIsRefusedForAnotherOneSaysSo();
    void aDeleteOfWhatIsGoneSaysSo();
    void aCreateWhoseContextGoesIsDropped();

private:
    void serveUser(const ScriptedAnswer &answer);
    ScriptedAnswer recent(const QString &exchange, int status = 200) const;

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
    NewUser m_user;
    NewWorkspace m_workspace;
};

namespace {

const QByteArray usersPath = "/api/v2/users";
const QByteArray userPath = "/api/v2/users/scaletest-dqlwWGWv-0";
const QByteArray organizationsPath = "/api/v2/organizations";

QJsonObject bodyOf(const SeenRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

void TestCreates::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), impatient());
    m_server->on("GET", organizationsPath, {{.body = recordedBytes(u"get-organizations-200"_s)}});
    m_user = NewUser();
    m_user.username = u"scaletest-dqlwWGWv-0"_s;
    m_user.email = u"dqlwWGWv-0@scaletest.local"_s;
    m_user.organization = OrganizationId::fromString(u"fd7d6e17-24ce-4ff8-a139-7c0bcdc60c1e");
    m_workspace = NewWorkspace();
    m_workspace.owner = UserId::fromString(u"a0ad3c23-ea7a-446b-9d1c-f158227725ea");
    m_workspace.organization = m_user.organization;
    m_workspace.templateId = TemplateId::fromString(u"49e1ccc3-9fd1-4bce-aa39-0e0a41188fc8");
    m_workspace.name = u"scaletest-fNwEvQbK-3"_s;
    m_workspace.ttl = 1h;
    m_workspace.parameters = {{u"region"_s, u"eu"_s}};
}

// A recorded answer, as if it had been made just now.
ScriptedAnswer TestCreates::recent(const QString &exchange, int status) const
{
    QJsonObject json = recordedBody(exchange).toObject();
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    json["created_at"_L1] = now;
    if (json.contains("latest_build"_L1)) {
        QJsonObject build = json["latest_build"_L1].toObject();
        build["created_at"_L1] = now;
        json["latest_build"_L1] = build;
    }
    return {.status = status, .body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

void TestCreates::aUserIsCreatedWithoutAPassword()
{
    m_server->on("POST", usersPath, {recent(u"post-users-201"_s, 201)});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(bodyOf(m_server->seen().constLast()),
        (QJsonObject{{"username"_L1, m_user.username}, {"email"_L1, m_user.email},
            {"user_status"_L1, "active"_L1}, {"login_type"_L1, "none"_L1},
            {"organization_ids"_L1, QJsonArray{m_user.organization.toString()}}}));
    m_user.loginType = LoginType::Password;
    m_user.password = Secret("SomePassw0rd!");
    Asked<User> second;
    m_client->createUser(m_user, this, second.callback());
    QTRY_VERIFY(second.hasValue());
    QCOMPARE(bodyOf(m_server->seen().constLast())["password"_L1].toString(), u"SomePassw0rd!"_s);
    QCOMPARE(bodyOf(m_server->seen().constLast())["login_type"_L1].toString(), u"password"_s);
    QCOMPARE(m_server->count("GET", organizationsPath), 1);
}

void TestCreates::aUserOfAnOldServerHasOneOrganization()
{
    m_server->on("GET", organizationsPath, {refused(404, "Route not found.")});
    m_server->on(
        "GET", "/api/v2/users/me/organizations", {{.body = recordedBytes(u"get-organizations-200"_s)}});
    m_server->on("POST", usersPath, {recent(u"post-users-201"_s, 201)});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    const QJsonObject body = bodyOf(m_server->seen().constLast());
    QCOMPARE(body["organization_id"_L1].toString(), m_user.organization.toString());
    QVERIFY(!body.contains("organization_ids"_L1));
}

void TestCreates::aUserWhoLandedIsFoundAndNotMadeAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("ending");
    QTest::newRow("dropped") << 201 << int(Ending::Drop);
    QTest::newRow("truncated") << 201 << int(Ending::Truncate);
    QTest::newRow("gateway timeout") << 504 << int(Ending::Keep);
    QTest::newRow("the name is taken, by us") << 409 << int(Ending::Keep);
    QTest::newRow("no answer") << 201 << int(Ending::Hang);
}

void TestCreates::aUserWhoLandedIsFoundAndNotMadeAgain()
{
    QFETCH(int, status);
    QFETCH(int, ending);
    ClientSettings settings = impatient();
    settings.createTimeout = Milliseconds(400);
    CoderClient client(deploymentOf(*m_server), settings);
    m_server->on("POST", usersPath, {{.status = status, .ending = Ending(ending)}});
    m_server->on("GET", userPath, {recent(u"post-users-201"_s)});
    Asked<User> asked;
    client.createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(asked.value().username, m_user.username);
    QCOMPARE(m_server->count("POST", usersPath), 1);
    QCOMPARE(m_server->count("GET", userPath), 1);
}

void TestCreates::aUserWhoDidNotLandIsMadeAgain()
{
    m_server->on(
        "POST", usersPath, {{.ending = Ending::Drop}, refused(502, "bad"), recent(u"post-users-201"_s, 201)});
    m_server->on("GET", userPath, {{.status = 400, .body = recordedBytes(u"get-users-name-400"_s)}});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(m_server->count("POST", usersPath), 3);
    QCOMPARE(m_server->count("GET", userPath), 2);
}

void TestCreates::aUserWhoLandsWhileWeLookIsFoundAfterAll()
{
    m_server->on("POST", usersPath, {{.ending = Ending::Drop}, refused(409, "User already exists.")});
    m_server->on("GET", userPath,
        {{.status = 400, .body = recordedBytes(u"get-users-name-400"_s)}, recent(u"post-users-201"_s)});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
}

void TestCreates::aUserWhoWasThereBeforeIsNotOurs()
{
    m_server->on("POST", usersPath, {{.status = 409, .body = recordedBytes(u"post-users-409"_s)}});
    QJsonObject old = recordedBody(u"post-users-201"_s).toObject();
    old["created_at"_L1] = QDateTime::currentDateTimeUtc().addSecs(-60).toString(Qt::ISODate);
    m_server->on("GET", userPath, {{.body = QJsonDocument(old).toJson()}});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 409);
    QCOMPARE(asked.error().message, u"User already exists."_s);
}

void TestCreates::aRefusedUserIsNotMadeAgain()
{
    m_server->on("POST", usersPath, {{.status = 403, .body = recordedBytes(u"post-users-403"_s)}});
    Asked<User> asked;
    m_client->createUser(m_user, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_server->count("POST", usersPath), 1);
    QCOMPARE(m_server->count("GET", userPath), 0);
}

void TestCreates::aServerThatIsNotThereIsTriedWithoutLooking()
{
    const Deployment gone = deploymentOf(*std::make_unique<ScriptedServer>());
    CoderClient client(gone, impatient());
    Asked<Workspace> asked;
    client.createWorkspace(m_workspace, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unreachable);
    QCOMPARE(asked.error().call.section(u' ', 0, 0), u"POST"_s);
}

void TestCreates::aWorkspaceIsCreatedForItsOwner()
{
    const QByteArray path = "/api/v2/users/" + m_workspace.owner.toString().toLatin1() + "/workspaces";
    m_server->on("POST", path, {recent(u"post-users-id-workspaces-201"_s, 201)});
    Asked<Workspace> asked;
    m_client->createWorkspace(m_workspace, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().latestBuild.job.status, JobStatus::Pending);
    QCOMPARE(bodyOf(m_server->seen().constLast()),
        (QJsonObject{{"template_id"_L1, m_workspace.templateId.toString()}, {"name"_L1, m_workspace.name},
            {"ttl_ms"_L1, 3600000},
            {"rich_parameter_values"_L1,
                QJsonArray{QJsonObject{{"name"_L1, "region"_L1}, {"value"_L1, "eu"_L1}}}}}));
}

void TestCreates::aWorkspaceOnAnOldServerIsMadeAtItsMember()
{
    const QByteArray owner = m_workspace.owner.toString().toLatin1();
    const QByteArray path = "/api/v2/organizations/" + m_workspace.organization.toString().toLatin1()
        + "/members/" + owner + "/workspaces";
    m_server->on("POST", path, {recent(u"post-users-id-workspaces-201"_s, 201)});
    for (int i = 0; i < 2; ++i) {
        Asked<Workspace> asked;
        m_client->createWorkspace(m_workspace, this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
    }
    QCOMPARE(m_server->count("POST", "/api/v2/users/" + owner + "/workspaces"), 1);
    QCOMPARE(m_server->count("POST", path), 2);
}

void TestCreates::aBadParameterIsNoMissingRoute()
{
    const QByteArray path = "/api/v2/users/" + m_workspace.owner.toString().toLatin1() + "/workspaces";
    m_server->on("POST", path, {{.status = 400, .body = recordedBytes(u"post-users-id-workspaces-400"_s)}});
    Asked<Workspace> asked;
    m_client->createWorkspace(m_workspace, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().validations.constFirst().field, u"owner_tag"_s);
    QCOMPARE(m_server->seen().size(), 1);
}

void TestCreates::aWorkspaceThatLandedIsFound()
{
    const QByteArray user = "/api/v2/users/" + m_workspace.owner.toString().toLatin1();
    m_server->on("POST", user + "/workspaces", {{.ending = Ending::Drop}});
    m_server->on("GET", user + "/workspace/scaletest-fNwEvQbK-3",
        {recent(u"get-workspaces-id-200-build-running-agent-connected"_s)});
    Asked<Workspace> asked;
    m_client->createWorkspace(m_workspace, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(asked.value().name, m_workspace.name);
    QCOMPARE(m_server->count("POST", user + "/workspaces"), 1);
}

void TestCreates::aTokenWhoseAnswerWasLostIsRemovedAndMintedAgain()
{
    const QByteArray keys = "/api/v2/users/me/keys";
    m_server->on("POST", keys + "/tokens",
        {{.ending = Ending::Drop},
            {.status = 201, .body = recordedBytes(u"post-users-me-keys-tokens-201"_s)}});
    QJsonArray tokens = recordedBody(u"get-users-me-keys-tokens-200"_s).toArray();
    QJsonObject landed = tokens.at(0).toObject();
    landed["id"_L1] = "landed1234"_L1;
    landed["token_name"_L1] = "run-1"_L1;
    landed["created_at"_L1] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    tokens.append(landed);
    m_server->on("GET", keys + "/tokens", {{.body = QJsonDocument(tokens).toJson()}});
    m_server->on("DELETE", keys + "/landed1234", {{.status = 204, .body = {}}});
    Asked<MintedToken> asked;
    m_client->mintToken(u"me"_s, u"run-1"_s, 2h, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(m_server->count("DELETE", keys + "/landed1234"), 1);
    QCOMPARE(bodyOf(m_server->seen().constLast()),
        (QJsonObject{{"lifetime"_L1, qint64(7200000000000)}, {"token_name"_L1, "run-1"_L1}}));
}

void TestCreates::aTokenNameOfSomebodyElseIsLeftAlone()
{
    const QByteArray keys = "/api/v2/users/me/keys";
    m_server->on("POST", keys + "/tokens",
        {{.status = 409, .body = recordedBytes(u"post-users-me-keys-tokens-409"_s)}});
    m_server->on("GET", keys + "/tokens", {{.body = recordedBytes(u"get-users-me-keys-tokens-200"_s)}});
    Asked<MintedToken> asked;
    m_client->mintToken(u"me"_s, u"admin-token"_s, 2h, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 409);
    for (const SeenRequest &request : m_server->seen())
        QVERIFY(request.method != "DELETE");
}

void TestCreates::aBuildThatLandedIsFound()
{
    const NewBuild build{.workspace = WorkspaceId::fromString(u"5b2f58ad-afe6-404d-b2f0-99e380771879")};
    const QByteArray path = "/api/v2/workspaces/" + build.workspace.toString().toLatin1();
    m_server->on("POST", path + "/builds", {{.ending = Ending::Drop}});
    m_server->on("GET", path, {recent(u"get-workspaces-id-200-build-running-agent-connected"_s)});
    Asked<WorkspaceBuild> asked;
    m_client->startBuild(build, this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(asked.value().transition, Transition::Start);
}

void TestCreates::aBuildThatIsRefusedForAnotherOneSaysSo()
{
    const NewBuild build{.workspace = WorkspaceId::fromString(u"5b2f58ad-afe6-404d-b2f0-99e380771879"),
        .transition = Transition::Delete,
        .orphan = Orphan::Yes};
    const QByteArray path = "/api/v2/workspaces/" + build.workspace.toString().toLatin1();
    m_server->on("POST", path + "/builds",
        {{.status = 409, .body = recordedBytes(u"post-workspaces-id-builds-409"_s)}});
    m_server->on("GET", path, {recent(u"get-workspaces-id-200-build-running-agent-connected"_s)});
    Asked<WorkspaceBuild> asked;
    m_client->startBuild(build, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 409);
    QCOMPARE(bodyOf(m_server->seen().constFirst()),
        (QJsonObject{{"transition"_L1, "delete"_L1}, {"orphan"_L1, true}}));
}

void TestCreates::aDeleteOfWhatIsGoneSaysSo()
{
    const NewBuild build{.workspace = WorkspaceId::fromString(u"5b2f58ad-afe6-404d-b2f0-99e380771879"),
        .transition = Transition::Delete};
    const QByteArray path = "/api/v2/workspaces/" + build.workspace.toString().toLatin1();
    m_server->on("POST", path + "/builds", {{.ending = Ending::Drop}});
    m_server->on("GET", path, {refused(410, "Workspace is deleted.")});
    Asked<WorkspaceBuild> asked;
    m_client->startBuild(build, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QVERIFY(asked.error().isGone());
}

void TestCreates::aCreateWhoseContextGoesIsDropped()
{
    m_server->on("POST", usersPath, {{.ending = Ending::Drop}});
    m_server->on("GET", userPath, {{.ending = Ending::Hang}});
    Asked<User> dropped;
    auto context = std::make_unique<QObject>();
    m_client->createUser(m_user, context.get(), dropped.callback());
    QTRY_COMPARE(m_server->count("GET", userPath), 1);
    context.reset();
    Asked<QList<Organization>> later;
    m_client->organizations(this, later.callback());
    QTRY_VERIFY(later.hasValue());
    QCOMPARE(dropped.times, 0);
}

QTEST_GUILESS_MAIN(TestCreates)
#include "tst_creates.moc"
