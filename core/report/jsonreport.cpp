// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonreport.h"

#include "core/report/jsonreadingfields.h"
#include "core/report/jsonwritingfields.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 MostBytes = qint64{256} * 1024 * 1024; // ten thousand workspaces take about 5 MB

} // namespace

namespace runjson {

// What run.json has for each part of a Report, once for writing and for reading: `fields` is either
// WritingFields or ReadingFields and goes through one field after the other.

template <typename Fields> void of(Fields &fields, DeploymentReport &deployment)
{
    fields.text("url"_L1, deployment.url);
    fields.text("version"_L1, deployment.version);
    fields.text("deploymentId"_L1, deployment.deploymentId);
}

template <typename Fields> void of(Fields &fields, GoalResult &result)
{
    fields.choice("metric"_L1, result.goal.metric, goalMetricTexts());
    const bool isLatency = isLatencyGoal(result.goal.metric);
    if (isLatency)
        fields.number("percentile"_L1, result.goal.percentile);
    fields.choice("class"_L1, result.goal.errorClass, errorClassTexts());
    fields.text("scenario"_L1, result.goal.scenario);
    fields.text("endpoint"_L1, result.goal.endpoint);
    fields.milliseconds("windowMs"_L1, result.goal.window);
    fields.milliseconds("graceMs"_L1, result.goal.grace);
    fields.flag("abort"_L1, result.goal.abort);
    fields.derived("text"_L1, goalText(result.goal));
    fields.derived("unit"_L1, isLatency ? u"ns"_s : u"share"_s);
    fields.number("limit"_L1, result.goal.limit);
    fields.choice("state"_L1, result.state, goalStateTexts());
    fields.number("measured"_L1, result.measured);
    fields.flag("worseThanMeasured"_L1, result.worseThanMeasured);
    fields.number("secondsBeyond"_L1, result.secondsBeyond);
    fields.number("secondsBeyondMarked"_L1, result.secondsBeyondMarked);
    fields.time("firstBeyondAt"_L1, result.firstBeyond);
    fields.time("lastBeyondAt"_L1, result.lastBeyond);
    fields.number("worstSecond"_L1, result.worstSecond);
    fields.text("sentence"_L1, result.sentence);
}

template <typename Fields> void of(Fields &fields, PhaseReport &phase)
{
    fields.choice("phase"_L1, phase.phase, phaseTexts());
    fields.time("startedAt"_L1, phase.startedAt);
    fields.milliseconds("durationMs"_L1, phase.duration);
    fields.choice("outcome"_L1, phase.outcome, phaseOutcomeTexts());
    fields.text("sentence"_L1, phase.sentence);
}

template <typename Fields> void of(Fields &fields, SpanSummary &span)
{
    fields.number("count"_L1, span.count);
    fields.milliseconds("p50Ms"_L1, span.p50);
    fields.milliseconds("p95Ms"_L1, span.p95);
    fields.milliseconds("maxMs"_L1, span.max);
}

template <typename Fields> void of(Fields &fields, SampleBuild &build)
{
    fields.number("percentile"_L1, build.percentile);
    fields.milliseconds("queueMs"_L1, build.queue);
    fields.milliseconds("applyMs"_L1, build.apply);
    fields.milliseconds("agentConnectMs"_L1, build.agentConnect);
    fields.milliseconds("startScriptsMs"_L1, build.startScripts);
    fields.milliseconds("totalMs"_L1, build.total);
}

template <typename Fields> void of(Fields &fields, CreateReport &create)
{
    fields.number("planned"_L1, create.planned);
    fields.number("created"_L1, create.created);
    fields.number("reused"_L1, create.reused);
    fields.number("failed"_L1, create.failed);
    fields.number("retries"_L1, create.retries);
    fields.object("queue"_L1, create.queue);
    fields.object("apply"_L1, create.apply);
    fields.object("agentConnect"_L1, create.agentConnect);
    fields.object("startScripts"_L1, create.startScripts);
    fields.object("total"_L1, create.total);
    fields.list("sampleBuilds"_L1, create.sampleBuilds);
}

template <typename Fields> void of(Fields &fields, IntendedLoad &intended)
{
    fields.number("ticks"_L1, intended.ticks);
    fields.number("bytes"_L1, intended.bytes);
}

template <typename Fields> void of(Fields &fields, std::array<std::uint64_t, ErrorClassCount> &errors)
{
    for (const EnumText<ErrorClass> &row : errorClassTexts())
        fields.number(row.text, errors[static_cast<std::size_t>(row.value)]);
}

template <typename Fields> void of(Fields &fields, RequestCounts &counts)
{
    fields.number("intended"_L1, counts.intended);
    fields.number("sent"_L1, counts.sent);
    fields.number("answered"_L1, counts.answered);
    for (const EnumText<StatusClass> &known : statusClassTexts())
        fields.number(known.text, counts.statuses[static_cast<std::size_t>(known.value)]);
    fields.number("unexpected"_L1, counts.unexpected);
    fields.number("failed"_L1, counts.failed);
    fields.number("bodyBytes"_L1, counts.bodyBytes);
}

template <typename Fields> void of(Fields &fields, TunnelCounts &counts)
{
    for (const auto &known : tunnelCountTexts())
        fields.number(known.text, counts.*known.value);
}

template <typename Fields> void of(Fields &fields, ScenarioCounts &counts)
{
    fields.number("dueTicks"_L1, counts.dueTicks);
    fields.number("sentTicks"_L1, counts.sentTicks);
    fields.number("lateTicks"_L1, counts.lateTicks);
    fields.number("skippedTicks"_L1, counts.skippedTicks);
    fields.number("blockedTicks"_L1, counts.blockedTicks);
    fields.number("echoedTicks"_L1, counts.echoedTicks);
    fields.number("unansweredTicks"_L1, counts.unansweredTicks);
    fields.number("sentBytes"_L1, counts.sentBytes);
    fields.number("echoedBytes"_L1, counts.echoedBytes);
    fields.number("replayedBytes"_L1, counts.replayedBytes);
    fields.number("wireReadBytes"_L1, counts.wireReadBytes);
    fields.number("wireWrittenBytes"_L1, counts.wireWrittenBytes);
    fields.number("sessionsStarted"_L1, counts.sessionsStarted);
    fields.number("sessionsEnded"_L1, counts.sessionsEnded);
    fields.number("disconnects"_L1, counts.disconnects);
    fields.number("reconnects"_L1, counts.reconnects);
    fields.object("errors"_L1, counts.errors);
    fields.object("requests"_L1, counts.requests);
    fields.object("tunnel"_L1, counts.tunnel);
}

template <typename Fields> void of(Fields &fields, Quantiles &quantiles)
{
    fields.number("count"_L1, quantiles.count);
    fields.number("worse"_L1, quantiles.worse);
    fields.microseconds("minUs"_L1, quantiles.min);
    fields.microsecondsOf("meanUs"_L1, quantiles.meanNs);
    fields.microseconds("p50Us"_L1, quantiles.p50);
    fields.microseconds("p90Us"_L1, quantiles.p90);
    fields.microseconds("p95Us"_L1, quantiles.p95);
    fields.microseconds("p99Us"_L1, quantiles.p99);
    fields.microseconds("p999Us"_L1, quantiles.p999);
    fields.microseconds("maxUs"_L1, quantiles.max);
}

template <typename Fields> void of(Fields &fields, EndpointReport &endpoint)
{
    fields.text("name"_L1, endpoint.name);
    fields.object("counts"_L1, endpoint.counts);
    fields.object("latency"_L1, endpoint.latency);
    fields.object("serviceTime"_L1, endpoint.serviceTime);
}

template <typename Fields> void of(Fields &fields, ConnectPhaseReport &phase)
{
    fields.text("name"_L1, phase.name);
    fields.object("time"_L1, phase.time);
}

template <typename Fields> void of(Fields &fields, ScenarioReport &scenario)
{
    fields.text("name"_L1, scenario.name);
    fields.choice("kind"_L1, scenario.kind, trafficKindTexts());
    fields.number("bytesPerTick"_L1, scenario.rate.bytesPerTick);
    fields.milliseconds("tickIntervalMs"_L1, scenario.rate.tickInterval);
    fields.milliseconds("durationMs"_L1, scenario.duration);
    fields.number("sessions"_L1, scenario.sessions);
    fields.time("startedAt"_L1, scenario.startedAt);
    fields.flag("echoes"_L1, scenario.echoes);
    fields.object("intended"_L1, scenario.intended);
    fields.object("counts"_L1, scenario.counts);
    fields.derived("echoedShare"_L1, echoedShare(scenario));
    fields.derived("disconnectRate"_L1, disconnectRate(scenario));
    fields.object("roundTrip"_L1, scenario.roundTrip);
    fields.object("serviceTime"_L1, scenario.serviceTime);
    fields.object("connectTime"_L1, scenario.connectTime);
    fields.object("attachTime"_L1, scenario.attachTime);
    fields.object("recoveryTime"_L1, scenario.recoveryTime);
    fields.list("endpoints"_L1, scenario.endpoints);
    fields.list("phases"_L1, scenario.phases);
}

template <typename Fields> void of(Fields &fields, ErrorGroup &group)
{
    fields.text("origin"_L1, group.origin);
    fields.text("class"_L1, group.errorClass);
    fields.text("sentence"_L1, group.sentence);
    fields.number("count"_L1, group.count);
    fields.time("firstAt"_L1, group.first);
    fields.time("lastAt"_L1, group.last);
    fields.text("sample"_L1, group.sample);
}

template <typename Fields> void of(Fields &fields, CleanupReport &cleanup)
{
    fields.flag("wanted"_L1, cleanup.wanted);
    fields.number("workspacesDeleted"_L1, cleanup.workspacesDeleted);
    fields.number("usersDeleted"_L1, cleanup.usersDeleted);
    fields.number("tokensDeleted"_L1, cleanup.tokensDeleted);
    fields.number("left"_L1, cleanup.left);
    fields.text("sentence"_L1, cleanup.sentence);
}

template <typename Fields> void of(Fields &fields, WorkerReport &worker)
{
    fields.number("busiestShare"_L1, worker.busiestShare);
    fields.milliseconds("worstLoopLagP99Ms"_L1, worker.worstLoopLagP99);
    fields.number("skippedTicks"_L1, worker.skippedTicks);
}

template <typename Fields> void of(Fields &fields, GeneratorReport &generator)
{
    fields.text("program"_L1, generator.program);
    fields.text("qtVersion"_L1, generator.qtVersion);
    fields.text("operatingSystem"_L1, generator.operatingSystem);
    fields.text("cpuArchitecture"_L1, generator.cpuArchitecture);
    fields.number("cores"_L1, generator.cores);
    fields.number("workers"_L1, generator.workers);
    fields.number("openFilesLimit"_L1, generator.openFilesLimit);
    fields.number("busiestShare"_L1, generator.busiestShare);
    fields.milliseconds("worstLoopLagP99Ms"_L1, generator.worstLoopLagP99);
    fields.number("trafficSeconds"_L1, generator.trafficSeconds);
    fields.number("markedSeconds"_L1, generator.markedSeconds);
    fields.number("mostOpenFiles"_L1, generator.mostOpenFiles);
    fields.number("mostLocalPorts"_L1, generator.mostLocalPorts);
    fields.number("localPortsLimit"_L1, generator.localPortsLimit);
    fields.list("byWorker"_L1, generator.byWorker);
}

template <typename Fields> void of(Fields &fields, RateLimitReport &rateLimit)
{
    fields.number("waits"_L1, rateLimit.waits);
    fields.milliseconds("waitedMs"_L1, rateLimit.waited);
}

template <typename Fields> void of(Fields &fields, WorkspaceReport &workspace)
{
    fields.text("name"_L1, workspace.name);
    fields.text("id"_L1, workspace.id);
    fields.text("owner"_L1, workspace.owner);
    fields.text("scenario"_L1, workspace.scenario);
    fields.choice("state"_L1, workspace.state, workspaceStateTexts());
    fields.milliseconds("createMs"_L1, workspace.createDuration);
    fields.number("sentBytes"_L1, workspace.sentBytes);
    fields.number("echoedBytes"_L1, workspace.echoedBytes);
    fields.number("dueTicks"_L1, workspace.dueTicks);
    fields.number("echoedTicks"_L1, workspace.echoedTicks);
    fields.number("errors"_L1, workspace.errors);
    fields.microseconds("lastRoundTripUs"_L1, workspace.lastRoundTrip);
    fields.microseconds("maxRoundTripUs"_L1, workspace.maxRoundTrip);
    fields.text("error"_L1, workspace.error);
}

template <typename Fields> void of(Fields &fields, Verdict &verdict)
{
    fields.choice("state"_L1, verdict.state, goalStateTexts());
    fields.text("sentence"_L1, verdict.sentence);
    fields.text("atLeast"_L1, verdict.atLeast);
    fields.list("goals"_L1, verdict.goals);
}

template <typename Fields> void of(Fields &fields, LevelReport &level)
{
    fields.number("level"_L1, level.level);
    fields.number("sessions"_L1, level.sessions);
    fields.choice("ruling"_L1, level.ruling, levelRulingTexts());
    fields.time("startedAt"_L1, level.startedAt);
    fields.number("firstSecond"_L1, level.firstSecond);
    fields.number("seconds"_L1, level.seconds);
    fields.object("intended"_L1, level.intended);
    fields.object("echoed"_L1, level.echoed);
    fields.object("roundTrip"_L1, level.roundTrip);
    fields.number("errors"_L1, level.errors);
    fields.number("disconnects"_L1, level.disconnects);
    fields.flag("earlier"_L1, level.isEarlier);
    fields.text("sentence"_L1, level.sentence);
}

template <typename Fields> void of(Fields &fields, LimitReport &limit)
{
    fields.choice("ending"_L1, limit.state.ending, limitEndingTexts());
    fields.number("carries"_L1, limit.state.carries);
    fields.number("breaks"_L1, limit.state.breaks);
    fields.text("sentence"_L1, limit.sentence);
    fields.list("levels"_L1, limit.levels);
}

template <typename Fields> void of(Fields &fields, Report &report)
{
    fields.text("id"_L1, report.id);
    fields.text("name"_L1, report.name);
    fields.text("note"_L1, report.note);
    fields.flag("simulated"_L1, report.simulated);
    fields.object("deployment"_L1, report.deployment);
    fields.time("startedAt"_L1, report.startedAt);
    fields.time("endedAt"_L1, report.endedAt);
    fields.choice("outcome"_L1, report.outcome, runOutcomeTexts());
    fields.text("sentence"_L1, report.sentence);
    fields.object("verdict"_L1, report.verdict);
    fields.objectUnless("limit"_L1, report.limit, LimitReport());
    fields.text("planDigest"_L1, report.planDigest);
    fields.list("phases"_L1, report.phases);
    fields.object("create"_L1, report.create);
    fields.list("scenarios"_L1, report.scenarios);
    fields.list("errors"_L1, report.errors);
    fields.object("cleanup"_L1, report.cleanup);
    fields.object("generator"_L1, report.generator);
    fields.object("rateLimit"_L1, report.rateLimit);
    fields.list("warnings"_L1, report.warnings);
    fields.list("workspaces"_L1, report.workspaces);
}

template <typename Fields> void of(Fields &fields, QString &warning)
{
    fields.text("sentence"_L1, warning);
}

} // namespace runjson

