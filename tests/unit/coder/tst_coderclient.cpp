// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/coderclient.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What is asked of the server, and how its versions are told apart.
class TestCoderClient : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void organizationsComeFromTheNewRoute();
    void anOldServerIsFoundOutOnce();
    void aTemplateIsFoundByName();
    void aTemplateIsFoundById();
    void aTemplateOfOneOrganizationIsFoundThere();
    void aTemplateThatIsNowhereIsSaidToBeSo();
    void aTemplateNameInTwoOrganizationsIsAmbiguous();
    void theTemplatesOfAllOrganizationsAreListed();
    void noListOfTemplatesIsHalf();
    void aListIsGoneThroughToItsEnd();
    void aListThatMovesIsGoneThroughAgain();
    void aQueryIsEncoded();
    void theDryRunSendsItsParameters();
    void logsResumeAfterALine();
    void deletingWhatIsGoneIsDone();
    void aUserWithWorkspacesIsNotDeleted();
    void aBadRequestForAUserWhoIsThereIsAnError();
    void cancellingIsAPatch();
    void loggingInNeedsNoToken();
    void timingsAreLeftOutWhereThereAreNone();
    void timingsThatOnceCameStay();
    void theQuotaIsAskedInBothPlaces();
    void aClientForAnotherTokenUsesIt();
    void aNameOfAnyKindStaysOneSegment();

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
};

namespace {

const QString orgA = u"fd7d6e17-24ce-4ff8-a139-7c0bcdc60c1e"_s;
const QString orgB = u"5d859b1c-bb37-4fc4-9119-124144f00518"_s;
const UserId someUser = UserId::fromString(u"4a9e57ef-564e-49ad-a9d4-9fe87d4b7066");
const BuildId someBuild = BuildId::fromString(u"41215de9-2c61-4883-aeb4-bcd3717f1d6e");
const TemplateVersionId someVersion = TemplateVersionId::fromString(u"933c2df6-8f0d-4c72-9284-acacdd942ab5");
const JobId someJob = JobId::fromString(u"d7570fba-709f-4a6e-a242-563986973420");

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

ScriptedAnswer twoOrganizations()
{
    return {.body = compact({QJsonObject{{"id"_L1, orgA}, {"name"_L1, "first"_L1}},
                QJsonObject{{"id"_L1, orgB}, {"name"_L1, "second"_L1}}})};
}

QByteArray templatePath(const QString &organization)
{
    return "/api/v2/organizations/" + organization.toLatin1() + "/templates/local";
}

ScriptedAnswer templateAnswer()
{
    return {.body = recordedBytes(u"get-organizations-id-templates-name-200"_s)};
}

} // namespace

void TestCoderClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), impatient());
}

void TestCoderClient::organizationsComeFromTheNewRoute()
{
    m_server->on("GET", "/api/v2/organizations", {{.body = recordedBytes(u"get-organizations-200"_s)}});
    Asked<QList<Organization>> asked;
    m_client->organizations(this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().constFirst().name, u"coder"_s);
}

