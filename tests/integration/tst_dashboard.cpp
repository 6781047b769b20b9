// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browserprogram.h"
#include "core/load/dashboardload.h"
#include "core/load/run.h"
#include "core/plan/dashboardpages.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

Plan planOf(int people, Milliseconds traffic)
{
    Plan plan;
    plan.name = u"dashboard"_s;
    plan.create = simulated::planFor(people);
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.name = u"dashboard"_s;
    scenario.kind = TrafficKind::Dashboard;
    scenario.duration = traffic;
    scenario.dashboard.interval = 400ms;
    scenario.dashboard.jitter = 200ms;
    plan.scenarios = {scenario};
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

QString troublesOf(const RunResult &result)
{
    QStringList lines;
    for (const SessionResult &session : result.sessions) {
        if (!session.error.isEmpty())
            lines.append(session.error);
    }
    return lines.join(u'\n');
}

} // namespace

// Dashboard journeys in whole runs against the built-in deployment.
class DashboardRunTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_rows.clear();
        m_troubles.clear();
    }
    void cleanup()
    {
        m_run.reset();
        m_simulator.reset();
        m_folder.reset();
    }

    void browsersOpenEveryPage()
    {
        if (!findBrowser())
            QSKIP("No browser is installed here, so no page was opened by one.");
        serve(quickOptions());
        Plan plan = planOf(2, 6s);
        plan.scenarios[0].dashboard.client = DashboardClient::Browser;
        plan.scenarios[0].dashboard.administrators = 2;
        plan.scenarios[0].dashboard.weights = {1, 1, 1, 1, 1, 1, 1};
        QVERIFY(run(plan));
        const RunResult &result = m_run->result();
        QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
        QVERIFY2(m_troubles.isEmpty(), qPrintable(m_troubles.join(u'\n')));
        const ScenarioResult &scenario = result.scenarios.at(0);
        const ScenarioTally &tally = scenario.total;
        QCOMPARE(tally.errorCount(), 0u);
        QCOMPARE(tally.sessionsEnded, 2u);
        QVERIFY(tally.echoedTicks >= 4);
        QCOMPARE(scenario.intended.ticks, tally.dueTicks); // skipped ones among them: a browser has to start
        QCOMPARE(scenario.endpoints, browserEndpointNames());
        const auto figure = [&tally](BrowserFigure one) { return tally.endpoints.at(indexOf(one)); };
        QCOMPARE(figure(BrowserFigure::Loaded).answered, tally.echoedTicks);
        QVERIFY(figure(BrowserFigure::LargestPaint).answered > 0);
        QVERIFY(figure(BrowserFigure::Requests).answered >= 2 * tally.echoedTicks); // page and content
        QCOMPARE(figure(BrowserFigure::Requests).unexpected, 0u);
        QCOMPARE(figure(BrowserFigure::Requests).failed, 0u);
        QCOMPARE(m_run->result().cleanupIsComplete, true);
    }

    void aPageThatNeverComesHasFailedAndIsPictured()
    {
        if (!findBrowser())
            QSKIP("No browser is installed here, so no page was opened by one.");
        serve(quickOptions());
        Plan plan = planOf(1, 6s);
        plan.scenarios[0].dashboard.client = DashboardClient::Browser;
        plan.scenarios[0].dashboard.answerTimeout = 1ms; // no page is there so soon
        QVERIFY(run(plan));
        const RunResult &result = m_run->result();
        QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
        const ScenarioTally &tally = result.scenarios.at(0).total;
        QCOMPARE(tally.echoedTicks, 0u);
        QVERIFY(tally.requests.failed > 0);
        QCOMPARE(tally.errors[static_cast<std::size_t>(ErrorClass::AnswerTimeout)], tally.requests.failed);
        QVERIFY2(
            troublesOf(result).contains("was not there within 1.00 ms"_L1), qPrintable(troublesOf(result)));
        const QDir pictures(m_folder->filePath(u"screenshots"_s));
        const QFileInfoList files = pictures.entryInfoList({u"*.png"_s}, QDir::Files);
        QVERIFY(!files.isEmpty());
        QFile picture(files.first().filePath());
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QVERIFY(picture.read(8).startsWith("\x89PNG"));
        QCOMPARE(files.first().permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void everyRequestIsAnsweredAsExpected()
    {
        serve(quickOptions());
        Plan plan = planOf(10, 4s);
        plan.scenarios[0].dashboard.administrators = 2;
        plan.scenarios[0].dashboard.weights = {5, 5, 5, 5, 5, 5, 5};
        QVERIFY(run(plan));
        const RunResult &result = m_run->result();
        QVERIFY2(result.ending == RunEnding::Finished, qPrintable(result.sentence));
        const ScenarioResult &scenario = result.scenarios.at(0);
        const ScenarioTally &tally = scenario.total;
        QVERIFY2(m_troubles.isEmpty(), qPrintable(m_troubles.join(u'\n')));
        QVERIFY2(troublesOf(result).isEmpty(), qPrintable(troublesOf(result)));
        QCOMPARE(tally.requests.unexpected, 0u);
        QCOMPARE(tally.requests.failed, 0u);
        QCOMPARE(tally.errorCount(), 0u);
        QCOMPARE(tally.sessionsStarted, 10u);
        QCOMPARE(tally.sessionsEnded, 10u);
        QCOMPARE(tally.disconnects, 0u);
        QCOMPARE(tally.sentTicks, tally.echoedTicks);
        QCOMPARE(tally.requests.sent, tally.sentTicks);
        QVERIFY(tally.roundTrip.count() == tally.echoedTicks);
        // What the plan says and what was done are the same, to the request.
        QCOMPARE(scenario.intended.ticks, tally.dueTicks);
        QCOMPARE(scenario.endpoints, dashboardEndpointNames());
        for (qsizetype i = 0; i < scenario.endpoints.size(); ++i) {
            const auto index = static_cast<std::size_t>(i);
            QVERIFY2(index < tally.endpoints.size() && tally.endpoints[index].answered > 0,
                qPrintable(scenario.endpoints.at(i)));
        }
        verifyNothingIsLeft();
    }

    void theSecondsAddUpToTheWhole()
    {
        serve(quickOptions());
        QVERIFY(run(planOf(4, 3s)));
        std::uint64_t intended = 0;
        ScenarioCounts sum;
        for (const SecondRow &row : m_rows) {
            intended += row.scenarios.at(0).intended.ticks;
            sum.add(row.scenarios.at(0).counts);
        }
        QCOMPARE(intended, m_run->result().scenarios.at(0).intended.ticks);
        QCOMPARE(sum, static_cast<const ScenarioCounts &>(m_run->result().scenarios.at(0).total));
        RequestCounts endpoints;
        for (const RequestTally &one : m_run->result().scenarios.at(0).total.endpoints)
            endpoints.add(one);
        QCOMPARE(endpoints, sum.requests);
    }

    void refusalsAreCountedAndTheJourneyGoesOn()
    {
        serve(quickOptions());
        Plan plan = planOf(4, 3s);
        m_onTraffic = [this] {
            SimulatorFaultWindow window;
            window.faults.serverErrorShare = 1;
            window.after = 1s;
            window.lasting = 800ms;
            m_simulator->addFault(window);
        };
        QVERIFY(run(plan));
        const ScenarioTally &tally = m_run->result().scenarios.at(0).total;
        QVERIFY(tally.requests.unexpected > 5);
        QCOMPARE(tally.requests.statuses[static_cast<std::size_t>(StatusClass::ServerError)],
            tally.requests.unexpected);
        QCOMPARE(
            tally.errors[static_cast<std::size_t>(ErrorClass::UnexpectedStatus)], tally.requests.unexpected);
        QCOMPARE(tally.sessionsEnded, 4u); // nobody gave up
        QVERIFY(tally.requests.done() > tally.requests.unexpected);
        QVERIFY(!m_troubles.isEmpty());
        verifyNothingIsLeft();
    }

    void aSlowDeploymentMakesPagesIncomplete()
    {
        serve(quickOptions());
        Plan plan = planOf(3, 3s);
        plan.scenarios[0].dashboard.interval = 200ms;
        plan.scenarios[0].dashboard.jitter = 0ms;
        m_onTraffic = [this] {
            SimulatorFaultWindow window;
            window.faults.apiLatency = 300ms;
            window.lasting = 4s;
            m_simulator->addFault(window);
        };
        QVERIFY(run(plan));
        const ScenarioResult &scenario = m_run->result().scenarios.at(0);
        const ScenarioTally &tally = scenario.total;
        QVERIFY(tally.skippedTicks > 0);
        QCOMPARE(tally.skippedTicks, tally.blockedTicks);
        QCOMPARE(tally.dueTicks, scenario.intended.ticks); // the load does not wait for the deployment
        QVERIFY(tally.roundTrip.percentile(50) > 250ms);
        for (const SecondRow &row : m_rows)
            QVERIFY(!row.mark.undersent); // not the generator's doing
    }

    void aRunThatIsStoppedEndsSoonAndCleansUp()
    {
        serve(quickOptions());
        m_onTraffic
            = [this] { QTimer::singleShot(700ms, m_run.get(), [this] { m_run->stop(StopHow::CleanUp); }); };
        QVERIFY(run(planOf(3, 60s)));
        QCOMPARE(m_run->result().ending, RunEnding::Stopped);
        verifyNothingIsLeft();
    }

    void theIntendedLoadIsThatOfTheJourneys()
    {
        const DashboardOptions options;
        std::vector<SessionSchedule> people(500);
        for (SessionSchedule &person : people)
            person = {.start = Instant{0}, .end = Instant{0} + 1000s, .phase = {}};
        const auto intended = intendedRequests(options, people, Instant{0});
        std::uint64_t all = 0;
        std::uint64_t first = 0;
        for (std::int64_t second = 0; second < 1000; ++second) {
            const std::uint64_t now = intended(second).ticks;
            first = second == 0 ? now : first;
            all += now;
        }
        QCOMPARE(
            first, 500 * (firstLoadSpec(false).requests() + specOf(DashboardPage::Workspaces).requests()));
        const double each = static_cast<double>(all) / 500 / 1000;
        QVERIFY2(std::abs(each / requestsPerSecond(options) - 1) < 0.05, qPrintable(QString::number(each)));
        QCOMPARE(intended(1000).ticks, 0u);
    }

private:
    void serve(const SimulatorOptions &options)
    {
        m_onTraffic = {};
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    bool run(const Plan &plan)
    {
        RunSettings settings;
        settings.id = u"a-run"_s;
        settings.ledgerPath = m_folder->filePath(u"ledger.ndjson"_s);
        settings.screenshotFolder = m_folder->filePath(u"screenshots"_s);
        settings.hold = Hold::Never;
        settings.secondDone
            = [this](const SecondRow &row, const std::vector<ScenarioTally> &) { m_rows.append(row); };
        m_run = std::make_unique<Run>(deploymentOf(*m_simulator), plan, settings);
        connect(m_run.get(), &Run::trafficStarting, this, [this] {
            if (m_onTraffic)
                m_onTraffic();
        });
        connect(m_run.get(), &Run::told, this, [this](const RunEvent &event) {
            if (event.kind == RunEventKind::Session)
                m_troubles.append(event.sentence);
        });
        return runToEnd(*m_run);
    }

    void verifyNothingIsLeft()
    {
        const SimulatorCounts counts = m_simulator->counts();
        QCOMPARE(counts.workspaces, 0);
        QCOMPARE(counts.users, 0);
        QCOMPARE(counts.tokens, 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Run> m_run;
    QList<SecondRow> m_rows;
    QStringList m_troubles;
    std::function<void()> m_onTraffic; // as the traffic is about to start
};

QTEST_GUILESS_MAIN(DashboardRunTest)
#include "tst_dashboard.moc"
