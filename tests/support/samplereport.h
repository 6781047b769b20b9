// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

// Second 0 of the sample's traffic.
QDateTime sampleTrafficStart();

// Two scenarios' seconds: a quiet one, and one with everything in it: late, skipped, blocked and unanswered
// ticks, errors of each class, a marked generator.
std::vector<std::vector<ScenarioTally>> sampleSeconds();
SecondRow sampleRow(std::int64_t second);
QStringList sampleScenarios();

// A report with something in every field.
Report sampleReport();

} // namespace plimsoll
