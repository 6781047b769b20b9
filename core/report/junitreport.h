// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

// The report as JUnit XML, for systems that show tests: a test case for each goal and for each phase that
// failed. A broken goal and a failed phase are failures; a goal that is not measurable is an error. Valid
// against the schema of Ant's JUnit reports (Windy Road's JUnit.xsd). UTF-8.
QByteArray junitReport(const Report &report);

} // namespace plimsoll
