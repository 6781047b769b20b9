// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// Qt's own engine for SVG ignores palettes, and "currentColor" would be black in the dark.
class TintedIcon : public QIconEngine
{
public:
    TintedIcon(QString name, QColor Theme::*tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    QIconEngine *clone() const override { return new TintedIcon(m_name, m_tint); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = themeOf(QGuiApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? theme.control : theme.*m_tint;
        const QString key = u"plimsoll-%1-%2-%3"_s.arg(m_name, colour.name()).arg(size.width());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        draw(painter, QRectF(QPointF(), size), colour);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = themeOf(QGuiApplication::palette());
        draw(*painter, rect, mode == QIcon::Disabled ? theme.control : theme.*m_tint);
    }

private:
    void draw(QPainter &painter, const QRectF &rect, const QColor &colour) const
    {
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QSvgRenderer(file.readAll().replace("currentColor", colour.name().toLatin1())).render(&painter, rect);
    }

    QString m_name;
    QColor Theme::*m_tint;
};

} // namespace

QIcon icon(const QString &name, QColor Theme::*tint)
{
    return QIcon(new TintedIcon(name, tint));
}

} // namespace plimsoll
