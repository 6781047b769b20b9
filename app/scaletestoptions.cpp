// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scaletestoptions.h"

#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/planfile.h"
#include "app/runoptions.h"
#include "app/runreport.h"
#include "core/base/unittext.h"
#include "core/plan/planlimits.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

const QString NoEffect = u"no effect yet"_s;

OptionSpec limit(const QString &name, const QString &valueName, const QString &help, const QString &fallback)
{
    QString variable = u"CODER_SCALETEST_"_s + name.toUpper();
    variable.replace(u'-', u'_');
    return {
        .names = {name}, .valueName = valueName, .help = help, .fallback = fallback, .environment = variable};
}

// As a text option without effect; what it is given as does not matter.
OptionSpec ignored(const QString &name, const QString &valueName = {})
{
    OptionSpec spec = limit(name, valueName, NoEffect, {});
    return spec;
}

} // namespace

QList<OptionSpec> strategyOptions(const QString &concurrency)
{
    return {limit(u"concurrency"_s, u"N"_s, u"how many at once; 0: all"_s, concurrency),
        limit(u"timeout"_s, u"TIME"_s, u"for all of them together; 0: none"_s, u"30m"_s),
        limit(u"job-timeout"_s, u"TIME"_s, u"for each of them; 0: none"_s, u"5m"_s)};
}

JobLimits strategyLimits(CommandOptions &options)
{
    return {.concurrency = options.integer(u"concurrency"_s, 0, planlimits::MostTargets),
        .jobTimeout = options.duration(u"job-timeout"_s),
        .timeout = options.duration(u"timeout"_s)};
}

void takeTrafficTimes(ScenarioPlan &scenario, CommandOptions &options, Console &console)
{
    const JobLimits limits = strategyLimits(options);
    if (limits.timeout <= 0ms)
        options.refuse(u"--timeout must be longer than nothing: it is how long the traffic lasts."_s);
    scenario.duration = limits.timeout;
    if (limits.jobTimeout > 0ms && limits.jobTimeout < limits.timeout) {
        console.say(u"Each session lasts %1, since --job-timeout is shorter than --timeout."_s.arg(
            durationText(limits.jobTimeout)));
        scenario.duration = limits.jobTimeout;
    }
    if (limits.concurrency > 0)
        console.say(u"%1 sessions at once, and each lasts the whole time: the others come after them."_s.arg(
            limits.concurrency));
    scenario.limits.concurrency = limits.concurrency;
}

Plan trafficPlan(const QString &name, const ScenarioPlan &scenario, CommandOptions &options)
{
    constexpr Milliseconds mostWaves = 24h;
    Plan plan;
    plan.name = name;
    plan.create.count = 0; // what is there takes part
    plan.create.reuse = true;
    plan.create.dryRun = false;
    plan.create.limits.concurrency = 0;
    plan.scenarios = {scenario};
    if (!options.flag(u"goals"_s))
        plan.goals = {};
    plan.cleanup.when = CleanupWhen::Always; // of the tokens; the workspaces are not ours
    plan.cleanup.limits = cleanupLimits(options);
    const bool isInWaves = scenario.limits.concurrency > 0; // how many is not known yet
    plan.runLimit = scaletestRunLimit(trafficLength(plan) + (isInWaves ? mostWaves : 0ms));
    return plan;
}

Milliseconds scaletestRunLimit(Milliseconds planned)
{
    constexpr Milliseconds spareTime = 1h; // beyond what the limits of a command add up to
    return std::min(planned + spareTime, planlimits::LongestPhase);
}

QList<OptionSpec> cleanupLimitOptions()
{
    return {limit(u"cleanup-concurrency"_s, u"N"_s, u"how many are removed at once; 0: all"_s, u"1"_s),
        limit(u"cleanup-timeout"_s, u"TIME"_s, u"for removing all of them; 0: none"_s, u"30m"_s),
        limit(u"cleanup-job-timeout"_s, u"TIME"_s, u"for removing one; 0: none"_s, u"5m"_s)};
}

JobLimits cleanupLimits(CommandOptions &options)
{
    return {.concurrency = options.integer(u"cleanup-concurrency"_s, 0, planlimits::MostTargets),
        .jobTimeout = options.duration(u"cleanup-job-timeout"_s),
        .timeout = options.duration(u"cleanup-timeout"_s)};
}

