// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QStringList>

namespace plimsoll {

// The presets that the program carries (target plimsoll_resources), by name: "smoke". Sorted.
QStringList presetNames();

// Plans of the size of Coder's published scale tests, by name: "coder-500". By size.
QStringList publishedPlanNames();

// A preset or one of the published plans. One may lack the template, which only its user knows. Errors:
// BadInput when there is none of that name.
Result<Plan> readPreset(const QString &name);

// The JSON schema of the plan format.
QByteArray planSchema();

} // namespace plimsoll
