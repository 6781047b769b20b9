// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svgpage.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Look {
    const char *name; // its class
    bool isFill; // else a stroke
    std::uint32_t Colours::*colour;
    const char *variable;
};

Look lookOf(Mark mark)
{
    switch (mark) {
    case Mark::Text:
        return {"t", true, &Colours::text, "text"};
    case Mark::Caption:
        return {"m", true, &Colours::secondary, "secondary"};
    case Mark::Grid:
        return {"g", false, &Colours::grid, "grid"};
    case Mark::Axis:
        return {"a", false, &Colours::control, "control"};
    case Mark::Goal:
        return {"b", false, &Colours::broken, "broken"};
    case Mark::GoalText:
        return {"w", true, &Colours::broken, "broken"};
    case Mark::BrokenBand:
        return {"k", true, &Colours::brokenTint, "broken-tint"};
    case Mark::Hatch:
        return {"h", false, &Colours::control, "control"};
    case Mark::Shade:
        return {"d", true, &Colours::rail, "rail"};
    }
    return {};
}

QByteArray hex(std::uint32_t colour)
{
    return '#' + QByteArray::number(colour, 16).rightJustified(6, '0');
}

// Without a font nobody knows; a little more than most take.
double widthOf(const QString &text, bool isBold)
{
    return static_cast<double>(text.size()) * (isBold ? 6.6 : 6.0);
}

QByteArray px(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 1);
    if (text.endsWith(".0"))
        text.chop(2);
    return text;
}

QByteArray attribute(const char *name, double value)
{
    return ' ' + QByteArray(name) + "=\"" + px(value) + '"';
}

} // namespace

QString escapedText(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        const bool isForbidden = (code < 0x20 && code != '\n' && code != '\t') || code == 0xFFFE
            || code == 0xFFFF || code == 0x7F;
        if (isForbidden)
            continue;
        if (code == u'&')
            escaped += "&amp;"_L1;
        else if (code == u'<')
            escaped += "&lt;"_L1;
        else if (code == u'>')
            escaped += "&gt;"_L1;
        else if (code == u'"')
            escaped += "&quot;"_L1;
        else if (code == u'\'')
            escaped += "&#39;"_L1;
        else
            escaped += character;
    }
    return escaped;
}

QByteArray colourVariables(const Colours &colours)
{
    const QList<std::pair<const char *, std::uint32_t>> all{{"window", colours.window},
        {"surface", colours.surface}, {"rail", colours.rail}, {"line", colours.line}, {"grid", colours.grid},
        {"control", colours.control}, {"text", colours.text}, {"secondary", colours.secondary},
        {"accent", colours.accent}, {"kept", colours.kept}, {"broken", colours.broken},
        {"broken-tint", colours.brokenTint}, {"warning", colours.warning},
        {"warning-tint", colours.warningTint}};
    QByteArray text;
    for (const auto &[name, colour] : all)
        text += "--" + QByteArray(name) + ':' + hex(colour) + ';';
    for (std::size_t i = 0; i < colours.series.size(); ++i)
        text += "--s" + QByteArray::number(i) + ':' + hex(colours.series[i]) + ';';
    return text;
}

QByteArray svgRules()
{
    QByteArray rules;
    for (int i = 0; i <= static_cast<int>(Mark::Shade); ++i) {
        const Look look = lookOf(static_cast<Mark>(i));
        rules += QByteArray("svg .") + look.name + (look.isFill ? "{fill" : "{stroke") + ":var(--"
            + look.variable + ")}\n";
    }
    for (std::size_t i = 0; i < LightColours.series.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        rules += "svg .s" + number + "{stroke:var(--s" + number + ")} svg .f" + number + "{fill:var(--s"
            + number + ")}\n";
    }
    return rules;
}

SvgPage::SvgPage(double height, const QString &description, SvgUse use, const Colours &colours)
    : m_use(use)
    , m_colours(colours)
{
    if (use != SvgUse::Inline)
        m_out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    m_out += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(Width) + ' ' + px(height)
        + "\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"11\" aria-label=\""
        + escapedText(description).toUtf8() + '"';
    if (use != SvgUse::Inline)
        m_out += attribute("width", Width) + attribute("height", height);
    m_out += ">\n";
    if (use == SvgUse::File)
        m_out += "<style>:root{" + colourVariables(LightColours)
            + "}\n@media (prefers-color-scheme:dark){:root{" + colourVariables(DarkColours)
            + "}}\n.surface{fill:var(--surface)}\n" + svgRules() + "</style>\n";
    if (use != SvgUse::Inline)
        m_out += "<rect class=\"surface\" fill=\"" + hex(m_colours.surface) + '"' + attribute("width", Width)
            + attribute("height", height) + "/>\n";
}

