// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chartspec.h"

namespace plimsoll {

// The end of a y axis from 0 that shows `largest`: a power of two, or 1, 2, 4 or 8 times a power of ten;
// never less than `current`, so that the axis does not jump.
double grownTop(double largest, double current, AxisTops tops);

struct Decades {
    int lowest = -3; // exponent of ten
    int highest = 0;
    bool operator==(const Decades &) const = default;
};

// Whole decades that show every value in [smallest, largest] as well as `current`.
Decades grownDecades(double smallest, double largest, Decades current);

} // namespace plimsoll
