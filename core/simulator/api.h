// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apiapps.h"
#include "core/simulator/apicall.h"
#include "core/simulator/ratelimiter.h"

namespace plimsoll::simulator {

// The HTTP side of the simulated server: who asks, may he, and what is answered. Pure: no sockets, time is
// handed in. One thread.
class Api
{
public:
    explicit Api(State &state);

    // `client` is the address that rate limits count by.
    Outcome answer(const HttpRequest &request, WallTime now, const QString &client);
    // The whole reply, with the headers that every answer has.
    HttpReply dress(const Answer &answer, const HttpRequest &request, WallTime now);
    // The headers of an answer that switches protocols.
    HttpHeaders upgradeHeaders(WallTime now);

    // Whether a fault may delay or refuse it, and whether it makes a user, token or workspace.
    static bool isApi(const HttpRequest &request);
    static bool isCreation(const HttpRequest &request);

private:
    struct Matched {
        const Route *route = nullptr;
        QStringList arguments;
    };
    Matched match(const std::string &method, const QStringList &path) const;
    std::optional<Answer> overLimit(const QString &path, const QString &client, WallTime now);
    Result<UserRecord *, Answer> authenticate(
        const HttpRequest &request, const QUrlQuery &query, WallTime now);

    State &m_state;
    Apps m_apps;
    RateLimiter m_limiter;
    RateLimiter::Verdict m_verdict; // of the request under way
    int m_limit = 0; // the same, until it was told; 0: none
    QHash<qsizetype, std::vector<std::pair<const Route *, QStringList>>> m_routes; // by number of segments
};

} // namespace plimsoll::simulator
