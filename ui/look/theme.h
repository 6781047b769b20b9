// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace plimsoll {

// The colours of one appearance; core/report/colours.h has their numbers.
struct Theme {
    QColor window;
    QColor surface;
    QColor rail;
    QColor line; // between panes and strips
    QColor grid; // in charts and tables
    QColor control; // borders and axes
    QColor text;
    QColor secondary;
    QColor accent;
    QColor onAccent;
    QColor selection;
    QColor kept;
    QColor broken;
    QColor brokenTint;
    QColor warning;
    QColor warningTint;
    std::array<QColor, 7> series; // 0 is for what is only intended
};

enum class Appearance { Light, Dark };

const Theme &themeOf(Appearance appearance);
// The one that a widget's palette was made from; a palette that is not ours counts by its lightness.
const Theme &themeOf(const QPalette &palette);
Appearance appearanceOf(const QPalette &palette);

QPalette paletteOf(const Theme &theme);

// Where the style has no way: rail, panes, badges, the primary button. Each rule names its widget.
QString styleSheetOf(const Theme &theme);

} // namespace plimsoll
