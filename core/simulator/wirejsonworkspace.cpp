// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr Milliseconds AgentConnectionTimeout{120'000};
// From the connection until the start script is through.
static constexpr Milliseconds AgentReadyTime{20};
// The agent says every so often that it is there.
static constexpr Milliseconds AgentHeartbeat{15'000};

QString buildStatus(const BuildRecord &build, const JobRecord &job)
{
    switch (job.status) {
    case JobStatus::Pending:
        return u"pending"_s;
    case JobStatus::Canceling:
        return u"canceling"_s;
    case JobStatus::Canceled:
        return u"canceled"_s;
    case JobStatus::Failed:
        return u"failed"_s;
    case JobStatus::Running:
        switch (build.transition) {
        case Transition::Start:
            return u"starting"_s;
        case Transition::Stop:
            return u"stopping"_s;
        case Transition::Delete:
            return u"deleting"_s;
        }
        return {};
    case JobStatus::Succeeded:
        switch (build.transition) {
        case Transition::Start:
            return u"running"_s;
        case Transition::Stop:
            return u"stopped"_s;
        case Transition::Delete:
            return u"deleted"_s;
        }
        return {};
    }
    return {};
}

// `names`: what stands behind the slug in the name of an app that has one; empty: it has a path.
static QJsonObject appJson(
    QUuid id, QLatin1StringView slug, QLatin1StringView name, QLatin1StringView url, const QString &names)
{
    QJsonObject json{
        {"id"_L1, idText(id)},
        {"url"_L1, url},
        {"external"_L1, false},
        {"slug"_L1, slug},
        {"display_name"_L1, name},
        {"subdomain"_L1, !names.isEmpty()},
        {"sharing_level"_L1, "authenticated"_L1},
        {"healthcheck"_L1, QJsonObject{{"url"_L1, ""_L1}, {"interval"_L1, 0}, {"threshold"_L1, 0}}},
        {"health"_L1, "disabled"_L1},
        {"hidden"_L1, false},
        {"open_in"_L1, "slim-window"_L1},
        {"statuses"_L1, QJsonArray()},
    };
    if (!names.isEmpty())
        json.insert("subdomain_name"_L1, slug + names);
    return json;
}

static QJsonArray appsJson(const AgentRecord &agent, const QString &names)
{
    return {
        appJson(agent.app[0], "wsdi"_L1, "WebSocket Discard"_L1, "http://localhost:1236"_L1, names),
        appJson(agent.app[1], "wsec"_L1, "WebSocket Echo"_L1, "http://localhost:1234"_L1, names),
        appJson(agent.app[2], "wsra"_L1, "WebSocket Random"_L1, "http://localhost:1235"_L1, names),
    };
}

// "--main--workspace--owner" where the template gives its apps names of their own.
static QString appNames(State &state, const WorkspaceRecord &workspace)
{
    const TemplateRecord *of = state.templateById(workspace.templateId);
    const UserRecord *owner = state.accounts().user(workspace.owner);
    return of && of->hasNamedApps && owner ? "--main--"_L1 + workspace.name + "--"_L1 + owner->name
                                           : QString();
}

static bool isOverdue(const State &state, const AgentRecord &agent)
{
    return !state.isConnected(agent) && agent.created + AgentConnectionTimeout <= state.now();
}

// What an agent shows before anybody connected.
static QJsonObject newAgentJson(const AgentRecord &agent, QUuid workspace, const QString &names = {})
{
    return {
        {"id"_L1, idText(agent.id)},
        {"parent_id"_L1, QJsonValue::Null},
        {"created_at"_L1, timeText(agent.created)},
        {"updated_at"_L1, timeText(agent.created)},
        {"status"_L1, "connecting"_L1},
        {"lifecycle_state"_L1, "created"_L1},
        {"name"_L1, "main"_L1},
        {"resource_id"_L1, idText(agent.resource)},
        {"architecture"_L1, "amd64"_L1},
        {"environment_variables"_L1, QJsonValue::Null},
        {"operating_system"_L1, "linux"_L1},
        {"logs_length"_L1, 0},
        {"logs_overflowed"_L1, false},
        {"directory"_L1, QString("/home/simulated/"_L1 + idText(workspace))},
        {"version"_L1, ""_L1},
        {"api_version"_L1, ""_L1},
        {"apps"_L1, appsJson(agent, names)},
        {"connection_timeout_seconds"_L1, qint64(AgentConnectionTimeout.count()) / 1000},
        {"troubleshooting_url"_L1, "https://coder.com/docs/admin/templates/troubleshooting"_L1},
        {"subsystems"_L1, QJsonArray()},
        {"health"_L1, QJsonObject{{"healthy"_L1, true}}},
        {"display_apps"_L1, QJsonArray{"web_terminal"_L1}},
        {"log_sources"_L1, QJsonArray()},
        {"scripts"_L1, QJsonArray()},
        {"startup_script_behavior"_L1, "non-blocking"_L1},
    };
}

QJsonObject agentJson(State &state, const WorkspaceRecord &workspace, const AgentRecord &agent)
{
    QJsonObject json = newAgentJson(agent, workspace.id, appNames(state, workspace));
    if (isOverdue(state, agent)) {
        json["status"_L1] = "timeout"_L1;
        json["health"_L1]
            = QJsonObject{{"healthy"_L1, false}, {"reason"_L1, "agent is taking too long to connect"_L1}};
    }
    if (!state.isConnected(agent))
        return json;
    const qint64 beats = between(agent.connects, state.now()) / AgentHeartbeat;
    const QString lastSeen = timeText(agent.connects + AgentHeartbeat * beats);
    json["updated_at"_L1] = lastSeen;
    json["status"_L1] = "connected"_L1;
    json["version"_L1] = SimulatedVersion;
    json["api_version"_L1] = "2.6"_L1;
    json.insert("first_connected_at"_L1, timeText(agent.connects));
    json.insert("last_connected_at"_L1, lastSeen);
    json.insert("started_at"_L1, timeText(agent.connects));
    json.insert("expanded_directory"_L1, json["directory"_L1]);
    json.insert("latency"_L1,
        QJsonObject{
            {"Coder Embedded Relay"_L1, QJsonObject{{"preferred"_L1, true}, {"latency_ms"_L1, 0.7}}}});
    const WallTime ready = agent.connects + AgentReadyTime;
    json["lifecycle_state"_L1] = ready <= state.now() ? "ready"_L1 : "starting"_L1;
    if (ready <= state.now())
        json.insert("ready_at"_L1, timeText(ready));
    return json;
}

static QJsonObject resourceJson(const JobRecord &job, QUuid id, const QJsonObject &agent)
{
    return {
        {"id"_L1, idText(id)},
        {"created_at"_L1, timeText(job.completed)},
        {"job_id"_L1, idText(job.id)},
        {"workspace_transition"_L1, "start"_L1},
        {"type"_L1, "terraform_data"_L1},
        {"name"_L1, "agent"_L1},
        {"hide"_L1, false},
        {"icon"_L1, ""_L1},
        {"agents"_L1, QJsonArray{agent}},
        {"daily_cost"_L1, 0},
    };
}

QJsonArray resourcesJson(State &state, const BuildRecord &build)
{
    if (!build.agent)
        return {};
    const WorkspaceRecord &workspace = *state.workspace(build.workspace);
    return {
        resourceJson(state.jobOf(build), build.agent->resource, agentJson(state, workspace, *build.agent))};
}

QJsonArray dryRunResourcesJson(State &state, const JobRecord &job)
{
    AgentRecord planned;
    planned.id = job.plannedAgent;
    planned.resource = job.plannedResource;
    planned.created = job.completed.isSet() ? job.completed : state.now();
    return {resourceJson(job, planned.resource, newAgentJson(planned, QUuid()))};
}

QJsonObject buildJson(State &state, const BuildRecord &build, Answering answering)
{
    const WorkspaceRecord &workspace = *state.workspace(build.workspace);
    const UserRecord *owner = state.accounts().user(workspace.owner);
    const UserRecord *initiator = state.accounts().user(build.initiator);
    const TemplateRecord *of = state.templateById(workspace.templateId);
    const JobRecord &job = state.jobOf(build);
    const bool isCreation = answering == Answering::Creation;
    QJsonObject json{
        {"id"_L1, idText(build.id)},
        {"created_at"_L1, timeText(build.created)},
        {"updated_at"_L1, timeText(build.updated)},
        {"workspace_id"_L1, idText(workspace.id)},
        {"workspace_name"_L1, workspace.name},
        {"workspace_owner_id"_L1, idText(owner->id)},
        {"workspace_owner_name"_L1, owner->name},
        {"template_version_id"_L1, idText(of->version)},
        {"template_version_name"_L1, isCreation ? QString() : of->versionName},
        {"build_number"_L1, build.number},
        {"transition"_L1, textOf(build.transition)},
        {"initiator_id"_L1, idText(initiator->id)},
        {"initiator_name"_L1, initiator->name},
        {"job"_L1, jobJson(state, job, answering)},
        {"reason"_L1, "initiator"_L1},
        {"resources"_L1, resourcesJson(state, build)},
        {"deadline"_L1, QJsonValue::Null},
        {"max_deadline"_L1, QJsonValue::Null},
        {"status"_L1, buildStatus(build, job)},
        {"daily_cost"_L1, 0},
        {"matched_provisioners"_L1,
            isCreation ? matchedProvisionersJson(state)
                       : QJsonObject{{"count"_L1, 0}, {"available"_L1, 0},
                             {"most_recently_seen"_L1, QJsonValue::Null}}},
        {"template_version_preset_id"_L1, QJsonValue::Null},
    };
    if (job.status == JobStatus::Succeeded) {
        json.insert("has_ai_task"_L1, false);
        json.insert("has_external_agent"_L1, false);
    }
    // The time after which the server would stop it.
    if (workspace.ttlMs && build.transition == Transition::Start && job.status == JobStatus::Succeeded)
        json["deadline"_L1] = timeText(job.completed + Milliseconds(*workspace.ttlMs));
    return json;
}

QJsonObject timingsJson(State &state, const BuildRecord &build)
{
    struct Stage {
        QLatin1StringView name;
        QLatin1StringView source;
        QLatin1StringView action;
        QLatin1StringView resource;
        int from; // per mille of the job's time
        int to;
    };
    static constexpr Stage Stages[] = {
        {"init"_L1, "terraform"_L1, "initializing terraform"_L1, "state file"_L1, 60, 240},
        {"plan"_L1, "coder"_L1, "read"_L1, "data.coder_workspace.me"_L1, 300, 330},
        {"graph"_L1, "terraform"_L1, "building terraform dependency graph"_L1, "state file"_L1, 430, 600},
        {"apply"_L1, "coder"_L1, "create"_L1, "coder_agent.main"_L1, 700, 720},
        {"apply"_L1, "terraform"_L1, "create"_L1, "terraform_data.agent[0]"_L1, 740, 900},
    };
    const JobRecord &job = state.jobOf(build);
    QJsonArray provisioner;
    if (job.completed.isSet() && job.started.isSet()) {
        const qint64 whole = job.completed.us - job.started.us;
        for (const Stage &stage : Stages) {
            provisioner.append(QJsonObject{
                {"job_id"_L1, idText(job.id)},
                {"started_at"_L1, timeText({job.started.us + whole * stage.from / 1000})},
                {"ended_at"_L1, timeText({job.started.us + whole * stage.to / 1000})},
                {"stage"_L1, stage.name},
                {"source"_L1, stage.source},
                {"action"_L1, stage.action},
                {"resource"_L1, stage.resource},
            });
        }
    }
    QJsonArray connections;
    if (build.agent) {
        const bool isUp = state.isConnected(*build.agent);
        connections.append(QJsonObject{
            {"started_at"_L1, timeText(build.agent->created)},
            {"ended_at"_L1, timeText(isUp ? build.agent->connects : WallTime())},
            {"stage"_L1, "connect"_L1},
            {"workspace_agent_id"_L1, idText(build.agent->id)},
            {"workspace_agent_name"_L1, "main"_L1},
        });
    }
    return {
        {"provisioner_timings"_L1, provisioner},
        {"agent_script_timings"_L1, QJsonArray()},
        {"agent_connection_timings"_L1, connections},
    };
}

QJsonObject workspaceJson(State &state, const WorkspaceRecord &workspace, Answering answering)
{
    const UserRecord *owner = state.accounts().user(workspace.owner);
    const TemplateRecord *of = state.templateById(workspace.templateId);
    const BuildRecord &latest = state.latestBuild(workspace);
    QJsonArray failing;
    if (latest.agent && isOverdue(state, *latest.agent))
        failing.append(idText(latest.agent->id));
    QJsonObject json{
        {"id"_L1, idText(workspace.id)},
        {"created_at"_L1, timeText(workspace.created)},
        {"updated_at"_L1, timeText(workspace.created)},
        {"owner_id"_L1, idText(owner->id)},
        {"owner_name"_L1, owner->name},
        {"owner_avatar_url"_L1, ""_L1},
        {"organization_id"_L1, idText(state.organization())},
        {"organization_name"_L1, "coder"_L1},
        {"template_id"_L1, idText(of->id)},
        {"template_name"_L1, of->name},
        {"template_display_name"_L1, ""_L1},
        {"template_icon"_L1, ""_L1},
        {"template_allow_user_cancel_workspace_jobs"_L1, false},
        {"template_active_version_id"_L1, idText(of->version)},
        {"template_require_active_version"_L1, false},
        {"template_use_classic_parameter_flow"_L1, false},
        {"latest_build"_L1, buildJson(state, latest, answering)},
        {"latest_app_status"_L1, QJsonValue::Null},
        {"outdated"_L1, false},
        {"name"_L1, workspace.name},
        {"last_used_at"_L1, timeText(workspace.lastUsed)},
        {"deleting_at"_L1, QJsonValue::Null},
        {"dormant_at"_L1, QJsonValue::Null},
        {"health"_L1, QJsonObject{{"healthy"_L1, failing.isEmpty()}, {"failing_agents"_L1, failing}}},
        {"automatic_updates"_L1, "never"_L1},
        {"allow_renames"_L1, false},
        {"favorite"_L1, false},
        {"next_start_at"_L1, QJsonValue::Null},
        {"is_prebuild"_L1, false},
    };
    if (workspace.ttlMs)
        json.insert("ttl_ms"_L1, *workspace.ttlMs);
    return json;
}

} // namespace plimsoll::simulator
