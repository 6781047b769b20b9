// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runreport.h"

#include "core/base/unittext.h"
#include "core/load/cleanuplist.h"
#include "core/load/machinelimits.h"

#include <QSysInfo>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

RunOutcome outcomeOf(RunEnding ending)
{
    switch (ending) {
    case RunEnding::Finished:
        return RunOutcome::Finished;
    case RunEnding::Failed:
        return RunOutcome::Failed;
    case RunEnding::Stopped:
        return RunOutcome::Stopped;
    }
    return RunOutcome::Failed;
}

PhaseOutcome outcomeOf(PhaseEnding ending)
{
    switch (ending) {
    case PhaseEnding::Done:
        return PhaseOutcome::Done;
    case PhaseEnding::Failed:
        return PhaseOutcome::Failed;
    case PhaseEnding::Stopped:
        return PhaseOutcome::Stopped;
    }
    return PhaseOutcome::Failed;
}

QDateTime endOf(const ProvisionResult &result)
{
    return result.startedAt.isValid() ? result.startedAt.addMSecs(result.timings.total.count())
                                      : QDateTime::currentDateTimeUtc();
}

// What is known of a workspace after the clean-up.
WorkspaceState stateOf(const ProvisionResult &result, const RunResult &run, const LedgerEntry *entry)
{
    if (result.workspace.isReused)
        return WorkspaceState::Reused;
    if (entry && entry->state == LedgerState::Gone)
        return WorkspaceState::Deleted;
    if (entry && entry->mayExist() && (run.cleanup || !run.cleanupIsComplete))
        return WorkspaceState::Left;
    return result.error ? WorkspaceState::CreateFailed : WorkspaceState::Created;
}

const LedgerEntry *workspaceEntry(const LedgerBook &book, const QString &name)
{
    const auto found
        = std::find_if(book.entries().cbegin(), book.entries().cend(), [&](const LedgerEntry &entry) {
              return entry.object.kind == LedgerKind::Workspace && entry.object.name == name;
          });
    return found == book.entries().cend() ? nullptr : &*found;
}

void describeSession(WorkspaceReport &row, const SessionResult &session, const Plan &plan)
{
    const auto scenario = static_cast<qsizetype>(session.row.scenario);
    row.scenario = scenario < plan.scenarios.size() ? plan.scenarios[scenario].name : QString();
    row.sentBytes = session.row.writtenBytes;
    row.echoedBytes = session.row.readBytes;
    row.dueTicks = session.row.dueTicks;
    row.echoedTicks = session.row.echoedTicks;
    row.errors = session.row.errors;
    row.lastRoundTrip = session.row.lastRoundTrip;
    row.maxRoundTrip = session.row.maxRoundTrip;
    if (!session.error.isEmpty())
        row.error = session.error;
}

QList<SampleBuild> sampleBuilds(QList<ProvisionTimings> builds)
{
    std::sort(builds.begin(), builds.end(),
        [](const ProvisionTimings &left, const ProvisionTimings &right) { return left.total < right.total; });
    QList<SampleBuild> samples;
    for (const double percentile : {50.0, 95.0, 100.0}) {
        if (builds.isEmpty())
            break;
        const ProvisionTimings &build = builds.at(rankOf(percentile, builds.size()));
        samples.append({.percentile = percentile,
            .queue = build.queue,
            .apply = build.build,
            .agentConnect = build.agentConnect,
            .startScripts = build.startScripts,
            .total = build.total});
    }
    return samples;
}

} // namespace

QString errorKindText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Unreachable:
        return u"unreachable"_s;
    case ErrorKind::Unauthorized:
        return u"unauthorized"_s;
    case ErrorKind::Rejected:
        return u"rejected"_s;
    case ErrorKind::RateLimited:
        return u"rate-limited"_s;
    case ErrorKind::NotFound:
        return u"not-found"_s;
    case ErrorKind::BadReply:
        return u"bad-reply"_s;
    case ErrorKind::BadInput:
        return u"bad-input"_s;
    case ErrorKind::Storage:
        return u"storage"_s;
    case ErrorKind::Stopped:
        return u"stopped"_s;
    }
    return {};
}

GeneratorReport generatorReport(const QString &program, int workers)
{
    const std::optional<OpenFileLimit> files = raiseOpenFileLimit();
    return {.program = program,
        .qtVersion = QLatin1StringView(qVersion()),
        .operatingSystem = QSysInfo::prettyProductName(),
        .cpuArchitecture = QSysInfo::currentCpuArchitecture(),
        .cores = QThread::idealThreadCount(),
        .workers = workers,
        .openFilesLimit = files ? files->soft : 0};
}

JudgedCreates judgedCreates(const RunResult &result, int planned)
{
    JudgedCreates creates;
    const auto note = [](QList<Milliseconds> &spans, const std::optional<Milliseconds> &span) {
        if (span)
            spans.append(*span);
    };
    for (const ProvisionResult &one : result.workspaces) {
        if (one.workspace.isReused)
            continue;
        ++creates.planned;
        note(creates.queue, one.timings.queue);
        note(creates.build, one.timings.build);
        note(creates.agent, one.timings.agentConnect);
        note(creates.scripts, one.timings.startScripts);
        if (one.error)
            ++creates.failed;
        else
            creates.total.append(one.timings.total);
    }
    creates.planned = std::max(creates.planned, planned);
    return creates;
}

