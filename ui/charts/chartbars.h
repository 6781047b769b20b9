// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <vector>

namespace plimsoll {

// One column of stacked values.
struct ChartBar {
    double from = 0; // seconds
    double to = 0;
    std::vector<double> values; // by series, the lowest first
    bool operator==(const ChartBar &) const = default;
};

// What each second's values of several series add up to, at most.
double tallestStack(const QList<QList<QPointF>> &points);

// The bars in [from, to) that are not empty. All series have a point at each second. Where several seconds
// share one of `columns` columns, the tallest of them stands for all.
std::vector<ChartBar> stackedBars(const QList<QList<QPointF>> &points, double from, double to, int columns);

} // namespace plimsoll
