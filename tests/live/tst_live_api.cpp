// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/agentwatcher.h"
#include "core/coder/buildwatcher.h"
#include "tests/live/livedeployment.h"
#include "tests/support/asked.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The client against a real Coder server: one user, one token, one workspace, all of them gone at the end.
// The tests run in their order and build on each other.
class TestLiveApi : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void theServerTellsWhatItIs();
    void thePreflightQuestionsAreAnswered();
    void theTemplateIsFoundWithItsParameters();
    void aDryRunSucceedsAndItsLogIsFollowed();
    void aUserIsCreatedAndGetsAToken();
    void aSecondUserOfTheNameIsRefused();
    void aWorkspaceIsCreatedForTheUser();
    void itsBuildIsWatchedWithItsLog();
    void itsAgentsBecomeReady();
    void whereTheTimeWentIsTold();
    void itIsListedAndFoundByName();
    void aUserWithAWorkspaceIsNotDeleted();
    void theWorkspaceIsDeletedAndGone();
    void theTokenAndTheUserAreDeletedAndGone();

private:
    QString m_name; // of user and workspace: random, so that nothing else is touched
    std::unique_ptr<CoderClient> m_client;
    QList<Organization> m_organizations;
    std::optional<Template> m_template;
    std::optional<User> m_user;
    std::optional<MintedToken> m_token;
    std::optional<Workspace> m_workspace;
};

namespace {

constexpr int patience = 120000; // ms: a build on a busy machine

QString words(const ApiError &error)
{
    return error.toError().message;
}

} // namespace

// Waits for an answer and fails with the server's own words.
#define ANSWERED(asked)                                                                                      \
    QTRY_VERIFY_WITH_TIMEOUT((asked).answer, patience);                                                      \
    QVERIFY2((asked).hasValue(), qPrintable((asked).hasError() ? words((asked).error()) : QString()))

void TestLiveApi::initTestCase()
{
    if (!live::isGiven())
        QSKIP(live::NotGiven);
    const Result<Deployment> deployment = live::deployment();
    QVERIFY2(deployment, qPrintable(deployment ? QString() : deployment.error().message));
    m_client = std::make_unique<CoderClient>(*deployment);
    m_name = u"scaletest-live%1"_s.arg(
        QRandomGenerator::system()->bounded(quint32(100000000)), 8, 10, QLatin1Char('0'));
}

void TestLiveApi::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

// Whatever failed before: what was made is removed.
void TestLiveApi::cleanupTestCase()
{
    if (m_workspace) {
        Asked<WorkspaceBuild> asked;
        m_client->startBuild(
            {.workspace = m_workspace->id, .transition = Transition::Delete}, this, asked.callback());
        QTRY_VERIFY_WITH_TIMEOUT(asked.answer, patience);
        if (asked.hasValue()) {
            BuildWatcher watcher(*m_client, {});
            Asked<WorkspaceBuild> deleted;
            watcher.watch(asked.value().id, deleted.callback());
            QTRY_VERIFY_WITH_TIMEOUT(deleted.answer, patience);
        }
    }
    if (m_user) {
        Asked<> asked;
        m_client->deleteUser(m_user->id, this, asked.callback());
        ANSWERED(asked);
    }
}

void TestLiveApi::theServerTellsWhatItIs()
{
    Asked<> health;
    m_client->healthz(this, health.callback());
    ANSWERED(health);
    Asked<BuildInfo> info;
    m_client->buildInfo(this, info.callback());
    ANSWERED(info);
    QVERIFY(!info.value().version.isEmpty());
    Asked<User> me;
    m_client->me(this, me.callback());
    ANSWERED(me);
    QVERIFY(me.value().isOwner());
    Asked<QList<Organization>> organizations;
    m_client->organizations(this, organizations.callback());
    ANSWERED(organizations);
    QVERIFY(!organizations.value().isEmpty());
    m_organizations = organizations.value();
}

void TestLiveApi::thePreflightQuestionsAreAnswered()
{
    Asked<DeploymentConfig> config;
    m_client->deploymentConfig(this, config.callback());
    ANSWERED(config);
    QVERIFY(config.value().apiRateLimit);
    Asked<QList<ProvisionerDaemon>> daemons;
    m_client->provisionerDaemons(m_organizations.constFirst().id, this, daemons.callback());
    ANSWERED(daemons);
    QVERIFY(!daemons.value().isEmpty());
    Asked<QList<ProvisionerJob>> jobs;
    m_client->provisionerJobs(m_organizations.constFirst().id, this, jobs.callback());
    ANSWERED(jobs);
    Asked<Nanoseconds> lifetime;
    m_client->maxTokenLifetime(u"me"_s, this, lifetime.callback());
    ANSWERED(lifetime);
    QVERIFY(lifetime.value() > 0ns);
    Asked<QString> host;
    m_client->appHost(this, host.callback());
    ANSWERED(host);
    // Without a licence there are neither entitlements nor quotas.
    Asked<Entitlements> entitlements;
    m_client->entitlements(this, entitlements.callback());
    QTRY_VERIFY_WITH_TIMEOUT(entitlements.answer, patience);
    QVERIFY(entitlements.hasValue() || entitlements.error().kind == ErrorKind::NotFound);
    Asked<Quota> quota;
    m_client->workspaceQuota(u"me"_s, m_organizations.constFirst().id, this, quota.callback());
    QTRY_VERIFY_WITH_TIMEOUT(quota.answer, patience);
    QVERIFY(quota.hasValue() || quota.error().kind == ErrorKind::NotFound);
}

