// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runpresenter.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;

namespace plimsoll {

class GoalColumn;

// The goals of a run beside each other. Hidden when there are none.
class GoalGrid : public QWidget
{
    Q_OBJECT
public:
    explicit GoalGrid(QWidget *parent = nullptr);
    ~GoalGrid() override;

    void show(const QList<GoalView> &views);

private:
    QGridLayout *m_grid;
    std::vector<std::unique_ptr<GoalColumn>> m_goals;
};

} // namespace plimsoll
