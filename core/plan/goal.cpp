// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goal.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString shareText(double share)
{
    return QString::number(share * 100, 'g', 6) + u" %"_s;
}

// Exact, unlike humanDuration: a limit is shown as it was written.
QString limitText(double nanoseconds)
{
    QString text = durationText(Nanoseconds(std::llround(nanoseconds)));
    qsizetype unit = text.size();
    while (unit > 0 && text[unit - 1].isLetter())
        --unit;
    const bool oneUnit
        = std::none_of(text.cbegin(), text.cbegin() + unit, [](QChar c) { return c.isLetter(); });
    return oneUnit ? text.insert(unit, u' ') : text;
}

QString statement(const Goal &goal)
{
    const auto below = [&goal](const QString &what, const QString &none) {
        return goal.limit > 0 ? u"%1 < %2"_s.arg(what, shareText(goal.limit)) : none;
    };
    const auto percentile = [&goal](const QString &what) {
        const QString which = QString::number(goal.percentile, 'g', 8);
        return u"%1 p%2 < %3"_s.arg(what, which, limitText(goal.limit));
    };
    switch (goal.metric) {
    case GoalMetric::Throughput:
        return u"echoed ≥ %1 of intended"_s.arg(shareText(goal.limit));
    case GoalMetric::DisconnectRate:
        return below(u"disconnects"_s, u"no disconnects"_s);
    case GoalMetric::RoundTrip:
        return percentile(u"round trip"_s);
    case GoalMetric::ServiceTime:
        return percentile(u"service time"_s);
    case GoalMetric::FailedCreates:
        return below(u"failed creates"_s, u"no failed creates"_s);
    }
    return {};
}

} // namespace

std::span<const EnumText<GoalMetric>> goalMetricTexts()
{
    static constexpr std::array Texts{
        EnumText<GoalMetric>{GoalMetric::Throughput, "throughput"_L1},
        EnumText<GoalMetric>{GoalMetric::DisconnectRate, "disconnect-rate"_L1},
        EnumText<GoalMetric>{GoalMetric::RoundTrip, "round-trip"_L1},
        EnumText<GoalMetric>{GoalMetric::ServiceTime, "service-time"_L1},
        EnumText<GoalMetric>{GoalMetric::FailedCreates, "failed-creates"_L1},
    };
    return Texts;
}

bool isLatencyGoal(GoalMetric metric)
{
    return metric == GoalMetric::RoundTrip || metric == GoalMetric::ServiceTime;
}

bool keepsGoal(const Goal &goal, double value)
{
    if (goal.metric == GoalMetric::Throughput)
        return value >= goal.limit;
    return value < goal.limit || (goal.limit <= 0 && value <= 0);
}

QString goalText(const Goal &goal)
{
    const QString text = statement(goal);
    return goal.scenario.isEmpty() ? text : u"%1 (%2)"_s.arg(text, goal.scenario);
}

QList<Goal> defaultGoals()
{
    return {
        Goal{.metric = GoalMetric::Throughput, .limit = 0.9},
        Goal{.metric = GoalMetric::DisconnectRate, .limit = 0.01},
    };
}

} // namespace plimsoll
