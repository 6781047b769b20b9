// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentchecks.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace plimsoll {

class ErrorNote;
class IconLabel;
struct Services;

// What is known about one deployment, and what can be done with it.
class DeploymentDetails : public QWidget
{
    Q_OBJECT
public:
    DeploymentDetails(const Services &services, DeploymentChecks &checks, QWidget *parent = nullptr);

    // Asks the deployment when nobody did since the program began.
    void show(const QString &name);
    void refresh();
    QString name() const { return m_name; }

signals:
    void planAsked(const QString &name);
    void editAsked(const QString &name);
    void renameAsked(const QString &name);
    void removeAsked(const QString &name);

private:
    QLayout *makeHeader();
    QWidget *makeTestMark();
    QPushButton *makeAction(const QString &objectName, const QString &text, const QString &iconName);
    void showFacts(const DeploymentFacts *facts);
    void showRow(const FactRow &row, int at);
    void markAsTestSystem(bool isTestSystem);

    const Services &m_services;
    DeploymentChecks &m_checks;
    QString m_name;
    QLabel *m_title = nullptr;
    QLabel *m_url = nullptr;
    IconLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_check = nullptr;
    ErrorNote *m_error = nullptr;
    QWidget *m_factPane = nullptr;
    QGridLayout *m_facts = nullptr;
    QLabel *m_warnings = nullptr;
    QCheckBox *m_isTestSystem = nullptr;
    QLabel *m_vault = nullptr;
};

} // namespace plimsoll
