// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/planfields.h"

class QToolButton;

namespace plimsoll {

// One scenario of the plan, by its index: shown while the plan has so many.
class ScenarioCard : public QFrame
{
    Q_OBJECT
public:
    ScenarioCard(PlanFields &fields, int index, QWidget *parent = nullptr);

    // What it plans; empty: not known.
    void setOutlook(const QString &text);

private:
    QHBoxLayout *makeHeader();
    QToolButton *addButton(QHBoxLayout *header, const QString &name, const QString &iconName,
        const QString &text, const PlanEdit &edit);
    void addTargets(FormRows *rows);
    void addLoad(FormRows *rows);
    void addConnecting(FormRows *rows);
    void addTerminal(FormRows *rows);
    void addDashboardClient(FormRow *row);
    void addDashboard(FormRows *rows);
    void addApp(FormRows *rows);
    void addShape(FormRows *rows);
    void addArrivals(FormRows *rows);
    void addKind(FormRow *row);
    // Shows the row for scenarios of this kind only, or for all others.
    void only(TrafficKind kind, FormRow *row);
    void notFor(std::initializer_list<TrafficKind> kinds, FormRow *row);
    void onlyWhen(FormRow *row, const std::function<bool(const ScenarioPlan &)> &isUsed);
    void addLimits(FormRows *rows);
    QString place(const QString &key) const;
    // The card's scenario, or one that nobody sees while the plan has fewer.
    ScenarioPlan &scenarioOf(Plan &plan) const;
    template <typename T, typename Member> PlanValue<T> value(Member member) const;

    PlanFields &m_fields;
    int m_index;
    QLabel *m_outlook = nullptr;
    QComboBox *m_how = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
};

} // namespace plimsoll
