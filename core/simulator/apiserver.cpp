// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apiapps.h"
#include "core/simulator/apicall.h"
#include "core/simulator/deploymentconfig.h"
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static QString accessUrl(const Call &call)
{
    const std::string *host = call.http.headers.find("Host");
    return "http://"_L1 + (host ? QString::fromStdString(*host) : u"127.0.0.1"_s);
}

static Outcome buildInfo(Call &call)
{
    return jsonAnswer(200,
        QJsonObject{
            {"external_url"_L1, "https://github.com/coder/coder"_L1},
            {"version"_L1, SimulatedVersion},
            {"dashboard_url"_L1, accessUrl(call)},
            {"telemetry"_L1, false},
            {"workspace_proxy"_L1, false},
            {"agent_api_version"_L1, "1.0"_L1},
            {"provisioner_api_version"_L1, "1.9"_L1},
            {"upgrade_message"_L1, ""_L1},
            {"deployment_id"_L1, idText(call.state.deployment())},
        });
}

static Outcome updateCheck(Call &)
{
    return jsonAnswer(200,
        QJsonObject{{"current"_L1, true}, {"version"_L1, SimulatedVersion},
            {"url"_L1, "https://github.com/coder/coder"_L1}});
}

static Outcome experiments(Call &)
{
    return jsonAnswer(200, QJsonArray());
}

static Outcome regions(Call &call)
{
    const QJsonObject region{
        {"id"_L1, idText(call.state.deployment())},
        {"name"_L1, "primary"_L1},
        {"display_name"_L1, "Default"_L1},
        {"icon_url"_L1, "/emojis/1f3e1.png"_L1},
        {"healthy"_L1, true},
        {"path_app_url"_L1, accessUrl(call)},
        {"wildcard_hostname"_L1, appHostOf(call.http)},
    };
    return jsonAnswer(200, QJsonObject{{"regions"_L1, QJsonArray{region}}});
}

static Outcome applicationsHost(Call &call)
{
    return jsonAnswer(200, QJsonObject{{"host"_L1, appHostOf(call.http)}});
}

static Outcome organizations(Call &call)
{
    return jsonAnswer(200, QJsonArray{organizationJson(call.state)});
}

static bool isOurs(const Call &call)
{
    const QString text = call.argument(0);
    return text == "coder"_L1 || QUuid::fromString(text) == call.state.organization();
}

static Outcome organization(Call &call)
{
    return isOurs(call) ? jsonAnswer(200, organizationJson(call.state)) : notFound();
}

static Outcome provisionerDaemons(Call &call)
{
    if (!isOurs(call))
        return notFound();
    QJsonArray list;
    for (const DaemonRecord &daemon : call.state.provisioning().daemons())
        list.append(daemonJson(call.state, daemon));
    return jsonAnswer(200, list);
}

static Outcome provisionerJobs(Call &call)
{
    if (!isOurs(call) || !call.isOwner())
        return notFound();
    const QString wanted = call.parameter("status"_L1);
    const QStringList statuses = wanted.isEmpty() ? QStringList() : wanted.split(u',');
    const qint64 limit = call.has("limit"_L1) ? call.parameter("limit"_L1).toLongLong() : 50;
    std::vector<const JobRecord *> jobs;
    for (const auto &[id, job] : call.state.provisioning().jobs()) {
        if (statuses.isEmpty() || statuses.contains(textOf(job.status)))
            jobs.push_back(&job);
    }
    std::sort(jobs.begin(), jobs.end(),
        [](const JobRecord *left, const JobRecord *right) { return left->created > right->created; });
    QJsonArray list;
    for (const JobRecord *job : Paging{.limit = limit, .offset = 0}.pageOf(jobs))
        list.append(listedJobJson(call.state, *job));
    return jsonAnswer(200, list);
}

static Outcome deploymentConfig(Call &call)
{
    if (!call.isOwner())
        return forbidden();
    return jsonAnswer(200, deploymentConfigJson(call.state.options(), accessUrl(call)));
}

static Outcome deploymentSsh(Call &)
{
    return jsonAnswer(200,
        QJsonObject{{"hostname_prefix"_L1, "coder."_L1}, {"hostname_suffix"_L1, "coder"_L1},
            {"ssh_config_options"_L1, QJsonObject()}});
}

