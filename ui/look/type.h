// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLabel>

namespace plimsoll {

// The sizes that text comes in, as factors of the system's font.
enum class TypeSize {
    Caption, // axes, headers of tables
    Body,
    Lead, // the verdict of a live run
    Title, // of a page
    Headline, // the number of a goal
};

// Never below 11 px, whatever the system's font is.
QFont fontOf(TypeSize size, QFont::Weight weight = QFont::Normal);

// Digits of one width, so that numbers stand still while they change.
QFont numberFont(TypeSize size, QFont::Weight weight = QFont::Normal);

enum class Ink { Text, Secondary };

// A label of plain text in that size.
QLabel *makeLabel(const QString &text, TypeSize size, QFont::Weight weight, Ink ink, QWidget *parent);

} // namespace plimsoll
