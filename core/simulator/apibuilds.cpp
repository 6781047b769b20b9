// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"
#include "core/simulator/apicall.h"
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static Outcome listBuilds(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    const Fetched<Paging> paging = pagingOf(call);
    if (!paging)
        return paging.error();
    std::vector<QUuid> newestFirst((*workspace)->builds.rbegin(), (*workspace)->builds.rend());
    QJsonArray list;
    for (const QUuid &id : paging->pageOf(newestFirst))
        list.append(buildJson(call.state, *call.state.build(id), Answering::Question));
    return jsonAnswer(200, list);
}

static std::optional<Transition> transitionOf(const QString &text)
{
    for (const Transition transition : {Transition::Start, Transition::Stop, Transition::Delete}) {
        if (text == textOf(transition))
            return transition;
    }
    return std::nullopt;
}

static Outcome createBuild(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const QString text = (*body)["transition"_L1].toString();
    const std::optional<Transition> transition = transitionOf(text);
    if (!transition)
        return validationFailed(u"transition"_s, text.isEmpty() ? u"required"_s : u"oneof"_s, text);
    const bool isOrphan = (*body)["orphan"_L1].toBool();
    if (isOrphan && *transition != Transition::Delete)
        return errorAnswer(400, u"Orphan is only permitted when deleting a workspace."_s);
    if (isOrphan && !call.isOwner())
        return forbidden();
    if ((*workspace)->isDeleted)
        return errorAnswer(410, u"The workspace was deleted."_s);
    if (isActive(call.state.jobOf(call.state.latestBuild(**workspace)).status)) {
        const QString sentence = u"A workspace build is already active."_s;
        return errorAnswer(409, sentence, sentence);
    }
    ParameterValues values;
    const QJsonArray given = (*body)["rich_parameter_values"_L1].toArray();
    for (const auto &value : given)
        values.emplace_back(value["name"_L1].toString(), value["value"_L1].toString());
    if (values.empty())
        values = call.state.latestBuild(**workspace).parameters;
    const BuildRecord &build = call.state.createBuild(
        **workspace, *transition, call.caller->id, values, isOrphan ? State::Orphan::Yes : State::Orphan::No);
    return jsonAnswer(201, buildJson(call.state, build, Answering::Creation));
}

static Outcome getBuild(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    return jsonAnswer(200, buildJson(call.state, **build, Answering::Question));
}

static Outcome cancelBuild(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    if (!call.isOwner())
        return errorAnswer(403, u"User is not allowed to cancel workspace builds."_s);
    JobRecord &job = call.state.jobOf(**build);
    if (job.completed.isSet())
        return errorAnswer(400, u"Job has already completed!"_s);
    if (job.canceled.isSet())
        return errorAnswer(400, u"Job has already been marked as canceled!"_s);
    if (const QString expected = call.parameter("expect_status"_L1);
        !expected.isEmpty() && expected != textOf(job.status)) {
        return errorAnswer(412, u"The job is \"%1\", not \"%2\"."_s.arg(textOf(job.status), expected));
    }
    call.state.provisioning().cancel(job, call.state.now());
    return errorAnswer(200, u"Job has been marked as canceled..."_s);
}

static Outcome buildLogs(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    return jobLogOutcome(call, call.state.jobOf(**build));
}

static Outcome buildResources(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    return jsonAnswer(200, resourcesJson(call.state, **build));
}

static Outcome buildParameters(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    QJsonArray list;
    for (const auto &[name, value] : (*build)->parameters)
        list.append(QJsonObject{{"name"_L1, name}, {"value"_L1, value}});
    return jsonAnswer(200, list);
}

static Outcome buildTimings(Call &call)
{
    const Fetched<BuildRecord *> build = buildArgument(call, 0);
    if (!build)
        return build.error();
    return jsonAnswer(200, timingsJson(call.state, **build));
}

Outcome jobLogOutcome(Call &call, const JobRecord &job)
{
    const qint64 after = call.parameter("after"_L1).toLongLong();
    if (call.has("follow"_L1)) {
        if (const std::string fault = upgradeFault(call.http); !fault.empty())
            return upgradeRequired(fault);
        return FollowLog{job.id, after};
    }
    QJsonArray lines;
    for (const JobLogLine &line : jobLog(job, call.state.now(), after))
        lines.append(logLineJson(line));
    return jsonAnswer(200, lines);
}

std::span<const Route> buildRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "workspaces/*/builds", listBuilds},
        {"POST", "workspaces/*/builds", createBuild},
        {"GET", "workspacebuilds/*", getBuild},
        {"PATCH", "workspacebuilds/*/cancel", cancelBuild},
        {"GET", "workspacebuilds/*/logs", buildLogs},
        {"GET", "workspacebuilds/*/resources", buildResources},
        {"GET", "workspacebuilds/*/parameters", buildParameters},
        {"GET", "workspacebuilds/*/timings", buildTimings},
    };
    return Routes;
}

} // namespace plimsoll::simulator
