// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoptions.h"
#include "app/console.h"
#include "app/exitcode.h"
#include "core/plan/plan.h"

namespace plimsoll {

// The groups of options that Coder's own scale-test command has in several of its commands, with its names,
// environment variables and defaults.

QList<OptionSpec> strategyOptions(const QString &concurrency);
JobLimits strategyLimits(CommandOptions &options);

// Of traffic, where --timeout is how long each session lasts, and --job-timeout may end it earlier.
void takeTrafficTimes(ScenarioPlan &scenario, CommandOptions &options, Console &console);
// Of "dashboard" and "workspace-traffic": who is there takes part, and only tokens are made. `goals`: judged.
Plan trafficPlan(const QString &name, const ScenarioPlan &scenario, CommandOptions &options);
// The run's own limit is no option of these commands: their own limits bound them.
Milliseconds scaletestRunLimit(Milliseconds planned);

QList<OptionSpec> cleanupLimitOptions();
JobLimits cleanupLimits(CommandOptions &options);

// Text or JSON, both in that command's layout.
OptionSpec scaletestOutputOption();

QList<OptionSpec> parameterOptions();
Result<> takeParameters(Plan &plan, const CommandOptions &options);

// Taken, so that scripts keep working, but without effect so far; tellIgnored() names those that are given.
QList<OptionSpec> ignoredOptions();
QList<OptionSpec> prometheusOptions();
void tellIgnored(const CommandOptions &options, Console &console);

// Known there, not yet here: refused with a sentence.
void refuseUnsupported(CommandOptions &options, const QList<OptionSpec> &unsupported);

// Runs a plan as that command does: its outputs, its exit codes 0 and 1, no goals unless asked.
ExitCode runScaletest(const Plan &plan, CommandOptions &options, Console &console);

} // namespace plimsoll
