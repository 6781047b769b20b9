// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/latencyhistogram.h"

#include <deque>

namespace plimsoll {

// The durations of the last so many seconds, summed up. A second costs as much as it has filled buckets,
// however long the window is; kept are one histogram and a short list a second. One thread.
class LatencyWindow
{
public:
    explicit LatencyWindow(std::size_t seconds);

    // The next second; the oldest goes when there are more than the window has.
    void push(const LatencyHistogram &second);

    const LatencyHistogram &sum() const { return m_sum; }

private:
    struct Filled {
        Nanoseconds value{0}; // of a bucket
        std::uint64_t count = 0;
    };

    std::size_t m_seconds;
    std::deque<std::vector<Filled>> m_kept;
    LatencyHistogram m_sum;
};

} // namespace plimsoll
