// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goaljudge.h"

#include "core/base/unittext.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

struct GoalJudge::Value {
    std::optional<double> number; // none with `worse`: not one came back
    bool worse = false; // beyond everything that was measured, of which `number` is the largest

    bool exists() const { return number.has_value() || worse; }
};

namespace {

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

QString nothingToMeasure(const Goal &goal)
{
    switch (goal.metric) {
    case GoalMetric::Throughput:
        return u"no traffic was intended"_s;
    case GoalMetric::DisconnectRate:
        return u"no session was started"_s;
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime:
        return u"no tick was due"_s;
    case GoalMetric::FailedCreates:
        return u"no workspace was to be created"_s;
    }
    return {};
}

QString clockText(const QDateTime &at)
{
    return at.toUTC().toString(u"HH:mm:ss"_s);
}

// " It was beyond that for 3 s from 12:04:20 UTC, at worst 1.91 s."
QString beyondText(const GoalResult &result)
{
    if (result.secondsBeyond == 0)
        return {};
    const qint64 stretch = result.firstBeyond.secsTo(result.lastBeyond) + 1;
    QString text = stretch == result.secondsBeyond
        ? u" It was beyond that for %1 s from %2 UTC"_s.arg(
              QString::number(result.secondsBeyond), clockText(result.firstBeyond))
        : u" It was beyond that in %1 s between %2 and %3 UTC"_s.arg(QString::number(result.secondsBeyond),
              clockText(result.firstBeyond), clockText(result.lastBeyond.addSecs(1)));
    if (result.worstSecond)
        text += u", at worst %1"_s.arg(goalValueText(result.goal, *result.worstSecond));
    return text + u'.';
}

QString sentenceOf(const GoalResult &result)
{
    const QString what = goalText(result.goal);
    switch (result.state) {
    case GoalState::Kept:
        return u"Kept: %1; measured %2."_s.arg(what, measuredText(result)) + beyondText(result);
    case GoalState::Broken:
        return u"Broken: %1; measured %2."_s.arg(what, measuredText(result)) + beyondText(result);
    case GoalState::NotMeasurable:
        return u"Not measurable: %1; measured %2, but only because of %3 s in which this machine itself was "
               u"late."_s.arg(what, measuredText(result), QString::number(result.secondsBeyondMarked));
    }
    return {};
}

} // namespace

void GoalJudge::Measure::add(const Measure &other)
{
    intended.add(other.intended);
    counts.add(other.counts);
    latency.add(other.latency);
}

GoalJudge::GoalJudge(const QList<Goal> &goals, const QStringList &scenarios)
{
    for (const Goal &goal : goals) {
        Watch watch{.goal = goal};
        for (qsizetype i = 0; i < scenarios.size(); ++i) {
            if (goal.scenario.isEmpty() || goal.scenario == scenarios[i])
                watch.scenarios.push_back(static_cast<std::size_t>(i));
        }
        m_watches.push_back(std::move(watch));
    }
}

void GoalJudge::second(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    m_lastSecondWasBeyond = false;
    for (Watch &watch : m_watches) {
        const Measure now = measureOf(watch, row, merged);
        watch.all.add(now);
        if (!row.mark.any())
            watch.unmarked.add(now);
        if (judgeSecond(watch, now, row.second, row.mark.any()))
            m_lastSecondWasBeyond = true;
    }
}

GoalJudge::Measure GoalJudge::measureOf(
    const Watch &watch, const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    Measure measure;
    for (const std::size_t scenario : watch.scenarios) {
        measure.intended.add(row.scenarios.at(scenario).intended);
        measure.counts.add(merged.at(scenario));
        if (watch.goal.metric == GoalMetric::RoundTrip)
            measure.latency.add(merged[scenario].roundTrip);
        if (watch.goal.metric == GoalMetric::ServiceTime)
            measure.latency.add(merged[scenario].serviceTime);
    }
    return measure;
}

