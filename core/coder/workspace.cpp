// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/workspace.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumText<Transition> transitionTable[] = {
    {Transition::Start, "start"_L1},
    {Transition::Stop, "stop"_L1},
    {Transition::Delete, "delete"_L1},
    {Transition::Unknown, "unknown"_L1},
};

constexpr EnumText<BuildStatus> buildStatusTable[] = {
    {BuildStatus::Pending, "pending"_L1},
    {BuildStatus::Starting, "starting"_L1},
    {BuildStatus::Running, "running"_L1},
    {BuildStatus::Stopping, "stopping"_L1},
    {BuildStatus::Stopped, "stopped"_L1},
    {BuildStatus::Failed, "failed"_L1},
    {BuildStatus::Canceling, "canceling"_L1},
    {BuildStatus::Canceled, "canceled"_L1},
    {BuildStatus::Deleting, "deleting"_L1},
    {BuildStatus::Deleted, "deleted"_L1},
    {BuildStatus::Unknown, "unknown"_L1},
};

std::optional<int> matchingProvisioners(const ReplyReader &in)
{
    const auto available = in.objectIfAny("matched_provisioners"_L1).numberIfAny("available"_L1);
    if (!available)
        return std::nullopt;
    return int(*available);
}

WorkspaceBuild readBuild(const ReplyReader &in)
{
    return {
        .id = in.id<BuildId>("id"_L1),
        .workspace = in.id<WorkspaceId>("workspace_id"_L1),
        .workspaceName = in.textIfAny("workspace_name"_L1),
        .ownerName = in.textIfAny("workspace_owner_name"_L1),
        .number = in.number("build_number"_L1),
        .transition = in.choice<Transition>("transition"_L1, transitionTable, Transition::Unknown),
        .status = in.choice<BuildStatus>("status"_L1, buildStatusTable, BuildStatus::Unknown),
        .job = readProvisionerJob(in.object("job"_L1)),
        .createdAt = in.time("created_at"_L1),
        .deadline = in.timeIfAny("deadline"_L1),
        .matchingProvisioners = matchingProvisioners(in),
        .resources = in.listIfAny("resources"_L1, readResource),
    };
}

Workspace readWorkspace(const ReplyReader &in)
{
    const auto ttl = in.numberIfAny("ttl_ms"_L1);
    return {
        .id = in.id<WorkspaceId>("id"_L1),
        .name = in.text("name"_L1),
        .owner = in.id<UserId>("owner_id"_L1),
        .ownerName = in.text("owner_name"_L1),
        .organization = in.id<OrganizationId>("organization_id"_L1),
        .templateId = in.id<TemplateId>("template_id"_L1),
        .templateName = in.textIfAny("template_name"_L1),
        .latestBuild = readBuild(in.object("latest_build"_L1)),
        .ttl = ttl ? std::optional(Milliseconds(*ttl)) : std::nullopt,
        .createdAt = in.time("created_at"_L1),
        .lastUsedAt = in.timeIfAny("last_used_at"_L1),
    };
}

WorkspacePage readWorkspacePage(const ReplyReader &in)
{
    return {in.list("workspaces"_L1, readWorkspace), in.number("count"_L1)};
}

} // namespace

QList<WorkspaceAgent> Workspace::agents() const
{
    QList<WorkspaceAgent> found;
    for (const WorkspaceResource &resource : latestBuild.resources) {
        for (const WorkspaceAgent &agent : resource.agents) {
            if (!agent.isChild)
                found.append(agent);
        }
    }
    return found;
}

QLatin1StringView transitionText(Transition transition)
{
    return textOf<Transition>(transitionTable, transition);
}

QLatin1StringView buildStatusText(BuildStatus status)
{
    return textOf<BuildStatus>(buildStatusTable, status);
}

Result<WorkspaceBuild> parseBuild(const QJsonValue &json)
{
    return parseReply(json, readBuild);
}

Result<QList<WorkspaceBuild>> parseBuilds(const QJsonValue &json)
{
    return parseReplyList(json, readBuild);
}

Result<Workspace> parseWorkspace(const QJsonValue &json)
{
    return parseReply(json, readWorkspace);
}

Result<WorkspacePage> parseWorkspacePage(const QJsonValue &json)
{
    return parseReply(json, readWorkspacePage);
}

} // namespace plimsoll
