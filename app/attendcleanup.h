// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "core/load/cleanup.h"

namespace plimsoll {

struct CleanupEnd {
    CleanupSummary summary;
    bool wasStopped = false;
};

// Starts a clean-up and returns when it has ended: tells how it goes and obeys signals, of which the first
// stops it. Main thread, with an event loop of its own.
CleanupEnd attendCleanup(Cleanup &cleanup, CoderClient &client, Console &console);

} // namespace plimsoll
