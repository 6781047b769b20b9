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

GoalGrid::~GoalGrid() = default;

void GoalGrid::show(const QList<GoalView> &views)
{
    const auto count = static_cast<std::size_t>(views.size());
    m_goals.resize(std::min(m_goals.size(), count));
    while (m_goals.size() < count) {
        const auto place = static_cast<int>(m_goals.size());
        m_goals.push_back(std::make_unique<GoalColumn>());
        m_grid->addWidget(m_goals.back().get(), place / GoalsInARow, place % GoalsInARow);
    }
    for (std::size_t i = 0; i < count; ++i)
        m_goals.at(i)->show(views.at(static_cast<qsizetype>(i)));
    setVisible(!views.isEmpty());
}

} // namespace plimsoll
