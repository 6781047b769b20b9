// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtlivechart.h"

#include "ui/look/theme.h"
#include "ui/look/type.h"

#include <QEvent>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QValueAxis>
#include <QWheelEvent>

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
constexpr double LabelHeight = 14;
constexpr double TimeLabelWidth = 90; // with the room around it
constexpr double DragBeginsAt = 4; // pixels

// Between two labels of the time axis: at least `least` seconds, in whole minutes or handy parts of one.
double timeStep(double least)
{
    for (const double step : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200}) {
        if (step >= least)
            return step;
    }
    return std::ceil(least / 14'400) * 14'400;
}

QPen dashed(const QColor &colour, double on, double off)
{
    QPen pen(colour, 1);
    pen.setDashPattern({on, off});
    return pen;
}

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
    // The axes only scale. Their lines, grid and labels are drawn by us: Qt lays its own out later than the
    // plot, and they would be beside it meanwhile.
    m_time = new QValueAxis(chart());
    m_values = new QValueAxis(chart());
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_time->setVisible(false);
    m_values->setVisible(false);
    startOver();
    const qsizetype lines = m_spec.shape == ChartShape::Lines ? m_spec.series.size() : 0;
    for (qsizetype i = 0; i < lines; ++i) {
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
}

void QtLiveChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void QtLiveChart::startOver()
{
    if (m_spec.scale == ChartScale::Linear)
        return m_values->setRange(0, m_spec.firstTop);
    m_decades = {};
    m_values->setRange(m_decades.lowest, m_decades.highest);
    growAxis({}); // for the goal
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
    if (m_spec.shape == ChartShape::StackedBars) {
        m_bars = stackedBars(points, m_from, m_to, columns);
        viewport()->update();
        return;
    }
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
    if (m_spec.shape == ChartShape::StackedBars)
        return m_values->setMax(grownTop(tallestStack(points), m_values->max(), m_spec.tops));
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
    m_values->setRange(m_decades.lowest, m_decades.highest);
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

void QtLiveChart::setMarks(const QList<ChartMark> &marks)
{
    m_marks = marks;
}

void QtLiveChart::setCursor(std::optional<double> x)
{
    if (m_cursor == x)
        return;
    m_cursor = x;
    viewport()->update();
}

void QtLiveChart::setChosen(double from, double to)
{
    m_chosenFrom = from;
    m_chosenTo = to;
    viewport()->update();
}

void QtLiveChart::onTouched(std::function<void(const ChartTouch &)> touched)
{
    m_touched = std::move(touched);
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
    const QRectF plot = chart()->plotArea();
    drawBands(painter, plot);
    drawGrid(painter, plot);
    drawBars(painter, plot);
}

void QtLiveChart::drawBands(QPainter *painter, const QRectF &plot)
{
    const Theme &theme = themeOf(palette());
    const auto fill = [&](double from, double to, const QBrush &brush) {
        const double left = std::max(plot.left(), pixelOf(from));
        const double right = std::min(plot.right(), pixelOf(to));
        painter->fillRect(QRectF(left, plot.top(), std::max(1.0, right - left), plot.height()), brush);
    };
    for (const ChartBand &band : m_bands) {
        if (band.to < m_from || band.from > m_to)
            continue;
        const bool isBroken = band.kind == ChartBand::Kind::BrokenGoal;
        fill(band.from, band.to,
            isBroken ? QBrush(theme.brokenTint) : QBrush(theme.control, Qt::BDiagPattern));
    }
    if (m_chosenFrom < m_chosenTo)
        fill(m_chosenFrom, m_chosenTo, theme.selection);
}

// The values that have a line across the plot and a label, from the bottom: their height in it, and their
// words.
QList<std::pair<double, QString>> QtLiveChart::levels(const QRectF &plot) const
{
    // "1.00 s" is exact where it is read, and loud on an axis.
    static const QRegularExpression zeros(u"\\.0+(?=\\s|$)"_s);
    const auto words = [this](double value) { return m_spec.valueText(value).remove(zeros); };
    QList<std::pair<double, QString>> levels;
    if (m_spec.scale == ChartScale::Logarithmic) {
        const int decades = m_decades.highest - m_decades.lowest;
        const int every = plot.height() / decades < LabelHeight ? 2 : 1;
        for (int i = 0; i <= decades; i += every)
            levels.append({static_cast<double>(i) / decades, words(std::pow(10.0, m_decades.lowest + i))});
        return levels;
    }
    const int parts = plot.height() > 3 * LabelHeight ? 2 : 1;
    for (int i = 0; i <= parts; ++i)
        levels.append({static_cast<double>(i) / parts, words(m_values->max() * i / parts)});
    return levels;
}

void QtLiveChart::drawGrid(QPainter *painter, const QRectF &plot)
{
    const Theme &theme = themeOf(palette());
    painter->setPen(QPen(theme.grid, 1));
    for (const auto &[share, words] : levels(plot)) {
        const double y = std::round(plot.bottom() - share * plot.height());
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    painter->setPen(QPen(theme.control, 1));
    painter->drawLine(plot.bottomLeft(), plot.bottomRight());
    painter->drawLine(plot.topLeft(), plot.bottomLeft());
}

void QtLiveChart::drawBars(QPainter *painter, const QRectF &plot)
{
    const Theme &theme = themeOf(palette());
    const double perUnit = plot.height() / m_values->max();
    for (const ChartBar &bar : m_bars) {
        const double left = std::round(pixelOf(bar.from));
        const double width = std::max(2.0, std::round(pixelOf(bar.to)) - left);
        double bottom = plot.bottom();
        for (std::size_t i = 0; i < bar.values.size(); ++i) {
            if (bar.values[i] <= 0)
                continue;
            const double height = std::max(1.0, bar.values[i] * perUnit);
            const int colour = m_spec.series.at(static_cast<qsizetype>(i)).colour;
            painter->fillRect(QRectF(left, bottom - height, std::min(width, plot.right() - left), height),
                theme.series.at(static_cast<std::size_t>(colour)));
            bottom -= height;
        }
    }
}

void QtLiveChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    const QRectF plot = chart()->plotArea();
    painter->setFont(fontOf(TypeSize::Caption));
    drawLabels(painter, plot);
    drawMarks(painter, plot);
    drawGoal(painter, plot);
    drawCursor(painter, plot);
    if (m_spec.showsTime)
        drawTimes(painter, plot);
}

void QtLiveChart::drawLabels(QPainter *painter, const QRectF &plot)
{
    painter->setPen(themeOf(palette()).secondary);
    for (const auto &[share, words] : levels(plot)) {
        const double y = plot.bottom() - share * plot.height();
        painter->drawText(QRectF(0, y - 10, PlotLeft - 6, 20), Qt::AlignRight | Qt::AlignVCenter, words);
    }
}

void QtLiveChart::drawMarks(QPainter *painter, const QRectF &plot)
{
    const QColor colour = themeOf(palette()).secondary;
    for (const ChartMark &mark : m_marks) {
        if (mark.at < m_from || mark.at > m_to)
            continue;
        const double x = pixelOf(mark.at);
        painter->setPen(dashed(colour, 2, 2));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter->setPen(colour);
        const double y = plot.bottom() - 16;
        painter->drawText(
            QRectF(plot.left(), y, x - plot.left() - 4, 14), Qt::AlignRight | Qt::AlignVCenter, mark.before);
        painter->drawText(
            QRectF(x + 4, y, plot.right() - x - 4, 14), Qt::AlignLeft | Qt::AlignVCenter, mark.after);
    }
}

void QtLiveChart::drawGoal(QPainter *painter, const QRectF &plot)
{
    if (!m_goal)
        return;
    const double share = (shown(*m_goal) - m_values->min()) / (m_values->max() - m_values->min());
    const double y = plot.bottom() - share * plot.height();
    painter->setPen(dashed(themeOf(palette()).broken, 6, 3));
    painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    const bool hasRoomAbove = y - plot.top() > 14;
    painter->drawText(QPointF(plot.left() + 6, hasRoomAbove ? y - 3 : y + 13), m_goalWords);
}

void QtLiveChart::drawCursor(QPainter *painter, const QRectF &plot)
{
    if (!m_cursor || *m_cursor < m_from || *m_cursor > m_to)
        return;
    painter->setPen(QPen(themeOf(palette()).text, 1));
    painter->drawLine(QPointF(pixelOf(*m_cursor), plot.top()), QPointF(pixelOf(*m_cursor), plot.bottom()));
}

void QtLiveChart::drawTimes(QPainter *painter, const QRectF &plot)
{
    painter->setPen(themeOf(palette()).secondary);
    const int most = std::max(1, static_cast<int>(plot.width() / TimeLabelWidth));
    const double step = timeStep((m_to - m_from) / most);
    const auto last = static_cast<qint64>(std::floor(m_to / step));
    for (auto label = static_cast<qint64>(std::ceil(m_from / step)); label <= last; ++label) {
        const double second = static_cast<double>(label) * step;
        const auto whole = static_cast<qint64>(second);
        const QString text = u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
        painter->drawText(QRectF(pixelOf(second) - 40, plot.bottom() + 2, 80, TimeLabels),
            Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void QtLiveChart::touch(const ChartTouch &touch)
{
    if (m_touched)
        m_touched(touch);
}

void QtLiveChart::mouseMoveEvent(QMouseEvent *event)
{
    const double pixel = event->position().x();
    if (m_pressedAt && std::abs(pixel - *m_pressedAt) >= DragBeginsAt)
        touch({ChartTouch::Kind::Drags, secondAt(pixel), secondAt(*m_pressedAt)});
    else
        touch({ChartTouch::Kind::Hovers, secondAt(pixel)});
}

void QtLiveChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressedAt = event->position().x();
}

void QtLiveChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    const double pixel = event->position().x();
    const double from = *std::exchange(m_pressedAt, std::nullopt);
    if (std::abs(pixel - from) >= DragBeginsAt)
        touch({ChartTouch::Kind::Chooses, secondAt(pixel), secondAt(from)});
    else
        touch({ChartTouch::Kind::Clicks, secondAt(pixel)});
}

void QtLiveChart::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0)
        touch({ChartTouch::Kind::Zooms, secondAt(event->position().x()), 0, std::pow(0.8, notches)});
    event->accept();
}

void QtLiveChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    touch({ChartTouch::Kind::Leaves});
}

} // namespace plimsoll
