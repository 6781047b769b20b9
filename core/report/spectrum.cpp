// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/spectrum.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double Furthest = 6; // 99.9999 %

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

QList<QPointF> spectrumPoints(const LatencyHistogram &histogram, std::uint64_t worse)
{
    if (histogram.isEmpty())
        return {};
    const auto total = static_cast<double>(histogram.count() + worse);
    const double last = std::log10(total); // one of all
    QList<QPointF> points{{0, seconds(histogram.min())}};
    std::uint64_t counted = 0;
    for (const LatencyHistogram::Bucket &bucket : histogram.buckets()) {
        counted += bucket.count;
        const double above = (total - static_cast<double>(counted)) / total;
        const double x = above <= 0 ? last : std::min(last, -std::log10(above));
        const QPointF point(std::min(x, Furthest), seconds(bucket.highest));
        if (points.size() > 1 && points.last().x() == point.x())
            points.last().setY(point.y());
        else
            points.append(point);
    }
    return points;
}

double spectrumX(double percentile)
{
    return std::min(Furthest, -std::log10(1 - std::clamp(percentile, 0.0, 99.9999) / 100));
}

std::optional<double> spectrumEnd(std::uint64_t measured, std::uint64_t worse)
{
    if (worse == 0)
        return std::nullopt;
    return -std::log10(static_cast<double>(worse) / static_cast<double>(measured + worse));
}

QList<ChartTick> spectrumTicks(double to)
{
    QList<ChartTick> ticks{{0, u"0 %"_s}, {spectrumX(50), u"50 %"_s}};
    for (const double percentile : {90.0, 99.0, 99.9, 99.99, 99.999, 99.9999}) {
        if (spectrumX(percentile) <= to + 0.001)
            ticks.append({spectrumX(percentile), QString::number(percentile, 'g', 7) + u" %"_s});
    }
    return ticks;
}

double spectrumTop(const QList<QPointF> &points)
{
    return points.isEmpty() ? 2 : std::clamp(std::ceil(points.last().x()), 2.0, Furthest);
}

} // namespace plimsoll
