// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chartspec.h"
#include "core/report/colours.h"

#include <QByteArray>
#include <QPointF>

#include <optional>

namespace plimsoll {

struct ChartTick {
    double at = 0;
    QString text;
};

// A still picture of lines.
struct ChartPicture {
    QString name = {}; // of its file: "round-trip"
    ChartSpec spec = {};
    QString description = {}; // a sentence for people who do not see it
    QList<QList<QPointF>> points = {}; // one list for each series, in the order of x
    double from = 0;
    double to = 1;
    QList<ChartTick> ticks = {}; // of the x axis; empty: time, from seconds
    QString axis = {}; // what the x axis is, where it is not time
    std::optional<double> goal = {};
    QString goalWords = {};
    std::optional<double> goalAt = {}; // the goal is about this x only
    QList<ChartBand> bands = {};
    std::optional<double> measuredUntil = {}; // x beyond which nothing can be measured
    QString beyondWords = {}; // what is there instead
    int height = 150;
};

// Bars of parts that add up, one below the other.
struct BarPicture {
    struct Bar {
        QString name = {};
        QList<double> parts = {}; // one for each series
        QString total = {};
    };
    QString name = {};
    ChartSpec spec = {};
    QString description = {};
    QList<Bar> bars = {};
};

enum class SvgUse {
    Inline, // in a page that has svgRules() and the variables of colours
    File, // on its own; follows the reader's light or dark
    Plain, // in the colours given, without a style sheet: for programs that know none
};

// Inline has no XML declaration. Whatever comes from outside is escaped.
QByteArray svgChart(const ChartPicture &picture, SvgUse use, const Colours &colours = LightColours);
QByteArray svgBars(const BarPicture &picture, SvgUse use, const Colours &colours = LightColours);

// "--text:#1B1F24;…", and the rules that use them.
QByteArray colourVariables(const Colours &colours);
QByteArray svgRules();

// &, <, > and quotes as entities; characters that XML forbids are left out.
QString escapedText(const QString &text);

} // namespace plimsoll
