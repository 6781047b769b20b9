// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/plannedload.h"
#include "core/plan/planvalidation.h"

#include <QCoreApplication>

namespace plimsoll {

// A line of "What this asks for".
struct PlanTotal {
    QString key; // for objects and tests
    QString name;
    QString value; // with its unit
    bool operator==(const PlanTotal &) const = default;
};

// What the right side of the plan editor says of a plan.
struct PlanOutlook {
    Result<PlannedLoad> load = PlannedLoad();
    QList<PlanTotal> totals;
    QStringList errors; // the plan cannot be started
    QStringList warnings;

    Q_DECLARE_TR_FUNCTIONS(PlanOutlook)
};

// `findings`: of the plan; `parameterProblems`: of its template's parameters. The rest is what the deployment
// told, if it did.
PlanOutlook outlookOf(const Plan &plan, const QList<PlanFinding> &findings,
    const QStringList &parameterProblems, const std::optional<Template> &used,
    const std::optional<DeploymentConfig> &config);

// For estimates: "36 min", "1 h 12 min", "50 s".
QString roughDuration(Milliseconds duration);

// The planned load as a table: the time, then a column for each scenario and two for all of them. Rows are at
// times that people use.
struct LoadTable {
    QStringList columns;
    QList<QStringList> rows;
    bool operator==(const LoadTable &) const = default;
};
LoadTable loadTableOf(const PlannedLoad &load);

} // namespace plimsoll
