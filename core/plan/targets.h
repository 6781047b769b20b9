// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/scenario.h"

#include <QList>
#include <QStringList>

namespace plimsoll {

// "10:20", "10:", ":20", ":" as Coder's own scale-test command writes them. Errors: BadInput.
Result<Range> parseRange(QStringView text);
QString rangeText(const Range &range);

// Which of the frozen list's workspaces a scenario uses: [first, first + count).
struct TargetSlice {
    int first = 0;
    int count = 0;
    bool operator==(const TargetSlice &) const = default;
};

struct TargetSlices {
    QList<TargetSlice> slices; // one for each scenario
    QStringList warnings; // whole sentences
    bool operator==(const TargetSlices &) const = default;
};

// Shares are laid one after another: 25 % and 25 % use different workspaces. One that would go beyond the end
// starts at the front again, with a warning unless it uses all anyway. Ranges stand where they say and move
// nothing. Errors (BadInput): no targets, a range beyond the end, a share of none.
Result<TargetSlices> targetSlices(const QList<ScenarioPlan> &scenarios, int targets);

} // namespace plimsoll
