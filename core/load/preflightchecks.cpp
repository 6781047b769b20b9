// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/preflightchecks.h"

#include "core/base/unittext.h"
#include "core/load/names.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int SpareOpenFiles = 128; // files of the run, control connections, libraries
constexpr int LoginsPerMinute = 60;
constexpr double RoomForBrowsers = 0.5; // of all cores: what else is done here needs some as well
constexpr qint64 DaemonIsGoneAfterSeconds = 90;

constexpr std::array TopicTexts{
    EnumText{CheckTopic::Reachable, "Reachable"_L1},
    EnumText{CheckTopic::Version, "Version"_L1},
    EnumText{CheckTopic::Rights, "Rights"_L1},
    EnumText{CheckTopic::Template, "Template"_L1},
    EnumText{CheckTopic::Parameters, "Parameters"_L1},
    EnumText{CheckTopic::ExternalAuth, "External sign-ins"_L1},
    EnumText{CheckTopic::DryRun, "Dry run"_L1},
    EnumText{CheckTopic::RateLimits, "Rate limits"_L1},
    EnumText{CheckTopic::Provisioners, "Provisioners"_L1},
    EnumText{CheckTopic::Seats, "Licence seats"_L1},
    EnumText{CheckTopic::Quota, "Quota"_L1},
    EnumText{CheckTopic::Tokens, "Tokens"_L1},
    EnumText{CheckTopic::OpenFiles, "Open files"_L1},
    EnumText{CheckTopic::Ports, "Local ports"_L1},
    EnumText{CheckTopic::Proxy, "Proxy"_L1},
    EnumText{CheckTopic::Apps, "Workspace apps"_L1},
    EnumText{CheckTopic::Browsers, "Browsers"_L1},
    EnumText{CheckTopic::Autostop, "Autostop"_L1},
    EnumText{CheckTopic::OwnerExec, "Terminals of others"_L1},
    EnumText{CheckTopic::Leftovers, "Leftovers"_L1},
    EnumText{CheckTopic::Production, "Production"_L1},
};

PreflightCheck ok(CheckTopic topic, const QString &sentence)
{
    return {topic, CheckStatus::Ok, sentence, {}};
}

PreflightCheck warning(CheckTopic topic, const QString &sentence, const QString &help)
{
    return {topic, CheckStatus::Warning, sentence, help};
}

PreflightCheck failed(CheckTopic topic, const QString &sentence, const QString &help)
{
    return {topic, CheckStatus::Failed, sentence, help};
}

bool createsUsers(const CreatePlan &plan)
{
    return plan.count > 0 && plan.owners != OwnerMode::Me;
}

} // namespace

QString checkTopicText(CheckTopic topic)
{
    return textOf(std::span<const EnumText<CheckTopic>>(TopicTexts), topic);
}

PreflightCheck checkVersion(const BuildInfo &info, bool isSimulated)
{
    if (info.isWorkspaceProxy)
        return failed(CheckTopic::Version, u"This URL is a workspace proxy's, not the deployment's."_s,
            u"Give the URL that people open in their browser%1."_s.arg(
                info.dashboardUrl.isEmpty() ? QString() : u", here %1"_s.arg(info.dashboardUrl)));
    const bool saysSo = info.saysSimulated();
    const QString version = info.version.isEmpty() ? u"a version it does not tell"_s : info.version;
    return ok(CheckTopic::Version,
        isSimulated || saysSo ? u"This is the simulator, %1: its figures are simulated."_s.arg(version)
                              : u"The deployment runs Coder %1."_s.arg(version));
}

PreflightCheck checkRights(const User &caller, const CreatePlan &plan)
{
    if (caller.isOwner())
        return ok(CheckTopic::Rights,
            u"You are %1 and may do all that the run needs (owner)."_s.arg(caller.username));
    if (plan.owners == OwnerMode::Me)
        return ok(CheckTopic::Rights,
            u"You are %1; the workspaces will be your own, so no more rights are needed."_s.arg(
                caller.username));
    return failed(CheckTopic::Rights,
        u"You are %1, who is not an owner of the deployment: creating users and acting for them needs that role."_s
            .arg(caller.username),
        u"Use an owner's token, or let all workspaces be your own (owners: \"me\")."_s);
}

PreflightCheck checkTemplate(const Template &found)
{
    const QString where = found.organizationName.isEmpty()
        ? QString()
        : u" in the organization %1"_s.arg(found.organizationName);
    if (found.deprecated)
        return failed(CheckTopic::Template,
            u"The template %1%2 is deprecated: Coder makes no new workspaces of it."_s.arg(found.name, where),
            u"Name another template, or end its deprecation."_s);
    return ok(CheckTopic::Template, u"The template %1 was found%2."_s.arg(found.name, where));
}

