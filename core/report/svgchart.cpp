// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svgchart.h"

#include "core/report/svgpage.h"
#include "core/report/thinned.h"
#include "core/report/yscale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double PlotLeft = 76;
constexpr double PlotRight = SvgPage::Width - 14;
constexpr double PlotTop = 26;
constexpr double LabelRoom = 20; // below the plot
constexpr double AxisRoom = 14; // and for what the axis is

QString clockText(double seconds)
{
    const auto whole = static_cast<qint64>(std::lround(seconds));
    const QString rest = u"%1:%2"_s.arg(whole / 60 % 60, whole >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(whole % 60, 2, 10, QChar(u'0'));
    return whole >= 3600 ? u"%1:%2"_s.arg(QString::number(whole / 3600), rest) : rest;
}

// A step between labels that is a whole part of a minute or hour, or days of hours.
QList<ChartTick> timeTicks(double from, double to)
{
    constexpr int Most = 9;
    double step = 1;
    for (const double one : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800}) {
        step = one;
        if ((to - from) / step <= Most)
            break;
    }
    step *= std::max(1.0, std::ceil((to - from) / step / Most));
    QList<ChartTick> ticks;
    const auto last = static_cast<qint64>(std::floor(to / step));
    for (auto i = static_cast<qint64>(std::ceil(from / step)); i <= last; ++i) {
        const double at = static_cast<double>(i) * step;
        ticks.append({at, clockText(at)});
    }
    return ticks;
}

// Those nearer to each other than a pixel are one: a long run can have a hundred thousand.
QList<ChartBand> joined(const QList<ChartBand> &bands, double pixel)
{
    QList<ChartBand> all;
    for (const ChartBand &band : bands) {
        const bool isNear = !all.isEmpty() && all.last().kind == band.kind && band.from >= all.last().from
            && band.from - all.last().to < pixel;
        if (isNear)
            all.last().to = std::max(all.last().to, band.to);
        else
            all.append(band);
    }
    return all;
}

// Draws one picture of lines from the back to the front.
class LinePainter
{
public:
    LinePainter(const ChartPicture &picture, SvgUse use, const Colours &colours)
        : m_picture(picture)
        , m_bottom(picture.height - LabelRoom - (picture.axis.isEmpty() ? 0 : AxisRoom))
        , m_page(picture.height, picture.description, use, colours)
    {
        fitAxis();
    }

    QByteArray draw()
    {
        m_page.legend(m_picture.spec, false);
        drawBands();
        drawAxes();
        drawLines();
        drawGoal();
        return m_page.document();
    }

private:
    bool isLogarithmic() const { return m_picture.spec.scale == ChartScale::Logarithmic; }

    void fitAxis()
    {
        double smallest = m_picture.goal.value_or(HUGE_VAL);
        double largest = m_picture.goal.value_or(0);
        for (const QList<QPointF> &line : m_picture.points) {
            for (const QPointF &point : line) {
                largest = std::max(largest, point.y());
                if (point.y() > 0)
                    smallest = std::min(smallest, point.y());
            }
        }
        m_top = grownTop(largest, m_picture.spec.firstTop, m_picture.spec.tops);
        m_decades = grownDecades(std::isinf(smallest) ? 0 : smallest, largest, m_decades);
    }

    double xOf(double x) const
    {
        const double share = (x - m_picture.from) / (m_picture.to - m_picture.from);
        return PlotLeft + std::clamp(share, 0.0, 1.0) * (PlotRight - PlotLeft);
    }
    double yOf(double y) const
    {
        double share = y / m_top;
        if (isLogarithmic())
            share = y <= 0 ? 0 : (std::log10(y) - m_decades.lowest) / (m_decades.highest - m_decades.lowest);
        return m_bottom - std::clamp(share, 0.0, 1.0) * (m_bottom - PlotTop);
    }

    void drawBands()
    {
        const double pixel = (m_picture.to - m_picture.from) / (PlotRight - PlotLeft);
        for (const ChartBand &band : joined(m_picture.bands, pixel)) {
            if (band.to < m_picture.from || band.from > m_picture.to)
                continue;
            const double left = xOf(band.from);
            const double width = std::max(1.0, xOf(band.to) - left);
            if (band.kind == ChartBand::Kind::BrokenGoal)
                m_page.rectangle(left, PlotTop, width, m_bottom - PlotTop, Mark::BrokenBand);
            else
                m_page.hatch(left, PlotTop, width, m_bottom - PlotTop);
        }
        if (!m_picture.measuredUntil || *m_picture.measuredUntil >= m_picture.to)
            return;
        const double left = xOf(*m_picture.measuredUntil);
        m_page.rectangle(left, PlotTop, PlotRight - left, m_bottom - PlotTop, Mark::Shade);
        m_page.text(PlotRight - 6, m_bottom - 8, m_picture.beyondWords, Mark::Caption, Anchor::End);
    }

