// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/headlines.h"

#include <QFrame>

class QLabel;

namespace plimsoll {

class IconLabel;

// The numbers that are read first, side by side.
class HeadlineRow : public QFrame
{
    Q_OBJECT
public:
    explicit HeadlineRow(QWidget *parent = nullptr);

    void show(const QList<Headline> &headlines);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Cell {
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QLabel *value = nullptr; // "headlineValue"
        IconLabel *icon = nullptr;
        QLabel *detail = nullptr;
        Headline shown = {};
    };
    Cell makeCell();
    void applyColours(const Cell &cell);

    QList<Cell> m_cells;
};

} // namespace plimsoll
