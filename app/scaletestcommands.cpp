// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/runoptions.h"
#include "app/scaletestoptions.h"
#include "core/base/unittext.h"
#include "core/plan/planlimits.h"
#include "core/plan/targets.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

OptionSpec option(const QString &name, const QString &valueName, const QString &help, const QString &fallback,
    const QString &variable)
{
    return {.names = {name},
        .valueName = valueName,
        .help = help,
        .fallback = fallback,
        .environment = variable.isEmpty() ? QString() : u"CODER_SCALETEST_"_s + variable};
}

QList<OptionSpec> unsupportedWhenCreating()
{
    const QString why = u"it comes with connections through Coder's network"_s;
    return {option(u"connect-url"_s, u"URL"_s, why, {}, u"CONNECT_URL"_s),
        option(u"connect-mode"_s, u"MODE"_s, why, {}, u"CONNECT_MODE"_s),
        option(u"connect-hold"_s, u"TIME"_s, why, {}, u"CONNECT_HOLD"_s),
        option(u"connect-interval"_s, u"TIME"_s, why, {}, u"CONNECT_INTERVAL"_s),
        option(u"connect-timeout"_s, u"TIME"_s, why, {}, u"CONNECT_TIMEOUT"_s)};
}

void takeRunCommand(Plan &plan, CommandOptions &options, Console &console)
{
    RunCommand command{.command = options.text(u"run-command"_s),
        .timeout = options.duration(u"run-timeout"_s),
        .expectTimeout = options.flag(u"run-expect-timeout"_s),
        .expectOutput = options.text(u"run-expect-output"_s),
        .logOutput = options.flag(u"run-log-output"_s)};
    if (command.command.isEmpty())
        return;
    if (plan.create.waitFor == WaitFor::Build)
        return console.say(u"--run-command is left out: --no-wait-for-agents leaves nobody to run it."_s);
    plan.create.runCommand = command;
}

ExitCode createWorkspaces(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"create-workspaces\" takes options only."_s);
    refuseUnsupported(options, unsupportedWhenCreating());
    Plan plan;
    plan.name = u"create-workspaces"_s;
    plan.goals = {};
    plan.create.templateName = options.text(u"template"_s);
    plan.create.count = options.integer(u"count"_s, 1, planlimits::MostTargets);
    plan.create.retries = options.integer(u"retry"_s, 0, planlimits::MostRetries);
    plan.create.maxFailures = options.integer(u"max-failures"_s, 0, planlimits::MostTargets);
    plan.create.limits = strategyLimits(options);
    plan.create.owners = options.flag(u"use-host-login"_s) ? OwnerMode::Me : OwnerMode::UserEach;
    plan.create.waitFor = options.flag(u"no-wait-for-agents"_s) ? WaitFor::Build : WaitFor::Connected;
    plan.cleanup.when = options.flag(u"no-cleanup"_s) ? CleanupWhen::Never : CleanupWhen::Always;
    plan.cleanup.limits = cleanupLimits(options);
    plan.runLimit
        = scaletestRunLimit(plan.create.limits.timeout > 0ms ? plan.create.limits.timeout : plan.runLimit);
    takeRunCommand(plan, options, console);
    if (plan.create.templateName.isEmpty())
        options.refuse(u"--template is needed: which template the workspaces are made of."_s);
    if (const auto taken = takeParameters(plan, options); !taken)
        options.refuse(taken.error().message);
    return runScaletest(plan, options, console);
}

// The apps of that command's own template say by their slug what they do.
AppMode modeOf(const QString &slug)
{
    if (slug == "wsra"_L1)
        return AppMode::Read;
    return slug == "wsdi"_L1 ? AppMode::Discard : AppMode::Echo;
}

void takeApp(ScenarioPlan &scenario, CommandOptions &options)
{
    constexpr qint64 MessageBytes = 1024; // as that command cuts its ticks
    const QString slug = options.text(u"app"_s);
    if (slug.isEmpty())
        return;
    scenario.kind = TrafficKind::WorkspaceApp;
    scenario.app.slug = slug;
    scenario.app.messageBytes = MessageBytes;
    scenario.app.mode = modeOf(slug);
    const QString mode = options.text(u"app-mode"_s);
    const std::optional<AppMode> known = valueOf(appModeTexts(), mode);
    if (known)
        scenario.app.mode = *known;
    else if (!mode.isEmpty())
        options.refuse(
            u"--app-mode is one of %1, not \"%2\"."_s.arg(textsOf(appModeTexts()).join(u", "_s), mode));
}

