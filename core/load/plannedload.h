// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/serverinfo.h"
#include "core/coder/template.h"
#include "core/plan/plan.h"

#include <vector>

namespace plimsoll {

// What one scenario plans, whether connections succeed or not.
struct PlannedScenario {
    QString name;
    int workspaces = 0; // that it uses
    int mostSessions = 0; // at once
    double sessionRate = 0; // bytes a second that one session types, and expects back
    double requestRate = 0; // requests a second that one session makes, on average
    double bytes = 0; // that it types in all
    std::vector<int> sessions; // at each of PlannedLoad::instants
    bool operator==(const PlannedScenario &) const = default;
};

// The load of a plan's traffic phase over time.
struct PlannedLoad {
    Milliseconds length{0};
    std::vector<double> instants; // seconds since the traffic began, rising; edges are among them
    QList<PlannedScenario> scenarios;
    bool mayGrow = false; // workspaces of earlier runs take part too; how many is not known
    int mostConnections = 0; // at once, of all scenarios
    double mostBytesPerSecond = 0; // each way
    double mostTicksPerSecond = 0;
    double mostRequestsPerSecond = 0;
    double bytes = 0; // each way, in all
    bool operator==(const PlannedLoad &) const = default;
};

// Errors (BadInput): the targets cannot be, or how many there are is known at the start of the run only.
Result<PlannedLoad> plannedLoad(const Plan &plan);

// How long a run takes. What depends on builds is none unless the template has been built before.
struct PlannedTimes {
    int builds = 0;
    std::optional<Milliseconds> creating; // half of the builds take as long as the median
    std::optional<Milliseconds> slowCreating; // all of them take as long as the slowest twentieth
    Milliseconds baseline{0};
    Milliseconds traffic{0};
    std::optional<Milliseconds> whole; // without cleaning up, for which nothing is known
    bool operator==(const PlannedTimes &) const = default;
};

// `traffic`: the length of the planned load, or trafficLength() where that is not known.
PlannedTimes plannedTimes(const Plan &plan, Milliseconds traffic, const std::optional<Template> &used);

// What the deployment told that speaks against the plan, in sentences. Nothing is guessed: without a template
// or options there is nothing to say of them.
QStringList deploymentWarnings(const Plan &plan, const PlannedTimes &times,
    const std::optional<Template> &used, const std::optional<DeploymentConfig> &config);

} // namespace plimsoll
