// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/storedtimeline.h"

#include "core/report/reportcharts.h"
#include "ui/charts/strips.h"

#include <QCoreApplication>

namespace plimsoll {

StoredTimeline::StoredTimeline(std::shared_ptr<const OpenedRun> run)
    : m_run(std::move(run))
{
    constexpr qsizetype failures = 3;
    const QList<ChartSpec> specs = translatedStrips();
    for (const ChartSeries &series : specs.at(failures).series)
        m_failureNames.append(series.name);
}

double StoredTimeline::plannedSeconds() const
{
    return std::max(1.0, m_run->data.seconds);
}

std::optional<double> StoredTimeline::roundTripLimit() const
{
    const auto goal = roundTripGoal(m_run->data.report);
    return goal ? std::optional(goal->limit / 1e9) : std::nullopt;
}

QString StoredTimeline::roundTripGoalText() const
{
    const auto goal = roundTripGoal(m_run->data.report);
    return goal ? QCoreApplication::translate("plimsoll::RunPresenter", "goal: %1").arg(goalText(*goal))
                : QString();
}

} // namespace plimsoll
