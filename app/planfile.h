// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QDir>

namespace plimsoll {

struct FoundPlan {
    Plan plan;
    QDir folder; // where a relative parameter file starts
};

// A file of that name or, where there is none, the preset. Errors: BadInput, Storage.
Result<FoundPlan> findPlan(const QString &fileOrPreset);

// Errors (BadInput): every reason why the plan must not be run, one a line, its parameter file looked at too.
Result<> checkPlan(const FoundPlan &found, const QString &name);

} // namespace plimsoll
