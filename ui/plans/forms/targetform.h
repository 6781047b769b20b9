// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/chosendeployment.h"
#include "ui/plans/forms/planfields.h"

class QPushButton;

namespace plimsoll {

class ParameterInputs;

// Where the plan runs and what its workspaces are made of.
class TargetForm : public FormSection
{
    Q_OBJECT
public:
    TargetForm(PlanFields &fields, ChosenDeployment &chosen, QWidget *parent = nullptr);

    const ParameterInputs &parameters() const { return *m_parameters; }

signals:
    void deploymentChosen(const QString &name); // by the person
    void connectAsked(); // there is no deployment to choose

private:
    void addDeployment(FormRows *rows);
    void addTemplate(FormRows *rows);
    void addFiles(FormRows *rows);
    void showDeployment();
    void showTemplates();

    PlanFields &m_fields;
    ChosenDeployment &m_chosen;
    FormRow *m_deploymentRow = nullptr;
    QComboBox *m_deployment = nullptr;
    QLabel *m_place = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_connect = nullptr;
    FormRow *m_templateRow = nullptr;
    QComboBox *m_template = nullptr;
    QLabel *m_builds = nullptr;
    ParameterInputs *m_parameters = nullptr;
};

// Of a template, for the line beside it: "a build takes about 43 s"; empty: nothing is known.
QString buildTimeText(const Template &used);

} // namespace plimsoll
