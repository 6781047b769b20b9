// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/phase.h"
#include "core/report/errorgroups.h"
#include "core/report/limitreport.h"
#include "core/report/scenarioreport.h"
#include "core/report/verdict.h"

#include <QStringList>

namespace plimsoll {

enum class RunOutcome {
    Running, // as long as it runs; found in a file later: it was killed
    Finished, // all phases ran; goals may be broken all the same
    Failed, // a phase could not do its work
    Stopped, // by a person, a signal or a goal; its sentence says which
};
std::span<const EnumText<RunOutcome>> runOutcomeTexts();

enum class PhaseOutcome { Done, Failed, Stopped };
std::span<const EnumText<PhaseOutcome>> phaseOutcomeTexts();

struct PhaseReport {
    Phase phase = Phase::Preflight;
    QDateTime startedAt = {}; // UTC
    Nanoseconds duration{0};
    PhaseOutcome outcome = PhaseOutcome::Done;
    QString sentence = {}; // what came out of it
    bool operator==(const PhaseReport &) const = default;
};

// A few durations summed up exactly (not a histogram: there is one a workspace at most).
struct SpanSummary {
    int count = 0;
    Milliseconds p50{0};
    Milliseconds p95{0};
    Milliseconds max{0};
    bool operator==(const SpanSummary &) const = default;
};
SpanSummary summaryOf(QList<Milliseconds> spans);
// Of `count` values in rising order, the index of the smallest that so many per cent do not exceed.
qsizetype rankOf(double percentile, qsizetype count);

// One build of the run, and where its time went. None where the deployment did not tell.
struct SampleBuild {
    double percentile = 50; // so many per cent of all took no longer; 100: the longest
    std::optional<Milliseconds> queue = {};
    std::optional<Milliseconds> apply = {};
    std::optional<Milliseconds> agentConnect = {};
    std::optional<Milliseconds> startScripts = {};
    Milliseconds total{0}; // from the request until the workspace counted as there
    bool operator==(const SampleBuild &) const = default;
};

// Where the time of creating workspaces went. Totals over the workspaces that told.
struct CreateReport {
    int planned = 0; // to be created in this run
    int created = 0;
    int reused = 0; // were there before and take part
    int failed = 0;
    int retries = 0; // more start builds
    SpanSummary queue = {}; // from the request to the provisioner's start
    SpanSummary apply = {}; // plan and apply
    SpanSummary agentConnect = {}; // from the build's end to the last agent connected
    SpanSummary startScripts = {}; // of the workspaces that were waited for until ready
    SpanSummary total = {}; // from the request until the workspace counted as there
    // The builds at p50, p95 and the longest, since the parts' percentiles do not add up. Empty: none.
    QList<SampleBuild> sampleBuilds = {};
    bool operator==(const CreateReport &) const = default;
};

enum class WorkspaceState {
    Created,
    Reused, // was there before
    CreateFailed,
    Deleted, // after the clean up
    Left, // should have been deleted and may still be there
};
std::span<const EnumText<WorkspaceState>> workspaceStateTexts();

// One workspace and, where it had a session, what that did; with sessions of several scenarios it has a row
// for each.
struct WorkspaceReport {
    QString name = {};
    QString id = {};
    QString owner = {};
    QString scenario = {}; // empty: none used it
    WorkspaceState state = WorkspaceState::Created;
    std::optional<Milliseconds> createDuration = {};
    std::uint64_t sentBytes = 0;
    std::uint64_t echoedBytes = 0;
    std::uint64_t dueTicks = 0;
    std::uint64_t echoedTicks = 0;
    std::uint64_t errors = 0;
    std::optional<Nanoseconds> lastRoundTrip = {};
    std::optional<Nanoseconds> maxRoundTrip = {};
    QString error = {}; // the last one's sentence; empty: none
    bool operator==(const WorkspaceReport &) const = default;
};

struct CleanupReport {
    bool wanted = true; // false: the plan said not to
    int workspacesDeleted = 0;
    int usersDeleted = 0;
    int tokensDeleted = 0;
    int left = 0; // objects of the ledger that may still exist
    QString sentence = {};
    bool operator==(const CleanupReport &) const = default;
};

// How one worker kept up over the whole run.
struct WorkerReport {
    double busiestShare = 0; // of its core in a second
    Nanoseconds worstLoopLagP99{0}; // in a second
    std::uint64_t skippedTicks = 0; // not because the deployment blocked them
    bool operator==(const WorkerReport &) const = default;
};

// The machine and program that made the load, and how they kept up.
struct GeneratorReport {
    QString program = {}; // "plimsoll-cli 0.1.0 (abc1234)"
    QString qtVersion = {};
    QString operatingSystem = {};
    QString cpuArchitecture = {};
    int cores = 0;
    int workers = 0;
    qint64 openFilesLimit = 0; // 0: not known
    double busiestShare = 0; // of a worker in any second
    Nanoseconds worstLoopLagP99{0};
    std::int64_t trafficSeconds = 0;
    std::int64_t markedSeconds = 0; // generator-limited
    std::int64_t mostOpenFiles = 0; // at the end of a second; 0: not known, as the following
    std::int64_t mostLocalPorts = 0; // in use towards one address
    std::int64_t localPortsLimit = 0;
    QList<WorkerReport> byWorker = {}; // by number

    void add(const SecondRow &row); // of the traffic
    bool operator==(const GeneratorReport &) const = default;
};

// What the deployment's rate limit (429) cost.
struct RateLimitReport {
    int waits = 0;
    Milliseconds waited{0}; // all waits together
    bool operator==(const RateLimitReport &) const = default;
};

struct DeploymentReport {
    QString url = {}; // no user, password or token in it
    QString version = {}; // as it calls itself
    QString deploymentId = {}; // empty on older ones
    bool operator==(const DeploymentReport &) const = default;
};

// Everything that run.json says. A value. docs/run-folder.md
struct Report {
    static constexpr int SchemaVersion = 1;

    QString id = {};
    QString name = {};
    QString note = {};
    bool simulated = false; // against the built-in demo deployment
    DeploymentReport deployment = {};
    QDateTime startedAt = {}; // UTC
    QDateTime endedAt = {}; // UTC; invalid while it runs
    RunOutcome outcome = RunOutcome::Running;
    QString sentence = {}; // why it failed or was stopped; empty when it finished
    QString planDigest = {}; // "sha256:…" of plan.json
    QList<PhaseReport> phases = {};
    CreateReport create = {};
    QList<ScenarioReport> scenarios = {};
    Verdict verdict = {};
    LimitReport limit = {}; // of a search for it
    QList<ErrorGroup> errors = {};
    CleanupReport cleanup = {};
    GeneratorReport generator = {};
    RateLimitReport rateLimit = {};
    QStringList warnings = {}; // sentences
    QList<WorkspaceReport> workspaces = {};
    bool operator==(const Report &) const = default;
};

} // namespace plimsoll
