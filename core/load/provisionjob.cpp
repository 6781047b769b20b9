// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/provisionjob.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int KeptBuildErrors = 3;
constexpr auto LongestTtl = std::chrono::hours(30 * 24); // the server refuses more

QDateTime expiryAfter(Milliseconds lifetime)
{
    return QDateTime::currentDateTimeUtc().addMSecs(lifetime.count());
}

} // namespace

ProvisionJob::ProvisionJob(CoderClient &client, Ledger &ledger, const ProvisionSettings &settings, int index)
    : m_client(client)
    , m_ledger(ledger)
    , m_settings(settings)
{
    m_result.index = index;
    target().name = settings.names.workspace(index);
}

ProvisionJob::~ProvisionJob() = default;

void ProvisionJob::start()
{
    m_startedAt = Instant::now();
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    if (m_settings.owners == OwnerMode::Me) {
        target().owner = m_settings.caller.id;
        target().ownerName = m_settings.caller.username;
        target().token = m_client.deployment().token;
    } else {
        target().ownerName = m_settings.names.user(m_result.index);
    }
    intend();
}

void ProvisionJob::intend()
{
    QList<LedgerObject> objects;
    if (m_settings.owners != OwnerMode::Me)
        objects.append({LedgerKind::User, target().ownerName, {}, {}});
    objects.append(
        {LedgerKind::Workspace, target().name, target().ownerName, expiryAfter(m_settings.lifetime)});
    if (m_settings.owners == OwnerMode::UserEach)
        objects.append({LedgerKind::Token, m_settings.names.token(), target().ownerName,
            expiryAfter(m_settings.tokenLifetime)});
    const QList<IntentId> intents = m_ledger.intend(objects, this, [this](const Result<> &durable) {
        if (!durable)
            return fail(durable.error());
        if (m_failure)
            return endWhenQuiet();
        if (m_settings.owners == OwnerMode::Me)
            return createWorkspace(m_client);
        createUser();
    });
    for (qsizetype i = 0; i < intents.size(); ++i) {
        std::optional<IntentId> &slot = objects[i].kind == LedgerKind::User ? m_userIntent
            : objects[i].kind == LedgerKind::Token                          ? m_tokenIntent
                                                                            : m_workspaceIntent;
        slot = intents[i];
    }
}

void ProvisionJob::createUser()
{
    NewUser user;
    user.username = target().ownerName;
    user.email = m_settings.names.email(m_result.index);
    user.organization = m_settings.organization;
    if (m_settings.owners == OwnerMode::PasswordLogin) {
        m_password = Secret(randomPassword());
        user.loginType = LoginType::Password;
        user.password = m_password;
    }
    ++m_createsInFlight;
    const IntentId intent = *std::exchange(m_userIntent, std::nullopt);
    m_client.createUser(user, this, [this, intent](const ApiResult<User> &created) {
        --m_createsInFlight;
        if (!created) {
            noteRefusal(intent, created.error());
            return fail(created.error().toError());
        }
        target().owner = created->id;
        target().ownerName = created->username;
        m_ledger.done(intent, created->id.toString());
        log(u"Created the user %1."_s.arg(created->username));
        if (m_failure)
            return endWhenQuiet();
        if (m_settings.owners == OwnerMode::PasswordLogin)
            return logIn();
        mintToken();
        createWorkspace(m_client);
    });
}

void ProvisionJob::logIn()
{
    m_client.login(m_settings.names.email(m_result.index), std::exchange(m_password, {}), this,
        [this](const ApiResult<MintedToken> &session) {
            if (!session)
                return fail(session.error().toError());
            if (m_failure)
                return;
            log(u"Logged in as %1."_s.arg(target().ownerName));
            target().token = session->key;
            m_ownClient = m_client.withToken(session->key);
            createWorkspace(*m_ownClient);
        });
}

void ProvisionJob::mintToken()
{
    ++m_createsInFlight;
    const IntentId intent = *std::exchange(m_tokenIntent, std::nullopt);
    m_client.mintToken(target().owner.toString(), m_settings.names.token(), m_settings.tokenLifetime, this,
        [this, intent](const ApiResult<MintedToken> &minted) {
            --m_createsInFlight;
            if (!minted) {
                noteRefusal(intent, minted.error());
                return fail(minted.error().toError());
            }
            m_ledger.done(intent, minted->id());
            target().token = minted->key;
            if (m_failure)
                return endWhenQuiet();
            if (m_checkWaitsForToken)
                return check();
            endWhenComplete();
        });
}

