// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include "core/report/colours.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Theme themeFrom(const Colours &colours)
{
    Theme theme{.window = colours.window,
        .surface = colours.surface,
        .rail = colours.rail,
        .line = colours.line,
        .grid = colours.grid,
        .control = colours.control,
        .text = colours.text,
        .secondary = colours.secondary,
        .accent = colours.accent,
        .onAccent = colours.onAccent,
        .selection = colours.selection,
        .kept = colours.kept,
        .broken = colours.broken,
        .brokenTint = colours.brokenTint,
        .warning = colours.warning,
        .warningTint = colours.warningTint,
        .series = {}};
    std::copy(colours.series.begin(), colours.series.end(), theme.series.begin());
    return theme;
}

} // namespace

const Theme &themeOf(Appearance appearance)
{
    static const Theme lightTheme = themeFrom(LightColours);
    static const Theme darkTheme = themeFrom(DarkColours);
    return appearance == Appearance::Light ? lightTheme : darkTheme;
}

Appearance appearanceOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Appearance::Dark : Appearance::Light;
}

const Theme &themeOf(const QPalette &palette)
{
    return themeOf(appearanceOf(palette));
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ToolTipBase, theme.surface);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.secondary);
    palette.setColor(QPalette::Mid, theme.control);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Dark, theme.control);
    palette.setColor(QPalette::Shadow, theme.control);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.control);
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    const QString sheet = uR"(
[part="rail"] { background: %1; border: none; border-right: 1px solid %2; }
[part="pane"] { background: %3; border: 1px solid %2; border-radius: 6px; }
[part="strip"] { background: %3; border: none; border-top: 1px solid %2; }
[part="rail"] QToolButton { border: none; border-radius: 4px; padding-left: 8px; text-align: left; color: %6; }
[part="rail"] QToolButton:hover { background: %2; }
[part="rail"] QToolButton:checked { background: %11; color: %7; font-weight: 600; }
[part="rail"] QToolButton:focus { border: 2px solid %4; padding-left: 6px; }
QProgressBar[part="thin"] { background: %2; border: none; border-radius: 3px; }
QProgressBar[part="thin"]::chunk { background: %4; border-radius: 3px; }
QToolButton::menu-indicator { image: none; }
QPushButton[part="primary"] { background: %4; color: %5; border: 1px solid %4; border-radius: 4px; padding: 4px 12px; }
QPushButton[part="primary"]:disabled { background: %2; color: %6; border-color: %2; }
QPushButton[part="primary"]:focus { border: 2px solid %7; padding: 3px 11px; outline: none; }
QToolButton[part="danger"], QPushButton[part="danger"] { color: %8; }
QToolButton[part="danger"]:disabled, QPushButton[part="danger"]:disabled { color: %6; }
[part="error"] { background: %12; border: 1px solid %8; border-radius: 6px; }
[part="notice"] { background: %9; border: none; border-left: 4px solid %10; }
[part="badge"] { background: %9; color: %10; border: 1px solid %10; border-radius: 4px; padding: 1px 6px; }
)"_s;
    const auto name = [](const QColor &colour) { return colour.name(); };
    return sheet.arg(name(theme.rail), name(theme.line), name(theme.surface), name(theme.accent),
        name(theme.onAccent), name(theme.secondary), name(theme.text), name(theme.broken),
        name(theme.warningTint), name(theme.warning), name(theme.selection), name(theme.brokenTint));
}

} // namespace plimsoll
