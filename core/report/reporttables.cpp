// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reporttables.h"

#include "core/base/unittext.h"
#include "core/plan/planjson.h"
#include "core/report/reporttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString Dash(QChar(0x2013));

// In English; the window translates it when it shows it, which is why lupdate reads it here.
QString word(const char *text)
{
    return QString::fromUtf8(text);
}

QString number(std::uint64_t value)
{
    return countText(static_cast<double>(value));
}

QString durationOrDash(const std::optional<Milliseconds> &duration)
{
    return duration ? humanDuration(*duration) : Dash;
}

QString latencyOrDash(const std::optional<Nanoseconds> &latency)
{
    return latency ? humanDuration(*latency) : Dash;
}

void addValues(QList<QStringList> &rows, const QString &place, const QJsonValue &value)
{
    const auto inner = [&place](const QString &key) { return place.isEmpty() ? key : place + u'.' + key; };
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            addValues(rows, inner(it.key()), it.value());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            addValues(rows, inner(QString::number(i + 1)), array.at(i));
    } else if (place.startsWith("create.parameters."_L1) && namesSecret(place)) {
        rows.append({place, hiddenText()});
    } else {
        const QString text = value.toVariant().toString();
        if (!text.isEmpty())
            rows.append({place, text});
    }
}

} // namespace

bool namesSecret(const QString &name)
{
    for (const QLatin1StringView part : {"password"_L1, "passwd"_L1, "secret"_L1, "token"_L1, "credential"_L1,
             "api_key"_L1, "apikey"_L1, "private_key"_L1}) {
        if (name.contains(part, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString hiddenText()
{
    return u"[hidden]"_s;
}

QString titleOf(QLatin1StringView text)
{
    QString title = QString(text).replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

QString utcClockText(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : Dash;
}

ReportTable goalsTable(const Report &report)
{
    ReportTable table{.name = u"goals"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Goals")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "State")), word(QT_TRANSLATE_NOOP("Report", "Goal")),
            word(QT_TRANSLATE_NOOP("Report", "Measured")), word(QT_TRANSLATE_NOOP("Report", "Worst second")),
            word(QT_TRANSLATE_NOOP("Report", "Seconds beyond")),
            word(QT_TRANSLATE_NOOP("Report", "What was found"))},
        .alignments = {Align::Left, Align::Left, Align::Right, Align::Right, Align::Right, Align::Left}};
    for (const GoalResult &goal : report.verdict.goals)
        table.rows.append({titleOf(textOf(goalStateTexts(), goal.state)), goalText(goal.goal),
            measuredText(goal), goal.worstSecond ? goalValueText(goal.goal, *goal.worstSecond) : Dash,
            number(static_cast<std::uint64_t>(goal.secondsBeyond)), goal.sentence});
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "The plan sets no goals."));
    return table;
}

ReportTable movedTable(const RunData &run)
{
    ReportTable table{.name = u"moved"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "In the seconds beyond a goal's limit")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "Measured")),
            word(QT_TRANSLATE_NOOP("Report", "In the other seconds")),
            word(QT_TRANSLATE_NOOP("Report", "Then")), word(QT_TRANSLATE_NOOP("Report", "Moved"))},
        .alignments = {Align::Left, Align::Right, Align::Right, Align::Left}};
    const QList<MovedValue> values = movedValues(run);
    for (const MovedValue &value : values)
        table.rows.append({value.name, value.others, value.then,
            value.moved ? word(QT_TRANSLATE_NOOP("Report", "moved")) : QString()});
    if (table.rows.isEmpty())
        table.note = run.hasSeconds()
            ? word(QT_TRANSLATE_NOOP("Report", "No second was beyond a goal's limit."))
            : word(QT_TRANSLATE_NOOP("Report", "There are no seconds of traffic to compare."));
    return table;
}

