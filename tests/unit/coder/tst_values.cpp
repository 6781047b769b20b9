// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/organization.h"
#include "core/coder/serverinfo.h"
#include "core/coder/template.h"
#include "core/coder/timings.h"
#include "core/coder/user.h"
#include "core/coder/workspace.h"
#include "tests/unit/coder/recorded.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Every parser against what a real server sent.
class TestValues : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void meIsAnOwner();
    void aRoleOfAnOrganizationIsNotSiteWide();
    void usersComeInPages();
    void aNewUserIsDormantAndHasLoggedInNever();
    void theOrganizationIsTheDefaultOne();
    void aTemplateTellsItsVersionAndUsualBuildTime();
    void aTemplateVersionTellsItsJob();
    void aRichParameterIsReadWhole();
    void externalAuthIsReadWhole();
    void aWorkspaceTellsItsAgentsAndApps();
    void childAgentsAreNoTargets();
    void aPendingBuildHasNoStart();
    void aFailedBuildTellsWhy();
    void aDeletedBuildIsDeleted();
    void theStatesOfAnAgentAreTold_data();
    void theStatesOfAnAgentAreTold();
    void aPageOfWorkspacesIsReadWhole();
    void buildsAreListed();
    void logLinesAreNumberedUpwards();
    void timingsGiveTheStages();
    void aStageThatHasNotEndedHasNoLength();
    void buildInfoTellsTheVersion();
    void theConfigTellsTheLimits();
    void anEmptyConfigClaimsNothing();
    void statsCountWorkspaces();
    void seatsComeFromEntitlements();
    void daemonsAndJobsAreListed();
    void tokensAreListed();
    void theIdOfATokenIsNotItsSecret();
    void loginGivesAToken();
    void theAppHostIsRead();
    void regionsAreRead();
    void unknownFieldsAndValuesAreTaken();
    void whatIsMissingIsNamedWithItsPath_data();
    void whatIsMissingIsNamedWithItsPath();
    void nullIsAnEmptyList();
    void largeNumbersStayExact();
};

void TestValues::meIsAnOwner()
{
    const Result<User> user = parseUser(recordedBody(u"get-users-me-200"_s));
    QVERIFY(user);
    QCOMPARE(user->username, u"admin"_s);
    QCOMPARE(user->email, u"admin@example.test"_s);
    QCOMPARE(user->status, UserStatus::Active);
    QCOMPARE(user->loginType, u"password"_s);
    QCOMPARE(user->organizations.size(), 1);
    QVERIFY(user->isOwner());
    QCOMPARE(user->id.toString(), u"9fa925e7-bb25-4481-87a3-148980316ccf"_s);
    QCOMPARE(user->createdAt, QDateTime(QDate(2026, 11, 24), QTime(10, 3, 35), Qt::UTC));
}

void TestValues::aRoleOfAnOrganizationIsNotSiteWide()
{
    QJsonObject json = recordedBody(u"get-users-me-200"_s).toObject();
    json["roles"_L1] = QJsonArray{QJsonObject{
        {"name"_L1, "owner"_L1}, {"organization_id"_L1, "fd7d6e17-24ce-4ff8-a139-7c0bcdc60c1e"_L1}}};
    const Result<User> user = parseUser(json);
    QVERIFY(user);
    QVERIFY(!user->isOwner());
}

void TestValues::usersComeInPages()
{
    const Result<UserPage> page = parseUserPage(recordedBody(u"get-users-200"_s));
    QVERIFY(page);
    QCOMPARE(qint64(page->users.size()), page->count);
    QCOMPARE(page->users.constFirst().username, u"scaletest-6whldaFK-2"_s);
}

void TestValues::aNewUserIsDormantAndHasLoggedInNever()
{
    const Result<User> user = parseUser(recordedBody(u"post-users-201"_s));
    QVERIFY(user);
    QCOMPARE(user->status, UserStatus::Dormant);
    QVERIFY(!user->isOwner());
}

void TestValues::theOrganizationIsTheDefaultOne()
{
    const Result<QList<Organization>> found = parseOrganizations(recordedBody(u"get-organizations-200"_s));
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->constFirst().name, u"coder"_s);
    QVERIFY(found->constFirst().isDefault);
}

