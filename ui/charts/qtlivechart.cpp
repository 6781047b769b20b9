// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtlivechart.h"

#include "ui/look/theme.h"
#include "ui/look/type.h"

#include <QCategoryAxis>
#include <QEvent>
#include <QMouseEvent>
#include <QValueAxis>

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// The same for all strips, so that one second is one vertical line through them.
constexpr double PlotLeft = 72;
constexpr double PlotRight = 14;
constexpr double PlotTop = 8;
constexpr double PlotBottom = 6;
constexpr double TimeLabels = 18;

} // namespace

std::unique_ptr<LiveChart> makeLiveChart(const ChartSpec &spec)
{
    return std::make_unique<QtLiveChart>(spec);
}

QtLiveChart::QtLiveChart(ChartSpec spec)
    : m_spec(std::move(spec))
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    // Bands, labels and the goal are drawn by us: a part of them would stay as it was.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setAccessibleName(m_spec.title);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    m_time = new QValueAxis(chart());
    m_time->setLabelsVisible(false);
    m_time->setGridLineVisible(false);
    m_values = new QValueAxis(chart());
    m_values->setRange(0, m_spec.firstTop);
    m_values->setTickCount(3);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    if (m_spec.scale == ChartScale::Logarithmic) {
        m_values->setLabelsVisible(false);
        m_decadeLabels = new QCategoryAxis(chart());
        m_decadeLabels->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        chart()->addAxis(m_decadeLabels, Qt::AlignLeft);
        m_values->setVisible(false);
        labelDecades();
    } else {
        m_values->setLabelsVisible(false); // drawn by us, in the words of the spec
    }
    for (int i = 0; i < m_spec.series.size(); ++i) {
        auto *line = new QLineSeries(chart());
        chart()->addSeries(line);
        line->attachAxis(m_time);
        line->attachAxis(m_values);
        m_lines.append(line);
    }
    applyTheme();
}

void QtLiveChart::applyTheme()
{
    const Theme &theme = themeOf(palette());
    setBackgroundBrush(theme.surface);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        QPen pen(theme.series.at(static_cast<std::size_t>(m_spec.series.at(i).colour)), 1);
        if (m_spec.series.at(i).line == ChartLine::Dashed)
            pen.setDashPattern({6, 3});
        m_lines.at(i)->setPen(pen);
    }
    m_time->setLinePenColor(theme.control);
    m_values->setLinePenColor(theme.control);
    m_values->setGridLineColor(theme.grid);
    if (m_decadeLabels) {
        m_decadeLabels->setLinePenColor(theme.control);
        m_decadeLabels->setGridLineColor(theme.grid);
        m_decadeLabels->setLabelsVisible(false);
    }
}

void QtLiveChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void QtLiveChart::setWindow(double from, double to)
{
    m_from = from;
    m_to = to;
    m_time->setRange(from, to);
}

void QtLiveChart::replace(const QList<QList<QPointF>> &points)
{
    growAxis(points);
    const int columns = std::max(1, static_cast<int>(chart()->plotArea().width()));
    for (qsizetype i = 0; i < m_lines.size() && i < points.size(); ++i) {
        QList<QPointF> thin = thinned(points.at(i), m_from, m_to, columns);
        if (m_spec.scale == ChartScale::Logarithmic) {
            for (QPointF &point : thin)
                point.setY(shown(point.y()));
        }
        m_lines.at(i)->replace(thin);
    }
}

void QtLiveChart::growAxis(const QList<QList<QPointF>> &points)
{
    double smallest = m_goal.value_or(HUGE_VAL);
    double largest = m_goal.value_or(0);
    for (const QList<QPointF> &list : points) {
        for (const QPointF &point : list) {
            largest = std::max(largest, point.y());
            if (point.y() > 0)
                smallest = std::min(smallest, point.y());
        }
    }
    if (m_spec.scale == ChartScale::Linear)
        return m_values->setMax(grownTop(largest, m_values->max(), m_spec.tops));
    const Decades grown = grownDecades(std::isinf(smallest) ? 0 : smallest, largest, m_decades);
    if (grown == m_decades)
        return;
    m_decades = grown;
    labelDecades();
}

void QtLiveChart::labelDecades()
{
    m_values->setRange(m_decades.lowest, m_decades.highest);
    m_decadeLabels->setRange(m_decades.lowest, m_decades.highest);
    const QStringList old = m_decadeLabels->categoriesLabels();
    for (const QString &label : old)
        m_decadeLabels->remove(label);
    for (int decade = m_decades.lowest; decade <= m_decades.highest; ++decade)
        m_decadeLabels->append(m_spec.valueText(std::pow(10.0, decade)), decade);
}

double QtLiveChart::shown(double value) const
{
    if (m_spec.scale == ChartScale::Linear)
        return value;
    return value > 0 ? std::log10(value) : m_decades.lowest;
}