ReportTable trafficTable(const Report &report)
{
    ReportTable table{.name = u"traffic"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Traffic")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "Scenario")),
            word(QT_TRANSLATE_NOOP("Report", "Sessions")), word(QT_TRANSLATE_NOOP("Report", "Intended")),
            word(QT_TRANSLATE_NOOP("Report", "Sent")), word(QT_TRANSLATE_NOOP("Report", "Echoed")),
            word(QT_TRANSLATE_NOOP("Report", "Echoed of intended")),
            word(QT_TRANSLATE_NOOP("Report", "Late ticks")),
            word(QT_TRANSLATE_NOOP("Report", "Skipped ticks")),
            word(QT_TRANSLATE_NOOP("Report", "Unanswered ticks")),
            word(QT_TRANSLATE_NOOP("Report", "Disconnects")),
            word(QT_TRANSLATE_NOOP("Report", "Reconnects"))},
        .alignments = {Align::Left, Align::Right}};
    for (const ScenarioReport &scenario : report.scenarios) {
        const ScenarioCounts &counts = scenario.counts;
        table.rows.append({scenario.name, QString::number(scenario.sessions),
            loadText(scenario, scenario.intended.bytes, scenario.intended.ticks),
            loadText(scenario, counts.sentBytes, counts.sentTicks),
            loadText(scenario, counts.echoedBytes, counts.echoedTicks), shareText(echoedShare(scenario)),
            number(counts.lateTicks), number(counts.skippedTicks), number(counts.unansweredTicks),
            number(counts.disconnects), number(counts.reconnects)});
    }
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "There was no traffic."));
    return table;
}

ReportTable requestsTable(const Report &report)
{
    ReportTable table{.name = u"requests"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Requests")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "Scenario")),
            word(QT_TRANSLATE_NOOP("Report", "Endpoint")), word(QT_TRANSLATE_NOOP("Report", "Intended")),
            word(QT_TRANSLATE_NOOP("Report", "Sent")), word(QT_TRANSLATE_NOOP("Report", "Answered")),
            u"2xx"_s, u"3xx"_s, u"4xx"_s, u"5xx"_s, word(QT_TRANSLATE_NOOP("Report", "Unexpected")),
            word(QT_TRANSLATE_NOOP("Report", "Failed")), word(QT_TRANSLATE_NOOP("Report", "p50")),
            word(QT_TRANSLATE_NOOP("Report", "p95")), word(QT_TRANSLATE_NOOP("Report", "p99")),
            word(QT_TRANSLATE_NOOP("Report", "Max")), word(QT_TRANSLATE_NOOP("Report", "Service time p95"))},
        .alignments = {Align::Left, Align::Left, Align::Right}};
    for (const ScenarioReport &scenario : report.scenarios) {
        for (const EndpointReport &endpoint : scenario.endpoints) {
            const RequestCounts &counts = endpoint.counts;
            if (counts.intended == 0)
                continue;
            QStringList row{scenario.name, endpoint.name, number(counts.intended), number(counts.sent),
                number(counts.answered)};
            for (const std::uint64_t ofClass : counts.statuses)
                row.append(number(ofClass));
            row.append({number(counts.unexpected), number(counts.failed),
                percentileText(endpoint.latency, endpoint.latency.p50),
                percentileText(endpoint.latency, endpoint.latency.p95),
                percentileText(endpoint.latency, endpoint.latency.p99), largestText(endpoint.latency),
                percentileText(endpoint.serviceTime, endpoint.serviceTime.p95)});
            table.rows.append(row);
        }
    }
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "No scenario made requests."));
    return table;
}

