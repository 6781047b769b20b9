// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencyreader.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype LongestLine = qsizetype{1024} * 1024; // every bucket in use is a third of this

} // namespace

LatencyReader::LatencyReader(QIODevice &in, const QStringList &scenarios, ReadProgress progress)
    : m_lines(in, LongestLine, std::move(progress))
{
    for (const QString &scenario : scenarios)
        m_tags.append(latencyTag(scenario));
}

std::optional<LatencyReader::Interval> LatencyReader::next()
{
    QByteArray line;
    while (m_lines.next(line)) {
        if (line.isEmpty() || line.startsWith('#') || line.startsWith("\"StartTimestamp\""))
            continue;
        if (auto interval = read(line))
            return interval;
        ++m_damaged;
    }
    return std::nullopt;
}

std::optional<LatencyReader::Interval> LatencyReader::read(const QByteArray &line) const
{
    const QList<QByteArray> parts = line.split(',');
    if (parts.size() != 5 || !parts[0].startsWith("Tag="))
        return std::nullopt;
    const qsizetype point = parts[0].lastIndexOf('.');
    const qsizetype scenario = m_tags.indexOf(parts[0].mid(4, point - 4));
    Interval interval;
    const std::optional<LatencyDuration> duration = latencyDuration(parts[0].mid(point + 1));
    bool isNumber = false;
    const double second = parts[1].toDouble(&isNumber);
    constexpr double longest = 1e9; // s
    if (point < 4 || scenario < 0 || !duration || !isNumber || !(second >= 0 && second < longest))
        return std::nullopt;
    const auto encoded = QByteArray::fromBase64Encoding(parts[4], QByteArray::AbortOnBase64DecodingErrors);
    if (!encoded)
        return std::nullopt;
    auto histogram = LatencyHistogram::decoded(*encoded);
    if (!histogram)
        return std::nullopt;
    interval.second = std::llround(second);
    interval.duration = *duration;
    interval.scenario = static_cast<std::size_t>(scenario);
    interval.histogram = *std::move(histogram);
    return interval;
}

} // namespace plimsoll
