// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/cleanup/cleanuppage.h"
#include "ui/compare/comparepage.h"
#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/deploymentspage.h"
#include "ui/help/helpmenu.h"
#include "ui/history/historypage.h"
#include "ui/home/homepage.h"
#include "ui/look/theme.h"
#include "ui/plans/planspage.h"
#include "ui/results/resultspage.h"
#include "ui/run/runhost.h"
#include "ui/run/runplace.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/rail.h"
#include "ui/shell/runstrip.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_rail(new Rail(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Plimsoll"_s);
    setStyleSheet(styleSheetOf(themeOf(palette())));
    m_pages->setObjectName(u"pages"_s);
    RunHost &runs = m_services.runs;
    auto *home = new HomePage(m_services, m_pages);
    add(Page::Home, home, tr("Home"), u"home"_s);
    auto *deployments = new DeploymentsPage(m_services, m_pages);
    add(Page::Deployments, deployments, tr("Deployments"), u"deployments"_s);
    m_plans = new PlansPage(m_services, m_pages);
    add(Page::Plans, m_plans, tr("Plans"), u"plans"_s);
    m_run = new RunPlace(m_services, m_pages);
    add(Page::Run, m_run, tr("Run"), u"run"_s);
    addKept();
    auto *cleanup = new CleanupPage(m_services, m_pages);
    add(Page::Cleanup, cleanup, tr("Cleanup"), u"cleanup"_s);
    add(Page::Settings, new SettingsPage(m_services, m_pages), tr("Settings"), u"settings"_s);
    addHelp();
    auto *strip = new RunStrip(runs, this);
    auto *body = new QWidget(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(strip);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);
    setCentralWidget(body);
    connect(m_rail, &Rail::chosen, this, &MainWindow::choose);
    connectFirstSteps(home, deployments);
    connect(home, &HomePage::cleanupAsked, this, [this] { choose(Page::Cleanup); });
    connectCleanup(cleanup, deployments);
    connect(strip, &RunStrip::showRunAsked, this, [this] { choose(Page::Run); });
    connect(&runs, &RunHost::starting, this, [this] { choose(Page::Run); });
    connect(m_plans, &PlansPage::startAsked, this, [this](const KnownDeployment &known, const Plan &plan) {
        choose(Page::Run);
        m_run->prepare(known, plan);
    });
    connect(m_run, &RunPlace::backAsked, this, [this] { choose(Page::Plans); });
    connectResults(cleanup);
    connect(&runs, &RunHost::ended, this, [this] {
        if (std::exchange(m_closesAfterRun, false))
            close();
    });
    connect(m_plans, &PlansPage::leaveAgreed, this, [this] { close(); });
    resize(1360, 860);
    recall();
    choose(Page::Home);
}

// The pages of what runs left.
void MainWindow::addKept()
{
    auto *history = new HistoryPage(m_services, m_pages);
    add(Page::History, history, tr("History"), u"history"_s);
    m_compare = new ComparePage(m_services, m_pages);
    add(Page::Compare, m_compare, tr("Compare"), u"compare"_s);
    connect(history, &HistoryPage::openRunAsked, this, &MainWindow::showRun);
    connect(history, &HistoryPage::compareAsked, this, &MainWindow::compare);
    connect(m_compare, &ComparePage::openRunAsked, this, &MainWindow::showRun);
    connect(m_compare, &ComparePage::chooseAsked, this, [this] { choose(Page::History); });
}

void MainWindow::compare(const QStringList &paths)
{
    m_compare->compare(paths);
    choose(Page::Compare);
}

void MainWindow::connectFirstSteps(HomePage *home, DeploymentsPage *deployments)
{
    const auto connectOne = [this, deployments] {
        choose(Page::Deployments);
        deployments->beginAdding();
    };
    const auto plan = [this](const QString &deployment, const QString &preset) {
        choose(Page::Plans);
        m_plans->newFromPreset(preset, deployment);
    };
    connect(home, &HomePage::deploymentsAsked, this, [this] { choose(Page::Deployments); });
    connect(home, &HomePage::connectAsked, this, connectOne);
    connect(home, &HomePage::useLoginAsked, this, [this, deployments] {
        choose(Page::Deployments);
        deployments->beginAddingLogin();
    });
    connect(home, &HomePage::planAsked, this, plan);
    connect(home, &HomePage::presetChosen, this, [plan](const QString &preset) { plan(QString(), preset); });
    connect(deployments, &DeploymentsPage::planAsked, this,
        [plan](const QString &deployment) { plan(deployment, QString()); });
    connect(m_plans, &PlansPage::connectAsked, this, connectOne);
    connect(home, &HomePage::openRunAsked, this, &MainWindow::showRun);
}

