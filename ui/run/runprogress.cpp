// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runprogress.h"

#include "core/base/unittext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QString shortTitle(Phase phase)
{
    switch (phase) {
    case Phase::Preflight:
        return RunProgress::tr("Preflight");
    case Phase::CleanBefore:
        return RunProgress::tr("Clean before");
    case Phase::Create:
        return RunProgress::tr("Create");
    case Phase::Baseline:
        return RunProgress::tr("Baseline");
    case Phase::Traffic:
        return RunProgress::tr("Traffic");
    case Phase::CleanUp:
        return RunProgress::tr("Clean up");
    case Phase::Report:
        return RunProgress::tr("Report");
    }
    return {};
}

QList<Phase> phasesOf(const Plan &plan)
{
    QList<Phase> phases{Phase::Preflight};
    if (plan.cleanup.before)
        phases.append(Phase::CleanBefore);
    phases.append(Phase::Create);
    if (plan.baseline > 0ms && !plan.scenarios.isEmpty())
        phases.append(Phase::Baseline);
    if (!plan.scenarios.isEmpty())
        phases.append(Phase::Traffic);
    if (plan.cleanup.when != CleanupWhen::Never)
        phases.append(Phase::CleanUp);
    return phases;
}

} // namespace

QString clockText(Nanoseconds duration)
{
    const qint64 whole = duration / 1s;
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (whole < 3600)
        return u"%1:%2"_s.arg(whole / 60).arg(two(whole % 60));
    return u"%1:%2:%3"_s.arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

void RunProgress::begin(const Plan &plan)
{
    *this = RunProgress();
    m_plan = plan;
    m_phases = phasesOf(plan);
}

void RunProgress::enter(Phase phase)
{
    m_phase = phase;
    m_elapsed = 0ns;
    m_length = plannedLength(phase);
    m_counted = {};
}

void RunProgress::leave(const PhaseResult &result)
{
    m_ended.insert(result.phase, result.duration);
}

void RunProgress::take(const Snapshot &snapshot)
{
    m_phase = snapshot.phase;
    m_elapsed = snapshot.phaseElapsed;
    m_length = snapshot.phaseDuration;
    m_counted = snapshot.progress;
}

void RunProgress::end(const QString &sentence)
{
    m_endSentence = sentence;
}

std::optional<Nanoseconds> RunProgress::plannedLength(Phase phase) const
{
    if (phase == Phase::Baseline)
        return m_plan.baseline;
    if (phase == Phase::Traffic)
        return trafficLength(m_plan);
    return {};
}

QString RunProgress::text() const
{
    if (hasEnded())
        return m_endSentence;
    const QString phase = phaseTitle(m_phase);
    if (m_counted.total > 0) {
        QString text = tr("%1 %2 of %3").arg(phase).arg(m_counted.done).arg(m_counted.total);
        if (m_counted.failed > 0)
            text += tr(" · %n failed", nullptr, m_counted.failed);
        if (m_counted.perSecond > 0)
            text += tr(" · %1 a second").arg(QLocale().toString(m_counted.perSecond, 'g', 2));
        if (m_counted.remaining)
            text += tr(" · about %1 left")
                        .arg(humanDuration(std::chrono::ceil<std::chrono::seconds>(*m_counted.remaining)));
        return text;
    }
    if (m_length)
        return tr("%1 %2 of %3").arg(phase, clockText(m_elapsed), clockText(*m_length));
    return tr("%1 %2").arg(phase, clockText(m_elapsed));
}

double RunProgress::share() const
{
    if (m_counted.total > 0)
        return static_cast<double>(m_counted.done) / m_counted.total;
    if (m_length && *m_length > 0ns)
        return std::min(1.0, static_cast<double>(m_elapsed.count()) / static_cast<double>(m_length->count()));
    return 0;
}

QString RunProgress::textOfPhase(Phase phase) const
{
    if (m_ended.contains(phase))
        return clockText(m_ended.value(phase));
    const std::optional<Nanoseconds> length = plannedLength(phase);
    if (phase == m_phase && !hasEnded())
        return length ? tr("%1 of %2").arg(clockText(m_elapsed), clockText(*length)) : clockText(m_elapsed);
    return length && !hasEnded() ? clockText(*length) : QString();
}

QList<PhaseView> RunProgress::phases() const
{
    QList<PhaseView> views;
    for (const Phase phase : m_phases) {
        const bool isNow = phase == m_phase && !hasEnded();
        views.append({.title = shortTitle(phase),
            .text = textOfPhase(phase),
            .share = m_ended.contains(phase) ? 1
                : isNow                      ? share()
                                             : 0,
            .width = phase == Phase::Traffic ? 4
                : phase == Phase::Create     ? 2
                                             : 1,
            .isNow = isNow});
    }
    return views;
}

} // namespace plimsoll
