// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goalsentence.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QString clockText(const QDateTime &at)
{
    return at.toUTC().toString(u"HH:mm:ss"_s);
}

bool isWindowed(const GoalResult &result)
{
    return result.goal.window > 0ms;
}

QString beyondText(const GoalResult &result)
{
    if (result.secondsBeyond == 0)
        return {};
    const qint64 stretch = result.firstBeyond.secsTo(result.lastBeyond) + 1;
    const QString seconds = QString::number(result.secondsBeyond);
    QString text = stretch == result.secondsBeyond
        ? u" It was beyond that for %1 s from %2 UTC"_s.arg(seconds, clockText(result.firstBeyond))
        : u" It was beyond that in %1 s between %2 and %3 UTC"_s.arg(
              seconds, clockText(result.firstBeyond), clockText(result.lastBeyond.addSecs(1)));
    if (result.worstSecond && !isWindowed(result))
        text += u", at worst %1"_s.arg(goalValueText(result.goal, *result.worstSecond));
    return text + u'.';
}

// What made it impossible to say.
QString doubtText(const GoalResult &result, GoalDoubt doubt)
{
    if (doubt == GoalDoubt::BrokenWhileLate)
        return u"but only because of %1 s in which this machine itself was late"_s.arg(
            result.secondsBeyondMarked);
    if (doubt == GoalDoubt::KeptWhileLate)
        return u"but only thanks to seconds in which this machine itself was late"_s;
    return u"but at less than the planned load, since this machine was the limit"_s;
}

} // namespace

QString goalSentence(const GoalResult &result, GoalDoubt doubt)
{
    const QString what = goalText(result.goal);
    const QString measured
        = (isWindowed(result) ? u"measured at worst "_s : u"measured "_s) + measuredText(result);
    switch (result.state) {
    case GoalState::Kept:
        if (!result.measured)
            return u"Kept: %1; no connection was lost."_s.arg(what);
        return u"Kept: %1; %2."_s.arg(what, measured) + beyondText(result);
    case GoalState::Broken:
        return u"Broken: %1; %2."_s.arg(what, measured) + beyondText(result);
    case GoalState::NotMeasurable:
        return u"Not measurable: %1; %2, %3."_s.arg(what, measured, doubtText(result, doubt));
    }
    return {};
}

QString nothingMeasuredSentence(const Goal &goal, bool hadCreates)
{
    QString why;
    switch (goal.metric) {
    case GoalMetric::Throughput:
        why = u"no traffic was intended"_s;
        break;
    case GoalMetric::DisconnectRate:
    case GoalMetric::ErrorRate:
    case GoalMetric::RecoveryTime:
        why = u"no session was started"_s;
        break;
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime:
        why = u"no tick was due"_s;
        break;
    case GoalMetric::ConnectTime:
        why = u"nothing connected"_s;
        break;
    case GoalMetric::AttachTime:
        why = u"nothing was attached"_s;
        break;
    default:
        why = hadCreates ? u"the deployment told no such time"_s : u"no workspace was to be created"_s;
        break;
    }
    return u"Not measurable: %1; %2."_s.arg(goalText(goal), why);
}

} // namespace plimsoll