ReportTable latencyTable(const RunData &run)
{
    ReportTable table{.name = u"latency"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Durations")),
        .columns
        = {word(QT_TRANSLATE_NOOP("Report", "Scenario")), word(QT_TRANSLATE_NOOP("Report", "Duration")),
            word(QT_TRANSLATE_NOOP("Report", "Measured values")),
            word(QT_TRANSLATE_NOOP("Report", "Skipped or unanswered")),
            word(QT_TRANSLATE_NOOP("Report", "p50")), word(QT_TRANSLATE_NOOP("Report", "p90")),
            word(QT_TRANSLATE_NOOP("Report", "p95")), word(QT_TRANSLATE_NOOP("Report", "p99")),
            word(QT_TRANSLATE_NOOP("Report", "p99.9")), word(QT_TRANSLATE_NOOP("Report", "Max"))},
        .alignments = {Align::Left, Align::Left, Align::Right}};
    const auto add = [&table](const QString &scenario, const QString &name, const Quantiles &quantiles) {
        if (quantiles.isEmpty())
            return;
        table.rows.append({scenario, name, number(quantiles.count), number(quantiles.worse),
            percentileText(quantiles, quantiles.p50), percentileText(quantiles, quantiles.p90),
            percentileText(quantiles, quantiles.p95), percentileText(quantiles, quantiles.p99),
            percentileText(quantiles, quantiles.p999), largestText(quantiles)});
    };
    const auto addAll
        = [&add](const QString &scenario, const Quantiles &roundTrip, const Quantiles &serviceTime,
              const Quantiles &connectTime, const Quantiles &attachTime, const Quantiles &recoveryTime) {
              add(scenario, word(QT_TRANSLATE_NOOP("Report", "Round trip")), roundTrip);
              add(scenario, word(QT_TRANSLATE_NOOP("Report", "Service time")), serviceTime);
              add(scenario, word(QT_TRANSLATE_NOOP("Report", "Connect")), connectTime);
              add(scenario, word(QT_TRANSLATE_NOOP("Report", "Attach")), attachTime);
              add(scenario, word(QT_TRANSLATE_NOOP("Report", "Recovery")), recoveryTime);
          };
    const auto addPhases = [&add](const QString &scenario, const QList<ConnectPhaseReport> &phases) {
        for (const ConnectPhaseReport &phase : phases)
            add(scenario, word(QT_TRANSLATE_NOOP("Report", "Connect: %1")).arg(phase.name), phase.time);
    };
    for (const ScenarioReport &one : run.report.scenarios) {
        addAll(one.name, one.roundTrip, one.serviceTime, one.connectTime, one.attachTime, one.recoveryTime);
        addPhases(one.name, one.phases);
    }
    // A run that was killed has no sums in its report, but its histograms.
    for (std::size_t i = 0; table.rows.isEmpty() && i < run.totals.size(); ++i) {
        const ScenarioTally &one = run.totals[i];
        addAll(run.scenarios.value(static_cast<qsizetype>(i)), quantilesOf(one.roundTrip, one.worseTicks()),
            quantilesOf(one.serviceTime, one.worseTicks()), quantilesOf(one.connectTime, 0),
            quantilesOf(one.attachTime, 0), quantilesOf(one.recoveryTime, 0));
        addPhases(run.scenarios.value(static_cast<qsizetype>(i)), phaseReports(one));
    }
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "Nothing was measured."));
    return table;
}

ReportTable errorsTable(const Report &report, qsizetype most)
{
    ReportTable table{.name = u"errors"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Errors")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "Count")), word(QT_TRANSLATE_NOOP("Report", "Class")),
            word(QT_TRANSLATE_NOOP("Report", "Where")), word(QT_TRANSLATE_NOOP("Report", "What happened")),
            word(QT_TRANSLATE_NOOP("Report", "First (UTC)")), word(QT_TRANSLATE_NOOP("Report", "Last (UTC)")),
            word(QT_TRANSLATE_NOOP("Report", "The first in full"))},
        .alignments = {Align::Right, Align::Left}};
    for (const ErrorGroup &group : report.errors.first(std::min(report.errors.size(), most)))
        table.rows.append({number(group.count), group.errorClass, group.origin, group.sentence,
            utcClockText(group.first), utcClockText(group.last), group.sample});
    if (report.errors.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "No error was seen."));
    else if (report.errors.size() > most)
        table.note = u"… and %1 in errors.csv."_s.arg(
            counted(report.errors.size() - most, u"more kind"_s, u"more kinds"_s));
    return table;
}

