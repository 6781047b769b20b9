// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/results/openedrun.h"

namespace plimsoll {

// What needs fonts to be written. Any thread; both give the paths of what was written. Errors: Storage.

// The report on A4, with its charts.
Result<QStringList> writePdf(const OpenedRun &run, const QString &path);
// All charts of the run, at twice their size, into a folder that is there.
Result<QStringList> writePngs(const OpenedRun &run, const QString &folder);

} // namespace plimsoll
