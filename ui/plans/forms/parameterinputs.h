// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/template.h"
#include "ui/plans/forms/planfields.h"

#include <optional>

namespace plimsoll {

// What a template asks of each workspace, an input for each question by its type. A value that the plan does
// not give is the template's own; what the plan gives and the template does not ask stands there too.
class ParameterInputs : public QWidget
{
    Q_OBJECT
public:
    ParameterInputs(PlanFields &fields, QWidget *parent = nullptr);

    // None: it is not known what the template asks.
    void show(const std::optional<QList<RichParameter>> &asked);
    // What is wrong with the plan's values, a sentence each.
    QStringList problems(const Plan &plan) const;

private:
    void rebuild();
    void addInput(const RichParameter &parameter);
    void addStray(const QString &name);
    QWidget *makeInput(const RichParameter &parameter, FormRow *row);
    QWidget *makeOptions(const RichParameter &parameter, FormRow *row);
    QWidget *makeNumber(const RichParameter &parameter, FormRow *row);
    QWidget *makeFlag(const RichParameter &parameter, FormRow *row);
    QWidget *makeManyOptions(const RichParameter &parameter, FormRow *row);
    QWidget *makeLines(const RichParameter &parameter, FormRow *row);
    QWidget *makeText(const RichParameter &parameter, FormRow *row);
    void showPlan(const Plan &plan);
    void give(const QString &name, const QString &value);
    void follow(const std::function<void(const QString &value)> &show, const RichParameter &parameter);

    PlanFields &m_fields;
    std::optional<QList<RichParameter>> m_asked;
    QStringList m_strays; // names that the plan gives and nobody asks
    QWidget *m_content = nullptr;
    QList<std::function<void(const Plan &)>> m_shows;
};

// What is wrong with the value that the plan gives, or with giving none; a sentence, empty: nothing.
QString parameterFinding(const RichParameter &parameter, const Plan &plan);

} // namespace plimsoll
