// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/walltime.h"

#include <QHash>

namespace plimsoll::simulator {

// Counts requests for each key in a window that slides: the last one counts in proportion to what of it is
// still in view. Pure. One thread.
class RateLimiter
{
public:
    explicit RateLimiter(Milliseconds window)
        : m_window(window)
    {
    }

    struct Verdict {
        bool isLimited = false;
        int remaining = 0;
        qint64 resetsAt = 0; // seconds since 1970
    };
    // Counts this request unless it is refused.
    Verdict count(const QString &key, int limit, WallTime now);

private:
    struct Window {
        qint64 number = 0;
        int present = 0;
        int previous = 0;
    };

    Milliseconds m_window;
    QHash<QString, Window> m_windows;
};

} // namespace plimsoll::simulator
