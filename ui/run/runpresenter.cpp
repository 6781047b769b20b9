// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runpresenter.h"

#include "core/base/unittext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

const QChar Dash(0x2013);

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

QString clockText(Nanoseconds duration)
{
    const auto whole = duration / 1s;
    return u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
}

QString latencyText(const std::optional<Nanoseconds> &latency)
{
    return latency ? humanDuration(*latency) : QString(Dash);
}

} // namespace

void RunPresenter::begin(const Plan &plan, const QString &deployment, bool isSimulated)
{
    *this = RunPresenter();
    m_plan = plan;
    m_deployment = deployment;
    m_isSimulated = isSimulated;
    for (const Goal &goal : plan.goals)
        m_verdict.goals.append(GoalResult{.goal = goal});
}

void RunPresenter::enter(Phase phase)
{
    m_snapshot.phase = phase;
    m_snapshot.phaseElapsed = 0ns;
    m_snapshot.progress = {};
}

void RunPresenter::take(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
}

void RunPresenter::take(const SecondRow &row, const Verdict &verdict)
{
    m_row = row;
    m_lastSecond = row.second;
    const auto second = static_cast<double>(row.second);
    m_strips.append(row);
    if (row.mark.any())
        extendStretches(m_marked, second);
    noteBeyond(verdict, second);
    m_verdict = verdict;
}

void RunPresenter::end(const QString &sentence, const Verdict &verdict)
{
    m_endSentence = sentence;
    m_verdict = verdict;
}

void RunPresenter::noteBeyond(const Verdict &verdict, double second)
{
    std::int64_t beyond = 0;
    for (const GoalResult &goal : verdict.goals)
        beyond += goal.secondsBeyond;
    if (beyond > m_beyondBefore)
        extendStretches(m_broken, second);
    m_beyondBefore = beyond;
}

QString RunPresenter::subtitle() const
{
    return tr("on %1 · %n workspace(s)", nullptr, m_plan.create.count).arg(m_deployment);
}

QString RunPresenter::progressText() const
{
    if (!m_endSentence.isEmpty())
        return m_endSentence;
    const QString phase = phaseTitle(m_snapshot.phase);
    const PhaseProgress &progress = m_snapshot.progress;
    if (progress.total > 0) {
        QString text = tr("%1 %2 of %3").arg(phase).arg(progress.done).arg(progress.total);
        if (progress.failed > 0)
            text += tr(" · %n failed", nullptr, progress.failed);
        if (progress.remaining)
            text += tr(" · about %1 left").arg(humanDuration(*progress.remaining));
        return text;
    }
    if (m_snapshot.phaseDuration)
        return tr("%1 %2 of %3")
            .arg(phase, clockText(m_snapshot.phaseElapsed), clockText(*m_snapshot.phaseDuration));
    return tr("%1 %2").arg(phase, clockText(m_snapshot.phaseElapsed));
}

double RunPresenter::progressShare() const
{
    const PhaseProgress &progress = m_snapshot.progress;
    if (progress.total > 0)
        return static_cast<double>(progress.done) / progress.total;
    if (m_snapshot.phaseDuration && *m_snapshot.phaseDuration > 0ns)
        return std::min(1.0, seconds(m_snapshot.phaseElapsed) / seconds(*m_snapshot.phaseDuration));
    return 0;
}

QString RunPresenter::generatorText() const
{
    if (m_row.workers.empty())
        return {};
    double busy = 0;
    Nanoseconds lag{0};
    for (const WorkerTally &worker : m_row.workers) {
        busy = std::max(busy, worker.busyShare);
        lag = std::max(lag, worker.loopLagP99);
    }
    return tr("This machine: loop lag p99 %1, busiest worker %2 %")
        .arg(humanDuration(lag))
        .arg(qRound(busy * 100));
}

QString RunPresenter::verdictText() const
{
    if (m_plan.goals.isEmpty())
        return tr("The plan sets no goals.");
    if (!m_endSentence.isEmpty())
        return m_verdict.sentence;
    if (!m_verdict.state)
        return tr("The goals are judged once the traffic flows.");
    qsizetype broken = 0;
    for (const GoalResult &goal : m_verdict.goals)
        broken += goal.state == GoalState::Broken ? 1 : 0;
    const qsizetype all = m_verdict.goals.size();
    if (broken > 0)
        return tr("%1 of %2 goals are broken so far.").arg(broken).arg(all);
    return *m_verdict.state == GoalState::Kept ? tr("All %1 goals are kept so far.").arg(all)
                                               : tr("Not every goal can be measured so far.");
}

