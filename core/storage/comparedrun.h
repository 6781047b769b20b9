// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"

namespace plimsoll {

// A run's folder as a comparison takes it: its report, its plan and what people say about it. Any thread.
// Errors: as readRun().
Result<RunToCompare> readRunToCompare(const QString &path);

} // namespace plimsoll
