// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/buildlogstream.h"
#include "core/coder/coderclient.h"

namespace plimsoll {

enum class FollowLogs { No, Yes };

// Waits for one build to end. Lives on the engine thread; the caller sets the deadline by destroying it or
// calling stop(). The verdict is the build's own, never the log stream's.
class BuildWatcher : public QObject
{
    Q_OBJECT

public:
    struct Settings {
        Milliseconds pendingPoll{500}; // while no provisioner has it
        Milliseconds runningPoll = std::chrono::seconds(1); // while one works on it
        int failures = 5; // calls in a row that broke or were too slow, each with its own retries
        FollowLogs logs = FollowLogs::No; // Yes: a WebSocket, whose end is noticed at once
    };

    BuildWatcher(CoderClient &client, Settings settings, QObject *parent = nullptr);
    ~BuildWatcher() override;

    // `done` is called exactly once with the build whose job is final (look at its status: failed and
    // canceled are answers too), or with why it cannot be known; never after stop() or destruction. Once.
    void watch(BuildId build, Callback<WorkspaceBuild> done);
    void stop();

signals:
    void buildChanged(const plimsoll::WorkspaceBuild &build); // its job's status or queue position
    void lineArrived(const plimsoll::LogLine &line); // with FollowLogs::Yes

private:
    void poll();
    void take(const ApiResult<WorkspaceBuild> &answer);
    void followLogs();
    void finish(ApiResult<WorkspaceBuild> outcome);

    CoderClient &m_client;
    Settings m_settings;
    BuildId m_build;
    Callback<WorkspaceBuild> m_done;
    std::optional<ProvisionerJob> m_seen;
    int m_failures = 0;
    bool m_asking = false;
    bool m_askAgain = false; // the log ended while an answer was under way
    std::unique_ptr<BuildLogStream> m_logs;
    QTimer m_timer;
};

} // namespace plimsoll
