// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/thinned.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// What one column shows of the points in it, in their order.
void append(QList<QPointF> &out, const QPointF *first, const QPointF *end)
{
    if (end - first <= 4) {
        for (const QPointF *point = first; point != end; ++point)
            out.append(*point);
        return;
    }
    const auto below = [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); };
    auto [smallest, largest] = std::minmax_element(first, end, below);
    if (smallest > largest)
        std::swap(smallest, largest);
    out.append(*first);
    if (smallest != first)
        out.append(*smallest);
    if (largest != smallest && largest != end - 1)
        out.append(*largest);
    out.append(*(end - 1));
}

} // namespace

QList<QPointF> thinned(const QList<QPointF> &points, double from, double to, int columns)
{
    if (points.isEmpty() || columns <= 0 || from >= to)
        return {};
    const auto isBefore = [](const QPointF &point, double x) { return point.x() < x; };
    const QPointF *begin = points.constData();
    const QPointF *end = begin + points.size();
    const QPointF *first = std::lower_bound(begin, end, from, isBefore);
    const QPointF *last = std::lower_bound(first, end, to, isBefore);
    if (first != begin)
        --first;
    if (last != end)
        ++last;
    const double width = (to - from) / columns;
    QList<QPointF> out;
    while (first != last) {
        const double column = std::floor((first->x() - from) / width);
        const QPointF *next = std::find_if(first, last,
            [&](const QPointF &point) { return std::floor((point.x() - from) / width) != column; });
        append(out, first, next);
        first = next;
    }
    return out;
}

} // namespace plimsoll
