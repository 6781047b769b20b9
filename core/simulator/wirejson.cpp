// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr auto NilId = "00000000-0000-0000-0000-000000000000"_L1;
static constexpr auto BuiltInKeyId = "00000000-0000-0000-0000-000000000001"_L1;

QString idText(QUuid id)
{
    return id.toString(QUuid::WithoutBraces);
}

QLatin1StringView textOf(Transition transition)
{
    switch (transition) {
    case Transition::Start:
        return "start"_L1;
    case Transition::Stop:
        return "stop"_L1;
    case Transition::Delete:
        return "delete"_L1;
    }
    return {};
}

QLatin1StringView textOf(JobStatus status)
{
    switch (status) {
    case JobStatus::Pending:
        return "pending"_L1;
    case JobStatus::Running:
        return "running"_L1;
    case JobStatus::Canceling:
        return "canceling"_L1;
    case JobStatus::Succeeded:
        return "succeeded"_L1;
    case JobStatus::Failed:
        return "failed"_L1;
    case JobStatus::Canceled:
        return "canceled"_L1;
    }
    return {};
}

QJsonObject userJson(const State &state, const UserRecord &user)
{
    QJsonObject json{
        {"id"_L1, idText(user.id)},
        {"username"_L1, user.name},
        {"email"_L1, user.email},
        {"created_at"_L1, timeText(user.created)},
        {"updated_at"_L1, timeText(user.updated)},
        {"last_seen_at"_L1, timeText(user.lastSeen)},
        {"status"_L1,
            user.isSuspended    ? "suspended"_L1
                : user.isActive ? "active"_L1
                                : "dormant"_L1},
        {"login_type"_L1, user.loginType},
        {"organization_ids"_L1, QJsonArray{idText(state.organization())}},
        {"roles"_L1, QJsonArray()},
    };
    if (!user.fullName.isEmpty())
        json.insert("name"_L1, user.fullName);
    if (user.isOwner)
        json["roles"_L1] = QJsonArray{QJsonObject{{"name"_L1, "owner"_L1}, {"display_name"_L1, "Owner"_L1}}};
    return json;
}

QJsonObject tokenJson(const TokenRecord &token, const UserRecord &user)
{
    return {
        {"id"_L1, token.id},
        {"user_id"_L1, idText(token.user)},
        {"last_used"_L1, timeText(token.lastUsed)},
        {"expires_at"_L1, timeText(token.expires)},
        {"created_at"_L1, timeText(token.created)},
        {"updated_at"_L1, timeText(token.created)},
        {"login_type"_L1, "token"_L1},
        {"scope"_L1, "all"_L1},
        {"token_name"_L1, token.name},
        {"lifetime_seconds"_L1, qint64(between(token.created, token.expires).count()) / 1000},
        {"username"_L1, user.name},
    };
}

QJsonObject organizationJson(const State &state)
{
    return {
        {"id"_L1, idText(state.organization())},
        {"name"_L1, "coder"_L1},
        {"display_name"_L1, "Coder"_L1},
        {"icon"_L1, ""_L1},
        {"description"_L1, "Simulated organization."_L1},
        {"created_at"_L1, timeText(state.started())},
        {"updated_at"_L1, timeText(state.started())},
        {"is_default"_L1, true},
    };
}

static QJsonObject percentilesJson(bool isKnown, Milliseconds time)
{
    if (!isKnown)
        return {{"P50"_L1, QJsonValue::Null}, {"P95"_L1, QJsonValue::Null}};
    return {{"P50"_L1, qint64(time.count())}, {"P95"_L1, qint64(time.count()) * 6 / 5}};
}

QJsonObject templateJson(const State &state, const TemplateRecord &of)
{
    static const QJsonArray Days{
        "monday"_L1, "tuesday"_L1, "wednesday"_L1, "thursday"_L1, "friday"_L1, "saturday"_L1, "sunday"_L1};
    const UserRecord &owner = state.owner();
    return {
        {"id"_L1, idText(of.id)},
        {"created_at"_L1, timeText(of.created)},
        {"updated_at"_L1, timeText(of.created)},
        {"organization_id"_L1, idText(state.organization())},
        {"organization_name"_L1, "coder"_L1},
        {"organization_display_name"_L1, "Coder"_L1},
        {"organization_icon"_L1, ""_L1},
        {"name"_L1, of.name},
        {"display_name"_L1, ""_L1},
        {"provisioner"_L1, "terraform"_L1},
        {"active_version_id"_L1, idText(of.version)},
        {"active_user_count"_L1, state.activeUsersOf(of.id)},
        {"build_time_stats"_L1,
            QJsonObject{
                {"start"_L1,
                    percentilesJson(of.outcome == TemplateRecord::Outcome::Works, state.options().buildTime)},
                {"stop"_L1, percentilesJson(false, {})},
                {"delete"_L1, percentilesJson(false, {})},
            }},
        {"description"_L1, of.description},
        {"deprecated"_L1, false},
        {"deprecation_message"_L1, ""_L1},
        {"icon"_L1, ""_L1},
        {"default_ttl_ms"_L1, 0},
        {"activity_bump_ms"_L1, 3'600'000},
        {"autostop_requirement"_L1, QJsonObject{{"days_of_week"_L1, QJsonArray()}, {"weeks"_L1, 1}}},
        {"autostart_requirement"_L1, QJsonObject{{"days_of_week"_L1, Days}}},
        {"created_by_id"_L1, idText(owner.id)},
        {"created_by_name"_L1, owner.name},
        {"allow_user_autostart"_L1, true},
        {"allow_user_autostop"_L1, true},
        {"allow_user_cancel_workspace_jobs"_L1, false},
        {"failure_ttl_ms"_L1, 0},
        {"time_til_dormant_ms"_L1, 0},
        {"time_til_dormant_autodelete_ms"_L1, 0},
        {"require_active_version"_L1, false},
        {"max_port_share_level"_L1, "public"_L1},
        {"cors_behavior"_L1, "simple"_L1},
        {"use_classic_parameter_flow"_L1, false},
    };
}

