// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/goalgrid.h"

#include "ui/run/goalcolumn.h"

#include <QGridLayout>

namespace plimsoll {

namespace {

constexpr int GoalsInARow = 6;

} // namespace

GoalGrid::GoalGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(0);
    hide();
}

void GoalGrid::show(const QList<GoalView> &views)
{
    while (m_goals.size() > views.size())
        delete m_goals.takeLast();
    while (m_goals.size() < views.size()) {
        const auto place = static_cast<int>(m_goals.size());
        m_goals.append(new GoalColumn(this));
        m_grid->addWidget(m_goals.last(), place / GoalsInARow, place % GoalsInARow);
    }
    for (qsizetype i = 0; i < views.size(); ++i)
        m_goals.at(i)->show(views.at(i));
    setVisible(!views.isEmpty());
}

} // namespace plimsoll
