// SPDX-License-Identifier: GPL-3.0-or-later
// How a run looks for the limit, and what it puts together of its levels.
#include "core/base/unittext.h"
#include "core/load/run.h"
#include "core/plan/levelplan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// What a session did on one level, to what the same place did on the others.
void addSession(SessionResult &whole, const SessionResult &level)
{
    const SessionRow &row = level.row;
    whole.row.state = row.state;
    whole.row.readBytes += row.readBytes;
    whole.row.writtenBytes += row.writtenBytes;
    whole.row.dueTicks += row.dueTicks;
    whole.row.echoedTicks += row.echoedTicks;
    whole.row.errors += row.errors;
    whole.row.lastRoundTrip = row.lastRoundTrip ? row.lastRoundTrip : whole.row.lastRoundTrip;
    whole.row.maxRoundTrip = std::max(whole.row.maxRoundTrip, row.maxRoundTrip);
    whole.duration += level.duration;
    if (level.errorClass) {
        whole.error = level.error;
        whole.errorClass = level.errorClass;
    }
}

void addSessions(QList<SessionResult> &whole, const QList<SessionResult> &level)
{
    QHash<std::pair<std::uint32_t, QString>, qsizetype> places;
    for (qsizetype i = 0; i < whole.size(); ++i)
        places.insert({whole.at(i).row.scenario, whole.at(i).row.workspaceName}, i);
    for (const SessionResult &session : level) {
        const auto place = places.constFind({session.row.scenario, session.row.workspaceName});
        if (place != places.constEnd()) {
            addSession(whole[*place], session);
            continue;
        }
        whole.append(session);
        whole.last().row.session = static_cast<std::uint32_t>(whole.size() - 1);
    }
}

void addScenarios(std::vector<ScenarioResult> &whole, const std::vector<ScenarioResult> &level)
{
    if (whole.empty()) {
        whole = level;
        return;
    }
    for (std::size_t i = 0; i < whole.size() && i < level.size(); ++i) {
        whole[i].sessions = std::max(whole[i].sessions, level[i].sessions);
        whole[i].intended.add(level[i].intended);
        whole[i].total.add(level[i].total);
    }
}

} // namespace

void Run::takeTraffic()
{
    const WorkerPool *pool = m_traffic->pool();
    if (!pool)
        return;
    if (m_plan.limit)
        addSessions(m_result.sessions, pool->sessionResults());
    else
        m_result.sessions = pool->sessionResults();
    addScenarios(m_result.scenarios, m_traffic->scenarioResults());
    m_result.markedSeconds += pool->collector().markedSeconds();
    m_result.workers = std::max(m_result.workers, pool->workers());
}

void Run::nextLevel()
{
    LimitPlan limit = *m_plan.limit;
    if (m_plan.create.count == 0) // there will be no more of them
        limit.ceiling = std::min(limit.ceiling, static_cast<int>(m_targets.size()));
    m_result.limit = limitState(limit, m_trials);
    if (m_result.limit.ending != LimitEnding::Searching) {
        endPhase(
            PhaseEnding::Done, u"The search ended after %1."_s.arg(counted(m_trials.size(), u"level"_s)));
        return cleanUp();
    }
    m_level = m_result.limit.next;
    const int missing = m_level - static_cast<int>(m_targets.size());
    if (missing > 0) {
        endPhase(PhaseEnding::Done,
            u"%1 tried; the next one needs %2 more."_s.arg(
                counted(m_trials.size(), u"level"_s), counted(missing, u"workspace"_s)));
        CreatePlan more = m_plan.create;
        more.count = missing;
        more.topUp = false;
        more.reuse = false;
        return createMore(std::move(more));
    }
    if (!m_phaseIsOpen)
        beginPhase(Phase::Traffic);
    drive(levelPlan(m_plan, m_level), m_targets.first(m_level));
}

void Run::endLevel(qsizetype trial)
{
    if (m_traffic && !m_stop && trial == m_trials.size())
        m_traffic->stop();
}

void Run::levelEnded()
{
    if (m_stop)
        return cleanUp();
    if (m_traffic->error())
        return fail(*m_traffic->error());
    m_traffic.release()->deleteLater(); // it is telling that it ended
    const LevelJudgement judgement = m_settings.judgeLevel();
    m_trials.append({.level = m_level, .ruling = judgement.ruling});
    tell(RunEventKind::Notice, u"%1: %2"_s.arg(counted(m_level, u"workspace"_s), judgement.sentence),
        {{u"level"_s, m_level}, {u"ruling"_s, QString(textOf(levelRulingTexts(), judgement.ruling))}});
    nextLevel();
}

SearchProgress Run::searchProgress() const
{
    return {.level = m_level,
        .carries = m_result.limit.carries,
        .breaks = m_result.limit.breaks,
        .trials = static_cast<int>(m_trials.size())};
}

// The present level tells its own figures; the snapshot has those of all.
void Run::addEarlierLevels(Snapshot &snapshot) const
{
    if (!m_plan.limit)
        return;
    snapshot.second += m_secondOffset;
    snapshot.markedSeconds += m_result.markedSeconds;
    for (std::size_t i = 0; i < snapshot.scenarios.size() && i < m_result.scenarios.size(); ++i) {
        ScenarioSnapshot &scenario = snapshot.scenarios[i];
        scenario.intended.add(m_result.scenarios[i].intended);
        auto total = std::make_shared<ScenarioTally>(m_result.scenarios[i].total);
        if (scenario.total)
            total->add(*scenario.total);
        scenario.total = std::move(total);
    }
}

} // namespace plimsoll