QList<GoalView> RunPresenter::goals() const
{
    QList<GoalView> views;
    for (const GoalResult &result : m_verdict.goals) {
        GoalView view;
        view.title = goalText(result.goal);
        view.value = result.measured ? measuredText(result) : QString(Dash);
        view.state = result.state;
        view.stateText = goalStateTitle(result.state);
        view.stateText[0] = view.stateText.at(0).toUpper();
        view.limit = goalText(result.goal);
        view.now = nowText(result.goal);
        views.append(view);
    }
    return views;
}

QString RunPresenter::nowText(const Goal &goal) const
{
    if (m_lastSecond < 0)
        return {};
    switch (goal.metric) {
    case GoalMetric::Throughput: {
        const double echoed = m_strips.throughput.at(2).last().y();
        const double intended = m_strips.throughput.at(0).last().y();
        return tr("now %1/s of %2/s").arg(humanSize(echoed), humanSize(intended));
    }
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime:
        return tr("now p99 %1").arg(latencyText(worstRoundTrip(m_row, &Quantiles::p99)));
    case GoalMetric::DisconnectRate:
        return tr("%n connection(s) lost", nullptr, qRound(m_strips.connections.at(2).last().y()));
    case GoalMetric::FailedCreates:
        return tr("of %n workspace(s)", nullptr, m_plan.create.count);
    }
    return {};
}

QStringList RunPresenter::scenarioColumns()
{
    return {tr("Scenario"), tr("Active"), tr("Planned"), tr("Intended/s"), tr("Sent/s"), tr("Echoed/s"),
        tr("Echoed of intended"), tr("p50"), tr("p95"), tr("p99"), tr("Max"), tr("Late ticks"),
        tr("Skipped ticks"), tr("Unanswered"), tr("Failures")};
}

QList<ScenarioView> RunPresenter::scenarios() const
{
    QList<ScenarioView> views;
    for (const ScenarioSnapshot &scenario : m_snapshot.scenarios) {
        ScenarioView view{
            scenario.name, QString::number(scenario.gauges.active), QString::number(scenario.gauges.planned)};
        if (!scenario.total || !scenario.last) {
            views.append(view + QStringList(scenarioColumns().size() - view.size(), QString(Dash)));
            continue;
        }
        const ScenarioTally &total = *scenario.total;
        const Quantiles roundTrip = quantilesOf(total.roundTrip, total.worseTicks());
        const double intended = static_cast<double>(scenario.intended.bytes);
        const QString share = scenario.intended.bytes == 0
            ? QString(Dash)
            : tr("%1 %").arg(static_cast<double>(total.echoedBytes) * 100 / intended, 0, 'f', 1);
        view << humanSize(static_cast<double>(scenario.lastIntended.bytes))
             << humanSize(static_cast<double>(scenario.last->sentBytes))
             << humanSize(static_cast<double>(scenario.last->echoedBytes)) << share
             << latencyText(roundTrip.p50) << latencyText(roundTrip.p95) << latencyText(roundTrip.p99)
             << humanDuration(roundTrip.max) << QString::number(total.lateTicks)
             << QString::number(total.skippedTicks) << QString::number(total.unansweredTicks)
             << QString::number(total.errorCount());
        views.append(view);
    }
    return views;
}

double RunPresenter::plannedSeconds() const
{
    return std::max(1.0, seconds(trafficLength(m_plan)));
}

std::optional<double> RunPresenter::valueAt(const QList<QPointF> &series, double second)
{
    const auto after = std::upper_bound(
        series.cbegin(), series.cend(), second, [](double x, const QPointF &point) { return x < point.x(); });
    if (after == series.cbegin())
        return {};
    return std::prev(after)->y();
}

std::optional<double> RunPresenter::roundTripLimit() const
{
    std::optional<double> smallest;
    for (const Goal &goal : m_plan.goals) {
        if (goal.metric == GoalMetric::RoundTrip)
            smallest = std::min(smallest.value_or(goal.limit / 1e9), goal.limit / 1e9);
    }
    return smallest;
}

QString RunPresenter::roundTripGoalText() const
{
    for (const Goal &goal : m_plan.goals) {
        if (goal.metric == GoalMetric::RoundTrip && goal.limit / 1e9 == roundTripLimit())
            return tr("goal: %1").arg(goalText(goal));
    }
    return {};
}

} // namespace plimsoll
