// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/leveljudge.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QList<JudgedScenario> heldFrom(const Plan &plan, std::int64_t begin, std::int64_t held)
{
    QList<JudgedScenario> scenarios = judgedScenarios(plan);
    for (JudgedScenario &scenario : scenarios) {
        scenario.startAfter += begin * 1000ms;
        scenario.judgedFrom = held;
    }
    return scenarios;
}

LevelRuling rulingOf(const Verdict &verdict)
{
    switch (verdict.state.value_or(GoalState::NotMeasurable)) {
    case GoalState::Kept:
        return LevelRuling::Kept;
    case GoalState::Broken:
        return LevelRuling::Broken;
    case GoalState::NotMeasurable:
        return LevelRuling::Unclear;
    }
    return LevelRuling::Unclear;
}

} // namespace

LevelJudge::LevelJudge(const Plan &plan, LevelReport level, Milliseconds lead, Milliseconds hold)
    : m_judge(plan.goals, heldFrom(plan, level.firstSecond, level.firstSecond + lead / 1s))
    , m_level(std::move(level))
{
    m_level.firstSecond += lead / 1s;
    m_end = m_level.firstSecond + hold / 1s;
}

void LevelJudge::second(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    m_judge.second(row, merged);
    for (const ScenarioTally &tally : merged) { // whenever they happen
        m_level.errors += tally.errorCount();
        m_level.disconnects += tally.disconnects;
    }
    if (row.second < m_level.firstSecond || row.second >= m_end)
        return;
    ++m_level.seconds;
    for (const ScenarioSecond &scenario : row.scenarios)
        m_level.intended.add(scenario.intended);
    for (const ScenarioTally &tally : merged) {
        m_level.echoed.add({.ticks = tally.echoedTicks, .bytes = tally.echoedBytes});
        m_roundTrip.add(tally.roundTrip);
        m_worse += tally.worseTicks();
    }
}

LevelReport LevelJudge::report(const JudgedRun &run) const
{
    LevelReport report = m_level;
    const Verdict verdict = m_judge.verdict(run);
    report.ruling = rulingOf(verdict);
    report.sentence = verdict.sentence;
    report.roundTrip = quantilesOf(m_roundTrip, m_worse);
    return report;
}

} // namespace plimsoll
