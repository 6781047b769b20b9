// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/plan/planexamples.h"

#include "core/plan/planlimits.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

// Draws what plans are made of.
class Draw
{
public:
    explicit Draw(std::mt19937 &random)
        : m_random(random)
    {
    }

    bool flag() { return number(0, 1) == 1; }
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    double share() { return std::uniform_real_distribution(0.001, 1.0)(m_random); }
    Milliseconds time(Milliseconds least, Milliseconds most)
    {
        return Milliseconds(std::uniform_int_distribution(least.count(), most.count())(m_random));
    }
    QString text()
    {
        static constexpr char16_t Letters[] = u"ab \"\\/\n\t{}[]:,%1äµ…\u0001";
        QString text;
        for (int length = number(0, 12); length > 0; --length)
            text += QChar(Letters[number(0, int(std::size(Letters)) - 2)]);
        return text;
    }
    template <typename Enum> Enum of(std::span<const EnumText<Enum>> table)
    {
        return table[static_cast<std::size_t>(number(0, int(table.size()) - 1))].value;
    }
    JobLimits limits() { return {number(0, planlimits::MostTargets), time(0ms, 480h), time(0ms, 480h)}; }

private:
    std::mt19937 &m_random;
};

LoadShape randomShape(Draw &draw)
{
    LoadShape shape;
    shape.name = draw.of(shapeNameTexts());
    for (int i = draw.number(0, 3); i > 0; --i)
        shape.stages.append({draw.time(1ms, 480h), draw.share() * 10, draw.flag()});
    shape.model = draw.of(loadModelTexts());
    shape.sessionsPerSecond = draw.share() * 100;
    shape.sessionLength = draw.time(1ms, 480h);
    shape.isRandom = draw.flag();
    shape.jitter = draw.share();
    shape.seed = draw.number(0, planlimits::MostSeed);
    return shape;
}

ScenarioPlan randomScenario(Draw &draw)
{
    ScenarioPlan scenario;
    scenario.name = draw.text();
    scenario.share = draw.share();
    if (draw.flag()) {
        const int first = draw.number(0, 1000);
        scenario.range
            = Range{first, draw.flag() ? std::optional(draw.number(first + 1, 2000)) : std::nullopt};
    }
    scenario.rate = {draw.number(1, int(planlimits::MostBytesPerTick)), draw.time(1ms, 1h)};
    scenario.shape = randomShape(draw);
    scenario.duration = draw.time(1ms, 480h);
    scenario.startAfter = draw.time(0ms, 480h);
    scenario.connectsPerSecond = draw.number(0, planlimits::MostTargets);
    scenario.connectsInFlight = draw.number(1, planlimits::MostTargets);
    scenario.connectTimeout = draw.time(1ms, 1h);
    scenario.limits = draw.limits();
    scenario.workspaceProxyUrl = draw.text();
    scenario.webTerminal = {draw.of(terminalModeTexts()), draw.time(1ms, 1h),
        draw.number(0, planlimits::MostStallTicks), draw.flag()};
    scenario.kind = draw.of(trafficKindTexts());
    if (scenario.kind == TrafficKind::WorkspaceApp)
        scenario.app = {draw.text(), draw.of(appModeTexts()), draw.of(appAddressTexts()),
            draw.number(0, int(planlimits::MostBytesPerTick)), draw.text(), draw.of(appMethodTexts()),
            draw.time(1ms, 1h)};
    if (scenario.kind == TrafficKind::Dashboard) {
        for (int &weight : scenario.dashboard.weights)
            weight = draw.number(0, planlimits::MostWeight);
        scenario.dashboard.interval = draw.time(1ms, 1h);
        scenario.dashboard.jitter = draw.time(0ms, 1h);
        scenario.dashboard.administrators = draw.number(0, planlimits::MostTargets);
        scenario.dashboard.answerTimeout = draw.time(1ms, 1h);
        scenario.dashboard.seed = draw.number(0, planlimits::MostSeed);
    }
    return scenario;
}