QStringList workspaceRow(const WorkspaceReport &workspace)
{
    return {workspace.name, workspace.scenario.isEmpty() ? Dash : workspace.scenario,
        titleOf(textOf(workspaceStateTexts(), workspace.state)), durationOrDash(workspace.createDuration),
        bytesText(workspace.sentBytes), bytesText(workspace.echoedBytes), number(workspace.dueTicks),
        number(workspace.echoedTicks), latencyOrDash(workspace.maxRoundTrip), number(workspace.errors),
        workspace.error};
}

ReportTable workspacesTable(const Report &report, qsizetype most)
{
    ReportTable table{.name = u"workspaces"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Workspaces")),
        .columns
        = {word(QT_TRANSLATE_NOOP("Report", "Workspace")), word(QT_TRANSLATE_NOOP("Report", "Scenario")),
            word(QT_TRANSLATE_NOOP("Report", "State")), word(QT_TRANSLATE_NOOP("Report", "Created in")),
            word(QT_TRANSLATE_NOOP("Report", "Sent")), word(QT_TRANSLATE_NOOP("Report", "Echoed")),
            word(QT_TRANSLATE_NOOP("Report", "Due ticks")), word(QT_TRANSLATE_NOOP("Report", "Echoed ticks")),
            word(QT_TRANSLATE_NOOP("Report", "Largest round trip")),
            word(QT_TRANSLATE_NOOP("Report", "Errors")), word(QT_TRANSLATE_NOOP("Report", "Last error"))},
        .alignments = {Align::Left, Align::Left, Align::Left, Align::Right, Align::Right, Align::Right,
            Align::Right, Align::Right, Align::Right, Align::Right, Align::Left}};
    QList<const WorkspaceReport *> order;
    for (const WorkspaceReport &workspace : report.workspaces)
        order.append(&workspace);
    std::stable_sort(
        order.begin(), order.end(), [](const WorkspaceReport *left, const WorkspaceReport *right) {
            return !left->error.isEmpty() && right->error.isEmpty();
        });
    for (const WorkspaceReport *one : order.first(std::min(order.size(), most)))
        table.rows.append(workspaceRow(*one));
    if (order.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "No workspace took part."));
    else if (order.size() > most)
        table.note
            = u"… and %1 in run.json."_s.arg(counted(order.size() - most, u"more row"_s, u"more rows"_s));
    return table;
}

ReportTable spansTable(const CreateReport &create)
{
    ReportTable table{.name = u"spans"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Where the time of creating went")),
        .columns = {word(QT_TRANSLATE_NOOP("Report", "Part")),
            word(QT_TRANSLATE_NOOP("Report", "Workspaces")), word(QT_TRANSLATE_NOOP("Report", "p50")),
            word(QT_TRANSLATE_NOOP("Report", "p95")), word(QT_TRANSLATE_NOOP("Report", "Max"))},
        .alignments = {Align::Left, Align::Right}};
    const auto add = [&table](const QString &name, const SpanSummary &span) {
        if (span.count > 0)
            table.rows.append({name, QString::number(span.count), humanDuration(span.p50),
                humanDuration(span.p95), humanDuration(span.max)});
    };
    add(word(QT_TRANSLATE_NOOP("Report", "In the queue")), create.queue);
    add(word(QT_TRANSLATE_NOOP("Report", "Plan and apply")), create.apply);
    add(word(QT_TRANSLATE_NOOP("Report", "Agent connects")), create.agentConnect);
    add(word(QT_TRANSLATE_NOOP("Report", "Start scripts")), create.startScripts);
    add(word(QT_TRANSLATE_NOOP("Report", "From request to ready")), create.total);
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "No workspace was created."));
    return table;
}

