// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QWidget;

namespace plimsoll {

enum class ChartScale { Linear, Logarithmic };
enum class ChartLine { Solid, Dashed };
enum class AxisTops { Decimal, Binary }; // where a linear axis ends: 1, 2, 4, 8, 10, …, or powers of two

struct ChartSeries {
    QString name; // for people
    int colour = 1; // index into Theme::series
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
};

// A stretch of seconds that is marked through the whole height.
struct ChartBand {
    enum class Kind { BrokenGoal, GeneratorLimited };
    double from = 0; // seconds of traffic
    double to = 0;
    Kind kind = Kind::BrokenGoal;
};

// One strip of the live page. All strips share their plot's left and right edge. x is in seconds since the
// start of the traffic; points come in order of x and are few enough to draw: see thinned(). ui thread.
class LiveChart
{
public:
    virtual ~LiveChart() = default;

    virtual QWidget *widget() = 0; // owned by the chart: take its parent away before it goes
    virtual void setWindow(double from, double to) = 0;
    // One list for each series of the spec, replaced whole.
    virtual void replace(const QList<QList<QPointF>> &points) = 0;
    virtual void setGoal(std::optional<double> value, const QString &words) = 0;
    virtual void setBands(const QList<ChartBand> &bands) = 0;
    virtual void setCursor(std::optional<double> x) = 0;
    // A click or a move at x, so that a page can let one cursor cross all strips.
    virtual void onPointed(std::function<void(double x, bool clicked)> pointed) = 0;
};

std::unique_ptr<LiveChart> makeLiveChart(const ChartSpec &spec);

// At most four points for each of `columns` columns of equal width: first, smallest, largest and last, so
// that no peak is lost. Points outside [from, to] are left out but for the nearest at each side.
QList<QPointF> thinned(const QList<QPointF> &points, double from, double to, int columns);

} // namespace plimsoll
