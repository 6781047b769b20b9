// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

// CSV as RFC 4180 has it, with "\n" line ends: comma, decimal point, UTF-8, times in UTC; an empty field
// means "nothing to say", "inf" a percentile that falls among skipped or unanswered ticks. Every table has a
// column `simulated`. Every column is explained in docs/run-folder.md.

// What the rows of a series have in common.
struct SeriesContext {
    QStringList scenarios = {}; // names, by index in the plan
    QDateTime trafficStartedAt = {}; // UTC; second 0
    bool simulated = false;
};

// series.csv: one row a second and scenario.
QStringList seriesColumns();
QByteArray seriesHeader(); // with its line end, as the others
QByteArray seriesLines(const SeriesContext &context, const SecondRow &row);

// errors.csv: one row a group.
QStringList errorColumns();
QByteArray errorsCsv(const Report &report);

// requests.csv: one row a scenario and endpoint, over the whole run; only the header where none made
// requests.
QStringList requestColumns();
QByteArray requestsCsv(const Report &report);

// What --output csv prints: one row a scenario, over the whole run.
QStringList summaryColumns();
QByteArray summaryCsv(const Report &report);

// One field, quoted where that is needed.
QByteArray csvField(const QString &text);

// "busy+lagging", empty when the second is not marked.
QString markText(const GeneratorMark &mark);

} // namespace plimsoll
