// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/accounts.h"
#include "core/simulator/provisioning.h"
#include "core/simulator/simulatoroptions.h"

namespace plimsoll::simulator {

// All that the simulated server knows: accounts, templates, workspaces, builds. Pure, without I/O or clock:
// advance() says what time it is, and everything happens in between. One thread.
class State
{
public:
    // `ownerToken` is what the owner may call the API with.
    State(const SimulatorOptions &options, WallTime start, const Secret &ownerToken);
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    // Told when a workspace's agent is no more, because it stopped or was deleted.
    void onAgentGone(std::function<void(QUuid)> told) { m_agentGone = std::move(told); }

    void advance(WallTime now);
    WallTime now() const { return m_now; }
    const SimulatorOptions &options() const { return m_options; }

    Accounts &accounts() { return m_accounts; }
    Provisioning &provisioning() { return m_provisioning; }
    const Provisioning &provisioning() const { return m_provisioning; }
    const UserRecord &owner() const { return *m_accounts.user(m_owner); }
    QUuid organization() const { return m_organization; }
    QUuid deployment() const { return m_deployment; }
    WallTime started() const { return m_started; }

    const std::vector<TemplateRecord> &templates() const { return m_templates; }
    // Living or deleted; null when there never was one.
    const TemplateRecord *templateById(QUuid id) const;
    const TemplateRecord *templateByVersion(QUuid version) const;
    const TemplateRecord *templateByName(const QString &name) const; // living
    bool deleteTemplate(QUuid id); // not while it has workspaces
    int activeUsersOf(QUuid templateId) const;

    UserRecord &createUser(UserRecord fields);
    Accounts::Minted mint(QUuid user, const QString &name, Milliseconds lifetime);

    struct NewWorkspace {
        QUuid owner;
        QUuid templateId;
        QUuid initiator;
        QString name;
        std::optional<qint64> ttlMs;
        ParameterValues parameters;
    };
    WorkspaceRecord &createWorkspace(const NewWorkspace &fields);
    enum class Orphan { No, Yes };
    BuildRecord &createBuild(WorkspaceRecord &of, Transition transition, QUuid initiator,
        const ParameterValues &parameters, Orphan orphan = Orphan::No);
    JobRecord &createDryRun(const TemplateRecord &of, const QString &workspaceName);

    // Living or deleted; null when there never was one.
    WorkspaceRecord *workspace(QUuid id);
    WorkspaceRecord *workspaceByName(QUuid owner, const QString &name); // living
    std::vector<WorkspaceRecord *> workspaces(); // living
    bool hasWorkspaces(QUuid owner) const;
    BuildRecord *build(QUuid id);
    BuildRecord &latestBuild(const WorkspaceRecord &of) { return m_builds.at(of.builds.back()); }
    JobRecord &jobOf(const BuildRecord &build) { return *m_provisioning.job(build.job); }
    // The build whose agent it is, while it is the workspace's latest.
    BuildRecord *buildOfAgent(QUuid agent);
    bool isConnected(const AgentRecord &agent) const
    {
        return agent.connects.isSet() && agent.connects <= m_now;
    }

    SimulatorCounts counts() const; // without what concerns terminals and requests

private:
    void jobFinished(JobRecord &job);
    void endAgentsOf(const WorkspaceRecord &workspace);
    AgentRecord newAgent(const TemplateRecord &of, WallTime at);
    void addForeign(const QString &userName, const QString &workspaceName);

    SimulatorOptions m_options;
    WallTime m_started;
    WallTime m_now;
    Accounts m_accounts;
    Provisioning m_provisioning;
    std::vector<TemplateRecord> m_templates;
    std::map<QUuid, WorkspaceRecord> m_workspaces;
    std::map<QUuid, BuildRecord> m_builds;
    QHash<std::pair<QUuid, QString>, QUuid> m_byName; // living; names in lower case
    QHash<QUuid, int> m_workspacesOf; // living
    QHash<QUuid, QUuid> m_buildOfAgent;
    QUuid m_owner;
    QUuid m_organization;
    QUuid m_deployment;
    QString m_ownerTokenId;
    SimulatorCounts m_made;
    std::function<void(QUuid)> m_agentGone = [](QUuid) { };
};

} // namespace plimsoll::simulator
