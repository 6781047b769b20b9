// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/buildwatcher.h"
#include "core/load/cleanuplist.h"
#include "core/load/jobqueue.h"

namespace plimsoll {

enum class Deletion { Deleted, AlreadyGone };

struct DeleteSettings {
    Orphan orphan = Orphan::No;
    BuildWatcher::Settings buildWatcher{
        .pendingPoll = Milliseconds(500), .runningPoll = Milliseconds(500), .logs = FollowLogs::No};
    Milliseconds conflictPause{1000}; // after 409 and 417
};

// Deletes one object; all three kinds end with success when it is gone, however that came.
class CleanupJob : public Job
{
    Q_OBJECT
public:
    explicit CleanupJob(CleanupItem item)
        : m_item(std::move(item))
    {
    }
    const CleanupItem &item() const { return m_item; }
    Deletion deletion() const { return m_deletion; }
    void stop(const Error &why) override { end(why); }

protected:
    void endDeleted(Deletion deletion);

private:
    CleanupItem m_item;
    Deletion m_deletion = Deletion::Deleted;
};

// Ends what is being built, asks for the delete build and sees it through.
class DeleteWorkspaceJob final : public CleanupJob
{
    Q_OBJECT
public:
    DeleteWorkspaceJob(CoderClient &client, CleanupItem item, const DeleteSettings &settings);
    void start() override;

private:
    void look();
    void cancel(const WorkspaceBuild &build);
    void requestDeletion();
    void watch(BuildId build, std::function<void(const WorkspaceBuild &)> next);
    void judge(const WorkspaceBuild &build);

    CoderClient &m_client;
    DeleteSettings m_settings;
    std::unique_ptr<BuildWatcher> m_watcher;
};

// Waits for the user's last workspaces to go when the server says that he still has some.
class DeleteUserJob final : public CleanupJob
{
    Q_OBJECT
public:
    DeleteUserJob(CoderClient &client, CleanupItem item, const DeleteSettings &settings);
    void start() override;

private:
    void lookForWorkspaces(const Error &refusal);

    CoderClient &m_client;
    DeleteSettings m_settings;
};

class DeleteTokenJob final : public CleanupJob
{
    Q_OBJECT
public:
    DeleteTokenJob(CoderClient &client, CleanupItem item);
    void start() override;

private:
    CoderClient &m_client;
};

} // namespace plimsoll