void TestValues::aTemplateTellsItsVersionAndUsualBuildTime()
{
    const Result<Template> found = parseTemplate(recordedBody(u"get-organizations-id-templates-name-200"_s));
    QVERIFY(found);
    QCOMPARE(found->name, u"local"_s);
    QCOMPARE(found->organizationName, u"coder"_s);
    QCOMPARE(found->activeVersion.toString(), u"933c2df6-8f0d-4c72-9284-acacdd942ab5"_s);
    QCOMPARE(found->startBuildP50, std::optional<Milliseconds>(1234ms));
    QCOMPARE(found->startBuildP95, std::optional<Milliseconds>(1286ms));
    QVERIFY(!found->deprecated);
    QCOMPARE(found->defaultTtl, Milliseconds(0));
}

void TestValues::aTemplateVersionTellsItsJob()
{
    const Result<TemplateVersion> version
        = parseTemplateVersion(recordedBody(u"get-templateversions-id-200"_s));
    QVERIFY(version);
    QCOMPARE(version->name, u"bold_ride5"_s);
    QCOMPARE(version->job.status, JobStatus::Succeeded);
    QCOMPARE(version->job.queuedFor(), std::optional<Milliseconds>(4ms));
    QCOMPARE(version->job.ranFor(), std::optional<Milliseconds>(1104ms));
}

void TestValues::aRichParameterIsReadWhole()
{
    const QByteArray json = R"([{"name":"region","display_name":"Region","description":"**Where**",
        "description_plaintext":"Where","type":"string","form_type":"dropdown","mutable":true,
        "default_value":"eu","icon":"","options":[{"name":"Europe","description":"","value":"eu","icon":""}],
        "validation_error":"no","validation_regex":"^[a-z]+$","validation_min":1,"validation_max":9,
        "required":false,"ephemeral":true}])";
    const Result<QList<RichParameter>> found = parseRichParameters(QJsonDocument::fromJson(json).array());
    QVERIFY(found);
    const RichParameter expected{.name = u"region"_s,
        .displayName = u"Region"_s,
        .description = u"Where"_s,
        .type = u"string"_s,
        .defaultValue = u"eu"_s,
        .required = false,
        .ephemeral = true,
        .isMutable = true,
        .options = {{u"Europe"_s, u"eu"_s}},
        .validationRegex = u"^[a-z]+$"_s,
        .validationError = u"no"_s,
        .validationMin = 1,
        .validationMax = 9};
    QCOMPARE(found->size(), 1);
    QVERIFY(found->constFirst() == expected);
    QVERIFY(parseRichParameters(recordedBody(u"get-templateversions-id-rich-parameters-200"_s))->isEmpty());
    const Result<QList<RichParameter>> three
        = parseRichParameters(recordedBody(u"get-templateversions-id-rich-parameters-200-three"_s));
    QVERIFY(three);
    QCOMPARE(three->size(), 3);
    QCOMPARE(three->at(0).options.size(), 2);
    QCOMPARE(three->at(1).validationMax, std::optional<qint64>(10));
    QVERIFY(three->at(2).required);
}

void TestValues::externalAuthIsReadWhole()
{
    const QByteArray json = R"([{"id":"github","type":"github","display_name":"GitHub",
        "authenticate_url":"x","authenticated":false,"optional":true}])";
    const Result<QList<ExternalAuth>> found = parseExternalAuths(QJsonDocument::fromJson(json).array());
    QVERIFY(found);
    QVERIFY(found->constFirst() == (ExternalAuth{u"github"_s, u"GitHub"_s, false, true}));
    QVERIFY(parseExternalAuths(recordedBody(u"get-templateversions-id-external-auth-200"_s))->isEmpty());
}

void TestValues::aWorkspaceTellsItsAgentsAndApps()
{
    const Result<Workspace> workspace
        = parseWorkspace(recordedBody(u"get-workspaces-id-200-build-running-agent-connected"_s));
    QVERIFY(workspace);
    QCOMPARE(workspace->name, u"scaletest-fNwEvQbK-3"_s);
    QCOMPARE(workspace->ownerName, u"scaletest-yLT2UKoe-3"_s);
    QCOMPARE(workspace->templateName, u"local"_s);
    QVERIFY(!workspace->ttl);
    QCOMPARE(workspace->latestBuild.status, BuildStatus::Running);
    QCOMPARE(workspace->latestBuild.transition, Transition::Start);
    QCOMPARE(workspace->latestBuild.number, 1);
    QVERIFY(!workspace->latestBuild.deadline.isValid());
    const QList<WorkspaceAgent> agents = workspace->agents();
    QCOMPARE(agents.size(), 1);
    QCOMPARE(agents.constFirst().name, u"main"_s);
    QCOMPARE(agents.constFirst().status, AgentStatus::Connected);
    QCOMPARE(agents.constFirst().lifecycle, AgentLifecycle::Ready);
    QVERIFY(agents.constFirst().readyAt.isValid());
    QCOMPARE(agents.constFirst().apps.size(), 3);
    const WorkspaceApp discard = agents.constFirst().apps.constFirst();
    QCOMPARE(discard.slug, u"wsdi"_s);
    QVERIFY(!discard.subdomain);
    QVERIFY(discard.subdomainName.isEmpty());
    QCOMPARE(discard.sharingLevel, u"authenticated"_s);
}