PreflightCheck checkRateLimits(const DeploymentConfig &config, const CreatePlan &plan)
{
    const auto topic = CheckTopic::RateLimits;
    if (plan.owners == OwnerMode::PasswordLogin && config.passwordAuthDisabled)
        return failed(topic, u"Logging in with a password is switched off on this deployment."_s,
            u"Let each user have a minted token instead (owners: \"user-each\")."_s);
    if (config.rateLimitsOff)
        return ok(topic, u"Rate limits are switched off."_s);
    if (plan.owners == OwnerMode::PasswordLogin && plan.count > LoginsPerMinute)
        return warning(topic,
            u"Coder lets one address log in %1 times a minute: %2 logins take at least %3."_s
                .arg(LoginsPerMinute)
                .arg(plan.count)
                .arg(counted((plan.count - 1) / LoginsPerMinute, u"minute"_s)),
            u"Minted tokens need no login (owners: \"user-each\")."_s);
    if (!config.apiRateLimit)
        return ok(
            topic, u"The deployment does not tell its rate limit; when it says \"wait\", the run waits."_s);
    const qint64 limit = *config.apiRateLimit;
    if (limit <= 0)
        return ok(topic, u"The API has no rate limit."_s);
    if (plan.count > limit)
        return warning(topic,
            u"Each address may call a path %1 times a minute: creating %2 takes at least %3."_s.arg(
                QString::number(limit), counted(plan.count, u"workspace"_s),
                counted((plan.count - 1) / limit, u"minute"_s)),
            u"Raise CODER_API_RATE_LIMIT for the test if that is too slow; the run waits where it must."_s);
    return ok(topic, u"Each address may call a path %1 times a minute, enough for this run."_s.arg(limit));
}

PreflightCheck checkProvisioners(const QList<ProvisionerDaemon> &daemons, const Template &used,
    const CreatePlan &plan, const QDateTime &now)
{
    const auto topic = CheckTopic::Provisioners;
    int alive = 0;
    int busy = 0;
    for (const ProvisionerDaemon &daemon : daemons) {
        const bool seen
            = !daemon.lastSeenAt.isValid() || daemon.lastSeenAt.secsTo(now) < DaemonIsGoneAfterSeconds;
        if (!seen || daemon.status == "offline"_L1)
            continue;
        ++alive;
        busy += daemon.status == "busy"_L1 ? 1 : 0;
    }
    if (alive == 0)
        return failed(topic, u"No provisioner is alive: nothing would be built."_s,
            u"Start a provisioner, or the deployment's built-in ones (CODER_PROVISIONER_DAEMONS)."_s);
    QString sentence = u"%1 %2 alive, %3 of them busy."_s.arg(counted(alive, u"provisioner"_s),
        alive == 1 ? u"is"_s : u"are"_s, busy == 0 ? u"none"_s : QString::number(busy));
    if (used.startBuildP50 && plan.count > 0) {
        const int rounds = (plan.count + alive - 1) / alive;
        sentence += u" A build of %1 takes about %2, so %3 take about %4."_s.arg(used.name,
            humanDuration(*used.startBuildP50), counted(plan.count, u"workspace"_s),
            humanDuration(rounds * *used.startBuildP50));
    }
    if (busy == alive)
        return warning(
            topic, sentence, u"All are working for others now: builds will queue behind theirs."_s);
    return ok(topic, sentence);
}

PreflightCheck checkSeats(const std::optional<Entitlements> &entitlements, const CreatePlan &plan)
{
    const auto topic = CheckTopic::Seats;
    if (!entitlements || !entitlements->hasLicense)
        return ok(topic, u"There is no licence, hence no limit of seats."_s);
    if (!entitlements->seats)
        return ok(topic, u"The licence does not limit the seats."_s);
    const qint64 used = entitlements->seatsUsed.value_or(0);
    const qint64 free = *entitlements->seats - used;
    const QString sentence
        = u"%1 of %2 seats of the licence are taken."_s.arg(used).arg(*entitlements->seats);
    if (createsUsers(plan) && plan.count > free)
        return warning(topic, sentence + u" The run adds %1."_s.arg(counted(plan.count, u"user"_s)),
            u"Coder may show warnings of too many users while the run lasts; fewer workspaces, or your own "
            "(owners: \"me\"), avoid them."_s);
    return ok(topic, sentence);
}