Goal randomGoal(Draw &draw)
{
    Goal goal;
    goal.metric = draw.of(goalMetricTexts());
    goal.scenario = draw.text();
    if (isLatencyGoal(goal.metric)) {
        goal.percentile = 100 * draw.share();
        goal.limit = draw.number(1'000, 2'000'000'000); // nanoseconds
    } else {
        goal.limit = draw.share();
    }
    if (goal.metric == GoalMetric::ErrorRate && draw.flag())
        goal.errorClass = draw.of(errorClassTexts());
    if (knowsEndpoints(goal.metric) && draw.flag())
        goal.endpoint = draw.text();
    goal.window = draw.time(0ms, planlimits::LongestWindow);
    goal.grace = draw.time(0ms, 480h);
    goal.abort = draw.flag();
    return goal;
}

CreatePlan randomCreate(Draw &draw)
{
    CreatePlan create;
    create.templateName = draw.text();
    create.organization = draw.text();
    create.count = draw.number(0, planlimits::MostTargets);
    create.topUp = draw.flag();
    create.reuse = draw.flag();
    for (int i = draw.number(0, 4); i > 0; --i)
        create.parameters.insert(draw.text(), draw.text());
    create.parameterFile = draw.text();
    create.retries = draw.number(0, planlimits::MostRetries);
    create.maxFailures = draw.number(0, planlimits::MostTargets);
    create.limits = draw.limits();
    create.waitFor = draw.of(waitForTexts());
    create.runCommand = {draw.text(), draw.time(1ms, 480h), draw.flag(), draw.text(), draw.flag()};
    create.owners = draw.of(ownerModeTexts());
    create.dryRun = draw.flag();
    return create;
}

// A plan with this behind its version.
QByteArray with(const QByteArray &members)
{
    return "{\"version\": 1, " + members + '}';
}

QList<BadPlan> badDocuments()
{
    return {
        {"not JSON", "{\"version\": 1,}", u"The plan is not JSON: "_s, SchemaSees::No},
        {"not an object", "[]", u"The plan is not a JSON object"_s},
        {"no version", "{}", u"/version: is missing."_s},
        {"other version", "{\"version\": 2, \"unheard\": 1}", u"/version: must be 1"_s},
        {"version as text", "{\"version\": \"1\"}", u"/version: must be 1"_s},
        {"key twice", with("\"name\": \"a\", \"name\": \"b\""), u"gives the key \"name\" twice"_s,
            SchemaSees::No},
        {"unknown key", with("\"scenario\": []"),
            u"/scenario: is not a known key. Did you mean \"scenarios\"?"_s},
        {"unknown key in create", with("\"create\": {\"cuont\": 1}"),
            u"/create/cuont: is not a known key. Did you mean \"count\"?"_s},
        {"name as number", with("\"name\": 5"), u"/name: must be text, but is 5."_s},
        {"long name", with("\"name\": \"" + QByteArray(201, 'x') + '"'), u"/name: must not be longer"_s},
        {"short run limit", with("\"runLimit\": \"59s\""), u"/runLimit: must be a duration from 1m to 480h"_s,
            SchemaSees::No},
        {"negative count", with("\"create\": {\"count\": -1}"),
            u"/create/count: must be a whole number from 0 to 100000, but is -1."_s},
        {"half a workspace", with("\"create\": {\"count\": 1.5}"),
            u"/create/count: must be a whole number"_s},
        {"parameter object", with("\"create\": {\"parameters\": {\"a\": {}}}"),
            u"/create/parameters/a: must be text"_s},
        {"unknown owners", with("\"create\": {\"owners\": \"user-eech\"}"), u"Did you mean \"user-each\"?"_s},
        {"run command as text", with("\"create\": {\"runCommand\": \"ls\"}"),
            u"/create/runCommand: must be an object"_s},
        {"duration without unit", with("\"baseline\": \"5\""), u"/baseline: must be a duration"_s},
        {"duration as number", with("\"baseline\": 5"), u"/baseline: must be a duration in quotes"_s},
        {"negative duration", with("\"baseline\": \"-5s\""), u"/baseline: must be a duration"_s},
    };
}

