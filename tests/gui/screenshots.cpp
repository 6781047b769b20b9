// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page, for people to look at: see the target `screenshots`. Everything in them was made by
// the window itself against the built-in demo deployment.
#include "core/plan/presets.h"
#include "core/simulator/simulator.h"
#include "core/storage/profilestore.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/pseudolocale.h"
#include "ui/settings/preferences.h"

#include <QAbstractItemView>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QTabWidget>
#include <QTextStream>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

struct Shooting {
    QString folder;
    QString suffix; // "-dark-2x"
};

// Lets the window settle: what it reads in the background is there when nothing happens for a while.
void settle()
{
    QEventLoop loop;
    QTimer::singleShot(700, &loop, &QEventLoop::quit);
    loop.exec();
}

bool shoot(DesktopDriver &desktop, const Shooting &shooting, const QString &name)
{
    const QString path = u"%1/%2%3.png"_s.arg(shooting.folder, name, shooting.suffix);
    const bool saved = desktop.window().grab().save(path);
    QTextStream(stdout) << (saved ? path : u"could not write "_s + path) << Qt::endl;
    return saved;
}

// A deployment that answers, and a plan for it: what somebody has who tests every week.
void furnish(DesktopDriver &desktop, const Simulator &simulator, const QString &dataDir)
{
    KnownDeployment known;
    known.name = u"Staging"_s;
    known.deployment.url = simulator.url();
    known.deployment.token = simulator.ownerToken();
    known.isTestSystem = true;
    const std::optional<KnownDeployment> former = desktop.deployments().find(known.name);
    desktop.deployments().save(
        known, former ? known.name : QString(), &desktop.window(), [](const Result<> &) { });
    const ProfileStore profiles(dataDir);
    if (const Result<Plan> plan = readPreset(u"ramp-500"_s); plan && profiles.list().isEmpty()) {
        Plan weekly = *plan;
        weekly.create.templateName = u"local"_s;
        if (!profiles.add(weekly))
            qFatal("the profile could not be kept");
    }
    settle();
}

// The demo, photographed while its stall is seen; what it leaves is what the other pages show.
bool shootDemo(DesktopDriver &desktop, const Shooting &shooting)
{
    desktop.startDemo();
    int seconds = 0;
    QObject::connect(&desktop.runs(), &RunHost::secondTaken, &desktop.window(), [&seconds] { ++seconds; });
    const bool stalled = QTest::qWaitFor([&seconds] { return seconds >= 9; }, 60'000);
    settle();
    const bool shot = shoot(desktop, shooting, u"run"_s);
    return stalled && shot && QTest::qWaitFor([&desktop] { return !desktop.runs().isRunning(); }, 60'000);
}

// What a page shows when somebody has chosen something on it; nothing where there is nothing to choose.
void chooseSomething(DesktopDriver &desktop, const QString &page)
{
    if (page == "plans"_L1) {
        auto *profiles = desktop.find<QAbstractItemView>(u"profiles"_s);
        const QModelIndex first = profiles->model()->index(0, 0);
        QTest::mouseClick(
            profiles->viewport(), Qt::LeftButton, Qt::NoModifier, profiles->visualRect(first).center());
    } else if (page == "history"_L1) {
        desktop.find<QAbstractItemView>(u"historyTable"_s)->selectAll();
    } else {
        return;
    }
    settle();
}

bool shootPages(DesktopDriver &desktop, const Shooting &shooting)
{
    bool shot = true;
    const auto pages = desktop.window().findChildren<QAbstractButton *>(QRegularExpression(u"^page-"_s));
    for (QAbstractButton *page : pages) {
        const QString name = page->objectName().mid(5);
        desktop.click(page);
        settle();
        chooseSomething(desktop, name);
        if (name != "run"_L1)
            shot = shoot(desktop, shooting, name) && shot;
        if (name == "history"_L1 && desktop.find<QAbstractButton>(u"historyCompare"_s)->isEnabled()) {
            desktop.click(u"historyCompare"_s); // the page that comes next
        }
    }
    return shot;
}

// The results of the run that was just watched, a picture for each tab.
bool shootResults(DesktopDriver &desktop, const Shooting &shooting)
{
    desktop.click(u"openResults"_s);
    settle();
    auto *tabs = desktop.find<QTabWidget>(u"resultsTabs"_s);
    bool shot = true;
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        settle();
        shot = shoot(desktop, shooting, u"results-%1"_s.arg(tab + 1)) && shot;
    }
    return shot;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption out(u"out"_s, u"Where pictures go."_s, u"DIR"_s, u"."_s);
    const QCommandLineOption data(u"data-dir"_s, u"The data folder that they show."_s, u"DIR"_s);
    const QCommandLineOption dark(u"dark"_s, u"The dark appearance."_s);
    const QCommandLineOption pseudo(u"pseudo"_s, u"Longer texts, as in other languages."_s);
    const QCommandLineOption language(u"language"_s, u"Texts in a language."_s, u"CODE"_s);
    parser.addHelpOption();
    parser.addOptions({out, data, dark, pseudo, language});
    parser.process(application);
    const QTemporaryDir settings;
    keepSettingsIn(settings.path());
    PreferenceStore store;
    Preferences preferences = store.preferences();
    preferences.theme = parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light;
    store.set(preferences);
    PseudoLocale longer;
    if (parser.isSet(pseudo))
        QCoreApplication::installTranslator(&longer);
    if (parser.isSet(language))
        installLanguage(QLocale(parser.value(language)));
    Shooting shooting{
        .folder = parser.value(out), .suffix = u"-"_s + (parser.isSet(dark) ? u"dark"_s : u"light"_s)};
    if (parser.isSet(pseudo))
        shooting.suffix += "-pseudo"_L1;
    if (parser.isSet(language))
        shooting.suffix += u'-' + parser.value(language);
    if (const double scale = application.devicePixelRatio(); scale > 1)
        shooting.suffix += u"-%1x"_s.arg(scale);
    if (!QDir().mkpath(shooting.folder))
        return 1;
    Simulator simulator;
    if (!simulator.start())
        return 1;
    DesktopDriver desktop(parser.value(data));
    desktop.window().resize(1360, 860);
    furnish(desktop, simulator, parser.value(data));
    const bool demo = shootDemo(desktop, shooting);
    return demo && shootResults(desktop, shooting) && shootPages(desktop, shooting) ? 0 : 1;
}
