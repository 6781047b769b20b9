// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace plimsoll {

// Something in which runs differ.
struct Difference {
    QString pointer = {}; // into plan.json or run.json: "/create/count"
    QString title = {}; // for people: "workspaces to create"
    QStringList values = {}; // by run; "–" where it does not have it
    bool operator==(const Difference &) const = default;
};

// What differs in the plans, by the pointers of plan.json; names and notes apart. A plan that is not known
// has "–" everywhere; what a template takes under the name of a secret is hidden.
QList<Difference> planDifferences(const QList<std::optional<Plan>> &plans);

} // namespace plimsoll
