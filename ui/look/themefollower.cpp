// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/themefollower.h"

#include <QApplication>
#include <QEvent>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace plimsoll {

namespace {

Appearance systemAppearance()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark ? Appearance::Dark : Appearance::Light;
#endif
    // Without a palette of ours the system's shows, as far as its platform theme tells one.
    QApplication::setPalette(QPalette());
    return appearanceOf(QApplication::palette());
}

} // namespace

ThemeFollower::ThemeFollower(QObject *parent)
    : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeFollower::apply);
#endif
}

void ThemeFollower::choose(std::optional<Appearance> appearance)
{
    m_chosen = appearance;
    apply();
}

void ThemeFollower::watch(QObject *window)
{
    window->installEventFilter(this);
}

bool ThemeFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_chosen)
        apply();
    return QObject::eventFilter(watched, event);
}

void ThemeFollower::apply()
{
    QApplication::setPalette(paletteOf(themeOf(m_chosen ? *m_chosen : systemAppearance())));
}

} // namespace plimsoll
