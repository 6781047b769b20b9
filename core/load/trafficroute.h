// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/net/endpoint.h"
#include "core/net/httpmessage.h"

#include <memory>
#include <string>

namespace plimsoll {

// How traffic gets to the deployment.
struct TrafficRoute {
    std::shared_ptr<const Endpoint> endpoint;
    std::string basePath;
    HttpHeaders extraHeaders;
};

// Reads the certificates that the deployment names and asks DNS, so it blocks: never on the engine or a
// worker. Errors: BadInput, Unreachable.
Result<TrafficRoute> findTrafficRoute(const Deployment &deployment);

} // namespace plimsoll
