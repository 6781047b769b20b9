// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runpresenter.h"

#include "core/base/unittext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

const QChar Dash(0x2013);
constexpr qsizetype MostMarks = 100;

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
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
    m_progress.begin(plan);
    for (const Goal &goal : plan.goals)
        m_verdict.goals.append(GoalResult{.goal = goal});
    markScenarios();
}

// Where the load changes by plan.
void RunPresenter::markScenarios()
{
    for (const ScenarioPlan &scenario : std::as_const(m_plan.scenarios)) {
        if (m_plan.limit)
            return; // by level
        const Milliseconds end = scenario.startAfter + scenario.duration;
        if (scenario.startAfter > 0ms)
            m_marks.append({.at = seconds(scenario.startAfter), .after = scenario.name});
        if (end < trafficLength(m_plan) && scenario.limits.concurrency == 0)
            m_marks.append({.at = seconds(end), .before = scenario.name});
    }
}

void RunPresenter::take(const PreflightReport &report)
{
    m_isSimulated = m_isSimulated || report.buildInfo.saysSimulated();
}

void RunPresenter::enter(Phase phase)
{
    m_progress.enter(phase);
    if (phase != Phase::CleanUp || m_lastSecond < 0)
        return;
    m_marks.append({.at = std::min(lastSecond() + 1, plannedSeconds()),
        .before = phaseTitle(Phase::Traffic),
        .after = phaseTitle(phase)});
}

void RunPresenter::leave(const PhaseResult &result)
{
    m_progress.leave(result);
}

void RunPresenter::take(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_progress.take(snapshot);
}

void RunPresenter::take(const RunEvent &event)
{
    const bool isMarked = event.kind == RunEventKind::Warning || event.kind == RunEventKind::Error;
    if (!isMarked || !m_trafficStartsAt.isValid() || m_marks.size() >= MostMarks)
        return;
    const double at = static_cast<double>(m_trafficStartsAt.msecsTo(event.at)) / 1000;
    if (at >= 0 && m_progress.phase() == Phase::Traffic)
        m_marks.append(
            {.at = at, .after = event.kind == RunEventKind::Warning ? tr("warning") : tr("error")});
}

void RunPresenter::takeUnrecorded(const Error &error)
{
    m_unrecorded = error.message;
}

void RunPresenter::take(const SecondRow &row, const Verdict &verdict)
{
    // The last second closes what was open: its numbers are no headline.
    const bool hasLoad = std::any_of(row.scenarios.begin(), row.scenarios.end(),
        [](const ScenarioSecond &scenario) { return scenario.intended.ticks > 0; });
    if (hasLoad || m_row.scenarios.empty())
        m_row = row;
    m_lastSecond = row.second;
    const auto second = static_cast<double>(row.second);
    m_strips.append(row);
    m_failures.append(row);
    if (row.mark.any())
        extendStretches(m_marked, second);
    noteBeyond(verdict, second);
    m_verdict = verdict;
}

