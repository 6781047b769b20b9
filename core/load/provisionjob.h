// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/agentwatcher.h"
#include "core/coder/buildwatcher.h"
#include "core/load/jobqueue.h"
#include "core/load/ledger.h"
#include "core/load/names.h"
#include "core/load/provisioned.h"

namespace plimsoll {

// One more thing to do with a workspace that is there, such as running a command in it.
using WorkspaceCheck = std::function<std::unique_ptr<Job>(const ProvisionedWorkspace &workspace)>;

// What all workspaces of a run have in common.
struct ProvisionSettings {
    TemplateId templateId;
    OrganizationId organization;
    QMap<QString, QString> parameters;
    OwnerMode owners = OwnerMode::UserEach;
    User caller; // owns them all with OwnerMode::Me
    RunNames names;
    Milliseconds lifetime{0}; // workspaces stop by themselves after so long
    Milliseconds tokenLifetime{0}; // and tokens end
    int retries = 0;
    WaitFor waitFor = WaitFor::Connected;
    WorkspaceCheck check; // may be empty
    // The end of the log tells that a build is over; asking now and then is for logs that cannot be had.
    BuildWatcher::Settings buildWatcher{
        .pendingPoll = Milliseconds(500), .runningPoll = Milliseconds(2000), .logs = FollowLogs::Yes};
    Milliseconds agentPoll{250}; // the first pause; it doubles up to a second
    Milliseconds stopGrace = std::chrono::seconds(30); // for answers under way when it is stopped
    Milliseconds conflictPause{1000}; // before another try when a build of the workspace is still active
};

// Makes one workspace: its user, a token to act as that user, the workspace, its build, its agents, and the
// check. Every object is in the ledger before it is asked for. The caller owns `settings`, the rest outlives
// it.
//
//   Intending ► CreatingUser ► (LoggingIn) ► CreatingWorkspace ► Building ► AwaitingAgents ► Checking
//                                   └ a token is minted meanwhile             ▲ a failed build may start
//                                   again
class ProvisionJob : public Job
{
    Q_OBJECT
public:
    ProvisionJob(CoderClient &client, Ledger &ledger, const ProvisionSettings &settings, int index);
    ~ProvisionJob() override;

    void start() override;
    void stop(const Error &why) override;
    const ProvisionResult &result() const { return m_result; }

private:
    void intend();
    void createUser();
    void logIn();
    void mintToken();
    void createWorkspace(CoderClient &asWhom);
    void watchBuild(BuildId build);
    void judgeBuild(const WorkspaceBuild &build);
    void startAgain();
    void fetchTimings(BuildId build);
    void awaitAgents();
    void check();
    void endWhenComplete();

    void fail(const Error &error);
    void endWhenQuiet();
    // Notes in the ledger how a create ended that did not give what it should.
    void noteRefusal(IntentId intent, const ApiError &error);
    void noteNeverAsked();
    void log(const QString &line);
    ProvisionedWorkspace &target() { return m_result.workspace; }

    CoderClient &m_client;
    Ledger &m_ledger;
    const ProvisionSettings &m_settings;
    ProvisionResult m_result;
    Secret m_password; // PasswordLogin only
    std::unique_ptr<CoderClient> m_ownClient; // PasswordLogin only: acts as the new user
    std::optional<IntentId> m_userIntent; // each until it is asked for
    std::optional<IntentId> m_tokenIntent;
    std::optional<IntentId> m_workspaceIntent;
    std::unique_ptr<BuildWatcher> m_buildWatcher;
    std::unique_ptr<AgentWatcher> m_agentWatcher;
    std::unique_ptr<Job> m_check;
    ProvisionTimings m_buildTimings;
    ProvisionerJob m_provisionerJob;
    Instant m_startedAt;
    std::optional<Error> m_failure;
    QStringList m_buildErrors; // the last error lines of the build's log
    int m_createsInFlight = 0; // their answers are awaited even when stopped, so that nothing is unknown
    bool m_timingsInFlight = false;
    bool m_checkWaitsForToken = false;
    bool m_checkRuns = false;
    bool m_isComplete = false; // all but the token and the timings
};

} // namespace plimsoll