GoalJudge::Value GoalJudge::valueOf(const Goal &goal, const Measure &measure, std::uint64_t sessionsStarted)
{
    switch (goal.metric) {
    case GoalMetric::Throughput:
        return {echoedShare(measure.intended, measure.counts)};
    case GoalMetric::DisconnectRate:
        return {ratio(measure.counts.disconnects, sessionsStarted)};
    case GoalMetric::RoundTrip:
    case GoalMetric::ServiceTime: {
        const std::uint64_t worse = measure.counts.worseTicks();
        if (const auto value = measure.latency.percentile(goal.percentile, worse))
            return {static_cast<double>(value->count())};
        if (worse == 0)
            return {};
        if (measure.latency.isEmpty())
            return {std::nullopt, true};
        return {static_cast<double>(measure.latency.max().count()), true};
    }
    case GoalMetric::FailedCreates:
        break;
    }
    return {};
}

// Says whether the second is beyond the goal's limit.
bool GoalJudge::judgeSecond(Watch &watch, const Measure &now, std::int64_t second, bool isMarked)
{
    const Value value = valueOf(watch.goal, now, watch.all.counts.sessionsStarted);
    if (!value.exists() || (!value.worse && keepsGoal(watch.goal, *value.number)))
        return false;
    ++watch.secondsBeyond;
    watch.secondsBeyondMarked += isMarked ? 1 : 0;
    if (watch.firstBeyond < 0)
        watch.firstBeyond = second;
    watch.lastBeyond = second;
    if (!value.number)
        return true;
    const bool lessIsWorse = watch.goal.metric == GoalMetric::Throughput;
    if (!watch.worstSecond
        || (lessIsWorse ? *value.number < *watch.worstSecond : *value.number > *watch.worstSecond))
        watch.worstSecond = value.number;
    return true;
}

Verdict GoalJudge::verdict(const JudgedRun &run) const
{
    QList<GoalResult> results;
    for (const Watch &watch : m_watches)
        results.append(watch.goal.metric == GoalMetric::FailedCreates ? judgeCreates(watch.goal, run)
                                                                      : judgeTraffic(watch, run));
    return verdictOf(results);
}

GoalResult GoalJudge::judgeTraffic(const Watch &watch, const JudgedRun &run)
{
    const auto keeps = [&watch](const Value &value) {
        return value.exists() && !value.worse && keepsGoal(watch.goal, *value.number);
    };
    const std::uint64_t started = watch.all.counts.sessionsStarted;
    const Value value = valueOf(watch.goal, watch.all, started);
    GoalResult result{.goal = watch.goal, .measured = value.number, .worseThanMeasured = value.worse};
    result.secondsBeyond = watch.secondsBeyond;
    result.secondsBeyondMarked = watch.secondsBeyondMarked;
    if (watch.firstBeyond >= 0) {
        result.firstBeyond = run.trafficStartedAt.addSecs(watch.firstBeyond);
        result.lastBeyond = run.trafficStartedAt.addSecs(watch.lastBeyond);
    }
    result.worstSecond = watch.worstSecond;
    if (!value.exists()) {
        const QString why = watch.scenarios.empty()
            ? u"the plan has no scenario \"%1\""_s.arg(watch.goal.scenario)
            : nothingToMeasure(watch.goal);
        result.sentence = u"Not measurable: %1; %2."_s.arg(goalText(watch.goal), why);
        return result;
    }
    // Broken only by what happened while this machine was itself late: nobody can tell whose doing it was.
    const bool mayBeOurs = watch.secondsBeyondMarked > 0 && !keeps(value)
        && (!valueOf(watch.goal, watch.unmarked, started).exists()
            || keeps(valueOf(watch.goal, watch.unmarked, started)));
    result.state = keeps(value) ? GoalState::Kept : mayBeOurs ? GoalState::NotMeasurable : GoalState::Broken;
    result.sentence = sentenceOf(result);
    return result;
}

GoalResult GoalJudge::judgeCreates(const Goal &goal, const JudgedRun &run)
{
    GoalResult result{.goal = goal};
    if (run.workspacesPlanned <= 0) {
        result.sentence = u"Not measurable: %1; %2."_s.arg(goalText(goal), nothingToMeasure(goal));
        return result;
    }
    result.measured = static_cast<double>(run.workspacesFailed) / run.workspacesPlanned;
    result.state = keepsGoal(goal, *result.measured) ? GoalState::Kept : GoalState::Broken;
    result.sentence = sentenceOf(result);
    return result;
}

} // namespace plimsoll
