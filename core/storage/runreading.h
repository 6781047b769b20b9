// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/rundata.h"
#include "core/storage/runfolder.h"

#include <functional>

namespace plimsoll {

// Called now and then with the share in [0, 1] that was read; false stops the reading.
using ReadShare = std::function<bool(double share)>;

// Everything that the folder of a run has, second by second. A damaged or unfinished one gives what can be
// read, and its problems say the rest. Linear in the size of the files, in memory a few hundred bytes a
// second of traffic: for a worker thread. Errors: Storage (no folder), Stopped (by `share`).
Result<RunData> readRunData(const QString &path, const ReadShare &share = {});

} // namespace plimsoll
