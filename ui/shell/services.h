// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace plimsoll {

class RunHost;

// What the pages of the window share. All of it lives on the ui thread and outlives the window.
struct Services {
    QString dataDir;
    RunHost &runs;
};

} // namespace plimsoll
