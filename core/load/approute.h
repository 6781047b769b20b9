// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/load/provisioned.h"
#include "core/traffic/app/apptarget.h"
#include "core/traffic/trafficsetup.h"

namespace plimsoll {

using AppTargets = std::vector<std::shared_ptr<const AppTarget>>;

// Where the scenario's app is in each of the workspaces. `route`: the scenario's. `appHost`: with a star for
// the name of an app, as the server tells it ("*.apps.example.com"); empty: it has none. Asks DNS once, for
// all names below the star are one place; so it blocks: never on the engine or a worker.
// Errors: BadInput when a workspace has no such app, or its name has no host; Unreachable.
Result<AppTargets> appTargets(const Deployment &deployment, const ScenarioPlan &scenario,
    const TrafficRoute &route, const QString &appHost, const QList<ProvisionedWorkspace> &workspaces);

} // namespace plimsoll
