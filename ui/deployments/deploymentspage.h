// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentchecks.h"
#include "ui/shell/services.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace plimsoll {

class DeploymentDetails;
class DeploymentForm;
class ErrorNote;

// The deployments that this data folder knows: the list at the left; at the right one of them, or the form.
class DeploymentsPage : public QWidget
{
    Q_OBJECT
public:
    explicit DeploymentsPage(const Services &services, QWidget *parent = nullptr);

    void choose(const QString &name);
    void beginAdding();
    // One whose URL is known already.
    void beginAddingAt(const QUrl &url);
    // With the login of the coder CLI when there is one.
    void beginAddingLogin();

signals:
    // A run on it is to be planned.
    void planAsked(const QString &deploymentName);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeEmpty();
    QWidget *makeDamaged();
    void connectDetails();
    void fill();
    void showState(int row);
    void showChosen();
    void rename(const QString &name);
    void remove(const QString &name);
    void say(const Result<> &done);

    Services m_services;
    DeploymentChecks m_checks;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_right = nullptr;
    QWidget *m_empty = nullptr;
    DeploymentDetails *m_details = nullptr;
    DeploymentForm *m_form = nullptr;
    QWidget *m_damaged = nullptr;
    ErrorNote *m_damage = nullptr;
    ErrorNote *m_error = nullptr;
};

} // namespace plimsoll
