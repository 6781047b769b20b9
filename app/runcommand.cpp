// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/planfile.h"
#include "app/runoptions.h"
#include "app/runreport.h"
#include "core/base/atomicfile.h"
#include "core/plan/goalpresets.h"
#include "core/plan/planlimits.h"
#include "core/plan/shapejson.h"
#include "core/report/jsonreport.h"
#include "core/storage/runfolder.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// --shape, a name or stages, and --seed, of all scenarios.
void applyShape(Plan &plan, CommandOptions &options)
{
    const QString text = options.text(u"shape"_s);
    const std::optional<ShapeName> name = valueOf(shapeNameTexts(), text);
    const Result<QList<LoadStage>> stages = name || text.isEmpty() ? QList<LoadStage>() : parseStages(text);
    if (!stages)
        options.refuse(
            u"--shape is constant, ramp, steps, spike or soak, or stages. "_s + stages.error().message);
    const int seed = options.isGiven(u"seed"_s) ? options.integer(u"seed"_s, 0, planlimits::MostSeed) : -1;
    for (ScenarioPlan &scenario : plan.scenarios) {
        if (!text.isEmpty() && stages) {
            scenario.shape.name = name.value_or(ShapeName::Stages);
            scenario.shape.stages = *stages;
        }
        if (seed >= 0)
            scenario.shape.seed = seed;
    }
}

// The few things of a plan that differ from one deployment to the next.
void applyOverrides(Plan &plan, CommandOptions &options)
{
    if (options.isGiven(u"template"_s))
        plan.create.templateName = options.text(u"template"_s);
    if (options.isGiven(u"count"_s))
        plan.create.count = options.integer(u"count"_s, 0, planlimits::MostTargets);
    if (options.isGiven(u"concurrency"_s))
        plan.create.limits.concurrency = options.integer(u"concurrency"_s, 0, planlimits::MostTargets);
    for (const QString &name : options.texts(u"goals"_s)) {
        if (const auto added = addGoalPreset(plan, name); !added)
            options.refuse(added.error().message);
    }
    applyShape(plan, options);
    if (options.isGiven(u"abort-when-late"_s))
        plan.generator.abortAfter = options.duration(u"abort-when-late"_s);
    if (const auto added = addParameters(plan, options.texts(u"parameter"_s)); !added)
        options.refuse(added.error().message);
}

// What a command makes of the plan that it found.
using PlanChange = std::function<void(FoundPlan &, RecordedRunSettings &)>;

// `name`: of the plan, as it was asked for.
ExitCode runFound(
    CommandOptions &options, Console &console, const QString &name, Steerable steer, const PlanChange &change)
{
    const Telling telling = tellingOf(options);
    const QList<Output> outputs = takeOutputs(options, telling, reportOutputs());
    Result<FoundPlan> found = findPlan(name);
    if (!found) {
        console.say(found.error().message);
        return ExitCode::BadInput;
    }
    FoundPlan plan = *std::move(found);
    applyOverrides(plan.plan, options);
    RecordedRunSettings settings = recordedRunSettings(options, plan.folder, holdOf(options));
    change(plan, settings);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const Result<> checked = checkPlan(plan, name);
    const Result<Deployment> deployment = deploymentOf(options);
    if (!checked || !deployment) {
        console.say(checked ? deployment.error().message : checked.error().message);
        return ExitCode::BadInput;
    }
    RecordedRun recorded(*deployment, plan.plan, settings);
    const Attended attended = attendRun(recorded, console, telling, steer);
    tellEnd(recorded, attended, console);
    const ExitCode code = exitCodeOf(recorded, attended);
    if (!recorded.run() || attended.lacksConfirmation)
        return code;
    const Result<> written
        = writeOutputs(outputs, recorded.report(), scaletestResults(recorded.run()->result()), console);
    if (!written)
        console.say(written.error().message);
    return written || code != ExitCode::Done ? code : ExitCode::Failed;
}

ExitCode runPlan(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1) {
        options.refuse(u"\"run\" takes one plan: a file, or the name of a preset."_s);
        return ExitCode::BadInput;
    }
    return runFound(options, console, options.operands().constFirst(),
        options.flag(u"steer"_s) ? Steerable::Yes : Steerable::No,
        [&options](FoundPlan &found, RecordedRunSettings &) {
            if (!options.isGiven(u"duration"_s))
                return;
            const Milliseconds duration = options.duration(u"duration"_s);
            for (ScenarioPlan &scenario : found.plan.scenarios)
                scenario.duration = duration;
        });
}

// How the search goes on, as far as it differs from the plan.
void applyLimit(Plan &plan, CommandOptions &options)
{
    LimitPlan &limit = plan.limit ? *plan.limit : plan.limit.emplace();
    const auto takeCount = [&options](const QString &name, int &into) {
        if (options.isGiven(name))
            into = options.integer(name, 1, planlimits::MostTargets);
    };
    takeCount(u"start"_s, limit.start);
    takeCount(u"step"_s, limit.step);
    takeCount(u"ceiling"_s, limit.ceiling);
    if (options.isGiven(u"settle"_s))
        limit.settle = options.duration(u"settle"_s);
    if (options.isGiven(u"hold"_s))
        limit.hold = options.duration(u"hold"_s);
    if (!options.isGiven(u"start"_s))
        limit.start = std::min(limit.start, limit.ceiling);
}

