// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/coderclient.h"

#include <QTimer>

namespace plimsoll {

enum class AgentGoal {
    Connected, // every agent has a connection to the server
    Ready, // and its start scripts have ended; a script that failed or timed out counts as ended
};

// Waits until the agents of one workspace are there. Lives on the engine thread; the caller sets the deadline
// by destroying it or calling stop(). Agents inside other agents' containers are not waited for.
class AgentWatcher : public QObject
{
    Q_OBJECT

public:
    struct Settings {
        AgentGoal goal = AgentGoal::Connected;
        Milliseconds firstPoll{250}; // doubles up to poll
        Milliseconds poll = std::chrono::seconds(1);
        int failures = 5; // calls in a row that broke or were too slow, each with its own retries
    };

    AgentWatcher(CoderClient &client, Settings settings, QObject *parent = nullptr);
    ~AgentWatcher() override;

    // `done` is called exactly once with the workspace as it is then (look at its agents' lifecycle for start
    // scripts that failed; a template without agents has none), or with why they will not come: the workspace
    // is gone or no longer started; never after stop() or destruction. Once.
    void watch(WorkspaceId workspace, Callback<Workspace> done);
    void stop();
    // "agent main is connecting" per agent that is missing, for a sentence when the time is over.
    QString missing() const { return m_missing; }

private:
    void poll();
    void take(const ApiResult<Workspace> &answer);
    void finish(ApiResult<Workspace> outcome);

    CoderClient &m_client;
    Settings m_settings;
    WorkspaceId m_workspace;
    Callback<Workspace> m_done;
    QString m_missing;
    int m_failures = 0;
    Milliseconds m_wait;
    QTimer m_timer;
};

} // namespace plimsoll