void TestValues::childAgentsAreNoTargets()
{
    Result<Workspace> parsed
        = parseWorkspace(recordedBody(u"get-workspaces-id-200-build-running-agent-connected"_s));
    QVERIFY(parsed);
    Workspace workspace = *parsed;
    workspace.latestBuild.resources[0].agents[0].isChild = true;
    QVERIFY(workspace.agents().isEmpty());
}

void TestValues::aPendingBuildHasNoStart()
{
    const Result<WorkspaceBuild> build
        = parseBuild(recordedBody(u"get-workspacebuilds-id-200-start-pending"_s));
    QVERIFY(build);
    QCOMPARE(build->status, BuildStatus::Pending);
    QCOMPARE(build->job.status, JobStatus::Pending);
    QVERIFY(!build->job.isFinal());
    QVERIFY(!build->job.queuedFor());
}

void TestValues::aFailedBuildTellsWhy()
{
    const Result<WorkspaceBuild> build
        = parseBuild(recordedBody(u"get-workspacebuilds-id-200-start-failed"_s));
    QVERIFY(build);
    QCOMPARE(build->status, BuildStatus::Failed);
    QVERIFY(build->job.isFinal());
    QCOMPARE(build->job.error, u"terraform apply: exit status 1"_s);
}

void TestValues::aDeletedBuildIsDeleted()
{
    const Result<WorkspaceBuild> build
        = parseBuild(recordedBody(u"get-workspacebuilds-id-200-delete-succeeded"_s));
    QVERIFY(build);
    QCOMPARE(build->transition, Transition::Delete);
    QCOMPARE(build->status, BuildStatus::Deleted);
}

void TestValues::theStatesOfAnAgentAreTold_data()
{
    QTest::addColumn<QString>("exchange");
    QTest::addColumn<AgentStatus>("status");
    QTest::newRow("connecting") << u"get-workspaces-id-200-build-running-agent-connecting"_s
                                << AgentStatus::Connecting;
    QTest::newRow("timeout") << u"get-workspaces-id-200-build-running-agent-timeout"_s
                             << AgentStatus::Timeout;
}

void TestValues::theStatesOfAnAgentAreTold()
{
    QFETCH(QString, exchange);
    QFETCH(AgentStatus, status);
    const Result<Workspace> workspace = parseWorkspace(recordedBody(exchange));
    QVERIFY(workspace);
    QCOMPARE(workspace->agents().constFirst().status, status);
    QVERIFY(!workspace->agents().constFirst().firstConnectedAt.isValid());
}

void TestValues::aPageOfWorkspacesIsReadWhole()
{
    const Result<WorkspacePage> page = parseWorkspacePage(recordedBody(u"get-workspaces-200"_s));
    QVERIFY(page);
    QCOMPARE(page->count, 3);
    QCOMPARE(page->workspaces.size(), 3);
    for (const Workspace &workspace : page->workspaces)
        QVERIFY(workspace.name.startsWith("scaletest-"_L1));
}

void TestValues::buildsAreListed()
{
    const Result<QList<WorkspaceBuild>> builds = parseBuilds(recordedBody(u"get-workspaces-id-builds-200"_s));
    QVERIFY(builds);
    QVERIFY(!builds->isEmpty());
    QVERIFY(parseBuild(recordedBody(u"post-workspaces-id-builds-201"_s)));
}

void TestValues::logLinesAreNumberedUpwards()
{
    const Result<QList<LogLine>> lines = parseLogLines(recordedBody(u"get-workspacebuilds-id-logs-200"_s));
    QVERIFY(lines);
    QVERIFY(lines->size() > 2);
    for (qsizetype i = 1; i < lines->size(); ++i)
        QVERIFY(lines->at(i).id > lines->at(i - 1).id);
    QCOMPARE(lines->constFirst().source, u"provisioner_daemon"_s);
    QCOMPARE(lines->constFirst().stage, u"Setting up"_s);
}

