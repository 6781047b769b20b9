// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/planfile.h"
#include "app/runoptions.h"
#include "core/base/unittext.h"
#include "core/plan/goalpresets.h"
#include "core/plan/planjson.h"
#include "core/plan/planvalidation.h"
#include "core/plan/presets.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

ExitCode validate(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1) {
        options.refuse(u"\"validate\" takes one plan: a file, or the name of a preset."_s);
        return ExitCode::BadInput;
    }
    const QString &name = options.operands().constFirst();
    const Result<FoundPlan> found = findPlan(name);
    if (!found) {
        console.say(found.error().message);
        return ExitCode::BadInput;
    }
    for (const QString &warning : validatePlan(found->plan).warnings)
        console.say(u"Note: "_s + warning);
    if (const auto checked = checkPlan(*found, name); !checked) {
        console.say(checked.error().message);
        return ExitCode::BadInput;
    }
    const Plan &plan = found->plan;
    console.out(u"%1 is a valid plan: %2 workspace(s), %3 scenario(s), %4 of traffic, %5 goal(s).\n"_s
            .arg(name, QString::number(plan.create.count), QString::number(plan.scenarios.size()),
                durationText(trafficLength(plan)), QString::number(plan.goals.size()))
            .toUtf8());
    return ExitCode::Done;
}

// Every key of the format, at its default.
Plan example()
{
    Plan plan;
    plan.name = u"Example"_s;
    plan.note = u"Every key of the format; those that are left out have these values."_s;
    plan.create.templateName = u"docker"_s;
    plan.create.count = 10;
    plan.scenarios = {ScenarioPlan()};
    return plan;
}

ExitCode print(CommandOptions &options, Console &console)
{
    if (options.flag(u"list"_s)) {
        for (const QString &name : presetNames() + publishedPlanNames()) {
            const Result<Plan> preset = readPreset(name);
            console.out(u"%1 %2\n"_s.arg(name.leftJustified(16), preset ? preset->note : QString()).toUtf8());
        }
        return ExitCode::Done;
    }
    if (options.flag(u"schema"_s)) {
        console.out(planSchema());
        return ExitCode::Done;
    }
    if (options.flag(u"list-goals"_s)) {
        for (const GoalPreset &preset : goalPresets()) {
            console.out(u"%1 %2\n"_s.arg(preset.name.leftJustified(16), preset.note).toUtf8());
            for (const Goal &goal : preset.goals)
                console.out(u"%1 %2\n"_s.arg(QString(16, u' '), goalText(goal)).toUtf8());
        }
        return ExitCode::Done;
    }
    if (options.operands().size() > 1) {
        options.refuse(u"\"plan\" takes the name of one preset, or none for an example."_s);
        return ExitCode::BadInput;
    }
    const Result<Plan> found = options.operands().isEmpty() ? Result<Plan>(example())
                                                            : readPreset(options.operands().constFirst());
    if (!found) {
        console.say(found.error().message);
        return ExitCode::BadInput;
    }
    Plan plan = *found;
    for (const QString &name : options.texts(u"goals"_s)) {
        if (const Result<> added = addGoalPreset(plan, name); !added) {
            options.refuse(added.error().message);
            return ExitCode::BadInput;
        }
    }
    console.out(writePlan(plan));
    return ExitCode::Done;
}

} // namespace

Command validateCommand()
{
    return {.name = u"validate"_s,
        .operands = u"PLAN"_s,
        .summary = u"say what is wrong with a plan, and change nothing"_s,
        .details
        = u"Reads a plan (a file, or the name of a preset) and its parameter file, and says everything that "
          "is wrong with them. Asks no deployment."_s,
        .options = {},
        .run = validate};
}

Command planCommand()
{
    return {.name = u"plan"_s,
        .operands = u"[PRESET]"_s,
        .summary = u"print a plan, to be edited and run"_s,
        .details
        = u"Prints a preset, or an example with every key of the format. docs/plan-format.md explains them."_s,
        .options = {goalsOption(), {.names = {u"list-goals"_s}, .help = u"print the sets of goals instead"_s},
            {.names = {u"list"_s}, .help = u"print the names of the presets instead"_s},
            {.names = {u"schema"_s}, .help = u"print the JSON schema of the format instead"_s}},
        .run = print};
}

} // namespace plimsoll
