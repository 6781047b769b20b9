// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planvalidation.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

using Change = std::function<void(Plan &)>;

// Nothing is wrong with this one.
Plan soundPlan()
{
    Plan plan;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 20;
    plan.scenarios = {ScenarioPlan()};
    return plan;
}

// The change is made to the first scenario of a sound plan.
Change toScenario(const std::function<void(ScenarioPlan &)> &change)
{
    return [change](Plan &plan) { change(plan.scenarios.first()); };
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestPlanValidation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingIsWrongWithASoundPlan_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("as it is", [](Plan &) { });
        row("creating only", [](Plan &plan) { plan.scenarios.clear(); });
        row("cleaning up before only", [](Plan &plan) {
            plan = Plan();
            plan.create.count = 0;
            plan.cleanup.before = true;
        });
        row("existing workspaces of any template", [](Plan &plan) {
            plan.create.count = 0;
            plan.create.templateName.clear();
        });
        row("topping up", [](Plan &plan) { plan.create.topUp = true; });
        row("two scenarios", [](Plan &plan) {
            plan.scenarios.append(plan.scenarios.first());
            plan.scenarios.last().name = u"second"_s;
        });
        row("a range beyond what is created, but others are reused", [](Plan &plan) {
            plan.create.reuse = true;
            plan.scenarios.first().range = Range{0, 1000};
        });
        row("short lines", toScenario([](ScenarioPlan &scenario) {
            scenario.webTerminal.mode = TerminalMode::Line;
            scenario.rate.bytesPerTick = 4095;
        }));
        row("a proxy", toScenario([](ScenarioPlan &scenario) {
            scenario.workspaceProxyUrl = u"https://proxy.example.com:8443/base"_s;
        }));
        row("goals of all kinds", [](Plan &plan) {
            plan.create.waitFor = WaitFor::Ready;
            plan.scenarios.first().webTerminal.reconnect = true;
            plan.goals = {{.metric = GoalMetric::RecoveryTime, .limit = 1e9},
                {.metric = GoalMetric::ScriptTime, .limit = 1e9, .abort = true},
                {.metric = GoalMetric::ErrorRate, .errorClass = ErrorClass::Stalled, .abort = true},
                {.metric = GoalMetric::Throughput, .limit = 0.9, .window = 20s, .grace = 10s, .abort = true}};
            plan.generator.abortAfter = 10s;
        });
        row("a goal of a scenario",
            [](Plan &plan) { plan.goals = {{GoalMetric::RoundTrip, 99, 1e9, u"web-terminal"_s}}; });
    }
    void nothingIsWrongWithASoundPlan()
    {
        QFETCH(Change, change);
        Plan plan = soundPlan();
        change(plan);
        QCOMPARE(validatePlan(plan), PlanFindings());
    }

    void whatCannotBeRunIsAnError_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        addPlanErrors();
        addContradictions();
        addScenarioErrors();
    }
    void whatCannotBeRunIsAnError()
    {
        QFETCH(Change, change);
        QFETCH(QString, sentence);
        Plan plan = soundPlan();
        change(plan);
        const PlanFindings findings = validatePlan(plan);
        QCOMPARE(findings.errors.size(), 1);
        QVERIFY2(findings.errors.first().contains(sentence), qUtf8Printable(findings.errors.first()));
    }

    void whatIsProbablyNotMeantIsAWarning_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        addPlanWarnings();
        addScenarioWarnings();
    }
    void whatIsProbablyNotMeantIsAWarning()
    {
        QFETCH(Change, change);
        QFETCH(QString, sentence);
        Plan plan = soundPlan();
        change(plan);
        const PlanFindings findings = validatePlan(plan);
        QCOMPARE(findings.errors, QStringList());
        QCOMPARE(findings.warnings.size(), 1);
        QVERIFY2(findings.warnings.first().contains(sentence), qUtf8Printable(findings.warnings.first()));
    }

