// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QStringList>

namespace plimsoll {

// One thing that is wrong with a plan.
struct PlanFinding {
    bool isError = false;
    QString place; // JSON pointer of the value that it is about, "/create/count"; empty: the plan as a whole
    QString sentence;
    bool operator==(const PlanFinding &) const = default;
};

// What is wrong with a plan, in whole sentences.
struct PlanFindings {
    QStringList errors; // it must not be run
    QStringList warnings; // it can be run, but probably does not do what was meant
    bool operator==(const PlanFindings &) const = default;
};

// Every value in its range and all of them together. Looks at nothing but the plan: not at files, not at the
// deployment. For plans from a file and from the command line alike.
PlanFindings validatePlan(const Plan &plan);

// The same, with the place of each.
QList<PlanFinding> findingsOf(const Plan &plan);

} // namespace plimsoll
