// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reporttables.h"

namespace plimsoll {

// The files in the folder of a run by name, each with its size and what is in it; others than Plimsoll's are
// named, too. Any thread.
ReportTable runFilesTable(const QString &path);

} // namespace plimsoll
