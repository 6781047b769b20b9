// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apicall.h"

#include <QHash>

#include <functional>

namespace plimsoll::simulator {

// The star name of apps as a server tells it: "*.apps.localhost:7080", at the port that was asked.
QString appHostOf(const HttpRequest &request);

// Workspace apps, which are not below /api/v2: by path (/@owner/workspace.agent/apps/slug/…) and by a name of
// their own. The first answer sets a signed token, which is good for that app for a minute. One thread.
class Apps
{
public:
    // Who asks, or the answer that says why nobody knows.
    using Authenticate = std::function<Result<UserRecord *, Answer>()>;

    explicit Apps(State &state);

    static bool isApp(const HttpRequest &request);
    Outcome answer(const HttpRequest &request, const Authenticate &authenticate);

private:
    struct Asked {
        QString owner;
        QString workspace; // without its agent
        QString slug;
        bool isNamed = false; // by a host of its own
        bool hasSlash = true; // behind the slug
    };
    struct Ticket {
        QString app; // what it is good for
        WallTime until;
    };
    static std::optional<Asked> parse(const HttpRequest &request);
    bool hasTicket(const HttpRequest &request, const QString &app);
    QByteArray newTicket(const QString &app);
    BuildRecord *buildOf(const Asked &asked, const UserRecord *caller);

    State &m_state;
    QHash<QByteArray, Ticket> m_tickets;
};

} // namespace plimsoll::simulator
