// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/traffic/trafficsetup.h"

namespace plimsoll {

// Terminals are opened directly. Errors: BadInput when the deployment is to be reached by way of a proxy.
Result<> checkTrafficProxy(const Deployment &deployment);

// Fills in where `endpoint`'s host is, as the deployment maps it, else as DNS says, and from where it is
// reached. Blocks. Errors: Unreachable.
Result<> locate(Endpoint &endpoint, const Deployment &deployment);

// To the deployment itself, or to the workspace proxy at `proxyUrl` unless that is empty. Reads the
// certificates that the deployment names and asks DNS, so it blocks: never on the engine or a worker.
// Errors: BadInput, Unreachable.
Result<TrafficRoute> findTrafficRoute(const Deployment &deployment, const QString &proxyUrl);

} // namespace plimsoll
