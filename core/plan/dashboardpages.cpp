// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/dashboardpages.h"

#include <array>

using namespace std::chrono_literals;

namespace plimsoll {

std::span<const EndpointSpec> dashboardEndpoints()
{
    using E = DashboardEndpoint;
    static constexpr std::array table{
        EndpointSpec{E::Site, "GET", "/"},
        EndpointSpec{E::Permissions, "POST", "/api/v2/authcheck"},
        EndpointSpec{E::Organizations, "GET", "/api/v2/organizations"},
        EndpointSpec{E::TaskWorkspaces, "GET", "/api/v2/workspaces?q=has-ai-task%3Atrue+owner%3A{user}"},
        EndpointSpec{E::InboxWatch, "WS", "/api/v2/notifications/inbox/watch?read_status=unread", 101},
        EndpointSpec{E::Inbox, "GET", "/api/v2/notifications/inbox"},
        EndpointSpec{E::Regions, "GET", "/api/v2/regions"},
        // Members' dashboards ask as well, and are refused.
        EndpointSpec{E::DeploymentStats, "GET", "/api/v2/deployment/stats", 200, 403},
        EndpointSpec{E::Templates, "GET", "/api/v2/templates"},
        EndpointSpec{E::Workspaces, "GET", "/api/v2/workspaces?limit=25&offset=0&q=owner%3Ame"},
        EndpointSpec{E::TemplateVersions, "GET", "/api/v2/templates/{template}/versions"},
        EndpointSpec{E::BuildParameters, "GET", "/api/v2/workspacebuilds/{build}/parameters"},
        EndpointSpec{E::Workspace, "GET", "/api/v2/users/{user}/workspace/{name}?include_deleted=true"},
        EndpointSpec{E::Template, "GET", "/api/v2/templates/{template}"},
        EndpointSpec{E::WorkspaceBuilds, "GET", "/api/v2/workspaces/{workspace}/builds"},
        EndpointSpec{E::BuildTimings, "GET", "/api/v2/workspacebuilds/{build}/timings"},
        EndpointSpec{E::WorkspaceWatch, "WS", "/api/v2/workspaces/{workspace}/watch-ws", 101},
        EndpointSpec{E::MetadataWatch, "WS", "/api/v2/workspaceagents/{agent}/watch-metadata-ws", 101},
        EndpointSpec{
            E::AgentLogs, "WS", "/api/v2/workspaceagents/{agent}/logs?follow&after=0&no_compression", 101},
        EndpointSpec{E::Build, "GET", "/api/v2/users/{user}/workspace/{name}/builds/{number}"},
        EndpointSpec{E::BuildLogs, "WS", "/api/v2/workspacebuilds/{build}/logs?follow=true&after=-1", 101},
        EndpointSpec{
            E::TemplateByName, "GET", "/api/v2/organizations/{organization}/templates/{templateName}"},
        EndpointSpec{E::TemplateVersion, "GET", "/api/v2/templateversions/{version}"},
        EndpointSpec{E::TemplateResources, "GET", "/api/v2/templateversions/{version}/resources"},
        EndpointSpec{E::Users, "GET", "/api/v2/users?limit=25&offset=0"},
        EndpointSpec{E::Roles, "GET", "/api/v2/users/roles"},
        EndpointSpec{E::LoginMethods, "GET", "/api/v2/users/authmethods"},
        EndpointSpec{E::Health, "GET", "/api/v2/debug/health"},
        EndpointSpec{E::HealthSettings, "GET", "/api/v2/debug/health/settings"},
    };
    return table;
}

const EndpointSpec &specOf(DashboardEndpoint endpoint)
{
    return dashboardEndpoints()[static_cast<std::size_t>(endpoint)];
}

QStringList dashboardEndpointNames()
{
    constexpr std::string_view api = "/api/v2";
    QStringList names;
    for (const EndpointSpec &spec : dashboardEndpoints()) {
        std::string_view path = spec.target;
        if (path.starts_with(api))
            path.remove_prefix(api.size());
        if (spec.endpoint != DashboardEndpoint::TaskWorkspaces) // the list without its question is another
            path = path.substr(0, path.find('?'));
        else
            path = "/workspaces (tasks)";
        names.append(QString::fromUtf8(spec.method.data(), qsizetype(spec.method.size())) + u' '
            + QString::fromUtf8(path.data(), qsizetype(path.size())));
    }
    return names;
}

std::size_t PageSpec::requests() const
{
    std::size_t count = 0;
    for (const std::vector<DashboardEndpoint> &stage : stages)
        count += stage.size();
    return count;
}

const PageSpec &specOf(DashboardPage page)
{
    using E = DashboardEndpoint;
    static const std::array<PageSpec, DashboardPageCount> table{{
        {.stages = {{E::Templates, E::Permissions, E::Workspaces}, {E::TemplateVersions, E::BuildParameters}},
            .polls = {{E::Workspaces, 30s}}},
        {.stages = {{E::Workspace},
             {E::Template, E::Permissions, E::WorkspaceBuilds, E::BuildTimings, E::BuildParameters,
                 E::WorkspaceWatch, E::MetadataWatch, E::AgentLogs}}},
        {.stages = {{E::Build}, {E::WorkspaceBuilds, E::BuildTimings, E::BuildLogs}}},
        {.stages = {{E::Templates, E::Permissions, E::Organizations}}},
        {.stages = {{E::TemplateByName},
             {E::TemplateVersion, E::TemplateResources, E::Permissions, E::TemplateVersions}}},
        {.stages = {{E::Users, E::Roles, E::LoginMethods, E::Permissions}}},
        {.stages = {{E::Health, E::HealthSettings}}, .polls = {{E::Health, 30s}}},
    }};
    return table[static_cast<std::size_t>(page)];
}

const PageSpec &firstLoadSpec(bool isAdministrator)
{
    using E = DashboardEndpoint;
    static const std::vector<std::vector<E>> stages{{E::Site}, {E::Permissions, E::Organizations},
        {E::TaskWorkspaces, E::InboxWatch, E::Inbox, E::Regions, E::DeploymentStats}};
    static const PageSpec member{.stages = stages};
    static const PageSpec administrator{.stages = stages, .polls = {{E::DeploymentStats, 60s}}};
    return isAdministrator ? administrator : member;
}

const PagePlace &placeOf(DashboardPage page)
{
    static constexpr std::array<PagePlace, DashboardPageCount> table{{
        {"/workspaces?filter=owner:{user}", R"([data-testid="workspace-{workspace}"])"},
        {"/@{user}/{name}", R"([data-testid="workspace-actions"])"},
        {"/@{user}/{name}/builds/{number}", R"([aria-label="Build details"])"},
        {"/templates", R"([data-testid="template-{template}"])"},
        {"/templates/{templateName}/docs", "#readme"},
        {"/deployment/users", R"([data-testid^="user-"])"},
        {"/health", R"([data-testid="healthcheck-refresh-button"])"},
    }};
    return table[static_cast<std::size_t>(page)];
}

QStringList browserEndpointNames()
{
    using namespace Qt::StringLiterals;
    QStringList names;
    for (const EnumText<DashboardPage> &known : dashboardPageTexts())
        names.append(u"page "_s + known.text);
    return names << u"first byte of a page"_s << u"page loaded"_s << u"largest paint"_s
                 << u"requests of pages"_s;
}

std::string_view permissionsBody()
{
    static const std::string body = [] {
        std::string text = "{\"checks\":{";
        for (const std::string_view object : {"user", "template", "deployment_config", "deployment_stats",
                 "workspace_proxy", "organization", "group", "audit_log"}) {
            for (const std::string_view action : {"read", "create", "update"}) {
                if (text.back() == '}')
                    text += ',';
                text.append("\"").append(action).append("-").append(object);
                text.append("\":{\"object\":{\"resource_type\":\"").append(object);
                text.append("\"},\"action\":\"").append(action).append("\"}");
            }
        }
        return text + "}}";
    }();
    return body;
}

} // namespace plimsoll