// The levels of a search that was stopped.
QList<LevelReport> levelsOf(const QString &folder, CommandOptions &options)
{
    const Result<RunFolder> stopped = RunFolder::open(folder);
    const Result<QByteArray> json
        = stopped ? readWholeFile(stopped->reportPath()) : Result<QByteArray>(stopped.error());
    const Result<ReadReport> report = json ? readReportJson(*json) : Result<ReadReport>(json.error());
    if (!report) {
        options.refuse(u"The search in %1 can not go on: %2"_s.arg(folder, report.error().message));
        return {};
    }
    const LimitReport &limit = report->report.limit;
    if (limit.levels.isEmpty())
        options.refuse(
            u"The run in %1 has judged no level of a search, so there is nothing to go on with."_s.arg(
                folder));
    else if (limit.state.ending != LimitEnding::Searching)
        options.refuse(u"The search in %1 has ended: %2"_s.arg(folder, limit.sentence));
    return limit.levels;
}

ExitCode findLimit(CommandOptions &options, Console &console)
{
    const bool goesOn = options.isGiven(u"resume"_s);
    if (options.operands().size() != (goesOn ? 0 : 1)) {
        options.refuse(goesOn
                ? u"With --resume, \"find-limit\" takes the plan of the search that goes on: name no other."_s
                : u"\"find-limit\" takes one plan: a file, or the name of a preset."_s);
        return ExitCode::BadInput;
    }
    const QString stopped = goesOn ? runPathOf(options, options.text(u"resume"_s)) : QString();
    const QList<LevelReport> earlier = goesOn ? levelsOf(stopped, options) : QList<LevelReport>();
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const QString plan = goesOn ? stopped + u"/plan.json"_s : options.operands().constFirst();
    return runFound(
        options, console, plan, Steerable::No, [&](FoundPlan &found, RecordedRunSettings &settings) {
            applyLimit(found.plan, options);
            settings.earlierLevels = earlier;
        });
}

OptionSpec steerOption()
{
    return {.names = {u"steer"_s},
        .help
        = u"steer the running load by lines on stdin: + and - for a tenth more or less, level 50%, hold, "
          "continue, next, pause"_s};
}

OptionSpec durationOption()
{
    return {.names = {u"duration"_s},
        .valueName = u"TIME"_s,
        .help = u"how long each scenario lasts, as in 90s or 10m"_s};
}

QList<OptionSpec> overrideOptions()
{
    return {
        {.names = {u"template"_s, u"t"_s}, .valueName = u"NAME"_s, .help = u"template of the workspaces"_s},
        {.names = {u"count"_s, u"c"_s}, .valueName = u"N"_s, .help = u"how many workspaces"_s},
        {.names = {u"concurrency"_s}, .valueName = u"N"_s, .help = u"how many are created at once; 0: all"_s},
        {.names = {u"parameter"_s},
            .valueName = u"NAME=VALUE"_s,
            .help = u"a parameter of the template; may be repeated"_s},
        goalsOption(),
        {.names = {u"shape"_s},
            .valueName = u"SHAPE"_s,
            .help
            = u"how the load goes on: constant, ramp, steps, spike, soak, or stages as in \"1m 50%, 30s to "
              "100%\""_s},
        {.names = {u"seed"_s},
            .valueName = u"N"_s,
            .help = u"of what is drawn by chance; the same seed makes the same load"_s},
        {.names = {u"abort-when-late"_s},
            .valueName = u"TIME"_s,
            .help = u"stop and clean up when this machine was the limit for so long on end, as in 10s"_s},
    };
}

QList<OptionSpec> limitOptions()
{
    return {
        {.names = {u"start"_s}, .valueName = u"N"_s, .help = u"workspaces of the first level (10)"_s},
        {.names = {u"step"_s},
            .valueName = u"N"_s,
            .help = u"so many workspaces more a level until a goal breaks; without it they are doubled"_s},
        {.names = {u"ceiling"_s}, .valueName = u"N"_s, .help = u"never more workspaces than these (1000)"_s},
        {.names = {u"settle"_s},
            .valueName = u"TIME"_s,
            .help = u"after the last session of a level started, before it is judged (10s)"_s},
        {.names = {u"hold"_s}, .valueName = u"TIME"_s, .help = u"how long each level is judged (30s)"_s},
        {.names = {u"resume"_s},
            .valueName = u"RUN"_s,
            .help
            = u"go on with a search that was stopped, instead of a plan: its folder, or its name in the "
              "data folder"_s},
    };
}

} // namespace

Command runCommand()
{
    QList<OptionSpec> options = overrideOptions();
    options.append(durationOption());
    options.append(steerOption());
    options.append(outputOption(reportOutputs()));
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

Command findLimitCommand()
{
    QList<OptionSpec> options = limitOptions() + overrideOptions();
    options.append(outputOption(reportOutputs()));
    options += runOptions();
    options += loginOptions();
    return {.name = u"find-limit"_s,
        .operands = u"[PLAN]"_s,
        .summary = u"find how many workspaces with traffic a deployment carries"_s,
        .details
        = u"Gives more and more workspaces the traffic of a plan (a file, or the name of a preset), until "
          "one of its goals breaks, and looks in between for the most that keep them: what the deployment "
          "carries. Workspaces are reused from level to level, and created as levels need them. It ends "
          "with 0 when it found the limit or reached the ceiling, with 99 when it could not. "
          "Ctrl-C stops it and cleans up; --resume goes on with what it had found."_s,
        .options = options,
        .run = findLimit};
}

} // namespace plimsoll
