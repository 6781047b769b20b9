// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace plimsoll {

using Nanoseconds = std::chrono::nanoseconds;
using Milliseconds = std::chrono::milliseconds;

// A point on the monotonic clock: nanoseconds since an arbitrary start, never set back, stands still in a
// suspended machine on Linux. Any thread.
struct Instant {
    std::int64_t ns = 0;

    static Instant now();

    friend Instant operator+(Instant at, Nanoseconds by) { return {at.ns + by.count()}; }
    friend Instant operator-(Instant at, Nanoseconds by) { return {at.ns - by.count()}; }
    friend Nanoseconds operator-(Instant later, Instant earlier)
    {
        return Nanoseconds(later.ns - earlier.ns);
    }
    auto operator<=>(const Instant &) const = default;
};

// Wall clock as files carry it: UTC, RFC 3339 with milliseconds.
QString utcText(const QDateTime &at);
QString utcNowText();

} // namespace plimsoll
