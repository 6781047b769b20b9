// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace plimsoll {

// Reads the file format of docs/plan-format.md. The message of an error names every problem, one a line, each
// with its JSON pointer. What one value says about another is not looked at: see planvalidation.h.
// Errors: BadInput.
Result<Plan> readPlan(const QByteArray &json);

// Every key, in the order of the schema; readPlan gives the same plan back.
QByteArray writePlan(const Plan &plan);

// The keys of the format in their order, by the JSON pointer of their object with "*" for an index.
QMap<QString, QStringList> planKeys();

} // namespace plimsoll
