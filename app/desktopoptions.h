// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"

#include <QProcessEnvironment>

#include <optional>

namespace plimsoll {

// What the command line of the desktop program asks for.
struct DesktopOptions {
    bool demo = false;
    QString dataDir; // empty: what is set in the window, or the default
    std::optional<ExitCode> end; // no window is to be opened: print and end with it
    QString text; // to be printed then
};

// `arguments` without the program's name. Those of Qt, such as -platform, are left out where `isBeforeQt`: Qt
// has not taken them away yet.
DesktopOptions parseDesktopOptions(
    const QStringList &arguments, const QProcessEnvironment &environment, bool isBeforeQt);

// Why no window can be opened here; empty: nothing is known against it. Qt would end the program at once.
QString displayProblem(const QStringList &arguments, const QProcessEnvironment &environment);

} // namespace plimsoll
