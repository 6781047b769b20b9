// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/looplag.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace plimsoll {

static std::size_t bucketOf(std::uint64_t us, std::size_t steps)
{
    if (us < steps)
        return static_cast<std::size_t>(us);
    const auto shift = static_cast<std::size_t>(std::bit_width(us) - std::bit_width(steps));
    return steps * shift + static_cast<std::size_t>(us >> shift);
}

static std::uint64_t upperEdgeOf(std::size_t bucket, std::size_t steps)
{
    if (bucket < steps)
        return bucket;
    const std::size_t shift = bucket / steps - 1;
    return ((static_cast<std::uint64_t>(bucket - steps * shift) + 1) << shift) - 1;
}

void LoopLag::record(Nanoseconds lag)
{
    const auto us = static_cast<std::uint64_t>(std::max<Nanoseconds::rep>(lag.count(), 0) / 1000);
    const std::size_t bucket = std::min(bucketOf(us, Steps), m_counts.size() - 1);
    ++m_counts[bucket];
    ++m_total;
    m_max = std::max(m_max, lag);
}

void LoopLag::clear()
{
    m_counts.fill(0);
    m_total = 0;
    m_max = Nanoseconds(0);
}

Nanoseconds LoopLag::percentile(double percent) const
{
    if (m_total == 0)
        return Nanoseconds(0);
    const auto wanted = static_cast<std::uint64_t>(std::ceil(percent / 100 * static_cast<double>(m_total)));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_counts.size(); ++bucket) {
        seen += m_counts[bucket];
        if (seen >= wanted)
            return std::min(m_max, Nanoseconds(std::int64_t(upperEdgeOf(bucket, Steps)) * 1000 + 999));
    }
    return m_max;
}

} // namespace plimsoll
