// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserhost.h"
#include "core/net/endpoint.h"
#include "core/net/httpmessage.h"
#include "core/plan/scenario.h"
#include "core/traffic/echopattern.h"

#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

// How a scenario's traffic gets to the deployment, or to a workspace proxy of it.
struct TrafficRoute {
    std::shared_ptr<const Endpoint> endpoint;
    std::string basePath; // of the URL, without trailing slash; mostly empty
    HttpHeaders extraHeaders;
    QUrl url = {}; // of the deployment, for browsers
};

// What all sessions of a run share. Made before the workers start, then read-only: any thread.
struct TrafficSetup {
    bool knowsBackendType = false; // the server takes backend_type for web terminals
    std::vector<ScenarioPlan> scenarios;
    std::vector<TrafficRoute> routes; // by scenario
    std::vector<QStringList>
        endpoints; // by scenario: names; empty ones, or none at all, where it types bytes
    BrowserHost *browsers = nullptr; // outlives the workers; none where no scenario uses them
    Instant start; // of the traffic phase: second 0 of the series
    EchoPattern raw{PatternShape::Raw};
    EchoPattern lines{PatternShape::Lines};
};

} // namespace plimsoll
