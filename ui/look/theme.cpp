// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Theme light()
{
    return {.window = 0xF5F6F8,
        .surface = 0xFFFFFF,
        .rail = 0xECEEF2,
        .line = 0xD9DDE3,
        .grid = 0xEDEFF3,
        .control = 0x838C96,
        .text = 0x1B1F24,
        .secondary = 0x5A6472,
        .accent = 0x1F5FBF,
        .onAccent = 0xFFFFFF,
        .selection = 0xDCE6F5,
        .kept = 0x1A7F4B,
        .broken = 0xB3261E,
        .brokenTint = 0xF9DEDC,
        .warning = 0x8A5A00,
        .warningTint = 0xFFF0CC,
        .series = {0x6B747E, 0x0072B2, 0xB87500, 0x00875F, 0xAD4F8A, 0x2C86BD, 0xC24A00}};
}

Theme dark()
{
    return {.window = 0x16191D,
        .surface = 0x1F242A,
        .rail = 0x1B1F24,
        .line = 0x323A44,
        .grid = 0x2A313A,
        .control = 0x748091,
        .text = 0xE6E9ED,
        .secondary = 0xA3ADBA,
        .accent = 0x5B9BF0,
        .onAccent = 0x0B1A28,
        .selection = 0x27364B,
        .kept = 0x5CC58E,
        .broken = 0xF2877F,
        .brokenTint = 0x4A2522,
        .warning = 0xE8B95A,
        .warningTint = 0x3D3217,
        .series = {0x98A2AD, 0x56B4E9, 0xE69F00, 0x2FB88A, 0xE08BBB, 0xA7D8FF, 0xF07A45}};
}

} // namespace

const Theme &themeOf(Appearance appearance)
{
    static const Theme lightTheme = light();
    static const Theme darkTheme = dark();
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
QPushButton[part="primary"]:focus { border: 2px solid %7; padding: 3px 11px; }
QToolButton[part="danger"], QPushButton[part="danger"] { color: %8; }
[part="error"] { background: %12; border: 1px solid %8; border-radius: 6px; }
[part="badge"] { background: %9; color: %10; border: 1px solid %10; border-radius: 4px; padding: 1px 6px; }
)"_s;
    const auto name = [](const QColor &colour) { return colour.name(); };
    return sheet.arg(name(theme.rail), name(theme.line), name(theme.surface), name(theme.accent),
        name(theme.onAccent), name(theme.secondary), name(theme.text), name(theme.broken),
        name(theme.warningTint), name(theme.warning), name(theme.selection), name(theme.brokenTint));
}

} // namespace plimsoll
