// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/limitreport.h"

#include "core/base/unittext.h"
#include "core/report/reporttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString workspaces(int count)
{
    return counted(count, u"workspace"_s);
}

// "400 workspaces (400 sessions, 1.56 MiB/s, round trip p95 12.1 ms)".
QString described(const LimitReport &limit, int level)
{
    const LevelReport *trial = trialAt(limit, level);
    if (!trial)
        return workspaces(level);
    QStringList figures{counted(trial->sessions, u"session"_s), levelRateText(*trial)};
    if (!trial->roundTrip.isEmpty())
        figures.append(u"round trip p95 "_s + percentileText(trial->roundTrip, trial->roundTrip.p95));
    return u"%1 (%2)"_s.arg(workspaces(level), figures.join(u", "_s));
}

QString reason(const LimitReport &limit, int level)
{
    const auto found = std::find_if(limit.levels.crbegin(), limit.levels.crend(),
        [level](const LevelReport &one) { return one.level == level && one.ruling != LevelRuling::Kept; });
    return found == limit.levels.crend() ? QString() : found->sentence;
}

QString unfinishedSentence(const LimitReport &limit)
{
    const LimitState &state = limit.state;
    QString sentence = state.carries > 0
        ? u"The search was not ended: carries at least "_s + described(limit, state.carries)
        : u"The search was not ended, and no level has kept the goals so far"_s;
    if (state.breaks > 0)
        sentence += u"; %1 did not keep them"_s.arg(workspaces(state.breaks));
    return sentence + u'.';
}

} // namespace

QString levelRateText(const LevelReport &level)
{
    const double seconds = static_cast<double>(std::max<std::int64_t>(1, level.seconds));
    if (level.intended.bytes > 0)
        return humanSize(static_cast<double>(level.echoed.bytes) / seconds) + u"/s"_s;
    return QString::number(static_cast<double>(level.echoed.ticks) / seconds, 'g', 3) + u" requests/s"_s;
}

const LevelReport *trialAt(const LimitReport &limit, int level)
{
    const auto found = std::find_if(limit.levels.crbegin(), limit.levels.crend(),
        [level](const LevelReport &one) { return one.level == level; });
    return found == limit.levels.crend() ? nullptr : &*found;
}

QString limitSentence(const LimitReport &limit)
{
    const LimitState &state = limit.state;
    const QString carried = state.carries > 0 ? described(limit, state.carries) : QString();
    switch (state.ending) {
    case LimitEnding::Searching:
        return unfinishedSentence(limit);
    case LimitEnding::Found:
        return u"Carries %1, breaks at %2 because %3"_s.arg(
            carried, QString::number(state.breaks), reason(limit, state.breaks));
    case LimitEnding::CeilingKept:
        return u"Carries at least %1: that is the ceiling of the search, and no goal was broken."_s.arg(
            carried);
    case LimitEnding::NothingKept:
        return u"Does not even carry 1 workspace: "_s + reason(limit, state.breaks);
    case LimitEnding::ThisMachine:
        if (state.carries == 0)
            return u"This machine did not make the load of 1 workspace: "_s + reason(limit, state.breaks);
        return u"Carries at least %1, limited by this machine: at %2 %3"_s.arg(
            carried, QString::number(state.breaks), reason(limit, state.breaks));
    case LimitEnding::Undecided:
        return u"The levels contradict each other, so that no limit can be told; %1 kept the goals more "
               u"often "
               "than not."_s.arg(state.carries > 0 ? carried : u"none"_s);
    }
    return {};
}

QString calibrationSentence(const LimitReport &limit)
{
    const LimitState &state = limit.state;
    const LevelReport *trial = trialAt(limit, state.carries);
    if (!trial)
        return u"This machine did not keep up with a single connection: "_s + reason(limit, state.breaks);
    const QString driven = u"%1 (%2, round trip p95 %3)"_s.arg(counted(trial->sessions, u"connection"_s),
        levelRateText(*trial), percentileText(trial->roundTrip, trial->roundTrip.p95));
    switch (state.ending) {
    case LimitEnding::ThisMachine:
        return u"This machine drives %1. With %2 it is late itself."_s.arg(
            driven, QString::number(state.breaks));
    case LimitEnding::CeilingKept:
        return u"This machine drives at least %1: no more were tried."_s.arg(driven);
    default:
        return u"This machine drives at least %1. With %2 the simulated deployment, which shares it, does "
               u"not "
               "keep up."_s.arg(driven, QString::number(state.breaks));
    }
}

Verdict limitVerdict(const LimitReport &limit, const QList<GoalResult> &goals)
{
    Verdict verdict{.goals = goals, .sentence = limit.sentence};
    switch (limit.state.ending) {
    case LimitEnding::Found:
    case LimitEnding::CeilingKept:
        verdict.state = GoalState::Kept;
        break;
    case LimitEnding::NothingKept:
        verdict.state = GoalState::Broken;
        break;
    default:
        verdict.state = GoalState::NotMeasurable;
        break;
    }
    return verdict;
}

} // namespace plimsoll
