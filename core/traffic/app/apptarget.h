// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/endpoint.h"

#include <memory>
#include <string>

namespace plimsoll {

// Where the app of one workspace is. Shared read-only with a worker.
struct AppTarget {
    std::shared_ptr<const Endpoint> endpoint; // none: the scenario's own
    std::string target; // path and query
};

} // namespace plimsoll
