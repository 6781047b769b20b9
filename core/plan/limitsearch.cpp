// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/limitsearch.h"

#include <QMap>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostTrials = 100; // far more than any search needs that does not contradict itself
constexpr int Confirmed = 2; // trials of each end

struct Tally {
    int kept = 0;
    int broken = 0;
    int unclear = 0;

    int trials() const { return kept + broken; }
    bool isTie() const { return kept == broken && kept > 0; }
    bool isKept() const { return kept > broken; }
    bool isBroken() const { return broken > kept; }
    bool isBeyondMachine() const { return trials() == 0 && unclear >= Confirmed; }
    bool wantsAnother() const { return isTie() || (trials() == 0 && !isBeyondMachine()); }
};

// The levels on both sides of the limit, as far as they are known.
struct Bracket {
    int carries = 0;
    int breaks = 0;
    bool breaksByMachine = false;
};

using Levels = QMap<int, Tally>;

Levels levelsOf(const QList<LevelTrial> &trials)
{
    Levels levels;
    for (const LevelTrial &trial : trials) {
        Tally &tally = levels[trial.level];
        tally.kept += trial.ruling == LevelRuling::Kept ? 1 : 0;
        tally.broken += trial.ruling == LevelRuling::Broken ? 1 : 0;
        tally.unclear += trial.ruling == LevelRuling::Unclear ? 1 : 0;
    }
    return levels;
}

// What lies above the lowest level that breaks says nothing: a limit is where it breaks first.
Bracket bracketOf(const Levels &levels)
{
    Bracket bracket;
    for (auto level = levels.cbegin(); level != levels.cend(); ++level) {
        if (level->isKept())
            bracket.carries = level.key();
        if (!level->isBroken() && !level->isBeyondMachine())
            continue;
        bracket.breaks = level.key();
        bracket.breaksByMachine = level->isBeyondMachine();
        break;
    }
    return bracket;
}

// A level broke once that lies below one that was kept: one of the two was chance.
int doubtful(const Levels &levels, const Bracket &bracket)
{
    if (bracket.breaks == 0 || levels.value(bracket.breaks).trials() != 1)
        return 0;
    const bool isContradicted = std::any_of(levels.keyBegin(), levels.keyEnd(),
        [&](int level) { return level > bracket.breaks && levels.value(level).isKept(); });
    return isContradicted ? bracket.breaks : 0;
}

int raised(const LimitPlan &plan, int level)
{
    const double higher = plan.step > 0 ? level + double(plan.step) : std::ceil(level * plan.factor);
    return static_cast<int>(std::clamp(higher, level + 1.0, std::max(level + 1.0, double(plan.ceiling))));
}

int lowered(const LimitPlan &plan, int level)
{
    const double lower = plan.step > 0 ? level - double(plan.step) : std::floor(level / plan.factor);
    return static_cast<int>(std::clamp(lower, 1.0, level - 1.0));
}

bool isClose(const LimitPlan &plan, const Bracket &bracket)
{
    const int gap = bracket.breaks - bracket.carries;
    return gap <= 1 || gap <= plan.precision * bracket.breaks;
}

LimitState tryNext(const Bracket &bracket, int level)
{
    return {.next = level, .carries = bracket.carries, .breaks = bracket.breaks};
}

LimitState end(const Bracket &bracket, LimitEnding ending)
{
    return {.ending = ending, .carries = bracket.carries, .breaks = bracket.breaks};
}

LimitState confirm(const Levels &levels, const Bracket &bracket)
{
    if (levels.value(bracket.carries).trials() < Confirmed)
        return tryNext(bracket, bracket.carries);
    if (bracket.breaksByMachine)
        return end(bracket, LimitEnding::ThisMachine);
    if (levels.value(bracket.breaks).trials() < Confirmed)
        return tryNext(bracket, bracket.breaks);
    return end(bracket, LimitEnding::Found);
}

} // namespace

std::span<const EnumText<LevelRuling>> levelRulingTexts()
{
    static constexpr std::array Texts{
        EnumText<LevelRuling>{LevelRuling::Kept, "kept"_L1},
        EnumText<LevelRuling>{LevelRuling::Broken, "broken"_L1},
        EnumText<LevelRuling>{LevelRuling::Unclear, "unclear"_L1},
    };
    return Texts;
}

std::span<const EnumText<LimitEnding>> limitEndingTexts()
{
    static constexpr std::array Texts{
        EnumText<LimitEnding>{LimitEnding::Searching, "searching"_L1},
        EnumText<LimitEnding>{LimitEnding::Found, "found"_L1},
        EnumText<LimitEnding>{LimitEnding::CeilingKept, "ceiling-kept"_L1},
        EnumText<LimitEnding>{LimitEnding::NothingKept, "nothing-kept"_L1},
        EnumText<LimitEnding>{LimitEnding::ThisMachine, "this-machine"_L1},
        EnumText<LimitEnding>{LimitEnding::Undecided, "undecided"_L1},
    };
    return Texts;
}

LimitState limitState(const LimitPlan &plan, const QList<LevelTrial> &trials)
{
    const Levels levels = levelsOf(trials);
    const Bracket bracket = bracketOf(levels);
    if (trials.size() >= MostTrials)
        return end(bracket, LimitEnding::Undecided);
    for (auto level = levels.cbegin(); level != levels.cend(); ++level) {
        if (level->wantsAnother())
            return tryNext(bracket, level.key());
    }
    if (const int level = doubtful(levels, bracket); level > 0)
        return tryNext(bracket, level);
    if (bracket.breaks == 0) {
        if (bracket.carries >= plan.ceiling)
            return end(bracket, LimitEnding::CeilingKept);
        return tryNext(bracket,
            bracket.carries == 0 ? std::min(plan.start, plan.ceiling) : raised(plan, bracket.carries));
    }
    if (bracket.carries == 0) {
        if (bracket.breaks > 1)
            return tryNext(bracket, lowered(plan, bracket.breaks));
        if (bracket.breaksByMachine)
            return end(bracket, LimitEnding::ThisMachine);
        return levels.value(1).trials() < Confirmed ? tryNext(bracket, 1)
                                                    : end(bracket, LimitEnding::NothingKept);
    }
    if (!isClose(plan, bracket))
        return tryNext(bracket, bracket.carries + (bracket.breaks - bracket.carries) / 2);
    return confirm(levels, bracket);
}

} // namespace plimsoll