void RunPresenter::end(const FinishedRun &run)
{
    m_end = run;
    if (!run.report.verdict.sentence.isEmpty())
        m_verdict = run.report.verdict;
    switch (run.report.outcome) {
    case RunOutcome::Failed:
        return m_progress.end(tr("Failed"));
    case RunOutcome::Stopped:
        return m_progress.end(tr("Stopped"));
    case RunOutcome::Running:
        return m_progress.end(tr("Not run"));
    case RunOutcome::Finished:
        return m_progress.end(tr("Finished"));
    }
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

QList<const QList<QList<QPointF>> *> RunPresenter::charts() const
{
    return {&m_strips.throughput, &m_strips.roundTrip, &m_strips.connections, &m_failures.points(),
        &m_strips.lag, &m_strips.requests};
}

QString RunPresenter::subtitle() const
{
    return tr("on %1 · %n workspace(s)", nullptr, m_plan.create.count).arg(m_deployment);
}

QString RunPresenter::verdictText() const
{
    if (m_plan.goals.isEmpty())
        return tr("The plan sets no goals.");
    if (m_end && !m_end->report.verdict.sentence.isEmpty())
        return m_end->report.verdict.sentence;
    if (!m_verdict.state)
        return tr("The goals are judged once the traffic flows.");
    qsizetype broken = 0;
    for (const GoalResult &goal : m_verdict.goals)
        broken += goal.state == GoalState::Broken ? 1 : 0;
    const qsizetype all = m_verdict.goals.size();
    const QString soFar = broken > 0          ? tr("Broken so far: %1 of %2 goals.").arg(broken).arg(all)
        : *m_verdict.state == GoalState::Kept ? tr("Kept so far: all %1 goals.").arg(all)
                                              : tr("Not every goal can be measured so far.");
    return m_verdict.atLeast.isEmpty() ? soFar : soFar + u' ' + m_verdict.atLeast;
}

QString RunPresenter::verdictReason() const
{
    if (m_end)
        return {};
    for (const GoalResult &goal : m_verdict.goals) {
        if (goal.state == GoalState::Broken)
            return goal.sentence;
    }
    return {};
}

bool RunPresenter::hasLostAll() const
{
    Gauges sum;
    for (const ScenarioSnapshot &scenario : m_snapshot.scenarios) {
        sum.planned += scenario.gauges.planned;
        sum.failed += scenario.gauges.failed;
    }
    return sum.planned > 0 && sum.failed == sum.planned;
}

QString RunPresenter::trouble() const
{
    QStringList sentences;
    if (m_end) {
        if (m_end->report.outcome == RunOutcome::Failed)
            sentences.append(m_end->report.sentence);
        if (!m_end->recorded)
            sentences.append(m_end->recorded.error().message);
        if (m_end->report.cleanup.wanted && m_end->report.cleanup.left > 0)
            sentences.append(tr("%n object(s) may be left on the deployment; the page Cleanup deletes them.",
                nullptr, m_end->report.cleanup.left));
    } else {
        if (!m_unrecorded.isEmpty())
            sentences.append(tr("%1 The load goes on, but not all of it is written down.").arg(m_unrecorded));
        if (hasLostAll())
            sentences.append(
                tr("No connection is left: the deployment, or the way to it, has gone. The traffic "
                   "ended early."));
    }
    return sentences.join(u' ');
}

QList<GoalView> RunPresenter::goals() const
{
    QList<GoalView> views;
    for (const GoalResult &result : m_verdict.goals)
        views.append(goalView(result, nowText(result.goal)));
    return views;
}

GoalView RunPresenter::goalView(const GoalResult &result, const QString &now)
{
    GoalView view{.title = goalText(result.goal),
        .value = result.measured ? measuredText(result) : QString(Dash),
        .state = result.state,
        .stateText = goalStateTitle(result.state),
        .limit = goalText(result.goal),
        .now = now};
    view.stateText[0] = view.stateText.at(0).toUpper();
    return view;
}

int RunPresenter::errorsSoFar(const Goal &goal) const
{
    std::uint64_t errors = 0;
    for (const ScenarioSnapshot &scenario : m_snapshot.scenarios) {
        if (!scenario.total || (!goal.scenario.isEmpty() && goal.scenario != scenario.name))
            continue;
        errors += goal.errorClass ? scenario.total->errors[static_cast<std::size_t>(*goal.errorClass)]
                                  : scenario.total->errorCount();
    }
    return static_cast<int>(errors);
}

QString RunPresenter::nowText(const Goal &goal) const
{
    if (m_lastSecond < 0 || !goal.endpoint.isEmpty()) // a second's row has no endpoints
        return {};
    switch (goal.metric) {
    case GoalMetric::Throughput: {
        IntendedLoad intended;
        ScenarioCounts counts;
        for (const ScenarioSecond &scenario : m_row.scenarios) {
            intended.add(scenario.intended);
            counts.add(scenario.counts);
        }
        if (intended.bytes == 0 && intended.ticks > 0)
            return tr("now %1 of %2 requests")
                .arg(QLocale().toString(static_cast<qulonglong>(counts.echoedTicks)),
                    QLocale().toString(static_cast<qulonglong>(intended.ticks)));
        return tr("now %1/s of %2/s")
            .arg(humanSize(static_cast<double>(counts.echoedBytes)),
                humanSize(static_cast<double>(intended.bytes)));
    }
    case GoalMetric::RoundTrip:
        return tr("now p99 %1").arg(latencyText(worstRoundTrip(m_row, &Quantiles::p99)));
    case GoalMetric::ServiceTime:
        return tr("now p99 %1")
            .arg(latencyText(worstTime(m_row, &ScenarioSecond::serviceTime, &Quantiles::p99)));
    case GoalMetric::DisconnectRate:
        return tr("%n connection(s) lost", nullptr, qRound(m_strips.connections.at(2).last().y()));
    case GoalMetric::ErrorRate:
        return tr("%n error(s)", nullptr, errorsSoFar(goal));
    case GoalMetric::ConnectTime:
    case GoalMetric::AttachTime:
    case GoalMetric::RecoveryTime:
        return {};
    case GoalMetric::FailedCreates:
    case GoalMetric::CreatedShare:
    case GoalMetric::QueueTime:
    case GoalMetric::BuildTime:
    case GoalMetric::AgentTime:
    case GoalMetric::ScriptTime:
    case GoalMetric::CreateTime:
        return tr("of %n workspace(s)", nullptr, m_plan.create.count);
    }
    return {};
}

QStringList RunPresenter::scenarioColumns()
{
    return {tr("Scenario"), tr("Active"), tr("Planned"), tr("Intended\n/s"), tr("Sent\n/s"), tr("Echoed\n/s"),
        tr("Echoed of\nintended"), tr("p50"), tr("p95"), tr("p99"), tr("Max"), tr("Late\nticks"),
        tr("Skipped\nticks"), tr("Unanswered\nticks"), tr("Failures")};
}

QList<ScenarioView> RunPresenter::scenarios() const
{
    const QLocale locale;
    const auto count
        = [&locale](std::uint64_t number) { return locale.toString(static_cast<qulonglong>(number)); };
    QList<ScenarioView> views;
    for (const ScenarioSnapshot &scenario : m_snapshot.scenarios) {
        ScenarioView view{
            scenario.name, locale.toString(scenario.gauges.active), locale.toString(scenario.gauges.planned)};
        if (!scenario.total || !scenario.last) {
            views.append(view + QStringList(scenarioColumns().size() - view.size(), QString(Dash)));
            continue;
        }
        const ScenarioTally &total = *scenario.total;
        const Quantiles roundTrip = quantilesOf(total.roundTrip, total.worseTicks());
        const std::optional<double> ratio
            = scenario.echoes ? echoedShare(scenario.intended, total) : std::nullopt;
        const QString share = ratio ? tr("%1 %").arg(locale.toString(*ratio * 100, 'f', 1)) : QString(Dash);
        const bool isRequests = !scenario.endpoints.isEmpty();
        const auto load = [&locale, isRequests](std::uint64_t bytes, std::uint64_t ticks) {
            return isRequests ? tr("%n request(s)", nullptr, static_cast<int>(ticks))
                              : humanSize(static_cast<double>(bytes));
        };
        view << load(scenario.lastIntended.bytes, scenario.lastIntended.ticks)
             << load(scenario.last->sentBytes, scenario.last->sentTicks)
             << load(scenario.last->echoedBytes, scenario.last->echoedTicks) << share
             << latencyText(roundTrip.p50) << latencyText(roundTrip.p95) << latencyText(roundTrip.p99)
             << humanDuration(roundTrip.max) << count(total.lateTicks) << count(total.skippedTicks)
             << count(total.unansweredTicks) << count(total.errorCount());
        views.append(view);
    }
    return views;
}

double RunPresenter::plannedSeconds() const
{
    if (m_plan.limit) // how long a search takes nobody knows
        return std::max(1.0, lastSecond() + 1);
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
        if (goal.metric == GoalMetric::RoundTrip && goal.endpoint.isEmpty())
            smallest = std::min(smallest.value_or(goal.limit / 1e9), goal.limit / 1e9);
    }
    return smallest;
}

QString RunPresenter::roundTripGoalText() const
{
    for (const Goal &goal : m_plan.goals) {
        if (goal.metric == GoalMetric::RoundTrip && goal.endpoint.isEmpty()
            && goal.limit / 1e9 == roundTripLimit())
            return tr("goal: %1").arg(goalText(goal));
    }
    return {};
}

} // namespace plimsoll
