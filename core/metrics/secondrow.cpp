// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/secondrow.h"

namespace plimsoll {

void IntendedLoad::add(const IntendedLoad &other)
{
    ticks += other.ticks;
    bytes += other.bytes;
}

std::optional<double> echoedShare(const IntendedLoad &intended, const ScenarioCounts &counts)
{
    const bool isBytes = intended.bytes > 0;
    const std::uint64_t whole = isBytes ? intended.bytes : intended.ticks;
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(isBytes ? counts.echoedBytes : counts.echoedTicks)
        / static_cast<double>(whole);
}

Quantiles quantilesOf(const LatencyHistogram &histogram, std::uint64_t worse)
{
    return {
        .count = histogram.count(),
        .worse = worse,
        .min = histogram.min(),
        .max = histogram.max(),
        .meanNs = histogram.meanNs(),
        .p50 = histogram.percentile(50, worse),
        .p90 = histogram.percentile(90, worse),
        .p95 = histogram.percentile(95, worse),
        .p99 = histogram.percentile(99, worse),
        .p999 = histogram.percentile(99.9, worse),
    };
}

} // namespace plimsoll
