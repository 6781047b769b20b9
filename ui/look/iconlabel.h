// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QWidget>

namespace plimsoll {

// An icon that follows a change of appearance, unlike a label's pixmap.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(int size, QWidget *parent = nullptr);

    void show(const QString &name, QColor Theme::*tint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QColor Theme::*m_tint = &Theme::text;
};

} // namespace plimsoll
