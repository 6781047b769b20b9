// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/runoptions.h"
#include "app/scaletestoptions.h"
#include "core/plan/planlimits.h"
#include "core/plan/targets.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

OptionSpec option(const QString &name, const QString &valueName, const QString &help, const QString &fallback)
{
    QString variable = u"CODER_SCALETEST_DASHBOARD_"_s + name.toUpper();
    variable.replace(u'-', u'_');
    return {
        .names = {name}, .valueName = valueName, .help = help, .fallback = fallback, .environment = variable};
}

// As Go's flags take it.
bool isTrue(const QString &text, CommandOptions &options)
{
    const QString value = text.toLower();
    if (value == "true"_L1 || value == "t"_L1 || value == "1"_L1)
        return true;
    if (value != "false"_L1 && value != "f"_L1 && value != "0"_L1)
        options.refuse(u"--headless takes true or false, not \"%1\"."_s.arg(text));
    return false;
}

ScenarioPlan scenarioOf(CommandOptions &options, Console &console)
{
    ScenarioPlan scenario;
    scenario.name = u"dashboard"_s;
    scenario.kind = TrafficKind::Dashboard;
    takeTrafficTimes(scenario, options, console);
    scenario.dashboard.interval = options.duration(u"interval"_s);
    scenario.dashboard.jitter = options.duration(u"jitter"_s);
    if (options.flag(u"browsers"_s))
        scenario.dashboard.client = DashboardClient::Browser;
    scenario.dashboard.isHeadless = isTrue(options.text(u"headless"_s), options);
    scenario.dashboard.seed = options.integer(u"rand-seed"_s, 0, planlimits::MostSeed);
    if (scenario.dashboard.interval <= 0ms)
        options.refuse(u"--interval must be longer than nothing."_s);
    else if (scenario.dashboard.jitter >= scenario.dashboard.interval)
        options.refuse(u"--jitter must be less than --interval."_s);
    const QString range = options.text(u"target-users"_s);
    if (range.isEmpty())
        return scenario;
    const Result<Range> parsed = parseRange(range);
    if (parsed)
        scenario.range = *parsed;
    else
        options.refuse(u"--target-users: "_s + parsed.error().message);
    return scenario;
}

ExitCode dashboard(CommandOptions &options, Console &console)
{
    if (!options.operands().isEmpty())
        options.refuse(u"\"dashboard\" takes options only."_s);
    Plan plan = trafficPlan(u"dashboard"_s, scenarioOf(options, console), options);
    plan.create.waitFor = WaitFor::Build; // people look at workspaces whose agents are not there, too
    return runScaletest(plan, options, console);
}

} // namespace

Command dashboardCommand()
{
    QList<OptionSpec> options{
        option(u"target-users"_s, u"FIRST:END"_s, u"a range of them, as in 0:10, 10: or :10"_s, {}),
        option(u"interval"_s, u"TIME"_s, u"from one page to the next"_s, u"10s"_s),
        option(u"jitter"_s, u"TIME"_s, u"so much more or less; less than --interval"_s, u"5s"_s),
        option(u"rand-seed"_s, u"N"_s, u"the same seed, the same pages at the same times"_s, u"0"_s),
        option(u"headless"_s, u"BOOL"_s, u"browsers show no window"_s, u"true"_s),
        {.names = {u"browsers"_s}, .help = u"a real Chromium for each person, 48 at most"_s},
        {.names = {u"goals"_s}, .help = u"judge the default goals too, and end with 99 when one is broken"_s},
    };
    options += strategyOptions(u"0"_s) + cleanupLimitOptions() + ignoredOptions() + prometheusOptions();
    options += QList<OptionSpec>{scaletestOutputOption()} + runOptions() + loginOptions();
    return {.name = u"dashboard"_s,
        .operands = {},
        .summary = u"make the dashboard's requests for users that are there, with that command's flags"_s,
        .details
        = u"Walks the owner of each running workspace of scale tests through the dashboard, with the "
          u"requests "
          u"that a browser makes, for as long as --timeout says. Flags, environment variables and result "
          u"formats are those of \"coder exp scaletest dashboard\"; no browser is needed but for --browsers, "
          u"where each person has one that loads the pages for real. Each owner gets a "
          u"token of its own, which is deleted at the end. Ends with 0 or 1."_s,
        .options = options,
        .run = dashboard};
}

} // namespace plimsoll
