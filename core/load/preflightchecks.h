// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/serverinfo.h"
#include "core/coder/template.h"
#include "core/coder/user.h"
#include "core/coder/workspace.h"
#include "core/load/browserload.h"
#include "core/load/machinelimits.h"
#include "core/plan/plan.h"

namespace plimsoll {

// In the order in which they are shown.
enum class CheckTopic {
    Reachable,
    Version,
    Rights,
    Template,
    Parameters,
    ExternalAuth,
    DryRun,
    RateLimits,
    Provisioners,
    Seats,
    Quota,
    Tokens,
    OpenFiles,
    Ports,
    Proxy,
    Apps,
    Browsers,
    Autostop,
    OwnerExec,
    Leftovers,
    Production,
};
QString checkTopicText(CheckTopic topic); // "Rate limits"

enum class CheckStatus { Ok, Warning, Failed };

struct PreflightCheck {
    CheckTopic topic = CheckTopic::Reachable;
    CheckStatus status = CheckStatus::Ok;
    QString sentence; // what was found
    QString help; // what to do about it; empty when all is well
    bool operator==(const PreflightCheck &) const = default;
};

// What the run will do, as far as preflight must know.
struct PreflightRequest {
    CreatePlan create;
    QMap<QString, QString> parameters; // of plan and parameter file together
    int sessions = 0; // most connections at once
    Milliseconds runLength{0}; // from the first create to the last byte of traffic
    Milliseconds lifetime{0}; // of workspaces and tokens
    bool opensTerminals = false; // for traffic, or for a command in each workspace
    QList<ScenarioPlan> apps = {}; // the scenarios that ask for workspace apps
    BrowserNeed browsers = {};
    bool cleansBefore = false; // leftovers go first
    bool isSimulated = false;
};

// Each of these judges what was found; none asks anybody.
PreflightCheck checkVersion(const BuildInfo &info, bool isSimulated);
PreflightCheck checkRights(const User &caller, const CreatePlan &plan);
PreflightCheck checkTemplate(const Template &found);
// What is wrong with one value, as the end of a sentence; empty when nothing is.
QString parameterProblem(const RichParameter &parameter, const QString &value);
PreflightCheck checkParameters(const QList<RichParameter> &asked, const QMap<QString, QString> &values);
PreflightCheck checkExternalAuth(const QList<ExternalAuth> &auths, OwnerMode owners);
PreflightCheck checkRateLimits(const DeploymentConfig &config, const CreatePlan &plan);
PreflightCheck checkProvisioners(const QList<ProvisionerDaemon> &daemons, const Template &used,
    const CreatePlan &plan, const QDateTime &now);
PreflightCheck checkSeats(const std::optional<Entitlements> &entitlements, const CreatePlan &plan);
PreflightCheck checkQuota(const Quota &quota, const CreatePlan &plan);
PreflightCheck checkTokens(std::optional<Nanoseconds> longest, const PreflightRequest &request);
PreflightCheck checkOpenFiles(const std::optional<OpenFileLimit> &limit, int sessions);
// `ways`: pairs of an address that traffic leaves from and one that it goes to.
PreflightCheck checkPorts(std::optional<qint64> ports, qint64 ways, int sessions);
// `host`: of apps with a name of their own, with a star; `isFound`: there is an address for it.
PreflightCheck checkApps(const QList<ScenarioPlan> &apps, const QString &host, bool isFound);
struct MachineRoom {
    std::optional<qint64> memory; // available, bytes; none: not known
    int cores = 1;
};
PreflightCheck checkBrowsers(const Result<BrowserLaunch> &launch, const BrowserNeed &need,
    const MachineRoom &room, bool leavesByTurns);
PreflightCheck checkAutostop(const Template &used, Milliseconds runLength);
PreflightCheck checkOwnerExec(const DeploymentConfig &config, const CreatePlan &plan);
PreflightCheck checkLeftovers(
    const QList<Workspace> &workspaces, const QList<User> &users, const PreflightRequest &request);
// Warning: somebody else's workspace runs there, so that people may be hurt by the load.
PreflightCheck checkProduction(const QList<Workspace> &workspaces, const User &caller);

} // namespace plimsoll