QByteArray SvgPage::paint(Mark mark) const
{
    const Look look = lookOf(mark);
    QByteArray text = " class=\"" + QByteArray(look.name) + '"';
    if (m_use != SvgUse::Inline)
        text += QByteArray(look.isFill ? " fill=\"" : " stroke=\"") + hex(m_colours.*look.colour) + '"';
    return text;
}

QByteArray SvgPage::seriesPaint(int colour, bool isFill) const
{
    const auto index = std::min(static_cast<std::size_t>(colour), m_colours.series.size() - 1);
    QByteArray text = QByteArray(" class=\"") + (isFill ? 'f' : 's') + QByteArray::number(index) + '"';
    if (m_use != SvgUse::Inline)
        text += QByteArray(isFill ? " fill=\"" : " stroke=\"") + hex(m_colours.series[index]) + '"';
    return text;
}

void SvgPage::text(double x, double y, const QString &text, Mark mark, Anchor anchor, bool isBold)
{
    m_out += "<text" + attribute("x", x) + attribute("y", y) + paint(mark);
    if (anchor != Anchor::Start)
        m_out += anchor == Anchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    if (isBold)
        m_out += " font-weight=\"600\"";
    m_out += '>' + escapedText(text).toUtf8() + "</text>\n";
}

void SvgPage::line(double x1, double y1, double x2, double y2, Mark mark, const char *dashes)
{
    m_out += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2)
        + paint(mark);
    if (dashes)
        m_out += " stroke-dasharray=\"" + QByteArray(dashes) + '"';
    m_out += "/>\n";
}

void SvgPage::rectangle(double x, double y, double width, double height, Mark mark)
{
    m_out += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width)
        + attribute("height", height) + paint(mark) + "/>\n";
}

void SvgPage::bar(double x, double y, double width, double height, int colour)
{
    m_out += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width)
        + attribute("height", height) + seriesPaint(colour, true) + "/>\n";
}

void SvgPage::series(const QList<QPointF> &points, int colour, bool isDashed)
{
    if (points.isEmpty())
        return;
    m_out += "<polyline fill=\"none\" stroke-width=\"1.4\" stroke-linejoin=\"round\""
        + seriesPaint(colour, false);
    if (isDashed)
        m_out += " stroke-dasharray=\"6 3\"";
    m_out += " points=\"";
    for (const QPointF &point : points)
        m_out += px(point.x()) + ',' + px(point.y()) + ' ';
    if (points.size() == 1) // a line of one point would not be seen
        m_out += px(points.first().x() + 2) + ',' + px(points.first().y());
    m_out += "\"/>\n";
}

void SvgPage::legend(const ChartSpec &spec, bool areBars)
{
    text(0, 13, spec.title, Mark::Text, Anchor::Start, true);
    double x = widthOf(spec.title, true) + 24;
    for (const ChartSeries &series : spec.series) {
        if (areBars)
            bar(x, 4, 10, 10, series.colour);
        else
            this->series({{x, 9}, {x + 16, 9}}, series.colour, series.line == ChartLine::Dashed);
        x += areBars ? 14 : 20;
        text(x, 13, series.name, Mark::Text);
        x += widthOf(series.name, false) + 16;
    }
}

void SvgPage::hatch(double x, double y, double width, double height)
{
    constexpr double step = 7;
    m_out += "<path fill=\"none\"" + paint(Mark::Hatch) + " d=\"";
    const auto lines = static_cast<int>(std::ceil((height + width) / step));
    for (int i = 0; i < lines; ++i) {
        const double start = x - height + i * step;
        // From (start, bottom) up to the right, as far as it is inside.
        const double left = std::max(start, x);
        const double right = std::min(start + height, x + width);
        if (right > left)
            m_out += 'M' + px(left) + ' ' + px(y + height - (left - start)) + 'L' + px(right) + ' '
                + px(y + height - (right - start));
    }
    m_out += "\"/>\n";
}

QByteArray SvgPage::document()
{
    return m_out + "</svg>\n";
}

} // namespace plimsoll