    void drawAxes()
    {
        const auto value = [this](double at) {
            const double y = yOf(at);
            m_page.line(PlotLeft, y, PlotRight, y, Mark::Grid);
            m_page.text(PlotLeft - 6, y + 4, m_picture.spec.valueText(at), Mark::Caption, Anchor::End);
        };
        if (isLogarithmic()) {
            for (int decade = m_decades.lowest; decade <= m_decades.highest; ++decade)
                value(std::pow(10.0, decade));
        } else {
            for (const double share : {0.0, 0.5, 1.0})
                value(share * m_top);
        }
        const bool isTime = m_picture.ticks.isEmpty();
        const QList<ChartTick> ticks = isTime ? timeTicks(m_picture.from, m_picture.to) : m_picture.ticks;
        for (const ChartTick &tick : ticks) {
            m_page.line(xOf(tick.at), m_bottom, xOf(tick.at), m_bottom + 3, Mark::Axis);
            if (!isTime)
                m_page.line(xOf(tick.at), PlotTop, xOf(tick.at), m_bottom, Mark::Grid);
            // The last one would reach over the picture's edge.
            if (!isTime && xOf(tick.at) > PlotRight - 1)
                m_page.text(SvgPage::Width - 1, m_bottom + 15, tick.text, Mark::Caption, Anchor::End);
            else
                m_page.text(xOf(tick.at), m_bottom + 15, tick.text, Mark::Caption, Anchor::Middle);
        }
        if (!m_picture.axis.isEmpty())
            m_page.text((PlotLeft + PlotRight) / 2, m_picture.height - 3, m_picture.axis, Mark::Caption,
                Anchor::Middle);
        m_page.line(PlotLeft, m_bottom, PlotRight, m_bottom, Mark::Axis);
        m_page.line(PlotLeft, PlotTop, PlotLeft, m_bottom, Mark::Axis);
    }

    void drawLines()
    {
        constexpr int columns = static_cast<int>(PlotRight - PlotLeft);
        for (qsizetype i = 0; i < m_picture.points.size() && i < m_picture.spec.series.size(); ++i) {
            const ChartSeries &series = m_picture.spec.series.at(i);
            QList<QPointF> pixels = thinned(m_picture.points.at(i), m_picture.from, m_picture.to, columns);
            for (QPointF &point : pixels)
                point = {xOf(point.x()), yOf(point.y())};
            m_page.series(pixels, series.colour, series.line == ChartLine::Dashed);
        }
    }

    void drawGoal()
    {
        if (!m_picture.goal)
            return;
        const double y = yOf(*m_picture.goal);
        const double right = m_picture.goalAt ? xOf(*m_picture.goalAt) : PlotRight;
        m_page.line(PlotLeft, y, right, y, Mark::Goal, "6 3");
        if (m_picture.goalAt)
            m_page.line(right, y, right, m_bottom, Mark::Goal, "6 3");
        const bool hasRoomAbove = y - PlotTop > 14;
        m_page.text(PlotLeft + 6, hasRoomAbove ? y - 4 : y + 13, m_picture.goalWords, Mark::GoalText);
    }

    const ChartPicture &m_picture;
    double m_bottom;
    SvgPage m_page;
    double m_top = 1;
    Decades m_decades;
};

} // namespace

QByteArray svgChart(const ChartPicture &picture, SvgUse use, const Colours &colours)
{
    return LinePainter(picture, use, colours).draw();
}

QByteArray svgBars(const BarPicture &picture, SvgUse use, const Colours &colours)
{
    constexpr double rowHeight = 34;
    constexpr double barHeight = 20;
    constexpr double totalRoom = 70;
    const double bottom = PlotTop + rowHeight * static_cast<double>(picture.bars.size());
    SvgPage page(bottom + LabelRoom, picture.description, use, colours);
    page.legend(picture.spec, true);
    double largest = 0;
    for (const BarPicture::Bar &bar : picture.bars)
        largest = std::max(largest, std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0));
    const double top = grownTop(largest, picture.spec.firstTop, AxisTops::Decimal);
    const double perUnit = (PlotRight - totalRoom - PlotLeft) / top;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double x = PlotLeft + share * top * perUnit;
        page.line(x, PlotTop, x, bottom, Mark::Grid);
        page.text(x, bottom + 15, picture.spec.valueText(share * top), Mark::Caption, Anchor::Middle);
    }
    double y = PlotTop + (rowHeight - barHeight) / 2;
    for (const BarPicture::Bar &bar : picture.bars) {
        page.text(PlotLeft - 6, y + 14, bar.name, Mark::Text, Anchor::End);
        double x = PlotLeft;
        for (qsizetype i = 0; i < bar.parts.size() && i < picture.spec.series.size(); ++i) {
            const double width = bar.parts.at(i) * perUnit;
            if (width > 0)
                page.bar(x, y, width, barHeight, picture.spec.series.at(i).colour);
            x += width;
        }
        page.text(x + 6, y + 14, bar.total, Mark::Text, Anchor::Start, true);
        y += rowHeight;
    }
    page.line(PlotLeft, PlotTop, PlotLeft, bottom, Mark::Axis);
    return page.document();
}

} // namespace plimsoll