static Outcome deploymentStats(Call &call)
{
    if (!call.isOwner())
        return forbidden();
    static constexpr Milliseconds Every{30'000};
    State &state = call.state;
    const WallTime collected = state.started() + Every * (between(state.started(), state.now()) / Every);
    QJsonObject workspaces{
        {"pending"_L1, 0},
        {"building"_L1, 0},
        {"running"_L1, 0},
        {"failed"_L1, 0},
        {"stopped"_L1, 0},
        {"connection_latency_ms"_L1, QJsonObject{{"P50"_L1, 0.7}, {"P95"_L1, 2.2}}},
        {"rx_bytes"_L1, 0},
        {"tx_bytes"_L1, 0},
    };
    for (const WorkspaceRecord *workspace : state.workspaces()) {
        const BuildRecord &latest = state.latestBuild(*workspace);
        const QString status = buildStatus(latest, state.jobOf(latest));
        const QString bin = workspaces.contains(status) ? status : u"building"_s;
        workspaces[bin] = workspaces[bin].toInt() + 1;
    }
    return jsonAnswer(200,
        QJsonObject{
            {"aggregated_from"_L1, timeText(state.started())},
            {"collected_at"_L1, timeText(collected)},
            {"next_update_at"_L1, timeText(collected + Every)},
            {"workspaces"_L1, workspaces},
            {"session_count"_L1,
                QJsonObject{
                    {"vscode"_L1, 0}, {"ssh"_L1, 0}, {"jetbrains"_L1, 0}, {"reconnecting_pty"_L1, 0}}},
        });
}

static Outcome health(Call &call)
{
    if (!call.isOwner())
        return notFound();
    const auto section = [](QJsonObject fields) {
        fields.insert("severity"_L1, "ok"_L1);
        fields.insert("warnings"_L1, QJsonArray());
        fields.insert("dismissed"_L1, false);
        fields.insert("healthy"_L1, true);
        return fields;
    };
    QJsonArray daemons;
    for (const DaemonRecord &daemon : call.state.provisioning().daemons()) {
        daemons.append(QJsonObject{
            {"provisioner_daemon"_L1, daemonJson(call.state, daemon)}, {"warnings"_L1, QJsonArray()}});
    }
    QJsonObject provisioners = section({{"items"_L1, daemons}});
    provisioners.remove("healthy"_L1);
    return jsonAnswer(200,
        QJsonObject{
            {"time"_L1, timeText(call.state.now())},
            {"healthy"_L1, true},
            {"severity"_L1, "ok"_L1},
            {"derp"_L1, section({{"regions"_L1, QJsonObject()}})},
            {"access_url"_L1,
                section({{"access_url"_L1, accessUrl(call)}, {"reachable"_L1, true}, {"status_code"_L1, 200},
                    {"healthz_response"_L1, "OK"_L1}})},
            {"websocket"_L1, section({{"body"_L1, ""_L1}, {"code"_L1, 101}})},
            {"database"_L1,
                section({{"reachable"_L1, true}, {"latency"_L1, u"343µs"_s}, {"latency_ms"_L1, 0},
                    {"threshold_ms"_L1, 15}})},
            {"workspace_proxy"_L1,
                section({{"workspace_proxies"_L1, QJsonObject{{"regions"_L1, QJsonArray()}}}})},
            {"provisioner_daemons"_L1, provisioners},
            {"coder_version"_L1, SimulatedVersion},
        });
}

static Outcome authCheck(Call &call)
{
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const QJsonObject checks = (*body)["checks"_L1].toObject();
    QJsonObject verdicts;
    for (auto check = checks.begin(); check != checks.end(); ++check) {
        const QString owner = check.value()["object"_L1]["owner_id"_L1].toString();
        const bool isOwn = owner == "me"_L1 || owner == idText(call.caller->id);
        verdicts.insert(check.key(), call.isOwner() || isOwn);
    }
    return jsonAnswer(200, verdicts);
}

std::span<const Route> serverRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "buildinfo", buildInfo, Access::Public},
        {"GET", "updatecheck", updateCheck, Access::Public},
        {"GET", "experiments", experiments},
        {"GET", "experiments/available", experiments},
        {"GET", "regions", regions},
        {"GET", "applications/host", applicationsHost},
        {"GET", "organizations", organizations},
        {"GET", "organizations/*", organization},
        {"GET", "organizations/*/provisionerdaemons", provisionerDaemons},
        {"GET", "organizations/*/provisionerjobs", provisionerJobs},
        {"GET", "deployment/config", deploymentConfig},
        {"GET", "deployment/ssh", deploymentSsh},
        {"GET", "deployment/stats", deploymentStats},
        {"GET", "debug/health", health},
        {"POST", "authcheck", authCheck},
    };
    return Routes;
}

} // namespace plimsoll::simulator