static QJsonObject emptyJobMetadata()
{
    return {
        {"template_version_name"_L1, ""_L1},
        {"template_id"_L1, NilId},
        {"template_name"_L1, ""_L1},
        {"template_display_name"_L1, ""_L1},
        {"template_icon"_L1, ""_L1},
    };
}

static QJsonObject jobTags()
{
    return {{"owner"_L1, ""_L1}, {"scope"_L1, "organization"_L1}};
}

QJsonObject templateVersionJson(const State &state, const TemplateRecord &of)
{
    const QJsonObject job{
        {"id"_L1, idText(of.importJob)},
        {"created_at"_L1, timeText(of.created)},
        {"started_at"_L1, timeText(of.created)},
        {"completed_at"_L1, timeText(of.created)},
        {"status"_L1, "succeeded"_L1},
        {"worker_id"_L1, idText(state.provisioning().daemons().front().id)},
        {"file_id"_L1, idText(of.file)},
        {"tags"_L1, jobTags()},
        {"queue_position"_L1, 0},
        {"queue_size"_L1, 0},
        {"organization_id"_L1, idText(state.organization())},
        {"input"_L1, QJsonObject{{"template_version_id"_L1, idText(of.version)}}},
        {"type"_L1, "template_version_import"_L1},
        {"metadata"_L1, emptyJobMetadata()},
        {"logs_overflowed"_L1, false},
    };
    return {
        {"id"_L1, idText(of.version)},
        {"template_id"_L1, idText(of.id)},
        {"organization_id"_L1, idText(state.organization())},
        {"created_at"_L1, timeText(of.created)},
        {"updated_at"_L1, timeText(of.created)},
        {"name"_L1, of.versionName},
        {"message"_L1, "Simulated"_L1},
        {"job"_L1, job},
        {"readme"_L1, ""_L1},
        {"created_by"_L1,
            QJsonObject{{"id"_L1, idText(state.owner().id)}, {"username"_L1, state.owner().name}}},
        {"archived"_L1, false},
        {"has_external_agent"_L1, false},
    };
}

QJsonArray richParametersJson(const TemplateRecord &of)
{
    QJsonArray list;
    for (const ParameterRecord &parameter : of.parameters) {
        QJsonArray options;
        for (const QString &option : parameter.options) {
            options.append(QJsonObject{
                {"name"_L1, option}, {"description"_L1, ""_L1}, {"value"_L1, option}, {"icon"_L1, ""_L1}});
        }
        QJsonObject json{
            {"name"_L1, parameter.name},
            {"description"_L1, parameter.description},
            {"description_plaintext"_L1, parameter.description},
            {"type"_L1, parameter.type},
            {"form_type"_L1,
                !parameter.options.isEmpty()      ? "radio"_L1
                    : parameter.type == "bool"_L1 ? "checkbox"_L1
                                                  : "input"_L1},
            {"mutable"_L1, true},
            {"default_value"_L1, parameter.defaultValue},
            {"icon"_L1, ""_L1},
            {"options"_L1, options},
            {"required"_L1, parameter.isRequired},
            {"ephemeral"_L1, false},
        };
        if (parameter.least)
            json.insert("validation_min"_L1, *parameter.least);
        if (parameter.most)
            json.insert("validation_max"_L1, *parameter.most);
        list.append(json);
    }
    return list;
}