void TestCoderClient::anOldServerIsFoundOutOnce()
{
    m_server->on(
        "GET", "/api/v2/users/me/organizations", {{.body = recordedBytes(u"get-organizations-200"_s)}});
    for (int i = 0; i < 2; ++i) {
        Asked<QList<Organization>> asked;
        m_client->organizations(this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
    }
    QCOMPARE(m_server->count("GET", "/api/v2/organizations"), 1);
    QCOMPARE(m_server->count("GET", "/api/v2/users/me/organizations"), 2);
}

void TestCoderClient::aTemplateIsFoundByName()
{
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    m_server->on("GET", templatePath(orgB), {templateAnswer()});
    Asked<Template> asked;
    m_client->findTemplate(u"local"_s, {}, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().name, u"local"_s);
    QCOMPARE(m_server->count("GET", templatePath(orgA)), 1);
}

void TestCoderClient::aTemplateIsFoundById()
{
    const QString id = u"49e1ccc3-9fd1-4bce-aa39-0e0a41188fc8"_s;
    m_server->on(
        "GET", "/api/v2/templates/" + id.toLatin1(), {templateAnswer(), refused(404, "Resource not found")});
    Asked<Template> asked;
    m_client->findTemplate(id.toUpper(), {}, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    Asked<Template> gone;
    m_client->findTemplate(id, {}, this, gone.callback());
    QTRY_VERIFY(gone.hasError());
    QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    QVERIFY(gone.error().toError().message.startsWith("There is no template with the id "_L1));
}

void TestCoderClient::aTemplateOfOneOrganizationIsFoundThere()
{
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    m_server->on("GET", templatePath(orgA), {templateAnswer()});
    m_server->on("GET", templatePath(orgB), {templateAnswer()});
    Asked<Template> asked;
    m_client->findTemplate(u"local"_s, u"second"_s, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(m_server->count("GET", templatePath(orgA)), 0);
    Asked<Template> nowhere;
    m_client->findTemplate(u"local"_s, u"third"_s, this, nowhere.callback());
    QTRY_VERIFY(nowhere.hasError());
    QVERIFY(nowhere.error().toError().message.contains("\"third\""_L1));
}

void TestCoderClient::aTemplateThatIsNowhereIsSaidToBeSo()
{
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    Asked<Template> asked;
    m_client->findTemplate(u"local"_s, {}, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().toError(),
        (Error{ErrorKind::NotFound, u"There is no template \"local\", or this token may not see it."_s}));
}

void TestCoderClient::aTemplateNameInTwoOrganizationsIsAmbiguous()
{
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    m_server->on("GET", templatePath(orgA), {templateAnswer()});
    m_server->on("GET", templatePath(orgB), {templateAnswer()});
    Asked<Template> asked;
    m_client->findTemplate(u"local"_s, {}, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadInput);
    QVERIFY(asked.error().message.contains("first, second"_L1));
}

namespace {

// Pages of users out of `count`, of which the request's offset and limit say which.
ScriptedServer::Handler pagesOf(int count, int hiddenAtFirst = 0)
{
    return [count, hiddenAtFirst, requests = std::make_shared<int>(0)](const SeenRequest &request) {
        const QUrlQuery query(QString::fromLatin1(request.query));
        const int offset = query.queryItemValue(u"offset"_s).toInt();
        const int end = std::min(count, offset + query.queryItemValue(u"limit"_s).toInt());
        QJsonObject user = recordedBody(u"get-users-me-200"_s).toObject();
        QJsonArray users;
        const bool hides = ++*requests == 1;
        for (int i = offset; i < end; ++i) {
            // A list that moved: rows that came twice stand where others should have.
            const int shown = hides && i < hiddenAtFirst ? hiddenAtFirst : i;
            user["id"_L1]
                = QUuid::createUuidV5(QUuid(), QByteArray::number(shown)).toString(QUuid::WithoutBraces);
            users.append(user);
        }
        const QJsonObject page{{"users"_L1, users}, {"count"_L1, count}};
        return ScriptedAnswer{.body = QJsonDocument(page).toJson(QJsonDocument::Compact)};
    };
}

} // namespace

void TestCoderClient::theTemplatesOfAllOrganizationsAreListed()
{
    const QByteArray found = recordedBytes(u"get-organizations-id-templates-name-200"_s);
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    m_server->on("GET", "/api/v2/organizations/" + orgA.toLatin1() + "/templates", {{.body = "[]"}});
    m_server->on(
        "GET", "/api/v2/organizations/" + orgB.toLatin1() + "/templates", {{.body = '[' + found + ']'}});
    Asked<QList<Template>> asked;
    m_client->templates(this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().size(), 1);
    QCOMPARE(asked.value().first().name, u"local"_s);
}

void TestCoderClient::noListOfTemplatesIsHalf()
{
    m_server->on("GET", "/api/v2/organizations", {twoOrganizations()});
    m_server->on("GET", "/api/v2/organizations/" + orgA.toLatin1() + "/templates", {{.body = "[]"}});
    m_server->on(
        "GET", "/api/v2/organizations/" + orgB.toLatin1() + "/templates", {refused(403, "Forbidden.")});
    Asked<QList<Template>> asked;
    m_client->templates(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 403);
    QCOMPARE(asked.times, 1);
}

void TestCoderClient::aListIsGoneThroughToItsEnd()
{
    m_server->handle("GET", "/api/v2/users", pagesOf(250));
    Asked<QList<User>> asked;
    m_client->listUsers(u"scaletest-"_s, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().size(), 250);
    QCOMPARE(m_server->count("GET", "/api/v2/users"), 3);
}

void TestCoderClient::aListThatMovesIsGoneThroughAgain()
{
    m_server->handle("GET", "/api/v2/users", pagesOf(150, 5));
    Asked<QList<User>> asked;
    m_client->listUsers({}, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().size(), 150);
    QCOMPARE(m_server->count("GET", "/api/v2/users"), 4);
}

void TestCoderClient::aQueryIsEncoded()
{
    m_server->on("GET", "/api/v2/workspaces", {{.body = recordedBytes(u"get-workspaces-200"_s)}});
    Asked<QList<Workspace>> asked;
    m_client->listWorkspaces(u"name:\"scaletest-\" template:a&b+c"_s, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().size(), 3);
    const QByteArray query = m_server->seen().constFirst().query;
    QCOMPARE(query, QByteArray("q=name%3A%22scaletest-%22%20template%3Aa%26b%2Bc&limit=100&offset=0"));
}

void TestCoderClient::theDryRunSendsItsParameters()
{
    const QByteArray path = "/api/v2/templateversions/" + someVersion.toString().toLatin1() + "/dry-run";
    m_server->on(
        "POST", path, {{.status = 201, .body = recordedBytes(u"post-templateversions-id-dry-run-201"_s)}});
    Asked<ProvisionerJob> asked;
    m_client->startDryRun(someVersion, u"scaletest-n"_s, {{u"region"_s, u"eu"_s}}, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().status, JobStatus::Pending);
    QCOMPARE(QJsonDocument::fromJson(m_server->seen().constFirst().body).object(),
        (QJsonObject{{"workspace_name"_L1, "scaletest-n"_L1},
            {"rich_parameter_values"_L1,
                QJsonArray{QJsonObject{{"name"_L1, "region"_L1}, {"value"_L1, "eu"_L1}}}}}));
    QCOMPARE(m_server->seen().constFirst().headers.value("content-type"), QByteArray("application/json"));
}

void TestCoderClient::logsResumeAfterALine()
{
    const QByteArray run = "/api/v2/templateversions/" + someVersion.toString().toLatin1() + "/dry-run/"
        + someJob.toString().toLatin1();
    m_server->on("GET", run + "/logs", {{.body = recordedBytes(u"get-workspacebuilds-id-logs-200"_s)}});
    m_server->on("GET", run + "/resources",
        {{.body = recordedBytes(u"get-templateversions-id-dry-run-id-resources-200"_s)}});
    Asked<QList<LogLine>> logs;
    m_client->dryRunLogs(someVersion, someJob, 12, this, logs.callback());
    QTRY_VERIFY(logs.hasValue());
    QCOMPARE(m_server->seen().constFirst().query, QByteArray("after=12"));
    Asked<QList<WorkspaceResource>> resources;
    m_client->dryRunResources(someVersion, someJob, this, resources.callback());
    QTRY_VERIFY(resources.hasValue());
    QCOMPARE(resources.value().constFirst().agents.size(), 1);
}

void TestCoderClient::deletingWhatIsGoneIsDone()
{
    const QByteArray path = "/api/v2/users/" + someUser.toString().toLatin1();
    m_server->on(
        "DELETE", path, {{.status = 410}, refused(404, "no"), refused(400, "must be an existing uuid")});
    m_server->on("GET", path, {refused(400, "must be an existing uuid")});
    for (int i = 0; i < 3; ++i) {
        Asked<> asked;
        m_client->deleteUser(someUser, this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
    }
    m_server->on(
        "DELETE", "/api/v2/users/me/keys/2mLcnohdvH", {{.status = 204, .body = {}}, refused(404, "no")});
    for (int i = 0; i < 2; ++i) {
        Asked<> asked;
        m_client->deleteToken(u"me"_s, u"2mLcnohdvH"_s, this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
    }
}

void TestCoderClient::aUserWithWorkspacesIsNotDeleted()
{
    m_server->on("DELETE", "/api/v2/users/" + someUser.toString().toLatin1(),
        {{.status = 417, .body = recordedBytes(u"delete-users-id-417"_s)}});
    Asked<> asked;
    m_client->deleteUser(someUser, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 417);
}

void TestCoderClient::aBadRequestForAUserWhoIsThereIsAnError()
{
    const QByteArray path = "/api/v2/users/" + someUser.toString().toLatin1();
    m_server->on("DELETE", path, {refused(400, "not today")});
    m_server->on("GET", path, {{.body = recordedBytes(u"post-users-201"_s)}});
    Asked<> asked;
    m_client->deleteUser(someUser, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().message, u"not today"_s);
}

void TestCoderClient::cancellingIsAPatch()
{
    const QByteArray path = "/api/v2/workspacebuilds/" + someBuild.toString().toLatin1() + "/cancel";
    m_server->on("PATCH", path, {{.body = recordedBytes(u"patch-workspacebuilds-id-cancel-200"_s)}});
    Asked<> asked;
    m_client->cancelBuild(someBuild, this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
}

void TestCoderClient::loggingInNeedsNoToken()
{
    m_server->on("POST", "/api/v2/users/login",
        {{.status = 201, .body = recordedBytes(u"post-users-login-201"_s)},
            {.status = 401, .body = recordedBytes(u"post-users-login-401"_s)}});
    Asked<MintedToken> asked;
    m_client->login(u"a@scaletest.local"_s, Secret("pass word"), this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(asked.value().id(), u"REDACTEDID"_s);
    QVERIFY(!m_server->seen().constFirst().headers.contains("coder-session-token"));
    QCOMPARE(QJsonDocument::fromJson(m_server->seen().constFirst().body).object(),
        (QJsonObject{{"email"_L1, "a@scaletest.local"_L1}, {"password"_L1, "pass word"_L1}}));
    Asked<MintedToken> wrong;
    m_client->login(u"a@scaletest.local"_s, Secret("wrong"), this, wrong.callback());
    QTRY_VERIFY(wrong.hasError());
    QCOMPARE(wrong.error().kind, ErrorKind::Unauthorized);
}

void TestCoderClient::timingsAreLeftOutWhereThereAreNone()
{
    for (int i = 0; i < 3; ++i) {
        Asked<std::optional<BuildTimings>> asked;
        m_client->buildTimings(someBuild, this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
        QVERIFY(!asked.value());
    }
    QCOMPARE(m_server->seen().size(), 1);
}

void TestCoderClient::timingsThatOnceCameStay()
{
    m_server->on("GET", "/api/v2/workspacebuilds/" + someBuild.toString().toLatin1() + "/timings",
        {{.body = recordedBytes(u"get-workspacebuilds-id-timings-200"_s)}, refused(404, "Resource not found"),
            {.body = recordedBytes(u"get-workspacebuilds-id-timings-200"_s)}});
    for (const bool there : {true, false, true}) {
        Asked<std::optional<BuildTimings>> asked;
        m_client->buildTimings(someBuild, this, asked.callback());
        QTRY_VERIFY(asked.hasValue());
        QCOMPARE(asked.value().has_value(), there);
    }
}

void TestCoderClient::theQuotaIsAskedInBothPlaces()
{
    m_server->on("GET", "/api/v2/workspace-quota/me", {{.body = R"({"credits_consumed":3,"budget":-1})"}});
    Asked<Quota> asked;
    m_client->workspaceQuota(u"me"_s, OrganizationId::fromString(orgA), this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QVERIFY(asked.value() == (Quota{3, -1}));
}

void TestCoderClient::aClientForAnotherTokenUsesIt()
{
    m_server->on("GET", "/api/v2/users/me", {{.body = recordedBytes(u"get-users-me-200"_s)}});
    const std::unique_ptr<CoderClient> other = m_client->withToken(Secret("other-token"));
    Asked<User> asked;
    other->me(this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(m_server->seen().constFirst().headers.value("coder-session-token"), QByteArray("other-token"));
}

void TestCoderClient::aNameOfAnyKindStaysOneSegment()
{
    Asked<User> asked;
    m_client->user(u"../me?x#y z"_s, this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(m_server->seen().constFirst().path, QByteArray("/api/v2/users/..%2Fme%3Fx%23y%20z"));
}

QTEST_GUILESS_MAIN(TestCoderClient)
#include "tst_coderclient.moc"
