// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

namespace plimsoll {

// Goals that belong together, ready to be added to a plan.
struct GoalPreset {
    QString name = {}; // for programs: "coder-plans"
    QString title = {}; // for people, in English; marked for translation in the context "GoalPresets"
    QString note = {}; // where the limits come from
    QList<Goal> goals = {};
};

// In the order in which they are offered.
QList<GoalPreset> goalPresets();
QStringList goalPresetNames();

// Adds those that the plan does not have yet, as long as it may have more.
void addGoals(Plan &plan, const GoalPreset &preset);
// By name. Errors: BadInput, there is none of that name.
Result<> addGoalPreset(Plan &plan, const QString &name);

} // namespace plimsoll
