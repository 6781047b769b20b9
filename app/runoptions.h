// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attendrun.h"
#include "app/commandoptions.h"

namespace plimsoll {

// The options of every command that runs a plan: where runs are kept, the production guard, --json.
QList<OptionSpec> runOptions();
RecordedRunSettings recordedRunSettings(const CommandOptions &options, const QDir &planFolder);
Telling tellingOf(const CommandOptions &options);

// "name=value" of --parameter, into the plan. Errors: BadInput.
Result<> addParameters(Plan &plan, const QStringList &texts);

} // namespace plimsoll
