// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace plimsoll {

// How long the sessions of `plan` take to start on `level` workspaces, at the rates that its scenarios set.
Milliseconds levelRamp(const Plan &plan, int level);

// What one level of a search (LimitPlan, which `plan` must have) runs: its scenarios begin together and last
// until all sessions have started, have settled and were held.
Plan levelPlan(const Plan &plan, int level);

// About how long a search takes that ends at `limit` workspaces, creating them left out.
Milliseconds searchLength(const Plan &plan, int limit);

} // namespace plimsoll
