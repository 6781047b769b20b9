// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/coderclient.h"
#include "ui/deployments/servercalls.h"

namespace plimsoll {

// Asks a deployment what it is and who we are there: first whether it is one, then whether it takes the
// token, then the rest, of which a refusal is no failure. Lives on the engine thread. Calls `done` once.
class DeploymentCheck : public QObject
{
    Q_OBJECT
public:
    DeploymentCheck(CoderClient &client, Answer<DeploymentFacts> done, QObject *parent);

    void start();

private:
    void askWhoWeAre();
    void askTheRest();
    void noteHealth(const ApiResult<HealthReport> &report);
    template <typename T> Callback<T> awaiting(std::function<void(const ApiResult<T> &)> take);
    void fail(const ApiError &error);

    CoderClient &m_client;
    Answer<DeploymentFacts> m_done;
    DeploymentFacts m_facts;
    Instant m_askedAt;
    int m_awaited = 0;
};

} // namespace plimsoll
