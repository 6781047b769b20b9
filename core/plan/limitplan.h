// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll {

// How a run looks for the load line: the most workspaces with traffic that keep the goals. One level after
// the other gets traffic, is left to settle, is judged. docs/load-model.md, "Finding the limit".
struct LimitPlan {
    int start = 10; // workspaces of the first level
    double factor = 2; // until a goal breaks, each level is so many times the one before …
    int step = 0; // … or has so many workspaces more, when this is not 0
    int ceiling = 1000; // never more workspaces
    Milliseconds settle{10'000}; // after the last session has started, before anything is judged
    Milliseconds hold{30'000}; // judged
    // The search goes on until the level that breaks is at most this share of itself above the one that does
    // not.
    double precision = 0.04;
    bool operator==(const LimitPlan &) const = default;
};

} // namespace plimsoll
