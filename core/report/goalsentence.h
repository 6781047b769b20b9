// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/verdict.h"

namespace plimsoll {

// Why something that was measured does not say how the goal stood.
enum class GoalDoubt {
    None,
    BrokenWhileLate, // broken, but not by the seconds that are not marked
    KeptWhileLate, // kept, but not by these seconds alone
    BelowPlan, // kept, but this machine did not make the planned load
};

// "Broken: round trip p99 < 250 ms; measured 612 ms. It was beyond that for 3 s from 12:04:20 UTC, at worst
// 1.91 s." For a goal for which something was measured.
QString goalSentence(const GoalResult &result, GoalDoubt doubt = GoalDoubt::None);

// Why a goal of which nothing was measured is not measurable. `hadCreates`: there was something to create.
QString nothingMeasuredSentence(const Goal &goal, bool hadCreates);

} // namespace plimsoll
