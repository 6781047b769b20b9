// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace plimsoll {

struct BuildInfo {
    QString version; // "v2.25.1+abcdef"; development builds say "v0.0.0-devel": show it, decide nothing by it
    QString deploymentId; // empty on older servers
    QString dashboardUrl;
    bool isWorkspaceProxy = false;
    // The built-in demo deployment says so in its version.
    bool saysSimulated() const { return version.endsWith(QLatin1StringView("-simulated")); }
    bool operator==(const BuildInfo &) const = default;
};

// What preflight asks of the server's options. A value is none where the server does not say.
struct DeploymentConfig {
    QString accessUrl;
    QString wildcardAccessUrl;
    std::optional<qint64> apiRateLimit; // a minute, by address or user and path; ≤ 0: off
    bool rateLimitsOff = false;
    bool ownerExecDisabled = false; // owners may not open terminals in other people's workspaces
    bool pathAppsDisabled = false;
    bool passwordAuthDisabled = false;
    std::optional<int> builtinProvisioners;
    std::optional<Nanoseconds> maxTokenLifetime;
    std::optional<Nanoseconds> maxAdminTokenLifetime;
    bool prometheusEnabled = false;
    QString prometheusAddress;
    bool operator==(const DeploymentConfig &) const = default;
};

struct DeploymentStats {
    QDateTime collectedAt;
    QDateTime nextUpdateAt;
    qint64 pendingWorkspaces = 0;
    qint64 buildingWorkspaces = 0;
    qint64 runningWorkspaces = 0;
    qint64 failedWorkspaces = 0;
    qint64 stoppedWorkspaces = 0;
    qint64 webTerminals = 0;
    qint64 sshSessions = 0;
    bool operator==(const DeploymentStats &) const = default;
};

struct Entitlements {
    bool hasLicense = false;
    std::optional<qint64> seats; // none: not limited
    std::optional<qint64> seatsUsed;
    QStringList warnings;
    QStringList errors;
    bool operator==(const Entitlements &) const = default;
};

struct Quota {
    qint64 consumed = 0;
    qint64 budget = 0; // < 0: not limited
    bool operator==(const Quota &) const = default;
};

// The deployment itself, or a workspace proxy.
struct Region {
    QString name;
    QString url; // of the API and of apps by path
    QString appHost; // as parseAppHost has it
    bool operator==(const Region &) const = default;
};

// Errors: BadReply, naming the field.
Result<BuildInfo> parseBuildInfo(const QJsonValue &json);
Result<DeploymentConfig> parseDeploymentConfig(const QJsonValue &json);
Result<DeploymentStats> parseDeploymentStats(const QJsonValue &json);
Result<Entitlements> parseEntitlements(const QJsonValue &json);
Result<Quota> parseQuota(const QJsonValue &json);
Result<Nanoseconds> parseMaxTokenLifetime(const QJsonValue &json); // of …/keys/tokens/tokenconfig
Result<QList<Region>> parseRegions(const QJsonValue &json);
Result<QString> parseAppHost(const QJsonValue &json); // "*.apps.example.com"; empty: no wildcard

} // namespace plimsoll
