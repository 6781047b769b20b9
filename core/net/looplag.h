// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstdint>

namespace plimsoll {

// How late timers fired: a small log-linear histogram, at most 12.5 % off. Loop thread only.
class LoopLag
{
public:
    void record(Nanoseconds lag);
    void clear();

    Nanoseconds percentile(double percent) const; // 0 when nothing was recorded
    Nanoseconds max() const { return m_max; }

private:
    static constexpr int Steps = 8; // buckets per power of two
    std::array<std::uint32_t, std::size_t{34} * Steps> m_counts{}; // microseconds up to 2^36
    std::uint64_t m_total = 0;
    Nanoseconds m_max{0};
};

} // namespace plimsoll
