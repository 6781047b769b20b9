// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

namespace plimsoll {

// What plimsoll-cli does with its command line: finds the command, parses its options, runs it. `arguments`
// without the program's name.
ExitCode runCommandLine(
    const QList<Command> &commands, const QStringList &arguments, const QProcessEnvironment &environment);

} // namespace plimsoll