void ProvisionJob::createWorkspace(CoderClient &asWhom)
{
    NewWorkspace workspace;
    workspace.owner = target().owner;
    workspace.organization = m_settings.organization;
    workspace.templateId = m_settings.templateId;
    workspace.name = target().name;
    workspace.parameters = m_settings.parameters;
    if (m_settings.lifetime.count() > 0)
        workspace.ttl = std::min<Milliseconds>(m_settings.lifetime, LongestTtl);
    ++m_createsInFlight;
    const IntentId intent = *std::exchange(m_workspaceIntent, std::nullopt);
    asWhom.createWorkspace(workspace, this, [this, intent](const ApiResult<Workspace> &created) {
        --m_createsInFlight;
        if (!created) {
            noteRefusal(intent, created.error());
            return fail(created.error().toError());
        }
        m_ledger.done(intent, created->id.toString());
        describe(target(), *created);
        log(u"Created the workspace %1 of %2."_s.arg(created->name, created->ownerName));
        if (m_failure)
            return endWhenQuiet();
        watchBuild(created->latestBuild.id);
    });
}

void ProvisionJob::watchBuild(BuildId build)
{
    ++m_result.builds;
    m_buildErrors.clear();
    m_buildWatcher = std::make_unique<BuildWatcher>(m_client, m_settings.buildWatcher);
    connect(m_buildWatcher.get(), &BuildWatcher::lineArrived, this, [this](const LogLine &line) {
        if (line.level == "error"_L1 && !line.output.trimmed().isEmpty())
            m_buildErrors.append(line.output.trimmed());
        if (m_buildErrors.size() > KeptBuildErrors)
            m_buildErrors.removeFirst();
    });
    m_buildWatcher->watch(build, [this](const ApiResult<WorkspaceBuild> &ended) {
        if (!ended)
            return fail(ended.error().toError());
        judgeBuild(*ended);
    });
}

void ProvisionJob::judgeBuild(const WorkspaceBuild &build)
{
    m_provisionerJob = build.job;
    if (build.job.status == JobStatus::Succeeded) {
        log(u"Build %1 of %2 succeeded."_s.arg(build.number).arg(target().name));
        if (m_settings.waitFor == WaitFor::Build) {
            Workspace workspace;
            workspace.latestBuild = build;
            const auto agent = trafficAgent(build.resources);
            target().agents = workspace.agents();
            target().agent = agent ? agent->id : AgentId();
            target().agentName = agent ? agent->name : QString();
            target().apps = agent ? agent->apps : QList<WorkspaceApp>();
        }
        fetchTimings(build.id);
        if (m_settings.waitFor == WaitFor::Build)
            return check();
        return awaitAgents();
    }
    const QString why = m_buildErrors.isEmpty() ? build.job.error : m_buildErrors.join(u' ');
    const QString sentence = u"The build of the workspace %1 %2%3"_s.arg(target().name,
        build.job.status == JobStatus::Canceled ? u"was canceled"_s : u"failed"_s,
        why.isEmpty() ? u"."_s : u": %1"_s.arg(why));
    log(sentence);
    if (m_result.builds > m_settings.retries)
        return fail({ErrorKind::Rejected, sentence});
    startAgain();
}

void ProvisionJob::startAgain()
{
    NewBuild build;
    build.workspace = target().id;
    build.parameters = m_settings.parameters;
    m_client.startBuild(build, this, [this](const ApiResult<WorkspaceBuild> &started) {
        if (m_failure)
            return;
        if (started)
            return watchBuild(started->id);
        if (started.error().httpStatus != 409)
            return fail(started.error().toError());
        QTimer::singleShot(m_settings.conflictPause, this, [this] {
            if (!m_failure)
                startAgain();
        });
    });
}