QByteArray reportJson(const Report &report)
{
    JsonWriter out;
    out.beginObject();
    out.text("$schema"_L1, u"run.schema.json"_s);
    out.number("version"_L1, qint64{Report::SchemaVersion});
    runjson::WritingFields fields(out);
    Report copy = report; // `of` asks for what reading needs too
    of(fields, copy);
    out.endObject();
    return out.document();
}

Result<ReadReport> readReportJson(const QByteArray &text)
{
    const auto object = parseJsonObject(text, u"The report"_s, {.bytes = MostBytes});
    if (!object)
        return object.error();
    const int version = object->value("version"_L1).toInt(0);
    if (version < 1)
        return Error{ErrorKind::BadInput, u"The report has no version: it is no run.json of Plimsoll."_s};
    if (version > Report::SchemaVersion)
        return Error{ErrorKind::BadInput,
            u"The report was written by a newer Plimsoll (version %1 of run.json, this program knows %2)."_s
                .arg(QString::number(version), QString::number(Report::SchemaVersion))};
    ReadReport read;
    JsonFindings findings;
    JsonReader::read(*object, findings, [&read](JsonReader &in) {
        QString schema;
        int ignored = 0;
        in.takeText("$schema"_L1, schema);
        in.takeInteger("version"_L1, ignored, 1, Report::SchemaVersion);
        runjson::ReadingFields fields(in);
        of(fields, read.report);
    });
    read.problems = findings.problems();
    return read;
}

} // namespace plimsoll
