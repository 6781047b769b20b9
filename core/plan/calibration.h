// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace plimsoll {

// The search that tells how many web terminals with traffic at `rate` this machine can drive, at most
// `ceiling`: against a deployment on this very machine that does nothing else. docs/load-model.md, "What this
// machine can drive".
Plan calibrationPlan(const TrafficRate &rate, int ceiling);

} // namespace plimsoll
