// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/knowndeployments.h"
#include "ui/shell/services.h"

#include <QFrame>

namespace plimsoll {

// The second big choice of the first page: the deployments that are known, else the login of the coder CLI,
// else a way to connect one.
class ConnectChoice : public QFrame
{
    Q_OBJECT
public:
    explicit ConnectChoice(const Services &services, QWidget *parent = nullptr);

signals:
    void useLoginAsked();
    void connectAsked();
    void planAsked(const QString &deploymentName);
    void showAllAsked();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void showKnown(const QList<KnownDeployment> &all);
    void showLogin(const FoundLogin &login);
    void showNothingFound();
    void addText(const QString &text);

    Services m_services;
    QWidget *m_content = nullptr;
    QStringList m_shown; // what it was made of
};

} // namespace plimsoll
