// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoptions.h"
#include "app/console.h"
#include "app/exitcode.h"

namespace plimsoll {

// One command of plimsoll-cli.
struct Command {
    QString name;
    QString operands; // as the help shows them: "PLAN"
    QString summary; // a line
    QString details; // for its own help; paragraphs
    QList<OptionSpec> options;
    // After the options were parsed. Notes what is wrong with them in errors(); the caller says it.
    ExitCode (*run)(CommandOptions &options, Console &console);
};

Command demoCommand();
Command runCommand();
Command findLimitCommand();
Command calibrateCommand();
Command validateCommand();
Command planCommand();
Command reportCommand();
Command exportCommand();
Command compareCommand();
Command simulateCommand();
// With the options, the environment variables and the exit codes of Coder's own scale-test command.
Command cleanupCommand();
Command createWorkspacesCommand();
Command workspaceTrafficCommand();
Command dashboardCommand();

} // namespace plimsoll
