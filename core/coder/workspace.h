// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/agent.h"
#include "core/coder/provisionerjob.h"

#include <QMap>

namespace plimsoll {

enum class Transition { Start, Stop, Delete, Unknown };

enum class BuildStatus {
    Pending,
    Starting,
    Running, // its start job succeeded; its agents may not be there yet
    Stopping,
    Stopped,
    Failed,
    Canceling,
    Canceled,
    Deleting,
    Deleted,
    Unknown,
};

struct WorkspaceBuild {
    BuildId id;
    WorkspaceId workspace;
    QString workspaceName;
    QString ownerName;
    qint64 number = 0;
    Transition transition = Transition::Unknown;
    BuildStatus status = BuildStatus::Unknown;
    ProvisionerJob job;
    QDateTime createdAt;
    QDateTime deadline; // null: none
    std::optional<int>
        matchingProvisioners; // that were alive when it was queued; none: the server does not say
    QList<WorkspaceResource> resources; // empty until the job succeeded
    bool operator==(const WorkspaceBuild &) const = default;
};

struct Workspace {
    WorkspaceId id;
    QString name;
    UserId owner;
    QString ownerName;
    OrganizationId organization;
    TemplateId templateId;
    QString templateName;
    WorkspaceBuild latestBuild;
    std::optional<Milliseconds> ttl;
    QDateTime createdAt;
    QDateTime lastUsedAt;

    // Those that traffic may go to: of the latest build, no child agents.
    QList<WorkspaceAgent> agents() const;
    bool operator==(const Workspace &) const = default;
};

// A workspace to be created for a user.
struct NewWorkspace {
    UserId owner;
    OrganizationId organization; // the template's; old servers need it
    TemplateId templateId;
    QString name; // letters, digits and single dashes, at most 32
    std::optional<Milliseconds> ttl; // it stops by itself after so long
    QMap<QString, QString> parameters;
};

enum class Orphan { No, Yes }; // Yes: drop the record, leave what it stands for; only with Delete

struct NewBuild {
    WorkspaceId workspace;
    Transition transition = Transition::Start;
    Orphan orphan = Orphan::No;
    QMap<QString, QString> parameters = {};
};

// A page of workspaces and how many there are in all.
struct WorkspacePage {
    QList<Workspace> workspaces;
    qint64 count = 0;
};

QLatin1StringView transitionText(Transition transition);
QLatin1StringView buildStatusText(BuildStatus status);

// Errors: BadReply, naming the field.
Result<WorkspaceBuild> parseBuild(const QJsonValue &json);
Result<QList<WorkspaceBuild>> parseBuilds(const QJsonValue &json);
Result<Workspace> parseWorkspace(const QJsonValue &json);
Result<WorkspacePage> parseWorkspacePage(const QJsonValue &json);

} // namespace plimsoll
