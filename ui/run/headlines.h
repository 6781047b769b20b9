// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/snapshot.h"
#include "core/report/verdict.h"

#include <optional>

namespace plimsoll {

// One of the numbers that are read first, as it is now.
struct Headline {
    QString title = {};
    QString value = {}; // with its unit; "–" where there is none yet
    QString detail = {}; // what it is measured against, or part of
    std::optional<GoalState> state = {}; // of the goals about it; none: no goal is
    QString stateText = {}; // "kept"
    QString more = {}; // lines for who points at it
    bool operator==(const Headline &) const = default;
};

// Throughput, round trip, failures, connections, generator lag: always these five.
QList<Headline> headlinesOf(const Snapshot &snapshot, const SecondRow &row, const Verdict &verdict);

} // namespace plimsoll
