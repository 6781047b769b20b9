// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/provisioned.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::optional<Milliseconds> between(const QDateTime &start, const QDateTime &end)
{
    if (!start.isValid() || !end.isValid())
        return std::nullopt;
    return Milliseconds(std::max<qint64>(start.msecsTo(end), 0));
}

} // namespace

std::optional<WorkspaceAgent> trafficAgent(const QList<WorkspaceResource> &resources)
{
    for (auto resource = resources.crbegin(); resource != resources.crend(); ++resource) {
        const auto agent = std::find_if(resource->agents.cbegin(), resource->agents.cend(),
            [](const WorkspaceAgent &candidate) { return !candidate.isChild; });
        if (agent != resource->agents.cend())
            return *agent;
    }
    return std::nullopt;
}

void describe(ProvisionedWorkspace &target, const Workspace &workspace)
{
    target.id = workspace.id;
    target.name = workspace.name;
    target.owner = workspace.owner;
    target.ownerName = workspace.ownerName;
    target.agents = workspace.agents();
    target.build = workspace.latestBuild.id;
    target.buildNumber = workspace.latestBuild.number;
    target.templateId = workspace.templateId;
    target.templateName = workspace.templateName;
    target.organization = workspace.organization;
    const auto agent = trafficAgent(workspace.latestBuild.resources);
    target.agent = agent ? agent->id : AgentId();
    target.agentName = agent ? agent->name : QString();
    target.apps = agent ? agent->apps : QList<WorkspaceApp>();
    target.startScriptFailed = agent
        && (agent->lifecycle == AgentLifecycle::StartError
            || agent->lifecycle == AgentLifecycle::StartTimeout);
}

ProvisionTimings timingsOf(const ProvisionerJob &job, const std::optional<WorkspaceAgent> &agent)
{
    ProvisionTimings timings;
    timings.queue = job.queuedFor();
    timings.build = job.ranFor();
    if (agent) {
        timings.agentConnect = between(job.completedAt, agent->firstConnectedAt);
        timings.startScripts = between(agent->startedAt, agent->readyAt);
    }
    return timings;
}

} // namespace plimsoll
