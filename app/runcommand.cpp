// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/planfile.h"
#include "app/runoptions.h"
#include "app/runreport.h"
#include "core/plan/goalpresets.h"
#include "core/plan/planlimits.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// The few things of a plan that differ from one deployment to the next.
void applyOverrides(Plan &plan, CommandOptions &options)
{
    if (options.isGiven(u"template"_s))
        plan.create.templateName = options.text(u"template"_s);
    if (options.isGiven(u"count"_s))
        plan.create.count = options.integer(u"count"_s, 0, planlimits::MostTargets);
    if (options.isGiven(u"concurrency"_s))
        plan.create.limits.concurrency = options.integer(u"concurrency"_s, 0, planlimits::MostTargets);
    if (options.isGiven(u"duration"_s)) {
        const Milliseconds duration = options.duration(u"duration"_s);
        for (ScenarioPlan &scenario : plan.scenarios)
            scenario.duration = duration;
    }
    for (const QString &name : options.texts(u"goals"_s)) {
        if (const auto added = addGoalPreset(plan, name); !added)
            options.refuse(added.error().message);
    }
    if (options.isGiven(u"abort-when-late"_s))
        plan.generator.abortAfter = options.duration(u"abort-when-late"_s);
    if (const auto added = addParameters(plan, options.texts(u"parameter"_s)); !added)
        options.refuse(added.error().message);
}

ExitCode runPlan(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1) {
        options.refuse(u"\"run\" takes one plan: a file, or the name of a preset."_s);
        return ExitCode::BadInput;
    }
    const Telling telling = tellingOf(options);
    const bool isJson = telling == Telling::Json;
    const QStringList formats
        = isJson && !options.isGiven(u"output"_s) ? QStringList() : options.texts(u"output"_s);
    const Result<QList<Output>> outputs = parseOutputs(formats, reportOutputs(), isJson);
    if (!outputs)
        options.refuse(outputs.error().message);
    const QString &name = options.operands().constFirst();
    Result<FoundPlan> found = findPlan(name);
    if (!found) {
        console.say(found.error().message);
        return ExitCode::BadInput;
    }
    FoundPlan plan = *std::move(found);
    applyOverrides(plan.plan, options);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const Result<> checked = checkPlan(plan, name);
    const Result<Deployment> deployment = deploymentOf(options);
    if (!checked || !deployment) {
        console.say(checked ? deployment.error().message : checked.error().message);
        return ExitCode::BadInput;
    }
    RecordedRun recorded(*deployment, plan.plan, recordedRunSettings(options, plan.folder, holdOf(options)));
    const Attended attended = attendRun(recorded, console, telling);
    tellEnd(recorded, attended, console);
    const ExitCode code = exitCodeOf(recorded, attended);
    if (!recorded.run() || attended.lacksConfirmation)
        return code;
    const Result<> written
        = writeOutputs(*outputs, recorded.report(), scaletestResults(recorded.run()->result()), console);
    if (!written)
        console.say(written.error().message);
    return written || code != ExitCode::Done ? code : ExitCode::Failed;
}

} // namespace

Command runCommand()
{
    QList<OptionSpec> options{
        {.names = {u"template"_s, u"t"_s}, .valueName = u"NAME"_s, .help = u"template of the workspaces"_s},
        {.names = {u"count"_s, u"c"_s}, .valueName = u"N"_s, .help = u"how many workspaces"_s},
        {.names = {u"concurrency"_s}, .valueName = u"N"_s, .help = u"how many are created at once; 0: all"_s},
        {.names = {u"duration"_s},
            .valueName = u"TIME"_s,
            .help = u"how long each scenario lasts, as in 90s or 10m"_s},
        {.names = {u"parameter"_s},
            .valueName = u"NAME=VALUE"_s,
            .help = u"a parameter of the template; may be repeated"_s},
        goalsOption(),
        {.names = {u"abort-when-late"_s},
            .valueName = u"TIME"_s,
            .help = u"stop and clean up when this machine was the limit for so long on end, as in 10s"_s},
        outputOption(reportOutputs()),
    };
    options += runOptions();
    options += loginOptions();
    return {.name = u"run"_s,
        .operands = u"PLAN"_s,
        .summary = u"run a plan against a deployment"_s,
        .details = u"Runs a plan (a file, or the name of a preset) against a deployment and writes the "
                   u"folder of the run. "
                   "The first seven options override what the plan says. Ctrl-C stops the run and cleans up; "
                   "pressed again, "
                   "it stops at once."_s,
        .options = options,
        .run = runPlan};
}

} // namespace plimsoll
