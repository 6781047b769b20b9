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
QString exactText(Nanoseconds duration)
{
    QString text = durationText(duration);
    qsizetype unit = text.size();
    while (unit > 0 && text[unit - 1].isLetter())
        --unit;
    const bool oneUnit
        = std::none_of(text.cbegin(), text.cbegin() + unit, [](QChar c) { return c.isLetter(); });
    return oneUnit ? text.insert(unit, u' ') : text;
}

QString timed(const Goal &goal, const QString &what)
{
    return u"%1 p%2 < %3"_s.arg(
        what, QString::number(goal.percentile, 'g', 8), exactText(Nanoseconds(std::llround(goal.limit))));
}

QString below(const Goal &goal, const QString &what)
{
    return goal.limit > 0 ? u"%1 < %2"_s.arg(what, shareText(goal.limit)) : u"no "_s + what;
}

QString statement(const Goal &goal)
{
    switch (goal.metric) {
    case GoalMetric::Throughput:
        return u"echoed ≥ %1 of intended"_s.arg(shareText(goal.limit));
    case GoalMetric::DisconnectRate:
        return below(goal, u"disconnects"_s);
    case GoalMetric::ErrorRate:
        return below(goal,
            goal.errorClass ? u"errors of class %1"_s.arg(errorClassText(*goal.errorClass)) : u"errors"_s);
    case GoalMetric::RoundTrip:
        return timed(goal, u"round trip"_s);
    case GoalMetric::ServiceTime:
        return timed(goal, u"service time"_s);
    case GoalMetric::ConnectTime:
        return timed(goal, u"connect"_s);
    case GoalMetric::AttachTime:
        return timed(goal, u"attach"_s);
    case GoalMetric::RecoveryTime:
        return timed(goal, u"recovery"_s);
    case GoalMetric::FailedCreates:
        return below(goal, u"failed creates"_s);
    case GoalMetric::CreatedShare:
        return u"created ≥ %1 of workspaces"_s.arg(shareText(goal.limit));
    case GoalMetric::QueueTime:
        return timed(goal, u"build queue"_s);
    case GoalMetric::BuildTime:
        return timed(goal, u"build"_s);
    case GoalMetric::AgentTime:
        return timed(goal, u"agent connect"_s);
    case GoalMetric::ScriptTime:
        return timed(goal, u"start scripts"_s);
    case GoalMetric::CreateTime:
        return timed(goal, u"create"_s);
    }
    return {};
}

} // namespace

std::span<const EnumText<GoalMetric>> goalMetricTexts()
{
    static constexpr std::array Texts{
        EnumText<GoalMetric>{GoalMetric::Throughput, "throughput"_L1},
        EnumText<GoalMetric>{GoalMetric::DisconnectRate, "disconnect-rate"_L1},
        EnumText<GoalMetric>{GoalMetric::ErrorRate, "error-rate"_L1},
        EnumText<GoalMetric>{GoalMetric::RoundTrip, "round-trip"_L1},
        EnumText<GoalMetric>{GoalMetric::ServiceTime, "service-time"_L1},
        EnumText<GoalMetric>{GoalMetric::ConnectTime, "connect-time"_L1},
        EnumText<GoalMetric>{GoalMetric::AttachTime, "attach-time"_L1},
        EnumText<GoalMetric>{GoalMetric::RecoveryTime, "recovery-time"_L1},
        EnumText<GoalMetric>{GoalMetric::FailedCreates, "failed-creates"_L1},
        EnumText<GoalMetric>{GoalMetric::CreatedShare, "created-share"_L1},
        EnumText<GoalMetric>{GoalMetric::QueueTime, "queue-time"_L1},
        EnumText<GoalMetric>{GoalMetric::BuildTime, "build-time"_L1},
        EnumText<GoalMetric>{GoalMetric::AgentTime, "agent-time"_L1},
        EnumText<GoalMetric>{GoalMetric::ScriptTime, "script-time"_L1},
        EnumText<GoalMetric>{GoalMetric::CreateTime, "create-time"_L1},
    };
    return Texts;
}

bool isLatencyGoal(GoalMetric metric)
{
    switch (metric) {
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime:
    case GoalMetric::ConnectTime:
    case GoalMetric::AttachTime:
    case GoalMetric::RecoveryTime:
    case GoalMetric::QueueTime:
    case GoalMetric::BuildTime:
    case GoalMetric::AgentTime:
    case GoalMetric::ScriptTime:
    case GoalMetric::CreateTime:
        return true;
    case GoalMetric::Throughput:
    case GoalMetric::DisconnectRate:
    case GoalMetric::ErrorRate:
    case GoalMetric::FailedCreates:
    case GoalMetric::CreatedShare:
        break;
    }
    return false;
}

bool isFloorGoal(GoalMetric metric)
{
    return metric == GoalMetric::Throughput || metric == GoalMetric::CreatedShare;
}

bool knowsEndpoints(GoalMetric metric)
{
    return metric == GoalMetric::Throughput || metric == GoalMetric::RoundTrip
        || metric == GoalMetric::ServiceTime;
}

bool isCreateGoal(GoalMetric metric)
{
    constexpr std::array about{GoalMetric::FailedCreates, GoalMetric::CreatedShare, GoalMetric::QueueTime,
        GoalMetric::BuildTime, GoalMetric::AgentTime, GoalMetric::ScriptTime, GoalMetric::CreateTime};
    return std::find(about.begin(), about.end(), metric) != about.end();
}

bool keepsGoal(const Goal &goal, double value)
{
    if (isFloorGoal(goal.metric))
        return value >= goal.limit;
    return value < goal.limit || (goal.limit <= 0 && value <= 0);
}

QString goalText(const Goal &goal)
{
    QString text = statement(goal);
    if (goal.window.count() > 0)
        text += u" in each "_s + exactText(goal.window);
    if (goal.grace.count() > 0)
        text += u" after %1"_s.arg(exactText(goal.grace));
    QStringList about{goal.scenario, goal.endpoint};
    about.removeAll(QString());
    if (!about.isEmpty())
        text += u" (%1)"_s.arg(about.join(u", "_s));
    return goal.abort ? text + u", else stop"_s : text;
}

QList<Goal> defaultGoals()
{
    return {
        Goal{.metric = GoalMetric::Throughput, .limit = 0.9},
        Goal{.metric = GoalMetric::DisconnectRate, .limit = 0.01},
    };
}

} // namespace plimsoll
