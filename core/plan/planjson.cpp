// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"

#include "core/base/jsonreader.h"
#include "core/base/jsontext.h"
#include "core/base/jsonwriter.h"
#include "core/base/unittext.h"
#include "core/plan/goaljson.h"
#include "core/plan/planlimits.h"
#include "core/plan/shapejson.h"
#include "core/plan/targets.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

using namespace planlimits;

namespace {

constexpr qint64 FormatVersion = 1;
constexpr auto SchemaName = "urn:plimsoll:plan:1"_L1;

void readLimits(JsonReader &json, JobLimits &limits)
{
    json.takeObject("limits"_L1, [&limits](JsonReader &in) {
        in.takeInteger("concurrency"_L1, limits.concurrency, 0, MostTargets);
        in.takeDuration("jobTimeout"_L1, limits.jobTimeout, Milliseconds(0), LongestPhase);
        in.takeDuration("timeout"_L1, limits.timeout, Milliseconds(0), LongestPhase);
    });
}

void readRunCommand(JsonReader &json, RunCommand &run)
{
    json.takeObject("runCommand"_L1, [&run](JsonReader &in) {
        in.takeText("command"_L1, run.command, LongestText);
        in.takeDuration("timeout"_L1, run.timeout, ShortestTime, LongestPhase);
        in.takeFlag("expectTimeout"_L1, run.expectTimeout);
        in.takeText("expectOutput"_L1, run.expectOutput, LongestText);
        in.takeFlag("logOutput"_L1, run.logOutput);
    });
}

void readCreate(JsonReader &in, CreatePlan &create)
{
    in.takeText("template"_L1, create.templateName, LongestName);
    in.takeText("organization"_L1, create.organization, LongestName);
    in.takeInteger("count"_L1, create.count, 0, MostTargets);
    in.takeFlag("topUp"_L1, create.topUp);
    in.takeFlag("reuse"_L1, create.reuse);
    in.takeTexts("parameters"_L1, create.parameters);
    in.takeText("parameterFile"_L1, create.parameterFile);
    in.takeInteger("retries"_L1, create.retries, 0, MostRetries);
    in.takeInteger("maxFailures"_L1, create.maxFailures, 0, MostTargets);
    readLimits(in, create.limits);
    in.takeChoice("waitFor"_L1, create.waitFor, waitForTexts());
    readRunCommand(in, create.runCommand);
    in.takeChoice("owners"_L1, create.owners, ownerModeTexts());
    in.takeFlag("dryRun"_L1, create.dryRun);
}

void readRange(JsonReader &in, std::optional<Range> &range)
{
    QString text;
    if (!in.takeText("range"_L1, text))
        return;
    const Result<Range> read = parseRange(text);
    if (read)
        range = *read;
    else
        in.refuse("range"_L1, read.error().message);
}

void readRate(JsonReader &json, TrafficRate &rate)
{
    json.takeObject("rate"_L1, [&rate](JsonReader &in) {
        in.takeSize("bytesPerTick"_L1, rate.bytesPerTick, 1, MostBytesPerTick);
        in.takeDuration("tickInterval"_L1, rate.tickInterval, ShortestTime, LongestWait);
    });
}

void readWebTerminal(JsonReader &json, WebTerminalOptions &options)
{
    json.takeObject("webTerminal"_L1, [&options](JsonReader &in) {
        in.takeChoice("mode"_L1, options.mode, terminalModeTexts());
        in.takeDuration("attachTimeout"_L1, options.attachTimeout, ShortestTime, LongestWait);
        in.takeInteger("stallTicks"_L1, options.stallTicks, 0, MostStallTicks);
        in.takeFlag("reconnect"_L1, options.reconnect);
    });
}

void readDashboard(JsonReader &json, DashboardOptions &options)
{
    json.takeObject("dashboard"_L1, [&options](JsonReader &in) {
        in.takeChoice("client"_L1, options.client, dashboardClientTexts());
        in.takeFlag("headless"_L1, options.isHeadless);
        in.takeObject("pages"_L1, [&options](JsonReader &pages) {
            for (const EnumText<DashboardPage> &known : dashboardPageTexts())
                pages.takeInteger(
                    known.text, options.weights[static_cast<std::size_t>(known.value)], 0, MostWeight);
        });
        in.takeDuration("interval"_L1, options.interval, ShortestTime, LongestWait);
        in.takeDuration("jitter"_L1, options.jitter, Milliseconds(0), LongestWait);
        in.takeInteger("administrators"_L1, options.administrators, 0, MostTargets);
        in.takeDuration("answerTimeout"_L1, options.answerTimeout, ShortestTime, LongestWait);
        in.takeInteger("seed"_L1, options.seed, 0, MostSeed);
    });
}

void readApp(JsonReader &json, AppOptions &options)
{
    json.takeObject("app"_L1, [&options](JsonReader &in) {
        in.takeText("slug"_L1, options.slug, LongestName);
        in.takeChoice("mode"_L1, options.mode, appModeTexts());
        in.takeChoice("address"_L1, options.address, appAddressTexts());
        in.takeSize("messageBytes"_L1, options.messageBytes, 0, MostBytesPerTick);
        in.takeText("path"_L1, options.path, LongestPath);
        in.takeChoice("method"_L1, options.method, appMethodTexts());
        in.takeDuration("answerTimeout"_L1, options.answerTimeout, ShortestTime, LongestWait);
    });
}

ScenarioPlan readScenario(JsonReader &in)
{
    ScenarioPlan scenario;
    in.takeText("name"_L1, scenario.name, LongestName);
    in.takeChoice("kind"_L1, scenario.kind, trafficKindTexts());
    in.takeReal("share"_L1, scenario.share, {.least = 0, .most = 1, .atLeast = Least::Excluded});
    readRange(in, scenario.range);
    readRate(in, scenario.rate);
    readShape(in, scenario.shape);
    in.takeDuration("duration"_L1, scenario.duration, ShortestTime, LongestPhase);
    in.takeDuration("startAfter"_L1, scenario.startAfter, Milliseconds(0), LongestPhase);
    in.takeInteger("connectsPerSecond"_L1, scenario.connectsPerSecond, 0, MostTargets);
    in.takeInteger("connectsInFlight"_L1, scenario.connectsInFlight, 1, MostTargets);
    in.takeDuration("connectTimeout"_L1, scenario.connectTimeout, ShortestTime, LongestWait);
    readLimits(in, scenario.limits);
    in.takeText("workspaceProxyUrl"_L1, scenario.workspaceProxyUrl);
    readWebTerminal(in, scenario.webTerminal);
    readDashboard(in, scenario.dashboard);
    readApp(in, scenario.app);
    return scenario;
}

void readCleanup(JsonReader &in, CleanupPlan &cleanup)
{
    in.takeChoice("when"_L1, cleanup.when, cleanupWhenTexts());
    in.takeFlag("before"_L1, cleanup.before);
    in.takeText("template"_L1, cleanup.templateName, LongestName);
    readLimits(in, cleanup.limits);
}

void readLimit(JsonReader &in, LimitPlan &limit)
{
    in.takeInteger("start"_L1, limit.start, 1, MostTargets);
    in.takeReal("factor"_L1, limit.factor, {.least = 1, .most = LargestFactor, .atLeast = Least::Excluded});
    in.takeInteger("step"_L1, limit.step, 0, MostTargets);
    in.takeInteger("ceiling"_L1, limit.ceiling, 1, MostTargets);
    in.takeDuration("settle"_L1, limit.settle, Milliseconds(0), LongestWait);
    in.takeDuration("hold"_L1, limit.hold, Milliseconds(1000), LongestWait);
    in.takeReal("precision"_L1, limit.precision, {.least = FinestPrecision, .most = CoarsestPrecision});
}

void readWhole(JsonReader &in, Plan &plan)
{
    in.ignore({"$schema"_L1, "version"_L1});
    in.takeText("name"_L1, plan.name, LongestName);
    in.takeText("note"_L1, plan.note, LongestText);
    in.takeDuration("runLimit"_L1, plan.runLimit, ShortestRun, LongestPhase);
    in.takeObject("create"_L1, [&plan](JsonReader &json) { readCreate(json, plan.create); });
    in.takeDuration("baseline"_L1, plan.baseline, Milliseconds(0), LongestPhase);
    in.takeObjects("scenarios"_L1, MostScenarios,
        [&plan](JsonReader &json) { plan.scenarios.append(readScenario(json)); });
    QList<Goal> goals;
    if (in.takeObjects("goals"_L1, MostGoals, [&goals](JsonReader &json) { goals.append(readGoal(json)); }))
        plan.goals = goals;
    in.takeObject("generator"_L1, [&plan](JsonReader &json) {
        json.takeDuration("abortAfter"_L1, plan.generator.abortAfter, Milliseconds(0), LongestPhase);
    });
    in.takeObject("limit"_L1, [&plan](JsonReader &json) { readLimit(json, plan.limit.emplace()); });
    in.takeObject("cleanup"_L1, [&plan](JsonReader &json) { readCleanup(json, plan.cleanup); });
}

Result<> checkVersion(const QJsonObject &json)
{
    const QJsonValue version = json.value("version"_L1);
    if (version.isUndefined())
        return Error{ErrorKind::BadInput,
            u"/version: is missing. A plan begins with \"version\": %1."_s.arg(FormatVersion)};
    if (version.toInteger(-1) != FormatVersion)
        return Error{ErrorKind::BadInput,
            u"/version: must be %1, the version of the format that this program reads."_s.arg(FormatVersion)};
    return {};
}

Result<JsonFindings> readInto(Plan &plan, const QByteArray &text)
{
    const Result<QJsonObject> json = parseJsonObject(text, u"The plan"_s);
    if (!json)
        return json.error();
    if (const Result<> version = checkVersion(*json); !version)
        return version.error();
    JsonFindings findings;
    JsonReader::read(*json, findings, [&plan](JsonReader &in) { readWhole(in, plan); });
    return findings;
}

// What follows writes the same keys in the same order.
void write(JsonWriter &out, const JobLimits &limits)
{
    out.beginObject("limits"_L1);
    out.number("concurrency"_L1, qint64(limits.concurrency));
    out.text("jobTimeout"_L1, durationText(limits.jobTimeout));
    out.text("timeout"_L1, durationText(limits.timeout));
    out.endObject();
}

void write(JsonWriter &out, const RunCommand &run)
{
    out.beginObject("runCommand"_L1);
    out.text("command"_L1, run.command);
    out.text("timeout"_L1, durationText(run.timeout));
    out.flag("expectTimeout"_L1, run.expectTimeout);
    out.text("expectOutput"_L1, run.expectOutput);
    out.flag("logOutput"_L1, run.logOutput);
    out.endObject();
}

void write(JsonWriter &out, const CreatePlan &create)
{
    out.beginObject("create"_L1);
    out.text("template"_L1, create.templateName);
    out.text("organization"_L1, create.organization);
    out.number("count"_L1, qint64(create.count));
    out.flag("topUp"_L1, create.topUp);
    out.flag("reuse"_L1, create.reuse);
    out.beginObject("parameters"_L1);
    for (auto item = create.parameters.constBegin(); item != create.parameters.constEnd(); ++item)
        out.namedText(item.key(), item.value());
    out.endObject();
    out.text("parameterFile"_L1, create.parameterFile);
    out.number("retries"_L1, qint64(create.retries));
    out.number("maxFailures"_L1, qint64(create.maxFailures));
    write(out, create.limits);
    out.text("waitFor"_L1, QString(textOf(waitForTexts(), create.waitFor)));
    write(out, create.runCommand);
    out.text("owners"_L1, QString(textOf(ownerModeTexts(), create.owners)));
    out.flag("dryRun"_L1, create.dryRun);
    out.endObject();
}

void write(JsonWriter &out, const WebTerminalOptions &options)
{
    out.beginObject("webTerminal"_L1);
    out.text("mode"_L1, QString(textOf(terminalModeTexts(), options.mode)));
    out.text("attachTimeout"_L1, durationText(options.attachTimeout));
    out.number("stallTicks"_L1, qint64(options.stallTicks));
    out.flag("reconnect"_L1, options.reconnect);
    out.endObject();
}

void write(JsonWriter &out, const DashboardOptions &options)
{
    out.beginObject("dashboard"_L1);
    out.text("client"_L1, QString(textOf(dashboardClientTexts(), options.client)));
    out.flag("headless"_L1, options.isHeadless);
    out.beginObject("pages"_L1);
    for (const EnumText<DashboardPage> &known : dashboardPageTexts())
        out.number(known.text, qint64(options.weight(known.value)));
    out.endObject();
    out.text("interval"_L1, durationText(options.interval));
    out.text("jitter"_L1, durationText(options.jitter));
    out.number("administrators"_L1, qint64(options.administrators));
    out.text("answerTimeout"_L1, durationText(options.answerTimeout));
    out.number("seed"_L1, qint64(options.seed));
    out.endObject();
}

void write(JsonWriter &out, const AppOptions &options)
{
    out.beginObject("app"_L1);
    out.text("slug"_L1, options.slug);
    out.text("mode"_L1, QString(textOf(appModeTexts(), options.mode)));
    out.text("address"_L1, QString(textOf(appAddressTexts(), options.address)));
    out.text("messageBytes"_L1, sizeText(options.messageBytes));
    out.text("path"_L1, options.path);
    out.text("method"_L1, QString(textOf(appMethodTexts(), options.method)));
    out.text("answerTimeout"_L1, durationText(options.answerTimeout));
    out.endObject();
}

void write(JsonWriter &out, const ScenarioPlan &scenario)
{
    out.beginObject();
    out.text("name"_L1, scenario.name);
    out.text("kind"_L1, QString(textOf(trafficKindTexts(), scenario.kind)));
    out.number("share"_L1, scenario.share);
    if (scenario.range)
        out.text("range"_L1, rangeText(*scenario.range));
    out.beginObject("rate"_L1);
    out.text("bytesPerTick"_L1, sizeText(scenario.rate.bytesPerTick));
    out.text("tickInterval"_L1, durationText(scenario.rate.tickInterval));
    out.endObject();
    writeShape(out, scenario.shape);
    out.text("duration"_L1, durationText(scenario.duration));
    out.text("startAfter"_L1, durationText(scenario.startAfter));
    out.number("connectsPerSecond"_L1, qint64(scenario.connectsPerSecond));
    out.number("connectsInFlight"_L1, qint64(scenario.connectsInFlight));
    out.text("connectTimeout"_L1, durationText(scenario.connectTimeout));
    write(out, scenario.limits);
    out.text("workspaceProxyUrl"_L1, scenario.workspaceProxyUrl);
    write(out, scenario.webTerminal);
    if (scenario.kind == TrafficKind::Dashboard)
        write(out, scenario.dashboard);
    if (scenario.kind == TrafficKind::WorkspaceApp)
        write(out, scenario.app);
    out.endObject();
}

void write(JsonWriter &out, const GeneratorPlan &generator)
{
    out.beginObject("generator"_L1);
    out.text("abortAfter"_L1, durationText(generator.abortAfter));
    out.endObject();
}

void write(JsonWriter &out, const LimitPlan &limit)
{
    out.beginObject("limit"_L1);
    out.number("start"_L1, qint64(limit.start));
    out.number("factor"_L1, limit.factor);
    out.number("step"_L1, qint64(limit.step));
    out.number("ceiling"_L1, qint64(limit.ceiling));
    out.text("settle"_L1, durationText(limit.settle));
    out.text("hold"_L1, durationText(limit.hold));
    out.number("precision"_L1, limit.precision);
    out.endObject();
}

void write(JsonWriter &out, const CleanupPlan &cleanup)
{
    out.beginObject("cleanup"_L1);
    out.text("when"_L1, QString(textOf(cleanupWhenTexts(), cleanup.when)));
    out.flag("before"_L1, cleanup.before);
    out.text("template"_L1, cleanup.templateName);
    write(out, cleanup.limits);
    out.endObject();
}

template <typename T> void writeList(JsonWriter &out, QLatin1StringView key, const QList<T> &items)
{
    out.beginList(key);
    for (const T &item : items)
        write(out, item);
    out.endList();
}

} // namespace

