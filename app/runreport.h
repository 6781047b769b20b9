// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/ledgerrecord.h"
#include "core/load/runresult.h"
#include "core/plan/plan.h"
#include "core/report/creategoals.h"
#include "core/report/errorgroups.h"
#include "core/report/report.h"
#include "core/report/scaletestresults.h"

namespace plimsoll {

// The parts of a report that a run's result tells. Each is a function of what it is given.

// "rejected", "timeout", …: the class of an error that came from the deployment's API or from this machine.
QString errorKindText(ErrorKind kind);

GeneratorReport generatorReport(const QString &program, int workers);

CreateReport createReport(const RunResult &result);
// What goals about creating are judged by. `planned`: as far as it is known, else what was counted.
JudgedCreates judgedCreates(const RunResult &result, int planned = 0);

// A row for each session, and one for each workspace without.
QList<WorkspaceReport> workspaceReports(const RunResult &result, const Plan &plan, const LedgerBook &book);

CleanupReport cleanupReport(const RunResult &result, const Plan &plan, const LedgerBook &book);

// What failed while creating and cleaning up; the errors of sessions are added as they happen.
void addErrors(ErrorGroups &groups, const RunResult &result);

// The rest of `report` that the result tells: times, phases, outcome, scenarios, deployment, rate limit.
void takeResult(Report &report, const RunResult &result, const Plan &plan);

// What Coder's own scale-test command would write about the creates or, with traffic, about the sessions.
ScaletestResults scaletestResults(const RunResult &result);
// The same from a stored run, which keeps less: no log lines, no durations of sessions.
ScaletestResults scaletestResults(const Report &report);

} // namespace plimsoll