void MainWindow::connectResults(CleanupPage *cleanup)
{
    m_results = new ResultsPage(m_services, m_pages);
    m_pages->addWidget(m_results);
    connect(m_run, &RunPlace::openRunAsked, this, &MainWindow::showRun);
    connect(m_results, &ResultsPage::backAsked, this, [this] { choose(m_page); });
    connect(m_results, &ResultsPage::compareAsked, this, &MainWindow::compare);
    connect(m_results, &ResultsPage::cleanupAsked, this, [this, cleanup](const QString &run) {
        choose(Page::Cleanup);
        cleanup->chooseRun(run);
    });
    connect(
        m_results, &ResultsPage::runAgainAsked, this, [this](const KnownDeployment &known, const Plan &plan) {
            choose(Page::Run);
            m_run->prepare(known, plan);
        });
}

void MainWindow::showRun(const QString &path)
{
    m_results->open(path);
    m_rail->choose(Page::History); // where it is kept
    m_pages->setCurrentWidget(m_results);
}

void MainWindow::connectCleanup(CleanupPage *cleanup, DeploymentsPage *deployments)
{
    connect(&m_services.cleanup, &CleanupHost::looked, this, [this](const QList<RunLeftovers> &found) {
        m_rail->setCount(Page::Cleanup, leftCount(found, m_services.deployments.all()));
    });
    connect(cleanup, &CleanupPage::addDeploymentAsked, this, [this, deployments](const QUrl &url) {
        choose(Page::Deployments);
        deployments->beginAddingAt(url);
    });
}

void MainWindow::add(Page page, QWidget *widget, const QString &text, const QString &iconName)
{
    m_widgets.insert(page, widget);
    m_pages->addWidget(widget);
    m_rail->add(page, text, iconName);
}

void MainWindow::addHelp()
{
    QMenu *menu = makeHelpMenu(m_services, this);
#ifdef Q_OS_MACOS
    menuBar()->addMenu(menu); // where people look for it there
#endif
    m_rail->addMenu(menu, u"info"_s);
}

void MainWindow::choose(Page page)
{
    m_page = page;
    m_rail->choose(page);
    m_pages->setCurrentWidget(m_widgets.value(page));
    m_services.deployments.look();
}

void MainWindow::remember()
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    const auto splitters = findChildren<QSplitter *>();
    for (const QSplitter *splitter : splitters)
        settings.setValue(u"window/"_s + splitter->objectName(), splitter->saveState());
}

void MainWindow::recall()
{
    const QSettings settings;
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    const auto splitters = findChildren<QSplitter *>();
    for (QSplitter *splitter : splitters)
        splitter->restoreState(settings.value(u"window/"_s + splitter->objectName()).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    event->ignore();
    if (!m_plans->mayClose())
        return choose(Page::Plans); // where the question is
    if (!m_services.runs.isRunning())
        return event->accept();
    if (m_closesAfterRun)
        return;
    if (m_run->isInPreflight())
        return closeAfterRun(); // there is nothing to lose
    auto *question = new QMessageBox(QMessageBox::Question, tr("A run goes on"),
        tr("A run goes on. What it created on the deployment is still there."), QMessageBox::NoButton, this);
    question->setObjectName(u"closeQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *stop = question->addButton(tr("Stop, clean up and close"), QMessageBox::AcceptRole);
    question->addButton(tr("Go on"), QMessageBox::RejectRole);
    connect(stop, &QPushButton::clicked, this, &MainWindow::closeAfterRun);
    question->open();
}

void MainWindow::closeAfterRun()
{
    if (!m_services.runs.isRunning()) { // it ended while the question was open
        close();
        return;
    }
    m_closesAfterRun = true;
    m_services.runs.stop(StopHow::CleanUp);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setStyleSheet(styleSheetOf(themeOf(palette())));
}

} // namespace plimsoll
