// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QDialog;
class QWidget;

namespace plimsoll {

// Keys and what they do, as the widgets of a window have them.
struct ShortcutLine {
    QString keys;
    QString text;
    bool operator==(const ShortcutLine &) const = default;
};
QList<ShortcutLine> shortcutsOf(const QWidget *window);

// A sheet of them; destroys itself when it is closed.
QDialog *makeShortcutSheet(QWidget *window);

// About the program; `text` of several lines.
QDialog *makeAboutSheet(const QString &text, QWidget *window);

} // namespace plimsoll
