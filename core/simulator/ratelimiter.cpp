// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/ratelimiter.h"

#include <algorithm>

namespace plimsoll::simulator {

static constexpr qsizetype ManyKeys = 50'000;

RateLimiter::Verdict RateLimiter::count(const QString &key, int limit, WallTime now)
{
    const qint64 length = std::max<qint64>(1, qint64(m_window.count()) * 1000);
    const qint64 number = now.us / length;
    if (m_windows.size() > ManyKeys)
        m_windows.removeIf([number](const auto &entry) { return entry.value().number + 1 < number; });

    Window &window = m_windows[key];
    if (window.number != number) {
        window.previous = window.number + 1 == number ? window.present : 0;
        window.present = 0;
        window.number = number;
    }
    const double inView = 1 - double(now.us % length) / double(length);
    const double rate = double(window.previous) * inView + window.present;
    Verdict verdict;
    verdict.resetsAt = (number + 1) * length / 1'000'000;
    verdict.isLimited = rate + 1 > limit;
    if (!verdict.isLimited)
        ++window.present;
    verdict.remaining = verdict.isLimited ? 0 : std::max(0, int(limit - rate - 1));
    return verdict;
}

} // namespace plimsoll::simulator
