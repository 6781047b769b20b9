// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoptions.h"
#include "core/coder/deployment.h"

namespace plimsoll {

// The options that say where the deployment is and how it is reached.
QList<OptionSpec> loginOptions();
// Of the programs' own commands: where runs are kept.
OptionSpec dataDirOption();
QString dataDirOf(const CommandOptions &options);
// The folder of a run that an operand names: a path as it is, else the name of a run in the data folder.
QString runPathOf(const CommandOptions &options, const QString &operand);

// `knownUrl`: where the deployment is when nothing else says it. Errors: BadInput with what to do, Storage.
Result<Deployment> deploymentOf(const CommandOptions &options, const QString &knownUrl = {});

} // namespace plimsoll
