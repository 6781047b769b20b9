// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/agent.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumText<AgentStatus> agentStatusTable[] = {
    {AgentStatus::Connecting, "connecting"_L1},
    {AgentStatus::Connected, "connected"_L1},
    {AgentStatus::Disconnected, "disconnected"_L1},
    {AgentStatus::Timeout, "timeout"_L1},
    {AgentStatus::Unknown, "unknown"_L1},
};

constexpr EnumText<AgentLifecycle> agentLifecycleTable[] = {
    {AgentLifecycle::Created, "created"_L1},
    {AgentLifecycle::Starting, "starting"_L1},
    {AgentLifecycle::StartTimeout, "start_timeout"_L1},
    {AgentLifecycle::StartError, "start_error"_L1},
    {AgentLifecycle::Ready, "ready"_L1},
    {AgentLifecycle::ShuttingDown, "shutting_down"_L1},
    {AgentLifecycle::ShutdownTimeout, "shutdown_timeout"_L1},
    {AgentLifecycle::ShutdownError, "shutdown_error"_L1},
    {AgentLifecycle::Off, "off"_L1},
    {AgentLifecycle::Unknown, "unknown"_L1},
};

WorkspaceApp readApp(const ReplyReader &in)
{
    return {
        .slug = in.text("slug"_L1),
        .url = in.textIfAny("url"_L1),
        .subdomain = in.flagIfAny("subdomain"_L1),
        .subdomainName = in.textIfAny("subdomain_name"_L1),
        .sharingLevel = in.textIfAny("sharing_level"_L1),
        .health = in.textIfAny("health"_L1),
    };
}

WorkspaceAgent readAgent(const ReplyReader &in)
{
    return {
        .id = in.id<AgentId>("id"_L1),
        .name = in.text("name"_L1),
        .isChild = in.has("parent_id"_L1),
        .status = in.choice<AgentStatus>("status"_L1, agentStatusTable, AgentStatus::Unknown),
        .lifecycle
        = in.choice<AgentLifecycle>("lifecycle_state"_L1, agentLifecycleTable, AgentLifecycle::Unknown),
        .createdAt = in.timeIfAny("created_at"_L1),
        .firstConnectedAt = in.timeIfAny("first_connected_at"_L1),
        .startedAt = in.timeIfAny("started_at"_L1),
        .readyAt = in.timeIfAny("ready_at"_L1),
        .operatingSystem = in.textIfAny("operating_system"_L1),
        .version = in.textIfAny("version"_L1),
        .apps = in.listIfAny("apps"_L1, readApp),
    };
}

} // namespace

WorkspaceResource readResource(const ReplyReader &in)
{
    return {
        .type = in.textIfAny("type"_L1),
        .name = in.textIfAny("name"_L1),
        .agents = in.listIfAny("agents"_L1, readAgent),
    };
}

QLatin1StringView agentStatusText(AgentStatus status)
{
    return textOf<AgentStatus>(agentStatusTable, status);
}

QLatin1StringView agentLifecycleText(AgentLifecycle lifecycle)
{
    return textOf<AgentLifecycle>(agentLifecycleTable, lifecycle);
}

Result<WorkspaceAgent> parseAgent(const QJsonValue &json)
{
    return parseReply(json, readAgent);
}

Result<QList<WorkspaceResource>> parseResources(const QJsonValue &json)
{
    return parseReplyList(json, readResource);
}

} // namespace plimsoll
