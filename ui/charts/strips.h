// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/stripseries.h"

namespace plimsoll {

// stripSpecs() in the language of the window.
QList<ChartSpec> translatedStrips();
// How high each of them is beside the others.
QList<int> stripStretches();

} // namespace plimsoll
