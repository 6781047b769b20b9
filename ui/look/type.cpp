// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/type.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>

namespace plimsoll {

namespace {

constexpr double SmallestPixels = 11;

double factorOf(TypeSize size)
{
    switch (size) {
    case TypeSize::Caption:
        return 0.85;
    case TypeSize::Body:
        return 1.0;
    case TypeSize::Lead:
        return 1.15;
    case TypeSize::Title:
        return 1.45;
    case TypeSize::Headline:
        return 2.0;
    }
    return 1.0;
}

QFont sized(QFont font, TypeSize size, QFont::Weight weight)
{
    const double pixels = QFontInfo(font).pixelSize() * factorOf(size);
    font.setPixelSize(qRound(std::max(SmallestPixels, pixels)));
    font.setWeight(weight);
    return font;
}

bool hasEvenDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (metrics.horizontalAdvance(QLatin1Char(digit)) != zero)
            return false;
    }
    return true;
}

} // namespace

QFont fontOf(TypeSize size, QFont::Weight weight)
{
    return sized(QGuiApplication::font(), size, weight);
}

QFont numberFont(TypeSize size, QFont::Weight weight)
{
    const QFont font = fontOf(size, weight);
    if (hasEvenDigits(font))
        return font;
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), size, weight);
}

QLabel *makeLabel(const QString &text, TypeSize size, QFont::Weight weight, Ink ink, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(fontOf(size, weight));
    label->setTextFormat(Qt::PlainText);
    if (ink == Ink::Secondary)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace plimsoll
