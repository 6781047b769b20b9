// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"

#include <functional>

namespace plimsoll {

// A deployment that was saved by its name.
struct KnownDeployment {
    QString name; // for people; unique, whatever its case
    Deployment deployment; // its token is empty
    bool isTestSystem = false; // a person said so: the production guard does not ask
    QString id; // stays when the name changes; given when it is first saved
};

// Where a data folder keeps them: deployments.json. No token, no header and no password is ever in it.
QString knownDeploymentsPath(const QString &dataDir);

// By name; none while there is no file. Errors: Storage, when the file cannot be read or is damaged.
Result<QList<KnownDeployment>> readKnownDeployments(const QString &dataDir);

// Reads the file, lets `edit` change the list and replaces the file whole or not at all (0600), safe from
// another program that does the same; may wait for that one for two seconds. A damaged file stays as it is.
// Returns the list as written. Errors: those of `edit`, Storage.
Result<QList<KnownDeployment>> changeKnownDeployments(
    const QString &dataDir, const std::function<Result<>(QList<KnownDeployment> &)> &edit);

// Renames a damaged file, so that there is none. Returns its new path. Errors: Storage.
Result<QString> setKnownDeploymentsAside(const QString &dataDir);

} // namespace plimsoll