ReportTable buildsTable(const CreateReport &create)
{
    ReportTable table{.name = u"builds"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Three of the builds")),
        .columns
        = {word(QT_TRANSLATE_NOOP("Report", "Build")), word(QT_TRANSLATE_NOOP("Report", "In the queue")),
            word(QT_TRANSLATE_NOOP("Report", "Plan and apply")),
            word(QT_TRANSLATE_NOOP("Report", "Agent connects")),
            word(QT_TRANSLATE_NOOP("Report", "Start scripts")),
            word(QT_TRANSLATE_NOOP("Report", "From request to ready"))},
        .alignments = {Align::Left, Align::Right}};
    for (const SampleBuild &build : create.sampleBuilds)
        table.rows.append({build.percentile >= 100 ? word(QT_TRANSLATE_NOOP("Report", "The longest"))
                                                   : u"p%1"_s.arg(build.percentile),
            durationOrDash(build.queue), durationOrDash(build.apply), durationOrDash(build.agentConnect),
            durationOrDash(build.startScripts), humanDuration(build.total)});
    return table;
}

ReportTable phasesTable(const Report &report)
{
    ReportTable table{.name = u"phases"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Phases")),
        .columns
        = {word(QT_TRANSLATE_NOOP("Report", "Phase")), word(QT_TRANSLATE_NOOP("Report", "Began (UTC)")),
            word(QT_TRANSLATE_NOOP("Report", "Took")), word(QT_TRANSLATE_NOOP("Report", "Outcome")),
            word(QT_TRANSLATE_NOOP("Report", "What came out of it"))},
        .alignments = {Align::Left, Align::Left, Align::Right, Align::Left}};
    for (const PhaseReport &phase : report.phases)
        table.rows.append(
            {phaseTitle(phase.phase), utcClockText(phase.startedAt), humanDuration(phase.duration),
                titleOf(textOf(phaseOutcomeTexts(), phase.outcome)), phase.sentence});
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "No phase was written down."));
    return table;
}

ReportTable cleanupTable(const Report &report)
{
    const CleanupReport &cleanup = report.cleanup;
    ReportTable table{.name = u"cleanup"_s, .title = word(QT_TRANSLATE_NOOP("Report", "Clean up"))};
    table.rows = {{word(QT_TRANSLATE_NOOP("Report", "Wanted by the plan")),
                      cleanup.wanted ? word(QT_TRANSLATE_NOOP("Report", "yes"))
                                     : word(QT_TRANSLATE_NOOP("Report", "no"))},
        {word(QT_TRANSLATE_NOOP("Report", "Workspaces deleted")), QString::number(cleanup.workspacesDeleted)},
        {word(QT_TRANSLATE_NOOP("Report", "Users deleted")), QString::number(cleanup.usersDeleted)},
        {word(QT_TRANSLATE_NOOP("Report", "Tokens deleted")), QString::number(cleanup.tokensDeleted)},
        {word(QT_TRANSLATE_NOOP("Report", "May still exist")), QString::number(cleanup.left)}};
    table.note = cleanup.sentence;
    return table;
}