void ProvisionJob::fetchTimings(BuildId build)
{
    m_timingsInFlight = true; // beside the wait for the agents, so it costs no time
    m_client.buildTimings(build, this, [this](const ApiResult<std::optional<BuildTimings>> &timings) {
        m_timingsInFlight = false;
        if (timings && *timings) {
            m_buildTimings.plan = (*timings)->provisionerStage("plan"_L1);
            m_buildTimings.apply = (*timings)->provisionerStage("apply"_L1);
        }
        if (!m_failure)
            endWhenComplete();
    });
}

void ProvisionJob::awaitAgents()
{
    AgentWatcher::Settings settings;
    settings.goal = m_settings.waitFor == WaitFor::Ready ? AgentGoal::Ready : AgentGoal::Connected;
    settings.firstPoll = m_settings.agentPoll;
    m_agentWatcher = std::make_unique<AgentWatcher>(m_client, settings);
    m_agentWatcher->watch(target().id, [this](const ApiResult<Workspace> &workspace) {
        if (!workspace)
            return fail(workspace.error().toError());
        describe(target(), *workspace);
        log(u"The agents of %1 are there."_s.arg(target().name));
        check();
    });
}

void ProvisionJob::check()
{
    m_checkWaitsForToken = m_settings.check && target().token.isEmpty();
    if (m_checkWaitsForToken)
        return; // nearly always there by now
    if (m_settings.check)
        m_check = m_settings.check(target());
    if (!m_check) {
        m_isComplete = true;
        return endWhenComplete();
    }
    m_checkRuns = true;
    m_check->whenEnded([this](const Result<> &outcome) {
        m_checkRuns = false;
        if (m_failure)
            return endWhenQuiet();
        if (!outcome)
            return fail(outcome.error());
        log(u"The check of %1 passed."_s.arg(target().name));
        m_isComplete = true;
        endWhenComplete();
    });
    m_check->start();
}

void ProvisionJob::endWhenComplete()
{
    if (!m_isComplete || m_createsInFlight > 0 || m_timingsInFlight || hasEnded())
        return;
    std::optional<WorkspaceAgent> agent;
    for (const WorkspaceAgent &candidate : target().agents) {
        if (candidate.id == target().agent)
            agent = candidate;
    }
    m_result.timings = timingsOf(m_provisionerJob, agent);
    m_result.timings.plan = m_buildTimings.plan;
    m_result.timings.apply = m_buildTimings.apply;
    m_result.timings.total = std::chrono::duration_cast<Milliseconds>(Instant::now() - m_startedAt);
    end({});
}

void ProvisionJob::stop(const Error &why)
{
    Error error = why;
    if (m_agentWatcher && !m_agentWatcher->missing().isEmpty() && why.kind == ErrorKind::Timeout)
        error.message += u' ' + u"The last word was: %1."_s.arg(m_agentWatcher->missing());
    fail(error);
}

void ProvisionJob::fail(const Error &error)
{
    if (!m_failure) {
        m_failure = error;
        log(error.message);
        if (m_buildWatcher)
            m_buildWatcher->stop();
        if (m_agentWatcher)
            m_agentWatcher->stop();
        if (m_checkRuns)
            m_check->stop(error);
        QTimer::singleShot(m_settings.stopGrace, this, [this] {
            m_createsInFlight = 0; // their intents stay open: whoever cleans up looks for what they made
            m_checkRuns = false;
            endWhenQuiet();
        });
    }
    endWhenQuiet();
}

void ProvisionJob::endWhenQuiet()
{
    if (m_createsInFlight > 0 || m_checkRuns || hasEnded())
        return;
    noteNeverAsked();
    m_result.error = m_failure;
    m_result.timings.total = std::chrono::duration_cast<Milliseconds>(Instant::now() - m_startedAt);
    end(*m_failure);
}

void ProvisionJob::noteRefusal(IntentId intent, const ApiError &error)
{
    if (!error.mayHaveLanded)
        m_ledger.failed(intent, error.toError().message);
}

void ProvisionJob::noteNeverAsked()
{
    for (std::optional<IntentId> *intent : {&m_userIntent, &m_workspaceIntent, &m_tokenIntent}) {
        if (*intent)
            m_ledger.failed(**intent, u"It was never asked for."_s);
        intent->reset();
    }
}

void ProvisionJob::log(const QString &line)
{
    m_result.log.append(u"%1 %2"_s.arg(utcNowText(), line));
}

} // namespace plimsoll