PreflightCheck checkQuota(const Quota &quota, const CreatePlan &plan)
{
    const auto topic = CheckTopic::Quota;
    if (quota.budget < 0)
        return ok(topic, u"Workspaces are not limited by a quota."_s);
    const QString sentence
        = u"Your quota is %1, of which %2 is used."_s.arg(quota.budget).arg(quota.consumed);
    if (plan.owners == OwnerMode::Me && plan.count > 0 && quota.budget > 0 && quota.consumed >= quota.budget)
        return failed(topic, sentence, u"Delete workspaces, or let each workspace have a user of its own."_s);
    return ok(topic, sentence);
}

PreflightCheck checkTokens(std::optional<Nanoseconds> longest, const PreflightRequest &request)
{
    const auto topic = CheckTopic::Tokens;
    if (!longest || longest->count() <= 0 || *longest >= request.lifetime)
        return ok(topic, u"Tokens may live as long as the run needs them."_s);
    if (*longest >= request.runLength)
        return ok(topic,
            u"Tokens may live %1, less than asked for but longer than the run."_s.arg(
                humanDuration(*longest)));
    return failed(topic,
        u"Tokens may live at most %1, but the run takes %2: its sessions would be cut off."_s.arg(
            humanDuration(*longest), humanDuration(request.runLength)),
        u"Raise CODER_MAX_TOKEN_LIFETIME, or make the run shorter."_s);
}

PreflightCheck checkOpenFiles(const std::optional<OpenFileLimit> &limit, int sessions)
{
    const auto topic = CheckTopic::OpenFiles;
    const qint64 need = qint64(sessions) + SpareOpenFiles;
    if (!limit)
        return ok(topic, u"This system has no limit of open files that matters."_s);
    if (need > limit->soft)
        return failed(topic,
            u"This process may have %1 files open, but %2 need about %3."_s.arg(limit->soft)
                .arg(counted(sessions, u"connection"_s))
                .arg(need),
            u"Raise the limit (ulimit -Hn %1 as root, or LimitNOFILE in systemd) and start again."_s.arg(
                need));
    return ok(
        topic, u"This process may have %1 files open; the run needs about %2."_s.arg(limit->soft).arg(need));
}

PreflightCheck checkPorts(std::optional<qint64> ports, qint64 ways, int sessions)
{
    const auto topic = CheckTopic::Ports;
    if (!ports)
        return ok(topic, u"The number of local ports is not known here."_s);
    const QString has = ways == 1
        ? u"This machine has %1 local ports for one address"_s.arg(*ports)
        : u"This machine has %1 local ports for %2 pairs of addresses"_s.arg(*ports * ways).arg(ways);
    if (sessions > *ports * ways)
        return failed(topic, has + u", but the run has %1."_s.arg(counted(sessions, u"session"_s)),
            u"Widen the range (sysctl net.ipv4.ip_local_port_range=\"1024 65535\"), let traffic leave from "
            "several addresses (--source-address), or use several machines."_s);
    return ok(topic, has + u", enough."_s);
}

PreflightCheck checkApps(const QList<ScenarioPlan> &apps, const QString &host, bool isFound)
{
    const auto topic = CheckTopic::Apps;
    const auto asksFor = [&apps](AppAddress address) {
        return std::any_of(apps.cbegin(), apps.cend(),
            [address](const ScenarioPlan &scenario) { return scenario.app.address == address; });
    };
    if (!asksFor(AppAddress::Subdomain) && !asksFor(AppAddress::Stated))
        return ok(topic, u"Workspace apps are asked for below the deployment's own address."_s);
    const QString help
        = u"Plan the apps with the address \"path\", or set CODER_WILDCARD_ACCESS_URL on the server."_s;
    if (host.isEmpty()) {
        const QString sentence = u"The deployment has no wildcard address for workspace apps."_s;
        return asksFor(AppAddress::Subdomain) ? failed(topic, sentence, help)
                                              : warning(topic, sentence, help);
    }
    if (isFound)
        return ok(topic, u"Workspace apps with a name of their own are at %1."_s.arg(host));
    const QString sentence = u"No address is known for workspace apps at %1."_s.arg(host);
    const QString mapping
        = u"Say where they are, as in --resolve \"%1=ADDRESS\", or mend DNS."_s.arg(host.section(u':', 0, 0));
    return asksFor(AppAddress::Subdomain) ? failed(topic, sentence, mapping)
                                          : warning(topic, sentence, mapping);
}

