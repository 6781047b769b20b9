// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/login.h"

#include <QString>

namespace plimsoll {

class CleanupHost;
class DeploymentBook;
class RunHost;
class ServerCalls;
class TokenVault;

// What the pages of the window share. All of it lives on the ui thread and outlives the window.
struct Services {
    QString dataDir;
    RunHost &runs;
    DeploymentBook &deployments;
    ServerCalls &servers;
    TokenVault &vault;
    CleanupHost &cleanup;
    LoginSources login; // where a login of the coder CLI may be found
};

} // namespace plimsoll