Result<Plan> readPlan(const QByteArray &json)
{
    Plan plan;
    const Result<JsonFindings> findings = readInto(plan, json);
    if (!findings)
        return findings.error();
    if (!findings->problems().isEmpty())
        return Error{ErrorKind::BadInput, findings->problems().join(u'\n')};
    return plan;
}

QByteArray writePlan(const Plan &plan)
{
    JsonWriter out;
    out.beginObject();
    out.text("$schema"_L1, QString(SchemaName));
    out.number("version"_L1, FormatVersion);
    out.text("name"_L1, plan.name);
    out.text("note"_L1, plan.note);
    out.text("runLimit"_L1, durationText(plan.runLimit));
    write(out, plan.create);
    out.text("baseline"_L1, durationText(plan.baseline));
    writeList(out, "scenarios"_L1, plan.scenarios);
    out.beginList("goals"_L1);
    for (const Goal &goal : plan.goals)
        writeGoal(out, goal);
    out.endList();
    write(out, plan.generator);
    if (plan.limit)
        write(out, *plan.limit);
    write(out, plan.cleanup);
    out.endObject();
    return out.document();
}

QMap<QString, QStringList> planKeys()
{
    // A plan in which every object of the format occurs.
    Plan plan;
    plan.scenarios = {ScenarioPlan(), ScenarioPlan(), ScenarioPlan()};
    plan.scenarios[0].shape.stages = {LoadStage{.duration = Milliseconds(1)}};
    plan.scenarios[1].kind = TrafficKind::Dashboard;
    plan.scenarios[2].kind = TrafficKind::WorkspaceApp;
    plan.limit.emplace();
    Plan read;
    const Result<JsonFindings> findings = readInto(read, writePlan(plan));
    return findings ? findings->knownKeys() : QMap<QString, QStringList>();
}

} // namespace plimsoll
