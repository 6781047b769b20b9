// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/plannedload.h"

#include <QWidget>

namespace plimsoll {

enum class LoadUnit { Connections, BytesPerSecond, RequestsPerSecond };

// The planned load over time, a band for each scenario, one on top of the other, in the colours that the
// scenarios have everywhere in the form.
class LoadPicture : public QWidget
{
    Q_OBJECT
public:
    explicit LoadPicture(QWidget *parent = nullptr);

    void show(const PlannedLoad &load, LoadUnit unit);
    QSize sizeHint() const override { return {360, 200}; }
    QSize minimumSizeHint() const override { return {200, 180}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Axes;
    Axes axes() const;
    void drawAxes(QPainter &painter, const Axes &axes) const;
    void drawBands(QPainter &painter, const Axes &axes) const;
    double valueOf(const PlannedScenario &scenario, std::size_t at) const;

    PlannedLoad m_load;
    LoadUnit m_unit = LoadUnit::Connections;
    double m_top = 1; // of the y axis
};

// A square in the colour of the scenario.
class SeriesSwatch : public QWidget
{
    Q_OBJECT
public:
    SeriesSwatch(int index, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_index;
};

// Into Theme::series, for the scenario of that index.
std::size_t seriesOf(qsizetype scenario);

// Where labels stand on a time axis of `seconds`: about `wanted` of them, at times that people use.
std::vector<double> timeLabels(double seconds, int wanted);
QString timeLabelText(double seconds); // "2 min", "1 h 30 min"
QString byteRateText(double bytesPerSecond); // "17.6 MiB/s", as the page of a run says it
QString requestRateText(double requestsPerSecond); // "12.5 requests/s"

} // namespace plimsoll
