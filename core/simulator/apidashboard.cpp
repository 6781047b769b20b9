// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"
#include "core/simulator/apicall.h"
#include "core/simulator/wirejson.h"

// What only the dashboard asks for.
namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static Outcome watching(const Call &call, WatchNews::What what, QUuid id = {})
{
    if (const std::string fault = upgradeFault(call.http); !fault.empty())
        return upgradeRequired(fault);
    return WatchNews{what, id};
}

static Outcome inbox(Call &)
{
    return jsonAnswer(200, QJsonObject{{"notifications"_L1, QJsonArray()}, {"unread_count"_L1, 0}});
}

static Outcome watchInbox(Call &call)
{
    return watching(call, WatchNews::What::Inbox);
}

static Outcome watchWorkspace(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    return watching(call, WatchNews::What::Workspace, (*workspace)->id);
}

static Outcome watchMetadata(Call &call)
{
    const BuildRecord *build = visibleBuildOfAgent(call);
    return build ? watching(call, WatchNews::What::Metadata, build->agent->id) : notFound();
}

static Outcome agentLogs(Call &call)
{
    if (!visibleBuildOfAgent(call))
        return notFound();
    return call.has("follow"_L1) ? watching(call, WatchNews::What::AgentLogs)
                                 : Outcome(jsonAnswer(200, QJsonArray()));
}

static QJsonObject role(const QString &name, const QString &title)
{
    return {{"name"_L1, name}, {"display_name"_L1, title}, {"organization_id"_L1, ""_L1},
        {"site_permissions"_L1, QJsonArray()}, {"organization_permissions"_L1, QJsonArray()},
        {"user_permissions"_L1, QJsonArray()}, {"assignable"_L1, true}, {"built_in"_L1, true}};
}

static Outcome roles(Call &)
{
    return jsonAnswer(200,
        QJsonArray{role(u"owner"_s, u"Owner"_s), role(u"auditor"_s, u"Auditor"_s),
            role(u"template-admin"_s, u"Template Admin"_s), role(u"user-admin"_s, u"User Admin"_s)});
}

static Outcome healthSettings(Call &call)
{
    if (!call.isOwner())
        return forbidden();
    return jsonAnswer(200, QJsonObject{{"dismissed_healthchecks"_L1, QJsonArray()}});
}

// What a template would make, as its latest import found out.
static Outcome versionResources(Call &call)
{
    const Fetched<QUuid> id = idArgument(call.argument(0));
    if (!id)
        return id.error();
    const TemplateRecord *found = call.state.templateByVersion(*id);
    if (!found)
        return notFound();
    const QJsonObject agent{{"id"_L1, idText(found->file)}, {"name"_L1, "main"_L1},
        {"architecture"_L1, "amd64"_L1}, {"operating_system"_L1, "linux"_L1}, {"apps"_L1, QJsonArray()}};
    return jsonAnswer(200,
        QJsonArray{QJsonObject{{"id"_L1, idText(found->importJob)}, {"job_id"_L1, idText(found->importJob)},
            {"created_at"_L1, timeText(found->created)}, {"workspace_transition"_L1, "start"_L1},
            {"type"_L1, "null_resource"_L1}, {"name"_L1, "workspace"_L1}, {"hide"_L1, false},
            {"agents"_L1, QJsonArray{agent}}}});
}

std::span<const Route> dashboardRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "notifications/inbox", inbox},
        {"GET", "notifications/inbox/watch", watchInbox},
        {"GET", "workspaces/*/watch-ws", watchWorkspace},
        {"GET", "workspaceagents/*/watch-metadata-ws", watchMetadata},
        {"GET", "workspaceagents/*/logs", agentLogs},
        {"GET", "users/roles", roles},
        {"GET", "debug/health/settings", healthSettings},
        {"GET", "templateversions/*/resources", versionResources},
    };
    return Routes;
}

} // namespace plimsoll::simulator
