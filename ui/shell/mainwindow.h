// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

#include <QMainWindow>

class QStackedWidget;

namespace plimsoll {

class HomePage;
class Rail;

// The one window: rail, pages, and the strip of the running run.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(RunHost &host, const QString &dataDir);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Page { Home, Live };

    void choose(int page);
    void remember();
    void recall();

    RunHost &m_host;
    Rail *m_rail;
    QStackedWidget *m_pages;
    HomePage *m_home;
    bool m_closesAfterRun = false;
};

} // namespace plimsoll
