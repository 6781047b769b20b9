// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/plannedload.h"
#include "ui/plans/forms/planfields.h"

class QPushButton;

namespace plimsoll {

class ScenarioCard;

// The scenarios, a card each.
class TrafficForm : public QWidget
{
    Q_OBJECT
public:
    TrafficForm(PlanFields &fields, QWidget *parent = nullptr);

    void showOutlook(const Plan &plan, const Result<PlannedLoad> &load);

private:
    void addScenario();

    PlanFields &m_fields;
    QVBoxLayout *m_column;
    QLabel *m_use;
    QLabel *m_none;
    QPushButton *m_add;
    QList<ScenarioCard *> m_cards; // as many as the plan ever had; those beyond its scenarios are hidden
};

// Its goals go along. While it is typed, the name may be empty or another scenario's: they wait for a better
// one.
void renameScenario(Plan &plan, qsizetype index, const QString &name);

// What a scenario of this kind is called unless somebody says otherwise: "web-terminal".
QString scenarioNameFor(TrafficKind kind);

// "web-terminal-2": not taken by a scenario of the plan.
QString freeScenarioName(const Plan &plan, const QString &name);

} // namespace plimsoll
