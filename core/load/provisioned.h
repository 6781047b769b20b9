// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/coder/workspace.h"

#include <QStringList>

#include <optional>

namespace plimsoll {

// Where the time of a new workspace went; the server's clock but for `total`. None where it is not known.
struct ProvisionTimings {
    std::optional<Milliseconds> queue; // asked for until a provisioner took it
    std::optional<Milliseconds> build; // the provisioner's job: plan and apply and what is around them
    std::optional<Milliseconds> plan;
    std::optional<Milliseconds> apply;
    std::optional<Milliseconds> agentConnect; // end of the build until the agent was there
    std::optional<Milliseconds> startScripts;
    Milliseconds total{0}; // as we saw it: first request to last answer
    bool operator==(const ProvisionTimings &) const = default;
};

// A workspace that traffic can go to. A value; it outlives its deployment.
struct ProvisionedWorkspace {
    WorkspaceId id;
    QString name;
    UserId owner;
    QString ownerName;
    AgentId agent; // null when nobody waited for one
    QString agentName;
    QList<WorkspaceAgent> agents;
    BuildId build; // the latest
    qint64 buildNumber = 0;
    TemplateId templateId;
    QString templateName;
    OrganizationId organization;
    QList<WorkspaceApp> apps; // the agent's
    Secret token; // of its owner
    bool isReused = false; // it was there before the run
    bool startScriptFailed = false;
};

// How creating (or taking over) one workspace went.
struct ProvisionResult {
    int index = 0;
    ProvisionedWorkspace workspace; // as far as it got
    std::optional<Error> error;
    QDateTime startedAt;
    ProvisionTimings timings;
    int builds = 0; // start builds, the repeated ones among them
    QStringList log; // what happened, a line each, without secrets
};

// The agent that traffic goes to: the first of the last resource that has one, never another agent's child.
std::optional<WorkspaceAgent> trafficAgent(const QList<WorkspaceResource> &resources);

// Takes over what the server says about a workspace; the token stays.
void describe(ProvisionedWorkspace &target, const Workspace &workspace);

// From the times of a build and its agent.
ProvisionTimings timingsOf(const ProvisionerJob &job, const std::optional<WorkspaceAgent> &agent);

} // namespace plimsoll