void TestValues::timingsGiveTheStages()
{
    const Result<BuildTimings> timings = parseTimings(recordedBody(u"get-workspacebuilds-id-timings-200"_s));
    QVERIFY(timings);
    QCOMPARE(timings->provisionerStage("init"_L1), std::optional<Milliseconds>(170ms));
    QVERIFY(timings->provisionerStage("apply"_L1));
    QVERIFY(!timings->provisionerStage("nothing"_L1));
    QCOMPARE(timings->agentConnect(), std::optional<Milliseconds>(324ms));
    QVERIFY(!timings->startScripts());
}

void TestValues::aStageThatHasNotEndedHasNoLength()
{
    BuildTimings timings;
    timings.scripts = {{u"start"_s, u"setup"_s, QDateTime::currentDateTimeUtc(), {}}};
    QVERIFY(!timings.startScripts());
}

void TestValues::buildInfoTellsTheVersion()
{
    const Result<BuildInfo> info = parseBuildInfo(recordedBody(u"get-buildinfo-200"_s));
    QVERIFY(info);
    QCOMPARE(info->version, u"v0.0.0-devel"_s);
    QVERIFY(!info->deploymentId.isEmpty());
    QVERIFY(!info->isWorkspaceProxy);
}

void TestValues::theConfigTellsTheLimits()
{
    const Result<DeploymentConfig> config
        = parseDeploymentConfig(recordedBody(u"get-deployment-config-200"_s));
    QVERIFY(config);
    QCOMPARE(config->apiRateLimit, std::optional<qint64>(-1));
    QVERIFY(config->rateLimitsOff);
    QVERIFY(!config->ownerExecDisabled);
    QVERIFY(!config->pathAppsDisabled);
    QCOMPARE(config->builtinProvisioners, std::optional<int>(3));
    QCOMPARE(config->maxTokenLifetime, std::optional<Nanoseconds>(3155760000000000000ns));
    QCOMPARE(config->wildcardAccessUrl, u"*.apps.example.test"_s);
    QVERIFY(config->prometheusEnabled);
    const Result<DeploymentConfig> limited
        = parseDeploymentConfig(recordedBody(u"get-deployment-config-200-rate-limited"_s));
    QVERIFY(limited);
    QCOMPARE(limited->apiRateLimit, std::optional<qint64>(10));
    QVERIFY(!limited->rateLimitsOff);
}

void TestValues::anEmptyConfigClaimsNothing()
{
    const Result<DeploymentConfig> config = parseDeploymentConfig(QJsonObject{{"config"_L1, QJsonObject()}});
    QVERIFY(config);
    QVERIFY(*config == DeploymentConfig());
    QVERIFY(!parseDeploymentConfig(QJsonObject()));
}

void TestValues::statsCountWorkspaces()
{
    const Result<DeploymentStats> stats = parseDeploymentStats(recordedBody(u"get-deployment-stats-200"_s));
    QVERIFY(stats);
    QCOMPARE(stats->runningWorkspaces, 5);
    QVERIFY(stats->nextUpdateAt > stats->collectedAt);
}

void TestValues::seatsComeFromEntitlements()
{
    const QByteArray json = R"({"errors":[],"warnings":["Your deployment has 101 active users."],
        "has_license":true,"features":{"user_limit":{"enabled":true,"entitlement":"entitled","limit":100,
        "actual":101}}})";
    const Result<Entitlements> entitled = parseEntitlements(QJsonDocument::fromJson(json).object());
    QVERIFY(entitled);
    QVERIFY(entitled->hasLicense);
    QCOMPARE(entitled->seats, std::optional<qint64>(100));
    QCOMPARE(entitled->seatsUsed, std::optional<qint64>(101));
    QCOMPARE(entitled->warnings.size(), 1);
    const Result<Entitlements> none = parseEntitlements(QJsonObject{{"has_license"_L1, false}});
    QVERIFY(none);
    QVERIFY(!none->seats);
}

void TestValues::daemonsAndJobsAreListed()
{
    const auto daemons
        = parseProvisionerDaemons(recordedBody(u"get-organizations-id-provisionerdaemons-200"_s));
    QVERIFY(daemons);
    QCOMPARE(daemons->size(), 3);
    QCOMPARE(daemons->constFirst().status, u"idle"_s);
    const auto jobs = parseProvisionerJobs(recordedBody(u"get-organizations-id-provisionerjobs-200"_s));
    QVERIFY(jobs);
    QCOMPARE(jobs->constFirst().status, JobStatus::Canceled);
}

