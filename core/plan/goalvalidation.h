// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planvalidation.h"

namespace plimsoll {

// What is wrong with the plan's goals and with "generator"; part of findingsOf().
QList<PlanFinding> goalFindings(const Plan &plan);

} // namespace plimsoll
