// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartbars.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plimsoll {

namespace {

double stackAt(const QList<QList<QPointF>> &points, qsizetype index)
{
    return std::accumulate(points.cbegin(), points.cend(), 0.0,
        [index](double sum, const QList<QPointF> &series) { return sum + series.at(index).y(); });
}

} // namespace

double tallestStack(const QList<QList<QPointF>> &points)
{
    double tallest = 0;
    const qsizetype count = points.isEmpty() ? 0 : points.first().size();
    for (qsizetype i = 0; i < count; ++i)
        tallest = std::max(tallest, stackAt(points, i));
    return tallest;
}

std::vector<ChartBar> stackedBars(const QList<QList<QPointF>> &points, double from, double to, int columns)
{
    std::vector<ChartBar> bars;
    if (points.isEmpty() || columns <= 0 || from >= to)
        return bars;
    const double width = (to - from) / columns;
    const QList<QPointF> &first = points.first();
    auto at = std::lower_bound(
        first.cbegin(), first.cend(), from, [](const QPointF &point, double x) { return point.x() < x; });
    double column = -1;
    double tallest = 0;
    for (; at != first.cend() && at->x() < to; ++at) {
        const qsizetype index = at - first.cbegin();
        const double height = stackAt(points, index);
        if (height <= 0)
            continue;
        const double its = std::floor((at->x() - from) / width);
        if (its == column && height <= tallest)
            continue;
        if (its != column)
            bars.push_back({});
        column = its;
        tallest = height;
        ChartBar &bar = bars.back();
        bar = {.from = at->x(), .to = at->x() + std::max(1.0, width), .values = {}};
        for (const QList<QPointF> &series : points)
            bar.values.push_back(series.at(index).y());
    }
    return bars;
}

} // namespace plimsoll
