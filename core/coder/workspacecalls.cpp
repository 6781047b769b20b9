// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apirequests.h"
#include "core/coder/capabilities.h"
#include "core/coder/carefulcreate.h"
#include "core/coder/coderclient.h"
#include "core/coder/pagewalk.h"

#include <QJsonArray>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

QString workspacePath(WorkspaceId workspace, QLatin1StringView rest = {})
{
    return u"/workspaces/"_s + workspace.toString() + rest;
}

QString buildPath(BuildId build, QLatin1StringView rest = {})
{
    return u"/workspacebuilds/"_s + build.toString() + rest;
}

QJsonObject workspaceBody(const NewWorkspace &workspace)
{
    QJsonObject body{{"template_id"_L1, workspace.templateId.toString()}, {"name"_L1, workspace.name}};
    if (workspace.ttl)
        body["ttl_ms"_L1] = qint64(workspace.ttl->count());
    if (!workspace.parameters.isEmpty())
        body["rich_parameter_values"_L1] = parameterValues(workspace.parameters);
    return body;
}

QJsonObject buildBody(const NewBuild &build)
{
    QJsonObject body{{"transition"_L1, transitionText(build.transition)}};
    if (build.orphan == Orphan::Yes)
        body["orphan"_L1] = true;
    if (!build.parameters.isEmpty())
        body["rich_parameter_values"_L1] = parameterValues(build.parameters);
    return body;
}

// Tries one create; where the server lacks the route, once more on the old one.
void postWorkspace(ApiTransport &transport, Capabilities &capabilities, const NewWorkspace &workspace,
    QObject *step, const Callback<Workspace> &created)
{
    using Presence = Capabilities::Presence;
    const auto post
        = [&transport, workspace, step](const QString &path, const Callback<Workspace> &answered) {
              ApiRequest request = postRequest(path, workspaceBody(workspace), Repeat::Unsafe);
              request.timeout = transport.settings().createTimeout;
              transport.ask<Workspace>(std::move(request), parseWorkspace, step, answered);
          };
    if (capabilities.userWorkspacesRoute == Presence::Absent)
        return post(capabilities.createWorkspacePath(workspace), created);
    post(capabilities.createWorkspacePath(workspace),
        [&capabilities, workspace, post, created](const ApiResult<Workspace> &first) {
            if (first || !isNoSuchRoute(first.error())
                || capabilities.userWorkspacesRoute == Presence::Present) {
                if (first || first.error().httpStatus == 400 || first.error().httpStatus == 409)
                    Capabilities::learn(capabilities.userWorkspacesRoute, true);
                return created(first);
            }
            Capabilities old;
            old.userWorkspacesRoute = Presence::Absent;
            post(old.createWorkspacePath(workspace),
                [&capabilities, first, created](const ApiResult<Workspace> &second) {
                    if (!second && isNoSuchRoute(second.error()))
                        return created(first); // neither route: it is something else that is missing
                    Capabilities::learn(capabilities.userWorkspacesRoute, false);
                    created(second);
                });
        });
}

} // namespace

void CoderClient::createWorkspace(const NewWorkspace &workspace, QObject *context, Callback<Workspace> done)
{
    CarefulCreate<Workspace>::Steps steps;
    steps.create = [this, workspace](QObject *step, const Callback<Workspace> &created) {
        postWorkspace(*m_transport, *m_capabilities, workspace, step, created);
    };
    steps.look = [this, workspace](QObject *step, const auto &, const auto &looked) {
        workspaceByName(
            workspace.owner.toString(), workspace.name, step, [looked](const ApiResult<Workspace> &there) {
                if (there)
                    return looked(Looked<Workspace>{*there, there->createdAt});
                if (there.error().isGone())
                    return looked(Looked<Workspace>{});
                looked(there.error());
            });
    };
    new CarefulCreate<Workspace>(std::move(steps), *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::workspace(WorkspaceId workspace, QObject *context, Callback<Workspace> done)
{
    m_transport->ask<Workspace>(
        getRequest(workspacePath(workspace)), parseWorkspace, context, std::move(done));
}

void CoderClient::workspaceByName(
    const QString &owner, const QString &name, QObject *context, Callback<Workspace> done)
{
    m_transport->ask<Workspace>(getRequest(u"/users/%1/workspace/%2"_s.arg(segment(owner), segment(name))),
        parseWorkspace, context, std::move(done));
}

void CoderClient::listWorkspaces(const QString &query, QObject *context, Callback<QList<Workspace>> done)
{
    new PageWalk<WorkspacePage, Workspace>(u"/workspaces"_s, query, parseWorkspacePage,
        &WorkspacePage::workspaces, *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::startBuild(const NewBuild &build, QObject *context, Callback<WorkspaceBuild> done)
{
    CarefulCreate<WorkspaceBuild>::Steps steps;
    steps.create = [this, build](QObject *step, const Callback<WorkspaceBuild> &created) {
        ApiRequest request
            = postRequest(workspacePath(build.workspace, "/builds"_L1), buildBody(build), Repeat::Unsafe);
        request.timeout = m_settings.createTimeout;
        m_transport->ask<WorkspaceBuild>(std::move(request), parseBuild, step, created);
    };
    steps.look = [this, build](QObject *step, const auto &, const auto &looked) {
        workspace(build.workspace, step, [build, looked](const ApiResult<Workspace> &there) {
            if (!there)
                return looked(there.error());
            const WorkspaceBuild &latest = there->latestBuild;
            if (latest.transition != build.transition)
                return looked(Looked<WorkspaceBuild>{});
            looked(Looked<WorkspaceBuild>{latest, latest.createdAt});
        });
    };
    new CarefulCreate<WorkspaceBuild>(
        std::move(steps), *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::build(BuildId build, QObject *context, Callback<WorkspaceBuild> done)
{
    m_transport->ask<WorkspaceBuild>(getRequest(buildPath(build)), parseBuild, context, std::move(done));
}

void CoderClient::builds(WorkspaceId workspace, QObject *context, Callback<QList<WorkspaceBuild>> done)
{
    m_transport->ask<QList<WorkspaceBuild>>(
        getRequest(workspacePath(workspace, "/builds"_L1)), parseBuilds, context, std::move(done));
}

void CoderClient::cancelBuild(BuildId build, QObject *context, Callback<> done)
{
    ApiRequest request = getRequest(buildPath(build, "/cancel"_L1));
    request.method = "PATCH";
    tell(std::move(request), context, std::move(done));
}

void CoderClient::buildLogs(BuildId build, qint64 afterLine, QObject *context, Callback<QList<LogLine>> done)
{
    m_transport->ask<QList<LogLine>>(
        getRequest(buildPath(build, "/logs"_L1), afterLine > 0 ? u"after=%1"_s.arg(afterLine) : QString()),
        parseLogLines, context, std::move(done));
}

void CoderClient::buildTimings(BuildId build, QObject *context, Callback<std::optional<BuildTimings>> done)
{
    using Presence = Capabilities::Presence;
    if (m_capabilities->timingsRoute == Presence::Absent) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(std::optional<BuildTimings>()); }, Qt::QueuedConnection);
        return;
    }
    m_transport->ask<BuildTimings>(getRequest(buildPath(build, "/timings"_L1)), parseTimings, context,
        [this, done = std::move(done)](const ApiResult<BuildTimings> &timings) {
            if (!timings && !isNoSuchRoute(timings.error()))
                return done(timings.error());
            Capabilities::learn(m_capabilities->timingsRoute, bool(timings));
            done(timings ? std::optional(*timings) : std::nullopt);
        });
}

} // namespace plimsoll
