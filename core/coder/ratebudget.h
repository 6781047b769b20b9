// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>

#include <optional>

namespace plimsoll {

// What an answer says about the server's rate limit.
struct RateHeaders {
    bool refused = false; // 429
    std::optional<qint64> limit; // a minute
    std::optional<qint64> remaining;
    std::optional<Milliseconds> reset; // from the answer on
    std::optional<Milliseconds> retryAfter;
};

// How many more calls the server will take, by path, since that is how it counts. After a wait one call goes
// ahead alone to learn what is allowed now. Plain data: the caller has the clock.
class RateBudget
{
public:
    explicit RateBudget(Milliseconds maxWait)
        : m_maxWait(maxWait)
    {
    }

    enum class Verdict {
        Go,
        WaitForAnswer, // of a call that is under way to the same path
        WaitForTime, // blockedFor()
    };
    Verdict ask(const QString &path, Instant now);
    Milliseconds blockedFor(const QString &path, Instant now) const; // 0 when not blocked

    void sent(const QString &path);
    // The call never left or its answer never came.
    void lost(const QString &path);
    // True when this answer closed the path until later; the user is told then.
    bool answered(const QString &path, const RateHeaders &headers, Instant now);

    qsizetype size() const { return m_paths.size(); } // paths that are remembered

    // "The server takes 512 calls a minute to /api/v2/users; waiting 23 s." of a path that is blocked.
    QString sentence(const QString &path, Instant now) const;

private:
    struct Path {
        int underWay = 0;
        bool scouting = false;
        std::optional<qint64> limit;
        std::optional<qint64> remaining;
        Instant resetAt;
        Instant blockedUntil;
    };

    bool block(Path &path, Milliseconds wait, Instant now) const;
    void forgetIdle(Instant now);

    QHash<QString, Path> m_paths;
    Milliseconds m_maxWait;
};

} // namespace plimsoll
