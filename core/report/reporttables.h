// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/rundata.h"
#include "core/report/texttable.h"

namespace plimsoll {

// A table for people, without a form: the report in a browser, on paper and the window have the same.
struct ReportTable {
    QString name = {}; // for programs: "goals"
    QString title = {};
    QStringList columns = {};
    QList<Align> alignments = {}; // beyond the last one repeat it
    QList<QStringList> rows = {};
    QString note = {}; // what was left out, or why there is no row

    Align alignmentOf(qsizetype column) const
    {
        return alignments.isEmpty() ? Align::Left : alignments.at(std::min(column, alignments.size() - 1));
    }
};

// Titles, columns and the first cells of tables without columns' names are marked for translation in the
// context "Report".
ReportTable goalsTable(const Report &report); // a row a goal, in their order
ReportTable levelsTable(const Report &report); // of a search for the limit; empty without one
ReportTable movedTable(const RunData &run); // empty when no goal was beyond its limit
ReportTable trafficTable(const Report &report);
ReportTable requestsTable(const Report &report); // a row an endpoint; empty where sessions type bytes
ReportTable latencyTable(
    const RunData &run); // scenarios and clocks, from the histograms where there are some
ReportTable errorsTable(const Report &report, qsizetype most);
ReportTable workspacesTable(const Report &report, qsizetype most); // those with errors first
QStringList workspaceRow(const WorkspaceReport &workspace); // in its columns
ReportTable spansTable(const CreateReport &create);
ReportTable buildsTable(const CreateReport &create);
ReportTable phasesTable(const Report &report);
ReportTable cleanupTable(const Report &report);
ReportTable environmentTable(const RunData &run);
// Every value of the plan by its place in plan.json. What a template takes under the name of a secret is
// hidden.
ReportTable planTable(const Plan &plan);
bool namesSecret(const QString &name); // of a template's parameter
QString hiddenText(); // what stands there instead

// Sentences that belong to a run: what to keep in mind, the generator, the rate limit.
QStringList warningsOf(const Report &report);

// The word of a state or outcome as people read it: "Create failed".
QString titleOf(QLatin1StringView word);
QString utcClockText(const QDateTime &at); // "2026-01-31 12:00:10", "–" when it is not known

} // namespace plimsoll
