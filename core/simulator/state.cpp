// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/state.h"

#include "core/simulator/templatecatalog.h"

#include <algorithm>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr Milliseconds OwnerTokenLifetime = std::chrono::hours(24 * 365);

State::State(const SimulatorOptions &options, WallTime start, const Secret &ownerToken)
    : m_options(options)
    , m_started(start)
    , m_now(start)
    , m_provisioning({.daemons = std::max(1, options.provisioners),
                         .buildTime = options.buildTime,
                         .seed = options.seed},
          start, [this](JobRecord &job) { jobFinished(job); })
    , m_templates(templateCatalog(start))
    , m_organization(QUuid::createUuid())
    // The same for every simulated deployment, so that it is known by it.
    , m_deployment(u"51a0a7ed-0000-4000-8000-000000000000"_s)
{
    UserRecord owner;
    owner.name = u"admin"_s;
    owner.fullName = u"Admin"_s;
    owner.email = u"admin@simulated.invalid"_s;
    owner.loginType = u"password"_s;
    owner.isOwner = true;
    owner.isActive = true;
    m_owner = createUser(owner).id;
    m_ownerTokenId
        = m_accounts
              .mint(m_owner, u"simulated-owner"_s, start, start + OwnerTokenLifetime, ownerToken.reveal())
              .id;
    for (int i = 0; i < options.foreignScaletest; ++i) {
        const QString number = QString::number(i);
        addForeign(u"scaletest-foreign-"_s + number, u"scaletest-foreign-"_s + number);
    }
    for (int i = 0; i < options.foreignOther; ++i)
        addForeign(u"developer-"_s + QString::number(i), u"project-"_s + QString::number(i));
    m_made = {};
}

void State::advance(WallTime now)
{
    m_provisioning.advance(now);
    m_now = std::max(m_now, now);
}

const TemplateRecord *State::templateById(QUuid id) const
{
    const auto found = std::find_if(
        m_templates.begin(), m_templates.end(), [id](const TemplateRecord &one) { return one.id == id; });
    return found == m_templates.end() ? nullptr : &*found;
}

const TemplateRecord *State::templateByVersion(QUuid version) const
{
    const auto found = std::find_if(m_templates.begin(), m_templates.end(),
        [version](const TemplateRecord &one) { return one.version == version; });
    return found == m_templates.end() ? nullptr : &*found;
}

const TemplateRecord *State::templateByName(const QString &name) const
{
    const auto found
        = std::find_if(m_templates.begin(), m_templates.end(), [&name](const TemplateRecord &one) {
              return !one.isDeleted && one.name.compare(name, Qt::CaseInsensitive) == 0;
          });
    return found == m_templates.end() ? nullptr : &*found;
}

bool State::deleteTemplate(QUuid id)
{
    const std::vector<WorkspaceRecord *> living = workspaces();
    if (std::any_of(living.begin(), living.end(),
            [id](const WorkspaceRecord *workspace) { return workspace->templateId == id; }))
        return false;
    for (TemplateRecord &one : m_templates) {
        if (one.id == id)
            one.isDeleted = true;
    }
    return true;
}

int State::activeUsersOf(QUuid templateId) const
{
    QSet<QUuid> owners;
    for (const auto &[id, workspace] : m_workspaces) {
        if (!workspace.isDeleted && workspace.templateId == templateId)
            owners.insert(workspace.owner);
    }
    return int(owners.size());
}

UserRecord &State::createUser(UserRecord fields)
{
    fields.id = QUuid::createUuid();
    fields.created = fields.updated = m_now;
    ++m_made.usersCreated;
    return m_accounts.addUser(std::move(fields));
}

Accounts::Minted State::mint(QUuid user, const QString &name, Milliseconds lifetime)
{
    ++m_made.tokensCreated;
    return m_accounts.mint(user, name, m_now, m_now + lifetime);
}

WorkspaceRecord &State::createWorkspace(const NewWorkspace &fields)
{
    WorkspaceRecord workspace;
    workspace.id = QUuid::createUuid();
    workspace.owner = fields.owner;
    workspace.templateId = fields.templateId;
    workspace.name = fields.name;
    workspace.ttlMs = fields.ttlMs;
    workspace.created = workspace.lastUsed = m_now;
    m_byName.insert({workspace.owner, workspace.name.toLower()}, workspace.id);
    ++m_workspacesOf[workspace.owner];
    ++m_made.workspacesCreated;
    const QUuid id = workspace.id;
    WorkspaceRecord &stored = m_workspaces.insert_or_assign(id, std::move(workspace)).first->second;
    createBuild(stored, Transition::Start, fields.initiator, fields.parameters);
    return stored;
}

BuildRecord &State::createBuild(WorkspaceRecord &of, Transition transition, QUuid initiator,
    const ParameterValues &parameters, Orphan orphan)
{
    BuildRecord build;
    build.id = QUuid::createUuid();
    build.workspace = of.id;
    build.job = QUuid::createUuid();
    build.number = int(of.builds.size()) + 1;
    build.transition = transition;
    build.initiator = initiator;
    build.parameters = parameters;
    build.created = build.updated = m_now;

    JobRecord job;
    job.id = build.job;
    job.templateId = of.templateId;
    job.build = build.id;
    job.workspaceName = of.name;
    job.transition = transition;
    job.created = m_now;
    job.isOrphan = orphan == Orphan::Yes;
    const TemplateRecord *used = templateById(of.templateId);
    job.willFail
        = transition == Transition::Start && used && used->outcome == TemplateRecord::Outcome::BuildFails;
    m_provisioning.submit(std::move(job));

    of.builds.push_back(build.id);
    ++m_made.buildsCreated;
    const QUuid id = build.id;
    return m_builds.insert_or_assign(id, std::move(build)).first->second;
}

