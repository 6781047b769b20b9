// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencyhistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace plimsoll {

namespace {

// 3 digits need 2048 steps in the first bucket; each further bucket has 1024 that are twice as wide.
constexpr unsigned HalfBits = HistogramLayout::HalfBits;
constexpr std::size_t HalfBucket = std::size_t{1} << HalfBits;
constexpr std::uint64_t FirstBucketMask = 2 * HalfBucket - 1;
constexpr std::int64_t UnitNs = 1000;

std::uint64_t unitsOf(Nanoseconds value)
{
    if (value.count() <= UnitNs)
        return 1;
    const auto rounded = static_cast<std::uint64_t>(value.count() / UnitNs)
        + (value.count() % UnitNs >= UnitNs / 2 ? 1u : 0u);
    return std::min(rounded, HistogramLayout::Highest);
}

std::size_t indexOf(std::uint64_t units)
{
    const auto bucket = static_cast<unsigned>(std::bit_width(units | FirstBucketMask)) - (HalfBits + 1);
    return (std::size_t{bucket} << HalfBits) + static_cast<std::size_t>(units >> bucket);
}

struct Span {
    std::uint64_t lowest;
    std::uint64_t highest;
};

Span spanAt(std::size_t index) // in units
{
    if (index < 2 * HalfBucket)
        return {index, index};
    const std::size_t bucket = (index >> HalfBits) - 1;
    const std::uint64_t lowest = std::uint64_t{HalfBucket + (index & (HalfBucket - 1))} << bucket;
    return {lowest, lowest + (std::uint64_t{1} << bucket) - 1};
}

Nanoseconds toNs(std::uint64_t units)
{
    return Nanoseconds(static_cast<std::int64_t>(units) * UnitNs);
}

} // namespace

LatencyHistogram::LatencyHistogram(const LatencyHistogram &other)
{
    add(other);
}

LatencyHistogram::LatencyHistogram(LatencyHistogram &&other) noexcept
    : m_counts(std::move(other.m_counts))
    , m_total(std::exchange(other.m_total, 0))
    , m_first(other.m_first)
    , m_last(other.m_last)
{
}

LatencyHistogram &LatencyHistogram::operator=(const LatencyHistogram &other)
{
    if (this != &other) {
        clear();
        add(other);
    }
    return *this;
}

LatencyHistogram &LatencyHistogram::operator=(LatencyHistogram &&other) noexcept
{
    if (this != &other) {
        m_counts = std::move(other.m_counts);
        m_total = std::exchange(other.m_total, 0);
        m_first = other.m_first;
        m_last = other.m_last;
    }
    return *this;
}

void LatencyHistogram::record(Nanoseconds value, std::uint64_t count)
{
    if (count == 0)
        return;
    const std::size_t index = indexOf(unitsOf(value));
    reach(index);
    addAt(index, count);
}

void LatencyHistogram::add(const LatencyHistogram &other)
{
    if (other.isEmpty())
        return;
    reach(other.m_last);
    for (std::size_t index = other.m_first, last = other.m_last; index <= last; ++index) {
        if (const std::uint64_t count = other.m_counts[index])
            addAt(index, count);
    }
}

void LatencyHistogram::remove(Nanoseconds value, std::uint64_t count)
{
    if (count == 0)
        return;
    const std::size_t index = indexOf(unitsOf(value));
    Q_ASSERT(index < m_counts.size() && m_counts[index] >= count);
    m_counts[index] -= count;
    m_total -= count;
    if (isEmpty())
        return;
    while (m_counts[m_first] == 0)
        ++m_first;
    while (m_counts[m_last] == 0)
        --m_last;
}

void LatencyHistogram::clear()
{
    if (!isEmpty())
        std::fill_n(m_counts.begin() + std::ptrdiff_t(m_first), m_last - m_first + 1, 0);
    m_total = 0;
}

Nanoseconds LatencyHistogram::min() const
{
    return isEmpty() ? Nanoseconds(0) : toNs(spanAt(m_first).lowest);
}

Nanoseconds LatencyHistogram::max() const
{
    return isEmpty() ? Nanoseconds(0) : toNs(spanAt(m_last).highest);
}

double LatencyHistogram::meanNs() const
{
    if (isEmpty())
        return 0;
    double sum = 0;
    for (std::size_t index = m_first; index <= m_last; ++index) {
        if (m_counts[index] == 0)
            continue;
        const Span span = spanAt(index);
        // HdrHistogram's middle: of a bucket of one value that value, else its lowest plus half its width.
        const std::uint64_t middle = span.lowest + (span.highest - span.lowest + 1) / 2;
        sum += static_cast<double>(middle) * static_cast<double>(m_counts[index]);
    }
    return sum / static_cast<double>(m_total) * static_cast<double>(UnitNs);
}

Nanoseconds LatencyHistogram::percentile(double percentile) const
{
    if (isEmpty())
        return Nanoseconds(0);
    const double wanted = std::clamp(percentile, 0.0, 100.0) / 100 * static_cast<double>(m_total) + 0.5;
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), 1, m_total);
    return toNs(spanAt(lastWithinRank(rank)).highest);
}

std::optional<Nanoseconds> LatencyHistogram::percentile(double percentile, std::uint64_t worse) const
{
    if (isEmpty())
        return std::nullopt;
    if (worse == 0)
        return this->percentile(percentile);
    const double all = static_cast<double>(m_total) + static_cast<double>(worse);
    // A share of exactly 1 − q already reaches the percentile; the slack is for 100 − 99.9 and the like.
    constexpr double slack = 1e-9;
    if (static_cast<double>(worse) / all >= 1 - std::clamp(percentile, 0.0, 100.0) / 100 - slack)
        return std::nullopt;
    const double wanted = std::clamp(percentile, 0.0, 100.0) / 100 * all + 0.5;
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), 1, m_total);
    return toNs(spanAt(lastWithinRank(rank)).highest);
}

std::vector<LatencyHistogram::Bucket> LatencyHistogram::buckets() const
{
    std::vector<Bucket> buckets;
    if (isEmpty())
        return buckets;
    for (std::size_t index = m_first; index <= m_last; ++index) {
        if (m_counts[index] == 0)
            continue;
        const Span span = spanAt(index);
        buckets.push_back({toNs(span.lowest), toNs(span.highest), m_counts[index]});
    }
    return buckets;
}

bool LatencyHistogram::operator==(const LatencyHistogram &other) const
{
    if (m_total != other.m_total)
        return false;
    if (isEmpty())
        return true;
    return m_first == other.m_first && m_last == other.m_last
        && std::equal(m_counts.begin() + std::ptrdiff_t(m_first),
            m_counts.begin() + std::ptrdiff_t(m_last) + 1, other.m_counts.begin() + std::ptrdiff_t(m_first));
}

void LatencyHistogram::reach(std::size_t index)
{
    if (index < m_counts.size())
        return;
    const std::size_t steps = index / HalfBucket + 1;
    m_counts.reserve(steps * HalfBucket); // no more than that, as resize() alone would take
    m_counts.resize(steps * HalfBucket);
}

void LatencyHistogram::addAt(std::size_t index, std::uint64_t count)
{
    m_first = isEmpty() ? index : std::min(m_first, index);
    m_last = isEmpty() ? index : std::max(m_last, index);
    m_counts[index] += count;
    m_total += count;
}

std::size_t LatencyHistogram::lastWithinRank(std::uint64_t rank) const
{
    std::uint64_t seen = 0;
    for (std::size_t index = m_first; index < m_last; ++index) {
        seen += m_counts[index];
        if (seen >= rank)
            return index;
    }
    return m_last;
}

} // namespace plimsoll
