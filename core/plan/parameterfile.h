// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QDir>
#include <QMap>

namespace plimsoll {

using ParameterMap = QMap<QString, QString>; // name of a template parameter to its value

// A flat map, as JSON or in the part of YAML that docs/plan-format.md describes. Errors: BadInput, with line.
Result<ParameterMap> parseParameters(const QByteArray &content);

// The parameters that a run gives its template: those of the file, overridden by those in the plan. A
// relative file name starts at `folder`, where the plan lies. Errors: BadInput, Storage.
Result<ParameterMap> allParameters(const CreatePlan &create, const QDir &folder);

} // namespace plimsoll
