// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reporttext.h"

#include "core/base/unittext.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

QString bytesText(std::uint64_t bytes)
{
    return humanSize(static_cast<double>(bytes));
}

QString loadText(const ScenarioReport &scenario, std::uint64_t bytes, std::uint64_t ticks)
{
    return scenario.endpoints.isEmpty() ? bytesText(bytes)
                                        : counted(static_cast<qint64>(ticks), u"request"_s);
}

QString shareText(const std::optional<double> &share)
{
    return share ? QString::number(*share * 100, 'f', 1) + u" %"_s : u"–"_s;
}

QString percentileText(const Quantiles &quantiles, const std::optional<Nanoseconds> &percentile)
{
    if (percentile)
        return humanDuration(*percentile);
    if (quantiles.isEmpty())
        return u"–"_s;
    return quantiles.count == 0 ? u"never"_s : u"> "_s + humanDuration(quantiles.max);
}

QString largestText(const Quantiles &quantiles)
{
    return quantiles.count > 0 ? humanDuration(quantiles.max) : u"–"_s;
}

QString outcomeText(const Report &report)
{
    const Nanoseconds length(
        std::chrono::milliseconds(report.endedAt.isValid() ? report.startedAt.msecsTo(report.endedAt) : 0));
    switch (report.outcome) {
    case RunOutcome::Running:
        return u"not finished"_s;
    case RunOutcome::Finished:
        return u"finished in "_s + humanDuration(length);
    case RunOutcome::Failed:
        return u"failed after "_s + humanDuration(length);
    case RunOutcome::Stopped:
        return u"stopped after "_s + humanDuration(length);
    }
    return {};
}

QString goalMark(GoalState state)
{
    switch (state) {
    case GoalState::Kept:
        return u"✓"_s;
    case GoalState::Broken:
        return u"✗"_s;
    case GoalState::NotMeasurable:
        return u"?"_s;
    }
    return {};
}

} // namespace plimsoll