void takeSsh(ScenarioPlan &scenario, CommandOptions &options, Console &console)
{
    if (!options.flag(u"ssh"_s))
        return;
    if (scenario.kind == TrafficKind::WorkspaceApp)
        options.refuse(u"--ssh and --app are two kinds of traffic: give one of them."_s);
    if (!scenario.workspaceProxyUrl.isEmpty())
        options.refuse(u"--workspace-proxy-url has no part in --ssh, which goes by each agent's relay."_s);
    if (options.flag(u"line-mode"_s))
        options.refuse(u"--line-mode is of web terminals, and has no part in --ssh."_s);
    if (!options.flag(u"disable-direct"_s))
        console.say(u"SSH goes by the deployment's relay only, as with --disable-direct."_s);
    scenario.kind = TrafficKind::Ssh;
}

ScenarioPlan trafficScenario(CommandOptions &options, Console &console)
{
    ScenarioPlan scenario;
    scenario.rate = {.bytesPerTick = options.size(u"bytes-per-tick"_s, 1, planlimits::MostBytesPerTick),
        .tickInterval = options.duration(u"tick-interval"_s)};
    if (scenario.rate.tickInterval <= 0ms)
        options.refuse(u"--tick-interval must be longer than nothing."_s);
    takeTrafficTimes(scenario, options, console);
    scenario.workspaceProxyUrl = options.text(u"workspace-proxy-url"_s);
    takeApp(scenario, options);
    takeSsh(scenario, options, console);
    if (options.flag(u"line-mode"_s))
        scenario.webTerminal.mode = TerminalMode::Line;
    const QString range = options.text(u"target-workspaces"_s);
    if (!range.isEmpty()) {
        const Result<Range> parsed = parseRange(range);
        if (parsed)
            scenario.range = *parsed;
        else
            options.refuse(u"--target-workspaces: "_s + parsed.error().message);
    }
    return scenario;
}

ExitCode workspaceTraffic(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"workspace-traffic\" takes options only."_s);
    Plan plan = trafficPlan(u"workspace-traffic"_s, trafficScenario(options, console), options);
    plan.create.templateName = options.text(u"template"_s);
    plan.create.owners = options.flag(u"use-host-login"_s) ? OwnerMode::Me : OwnerMode::UserEach;
    return runScaletest(plan, options, console);
}

} // namespace

Command createWorkspacesCommand()
{
    QList<OptionSpec> options{
        {.names = {u"count"_s, u"c"_s},
            .valueName = u"N"_s,
            .help = u"how many users, with a workspace each"_s,
            .fallback = u"1"_s,
            .environment = u"CODER_SCALETEST_COUNT"_s},
        option(u"retry"_s, u"N"_s, u"more start builds when one fails"_s, u"0"_s, u"RETRY"_s),
        option(u"max-failures"_s, u"N"_s, u"so many workspaces may fail"_s, u"0"_s, u"MAX_FAILURES"_s),
        {.names = {u"template"_s, u"t"_s},
            .valueName = u"NAME"_s,
            .help = u"name or id of the template"_s,
            .environment = u"CODER_SCALETEST_TEMPLATE"_s},
        option(u"no-cleanup"_s, {}, u"keep what was created"_s, {}, u"NO_CLEANUP"_s),
        option(u"no-wait-for-agents"_s, {}, u"do not wait for agents"_s, {}, u"NO_WAIT_FOR_AGENTS"_s),
        option(u"use-host-login"_s, {}, u"create no users: the caller owns all workspaces"_s, {},
            u"USE_HOST_LOGIN"_s),
        option(u"run-command"_s, u"COMMAND"_s, u"run in every workspace over a web terminal"_s, {},
            u"RUN_COMMAND"_s),
        option(u"run-timeout"_s, u"TIME"_s, u"how long it may take"_s, u"5s"_s, u"RUN_TIMEOUT"_s),
        option(u"run-expect-timeout"_s, {}, u"it must still run then"_s, {}, u"RUN_EXPECT_TIMEOUT"_s),
        option(u"run-expect-output"_s, u"TEXT"_s, u"a line of its output must contain this"_s, {},
            u"RUN_EXPECT_OUTPUT"_s),
        option(u"run-log-output"_s, {}, u"keep its output in the log of the workspace"_s, {},
            u"RUN_LOG_OUTPUT"_s),
    };
    options
        += parameterOptions() + strategyOptions(u"1"_s) + cleanupLimitOptions() + unsupportedWhenCreating();
    options += ignoredOptions() + QList<OptionSpec>{scaletestOutputOption()} + runOptions() + loginOptions();
    return {.name = u"create-workspaces"_s,
        .operands = {},
        .summary = u"create workspaces, with the flags of Coder's own scale-test command"_s,
        .details
        = u"Creates users with a workspace each, waits for their agents and removes all of it again. Flags, "
          "environment variables and result formats are those of \"coder exp scaletest create-workspaces\"; "
          "no login "
          "as the created users is needed. Ends with 0 or 1."_s,
        .options = options,
        .run = createWorkspaces};
}