QList<BadPlan> badTraffic()
{
    return {
        {"scenarios as object", with("\"scenarios\": {}"), u"/scenarios: must be a list"_s},
        {"scenario as text", with("\"scenarios\": [\"web-terminal\"]"), u"/scenarios/0: must be an object"_s},
        {"unknown kind", with("\"scenarios\": [{\"kind\": \"telnet\"}]"), u"/scenarios/0/kind: must be "_s},
        {"no share", with("\"scenarios\": [{\"share\": 0}]"),
            u"/scenarios/0/share: must be a number above 0 and up to 1"_s},
        {"percentage as share", with("\"scenarios\": [{\"share\": 25}]"), u"/scenarios/0/share: must be"_s},
        {"range as text", with("\"scenarios\": [{\"range\": \"some\"}]"), u"is not a range"_s},
        {"range backwards", with("\"scenarios\": [{\"range\": \"20:10\"}]"), u"/scenarios/0/range: "_s,
            SchemaSees::No},
        {"no interval", with("\"scenarios\": [{}, {\"rate\": {\"tickInterval\": \"0s\"}}]"),
            u"/scenarios/1/rate/tickInterval: must be a duration from 1ms to 1h"_s, SchemaSees::No},
        {"flat rate", with("\"scenarios\": [{\"bytesPerTick\": 1024}]"),
            u"/scenarios/0/bytesPerTick: is not a known key."_s},
        {"no bytes", with("\"scenarios\": [{\"rate\": {\"bytesPerTick\": 0}}]"),
            u"/scenarios/0/rate/bytesPerTick: must be a size from 1B to 256MiB"_s},
        {"bad size", with("\"scenarios\": [{\"rate\": {\"bytesPerTick\": \"4 KB/s\"}}]"),
            u"/scenarios/0/rate/bytesPerTick: must be a size"_s},
        {"unknown mode of an app", with("\"scenarios\": [{\"app\": {\"mode\": \"sink\"}}]"),
            u"/scenarios/0/app/mode: must be one of"_s},
        {"unknown shape", with("\"scenarios\": [{\"shape\": {\"name\": \"wave\"}}]"),
            u"/scenarios/0/shape/name: must be one of"_s},
        {"level of a stage", with("\"scenarios\": [{\"shape\": {\"stages\": [{\"level\": 11}]}}]"),
            u"/scenarios/0/shape/stages/0/level: must be"_s},
        {"none in flight", with("\"scenarios\": [{\"connectsInFlight\": 0}]"),
            u"/scenarios/0/connectsInFlight: must be a whole number from 1"_s},
        {"unknown terminal mode", with("\"scenarios\": [{\"webTerminal\": {\"mode\": \"cooked\"}}]"),
            u"/scenarios/0/webTerminal/mode: must be one of"_s},
    };
}

QList<BadPlan> badGoals()
{
    return {
        {"goal without metric", with("\"goals\": [{\"below\": 0.1}]"), u"/goals/0/metric: is missing."_s},
        {"unknown metric", with("\"goals\": [{\"metric\": \"latency\", \"below\": 0.1}]"),
            u"/goals/0/metric: must be one of"_s},
        {"goal without limit", with("\"goals\": [{\"metric\": \"throughput\"}]"),
            u"/goals/0/atLeast: is missing."_s},
        {"the wrong limit", with("\"goals\": [{\"metric\": \"throughput\", \"atLeast\": 1, \"below\": 1}]"),
            u"/goals/0/below: does not belong to this metric: write \"atLeast\"."_s},
        {"share for a latency", with("\"goals\": [{\"metric\": \"round-trip\", \"below\": 0.1}]"),
            u"/goals/0/below: must be a duration"_s},
        {"percentile of a share",
            with("\"goals\": [{\"metric\": \"disconnect-rate\", \"below\": 0.1, \"percentile\": 99}]"),
            u"/goals/0/percentile: belongs to"_s},
        {"percentile 0",
            with("\"goals\": [{\"metric\": \"round-trip\", \"below\": \"1s\", \"percentile\": 0}]"),
            u"/goals/0/percentile: must be a number above 0 and up to 100"_s},
        {"unknown class of errors",
            with("\"goals\": [{\"metric\": \"error-rate\", \"below\": 0, \"class\": \"stall\"}]"),
            u"Did you mean \"stalled\"?"_s},
        {"class of what is no error",
            with("\"goals\": [{\"metric\": \"disconnect-rate\", \"below\": 0, \"class\": \"tls\"}]"),
            u"/goals/0/class: belongs to \"error-rate\" only."_s},
        {"window as number",
            with("\"goals\": [{\"metric\": \"throughput\", \"atLeast\": 1, \"window\": 30}]"),
            u"/goals/0/window: must be a duration in quotes"_s},
        {"window of an hour",
            with("\"goals\": [{\"metric\": \"throughput\", \"atLeast\": 1, \"window\": \"1h\"}]"),
            u"/goals/0/window: must be a duration from 0s to 10m"_s, SchemaSees::No},
        {"abort as text",
            with("\"goals\": [{\"metric\": \"throughput\", \"atLeast\": 1, \"abort\": \"yes\"}]"),
            u"/goals/0/abort: must be"_s},
    };
}

