// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/verdict.h"

namespace plimsoll {

// How creating workspaces went, or goes: what its goals are judged by.
struct JudgedCreates {
    int planned = 0; // to be created
    int failed = 0; // so far
    // Of the workspaces that told, in any order.
    QList<Milliseconds> queue = {};
    QList<Milliseconds> build = {};
    QList<Milliseconds> agent = {};
    QList<Milliseconds> scripts = {};
    QList<Milliseconds> total = {}; // of those that are there
};

// A workspace that failed counts as worse than every measured time. Only for goals about creating.
GoalResult judgeCreates(const Goal &goal, const JudgedCreates &creates);

// While it goes on: is the goal broken, however well the rest goes?
bool isLost(const Goal &goal, const JudgedCreates &creates);

} // namespace plimsoll
