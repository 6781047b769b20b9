// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/demodeployment.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/runoptions.h"
#include "app/runreport.h"
#include "core/plan/presets.h"
#include "core/simulator/simulator.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

// What did not go by the script, in sentences. The simulator's own counts are asked, not the run's.
QStringList deviations(const RecordedRun &recorded, const SimulatorCounts &counts)
{
    QStringList found;
    const Report &report = recorded.report();
    const int planned = recorded.plan().create.count;
    if (report.create.created != planned)
        found.append(u"%1 of %2 workspaces were created."_s.arg(report.create.created).arg(planned));
    if (counts.users + counts.workspaces + counts.tokens > 0)
        found.append(u"%1 users, %2 workspaces and %3 tokens are left."_s.arg(counts.users)
                .arg(counts.workspaces)
                .arg(counts.tokens));
    for (const ScenarioReport &scenario : report.scenarios) {
        if (scenario.counts.echoedBytes == 0 || scenario.counts.unansweredTicks > 0
            || scenario.counts.errorCount() > 0)
            found.append(u"Of %1 ticks sent %2 came back right, with %3 errors of sessions."_s
                    .arg(scenario.counts.sentTicks)
                    .arg(scenario.counts.echoedTicks)
                    .arg(scenario.counts.errorCount()));
    }
    for (const GoalResult &goal : report.verdict.goals) {
        // On a machine that is too busy the goal is not measurable, though the stall is there to be seen.
        const bool isStallSeen = goal.state != GoalState::Kept && goal.secondsBeyond > 0;
        if (isLatencyGoal(goal.goal.metric) ? !isStallSeen : goal.state == GoalState::Broken)
            found.append(u"Goal \"%1\": %2"_s.arg(goalText(goal.goal), goal.sentence));
    }
    return found;
}

void explain(const RecordedRun &recorded, Console &console)
{
    for (const GoalResult &goal : recorded.report().verdict.goals) {
        if (!isLatencyGoal(goal.goal.metric) || goal.state == GoalState::Kept)
            continue;
        console.say(
            u"As scripted, the simulated deployment stood still for %1 s: that is why the goal \"%2\" is %3."_s
                .arg(DemoStall / 1s)
                .arg(goalText(goal.goal), goalStateTitle(goal.state)));
        if (goal.state == GoalState::NotMeasurable)
            console.say(u"This machine was too busy to blame the deployment alone."_s);
    }
    console.say(u"The demo ran as written; all of it was simulated. The report is in\n  %1"_s.arg(
        recorded.folder()->path()));
}

ExitCode demo(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"demo\" takes options only."_s);
    const Telling telling = tellingOf(options);
    const QList<Output> outputs = takeOutputs(options, telling, reportOutputs());
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const Result<Plan> plan = readPreset(u"demo"_s);
    Simulator simulator(demoDeployment());
    const Result<> started = simulator.start();
    if (!plan || !started) {
        console.say(plan ? started.error().message : plan.error().message);
        return ExitCode::Failed;
    }
    console.say(
        u"A simulated deployment runs at %1; nothing leaves this machine."_s.arg(simulator.url().toString()));
    RecordedRunSettings settings = recordedRunSettings(options, QDir::current(), Hold::Never);
    settings.isSimulated = true;
    RecordedRun recorded(loginTo(simulator), *plan, settings);
    const Attended attended = attendRun(recorded, console, telling);
    tellEnd(recorded, attended, console);
    if (!recorded.run())
        return exitCodeOf(recorded, attended);
    const Result<> written
        = writeOutputs(outputs, recorded.report(), scaletestResults(recorded.run()->result()), console);
    if (!written)
        console.say(written.error().message);
    const ExitCode code = exitCodeOf(recorded, attended);
    if (recorded.run()->result().ending == RunEnding::Stopped || code == ExitCode::CleanupIncomplete)
        return code;
    const QStringList problems = deviations(recorded, simulator.counts());
    if (!problems.isEmpty()) {
        console.say(u"The demo did not run as written:\n  "_s + problems.join(u"\n  "_s));
        console.say(u"The report is in\n  "_s + recorded.folder()->path());
        return ExitCode::Failed;
    }
    explain(recorded, console);
    return written ? ExitCode::Done : ExitCode::Failed;
}

} // namespace

Command demoCommand()
{
    return {.name = u"demo"_s,
        .operands = {},
        .summary = u"run the main job on the built-in demo deployment"_s,
        .details = u"Starts a deployment in miniature on loopback, creates 20 workspaces on it, drives web "
                   u"terminal traffic, "
                   "shows how a stall of the deployment looks, cleans up and says where the report is. Ends "
                   "with 0 when "
                   "that went as written, the goal that the stall breaks among it."_s,
        .options = QList<OptionSpec>{outputOption(reportOutputs())} + recordOptions(),
        .run = demo};
}

} // namespace plimsoll