QList<BadPlan> badRest()
{
    return {
        {"limit as list", with("\"limit\": []"), u"/limit: must be an object"_s},
        {"a search without a second to hold", with("\"limit\": {\"hold\": \"10ms\"}"),
            u"/limit/hold: must be"_s, SchemaSees::No},
        {"generator as flag", with("\"generator\": true"), u"/generator: must be an object"_s},
        {"unknown cleanup", with("\"cleanup\": {\"when\": \"on_success\"}"),
            u"/cleanup/when: must be one of \"always\", \"on-success\", \"on-error\", \"never\""_s},
        {"limits out of range", with("\"cleanup\": {\"limits\": {\"concurrency\": -5}}"),
            u"/cleanup/limits/concurrency: must be a whole number"_s},
    };
}

} // namespace

Plan fullPlan()
{
    ScenarioPlan first;
    first.name = u"typing"_s;
    first.share = 0.25;
    first.range = Range{5, 10};
    first.rate = {4096, 40ms};
    first.duration = 90s;
    first.startAfter = 10s;
    first.connectsPerSecond = 20;
    first.connectsInFlight = 8;
    first.connectTimeout = 12s;
    first.limits = {3, 2min, 1h};
    first.workspaceProxyUrl = u"https://proxy.example.com"_s;
    first.webTerminal = {TerminalMode::Line, 45s, 70, true};
    ScenarioPlan second;
    second.name = u"second"_s;
    second.range = Range{7, std::nullopt};

    Plan plan;
    plan.name = u"All \"of\" it"_s;
    plan.note = u"Über alles\nin two lines"_s;
    plan.runLimit = 90min;
    plan.create = {u"kubernetes"_s, u"default"_s, 20, true, true,
        {{u"cpu"_s, u"4"_s}, {u"ide"_s, u"[\"a\",\"b\"]"_s}}, u"parameters.yaml"_s, 5, 2, {7, 4min, 2h},
        WaitFor::Ready, {u"echo hi"_s, 7s, true, u"hi"_s, true}, OwnerMode::PasswordLogin, false};
    plan.baseline = 5min;
    plan.scenarios = {first, second};
    plan.goals = {{GoalMetric::Throughput, 99, 0.95, {}}, {GoalMetric::DisconnectRate, 99, 0, u"typing"_s},
        {GoalMetric::RoundTrip, 99.9, 100e6, u"typing"_s}, {GoalMetric::ServiceTime, 50, 1'500'001, {}},
        {GoalMetric::FailedCreates, 99, 0.05, {}}};
    plan.cleanup = {CleanupWhen::OnError, true, u"kubernetes"_s, {2, 1min, 10min}};
    return plan;
}

Plan randomPlan(std::mt19937 &random)
{
    Draw draw(random);
    Plan plan;
    plan.name = draw.text();
    plan.note = draw.text();
    plan.runLimit = draw.time(1min, 480h);
    plan.create = randomCreate(draw);
    plan.baseline = draw.time(0ms, 480h);
    for (int i = draw.number(0, 3); i > 0; --i)
        plan.scenarios.append(randomScenario(draw));
    plan.goals.clear();
    for (int i = draw.number(0, 4); i > 0; --i)
        plan.goals.append(randomGoal(draw));
    if (draw.flag())
        plan.limit = {draw.number(1, planlimits::MostTargets), 1 + draw.share(),
            draw.number(0, planlimits::MostTargets), draw.number(1, planlimits::MostTargets),
            draw.time(0ms, 1h), draw.time(1s, 1h), draw.share() / 4 + 0.005};
    plan.cleanup = {draw.of(cleanupWhenTexts()), draw.flag(), draw.text(), draw.limits()};
    return plan;
}

QList<BadPlan> badPlans()
{
    return badDocuments() + badTraffic() + badGoals() + badRest();
}

} // namespace plimsoll
