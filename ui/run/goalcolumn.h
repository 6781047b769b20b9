// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"
#include "ui/run/runpresenter.h"

#include <QWidget>

class QLabel;

namespace plimsoll {

class IconLabel;

// One goal: its words, the judged value large, state by icon, word and colour, and what it is now.
class GoalColumn : public QWidget
{
    Q_OBJECT
public:
    explicit GoalColumn(QWidget *parent = nullptr);

    void show(const GoalView &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    GoalView m_view;
    QLabel *m_title;
    QLabel *m_value;
    IconLabel *m_icon;
    QLabel *m_state;
    QLabel *m_now;
};

// The icon and colour of a state, the same everywhere.
QString goalStateIcon(GoalState state);
QColor Theme::*goalStateTint(GoalState state);

} // namespace plimsoll
