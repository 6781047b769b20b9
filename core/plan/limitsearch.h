// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/plan/limitplan.h"

#include <QList>

namespace plimsoll {

// What came out of one trial of a level.
enum class LevelRuling {
    Kept, // every goal
    Broken, // some goal
    Unclear, // no goal is broken, but this machine was the limit, or nothing could be measured
};
std::span<const EnumText<LevelRuling>> levelRulingTexts();

struct LevelTrial {
    int level = 0; // workspaces
    LevelRuling ruling = LevelRuling::Unclear;
    bool operator==(const LevelTrial &) const = default;
};

// Why a search is over.
enum class LimitEnding {
    Searching, // it is not: it goes on, or it was stopped
    Found, // carries and breaks are within the precision of each other, and both were tried twice
    CeilingKept, // the highest level that is allowed keeps the goals
    NothingKept, // one workspace breaks them already
    ThisMachine, // what lies closest above the highest kept level could not be judged, twice
    Undecided, // the trials contradict each other too often
};
std::span<const EnumText<LimitEnding>> limitEndingTexts();

// Where a search stands.
struct LimitState {
    LimitEnding ending = LimitEnding::Searching;
    int next = 0; // the level to try while it is searching
    int carries = 0; // the highest level known to keep the goals; 0: none so far
    int breaks = 0; // the lowest level above it that is known to break them, or to be unclear; 0: none so far
    bool operator==(const LimitState &) const = default;
};

// The search for the highest level that keeps the goals, as a pure function of the trials so far, in their
// order. It raises the level until a goal breaks, bisects, and tries both ends of the bracket once more; a
// level whose trials differ is tried a third time, and the majority rules.
LimitState limitState(const LimitPlan &plan, const QList<LevelTrial> &trials);

} // namespace plimsoll
