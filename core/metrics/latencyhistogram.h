// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

// HDR histogram of durations: 3 significant digits from 1 µs to 1 h, so a percentile is at most 0.1 % off.
// Values are nanoseconds, kept in units of 1 µs; below 1 µs counts as 1 µs, above 1 h as 1 h.
// Source of layout and encoding: HdrHistogram V2. ADR-0005. One thread at a time.
class LatencyHistogram
{
public:
    void record(Nanoseconds value, std::uint64_t count = 1);
    void add(const LatencyHistogram &other);
    void clear(); // keeps memory

    bool isEmpty() const { return m_total == 0; }
    std::uint64_t count() const { return m_total; }
    Nanoseconds min() const;
    Nanoseconds max() const;
    double meanNs() const;

    // The value that `percentile` per cent of all recorded values do not exceed, as HdrHistogram counts it.
    Nanoseconds percentile(double percentile) const;

    // The same when `worse` more values exist that exceed everything recorded (skipped, unanswered):
    // none when the percentile falls among them.
    std::optional<Nanoseconds> percentile(double percentile, std::uint64_t worse) const;

    // HdrHistogram V2, zlib-compressed, not yet base64.
    QByteArray encoded() const;
};

} // namespace plimsoll
