// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs. Prints one line of JSON. Driven by window.py:
//   bench_window demo DATADIR                       from a click on Home to moving charts
//   bench_window live DATADIR URL TOKENFILE PLAN    a run with the live page seen; the halves of its traffic
//                                                   apart, with --hide hidden in the second
//   bench_window table SESSIONS SECONDS             the live page with a table of that many workspaces
#include "app/desktop.h"
#include "core/plan/planjson.h"
#include "tests/benchmarks/eventtimes.h"
#include "tests/benchmarks/syntheticrun.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"
#include "ui/run/runpage.h"

#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

int say(const QJsonObject &json)
{
    std::puts(QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return 0;
}

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return 1;
}

DesktopParts partsIn(const QString &dataDir)
{
    return {.dataDir = dataDir,
        .program = u"bench_window"_s,
        .vault = std::make_unique<MemoryVault>(u"this is a benchmark"_s),
        .login = {}};
}

int demo(bench::TimedApplication &application, const QString &dataDir)
{
    Desktop desktop(partsIn(dataDir));
    desktop.window().show();
    Instant clicked;
    QJsonObject result;
    int seconds = 0;
    QObject::connect(&desktop.runs(), &RunHost::secondTaken, &application, [&] {
        if (++seconds < 2) // two points make a line
            return;
        result.insert(u"secondsToCharts"_s, std::chrono::duration<double>(Instant::now() - clicked).count());
        desktop.runs().stop(StopHow::CleanUp);
    });
    QObject::connect(&desktop.runs(), &RunHost::ended, &application, &QCoreApplication::quit);
    QTimer::singleShot(500ms, &application, [&] {
        clicked = Instant::now();
        desktop.window().findChild<QPushButton *>(u"tryDemo"_s)->click();
    });
    QApplication::exec();
    return say(result);
}

int live(bench::TimedApplication &application, const QStringList &words, bool hides)
{
    QFile planFile(words.at(4));
    QFile tokenFile(words.at(3));
    if (!planFile.open(QIODevice::ReadOnly) || !tokenFile.open(QIODevice::ReadOnly))
        return refuse(u"The plan or the token cannot be read."_s);
    const Result<Plan> plan = readPlan(planFile.readAll());
    if (!plan)
        return refuse(plan.error().message);
    Deployment deployment;
    deployment.url = QUrl(words.at(2));
    deployment.token = Secret(tokenFile.readAll().trimmed());
    Desktop desktop(partsIn(words.at(1)));
    desktop.window().show();
    DesktopRuns &runs = desktop.runs();
    QJsonObject result;
    const auto half = trafficLength(*plan) / 2;
    // The first second of each half is for what a change brings with it.
    QObject::connect(&runs, &RunHost::trafficStarting, &application, [&] {
        QTimer::singleShot(2s, &application, [&] { application.startOver(); });
        QTimer::singleShot(half, &application, [&] {
            result.insert(u"first"_s, application.measured());
            result.insert(u"isSeen"_s, desktop.window().findChild<RunPage *>()->isVisible());
            if (hides)
                desktop.window().choose(Page::Home);
            QTimer::singleShot(1s, &application, [&] { application.startOver(); });
        });
        QTimer::singleShot(
            half * 2 - 1s, &application, [&] { result.insert(u"second"_s, application.measured()); });
    });
    QObject::connect(&runs, &RunHost::confirmationNeeded, &runs, &RunHost::confirm);
    QObject::connect(&runs, &RunHost::ended, &application, [&](const FinishedRun &run) {
        result.insert(u"folder"_s, run.folder);
        result.insert(u"sentence"_s, run.report.sentence);
        QCoreApplication::quit();
    });
    QTimer::singleShot(500ms, &application, [&] { runs.start(deployment, *plan); });
    QApplication::exec();
    return say(result);
}

// What a person does meanwhile: other orders, a filter, another tab.
void use(RunPage &page, int second)
{
    auto *table = page.findChild<QTableView *>(u"sessionTable"_s);
    auto *filter = page.findChild<QLineEdit *>(u"sessionFilter"_s);
    auto *tabs = page.findChild<QTabWidget *>(u"runTabs"_s);
    switch (second % 10) {
    case 1:
        return table->sortByColumn(0, Qt::AscendingOrder);
    case 3:
        return table->sortByColumn(4, Qt::DescendingOrder);
    case 5:
        return filter->setText(u"scaletest-1"_s);
    case 6:
        return filter->clear();
    case 7:
        return tabs->setCurrentIndex(2);
    case 8:
        return tabs->setCurrentIndex(1);
    default:
        return table->selectRow(second * 100);
    }
}

int table(bench::TimedApplication &application, int sessions, int seconds)
{
    bench::SyntheticRun run(sessions);
    QMainWindow window;
    auto *page = new RunPage(run, &window);
    window.setStyleSheet(styleSheetOf(themeOf(window.palette())));
    window.setCentralWidget(page);
    window.resize(1360, 860);
    window.show();
    page->findChild<QSplitter *>(u"runHalves"_s)->setSizes({250, 500}); // many rows are seen
    page->findChild<QTabWidget *>(u"runTabs"_s)->setCurrentIndex(1);
    QTimer person;
    int passed = 0;
    QObject::connect(&person, &QTimer::timeout, &application, [&] {
        if (++passed == 2)
            application.startOver(); // the window is there
        if (passed == seconds / 2)
            run.tellFailures(sessions); // everything is lost at once
        if (passed > 2)
            use(*page, passed);
        if (passed == seconds)
            QCoreApplication::quit();
    });
    person.start(1s);
    run.begin();
    QApplication::exec();
    QJsonObject result = application.measured();
    result.insert(u"rows"_s, page->findChild<QTableView *>(u"sessionTable"_s)->model()->rowCount());
    return say(result);
}

} // namespace

int main(int argc, char **argv)
{
    bench::TimedApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"plimsoll-bench"_s);
    QApplication::setStyle(new Style);
    QApplication::setPalette(paletteOf(themeOf(Appearance::Light)));
    QStringList words = QCoreApplication::arguments().mid(1);
    const bool hides = words.removeAll(u"--hide"_s) > 0;
    const QString what = words.value(0);
    if (what == u"demo"_s && words.size() == 2)
        return demo(application, words.at(1));
    if (what == u"live"_s && words.size() == 5)
        return live(application, words, hides);
    if (what == u"table"_s && words.size() == 3)
        return table(application, words.at(1).toInt(), words.at(2).toInt());
    return refuse(u"See the head of bench_window.cpp."_s);
}
