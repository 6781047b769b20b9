// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/provisionjob.h"

namespace plimsoll {

enum class Mint { No, Yes };

// Makes a workspace that is already there ready for traffic: a token of its owner, and its agents. The token
// is in the ledger before it is asked for; the workspace and its user are not, since this run did not make
// them.
class ReuseJob : public Job
{
    Q_OBJECT
public:
    // Mint::No: the owner's token comes from elsewhere.
    ReuseJob(CoderClient &client, Ledger &ledger, const ProvisionSettings &settings, Workspace workspace,
        Mint mint, int index);
    ~ReuseJob() override;

    void start() override;
    void stop(const Error &why) override;
    const ProvisionResult &result() const { return m_result; }

private:
    void intendToken();
    void mintToken(IntentId intent);
    void awaitAgents();
    void endWhenComplete();
    void fail(const Error &error);

    CoderClient &m_client;
    Ledger &m_ledger;
    const ProvisionSettings &m_settings;
    Workspace m_workspace;
    Mint m_mint;
    ProvisionResult m_result;
    std::unique_ptr<AgentWatcher> m_agentWatcher;
    Instant m_startedAt;
    std::optional<Error> m_failure;
    bool m_mintInFlight = false; // its answer is awaited even when stopped
    bool m_agentsAreThere = false;
};

} // namespace plimsoll
