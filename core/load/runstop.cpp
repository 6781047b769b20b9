// SPDX-License-Identifier: GPL-3.0-or-later
// How a run stops and cleans up.
#include "core/base/unittext.h"
#include "core/load/run.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

CleanupSettings cleanupSettings(const Plan &plan)
{
    CleanupSettings settings;
    settings.limits = plan.cleanup.limits;
    return settings;
}

} // namespace

void Run::cleanBefore()
{
    beginPhase(Phase::CleanBefore);
    m_cleanup = std::make_unique<Cleanup>(m_client, m_plan.cleanup.templateName, cleanupSettings(m_plan));
    watch(*m_cleanup);
    connect(m_cleanup.get(), &Cleanup::ended, this, [this] {
        const CleanupSummary summary = m_cleanup->summary();
        m_cleanup.release()->deleteLater();
        if (m_stop)
            return cleanUp();
        if (!summary.isComplete())
            return fail({ErrorKind::Rejected,
                counted(summary.left, u"object"_s) + u" of earlier runs could not be removed."_s});
        endPhase(PhaseEnding::Done, counted(summary.deleted, u"object"_s) + u" of earlier runs removed."_s);
        create();
    });
    m_cleanup->start();
}

void Run::watch(Cleanup &cleanup)
{
    connect(&cleanup, &Cleanup::told, this,
        [this](const QString &sentence) { tell(RunEventKind::Notice, sentence); });
}

bool Run::cleanUpIsWanted() const
{
    if (!m_ledger || m_ledger->book().entries().isEmpty() || m_stop == StopHow::Keep
        || m_stop == StopHow::Now)
        return false;
    if (m_stop == StopHow::CleanUp)
        return true;
    switch (m_plan.cleanup.when) {
    case CleanupWhen::Always:
        return true;
    case CleanupWhen::OnSuccess:
        return m_result.ending == RunEnding::Finished;
    case CleanupWhen::OnError:
        return m_result.ending == RunEnding::Failed;
    case CleanupWhen::Never:
        return false;
    }
    return true;
}

void Run::cleanUp()
{
    if (m_stop)
        endPhase(PhaseEnding::Stopped, m_result.sentence);
    if (!cleanUpIsWanted())
        return finish();
    beginPhase(Phase::CleanUp);
    m_cleanup = std::make_unique<Cleanup>(m_client, *m_ledger, cleanupSettings(m_plan));
    watch(*m_cleanup);
    connect(m_cleanup.get(), &Cleanup::ended, this, [this] {
        m_result.cleanup = m_cleanup->summary();
        const bool complete = m_result.cleanup->isComplete();
        for (const CleanupFailure &failure : std::as_const(m_result.cleanup->failed))
            tell(RunEventKind::Error, failure.error.message);
        endPhase(complete ? PhaseEnding::Done : PhaseEnding::Failed,
            complete ? u"Nothing of the run is left on the deployment."_s
                     : counted(m_result.cleanup->left, u"object"_s) + u" may be left on the deployment."_s);
        finish();
    });
    m_cleanup->start();
}

void Run::stop(StopHow how)
{
    if (m_hasEnded || (m_stop && *m_stop >= how))
        return;
    const bool isFirst = !m_stop;
    m_stop = how;
    if (isFirst && m_result.ending == RunEnding::Finished && m_phase != Phase::CleanUp) {
        m_result.ending = RunEnding::Stopped;
        if (m_result.sentence.isEmpty())
            m_result.sentence = u"The run was stopped during: %1."_s.arg(phaseTitle(m_phase));
    }
    if (how == StopHow::Now)
        return stopNow();
    const Error why{ErrorKind::Stopped, u"The run was stopped."_s};
    switch (m_phase) {
    case Phase::Preflight:
        m_preflight->stop();
        return cleanUp();
    case Phase::CleanBefore:
        return m_cleanup ? m_cleanup->stop(why) : void();
    case Phase::Create:
        return m_provisioning->stop(why);
    case Phase::Baseline:
        m_baseline.stop();
        return cleanUp();
    case Phase::Traffic:
        return m_traffic->stop();
    case Phase::CleanUp:
        return how == StopHow::Keep && m_cleanup ? m_cleanup->stop(why) : void();
    case Phase::Report:
        return;
    }
}

Result<> Run::steer(const Steering &steering)
{
    if (m_plan.limit)
        return Error{ErrorKind::BadInput, u"A search for the limit sets its levels itself."_s};
    if (!m_traffic || m_phase != Phase::Traffic || m_stop)
        return Error{ErrorKind::BadInput, u"There is no traffic now: there is nothing to steer."_s};
    const Result<> steered = m_traffic->steer(steering);
    if (!steered)
        return steered;
    QJsonObject fields{{u"action"_s, QString(textOf(steerActionTexts(), steering.action))}};
    QStringList levels;
    const WorkerPool *pool = m_traffic->pool();
    for (qsizetype i = 0; i < m_plan.scenarios.size(); ++i) {
        const double level = pool->level(static_cast<std::size_t>(i));
        levels.append(
            u"%1 at %2 %"_s.arg(m_plan.scenarios.at(i).name, QString::number(std::round(level * 1000) / 10)));
        fields.insert(m_plan.scenarios.at(i).name, level);
    }
    tell(RunEventKind::Steering, u"Steered: %1. Now %2."_s.arg(steeringText(steering), levels.join(u", "_s)),
        fields);
    return {};
}

// What was asked of the deployment may still happen; the ledger knows of it.
void Run::stopNow()
{
    if (m_preflight)
        m_preflight->stop();
    if (m_provisioning)
        m_provisioning->disconnect(this);
    if (m_traffic)
        m_traffic->abort();
    if (m_cleanup)
        m_cleanup->disconnect(this);
    endPhase(PhaseEnding::Stopped, m_result.sentence);
    finish();
}

void Run::limitReached()
{
    if (m_phase == Phase::CleanUp)
        return; // it has its own time
    stopBecause(StopReason::RunLimit,
        u"The run reached its limit of %1 during: %2."_s.arg(
            humanDuration(m_plan.runLimit), phaseTitle(m_phase)));
}

void Run::stopBecause(StopReason reason, const QString &sentence)
{
    if (m_hasEnded || m_stop || m_phase == Phase::CleanUp)
        return;
    m_result.stopReason = reason;
    m_result.sentence = sentence;
    tell(RunEventKind::Warning, sentence);
    stop(StopHow::CleanUp);
}

} // namespace plimsoll
