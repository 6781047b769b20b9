// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"
#include "core/coder/user.h"
#include "core/coder/workspace.h"

namespace plimsoll {

// Where servers differ, and all of it: found out once by what a server answers, never by its version number
// (development builds call themselves v0.0.0-devel).
//
//                                      2.8                               2.18 and later
//   organizations that we see          /users/me/organizations           /organizations
//   an organization for a new user     organization_id                   organization_ids
//   create a workspace                 /organizations/…/members/…        /users/…/workspaces
//   timings of a build                 none                              /workspacebuilds/…/timings
//   quota of a user                    /workspace-quota/… /organizations/…/members/…/workspace-quota
//
// What needs no decision here: fields that only newer servers send are optional in the parsers, and the query
// backend_type of a web terminal is ignored by servers that do not know it.
class Capabilities
{
public:
    enum class Presence { Unknown, Present, Absent };

    Presence organizationsRoute = Presence::Unknown;
    Presence userWorkspacesRoute = Presence::Unknown;
    Presence timingsRoute = Presence::Unknown;
    Presence organizationQuotaRoute = Presence::Unknown;

    // Presence after a call: a route that once answered stays.
    static void learn(Presence &route, bool answered);

    QString organizationsPath() const;
    QString createWorkspacePath(const NewWorkspace &workspace) const;
    QString quotaPath(const QString &user, OrganizationId organization) const; // `user` encoded
    QByteArray createUserBody(const NewUser &user) const; // organizationsRoute must be known
};

// The route does not exist on this server, as far as one answer can tell.
bool isNoSuchRoute(const ApiError &error);

} // namespace plimsoll
