// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencyhistogram.h"

#include <QtEndian>

#include <zlib.h>

#include <bit>
#include <limits>

using namespace Qt::StringLiterals;

// HdrHistogram's V2 encoding: a cookie and a length around a zlib stream of a header and the counts from the
// first bucket on, as ZigZag LEB128; −n stands for n empty buckets. Numbers are big endian.

namespace plimsoll {

namespace {

constexpr quint32 EncodingCookie = 0x1c849303 | 0x10;
constexpr quint32 CompressedCookie = 0x1c849304 | 0x10;
constexpr qsizetype OuterHeaderSize = 8;
constexpr qsizetype HeaderSize = 40;
constexpr qsizetype LongestCount = 9; // bytes
constexpr qsizetype LongestPayload
    = HeaderSize + LongestCount * static_cast<qsizetype>(HistogramLayout::CountsLength);

template <typename Number> void append(QByteArray &bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

template <typename Number> Number numberAt(const QByteArray &bytes, qsizetype offset)
{
    return qFromBigEndian<Number>(bytes.constData() + offset);
}

void appendCount(QByteArray &bytes, std::int64_t value)
{
    auto rest = (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    for (int byte = 1; byte < LongestCount && rest >= 0x80; ++byte) {
        bytes.append(static_cast<char>(0x80 | (rest & 0x7f)));
        rest >>= 7;
    }
    bytes.append(static_cast<char>(rest)); // the ninth byte has all its 8 bits
}

// Takes one number off the front of [at, end); false when it is cut off.
bool takeCount(const QByteArray &bytes, qsizetype &at, std::int64_t &value)
{
    std::uint64_t raw = 0;
    for (unsigned byte = 0; byte < LongestCount; ++byte) {
        if (at >= bytes.size())
            return false;
        const auto part = static_cast<unsigned char>(bytes[at++]);
        const bool isLast = byte == LongestCount - 1;
        raw |= std::uint64_t{isLast ? part : part & 0x7fu} << (7 * byte);
        if (isLast || (part & 0x80) == 0)
            break;
    }
    value = static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
    return true;
}

QByteArray compressed(const QByteArray &payload)
{
    auto size = compressBound(static_cast<uLong>(payload.size()));
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    const int outcome = compress(reinterpret_cast<Bytef *>(bytes.data()), &size,
        reinterpret_cast<const Bytef *>(payload.constData()), static_cast<uLong>(payload.size()));
    Q_ASSERT(outcome == Z_OK); // the buffer is large enough, and nothing else but memory can lack
    Q_UNUSED(outcome)
    bytes.truncate(static_cast<qsizetype>(size));
    return bytes;
}

Error damaged(const QString &why)
{
    return {ErrorKind::BadInput, u"This is not a latency histogram of Plimsoll: %1."_s.arg(why)};
}

Result<QByteArray> inflated(const QByteArray &encoded)
{
    if (encoded.size() < OuterHeaderSize || numberAt<quint32>(encoded, 0) != CompressedCookie)
        return damaged(u"it does not begin as HdrHistogram's V2 encoding does"_s);
    const auto length = numberAt<quint32>(encoded, 4);
    if (length != static_cast<std::uint64_t>(encoded.size() - OuterHeaderSize))
        return damaged(u"it is cut off, or longer than it says"_s);
    QByteArray payload(LongestPayload, Qt::Uninitialized);
    auto size = static_cast<uLongf>(payload.size());
    const int outcome = uncompress(reinterpret_cast<Bytef *>(payload.data()), &size,
        reinterpret_cast<const Bytef *>(encoded.constData() + OuterHeaderSize), static_cast<uLong>(length));
    if (outcome != Z_OK)
        return damaged(u"its compressed part is damaged"_s);
    payload.truncate(static_cast<qsizetype>(size));
    return payload;
}

Result<> checkHeader(const QByteArray &payload)
{
    if (payload.size() < HeaderSize || numberAt<quint32>(payload, 0) != EncodingCookie)
        return damaged(u"its inner header is not HdrHistogram's"_s);
    if (numberAt<quint32>(payload, 4) != static_cast<std::uint64_t>(payload.size() - HeaderSize))
        return damaged(u"its counts are cut off, or longer than it says"_s);
    const bool sameLayout = numberAt<qint32>(payload, 8) == 0
        && numberAt<qint32>(payload, 12) == HistogramLayout::Digits
        && numberAt<quint64>(payload, 16) == HistogramLayout::Lowest
        && numberAt<quint64>(payload, 24) == HistogramLayout::Highest;
    if (!sameLayout)
        return damaged(u"its range or precision is another one"_s);
    return {};
}

} // namespace

QByteArray LatencyHistogram::encoded() const
{
    QByteArray counts;
    std::int64_t empty = isEmpty() ? 0 : static_cast<std::int64_t>(m_first);
    const auto flushEmpty = [&counts, &empty] {
        if (empty > 0)
            appendCount(counts, empty == 1 ? 0 : -empty);
        empty = 0;
    };
    for (std::size_t index = m_first; !isEmpty() && index <= m_last; ++index) {
        if (m_counts[index] == 0) {
            ++empty;
            continue;
        }
        flushEmpty();
        appendCount(counts, static_cast<std::int64_t>(m_counts[index]));
    }

    QByteArray payload;
    payload.reserve(HeaderSize + counts.size());
    append(payload, EncodingCookie);
    append(payload, static_cast<qint32>(counts.size()));
    append(payload, qint32{0}); // normalizing index offset
    append(payload, qint32{HistogramLayout::Digits});
    append(payload, quint64{HistogramLayout::Lowest});
    append(payload, quint64{HistogramLayout::Highest});
    append(payload, std::bit_cast<quint64>(1.0)); // conversion ratio of integers to doubles
    payload.append(counts);

    const QByteArray stream = compressed(payload);
    QByteArray encoded;
    encoded.reserve(OuterHeaderSize + stream.size());
    append(encoded, CompressedCookie);
    append(encoded, static_cast<qint32>(stream.size()));
    encoded.append(stream);
    return encoded;
}

Result<LatencyHistogram> LatencyHistogram::decoded(const QByteArray &encoded)
{
    const auto payload = inflated(encoded);
    if (!payload)
        return payload.error();
    if (const auto header = checkHeader(*payload); !header)
        return header.error();

    LatencyHistogram histogram;
    std::uint64_t index = 0;
    for (qsizetype at = HeaderSize; at < payload->size();) {
        std::int64_t value = 0;
        if (!takeCount(*payload, at, value) || value == std::numeric_limits<std::int64_t>::min())
            return damaged(u"its last count is cut off or out of range"_s);
        const std::uint64_t empty = value < 0 ? static_cast<std::uint64_t>(-value) : value == 0 ? 1 : 0;
        if (empty > HistogramLayout::CountsLength
            || index + std::max<std::uint64_t>(empty, 1) > HistogramLayout::CountsLength)
            return damaged(u"it has more buckets than its range"_s);
        if (value > 0) {
            const auto count = static_cast<std::uint64_t>(value);
            if (count > std::numeric_limits<std::uint64_t>::max() - histogram.m_total)
                return damaged(u"its counts are out of range"_s);
            histogram.reach(index);
            histogram.addAt(index, count);
        }
        index += value > 0 ? 1 : empty;
    }
    return histogram;
}

} // namespace plimsoll
