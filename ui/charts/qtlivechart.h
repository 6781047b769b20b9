// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yscale.h"
#include "ui/charts/chartbars.h"
#include "ui/charts/livechart.h"

#include <QChartView>
#include <QLineSeries>

class QValueAxis;

namespace plimsoll {

// A strip of Qt Charts used the cheap way: replace(), fixed axes, no animation, no legend, no antialiasing.
class QtLiveChart final : public QChartView, public LiveChart
{
    Q_OBJECT
public:
    explicit QtLiveChart(ChartSpec spec);

    QWidget *widget() override { return this; }
    void startOver() override;
    void setWindow(double from, double to) override;
    void replace(const QList<QList<QPointF>> &points) override;
    void setGoal(std::optional<double> value, const QString &words) override;
    void setBands(const QList<ChartBand> &bands) override;
    void setMarks(const QList<ChartMark> &marks) override;
    void setCursor(std::optional<double> x) override;
    void setChosen(double from, double to) override;
    void onTouched(std::function<void(const ChartTouch &)> touched) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void applyTheme();
    void layOutPlot();
    void growAxis(const QList<QList<QPointF>> &points);
    void takeBars(const QList<QList<QPointF>> &points);
    void touch(const ChartTouch &touch);
    double shown(double value) const; // on the axis: its logarithm where the scale is one
    double pixelOf(double x) const;
    double secondAt(double pixel) const;
    void drawBands(QPainter *painter, const QRectF &plot);
    QList<std::pair<double, QString>> levels(const QRectF &plot) const;
    void drawGrid(QPainter *painter, const QRectF &plot);
    void drawBars(QPainter *painter, const QRectF &plot);
    void drawLabels(QPainter *painter, const QRectF &plot);
    void drawTimes(QPainter *painter, const QRectF &plot);
    void drawGoal(QPainter *painter, const QRectF &plot);
    void drawMarks(QPainter *painter, const QRectF &plot);
    void drawCursor(QPainter *painter, const QRectF &plot);

    ChartSpec m_spec;
    QList<QLineSeries *> m_lines; // the chart's
    QValueAxis *m_time = nullptr;
    QValueAxis *m_values = nullptr;
    Decades m_decades;
    double m_from = 0;
    double m_to = 1;
    std::optional<double> m_goal;
    QString m_goalWords;
    QList<ChartBand> m_bands;
    QList<ChartMark> m_marks;
    std::vector<ChartBar> m_bars;
    std::optional<double> m_cursor;
    double m_chosenFrom = 0;
    double m_chosenTo = 0;
    std::optional<double> m_pressedAt; // pixel
    std::function<void(const ChartTouch &)> m_touched;
};

} // namespace plimsoll
