// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/cleanup.h"
#include "core/load/provisioned.h"
#include "core/metrics/phase.h"
#include "core/metrics/secondrow.h"
#include "core/metrics/tally.h"
#include "core/plan/limitsearch.h"
#include "core/traffic/session.h"

#include <QDateTime>
#include <QJsonObject>

namespace plimsoll {

enum class RunEnding {
    Finished, // all phases ran
    Failed, // a phase could not do its work
    Stopped,
};

// Who or what stopped a run.
enum class StopReason {
    Person, // or a signal
    RunLimit, // it lasted longer than its plan allows
    Goal, // a goal that was to stop it was broken
    Generator, // this machine was the limit for too long
};

enum class PhaseEnding { Done, Failed, Stopped };

struct PhaseResult {
    Phase phase = Phase::Preflight;
    QDateTime startedAt = {}; // UTC
    Nanoseconds duration{0};
    PhaseEnding ending = PhaseEnding::Done;
    QString sentence = {}; // what came out of it
};

enum class RunEventKind { Notice, Warning, Error, Session, Workspace, Generator, Steering };

struct RunEvent {
    RunEventKind kind = RunEventKind::Notice;
    QDateTime at = {}; // UTC
    QString sentence = {}; // for people
    QJsonObject fields = {}; // for programs; no token
};

// What one session did, from its gauges: complete when its state is Finished.
struct SessionRow {
    std::uint32_t session = 0;
    std::uint32_t scenario = 0;
    QString workspaceName;
    SessionState state = SessionState::Waiting;
    std::uint64_t readBytes = 0;
    std::uint64_t writtenBytes = 0;
    std::uint64_t dueTicks = 0;
    std::uint64_t echoedTicks = 0;
    std::uint32_t errors = 0;
    std::optional<Nanoseconds> lastRoundTrip;
    std::optional<Nanoseconds> maxRoundTrip;
};

// How a session ended.
struct SessionResult {
    SessionRow row;
    QDateTime startedAt; // UTC, planned
    Nanoseconds duration{0};
    QString error; // empty: it reached its planned end, or was stopped
    std::optional<ErrorClass> errorClass;
};

struct ScenarioResult {
    int sessions = 0; // planned
    QDateTime startedAt; // UTC
    IntendedLoad intended;
    ScenarioTally total;
    QStringList endpoints; // names of those in the tally
};

// What a run came to. Filled as it goes.
struct RunResult {
    RunEnding ending = RunEnding::Finished;
    StopReason stopReason = StopReason::Person; // when it was stopped
    QString sentence; // why it failed or was stopped
    bool isSimulated = false; // the deployment says that it is the built-in one
    QString deploymentVersion;
    QString deploymentId;
    QDateTime startedAt; // UTC
    QDateTime endedAt;
    QList<PhaseResult> phases;
    QList<ProvisionResult> workspaces; // created or taken over, failed ones among them
    int workspacesPlanned = 0;
    int workspacesFailed = 0;
    QDateTime trafficStartedAt; // UTC; second 0 of the series; invalid without traffic
    std::vector<ScenarioResult> scenarios; // by index in the plan
    QList<SessionResult> sessions; // by index
    LimitState limit; // of a search for it
    int workers = 0;
    std::int64_t markedSeconds = 0;
    std::optional<CleanupSummary> cleanup; // none: not wanted, or not reached
    bool cleanupIsComplete = true; // nothing of ours is left, or it was to stay
    int rateLimitWaits = 0;
    Milliseconds rateLimitWaited{0};
};

} // namespace plimsoll
