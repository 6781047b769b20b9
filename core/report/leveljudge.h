// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/goaljudge.h"
#include "core/report/limitreport.h"

namespace plimsoll {

// Judges one level of a search for the limit by the seconds that it is held. Lives on the engine thread.
class LevelJudge
{
public:
    // `plan`: the level's own (levelPlan). `level`: which it is and when it starts; `firstSecond` is that of
    // its traffic in the series. `lead`: ramp and settling, whole seconds; `hold`: what is judged.
    LevelJudge(const Plan &plan, LevelReport level, Milliseconds lead, Milliseconds hold);

    // As TallyCollector::SecondDone, with the numbers of the series.
    void second(const SecondRow &row, const std::vector<ScenarioTally> &merged);
    void stopped() { m_judge.stopped(); }

    // A goal that is to stop what breaks it is broken: the level need not be held any longer.
    bool isLost(const JudgedRun &run) { return m_judge.breach(run).has_value(); }
    Verdict verdict(const JudgedRun &run) const { return m_judge.verdict(run); }
    // What it came to so far.
    LevelReport report(const JudgedRun &run) const;

private:
    GoalJudge m_judge;
    LevelReport m_level;
    std::int64_t m_end; // second after the last one that is held
    LatencyHistogram m_roundTrip;
    std::uint64_t m_worse = 0;
};

} // namespace plimsoll