OptionSpec scaletestOutputOption()
{
    return {.names = {u"output"_s},
        .valueName = u"FORMAT[:PATH]"_s,
        .help = u"text or json, both as Coder's own scale-test command writes them; without PATH to stdout, "
                u"which only one "
                "may use; may be repeated"_s,
        .fallback = u"text"_s,
        .environment = u"CODER_SCALETEST_OUTPUTS"_s};
}

QList<OptionSpec> parameterOptions()
{
    return {{.names = {u"parameter"_s},
                .valueName = u"NAME=VALUE"_s,
                .help = u"a parameter of the template; may be repeated"_s,
                .environment = u"CODER_RICH_PARAMETER"_s},
        {.names = {u"rich-parameter-file"_s},
            .valueName = u"FILE"_s,
            .help = u"YAML or JSON with the values of the template's parameters"_s,
            .environment = u"CODER_RICH_PARAMETER_FILE"_s}};
}

Result<> takeParameters(Plan &plan, const CommandOptions &options)
{
    plan.create.parameterFile = options.text(u"rich-parameter-file"_s);
    return addParameters(plan, options.texts(u"parameter"_s));
}

QList<OptionSpec> ignoredOptions()
{
    return {ignored(u"trace"_s), ignored(u"trace-coder"_s), ignored(u"trace-honeycomb-api-key"_s, u"KEY"_s),
        ignored(u"trace-propagate"_s), {.names = {u"verbose"_s, u"v"_s}, .help = NoEffect}};
}

QList<OptionSpec> prometheusOptions()
{
    return {{.names = {u"scaletest-prometheus-address"_s},
                .valueName = u"ADDRESS"_s,
                .help = NoEffect,
                .environment = u"CODER_SCALETEST_PROMETHEUS_ADDRESS"_s},
        {.names = {u"scaletest-prometheus-wait"_s},
            .valueName = u"TIME"_s,
            .help = NoEffect,
            .environment = u"CODER_SCALETEST_PROMETHEUS_WAIT"_s}};
}

void tellIgnored(const CommandOptions &options, Console &console)
{
    QStringList given;
    for (const OptionSpec &spec : options.specs()) {
        if (spec.help == NoEffect && options.isGiven(spec.names.first())
            && spec.names.first() != "verbose"_L1)
            given.append(u"--"_s + spec.names.first());
    }
    if (!given.isEmpty())
        console.say(u"Without effect in this version: %1."_s.arg(given.join(u", "_s)));
}

void refuseUnsupported(CommandOptions &options, const QList<OptionSpec> &unsupported)
{
    for (const OptionSpec &spec : unsupported) {
        if (options.isGiven(spec.names.first()))
            options.refuse(
                u"--%1 is not supported in this version: %2."_s.arg(spec.names.first(), spec.help));
    }
}

ExitCode runScaletest(const Plan &plan, CommandOptions &options, Console &console)
{
    const Telling telling = tellingOf(options);
    const QList<Output> outputs = takeOutputs(options, telling, scaletestOutputs());
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    tellIgnored(options, console);
    const FoundPlan found{plan, QDir::current()};
    const Result<> checked = checkPlan(found, u"This"_s);
    const Result<Deployment> deployment = deploymentOf(options);
    if (!checked || !deployment) {
        console.say(checked ? deployment.error().message : checked.error().message);
        return ExitCode::BadInput;
    }
    RecordedRun recorded(*deployment, plan, recordedRunSettings(options, found.folder, holdOf(options)));
    const Attended attended = attendRun(recorded, console, telling);
    tellEnd(recorded, attended, console);
    if (!recorded.run())
        return ExitCode::Failed;
    const Result<> written
        = writeOutputs(outputs, recorded.report(), scaletestResults(recorded.run()->result()), console);
    if (!written)
        console.say(written.error().message);
    const ExitCode code = exitCodeOf(recorded, attended);
    if (code == ExitCode::GoalsBroken)
        return code; // only when it was asked to judge
    return code == ExitCode::Done && written ? ExitCode::Done : ExitCode::Failed;
}

} // namespace plimsoll
