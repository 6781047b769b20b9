// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preflight/preflightpresenter.h"

#include <QWidget>

class QLabel;

namespace plimsoll {

class IconLabel;

// One check: its state by icon, word and colour, what it is about, what was found and what to do about it.
class CheckRow : public QWidget
{
    Q_OBJECT
public:
    explicit CheckRow(QWidget *parent = nullptr);

    void show(const CheckView &view);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    CheckView m_view;
    IconLabel *m_icon;
    QLabel *m_word;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_help;
};

} // namespace plimsoll
