// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"

#include <QByteArray>

namespace plimsoll {

// For programs: indented, keys in reading order, durations in milliseconds, shares in [0, 1], times in UTC.
// The schema is resources/comparison.schema.json, every field is explained in docs/comparison.md.
QByteArray comparisonJson(const Comparison &comparison);

} // namespace plimsoll
