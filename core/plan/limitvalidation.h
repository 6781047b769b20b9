// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planvalidation.h"

namespace plimsoll {

// What is wrong with the plan's "limit" and with what goes with it; part of findingsOf(). Nothing without it.
QList<PlanFinding> limitFindings(const Plan &plan);

} // namespace plimsoll