JobRecord &State::createDryRun(const TemplateRecord &of, const QString &workspaceName)
{
    JobRecord job;
    job.id = QUuid::createUuid();
    job.kind = JobRecord::Kind::DryRun;
    job.templateId = of.id;
    job.workspaceName = workspaceName;
    job.created = m_now;
    job.plannedResource = QUuid::createUuid();
    job.plannedAgent = QUuid::createUuid();
    return m_provisioning.submit(std::move(job));
}

void State::jobFinished(JobRecord &job)
{
    BuildRecord *built = build(job.build);
    if (!built)
        return;
    built->updated = job.completed;
    if (job.status != JobStatus::Succeeded)
        return;
    WorkspaceRecord &of = m_workspaces.at(built->workspace);
    const TemplateRecord *used = templateById(of.templateId);
    switch (job.transition) {
    case Transition::Start:
        built->agent = newAgent(*used, job.completed);
        m_buildOfAgent.insert(built->agent->id, built->id);
        return;
    case Transition::Stop:
        return endAgentsOf(of);
    case Transition::Delete:
        endAgentsOf(of);
        of.isDeleted = true;
        m_byName.remove({of.owner, of.name.toLower()});
        --m_workspacesOf[of.owner];
        return;
    }
}

void State::endAgentsOf(const WorkspaceRecord &workspace)
{
    for (const QUuid &id : workspace.builds) {
        if (const BuildRecord *built = build(id); built->agent)
            m_agentGone(built->agent->id);
    }
}

AgentRecord State::newAgent(const TemplateRecord &of, WallTime at)
{
    AgentRecord agent;
    agent.id = QUuid::createUuid();
    agent.resource = QUuid::createUuid();
    for (QUuid &app : agent.app)
        app = QUuid::createUuid();
    agent.created = at;
    if (of.outcome != TemplateRecord::Outcome::AgentNeverConnects) {
        const double share = 0.7 + 0.6 * m_provisioning.chance().generateDouble();
        agent.connects = at + Milliseconds(qint64(double(m_options.agentDelay.count()) * share));
    }
    return agent;
}

void State::addForeign(const QString &userName, const QString &workspaceName)
{
    UserRecord fields;
    fields.name = userName;
    fields.email
        = userName + (userName.startsWith("scaletest-"_L1) ? "@scaletest.local"_L1 : "@simulated.invalid"_L1);
    fields.loginType = u"password"_s;
    fields.isActive = true;
    fields.foreign = Foreign::Yes;
    const UserRecord &user = createUser(fields);

    const TemplateRecord &used = m_templates.front();
    WorkspaceRecord &workspace = createWorkspace({user.id, used.id, user.id, workspaceName, {}, {}});
    workspace.foreign = Foreign::Yes;
    // What is there from the start is also up from the start.
    BuildRecord &built = latestBuild(workspace);
    JobRecord &job = jobOf(built);
    m_provisioning.withdraw(job);
    job.started = job.completed = m_now;
    built.agent = newAgent(used, m_now);
    built.agent->connects = m_now;
    m_buildOfAgent.insert(built.agent->id, built.id);
}

WorkspaceRecord *State::workspace(QUuid id)
{
    const auto found = m_workspaces.find(id);
    return found == m_workspaces.end() ? nullptr : &found->second;
}

WorkspaceRecord *State::workspaceByName(QUuid owner, const QString &name)
{
    return workspace(m_byName.value({owner, name.toLower()}));
}

std::vector<WorkspaceRecord *> State::workspaces()
{
    std::vector<WorkspaceRecord *> living;
    living.reserve(std::size_t(m_byName.size()));
    for (const QUuid &id : std::as_const(m_byName))
        living.push_back(workspace(id));
    return living;
}

bool State::hasWorkspaces(QUuid owner) const
{
    return m_workspacesOf.value(owner) > 0;
}

BuildRecord *State::build(QUuid id)
{
    const auto found = m_builds.find(id);
    return found == m_builds.end() ? nullptr : &found->second;
}

BuildRecord *State::buildOfAgent(QUuid agent)
{
    BuildRecord *found = build(m_buildOfAgent.value(agent));
    if (!found || m_workspaces.at(found->workspace).builds.back() != found->id)
        return nullptr;
    return found;
}

SimulatorCounts State::counts() const
{
    SimulatorCounts counts = m_made;
    counts.workspaces = int(m_byName.size());
    for (const QUuid &id : m_byName)
        counts.foreignWorkspaces += m_workspaces.at(id).foreign == Foreign::Yes;
    const std::vector<const UserRecord *> users = m_accounts.users();
    counts.users = int(users.size()) - 1;
    for (const UserRecord *user : users)
        counts.foreignUsers += user->foreign == Foreign::Yes;
    counts.tokens = m_accounts.tokenCount() - (m_accounts.hasToken(m_ownerTokenId) ? 1 : 0);
    return counts;
}

} // namespace plimsoll::simulator
