// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"

namespace plimsoll {

// The command that runs the plan in `planPath` against a deployment, quoted for a POSIX shell. Secrets are
// not in it: the token is in a file "token" that a person makes, or in CODER_SESSION_TOKEN; the values of
// extra headers are in variables of their names. `deployment`: none, then the login is the coder CLI's.
QString runCommandLine(
    const QString &planPath, const QString &dataDir, const std::optional<KnownDeployment> &deployment);

// Words that are not plain are put in single quotes.
QString shellQuoted(const QString &word);

} // namespace plimsoll
