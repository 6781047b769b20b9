// SPDX-License-Identifier: GPL-3.0-or-later
// The levels of a search for the limit in a recorded run.
#include "app/recordedrun.h"
#include "app/runreport.h"
#include "core/plan/levelplan.h"

namespace plimsoll {

void RecordedRun::startLevel(const LevelStart &level)
{
    m_creates = judgedCreates(m_run->result());
    m_levelIsLost = false;
    m_level = std::make_unique<LevelJudge>(levelPlan(m_plan, level.level),
        LevelReport{.level = level.level,
            .sessions = level.sessions,
            .startedAt = m_run->result().trafficStartedAt.addSecs(level.firstSecond),
            .firstSecond = level.firstSecond},
        level.ramp + m_plan.limit->settle, m_plan.limit->hold);
}

void RecordedRun::endLevelWhenLost()
{
    if (m_levelIsLost || !m_level->isLost(judgedRun()))
        return;
    m_levelIsLost = true;
    // Later: this is called while the workers' seconds are put together. The level may be over by then.
    QMetaObject::invokeMethod(
        m_run.get(), [run = m_run.get(), trial = m_report.limit.levels.size()] { run->endLevel(trial); },
        Qt::QueuedConnection);
}

// What is known so far is on disk before the next level begins: a search that is killed can go on.
LevelJudgement RecordedRun::judgeLevel()
{
    const LevelReport level = m_level->report(judgedRun());
    m_levelVerdicts.insert(level.level, m_level->verdict(judgedRun()));
    m_report.limit.levels.append(level);
    takeLimit();
    note(m_folder->writeReport(m_report));
    emit levelJudged(level);
    return {.ruling = level.ruling, .sentence = level.sentence};
}

void RecordedRun::takeLimit()
{
    LimitReport &limit = m_report.limit;
    limit.state = m_run->result().limit;
    if (limit.state.ending == LimitEnding::Searching) { // the run does not know of the last level yet
        QList<LevelTrial> trials;
        for (const LevelReport &level : std::as_const(limit.levels))
            trials.append({.level = level.level, .ruling = level.ruling});
        limit.state = limitState(*m_plan.limit, trials);
    }
    limit.state.next = 0;
    limit.sentence = limitSentence(limit);
    const int shown = limit.state.carries > 0 || limit.levels.isEmpty() ? limit.state.carries
                                                                        : limit.levels.constLast().level;
    m_report.verdict = limitVerdict(limit, m_levelVerdicts.value(shown).goals);
}

} // namespace plimsoll
