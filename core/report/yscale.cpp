// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/yscale.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

double grownTop(double largest, double current, AxisTops tops)
{
    if (!(largest > current))
        return current;
    if (tops == AxisTops::Binary)
        return std::exp2(std::ceil(std::log2(largest)));
    const double power = std::pow(10.0, std::floor(std::log10(largest)));
    for (const double factor : {1.0, 2.0, 4.0, 8.0}) {
        if (largest <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

Decades grownDecades(double smallest, double largest, Decades current)
{
    if (smallest > 0)
        current.lowest = std::min(current.lowest, static_cast<int>(std::floor(std::log10(smallest))));
    if (largest > 0)
        current.highest = std::max(current.highest, static_cast<int>(std::ceil(std::log10(largest))));
    return current;
}

} // namespace plimsoll
