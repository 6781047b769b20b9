// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/verdict.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString shareText(double share, int decimals)
{
    QString text = QString::number(share * 100, 'f', decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text + u" %"_s;
}

qsizetype countOf(const QList<GoalResult> &goals, GoalState state)
{
    return std::count_if(
        goals.begin(), goals.end(), [state](const GoalResult &goal) { return goal.state == state; });
}

// "round trip p99 < 250 ms (612 ms); no disconnects (1.5 %)".
QString named(const QList<GoalResult> &goals, GoalState state)
{
    QStringList names;
    for (const GoalResult &goal : goals) {
        if (goal.state == state)
            names.append(u"%1 (%2)"_s.arg(goalText(goal.goal), measuredText(goal)));
    }
    return names.join(u"; "_s);
}

} // namespace

std::span<const EnumText<GoalState>> goalStateTexts()
{
    static constexpr std::array table{
        EnumText{GoalState::Kept, "kept"_L1},
        EnumText{GoalState::Broken, "broken"_L1},
        EnumText{GoalState::NotMeasurable, "not-measurable"_L1},
    };
    return table;
}

QString goalStateTitle(GoalState state)
{
    switch (state) {
    case GoalState::Kept:
        return u"kept"_s;
    case GoalState::Broken:
        return u"broken"_s;
    case GoalState::NotMeasurable:
        return u"not measurable"_s;
    }
    return {};
}

QString goalValueText(const Goal &goal, double value)
{
    if (isLatencyGoal(goal.metric)) {
        QString text = humanDuration(Nanoseconds(std::llround(value)));
        // 250.04 ms against a limit of 250 ms.
        if (value != goal.limit && text == humanDuration(Nanoseconds(std::llround(goal.limit))))
            return QString::number(value / 1e6, 'f', 3) + u" ms"_s;
        return text;
    }
    for (const int decimals : {1, 2, 4}) {
        if (value == goal.limit || shareText(value, decimals) != shareText(goal.limit, decimals))
            return shareText(value, decimals);
    }
    return shareText(value, 9);
}

QString measuredText(const GoalResult &result)
{
    if (!result.measured && result.worseThanMeasured)
        return isCreateGoal(result.goal.metric) ? u"all failed"_s : u"nothing came back"_s;
    if (!result.measured)
        return u"nothing"_s;
    const QString text = goalValueText(result.goal, *result.measured);
    return result.worseThanMeasured ? u"> "_s + text : text;
}

Verdict verdictOf(const QList<GoalResult> &goals, const QString &atLeast)
{
    Verdict verdict{
        .state = std::nullopt, .goals = goals, .sentence = u"The plan sets no goals."_s, .atLeast = atLeast};
    if (goals.isEmpty() && !atLeast.isEmpty())
        verdict.sentence += u' ' + atLeast;
    if (goals.isEmpty())
        return verdict;
    const qsizetype broken = countOf(goals, GoalState::Broken);
    const qsizetype unmeasured = countOf(goals, GoalState::NotMeasurable);
    const auto part = [&goals](qsizetype count, const QString &what) {
        return u"%1 of %2 goals %3 %4"_s.arg(count)
            .arg(goals.size())
            .arg(count == 1 ? u"was"_s : u"were"_s, what);
    };
    QStringList sentences;
    if (broken > 0)
        sentences.append(u"%1: %2."_s.arg(part(broken, u"broken"_s), named(goals, GoalState::Broken)));
    if (unmeasured > 0)
        sentences.append(
            u"%1: %2."_s.arg(part(unmeasured, u"not measurable"_s), named(goals, GoalState::NotMeasurable)));
    if (sentences.isEmpty())
        sentences.append(
            goals.size() == 1 ? u"The goal was kept."_s : u"All %1 goals were kept."_s.arg(goals.size()));
    verdict.state = broken > 0 ? GoalState::Broken
        : unmeasured > 0       ? GoalState::NotMeasurable
                               : GoalState::Kept;
    if (!atLeast.isEmpty())
        sentences.append(atLeast);
    verdict.sentence = sentences.join(u' ');
    return verdict;
}

} // namespace plimsoll
