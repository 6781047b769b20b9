// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonValue>
#include <QList>

namespace plimsoll {

class ReplyReader;

enum class AgentStatus { Connecting, Connected, Disconnected, Timeout, Unknown };

enum class AgentLifecycle {
    Created,
    Starting,
    StartTimeout,
    StartError,
    Ready,
    ShuttingDown,
    ShutdownTimeout,
    ShutdownError,
    Off,
    Unknown,
};

struct WorkspaceApp {
    QString slug;
    QString url; // where the agent finds it
    bool subdomain = false;
    QString subdomainName; // as the server builds it; empty for a path app
    QString sharingLevel; // "owner", "authenticated", "organization", "public"
    QString health; // "disabled", "initializing", "healthy", "unhealthy"
    bool operator==(const WorkspaceApp &) const = default;
};

struct WorkspaceAgent {
    AgentId id;
    QString name;
    bool isChild = false; // lives in another agent's container; comes and goes later
    AgentStatus status = AgentStatus::Unknown;
    AgentLifecycle lifecycle = AgentLifecycle::Unknown;
    QDateTime createdAt;
    QDateTime firstConnectedAt; // null until then
    QDateTime startedAt;
    QDateTime readyAt;
    QString operatingSystem;
    QString version;
    QList<WorkspaceApp> apps;
    bool operator==(const WorkspaceAgent &) const = default;
};

struct WorkspaceResource {
    QString type;
    QString name;
    QList<WorkspaceAgent> agents;
    bool operator==(const WorkspaceResource &) const = default;
};

QLatin1StringView agentStatusText(AgentStatus status);
QLatin1StringView agentLifecycleText(AgentLifecycle lifecycle);

// Of a part of an answer; its problems stay in the reader.
WorkspaceResource readResource(const ReplyReader &in);

// Errors: BadReply, naming the field.
Result<WorkspaceAgent> parseAgent(const QJsonValue &json);
Result<QList<WorkspaceResource>> parseResources(const QJsonValue &json);

} // namespace plimsoll