ReportTable environmentTable(const RunData &run)
{
    const Report &report = run.report;
    const GeneratorReport &generator = report.generator;
    ReportTable table{.name = u"environment"_s, .title = word(QT_TRANSLATE_NOOP("Report", "Environment"))};
    const auto add = [&table](const QString &name, const QString &value) {
        table.rows.append({name, value.isEmpty() ? Dash : value});
    };
    add(word(QT_TRANSLATE_NOOP("Report", "Deployment")), report.deployment.url);
    add(word(QT_TRANSLATE_NOOP("Report", "Version of Coder")), report.deployment.version);
    add(word(QT_TRANSLATE_NOOP("Report", "Id of the deployment")), report.deployment.deploymentId);
    add(word(QT_TRANSLATE_NOOP("Report", "Program")), generator.program);
    add(word(QT_TRANSLATE_NOOP("Report", "Qt")), generator.qtVersion);
    add(word(QT_TRANSLATE_NOOP("Report", "Operating system")), generator.operatingSystem);
    add(word(QT_TRANSLATE_NOOP("Report", "Processor")),
        u"%1, %2"_s.arg(generator.cpuArchitecture, counted(generator.cores, u"core"_s, u"cores"_s)));
    add(word(QT_TRANSLATE_NOOP("Report", "Workers")), QString::number(generator.workers));
    add(word(QT_TRANSLATE_NOOP("Report", "Open files allowed")),
        generator.openFilesLimit > 0 ? countText(static_cast<double>(generator.openFilesLimit)) : QString());
    add(word(QT_TRANSLATE_NOOP("Report", "Busiest worker in a second")), shareText(generator.busiestShare));
    add(word(QT_TRANSLATE_NOOP("Report", "Worst loop lag p99 in a second")),
        humanDuration(generator.worstLoopLagP99));
    add(word(QT_TRANSLATE_NOOP("Report", "Seconds in which this machine was late")),
        u"%1 of %2"_s.arg(generator.markedSeconds).arg(generator.trafficSeconds));
    const auto addUse = [&add](const QString &name, std::int64_t most, std::int64_t limit) {
        if (most > 0)
            add(name,
                limit > 0 ? u"%1 of %2"_s.arg(
                                countText(static_cast<double>(most)), countText(static_cast<double>(limit)))
                          : countText(static_cast<double>(most)));
    };
    addUse(word(QT_TRANSLATE_NOOP("Report", "Most open files")), generator.mostOpenFiles,
        generator.openFilesLimit);
    addUse(word(QT_TRANSLATE_NOOP("Report", "Most local ports to one address")), generator.mostLocalPorts,
        generator.localPortsLimit);
    for (qsizetype i = 0; i < generator.byWorker.size(); ++i) {
        const WorkerReport &worker = generator.byWorker.at(i);
        add(word(QT_TRANSLATE_NOOP("Report", "Worker")) + u' ' + QString::number(i + 1),
            u"at most %1 of a core, loop lag p99 at most %2, %3 skipped"_s.arg(shareText(worker.busiestShare),
                humanDuration(worker.worstLoopLagP99),
                counted(static_cast<qint64>(worker.skippedTicks), u"tick"_s)));
    }
    add(word(QT_TRANSLATE_NOOP("Report", "Clock")), u"monotonic, nanoseconds; times of day are UTC"_s);
    add(word(QT_TRANSLATE_NOOP("Report", "Started")), utcClockText(report.startedAt) + u" UTC"_s);
    add(word(QT_TRANSLATE_NOOP("Report", "Id of the run")), report.id);
    add(word(QT_TRANSLATE_NOOP("Report", "Digest of the plan")), report.planDigest);
    return table;
}

ReportTable planTable(const Plan &plan)
{
    ReportTable table{.name = u"plan"_s, .title = word(QT_TRANSLATE_NOOP("Report", "The plan"))};
    addValues(table.rows, {}, QJsonDocument::fromJson(writePlan(plan)).object());
    return table;
}

QStringList warningsOf(const Report &report)
{
    QStringList sentences = report.warnings;
    if (report.generator.markedSeconds > 0)
        sentences.prepend(
            u"In %1 of %2 s of traffic this machine, not the deployment, may have been the limit."_s.arg(
                QString::number(report.generator.markedSeconds),
                QString::number(report.generator.trafficSeconds)));
    if (report.rateLimit.waits > 0)
        sentences.append(
            u"The deployment's rate limit made calls wait %1, added up %2; calls wait side by side."_s.arg(
                counted(report.rateLimit.waits, u"time"_s, u"times"_s),
                humanDuration(report.rateLimit.waited)));
    return sentences;
}

} // namespace plimsoll