void TestValues::tokensAreListed()
{
    const Result<QList<TokenInfo>> tokens = parseTokens(recordedBody(u"get-users-me-keys-tokens-200"_s));
    QVERIFY(tokens);
    QCOMPARE(tokens->constFirst().id, u"2mLcnohdvH"_s);
    QCOMPARE(tokens->constFirst().name, u"admin-token"_s);
    QVERIFY(tokens->constFirst().expiresAt > tokens->constFirst().createdAt);
}

void TestValues::theIdOfATokenIsNotItsSecret()
{
    const Result<MintedToken> token = parseMintedToken(recordedBody(u"post-users-me-keys-tokens-201"_s));
    QVERIFY(token);
    QCOMPARE(token->id(), u"REDACTEDID"_s);
    QCOMPARE(token->key.reveal(), QByteArray("REDACTEDID-REDACTEDSECRETREDACTED"));
}

void TestValues::loginGivesAToken()
{
    const Result<MintedToken> token = parseLogin(recordedBody(u"post-users-login-201"_s));
    QVERIFY(token);
    QVERIFY(!token->key.isEmpty());
}

void TestValues::theAppHostIsRead()
{
    QCOMPARE(*parseAppHost(recordedBody(u"get-applications-host-200"_s)), u"*.apps.example.test"_s);
}

void TestValues::regionsAreRead()
{
    const Result<QList<Region>> regions = parseRegions(recordedBody(u"get-regions-200"_s));
    QVERIFY2(regions, regions ? "" : qPrintable(regions.error().message));
    const Region primary{
        .name = u"primary"_s, .url = u"http://coder.example.test"_s, .appHost = u"*.apps.example.test"_s};
    QCOMPARE(*regions, QList<Region>{primary});
    QVERIFY(!parseRegions(QJsonObject{{"regions"_L1, QJsonArray{QJsonObject{}}}}));
}

void TestValues::unknownFieldsAndValuesAreTaken()
{
    QJsonObject json = recordedBody(u"get-workspacebuilds-id-200-start-pending"_s).toObject();
    json["status"_L1] = "hovering"_L1;
    json["a_field_of_tomorrow"_L1] = 7;
    const Result<WorkspaceBuild> build = parseBuild(json);
    QVERIFY(build);
    QCOMPARE(build->status, BuildStatus::Unknown);
}

void TestValues::whatIsMissingIsNamedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no object") << QByteArray("[]") << u"It is not an object."_s;
    QTest::newRow("missing") << QByteArray(R"({"count":1})") << u"The field \"workspaces\" is missing."_s;
    QTest::newRow("in a list") << QByteArray(R"({"workspaces":[{"id":7}],"count":1})")
                               << u"The field \"workspaces[0].id\" is not what it should be."_s;
    QTest::newRow("deep") << QByteArray(
        R"({"count":1,"workspaces":[{"id":"5b2f58ad-afe6-404d-b2f0-99e380771879","name":"a",
        "owner_id":"5b2f58ad-afe6-404d-b2f0-99e380771879","owner_name":"b",
        "organization_id":"5b2f58ad-afe6-404d-b2f0-99e380771879",
        "template_id":"5b2f58ad-afe6-404d-b2f0-99e380771879","latest_build":{
        "id":"5b2f58ad-afe6-404d-b2f0-99e380771879","workspace_id":"5b2f58ad-afe6-404d-b2f0-99e380771879",
        "build_number":1,"transition":"start","status":"pending","job":{
        "id":"5b2f58ad-afe6-404d-b2f0-99e380771879"}}}]})")
                          << u"The field \"workspaces[0].latest_build.job.status\" is missing."_s;
}

void TestValues::whatIsMissingIsNamedWithItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue value
        = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const Result<WorkspacePage> page = parseWorkspacePage(value);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadReply);
    QCOMPARE(page.error().message, sentence);
}

void TestValues::nullIsAnEmptyList()
{
    QVERIFY(parseLogLines(QJsonValue())->isEmpty());
    QVERIFY(parseUserPage(QJsonObject{{"users"_L1, QJsonValue()}, {"count"_L1, 0}})->users.isEmpty());
    QVERIFY(!parseLogLines(u"text"_s));
}

void TestValues::largeNumbersStayExact()
{
    QCOMPARE(*parseMaxTokenLifetime(recordedBody(u"get-users-me-keys-tokens-tokenconfig-200"_s)), 87600h);
    const QByteArray json = R"({"max_token_lifetime":3155760000000000001})";
    QCOMPARE(*parseMaxTokenLifetime(QJsonDocument::fromJson(json).object()), 3155760000000000001ns);
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