CreateReport createReport(const RunResult &result)
{
    const JudgedCreates creates = judgedCreates(result);
    CreateReport report{.planned = creates.planned,
        .created = creates.planned - creates.failed,
        .failed = creates.failed,
        .queue = summaryOf(creates.queue),
        .apply = summaryOf(creates.build),
        .agentConnect = summaryOf(creates.agent),
        .startScripts = summaryOf(creates.scripts),
        .total = summaryOf(creates.total)};
    QList<ProvisionTimings> builds;
    for (const ProvisionResult &one : result.workspaces) {
        if (one.workspace.isReused) {
            ++report.reused;
            continue;
        }
        report.retries += std::max(0, one.builds - 1);
        if (!one.error)
            builds.append(one.timings);
    }
    report.sampleBuilds = sampleBuilds(builds);
    return report;
}

QList<WorkspaceReport> workspaceReports(const RunResult &result, const Plan &plan, const LedgerBook &book)
{
    QMultiHash<QString, const SessionResult *> sessions;
    for (auto session = result.sessions.crbegin(); session != result.sessions.crend(); ++session)
        sessions.insert(session->row.workspaceName, &*session); // values() gives the last one first
    QList<WorkspaceReport> rows;
    for (const ProvisionResult &one : result.workspaces) {
        WorkspaceReport row;
        row.name = one.workspace.name;
        row.id = one.workspace.id.isNull() ? QString() : one.workspace.id.toString();
        row.owner = one.workspace.ownerName;
        row.state = stateOf(one, result, workspaceEntry(book, row.name));
        if (!one.workspace.isReused && !one.error)
            row.createDuration = one.timings.total;
        if (one.error)
            row.error = one.error->message;
        const QList<const SessionResult *> own = sessions.values(row.name);
        if (own.isEmpty())
            rows.append(row);
        for (const SessionResult *session : own) {
            WorkspaceReport withSession = row;
            describeSession(withSession, *session, plan);
            rows.append(withSession);
        }
    }
    return rows;
}

CleanupReport cleanupReport(const RunResult &result, const Plan &plan, const LedgerBook &book)
{
    CleanupReport report;
    const qsizetype left = leftoversOf(book).size();
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.state != LedgerState::Gone)
            continue;
        switch (entry.object.kind) {
        case LedgerKind::User:
            ++report.usersDeleted;
            break;
        case LedgerKind::Token:
            ++report.tokensDeleted;
            break;
        case LedgerKind::Workspace:
            ++report.workspacesDeleted;
            break;
        }
    }
    if (result.cleanup || !result.cleanupIsComplete) {
        report.left = static_cast<int>(left);
        for (const PhaseResult &phase : result.phases) {
            if (phase.phase == Phase::CleanUp)
                report.sentence = phase.sentence;
        }
        if (report.sentence.isEmpty())
            report.sentence = u"The run was stopped before it could clean up."_s;
    } else if (book.entries().isEmpty()) {
        report.wanted = plan.cleanup.when != CleanupWhen::Never;
        report.sentence = u"Nothing was created, so nothing was to be removed."_s;
    } else {
        report.wanted = false;
        report.sentence = u"What the run created stays: %1, tokens apart."_s.arg(counted(left, u"object"_s));
    }
    return report;
}

void addErrors(ErrorGroups &groups, const RunResult &result)
{
    for (const ProvisionResult &one : result.workspaces) {
        if (one.error)
            groups.add(u"create"_s, errorKindText(one.error->kind), one.error->message,
                u"%1: %2"_s.arg(one.workspace.name, one.error->message), endOf(one));
    }
    if (!result.cleanup)
        return;
    for (const CleanupFailure &failure : result.cleanup->failed)
        groups.add(u"clean-up"_s, errorKindText(failure.error.kind), failure.error.message,
            u"%1: %2"_s.arg(failure.name, failure.error.message), result.endedAt);
}

void takeResult(Report &report, const RunResult &result, const Plan &plan)
{
    report.simulated = report.simulated || result.isSimulated;
    report.deployment.version = result.deploymentVersion;
    report.deployment.deploymentId = result.deploymentId;
    report.startedAt = result.startedAt;
    report.endedAt = result.endedAt;
    report.outcome = outcomeOf(result.ending);
    report.sentence = result.sentence;
    report.phases.clear();
    for (const PhaseResult &phase : result.phases)
        report.phases.append({.phase = phase.phase,
            .startedAt = phase.startedAt,
            .duration = phase.duration,
            .outcome = outcomeOf(phase.ending),
            .sentence = phase.sentence});
    report.create = createReport(result);
    report.scenarios.clear();
    for (std::size_t i = 0; i < result.scenarios.size(); ++i) {
        const ScenarioResult &scenario = result.scenarios[i];
        ScenarioReport one = scenarioReport(
            plan.scenarios[static_cast<qsizetype>(i)], scenario.intended, scenario.total, scenario.endpoints);
        one.sessions = scenario.sessions;
        one.startedAt = scenario.startedAt;
        report.scenarios.append(one);
    }
    report.rateLimit = {.waits = result.rateLimitWaits, .waited = result.rateLimitWaited};
}

} // namespace plimsoll
