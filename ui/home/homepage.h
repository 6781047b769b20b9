// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"
#include "ui/run/runhost.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace plimsoll {

// The first page: the demo, and what was run lately.
class HomePage : public QWidget
{
    Q_OBJECT
public:
    HomePage(RunHost &host, const QString &dataDir, QWidget *parent = nullptr);

    void readRuns();

private:
    QWidget *makeDemoChoice();
    QWidget *makeRecentRuns();

    RunHost &m_host;
    QString m_dataDir;
    QPushButton *m_demo = nullptr;
    QTableWidget *m_runs = nullptr;
    QWidget *m_noRuns = nullptr;
};

} // namespace plimsoll
