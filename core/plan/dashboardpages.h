// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/dashboardoptions.h"

#include <QStringList>

#include <string_view>
#include <vector>

namespace plimsoll {

// What the dashboard of Coder 2.25 asks for, as a browser was seen to do. Left out: files that browsers keep
// for long, and POST /users/me/keys, which makes a key each time.
enum class DashboardEndpoint : std::uint8_t {
    Site,
    Permissions,
    Organizations,
    TaskWorkspaces,
    InboxWatch,
    Inbox,
    Regions,
    DeploymentStats,
    Templates,
    Workspaces,
    TemplateVersions,
    BuildParameters,
    Workspace,
    Template,
    WorkspaceBuilds,
    BuildTimings,
    WorkspaceWatch,
    MetadataWatch,
    AgentLogs,
    Build,
    BuildLogs,
    TemplateByName,
    TemplateVersion,
    TemplateResources,
    Users,
    Roles,
    LoginMethods,
    Health,
    HealthSettings,
};

// Places of a target in braces: {user}, {workspace}, {name} and {agent} of the workspace, {build} and
// {number} of its latest build, {template}, {templateName}, {version} and {organization}.
struct EndpointSpec {
    DashboardEndpoint endpoint;
    std::string_view method; // "WS": a WebSocket
    std::string_view target; // below the deployment's address
    int expected = 200;
    int alsoExpected = 0; // 0: none

    bool isStream() const { return method == "WS"; }
    bool isExpected(int status) const { return status == expected || status == alsoExpected; }
};
std::span<const EndpointSpec> dashboardEndpoints(); // by endpoint
const EndpointSpec &specOf(DashboardEndpoint endpoint);
// "GET /workspaces", by endpoint: as tables call them.
QStringList dashboardEndpointNames();

// A page asks for its stages one after the other; what is in a stage, at once.
struct PageSpec {
    struct Poll {
        DashboardEndpoint endpoint;
        Milliseconds every;
    };
    std::vector<std::vector<DashboardEndpoint>> stages;
    std::vector<Poll> polls = {}; // as long as the page stays

    std::size_t requests() const; // of the stages
};
const PageSpec &specOf(DashboardPage page);
// What a browser loads before its first page, and what goes on behind all pages.
const PageSpec &firstLoadSpec(bool isAdministrator);

// Where a browser finds a page, and by which element it sees that its content is there; places in braces as
// in an EndpointSpec's target.
struct PagePlace {
    std::string_view target;
    std::string_view element; // CSS selector; Coder 2.25's own marks of its pages
};
const PagePlace &placeOf(DashboardPage page);

// What browsers are counted by, after the pages by DashboardPage: durations of all their pages, and the
// requests that these make.
enum class BrowserFigure : std::uint8_t { FirstByte, Loaded, LargestPaint, Requests };
constexpr std::size_t indexOf(BrowserFigure figure)
{
    return DashboardPageCount + static_cast<std::size_t>(figure);
}
// By index, as tables call them.
QStringList browserEndpointNames();

// What authcheck is asked.
std::string_view permissionsBody();

} // namespace plimsoll