Command workspaceTrafficCommand()
{
    QList<OptionSpec> options{
        {.names = {u"template"_s, u"t"_s},
            .valueName = u"NAME"_s,
            .help = u"only workspaces of this template"_s,
            .environment = u"CODER_SCALETEST_TEMPLATE"_s},
        option(u"target-workspaces"_s, u"FIRST:END"_s, u"a range of them, as in 0:10, 10: or :10"_s, {},
            u"TARGET_WORKSPACES"_s),
        option(u"bytes-per-tick"_s, u"BYTES"_s, u"what a session types each tick"_s, u"1024"_s,
            u"WORKSPACE_TRAFFIC_BYTES_PER_TICK"_s),
        option(u"tick-interval"_s, u"TIME"_s, u"from one tick to the next"_s, u"100ms"_s,
            u"WORKSPACE_TRAFFIC_TICK_INTERVAL"_s),
        option(u"use-host-login"_s, {}, u"only the caller's own workspaces"_s, {}, u"USE_HOST_LOGIN"_s),
        option(u"workspace-proxy-url"_s, u"URL"_s, u"open terminals at this workspace proxy"_s, {},
            u"WORKSPACE_PROXY_URL"_s),
        option(u"ssh"_s, {}, u"SSH, by the deployment's relay, instead of a web terminal"_s, {},
            u"WORKSPACE_TRAFFIC_SSH"_s),
        option(u"disable-direct"_s, {}, u"no direct connections for --ssh: there are none in any case"_s, {},
            u"WORKSPACE_TRAFFIC_DISABLE_DIRECT_CONNECTIONS"_s),
        option(u"app"_s, u"SLUG"_s, u"a workspace app instead of a web terminal"_s, {},
            u"WORKSPACE_TRAFFIC_APP"_s),
        option(u"app-mode"_s, u"MODE"_s,
            u"what the app does: echo, read, discard or http; wsec, wsra and wsdi are known"_s, {}, {}),
        option(u"line-mode"_s, {}, u"let the terminal itself echo, line by line, as that command does"_s, {},
            {}),
        option(u"goals"_s, {}, u"judge the default goals too, and end with 99 when one is broken"_s, {}, {}),
    };
    options += strategyOptions(u"0"_s) + cleanupLimitOptions();
    options += ignoredOptions() + prometheusOptions();
    options += QList<OptionSpec>{scaletestOutputOption()} + runOptions() + loginOptions();
    return {.name = u"workspace-traffic"_s,
        .operands = {},
        .summary = u"drive web terminals or apps of workspaces that are there, with that command's flags"_s,
        .details
        = u"Drives web terminal or app traffic at the running workspaces of scale tests, for as long as "
          u"--timeout "
          u"says. Flags, "
          "environment variables and result formats are those of \"coder exp scaletest workspace-traffic\", "
          "but all "
          "sessions run together. Each owner gets a token of its own, which is deleted at the end. Ends with 0 or 1."_s,
        .options = options,
        .run = workspaceTraffic};
}

} // namespace plimsoll
