// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonreader.h"
#include "core/base/jsonwriter.h"
#include "core/base/result.h"
#include "core/plan/loadshape.h"

namespace plimsoll {

// "shape" of a scenario. docs/plan-format.md
void readShape(JsonReader &in, LoadShape &shape);
void writeShape(JsonWriter &out, const LoadShape &shape);

// Stages as people type them, "1m 50%, 30s to 100%": "to" goes there evenly, without it the level is there at
// once. Errors: BadInput.
Result<QList<LoadStage>> parseStages(const QString &text);
QString stagesText(const QList<LoadStage> &stages);

} // namespace plimsoll