void TestLiveApi::theTemplateIsFoundWithItsParameters()
{
    Asked<Template> byName;
    m_client->findTemplate(live::templateName(), {}, this, byName.callback());
    ANSWERED(byName);
    m_template = byName.value();
    Asked<Template> byId;
    m_client->findTemplate(m_template->id.toString(), {}, this, byId.callback());
    ANSWERED(byId);
    QVERIFY(byId.value() == *m_template);
    Asked<TemplateVersion> version;
    m_client->templateVersion(m_template->activeVersion, this, version.callback());
    ANSWERED(version);
    QCOMPARE(version.value().job.status, JobStatus::Succeeded);
    Asked<QList<RichParameter>> parameters;
    m_client->richParameters(m_template->activeVersion, this, parameters.callback());
    ANSWERED(parameters);
    Asked<QList<ExternalAuth>> auths;
    m_client->externalAuths(m_template->activeVersion, this, auths.callback());
    ANSWERED(auths);
}

void TestLiveApi::aDryRunSucceedsAndItsLogIsFollowed()
{
    QVERIFY(m_template);
    Asked<ProvisionerJob> started;
    m_client->startDryRun(m_template->activeVersion, m_name, {}, this, started.callback());
    ANSWERED(started);
    const JobId run = started.value().id;
    BuildLogStream log(m_client->deployment());
    QSignalSpy lines(&log, &BuildLogStream::lineArrived);
    QSignalSpy ended(&log, &BuildLogStream::ended);
    log.followDryRun(m_template->activeVersion, run);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QCOMPARE(ended.constFirst().constFirst().value<BuildLogStream::End>(), BuildLogStream::End::Complete);
    QVERIFY(lines.count() > 3);
    Asked<ProvisionerJob> job;
    m_client->dryRun(m_template->activeVersion, run, this, job.callback());
    ANSWERED(job);
    QCOMPARE(job.value().status, JobStatus::Succeeded);
    Asked<QList<LogLine>> rest;
    const qint64 first = lines.constFirst().constFirst().value<LogLine>().id;
    m_client->dryRunLogs(m_template->activeVersion, run, first, this, rest.callback());
    ANSWERED(rest);
    QCOMPARE(rest.value().size(), lines.count() - 1);
    Asked<QList<WorkspaceResource>> resources;
    m_client->dryRunResources(m_template->activeVersion, run, this, resources.callback());
    ANSWERED(resources);
    QVERIFY(!resources.value().isEmpty());
}

void TestLiveApi::aUserIsCreatedAndGetsAToken()
{
    NewUser user;
    user.username = m_name;
    user.email = m_name + u"@scaletest.local"_s;
    user.organization = m_template->organization;
    Asked<User> created;
    m_client->createUser(user, this, created.callback());
    ANSWERED(created);
    m_user = created.value();
    QCOMPARE(m_user->loginType, u"none"_s);
    Asked<MintedToken> minted;
    m_client->mintToken(m_user->id.toString(), u"live"_s, 1h, this, minted.callback());
    ANSWERED(minted);
    m_token = minted.value();
    const std::unique_ptr<CoderClient> asUser = m_client->withToken(m_token->key);
    Asked<User> me;
    asUser->me(this, me.callback());
    ANSWERED(me);
    QCOMPARE(me.value().username, m_name);
    Asked<QList<TokenInfo>> tokens;
    m_client->listTokens(m_name, this, tokens.callback());
    ANSWERED(tokens);
    QCOMPARE(tokens.value().constFirst().id, m_token->id());
}

void TestLiveApi::aSecondUserOfTheNameIsRefused()
{
    QVERIFY(m_user);
    // Later than what could be taken for the answer that was lost.
    QTRY_VERIFY_WITH_TIMEOUT(m_user->createdAt.secsTo(QDateTime::currentDateTimeUtc()) > 5, 30000);
    NewUser user;
    user.username = m_name;
    user.email = m_name + u"@scaletest.local"_s;
    user.organization = m_template->organization;
    Asked<User> created;
    m_client->createUser(user, this, created.callback());
    QTRY_VERIFY_WITH_TIMEOUT(created.hasError(), patience);
    QCOMPARE(created.error().httpStatus, 409);
}

void TestLiveApi::aWorkspaceIsCreatedForTheUser()
{
    QVERIFY(m_user);
    NewWorkspace workspace;
    workspace.owner = m_user->id;
    workspace.organization = m_template->organization;
    workspace.templateId = m_template->id;
    workspace.name = m_name;
    workspace.ttl = 1h;
    Asked<Workspace> created;
    m_client->createWorkspace(workspace, this, created.callback());
    ANSWERED(created);
    m_workspace = created.value();
    QCOMPARE(m_workspace->ownerName, m_name);
    QCOMPARE(m_workspace->ttl, std::optional<Milliseconds>(1h));
}

