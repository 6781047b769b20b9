// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

namespace plimsoll {

// run.json: indented, keys in reading order, numbers with their units in the key, times in UTC. The schema is
// resources/run.schema.json, every field is explained in docs/run-folder.md.
QByteArray reportJson(const Report &report);

struct ReadReport {
    Report report;
    QStringList problems; // what could not be understood: JSON pointer and sentence; the rest was read
};
// Errors: BadInput when it is no run.json, or one of a newer version.
Result<ReadReport> readReportJson(const QByteArray &text);

} // namespace plimsoll
