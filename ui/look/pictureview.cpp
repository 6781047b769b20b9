// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/pictureview.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QPainter>

namespace plimsoll {

PictureView::PictureView(Draw draw, const QString &description, QWidget *parent)
    : QWidget(parent)
    , m_draw(std::move(draw))
{
    setAccessibleName(description);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    this->draw();
    setMaximumSize(m_renderer.defaultSize() * 5 / 4);
}

void PictureView::replace(Draw draw, const QString &description)
{
    m_draw = std::move(draw);
    setAccessibleName(description);
    this->draw();
}

void PictureView::draw()
{
    m_renderer.load(m_draw(appearanceOf(palette()) == Appearance::Dark ? DarkColours : LightColours));
    update();
}

int PictureView::heightForWidth(int width) const
{
    const QSize size = m_renderer.defaultSize();
    return size.width() > 0 ? width * size.height() / size.width() : width;
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_renderer.render(&painter, rect());
}

void PictureView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

} // namespace plimsoll