QJsonObject jobJson(State &state, const JobRecord &job, Answering answering)
{
    const TemplateRecord *of = state.templateById(job.templateId);
    const Provisioning &provisioning = state.provisioning();
    QJsonObject json{
        {"id"_L1, idText(job.id)},
        {"created_at"_L1, timeText(job.created)},
        {"status"_L1, textOf(job.status)},
        {"file_id"_L1, idText(of->file)},
        {"tags"_L1, jobTags()},
        {"queue_position"_L1, answering == Answering::Creation ? 0 : provisioning.queuePosition(job)},
        {"queue_size"_L1,
            answering == Answering::Creation || job.status != JobStatus::Pending ? 0
                                                                                 : provisioning.queueSize()},
        {"organization_id"_L1, idText(state.organization())},
        {"metadata"_L1, emptyJobMetadata()},
        {"logs_overflowed"_L1, false},
    };
    if (job.kind == JobRecord::Kind::Build) {
        json.insert("input"_L1, QJsonObject{{"workspace_build_id"_L1, idText(job.build)}});
        json.insert("type"_L1, "workspace_build"_L1);
    } else {
        json.insert("input"_L1, QJsonObject{{"template_version_id"_L1, idText(of->version)}});
        json.insert("type"_L1, "template_version_dry_run"_L1);
    }
    if (job.started.isSet())
        json.insert("started_at"_L1, timeText(job.started));
    if (job.completed.isSet())
        json.insert("completed_at"_L1, timeText(job.completed));
    if (job.canceled.isSet())
        json.insert("canceled_at"_L1, timeText(job.canceled));
    if (!job.error.isEmpty())
        json.insert("error"_L1, job.error);
    if (job.daemon >= 0)
        json.insert("worker_id"_L1, idText(provisioning.daemons()[std::size_t(job.daemon)].id));
    return json;
}

QJsonObject listedJobJson(State &state, const JobRecord &job)
{
    QJsonObject json = jobJson(state, job, Answering::Question);
    const TemplateRecord *of = state.templateById(job.templateId);
    QJsonObject metadata{
        {"template_version_name"_L1, of->versionName},
        {"template_id"_L1, idText(of->id)},
        {"template_name"_L1, of->name},
        {"template_display_name"_L1, ""_L1},
        {"template_icon"_L1, ""_L1},
    };
    if (const BuildRecord *built = state.build(job.build)) {
        metadata.insert("workspace_id"_L1, idText(built->workspace));
        metadata.insert("workspace_name"_L1, job.workspaceName);
    }
    json["metadata"_L1] = metadata;
    if (job.daemon >= 0)
        json.insert("worker_name"_L1, state.provisioning().daemons()[std::size_t(job.daemon)].name);
    return json;
}

QJsonObject logLineJson(const JobLogLine &line)
{
    return {
        {"id"_L1, line.id},
        {"created_at"_L1, timeText(line.created)},
        {"log_source"_L1, line.source},
        {"log_level"_L1, line.level},
        {"stage"_L1, line.stage},
        {"output"_L1, line.output},
    };
}

static QJsonValue briefJobJson(State &state, QUuid id)
{
    const JobRecord *job = state.provisioning().job(id);
    if (!job)
        return QJsonValue::Null;
    return QJsonObject{
        {"id"_L1, idText(job->id)},
        {"status"_L1, textOf(job->status)},
        {"template_name"_L1, state.templateById(job->templateId)->name},
        {"template_icon"_L1, ""_L1},
        {"template_display_name"_L1, ""_L1},
    };
}

QJsonObject daemonJson(State &state, const DaemonRecord &daemon)
{
    return {
        {"id"_L1, idText(daemon.id)},
        {"organization_id"_L1, idText(state.organization())},
        {"key_id"_L1, BuiltInKeyId},
        {"created_at"_L1, timeText(state.started())},
        {"last_seen_at"_L1, timeText(state.now())},
        {"name"_L1, daemon.name},
        {"version"_L1, SimulatedVersion},
        {"api_version"_L1, "1.9"_L1},
        {"provisioners"_L1, QJsonArray{"terraform"_L1}},
        {"tags"_L1, jobTags()},
        {"key_name"_L1, "built-in"_L1},
        {"status"_L1, daemon.job.isNull() ? "idle"_L1 : "busy"_L1},
        {"current_job"_L1, briefJobJson(state, daemon.job)},
        {"previous_job"_L1, briefJobJson(state, daemon.previousJob)},
    };
}

QJsonObject matchedProvisionersJson(const State &state)
{
    const int count = int(state.provisioning().daemons().size());
    return {{"count"_L1, count}, {"available"_L1, count}, {"most_recently_seen"_L1, timeText(state.now())}};
}

QJsonObject countsJson(const SimulatorCounts &counts)
{
    return {
        {"users"_L1, counts.users},
        {"workspaces"_L1, counts.workspaces},
        {"tokens"_L1, counts.tokens},
        {"foreignUsers"_L1, counts.foreignUsers},
        {"foreignWorkspaces"_L1, counts.foreignWorkspaces},
        {"openTerminals"_L1, counts.openTerminals},
        {"detachedTerminals"_L1, counts.detachedTerminals},
        {"usersCreated"_L1, counts.usersCreated},
        {"workspacesCreated"_L1, counts.workspacesCreated},
        {"tokensCreated"_L1, counts.tokensCreated},
        {"buildsCreated"_L1, counts.buildsCreated},
        {"terminalsOpened"_L1, counts.terminalsOpened},
        {"requests"_L1, counts.requests},
        {"terminalBytesReceived"_L1, counts.terminalBytesReceived},
        {"terminalBytesSent"_L1, counts.terminalBytesSent},
    };
}

} // namespace plimsoll::simulator
