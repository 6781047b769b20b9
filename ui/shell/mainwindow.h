// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pages.h"
#include "ui/shell/services.h"

#include <QHash>
#include <QMainWindow>

class QStackedWidget;

namespace plimsoll {

class CleanupPage;
class ComparePage;
class DeploymentsPage;
class HomePage;
class PlansPage;
class Rail;
class ResultsPage;
class RunPlace;

// The one window: rail, pages, and the strip of the running run.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Services &services);

    void choose(Page page);
    void showRun(const QString &path); // a page that is not in the rail

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void add(Page page, QWidget *widget, const QString &text, const QString &iconName);
    void addKept();
    void connectFirstSteps(HomePage *home, DeploymentsPage *deployments);
    void closeAfterRun(); // which is stopped, unless it has ended
    void connectCleanup(CleanupPage *cleanup, DeploymentsPage *deployments);
    void addHelp();
    void connectResults(CleanupPage *cleanup);
    void compare(const QStringList &paths);
    void remember();
    void recall();

    Services m_services;
    Rail *m_rail;
    QStackedWidget *m_pages;
    PlansPage *m_plans = nullptr;
    RunPlace *m_run = nullptr;
    ComparePage *m_compare = nullptr;
    ResultsPage *m_results = nullptr;
    Page m_page = Page::Home; // in the rail, the one before the results
    QHash<Page, QWidget *> m_widgets;
    bool m_closesAfterRun = false;
};

} // namespace plimsoll
