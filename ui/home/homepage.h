// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace plimsoll {

class ConnectChoice;

// The first page: the demo or a deployment of one's own, presets, and what was run lately.
class HomePage : public QWidget
{
    Q_OBJECT
public:
    explicit HomePage(const Services &services, QWidget *parent = nullptr);

signals:
    // A deployment is to be connected, with the login of the coder CLI or by hand.
    void useLoginAsked();
    void connectAsked();
    void deploymentsAsked();
    // A run is to be planned on a deployment that is known; `preset` may be empty.
    void planAsked(const QString &deploymentName, const QString &preset);
    void presetChosen(const QString &name);
    void openRunAsked(const QString &path);
    void cleanupAsked();

private:
    QWidget *makeDemoChoice();
    ConnectChoice *makeConnectChoice();
    QWidget *makePresets();
    QWidget *makeRecentRuns();
    void showRuns();

    Services m_services;
    QPushButton *m_demo = nullptr;
    QPushButton *m_calibrate = nullptr;
    QTableWidget *m_runs = nullptr;
    QWidget *m_noRuns = nullptr;
};

} // namespace plimsoll
