// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chartspec.h"
#include "core/report/thinned.h"

#include <memory>
#include <optional>

class QWidget;

namespace plimsoll {

// What a person does in a chart with the mouse; x in seconds.
struct ChartTouch {
    enum class Kind {
        Hovers,
        Leaves,
        Clicks,
        Drags, // from `from` to x, and goes on
        Chooses, // has dragged
        Zooms, // by `factor` around x; below 1: nearer
    };
    Kind kind = Kind::Leaves;
    double x = 0;
    double from = 0;
    double factor = 1;
};

// One strip of a timeline; ADR-0016. All strips share their plot's left and right edge. x is in seconds since
// the start of the traffic; points come in order of x and are few enough to draw: see thinned(). ui thread.
class LiveChart
{
public:
    virtual ~LiveChart() = default;

    virtual QWidget *widget() = 0; // owned by the chart: take its parent away before it goes
    virtual void startOver() = 0; // another run: the y axis need not show what the last one had
    virtual void setWindow(double from, double to) = 0;
    // One list for each series of the spec, replaced whole.
    virtual void replace(const QList<QList<QPointF>> &points) = 0;
    virtual void setGoal(std::optional<double> value, const QString &words) = 0;
    virtual void setBands(const QList<ChartBand> &bands) = 0;
    virtual void setMarks(const QList<ChartMark> &marks) = 0;
    virtual void setCursor(std::optional<double> x) = 0;
    // What is being dragged over: none when from is not below to.
    virtual void setChosen(double from, double to) = 0;
    // So that a page can let one cursor cross all strips.
    virtual void onTouched(std::function<void(const ChartTouch &)> touched) = 0;
};

std::unique_ptr<LiveChart> makeLiveChart(const ChartSpec &spec);

} // namespace plimsoll
