// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cleanupjob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

void CleanupJob::endDeleted(Deletion deletion)
{
    m_deletion = deletion;
    end({});
}

DeleteWorkspaceJob::DeleteWorkspaceJob(CoderClient &client, CleanupItem item, const DeleteSettings &settings)
    : CleanupJob(std::move(item))
    , m_client(client)
    , m_settings(settings)
{
}

void DeleteWorkspaceJob::start()
{
    look();
}

void DeleteWorkspaceJob::look()
{
    m_client.workspace(
        WorkspaceId::fromString(item().id), this, [this](const ApiResult<Workspace> &workspace) {
            if (hasEnded())
                return;
            if (!workspace)
                return workspace.error().isGone() ? endDeleted(Deletion::AlreadyGone)
                                                  : end(workspace.error().toError());
            const WorkspaceBuild &build = workspace->latestBuild;
            if (build.status == BuildStatus::Deleted)
                return endDeleted(Deletion::AlreadyGone);
            if (build.job.isFinal())
                return requestDeletion();
            if (build.transition == Transition::Delete)
                return watch(build.id, [this](const WorkspaceBuild &ended) { judge(ended); });
            cancel(build);
        });
}

void DeleteWorkspaceJob::cancel(const WorkspaceBuild &build)
{
    // Refused or not: what counts is that the build ends.
    m_client.cancelBuild(build.id, this, [this, id = build.id](const ApiResult<> &) {
        if (!hasEnded())
            watch(id, [this](const WorkspaceBuild &) { requestDeletion(); });
    });
}

void DeleteWorkspaceJob::requestDeletion()
{
    NewBuild build;
    build.workspace = WorkspaceId::fromString(item().id);
    build.transition = Transition::Delete;
    build.orphan = m_settings.orphan;
    m_client.startBuild(build, this, [this](const ApiResult<WorkspaceBuild> &started) {
        if (hasEnded())
            return;
        if (started)
            return watch(started->id, [this](const WorkspaceBuild &ended) { judge(ended); });
        if (started.error().isGone())
            return endDeleted(Deletion::AlreadyGone);
        if (started.error().httpStatus != 409)
            return end(started.error().toError());
        QTimer::singleShot(m_settings.conflictPause, this, [this] {
            if (!hasEnded())
                look(); // another build has come between
        });
    });
}

void DeleteWorkspaceJob::watch(BuildId build, std::function<void(const WorkspaceBuild &)> next)
{
    if (m_watcher)
        m_watcher.release()->deleteLater(); // this may be inside its callback
    m_watcher = std::make_unique<BuildWatcher>(m_client, m_settings.buildWatcher);
    m_watcher->watch(build, [this, next = std::move(next)](const ApiResult<WorkspaceBuild> &ended) {
        if (hasEnded())
            return;
        if (!ended)
            return ended.error().isGone() ? endDeleted(Deletion::AlreadyGone) : end(ended.error().toError());
        next(*ended);
    });
}

void DeleteWorkspaceJob::judge(const WorkspaceBuild &build)
{
    if (build.job.status == JobStatus::Succeeded)
        return endDeleted(Deletion::Deleted);
    QString sentence = u"The workspace %1 of %2 could not be deleted: %3."_s.arg(item().name, item().owner,
        build.job.status == JobStatus::Canceled ? u"its delete build was canceled"_s
            : build.job.error.isEmpty()         ? u"its delete build failed"_s
                                                : build.job.error);
    if (m_settings.orphan == Orphan::No)
        sentence
            += u" Clean up again, or ask for orphan deletion, which drops the record and leaves what the "
               "template made."_s;
    end(Error{ErrorKind::Rejected, sentence});
}

DeleteUserJob::DeleteUserJob(CoderClient &client, CleanupItem item, const DeleteSettings &settings)
    : CleanupJob(std::move(item))
    , m_client(client)
    , m_settings(settings)
{
}

void DeleteUserJob::start()
{
    m_client.deleteUser(UserId::fromString(item().id), this, [this](const ApiResult<> &deleted) {
        if (hasEnded())
            return;
        if (deleted)
            return endDeleted(Deletion::Deleted);
        const ApiError &refusal = deleted.error();
        if (refusal.httpStatus == 417)
            return lookForWorkspaces(refusal.toError());
        end(refusal.toError());
    });
}

void DeleteUserJob::lookForWorkspaces(const Error &refusal)
{
    const QString query = u"owner:%1"_s.arg(item().name);
    m_client.listWorkspaces(query, this, [this, refusal](const ApiResult<QList<Workspace>> &workspaces) {
        if (hasEnded())
            return;
        QStringList staying;
        if (workspaces) {
            for (const Workspace &workspace : *workspaces) {
                const WorkspaceBuild &build = workspace.latestBuild;
                if (workspace.ownerName == item().name
                    && (build.transition != Transition::Delete || build.job.status == JobStatus::Failed))
                    staying.append(workspace.name);
            }
        }
        if (!staying.isEmpty())
            return end(Error{refusal.kind,
                u"The user %1 was not deleted, since he still has workspaces that this clean-up does not "
                "delete: %2."_s.arg(item().name, staying.join(u", "_s))});
        QTimer::singleShot(m_settings.conflictPause, this, [this] {
            if (!hasEnded())
                start(); // his last ones are on their way out
        });
    });
}

DeleteTokenJob::DeleteTokenJob(CoderClient &client, CleanupItem item)
    : CleanupJob(std::move(item))
    , m_client(client)
{
}

void DeleteTokenJob::start()
{
    m_client.deleteToken(item().owner, item().id, this, [this](const ApiResult<> &deleted) {
        if (hasEnded())
            return;
        if (deleted || deleted.error().httpStatus == 400)
            return endDeleted(Deletion::Deleted); // 400: its user is unknown, and with him the token
        end(deleted.error().toError());
    });
}

} // namespace plimsoll
