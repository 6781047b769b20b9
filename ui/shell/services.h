// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/login.h"

#include <QString>

namespace plimsoll {

class CleanupHost;
class DeploymentBook;
class PreferenceStore;
class RunHost;
class RunLibrary;
class ServerCalls;
class TokenVault;

// What the pages of the window share. All of it lives on the ui thread and outlives the window.
struct Services {
    QString dataDir;
    RunHost &runs;
    RunLibrary &library;
    DeploymentBook &deployments;
    ServerCalls &servers;
    TokenVault &vault;
    CleanupHost &cleanup;
    PreferenceStore &preferences;
    LoginSources login; // where a login of the coder CLI may be found
    QString usualDataDir; // where data is kept when nothing else is said
    QString logFolder;
    QStringList notices; // sentences about the start, of what a person must know first
    QString about; // versions and licence, in lines
};

} // namespace plimsoll
