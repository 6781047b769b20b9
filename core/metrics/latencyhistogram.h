// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

// What HdrHistogram derives from "1 to 3,600,000,000 with 3 digits".
struct HistogramLayout {
    static constexpr std::uint64_t Lowest = 1; // µs
    static constexpr std::uint64_t Highest = 3'600'000'000; // µs
    static constexpr int Digits = 3;
    static constexpr unsigned HalfBits = 10; // the first bucket has 2 · 2^10 steps, each other one 2^10
    static constexpr std::size_t CountsLength = 23u << HalfBits; // the bucket of 1 h is the 22nd
};

// HDR histogram of durations: 3 significant digits from 1 µs to 1 h, so a percentile is at most 0.1 % or half
// a microsecond off. Durations are kept rounded to 1 µs; below 1 µs counts as 1 µs, above 1 h as 1 h.
// Layout and encoding are HdrHistogram's (V2). ADR-0005. One thread at a time.
//
// An empty one is a few words. Memory is taken in steps of 8 KB, up to the largest value that came: 16 KB
// for 2 ms, then 8 KB more each time that it doubles.
class LatencyHistogram
{
public:
    // Values within one bucket are not told apart; both ends belong to it.
    struct Bucket {
        Nanoseconds lowest{0};
        Nanoseconds highest{0};
        std::uint64_t count = 0;
        bool operator==(const Bucket &) const = default;
    };

    LatencyHistogram() = default;
    ~LatencyHistogram() = default;
    LatencyHistogram(const LatencyHistogram &other);
    LatencyHistogram(LatencyHistogram &&other) noexcept;
    LatencyHistogram &operator=(const LatencyHistogram &other);
    LatencyHistogram &operator=(LatencyHistogram &&other) noexcept;

    void record(Nanoseconds value, std::uint64_t count = 1);
    void add(const LatencyHistogram &other);
    // Takes back what was recorded; never more than that.
    void remove(Nanoseconds value, std::uint64_t count);
    void clear(); // keeps memory

    bool isEmpty() const { return m_total == 0; }
    std::uint64_t count() const { return m_total; }
    Nanoseconds min() const; // the lowest bucket's lowest value; 0 when empty
    Nanoseconds max() const; // the highest bucket's highest value; 0 when empty
    double meanNs() const; // of the middles of the buckets; 0 when empty

    // The value that `percentile` per cent of all recorded values do not exceed, as HdrHistogram counts it.
    // 0 when empty.
    Nanoseconds percentile(double percentile) const;

    // The same when `worse` more values exist that exceed everything recorded (skipped, unanswered):
    // none when the percentile falls among them, and when there is nothing at all.
    std::optional<Nanoseconds> percentile(double percentile, std::uint64_t worse) const;

    // Those that hold something, in rising order.
    std::vector<Bucket> buckets() const;

    // HdrHistogram V2, zlib-compressed, not yet base64.
    QByteArray encoded() const;
    // The other way round; only histograms of this layout. Errors: BadInput.
    static Result<LatencyHistogram> decoded(const QByteArray &encoded);

    bool operator==(const LatencyHistogram &other) const;

private:
    void reach(std::size_t index);
    void addAt(std::size_t index, std::uint64_t count);
    std::size_t lastWithinRank(std::uint64_t rank) const;

    std::vector<std::uint64_t> m_counts; // as far as something was recorded
    std::uint64_t m_total = 0;
    std::size_t m_first = 0; // of the indices in use; meaningless when empty
    std::size_t m_last = 0;
};

} // namespace plimsoll
