// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplerun.h"

#include "core/plan/planjson.h"
#include "core/report/goaljudge.h"
#include "core/storage/eventlog.h"
#include "core/storage/runrecorder.h"
#include "tests/support/samplereport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr int Sessions = 20;
constexpr std::uint64_t Ticks = 200; // a second

bool stalls(const SampleRun &run, int second)
{
    return second >= run.seconds / 2 && second < run.seconds / 2 + run.stallSeconds;
}

Plan planOf(const SampleRun &run)
{
    Plan plan;
    plan.name = run.name;
    plan.create.count = run.workspaces;
    plan.create.templateName = u"kubernetes-minimal"_s;
    ScenarioPlan scenario;
    scenario.duration = std::chrono::seconds(run.seconds);
    plan.scenarios = {scenario};
    plan.goals = defaultGoals();
    plan.goals.append({.metric = GoalMetric::RoundTrip, .percentile = 95, .limit = 250e6});
    return plan;
}

ScenarioTally tallyOf(const SampleRun &run, int second)
{
    ScenarioTally tally;
    tally.dueTicks = tally.sentTicks = tally.echoedTicks = Ticks;
    if (second == 0) {
        tally.sessionsStarted = Sessions;
        tally.connectTime.record(12ms, Sessions);
        tally.attachTime.record(85ms, Sessions);
    }
    const bool isStalled = stalls(run, second);
    for (std::uint64_t i = 0; i < Ticks; ++i) {
        const auto quick
            = std::chrono::microseconds(4000 + (i * 37 + static_cast<std::uint64_t>(second)) % 9000);
        tally.roundTrip.record(isStalled ? 1800ms + quick : Nanoseconds(quick));
        tally.serviceTime.record(isStalled ? 1700ms + quick : Nanoseconds(quick));
    }
    if (isStalled) {
        tally.disconnects = 1;
        tally.errors[static_cast<std::size_t>(ErrorClass::ConnectionReset)] = 1;
    }
    tally.sentBytes = tally.echoedBytes = Ticks * 1024;
    return tally;
}

SecondRow rowOf(const SampleRun &run, int second, const ScenarioTally &tally)
{
    const bool isLate = run.generatorIsLate && stalls(run, second);
    SecondRow row{.second = second, .scenarios = {}, .workers = {}, .mark = {.lagging = isLate}};
    row.scenarios.push_back({.intended = {Ticks, Ticks * 1024},
        .counts = static_cast<const ScenarioCounts &>(tally),
        .gauges = {.planned = Sessions, .active = Sessions},
        .roundTrip = quantilesOf(tally.roundTrip, tally.worseTicks()),
        .serviceTime = quantilesOf(tally.serviceTime, tally.worseTicks())});
    row.workers = {{0.12, isLate ? Nanoseconds(140ms) : Nanoseconds(900us), isLate}};
    return row;
}

void describe(Report &report, const SampleRun &run, const QDateTime &trafficStart)
{
    report.id = u"7d3f6a52-8f5c-4b43-9d5e-0a1b2c3d4e5f"_s;
    report.name = run.name;
    report.simulated = run.simulated;
    report.deployment = {u"https://coder.example.com"_s, u"v2.25.2"_s, {}};
    report.startedAt = run.startedAt;
    report.endedAt = trafficStart.addSecs(run.seconds + 12);
    report.outcome = RunOutcome::Finished;
    report.phases = {{Phase::Preflight, run.startedAt, 250ms, PhaseOutcome::Done, u"12 checks passed."_s},
        {Phase::Create, run.startedAt.addSecs(1), 9s, PhaseOutcome::Done, u"All were created."_s},
        {Phase::Traffic, trafficStart, std::chrono::seconds(run.seconds), PhaseOutcome::Done, {}},
        {Phase::CleanUp, trafficStart.addSecs(run.seconds), 12s, PhaseOutcome::Done, {}}};
    report.create = sampleReport().create;
    report.create.planned = report.create.created = run.workspaces;
    report.create.reused = report.create.failed = report.create.retries = 0;
    if (run.stallSeconds > 0)
        report.errors = {{u"web-terminal"_s, u"connection-reset"_s, run.errorText,
            static_cast<std::uint64_t>(run.stallSeconds), trafficStart.addSecs(run.seconds / 2),
            trafficStart.addSecs(run.seconds / 2 + run.stallSeconds), run.errorText}};
    report.cleanup = {.wanted = true,
        .workspacesDeleted = run.workspaces - run.left,
        .usersDeleted = run.workspaces,
        .tokensDeleted = run.workspaces,
        .left = run.left,
        .sentence = run.left > 0 ? u"Some could not be deleted."_s : u"All of it was deleted."_s};
    report.generator = sampleReport().generator;
    report.generator.trafficSeconds = run.seconds;
    report.generator.markedSeconds = run.generatorIsLate ? run.stallSeconds : 0;
    for (int i = 1; i <= run.workspaces; ++i)
        report.workspaces.append({.name = u"scaletest-%1"_s.arg(i),
            .owner = u"scaletest-%1"_s.arg(i),
            .scenario = u"web-terminal"_s,
            .state = i <= run.left ? WorkspaceState::Left : WorkspaceState::Deleted,
            .createDuration = Milliseconds(5000 + 7 * i),
            .sentBytes = 10'240u * static_cast<unsigned>(i),
            .echoedBytes = 10'240u * static_cast<unsigned>(i),
            .dueTicks = 20,
            .echoedTicks = 20,
            .errors = i == 3 ? 1u : 0u,
            .lastRoundTrip = 12'345'678ns,
            .maxRoundTrip = Milliseconds(20 + i),
            .error = i == 3 ? run.errorText : QString()});
}

} // namespace

RunFolder writeSampleRun(const QString &dataDir, const SampleRun &run)
{
    const Plan plan = planOf(run);
    const QByteArray planText = writePlan(plan);
    const auto folder = RunFolder::create(dataDir, run.name, run.startedAt, run.simulated);
    if (!folder || !folder->writePlan(planText) || !EventLog::open(folder->eventsPath()))
        qFatal("the sample can not be written to %s", qPrintable(dataDir));
    const QDateTime trafficStart = run.startedAt.addSecs(10);
    const QStringList names{plan.scenarios.first().name};
    auto recorder = RunRecorder::start(*folder, names, trafficStart);
    GoalJudge judge(plan.goals, judgedScenarios(plan));
    ScenarioTally total;
    IntendedLoad intended;
    for (int second = 0; second < run.seconds; ++second) {
        std::vector<ScenarioTally> merged{tallyOf(run, second)};
        const SecondRow row = rowOf(run, second, merged[0]);
        (*recorder)->second(row, merged);
        judge.second(row, merged);
        total.add(merged[0]);
        intended.add(row.scenarios[0].intended);
    }
    Report report;
    describe(report, run, trafficStart);
    report.planDigest = digestOf(planText);
    report.scenarios = {scenarioReport(plan.scenarios.first(), intended, total)};
    report.scenarios.first().sessions = Sessions;
    report.scenarios.first().startedAt = trafficStart;
    report.verdict
        = judge.verdict({.trafficStartedAt = trafficStart, .creates = {.planned = run.workspaces}});
    if (!(*recorder)->finish() || !folder->writeReport(report))
        qFatal("the sample can not be written to %s", qPrintable(dataDir));
    return *folder;
}

} // namespace plimsoll
