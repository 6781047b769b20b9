// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svgchart.h"

namespace plimsoll {

// What a shape of a picture is; its colour follows from that.
enum class Mark {
    Text,
    Caption,
    Grid,
    Axis,
    Goal,
    GoalText,
    BrokenBand,
    Hatch,
    Shade,
};
enum class Anchor { Start, Middle, End };

// An SVG document as it is written: shapes in pixels of a picture that scales.
class SvgPage
{
public:
    static constexpr double Width = 760;

    SvgPage(double height, const QString &description, SvgUse use, const Colours &colours);

    void text(double x, double y, const QString &text, Mark mark, Anchor anchor = Anchor::Start,
        bool isBold = false);
    void line(double x1, double y1, double x2, double y2, Mark mark, const char *dashes = nullptr);
    void rectangle(double x, double y, double width, double height, Mark mark);
    void bar(double x, double y, double width, double height, int colour);
    // A polyline of a series; `points` are pixels.
    void series(const QList<QPointF> &points, int colour, bool isDashed);
    // "■ name" for each series, after the title. Gives the right end of the last one.
    void legend(const ChartSpec &spec, bool areBars);
    // Diagonals over a rectangle.
    void hatch(double x, double y, double width, double height);

    QByteArray document();

private:
    QByteArray paint(Mark mark) const;
    QByteArray seriesPaint(int colour, bool isFill) const;

    SvgUse m_use;
    const Colours &m_colours; // of Plain
    QByteArray m_out;
};

} // namespace plimsoll
