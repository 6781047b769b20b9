// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/loadpicture.h"

#include "core/base/unittext.h"
#include "core/report/yscale.h"
#include "ui/look/spacing.h"
#include "ui/look/theme.h"
#include "ui/look/type.h"
#include "ui/plans/quantity.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int Left = 56; // as the charts of a run have it
constexpr int Right = 14;
constexpr int Top = 10;
constexpr int Bottom = 20;
constexpr int GridLines = 4;

} // namespace

struct LoadPicture::Axes {
    QRectF plot;
    double seconds;
    double top;

    double x(double second) const { return plot.left() + plot.width() * second / seconds; }
    double y(double value) const { return plot.bottom() - plot.height() * value / top; }
};

LoadPicture::LoadPicture(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"loadPicture"_s);
    setAccessibleName(tr("Planned load over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LoadPicture::show(const PlannedLoad &load, LoadUnit unit)
{
    m_load = load;
    m_unit = unit;
    m_top = unit == LoadUnit::Connections  ? grownTop(load.mostConnections, 1, AxisTops::Decimal)
        : unit == LoadUnit::BytesPerSecond ? grownTop(load.mostBytesPerSecond, 1, AxisTops::Binary)
                                           : grownTop(load.mostRequestsPerSecond, 1, AxisTops::Decimal);
    const QString connections = QLocale().toString(load.mostConnections);
    const QString length = spacedDuration(load.length);
    setAccessibleDescription(load.mostRequestsPerSecond > 0
            ? tr("At most %1 sessions and %2, over %3.")
                  .arg(connections, requestRateText(load.mostRequestsPerSecond), length)
            : tr("At most %1 connections and %2 each way, over %3.")
                  .arg(connections, byteRateText(load.mostBytesPerSecond), length));
    update();
}

LoadPicture::Axes LoadPicture::axes() const
{
    const double seconds = static_cast<double>(m_load.length.count()) / 1000;
    return {QRectF(rect()).adjusted(Left, Top, -Right, -Bottom), std::max(seconds, 0.001), m_top};
}

void LoadPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Axes axes = this->axes();
    drawBands(painter, axes);
    drawAxes(painter, axes);
}

void LoadPicture::drawAxes(QPainter &painter, const Axes &axes) const
{
    const Theme &theme = themeOf(palette());
    painter.setFont(numberFont(TypeSize::Caption));
    QColor grid = theme.control;
    grid.setAlpha(70); // over the bands, so that heights can be read there too
    for (int line = 0; line <= GridLines; ++line) {
        const double value = axes.top * line / GridLines;
        const double y = std::round(axes.y(value)) + 0.5;
        painter.setPen(line == 0 ? theme.control : grid);
        painter.drawLine(QPointF(axes.plot.left(), y), QPointF(axes.plot.right(), y));
        painter.setPen(theme.secondary);
        const QString text = m_unit != LoadUnit::BytesPerSecond ? QLocale().toString(value, 'g', 6)
            : line == 0                                         ? u"0"_s
                                                                : byteRateText(value);
        painter.drawText(
            QRectF(0, y - 10, axes.plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    const int wanted = std::max(2, static_cast<int>(axes.plot.width() / 56));
    for (const double second : timeLabels(axes.seconds, wanted)) {
        const double x = std::round(axes.x(second)) + 0.5;
        painter.setPen(second == 0 ? theme.control : grid);
        painter.drawLine(QPointF(x, axes.plot.top()), QPointF(x, axes.plot.bottom()));
        painter.setPen(theme.secondary);
        const QString text = timeLabelText(second);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double left = std::min(x - width / 2, rect().right() - width);
        painter.drawText(QRectF(left, axes.plot.bottom() + 3, width, Bottom - 3), Qt::AlignCenter, text);
    }
}

double LoadPicture::valueOf(const PlannedScenario &scenario, std::size_t at) const
{
    const double each = m_unit == LoadUnit::Connections ? 1
        : m_unit == LoadUnit::BytesPerSecond            ? scenario.sessionRate
                                                        : scenario.requestRate;
    return scenario.sessions[at] * each;
}

void LoadPicture::drawBands(QPainter &painter, const Axes &axes) const
{
    const Theme &theme = themeOf(palette());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<double> &instants = m_load.instants;
    std::vector<double> floor(instants.size(), 0);
    for (qsizetype i = 0; i < m_load.scenarios.size(); ++i) {
        QPolygonF upper;
        QPolygonF lower;
        for (std::size_t at = 0; at < instants.size(); ++at) {
            lower.prepend(QPointF(axes.x(instants[at]), axes.y(floor[at])));
            floor[at] += valueOf(m_load.scenarios.at(i), at);
            upper.append(QPointF(axes.x(instants[at]), axes.y(floor[at])));
        }
        QColor colour = theme.series.at(seriesOf(i));
        painter.setPen(Qt::NoPen);
        colour.setAlpha(90);
        painter.setBrush(colour);
        painter.drawPolygon(upper + lower);
        colour.setAlpha(255);
        painter.setPen(QPen(colour, 1.4));
        painter.drawPolyline(upper);
    }
    painter.restore();
}

SeriesSwatch::SeriesSwatch(int index, QWidget *parent)
    : QWidget(parent)
    , m_index(index)
{
    setFixedSize(10, 10);
}

void SeriesSwatch::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(palette()).series.at(seriesOf(m_index)));
}

std::size_t seriesOf(qsizetype scenario)
{
    const std::size_t colours = Theme().series.size() - 1; // 0 is for totals
    return 1 + static_cast<std::size_t>(scenario) % colours;
}

std::vector<double> timeLabels(double seconds, int wanted)
{
    static constexpr std::array Steps{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0,
        10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 28800.0, 43200.0,
        86400.0, 172800.0, 432000.0};
    double step = Steps.back();
    for (const double candidate : Steps) {
        if (seconds / candidate <= wanted) {
            step = candidate;
            break;
        }
    }
    std::vector<double> labels;
    for (int i = 0; i * step <= seconds * (1 + 1e-9); ++i)
        labels.push_back(i * step);
    return labels;
}

QString timeLabelText(double seconds)
{
    return seconds == 0 ? u"0"_s : spacedDuration(Nanoseconds(std::llround(seconds * 1e9)));
}

QString requestRateText(double requestsPerSecond)
{
    return LoadPicture::tr("%1 requests/s")
        .arg(QLocale().toString(requestsPerSecond, 'f', requestsPerSecond < 10 ? 1 : 0));
}

QString byteRateText(double bytesPerSecond)
{
    return humanSize(bytesPerSecond) + u"/s"_s;
}

} // namespace plimsoll
