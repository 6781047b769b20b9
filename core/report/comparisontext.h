// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"
#include "core/report/textreport.h"

namespace plimsoll {

// Rows of cells, the header first.
using TextRows = QList<QStringList>;

// "baseline · Coder v2.25.1 · https://coder.example.com · 2026-01-31 12:00 UTC · broken".
QString comparedRunText(const ComparedRun &run);
// Figure, a column a run, then for each other side the change and the verdict.
TextRows figureRows(const Comparison &comparison);
// What, and a column a run.
TextRows differenceRows(const Comparison &comparison);
// "B: 7 × connection-reset (web-terminal), which A has not".
QStringList newErrorSentences(const Comparison &comparison);

// For a terminal.
QString comparisonText(const Comparison &comparison, Colour colour);
// For a comment of a pull request: GitHub's tables. What people or the deployment wrote is escaped.
QString comparisonMarkdown(const Comparison &comparison);

} // namespace plimsoll