void TestLiveApi::itsBuildIsWatchedWithItsLog()
{
    QVERIFY(m_workspace);
    BuildWatcher::Settings settings;
    settings.logs = FollowLogs::Yes;
    BuildWatcher watcher(*m_client, settings);
    QSignalSpy lines(&watcher, &BuildWatcher::lineArrived);
    Asked<WorkspaceBuild> built;
    watcher.watch(m_workspace->latestBuild.id, built.callback());
    ANSWERED(built);
    QCOMPARE(built.value().status, BuildStatus::Running);
    QVERIFY(lines.count() > 3);
    Asked<QList<LogLine>> log;
    m_client->buildLogs(m_workspace->latestBuild.id, 0, this, log.callback());
    ANSWERED(log);
    QVERIFY(log.value().size() >= lines.count());
}

void TestLiveApi::itsAgentsBecomeReady()
{
    QVERIFY(m_workspace);
    AgentWatcher::Settings settings;
    settings.goal = AgentGoal::Ready;
    AgentWatcher watcher(*m_client, settings);
    Asked<Workspace> ready;
    watcher.watch(m_workspace->id, ready.callback());
    ANSWERED(ready);
    QVERIFY(!ready.value().agents().isEmpty());
    QCOMPARE(ready.value().agents().constFirst().lifecycle, AgentLifecycle::Ready);
}

void TestLiveApi::whereTheTimeWentIsTold()
{
    QVERIFY(m_workspace);
    Asked<std::optional<BuildTimings>> asked;
    m_client->buildTimings(m_workspace->latestBuild.id, this, asked.callback());
    ANSWERED(asked);
    if (!asked.value())
        QSKIP("This server keeps no timings.");
    QVERIFY(asked.value()->provisionerStage("plan"_L1));
    QVERIFY(asked.value()->agentConnect());
}

void TestLiveApi::itIsListedAndFoundByName()
{
    QVERIFY(m_workspace);
    Asked<QList<Workspace>> listed;
    m_client->listWorkspaces(u"owner:"_s + m_name, this, listed.callback());
    ANSWERED(listed);
    QCOMPARE(listed.value().size(), 1);
    QVERIFY(listed.value().constFirst().id == m_workspace->id);
    Asked<Workspace> named;
    m_client->workspaceByName(m_name, m_name, this, named.callback());
    ANSWERED(named);
    QVERIFY(named.value().id == m_workspace->id);
    Asked<QList<User>> users;
    m_client->listUsers(m_name, this, users.callback());
    ANSWERED(users);
    QCOMPARE(users.value().size(), 1);
    Asked<QList<WorkspaceBuild>> builds;
    m_client->builds(m_workspace->id, this, builds.callback());
    ANSWERED(builds);
    QCOMPARE(builds.value().size(), 1);
}

void TestLiveApi::aUserWithAWorkspaceIsNotDeleted()
{
    QVERIFY(m_user);
    Asked<> asked;
    m_client->deleteUser(m_user->id, this, asked.callback());
    QTRY_VERIFY_WITH_TIMEOUT(asked.hasError(), patience);
    QCOMPARE(asked.error().httpStatus, 417);
}

void TestLiveApi::theWorkspaceIsDeletedAndGone()
{
    QVERIFY(m_workspace);
    Asked<WorkspaceBuild> started;
    m_client->startBuild(
        {.workspace = m_workspace->id, .transition = Transition::Delete}, this, started.callback());
    ANSWERED(started);
    BuildWatcher watcher(*m_client, {});
    Asked<WorkspaceBuild> deleted;
    watcher.watch(started.value().id, deleted.callback());
    ANSWERED(deleted);
    QCOMPARE(deleted.value().status, BuildStatus::Deleted);
    Asked<Workspace> gone;
    m_client->workspace(m_workspace->id, this, gone.callback());
    QTRY_VERIFY_WITH_TIMEOUT(gone.hasError(), patience);
    QVERIFY(gone.error().isGone());
    m_workspace.reset();
}

void TestLiveApi::theTokenAndTheUserAreDeletedAndGone()
{
    QVERIFY(m_user && m_token);
    for (int i = 0; i < 2; ++i) { // the second finds nothing, which is as good
        Asked<> token;
        m_client->deleteToken(m_name, m_token->id(), this, token.callback());
        ANSWERED(token);
    }
    for (int i = 0; i < 2; ++i) {
        Asked<> user;
        m_client->deleteUser(m_user->id, this, user.callback());
        ANSWERED(user);
    }
    Asked<QList<User>> users;
    m_client->listUsers(m_name, this, users.callback());
    ANSWERED(users);
    QVERIFY(users.value().isEmpty());
    m_user.reset();
}

QTEST_GUILESS_MAIN(TestLiveApi)
#include "tst_live_api.moc"
