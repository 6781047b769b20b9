// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/provisionjob.h"
#include "core/load/targets.h"

namespace plimsoll {

// What to create, all names resolved.
struct ProvisionRequest {
    CreatePlan plan;
    QMap<QString, QString> parameters; // of plan and parameter file together
    std::optional<Template> workspaceTemplate; // none only when nothing is created
    OrganizationId organization; // of the template; users are created there
    User caller;
    RunNames names;
    int firstNumber = 0; // of what is created, in its names
    Milliseconds lifetime = std::chrono::hours(2); // the run's limit and an hour
    std::optional<Nanoseconds> longestToken = {}; // what the deployment grants at most, as preflight found it
    WorkspaceCheck check; // run in each created workspace; may be empty
};

// The phase Create: takes over workspaces that are there, creates the missing ones. Lives on the engine
// thread.
class Provisioning : public QObject
{
    Q_OBJECT
public:
    Provisioning(CoderClient &client, Ledger &ledger, ProvisionRequest request, QObject *parent = nullptr);
    ~Provisioning() override;

    void start();
    // ended() follows when the answers to what was asked have come.
    void stop(const Error &why);
    JobProgress progress() const; // creating and taking over together

    // After ended(). Why nothing could be begun at all; none otherwise.
    const std::optional<Error> &error() const { return m_error; }
    // In the order that ranges count: reused ones first, then by index; only those that are ready
    // and have an agent.
    QList<ProvisionedWorkspace> targets() const;
    const QList<ProvisionResult> &results() const { return m_results; } // all, failed ones among them
    int failures() const;
    int created() const { return m_choice.toCreate; } // or tried to
    // No more failures than the plan allows.
    bool passed() const { return !m_error && failures() <= m_request.plan.maxFailures; }

signals:
    void progressed(const plimsoll::JobProgress &progress);
    void workspaceEnded(const plimsoll::ProvisionResult &result); // ready or failed
    void ended();

private:
    void listPresent();
    void take(const TargetChoice &choice);
    void runQueue(
        std::unique_ptr<JobQueue> &queue, int total, const JobQueue::Factory &factory, int firstIndex);
    std::unique_ptr<Job> reuseJob(int index);
    void noteEnd(int index, Job *job, const Result<> &outcome);
    void endWhenBothEnded();
    void finish();

    CoderClient &m_client;
    Ledger &m_ledger;
    ProvisionRequest m_request;
    ProvisionSettings m_settings;
    TargetChoice m_choice;
    QHash<UserId, int> m_firstOfOwner; // its job mints the token for all of that owner's
    std::unique_ptr<JobQueue> m_reuseQueue;
    std::unique_ptr<JobQueue> m_createQueue;
    QList<ProvisionResult> m_results;
    std::optional<Error> m_error;
    bool m_hasStarted = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
