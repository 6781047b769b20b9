// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace plimsoll {

// Scrolls a column up and down, and is never narrower than the column can be.
class ColumnScroll : public QScrollArea
{
    Q_OBJECT
public:
    ColumnScroll(QWidget *content, QWidget *parent);

    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace plimsoll
