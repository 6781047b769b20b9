// SPDX-License-Identifier: GPL-3.0-or-later
// After a demo and after a run on a connected deployment no token is in any file, log, setting or widget.
#include "app/logfile.h"
#include "core/plan/presets.h"
#include "core/simulator/simulator.h"
#include "core/storage/eventlog.h"
#include "core/storage/storedrun.h"
#include "tests/gui/desktopdriver.h"
#include "tests/gui/secretsearch.h"
#include "ui/run/runplace.h"

#include <QDialog>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

constexpr int Longest = 90'000; // milliseconds

// What the program itself would black out: the shape of every session token, of the owner and of all users
// that a run creates.
bool looksLikeToken(const QByteArray &text)
{
    return withoutTokens(text) != QString::fromUtf8(text).toUtf8();
}

} // namespace

class NoTokenJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        keepSettingsIn(m_settings.path());
        Preferences all;
        all.logLevel = LogLevel::Details;
        PreferenceStore().set(all);
    }

    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        Result<std::unique_ptr<LogFile>> log = LogFile::open(m_folder->path());
        QVERIFY(log);
        m_log = *std::move(log);
    }

    void cleanup() { m_log.reset(); }

    void theSearchFindsWhatIsThere()
    {
        QVERIFY(looksLikeToken("x abcdefghij-0123456789abcdefghijkl y"));
        QVERIFY(!looksLikeToken("2026-11-25 scaletest-1"));
    }

    void theDemoKeepsItsTokens()
    {
        DesktopDriver desktop(m_folder->path());
        desktop.startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(desktop.runs().isRunning(), Longest);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), Longest);
        QCOMPARE(listRuns(m_folder->path()).size(), 1);
        seeAllPages(desktop);
        verifyNoToken();
    }

    void aConnectedDeploymentKeepsItsTokens()
    {
        SimulatorOptions options;
        options.buildTime = 40ms;
        options.agentDelay = 20ms;
        Simulator simulator(options);
        QVERIFY(simulator.start());
        const QString token = QString::fromLatin1(simulator.ownerToken().reveal());
        QVERIFY(looksLikeToken(token.toLatin1()));
        DesktopDriver desktop(m_folder->path());
        desktop.click(u"connectDeployment"_s);
        desktop.type(u"deploymentUrl"_s, simulator.url().toString());
        desktop.type(u"deploymentToken"_s, token);
        desktop.type(u"deploymentName"_s, u"staging"_s);
        desktop.click(u"saveDeployment"_s);
        QTRY_VERIFY(desktop.find<QWidget>(u"deploymentDetails"_s)->isVisible());
        run(desktop, simulator.url());
        seeAllPages(desktop);
        verifyNoToken();
        QCOMPARE(widgetsWith(token), QStringList());
        QCOMPARE(filesWith(m_folder->path(), token.toLatin1()), QStringList());
        desktop.window().close();
        verifyNoToken(); // what was remembered at its end
    }

private:
    static void run(DesktopDriver &desktop, const QUrl &url)
    {
        const Result<Plan> smoke = readPreset(u"smoke"_s);
        QVERIFY(smoke);
        Plan plan = *smoke;
        plan.create.templateName = u"demo"_s;
        plan.create.count = 3;
        plan.scenarios.first().duration = 3s;
        KnownDeployment known;
        known.name = u"staging"_s;
        known.deployment.url = url;
        desktop.click(u"page-run"_s);
        desktop.find<RunPlace>(u"runPage"_s)->prepare(known, plan);
        auto *start = desktop.find<QAbstractButton>(u"startRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), Longest);
        desktop.click(start);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.runs().isRunning(), Longest);
    }

    // Each page has been filled, and both sheets of help.
    static void seeAllPages(DesktopDriver &desktop)
    {
        const auto pages = desktop.window().findChildren<QAbstractButton *>(QRegularExpression(u"^page-"_s));
        QVERIFY(pages.size() >= 6);
        for (QAbstractButton *page : pages)
            desktop.click(page);
        for (const QString &sheet : {u"helpShortcuts"_s, u"helpAbout"_s})
            desktop.find<QAction>(sheet)->trigger();
        QTRY_VERIFY(desktop.find<QDialog>(u"shortcutSheet"_s)->isVisible());
        QTRY_VERIFY(desktop.find<QDialog>(u"aboutSheet"_s)->isVisible());
    }

    void verifyNoToken()
    {
        const auto isInText = [](const QString &text) { return looksLikeToken(text.toUtf8()); };
        QCOMPARE(filesWith(m_folder->path(), looksLikeToken), QStringList());
        QCOMPARE(filesWith(m_settings.path(), looksLikeToken), QStringList());
        QCOMPARE(widgetsWith(isInText), QStringList());
        // The log has been written at all.
        QCOMPARE(filesWith(logFolderOf(m_folder->path()), QByteArray("plimsoll.run: ")).size(), 1);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LogFile> m_log;
};

QTEST_MAIN(NoTokenJourneyTest)
#include "tst_no_token_journey.moc"