private:
    static void row(const char *name, const Change &change, const QString &sentence)
    {
        QTest::newRow(name) << change << sentence;
    }

    static void addPlanErrors()
    {
        row(
            "nothing to do",
            [](Plan &plan) {
                plan = Plan();
                plan.create.count = 0;
            },
            u"The plan does nothing"_s);
        row("no template", [](Plan &plan) { plan.create.templateName = u" "_s; }, u"names no template"_s);
        row(
            "a value out of its range", [](Plan &plan) { plan.create.limits.concurrency = -1; },
            u"/create/limits/concurrency: must be a whole number from 0 to 100000, but is -1."_s);
        row(
            "a negative duration", [](Plan &plan) { plan.baseline = -5s; },
            u"/baseline: must be a duration"_s);
        row("not a number", toScenario([](ScenarioPlan &scenario) {
            scenario.share = std::numeric_limits<double>::quiet_NaN();
            scenario.range = Range{0, 5};
        }),
            u"/scenarios/0/share: must be a number"_s);
    }

    static void addContradictions()
    {
        row(
            "topping up to none",
            [](Plan &plan) {
                plan.create.topUp = true;
                plan.create.count = 0;
            },
            u"\"topUp\" needs a \"count\""_s);
        row(
            "reuse of what is cleaned up",
            [](Plan &plan) {
                plan.create.reuse = true;
                plan.cleanup.before = true;
            },
            u"removes the workspaces of earlier runs"_s);
        row(
            "a command without command", [](Plan &plan) { plan.create.runCommand.expectOutput = u"ok"_s; },
            u"names none: set \"command\""_s);
        row(
            "a command without agents",
            [](Plan &plan) {
                plan.scenarios.clear();
                plan.create.waitFor = WaitFor::Build;
                plan.create.runCommand.command = u"true"_s;
            },
            u"\"runCommand\" needs connected agents"_s);
        row(
            "a command longer than its job",
            [](Plan &plan) {
                plan.create.runCommand.command = u"true"_s;
                plan.create.runCommand.timeout = 5min;
            },
            u"may take 5m, but each workspace has only 5m"_s);
        row(
            "longer than the run", [](Plan &plan) { plan.baseline = 4h; },
            u"Baseline and traffic take 4h30s, but the run is stopped after 4h"_s);
        row(
            "a goal of no scenario",
            [](Plan &plan) { plan.goals = {{GoalMetric::RoundTrip, 99, 1e9, u"x"_s}}; },
            u"names a scenario that the plan does not have"_s);
        row(
            "a goal of no endpoint",
            [](Plan &plan) {
                plan.scenarios[0].kind = TrafficKind::Dashboard;
                plan.goals = {{.metric = GoalMetric::RoundTrip, .limit = 1e9, .endpoint = u"GET /nothing"_s}};
            },
            u"names an endpoint that none of its scenarios asks; they ask: GET /"_s);
        row(
            "an endpoint of what makes no requests",
            [](Plan &plan) {
                plan.goals = {{.metric = GoalMetric::RoundTrip, .limit = 1e9, .endpoint = u"GET /"_s}};
            },
            u"names an endpoint, but none of its scenarios makes requests"_s);
        row(
            "failed creates of a scenario",
            [](Plan &plan) { plan.goals = {{GoalMetric::FailedCreates, 99, 0, u"web-terminal"_s}}; },
            u"belongs to no scenario"_s);
        addGoalErrors();
    }

    static void goalRow(const char *name, const Goal &goal, const QString &sentence)
    {
        row(name, [goal](Plan &plan) { plan.goals = {goal}; }, sentence);
    }

    static void addGoalErrors()
    {
        const Goal windowed{.metric = GoalMetric::RoundTrip, .limit = 1e9, .window = 31s};
        goalRow("a window longer than the traffic", windowed,
            u"has a window of 31s, but only 30s of traffic are judged: no window would ever be whole"_s);
        goalRow("a window longer than what the grace time leaves",
            {.metric = GoalMetric::Throughput, .limit = 0.9, .window = 25s, .grace = 10s},
            u"has a window of 25s, but only 20s of traffic are judged"_s);
        goalRow("half a second", {.metric = GoalMetric::Throughput, .limit = 0.9, .window = 1500ms},
            u"so write whole seconds"_s);
        goalRow("nothing but grace", {.metric = GoalMetric::Throughput, .limit = 0.9, .grace = 30s},
            u"has a grace time of 30s, but scenario \"web-terminal\" lasts 30s"_s);
        goalRow("a window on creates", {.metric = GoalMetric::CreateTime, .limit = 1e9, .window = 5s},
            u"is about creating workspaces, which has no seconds to slide over"_s);
        goalRow("a grace time on creates", {.metric = GoalMetric::CreatedShare, .limit = 1, .grace = 5s},
            u"\"grace\" counts from the start of traffic"_s);
        goalRow("start scripts that nobody waits for", {.metric = GoalMetric::ScriptTime, .limit = 1e9},
            u"nobody waits for the start scripts. Set \"waitFor\" to \"ready\"."_s);
        goalRow("recovery without reconnecting", {.metric = GoalMetric::RecoveryTime, .limit = 1e9},
            u"no session of it reconnects"_s);
        row(
            "half a second of lateness", [](Plan &plan) { plan.generator.abortAfter = 500ms; },
            u"\"abortAfter\" in \"generator\" is 500ms"_s);
    }

    static void addScenarioErrors()
    {
        row("no name", toScenario([](ScenarioPlan &scenario) { scenario.name.clear(); }),
            u"A scenario needs a name"_s);
        row(
            "one name for two", [](Plan &plan) { plan.scenarios.append(plan.scenarios.first()); },
            u"Two scenarios are called \"web-terminal\""_s);
        row("an interval longer than all",
            toScenario([](ScenarioPlan &scenario) { scenario.rate.tickInterval = 1min; }),
            u"never sends: its tick interval of 1m is longer than its duration of 30s"_s);
        row("sessions cut short",
            toScenario([](ScenarioPlan &scenario) { scenario.limits.jobTimeout = 10s; }),
            u"lasts 30s, but each session is ended after 10s"_s);
        row("the scenario cut short",
            toScenario([](ScenarioPlan &scenario) { scenario.limits.timeout = 10s; }),
            u"lasts 30s, but all of it is ended after 10s"_s);
        row("lines without room", toScenario([](ScenarioPlan &scenario) {
            scenario.webTerminal.mode = TerminalMode::Line;
            scenario.rate.bytesPerTick = 1;
        }),
            u"at least 2 bytes"_s);
        row("no proxy",
            toScenario([](ScenarioPlan &scenario) { scenario.workspaceProxyUrl = u"proxy:80"_s; }),
            u"not an http or https address"_s);
        row("a range beyond the end",
            toScenario([](ScenarioPlan &scenario) { scenario.range = Range{10, 30}; }),
            u"asks for the workspaces 10:30, but there are 20"_s);
        row("a share of none", toScenario([](ScenarioPlan &scenario) { scenario.share = 0.01; }),
            u"none of 20"_s);
    }

    static void addPlanWarnings()
    {
        row(
            "all may fail", [](Plan &plan) { plan.create.maxFailures = 20; },
            u"passes even when every workspace fails"_s);
        row(
            "many logins",
            [](Plan &plan) {
                plan.create.owners = OwnerMode::PasswordLogin;
                plan.create.count = 61;
            },
            u"Each of the 61 users logs in with a password"_s);
        row(
            "traffic without agents", [](Plan &plan) { plan.create.waitFor = WaitFor::Build; },
            u"before the agents are connected"_s);
        row(
            "a command for nobody",
            [](Plan &plan) {
                plan.create.count = 0;
                plan.create.runCommand.command = u"true"_s;
            },
            u"the plan creates none"_s);
        row(
            "one longer than all of them", [](Plan &plan) { plan.create.limits.timeout = 1min; },
            u"Creating has a limit of 5m for each but only 1m for all"_s);
        row(
            "the same of cleaning up", [](Plan &plan) { plan.cleanup.limits.timeout = 1min; },
            u"Cleaning up has a limit of 5m for each but only 1m for all"_s);
        row(
            "a template for nothing", [](Plan &plan) { plan.cleanup.templateName = u"x"_s; },
            u"\"before\" is off"_s);
        row(
            "a goal that stops at once",
            [](Plan &plan) {
                plan.goals = {{.metric = GoalMetric::Throughput, .limit = 0.9, .abort = true}};
            },
            u"may stop the run in its first seconds"_s);
        row(
            "stopping after the end", [](Plan &plan) { plan.generator.abortAfter = 5min; },
            u"it never stops the run"_s);
        row(
            "a goal twice", [](Plan &plan) { plan.goals.append(plan.goals.first()); },
            u"\"echoed ≥ 90 % of intended\" stands in the plan more than once"_s);
    }

    static void addScenarioWarnings()
    {
        row("share and range", toScenario([](ScenarioPlan &scenario) {
            scenario.share = 0.5;
            scenario.range = Range{0, 5};
        }),
            u"its share of 50 % is not used"_s);
        row("one after another", toScenario([](ScenarioPlan &scenario) { scenario.limits.concurrency = 1; }),
            u"runs 1 sessions at once and the others after them"_s);
        row("long lines", toScenario([](ScenarioPlan &scenario) {
            scenario.webTerminal.mode = TerminalMode::Line;
            scenario.rate.bytesPerTick = 4096;
        }),
            u"cuts them at 4,095 bytes"_s);
        row("greedy",
            toScenario([](ScenarioPlan &scenario) { scenario.rate = {qint64(25) * 1024 * 1024, 40ms}; }),
            u"plans 625 MiB a second in each session"_s);
        row(
            "shares that overlap",
            [](Plan &plan) {
                plan.scenarios.first().share = 0.6;
                plan.scenarios.append(plan.scenarios.first());
                plan.scenarios.last().name = u"second"_s;
            },
            u"Scenario \"second\" does not fit behind"_s);
    }

    void eachFindingKnowsItsPlace()
    {
        Plan plan = soundPlan();
        plan.create.templateName.clear();
        plan.create.retries = -1;
        plan.scenarios.first().rate.tickInterval = 1h;
        plan.goals.append(Goal{.metric = GoalMetric::RoundTrip, .limit = 1e9, .scenario = u"none"_s});
        QStringList places;
        for (const PlanFinding &finding : findingsOf(plan)) {
            QVERIFY(finding.isError);
            places.append(finding.place);
        }
        QCOMPARE(places,
            (QStringList{u"/create/retries"_s, u"/create/template"_s, u"/scenarios/0/rate/tickInterval"_s,
                u"/goals/2"_s}));
    }
};

QTEST_GUILESS_MAIN(TestPlanValidation)
#include "tst_planvalidation.moc"
