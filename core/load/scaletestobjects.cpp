// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scaletestobjects.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// Filled by two calls at once; answered when the last is in.
struct Search {
    User caller;
    QString templateName;
    std::function<void(const Result<CleanupList> &)> done;
    QList<Workspace> workspaces;
    QList<User> users;
    std::optional<Error> error;
    int awaited = 2;

    void take(std::optional<Error> failure)
    {
        if (failure)
            error = std::move(failure);
        if (--awaited > 0)
            return;
        if (error)
            return done(*error);
        done(cleanupByPrefix(workspaces, users, caller, templateName));
    }
};

template <typename T> std::optional<Error> takeInto(QList<T> &list, const ApiResult<QList<T>> &answer)
{
    if (!answer)
        return answer.error().toError();
    list = *answer;
    return {};
}

} // namespace

void listScaletestObjects(CoderClient &client, const QString &templateName, QObject *context,
    std::function<void(const Result<CleanupList> &)> done)
{
    auto search = std::make_shared<Search>();
    search->templateName = templateName;
    search->done = std::move(done);
    client.me(context, [&client, context, search](const ApiResult<User> &me) {
        if (!me)
            return search->done(me.error().toError());
        search->caller = *me;
        client.listWorkspaces({}, context, [search](const ApiResult<QList<Workspace>> &workspaces) {
            search->take(takeInto(search->workspaces, workspaces));
        });
        client.listUsers(u"scaletest"_s, context,
            [search](const ApiResult<QList<User>> &users) { search->take(takeInto(search->users, users)); });
    });
}

} // namespace plimsoll