void QtLiveChart::setGoal(std::optional<double> value, const QString &words)
{
    m_goal = value;
    m_goalWords = words;
    growAxis({});
}

void QtLiveChart::setBands(const QList<ChartBand> &bands)
{
    m_bands = bands;
}

void QtLiveChart::setCursor(std::optional<double> x)
{
    if (m_cursor == x)
        return;
    m_cursor = x;
    viewport()->update();
}

void QtLiveChart::onPointed(std::function<void(double x, bool clicked)> pointed)
{
    m_pointed = std::move(pointed);
}

void QtLiveChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOutPlot();
}

void QtLiveChart::layOutPlot()
{
    const double bottom = PlotBottom + (m_spec.showsTime ? TimeLabels : 0);
    const QSizeF size = viewport()->size();
    chart()->setPlotArea({PlotLeft, PlotTop, std::max(1.0, size.width() - PlotLeft - PlotRight),
        std::max(1.0, size.height() - PlotTop - bottom)});
}

double QtLiveChart::pixelOf(double x) const
{
    const QRectF plot = chart()->plotArea();
    return plot.left() + (x - m_from) / (m_to - m_from) * plot.width();
}

double QtLiveChart::secondAt(double pixel) const
{
    const QRectF plot = chart()->plotArea();
    const double share = std::clamp((pixel - plot.left()) / plot.width(), 0.0, 1.0);
    return m_from + share * (m_to - m_from);
}

void QtLiveChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    const Theme &theme = themeOf(palette());
    const QRectF plot = chart()->plotArea();
    for (const ChartBand &band : m_bands) {
        if (band.to < m_from || band.from > m_to)
            continue;
        const double left = std::max(plot.left(), pixelOf(band.from));
        const double right = std::min(plot.right(), pixelOf(band.to));
        const bool isBroken = band.kind == ChartBand::Kind::BrokenGoal;
        const QBrush brush = isBroken ? QBrush(theme.brokenTint) : QBrush(theme.control, Qt::BDiagPattern);
        painter->fillRect(QRectF(left, plot.top(), std::max(1.0, right - left), plot.height()), brush);
    }
}

void QtLiveChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme &theme = themeOf(palette());
    const QRectF plot = chart()->plotArea();
    painter->setFont(fontOf(TypeSize::Caption));
    painter->setPen(theme.secondary);
    const auto label = [&](double y, const QString &text) {
        painter->drawText(QRectF(0, y - 10, PlotLeft - 6, 20), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    if (m_spec.scale == ChartScale::Logarithmic) {
        const int decades = m_decades.highest - m_decades.lowest;
        const int every = plot.height() / decades < 16 ? 2 : 1;
        for (int i = 0; i <= decades; i += every)
            label(plot.bottom() - plot.height() * i / decades,
                m_spec.valueText(std::pow(10.0, m_decades.lowest + i)));
    } else {
        label(plot.bottom(), m_spec.valueText(0));
        label(plot.top(), m_spec.valueText(m_values->max()));
        if (plot.height() > 40)
            label(plot.center().y(), m_spec.valueText(m_values->max() / 2));
    }
    drawGoal(painter, plot);
    if (m_cursor && *m_cursor >= m_from && *m_cursor <= m_to) {
        painter->setPen(QPen(theme.text, 1));
        painter->drawLine(
            QPointF(pixelOf(*m_cursor), plot.top()), QPointF(pixelOf(*m_cursor), plot.bottom()));
    }
    if (!m_spec.showsTime)
        return;
    painter->setPen(theme.secondary);
    constexpr int Ticks = 5;
    for (int i = 0; i <= Ticks; ++i) {
        const double second = m_from + (m_to - m_from) * i / Ticks;
        const double x = pixelOf(second);
        const auto whole = static_cast<qint64>(std::lround(second));
        const QString text = u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
        painter->drawText(
            QRectF(x - 40, plot.bottom() + 2, 80, TimeLabels), Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void QtLiveChart::drawGoal(QPainter *painter, const QRectF &plot)
{
    if (!m_goal)
        return;
    const double share = (shown(*m_goal) - m_values->min()) / (m_values->max() - m_values->min());
    const double y = plot.bottom() - share * plot.height();
    QPen pen(themeOf(palette()).broken, 1);
    pen.setDashPattern({6, 3});
    painter->setPen(pen);
    painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    const bool hasRoomAbove = y - plot.top() > 14;
    painter->drawText(QPointF(plot.left() + 6, hasRoomAbove ? y - 3 : y + 13), m_goalWords);
}

void QtLiveChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pointed)
        m_pointed(secondAt(event->position().x()), false);
}

void QtLiveChart::mousePressEvent(QMouseEvent *event)
{
    if (m_pointed && event->button() == Qt::LeftButton)
        m_pointed(secondAt(event->position().x()), true);
}

void QtLiveChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (m_pointed)
        m_pointed(NAN, false);
}

} // namespace plimsoll
