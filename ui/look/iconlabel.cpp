// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/iconlabel.h"

#include "ui/look/icons.h"

#include <QPainter>

namespace plimsoll {

IconLabel::IconLabel(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void IconLabel::show(const QString &name, QColor Theme::*tint)
{
    m_name = name;
    m_tint = tint;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_name.isEmpty())
        icon(m_name, m_tint).paint(&painter, rect());
}

} // namespace plimsoll
