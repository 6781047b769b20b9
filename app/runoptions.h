// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attendrun.h"
#include "app/commandoptions.h"
#include "app/outputs.h"

namespace plimsoll {

// The options of every command that runs a plan on a deployment: those of recordOptions(), and --yes for the
// production guard.
QList<OptionSpec> runOptions();
// Where runs are kept, --json.
QList<OptionSpec> recordOptions();
Hold holdOf(const CommandOptions &options); // of --yes
RecordedRunSettings recordedRunSettings(const CommandOptions &options, const QDir &planFolder, Hold hold);
// What --output of a run asks for, where it is told as JSON only if said so; a mistake is noted in `options`.
QList<Output> takeOutputs(CommandOptions &options, Telling telling, OutputNames names);
Telling tellingOf(const CommandOptions &options);

// --goals, of commands that take a plan: sets of goals that are added to the plan's own.
OptionSpec goalsOption();

// "name=value" of --parameter, into the plan. Errors: BadInput.
Result<> addParameters(Plan &plan, const QStringList &texts);

} // namespace plimsoll
