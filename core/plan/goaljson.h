// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonreader.h"
#include "core/base/jsonwriter.h"
#include "core/plan/goal.h"

namespace plimsoll {

// A goal as the plan format has it. Which of "atLeast" and "below" it has, and of what type, follows from its
// metric.
Goal readGoal(JsonReader &in);
void writeGoal(JsonWriter &out, const Goal &goal);

} // namespace plimsoll
