// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace plimsoll {

enum class ChartScale { Linear, Logarithmic };
enum class ChartLine { Solid, Dashed };
enum class ChartShape { Lines, StackedBars }; // bars: one second wide
enum class AxisTops { Decimal, Binary }; // where a linear axis ends: 1, 2, 4, 8, 10, …, or powers of two

struct ChartSeries {
    QString name; // for people
    int colour = 1; // index into Colours::series
    ChartLine line = ChartLine::Solid;
};

// What a chart is made of; fixed for its life.
struct ChartSpec {
    QString title; // with the unit in it
    QList<ChartSeries> series;
    ChartScale scale = ChartScale::Linear;
    AxisTops tops = AxisTops::Decimal;
    double firstTop = 1; // of a linear axis, until larger values come
    bool showsTime = false; // labels along the x axis: only the lowest of several strips
    // A value of the y axis for people. For a logarithmic scale values are positive.
    std::function<QString(double)> valueText;
    ChartShape shape = ChartShape::Lines;
};

// A stretch of seconds that is marked through the whole height.
struct ChartBand {
    enum class Kind { BrokenGoal, GeneratorLimited };
    double from = 0; // seconds of traffic
    double to = 0;
    Kind kind = Kind::BrokenGoal;
};

// An instant that is marked through the whole height, with words for what ends and what begins there.
struct ChartMark {
    double at = 0; // seconds of traffic
    QString before = {};
    QString after = {};
    bool operator==(const ChartMark &) const = default;
};

} // namespace plimsoll
