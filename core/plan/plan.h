// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/goal.h"
#include "core/plan/joblimits.h"
#include "core/plan/limitplan.h"
#include "core/plan/scenario.h"

#include <QMap>

namespace plimsoll {

// Who the workspaces belong to.
enum class OwnerMode {
    UserEach, // a user each with login type none and a minted token: no login limit is met
    Me, // the caller owns them all
    PasswordLogin, // a user each who logs in with a password, as Coder's own command does
};

enum class CleanupWhen {
    Always,
    OnSuccess, // no failed session or workspace, and no stop
    OnError,
    Never,
};

// When a created workspace counts as there.
enum class WaitFor {
    Build, // its build succeeded
    Connected, // every agent is connected
    Ready, // every agent is connected and its start scripts ended
};

// A command run once in each created workspace over a web terminal.
struct RunCommand {
    QString command;
    Milliseconds timeout = std::chrono::seconds(5);
    bool expectTimeout = false; // it must still run when the time is over
    QString expectOutput; // some line of its output must contain this
    bool logOutput = false;
    bool operator==(const RunCommand &) const = default;
};

struct CreatePlan {
    QString templateName; // name or id; empty only when nothing is created: then any template's are used
    QString organization; // name or id; empty: the template's, else the caller's first
    int count = 1; // 0: create none, use what matches; implies reuse
    bool topUp = false; // count is how many shall exist, not how many to add; implies reuse
    bool reuse = false; // workspaces of earlier runs take part in the traffic
    QMap<QString, QString> parameters;
    QString parameterFile; // JSON or YAML map of name to value; `parameters` wins
    int retries = 0; // more start builds when one fails
    int maxFailures = 0; // the phase passes with up to so many failed workspaces
    JobLimits limits;
    WaitFor waitFor = WaitFor::Connected;
    RunCommand runCommand; // none when its command is empty
    OwnerMode owners = OwnerMode::UserEach;
    bool dryRun = true; // one dry run of the template before anything is created
    bool operator==(const CreatePlan &) const = default;
};

struct CleanupPlan {
    CleanupWhen when = CleanupWhen::Always;
    bool before = false; // remove what earlier runs left, by prefix, before creating
    QString templateName; // what `before` removes: only workspaces of this template; empty: of any
    JobLimits limits;
    bool operator==(const CleanupPlan &) const = default;
};

// What the machine that makes the load is asked for.
struct GeneratorPlan {
    // The run stops, and cleans up, when this machine was the limit for so long on end, whole seconds; 0:
    // never.
    Milliseconds abortAfter{0};
    bool operator==(const GeneratorPlan &) const = default;
};

std::span<const EnumText<OwnerMode>> ownerModeTexts();
std::span<const EnumText<CleanupWhen>> cleanupWhenTexts();
std::span<const EnumText<WaitFor>> waitForTexts();

// What a run will do. A value; the file format is docs/plan-format.md.
struct Plan {
    QString name;
    QString note;
    // The run is stopped and cleaned up when it lasts longer; what it created expires one hour after that.
    Milliseconds runLimit = std::chrono::hours(4);
    CreatePlan create;
    Milliseconds baseline{0}; // quiet time between creating and traffic
    QList<ScenarioPlan> scenarios;
    QList<Goal> goals = defaultGoals();
    GeneratorPlan generator;
    std::optional<LimitPlan> limit; // the run looks for the limit; none: it makes the planned load
    CleanupPlan cleanup;
    bool operator==(const Plan &) const = default;
};

// Do workspaces of earlier runs take part?
inline bool usesExistingWorkspaces(const CreatePlan &create)
{
    return create.reuse || create.topUp || create.count == 0;
}

// Connections that one session of this kind has open at most.
int connectionsOf(TrafficKind kind);

// When the last scenario ends, counted from the start of the traffic phase; not less than 0.
Milliseconds trafficLength(const Plan &plan);

} // namespace plimsoll
