// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goalpresets.h"

#include "core/base/nearesttext.h"
#include "core/plan/planlimits.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

double limitOf(Nanoseconds time)
{
    return static_cast<double>(time.count());
}

Goal stopping(Goal goal)
{
    goal.window = 30s;
    goal.grace = 30s;
    goal.abort = true;
    return goal;
}

} // namespace

QList<GoalPreset> goalPresets()
{
    // The texts are marked, not translated: the window does that.
    const auto text = [](const char *source) { return QString::fromUtf8(source); };
    return {
        {u"coder-plans"_s, text(QT_TRANSLATE_NOOP("GoalPresets", "Coder's published plans")),
            text(QT_TRANSLATE_NOOP("GoalPresets",
                "At least 90 % of the intended bytes come back, fewer than 1 % of the sessions are lost.")),
            defaultGoals()},
        {u"coder-2000-users"_s, text(QT_TRANSLATE_NOOP("GoalPresets", "Coder's latencies at 2,000 users")),
            text(QT_TRANSLATE_NOOP(
                "GoalPresets", "What Coder measured at its agents: 60 ms at p90, 220 ms at p95.")),
            {{.metric = GoalMetric::RoundTrip, .percentile = 90, .limit = limitOf(60ms)},
                {.metric = GoalMetric::RoundTrip, .percentile = 95, .limit = limitOf(220ms)}}},
        {u"uninterrupted"_s, text(QT_TRANSLATE_NOOP("GoalPresets", "Nobody is interrupted")),
            text(QT_TRANSLATE_NOOP(
                "GoalPresets", "Coder's own condition to pass: no session is lost and none has an error.")),
            {{.metric = GoalMetric::DisconnectRate, .limit = 0},
                {.metric = GoalMetric::ErrorRate, .limit = 0}}},
        {u"builds"_s, text(QT_TRANSLATE_NOOP("GoalPresets", "All builds succeed")),
            text(QT_TRANSLATE_NOOP("GoalPresets", "No workspace fails to be created.")),
            {{.metric = GoalMetric::CreatedShare, .limit = 1}}},
        {u"stop-early"_s, text(QT_TRANSLATE_NOOP("GoalPresets", "Stop when it breaks")),
            text(QT_TRANSLATE_NOOP("GoalPresets",
                "The limits of Coder's published plans in each 30 s, from 30 s on; a breach stops the run.")),
            {stopping({.metric = GoalMetric::Throughput, .limit = 0.9}),
                stopping({.metric = GoalMetric::DisconnectRate, .limit = 0.01})}},
    };
}

QStringList goalPresetNames()
{
    QStringList names;
    for (const GoalPreset &preset : goalPresets())
        names.append(preset.name);
    return names;
}

void addGoals(Plan &plan, const GoalPreset &preset)
{
    for (const Goal &goal : preset.goals) {
        if (!plan.goals.contains(goal) && plan.goals.size() < planlimits::MostGoals)
            plan.goals.append(goal);
    }
}

Result<> addGoalPreset(Plan &plan, const QString &name)
{
    const QList<GoalPreset> presets = goalPresets();
    const auto found = std::find_if(
        presets.begin(), presets.end(), [&name](const GoalPreset &preset) { return preset.name == name; });
    if (found == presets.end())
        return Error{ErrorKind::BadInput,
            u"There are no goals called \"%1\"; there are: %2.%3"_s.arg(
                name, goalPresetNames().join(u", "_s), didYouMean(name, goalPresetNames()))};
    addGoals(plan, *found);
    return {};
}

} // namespace plimsoll
