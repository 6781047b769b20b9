// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runtrash.h"
#include "ui/cleanup/cleanuphost.h"
#include "ui/run/runhost.h"

namespace plimsoll {

// What happens in the window goes to the log, in the categories plimsoll.program, plimsoll.run and
// plimsoll.cleanup. No secret is among it.
void logStart(const QString &program, const QString &dataDir);
void logRetired(const RetiredRuns &retired);
void logRuns(RunHost &runs);
void logCleanups(CleanupHost &cleanups);

} // namespace plimsoll
