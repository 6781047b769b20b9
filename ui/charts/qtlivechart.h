// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/yscale.h"
#include "ui/charts/livechart.h"

#include <QChartView>
#include <QLineSeries>
#include <QPointer>

class QCategoryAxis;
class QValueAxis;

namespace plimsoll {

// A strip of Qt Charts used the cheap way: replace(), fixed axes, no animation, no legend, no antialiasing.
class QtLiveChart : public QChartView, public LiveChart
{
    Q_OBJECT
public:
    explicit QtLiveChart(ChartSpec spec);

    QWidget *widget() override { return this; }
    void setWindow(double from, double to) override;
    void replace(const QList<QList<QPointF>> &points) override;
    void setGoal(std::optional<double> value, const QString &words) override;
    void setBands(const QList<ChartBand> &bands) override;
    void setCursor(std::optional<double> x) override;
    void onPointed(std::function<void(double x, bool clicked)> pointed) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void applyTheme();
    void layOutPlot();
    void growAxis(const QList<QList<QPointF>> &points);
    void labelDecades();
    double shown(double value) const; // on the axis: its logarithm where the scale is one
    double pixelOf(double x) const;
    double secondAt(double pixel) const;
    void drawGoal(QPainter *painter, const QRectF &plot);

    ChartSpec m_spec;
    QList<QLineSeries *> m_lines; // the chart's
    QValueAxis *m_time = nullptr;
    QValueAxis *m_values = nullptr;
    QCategoryAxis *m_decadeLabels = nullptr; // logarithmic only
    Decades m_decades;
    double m_from = 0;
    double m_to = 1;
    std::optional<double> m_goal;
    QString m_goalWords;
    QList<ChartBand> m_bands;
    std::optional<double> m_cursor;
    std::function<void(double, bool)> m_pointed;
};

} // namespace plimsoll