PreflightCheck checkBrowsers(
    const Result<BrowserLaunch> &launch, const BrowserNeed &need, const MachineRoom &room, bool leavesByTurns)
{
    constexpr auto topic = CheckTopic::Browsers;
    if (!launch)
        return {topic, CheckStatus::Failed, launch.error().message, {}};
    const QString what = counted(need.browsers, u"browser"_s);
    if (room.memory && need.memory > *room.memory) {
        return {topic, CheckStatus::Warning,
            u"%1 need some %2 of memory; this machine has %3."_s.arg(
                what, humanSize(double(need.memory)), humanSize(double(*room.memory))),
            u"Use fewer: pages are slow where memory is short, and the deployment gets the blame."_s};
    }
    if (need.cores > RoomForBrowsers * room.cores) {
        return {topic, CheckStatus::Warning,
            u"%1 keep some %2 cores busy with their pages; this machine has %3."_s.arg(
                what, QString::number(need.cores, 'f', 1), QString::number(room.cores)),
            u"Use fewer, or a machine with more cores: pages that wait for this machine say nothing of the "
            u"deployment, and seconds in which all its cores are busy are marked."_s};
    }
    if (leavesByTurns) {
        return {topic, CheckStatus::Warning,
            u"Browsers leave from whatever address this machine chooses, not from those of the deployment."_s,
            u"Read what the addresses tell without the dashboard's browsers."_s};
    }
    const QString sandbox
        = runsWithoutSandbox() ? u" without its sandbox, since this is the superuser"_s : QString();
    return {topic, CheckStatus::Ok, u"%1: %2%3."_s.arg(what, launch->program, sandbox), {}};
}

PreflightCheck checkAutostop(const Template &used, Milliseconds runLength)
{
    const auto topic = CheckTopic::Autostop;
    if (used.defaultTtl.count() <= 0)
        return ok(topic, u"Workspaces of %1 are not stopped by themselves."_s.arg(used.name));
    const QString sentence
        = u"Workspaces of %1 stop by themselves after %2."_s.arg(used.name, humanDuration(used.defaultTtl));
    if (used.defaultTtl < runLength)
        return warning(topic, sentence + u" The run takes %1."_s.arg(humanDuration(runLength)),
            u"Those that the run creates ask for more time, which the template may not allow; reused ones "
            u"would "
            "stop in the middle."_s);
    return ok(topic, sentence);
}

PreflightCheck checkOwnerExec(const DeploymentConfig &config, const CreatePlan &plan)
{
    const auto topic = CheckTopic::OwnerExec;
    if (!config.ownerExecDisabled)
        return ok(topic, u"Owners may open terminals in workspaces of others; the run does not need it."_s);
    const bool goesToOthers = plan.owners == OwnerMode::Me && (plan.count == 0 || plan.reuse || plan.topUp);
    if (goesToOthers)
        return warning(topic, u"Owners may not open terminals in workspaces of others on this deployment."_s,
            u"Sessions with your own token reach your own workspaces only; let each owner have a minted "
            u"token "
            "(owners: \"user-each\")."_s);
    return ok(
        topic, u"Owners may not open terminals in workspaces of others; each session acts as its owner."_s);
}

PreflightCheck checkLeftovers(
    const QList<Workspace> &workspaces, const QList<User> &users, const PreflightRequest &request)
{
    const auto topic = CheckTopic::Leftovers;
    const qint64 left = std::count_if(workspaces.cbegin(), workspaces.cend(), [](const Workspace &workspace) {
        return isScaletestName(workspace.name) || isScaletestName(workspace.ownerName);
    });
    const qint64 people = std::count_if(users.cbegin(), users.cend(),
        [](const User &user) { return isScaletestUser(user.username, user.email); });
    if (left == 0 && people == 0)
        return ok(topic, u"Nothing is left of earlier scale tests."_s);
    const QString sentence = u"Earlier scale tests left %1 and %2."_s.arg(
        counted(left, u"workspace"_s), counted(people, u"user"_s));
    if (request.cleansBefore)
        return ok(topic, sentence + u" They are deleted first."_s);
    if (request.create.topUp || request.create.reuse || request.create.count == 0)
        return ok(topic, sentence + u" Running ones take part."_s);
    return warning(topic, sentence,
        u"They take room and may belong to a run that is going on; \"plimsoll-cli cleanup\" deletes them."_s);
}

PreflightCheck checkProduction(const QList<Workspace> &workspaces, const User &caller)
{
    const auto topic = CheckTopic::Production;
    QSet<QString> owners;
    int running = 0;
    for (const Workspace &workspace : workspaces) {
        const bool ours = workspace.owner == caller.id || isScaletestName(workspace.ownerName);
        if (ours || workspace.latestBuild.status != BuildStatus::Running)
            continue;
        ++running;
        owners.insert(workspace.ownerName);
    }
    if (running == 0)
        return ok(topic, u"Nobody else's workspace runs here."_s);
    return warning(topic,
        u"This looks like production: %1 of %2 run here."_s.arg(
            counted(running, u"workspace"_s), counted(owners.size(), u"other user"_s)),
        u"They may feel the load."_s);
}

} // namespace plimsoll
