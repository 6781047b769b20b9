// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reporttables.h"
#include "core/report/rundata.h"
#include "core/storage/runfolder.h"

namespace plimsoll {

// A run as its page shows it: what its folder tells, and which files it has. A value; shared read-only.
struct OpenedRun {
    RunFolder folder;
    RunData data;
    ReportTable files; // name, size, what is in it; in the order of names
};

} // namespace plimsoll
