// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"
#include "ui/shell/services.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace plimsoll {

// The first page: the demo, and what was run lately.
class HomePage : public QWidget
{
    Q_OBJECT
public:
    explicit HomePage(const Services &services, QWidget *parent = nullptr);

    void readRuns();

private:
    QWidget *makeDemoChoice();
    QWidget *makeRecentRuns();

    Services m_services;
    QPushButton *m_demo = nullptr;
    QTableWidget *m_runs = nullptr;
    QWidget *m_noRuns = nullptr;
};

} // namespace plimsoll
