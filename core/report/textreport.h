// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

enum class Colour { Off, On }; // ANSI, beside words and marks that say the same

// What a terminal shows at the end: verdict, goals, workspaces, traffic, errors, clean up, warnings.
QString reportText(const Report &report, Colour colour);

} // namespace plimsoll
