// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/planfields.h"

class QPushButton;

namespace plimsoll {

// The limits that the run must keep, a line each.
class GoalsForm : public FormSection
{
    Q_OBJECT
public:
    GoalsForm(PlanFields &fields, QWidget *parent = nullptr);

private:
    void addGoalRow();
    void addMetric(FormRow *row, int index);
    void addLimit(FormRow *row, int index);
    void addClass(FormRow *row, int index);
    void addScenario(FormRow *row, int index);
    void addEndpoint(FormRow *row, int index);
    void addTimes(FormRow *row, int index);
    QPushButton *makeSets();
    QWidget *makeRemove(int index);

    PlanFields &m_fields;
    QPushButton *m_add;
    QPushButton *m_sets;
    QList<QWidget *> m_goals; // those beyond the plan's goals are hidden
};

// The goal with another metric, and a usual limit for it where the old one makes no sense.
Goal goalOfMetric(const Goal &goal, GoalMetric metric);

} // namespace plimsoll
