// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/serverinfo.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

std::optional<Nanoseconds> nanoseconds(std::optional<qint64> count)
{
    if (!count)
        return std::nullopt;
    return Nanoseconds(*count);
}

BuildInfo readBuildInfo(const ReplyReader &in)
{
    return {
        .version = in.text("version"_L1),
        .deploymentId = in.textIfAny("deployment_id"_L1),
        .dashboardUrl = in.textIfAny("dashboard_url"_L1),
        .isWorkspaceProxy = in.flagIfAny("workspace_proxy"_L1),
    };
}

DeploymentConfig readDeploymentConfig(const ReplyReader &in)
{
    const ReplyReader config = in.object("config"_L1);
    const ReplyReader rates = config.objectIfAny("rate_limit"_L1);
    const ReplyReader prometheus = config.objectIfAny("prometheus"_L1);
    // Older servers keep the lifetime at the top.
    const ReplyReader sessions = config.objectIfAny("session_lifetime"_L1);
    const auto lifetime = sessions.numberIfAny("max_token_lifetime"_L1);
    const auto daemons = config.objectIfAny("provisioner"_L1).numberIfAny("daemons"_L1);
    return {
        .accessUrl = config.textIfAny("access_url"_L1),
        .wildcardAccessUrl = config.textIfAny("wildcard_access_url"_L1),
        .apiRateLimit = rates.numberIfAny("api"_L1),
        .rateLimitsOff = rates.flagIfAny("disable_all"_L1),
        .ownerExecDisabled = config.flagIfAny("disable_owner_workspace_exec"_L1),
        .pathAppsDisabled = config.flagIfAny("disable_path_apps"_L1),
        .passwordAuthDisabled = config.flagIfAny("disable_password_auth"_L1),
        .builtinProvisioners = daemons ? std::optional(int(*daemons)) : std::nullopt,
        .maxTokenLifetime = nanoseconds(lifetime ? lifetime : config.numberIfAny("max_token_lifetime"_L1)),
        .maxAdminTokenLifetime = nanoseconds(sessions.numberIfAny("max_admin_token_lifetime"_L1)),
        .prometheusEnabled = prometheus.flagIfAny("enable"_L1),
        .prometheusAddress = prometheus.textIfAny("address"_L1),
    };
}

DeploymentStats readDeploymentStats(const ReplyReader &in)
{
    const ReplyReader workspaces = in.object("workspaces"_L1);
    const ReplyReader sessions = in.objectIfAny("session_count"_L1);
    return {
        .collectedAt = in.timeIfAny("collected_at"_L1),
        .nextUpdateAt = in.timeIfAny("next_update_at"_L1),
        .pendingWorkspaces = workspaces.number("pending"_L1),
        .buildingWorkspaces = workspaces.number("building"_L1),
        .runningWorkspaces = workspaces.number("running"_L1),
        .failedWorkspaces = workspaces.number("failed"_L1),
        .stoppedWorkspaces = workspaces.number("stopped"_L1),
        .webTerminals = sessions.numberIfAny("reconnecting_pty"_L1).value_or(0),
        .sshSessions = sessions.numberIfAny("ssh"_L1).value_or(0),
    };
}

Entitlements readEntitlements(const ReplyReader &in)
{
    const ReplyReader seats = in.objectIfAny("features"_L1).objectIfAny("user_limit"_L1);
    const bool limited = seats.flagIfAny("enabled"_L1);
    return {
        .hasLicense = in.flagIfAny("has_license"_L1),
        .seats = limited ? seats.numberIfAny("limit"_L1) : std::nullopt,
        .seatsUsed = seats.numberIfAny("actual"_L1),
        .warnings = in.textsIfAny("warnings"_L1),
        .errors = in.textsIfAny("errors"_L1),
    };
}

Quota readQuota(const ReplyReader &in)
{
    return {in.number("credits_consumed"_L1), in.number("budget"_L1)};
}

Nanoseconds readMaxTokenLifetime(const ReplyReader &in)
{
    return Nanoseconds(in.number("max_token_lifetime"_L1));
}

QString readAppHost(const ReplyReader &in)
{
    return in.text("host"_L1);
}

Region readRegion(const ReplyReader &in)
{
    return {.name = in.text("name"_L1),
        .url = in.textIfAny("path_app_url"_L1),
        .appHost = in.textIfAny("wildcard_hostname"_L1)};
}

QList<Region> readRegions(const ReplyReader &in)
{
    return in.listIfAny("regions"_L1, readRegion);
}

} // namespace

Result<BuildInfo> parseBuildInfo(const QJsonValue &json)
{
    return parseReply(json, readBuildInfo);
}

Result<DeploymentConfig> parseDeploymentConfig(const QJsonValue &json)
{
    return parseReply(json, readDeploymentConfig);
}

Result<DeploymentStats> parseDeploymentStats(const QJsonValue &json)
{
    return parseReply(json, readDeploymentStats);
}

Result<Entitlements> parseEntitlements(const QJsonValue &json)
{
    return parseReply(json, readEntitlements);
}

Result<Quota> parseQuota(const QJsonValue &json)
{
    return parseReply(json, readQuota);
}

Result<Nanoseconds> parseMaxTokenLifetime(const QJsonValue &json)
{
    return parseReply(json, readMaxTokenLifetime);
}

Result<QList<Region>> parseRegions(const QJsonValue &json)
{
    return parseReply(json, readRegions);
}

Result<QString> parseAppHost(const QJsonValue &json)
{
    return parseReply(json, readAppHost);
}

} // namespace plimsoll
