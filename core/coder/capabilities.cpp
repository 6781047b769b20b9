// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/capabilities.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

using namespace Qt::StringLiterals;

void Capabilities::learn(Presence &route, bool answered)
{
    if (answered)
        route = Presence::Present;
    else if (route == Presence::Unknown)
        route = Presence::Absent;
}

QString Capabilities::organizationsPath() const
{
    return organizationsRoute == Presence::Absent ? u"/users/me/organizations"_s : u"/organizations"_s;
}

QString Capabilities::createWorkspacePath(const NewWorkspace &workspace) const
{
    const QString owner = workspace.owner.toString();
    if (userWorkspacesRoute == Presence::Absent) {
        return u"/organizations/%1/members/%2/workspaces"_s.arg(workspace.organization.toString(), owner);
    }
    return u"/users/%1/workspaces"_s.arg(owner);
}

QString Capabilities::quotaPath(const QString &user, OrganizationId organization) const
{
    if (organizationQuotaRoute == Presence::Absent)
        return u"/workspace-quota/%1"_s.arg(user);
    return u"/organizations/%1/members/%2/workspace-quota"_s.arg(organization.toString(), user);
}

QByteArray Capabilities::createUserBody(const NewUser &user) const
{
    QJsonObject body{
        {"username"_L1, user.username},
        {"email"_L1, user.email},
        // one who never logged in is dormant otherwise, and web terminals refuse a dormant user's token
        {"user_status"_L1, "active"_L1},
        {"login_type"_L1, user.loginType == LoginType::None ? "none"_L1 : "password"_L1},
    };
    if (user.loginType == LoginType::Password)
        body["password"_L1] = QString::fromUtf8(user.password.reveal());
    const QString organization = user.organization.toString();
    if (organizationsRoute == Presence::Absent)
        body["organization_id"_L1] = organization;
    else
        body["organization_ids"_L1] = QJsonArray{organization};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

bool isNoSuchRoute(const ApiError &error)
{
    return error.httpStatus == 404 || error.httpStatus == 405;
}

} // namespace plimsoll
