// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runpresenter.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Plan plan()
{
    Plan made;
    made.name = u"Demo"_s;
    made.create.count = 20;
    made.scenarios = {ScenarioPlan{}};
    made.scenarios.first().duration = 12s;
    made.goals = {{.metric = GoalMetric::Throughput, .limit = 0.9},
        {.metric = GoalMetric::RoundTrip, .percentile = 99, .limit = 1e9}};
    return made;
}

SecondRow second(std::int64_t number, std::uint64_t echoedBytes)
{
    SecondRow row{.second = number};
    ScenarioSecond scenario;
    scenario.intended = {.ticks = 10, .bytes = 1000};
    scenario.counts.sentBytes = 1000;
    scenario.counts.echoedBytes = echoedBytes;
    scenario.counts.errors[static_cast<std::size_t>(ErrorClass::ConnectRefused)] = 2;
    scenario.counts.errors[static_cast<std::size_t>(ErrorClass::Stalled)] = 1;
    scenario.gauges = {.planned = 20, .active = 18, .connecting = 1, .failed = 1};
    scenario.roundTrip = {.count = 9, .max = 3ms, .p50 = 1ms, .p95 = 2ms, .p99 = 3ms};
    row.scenarios = {scenario, scenario};
    row.workers = {{.busyShare = 0.22, .loopLagP99 = 2ms}, {.busyShare = 0.1, .loopLagP99 = 3ms}};
    return row;
}

Verdict verdict(GoalState roundTrip, std::int64_t secondsBeyond)
{
    const Plan of = plan();
    return verdictOf({{.goal = of.goals.at(0), .state = GoalState::Kept, .measured = 0.99},
        {.goal = of.goals.at(1), .state = roundTrip, .measured = 2e9, .secondsBeyond = secondsBeyond}});
}

RunPresenter begun()
{
    RunPresenter presenter;
    presenter.begin(plan(), u"http://x"_s, true);
    return presenter;
}

} // namespace

class RunPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aGoalForTheServiceTimeSaysTheServiceTimeOfNow()
    {
        Plan served = plan();
        served.goals = {{.metric = GoalMetric::ServiceTime, .percentile = 99, .limit = 1e9}};
        RunPresenter presenter;
        presenter.begin(served, u"http://x"_s, true);
        SecondRow row = second(0, 900);
        row.scenarios.back().serviceTime
            = {.count = 9, .max = 700us, .p50 = 100us, .p95 = 500us, .p99 = 600us};
        presenter.take(row, verdictOf({{.goal = served.goals.first()}}));
        QCOMPARE(presenter.goals().first().now, u"now p99 600 µs"_s);
    }

    void beforeTheTrafficNothingIsClaimed()
    {
        const RunPresenter presenter = begun();
        QVERIFY(!presenter.state());
        QCOMPARE(presenter.verdictText(), u"The goals are judged once the traffic flows."_s);
        QCOMPARE(presenter.goals().size(), 2);
        for (const GoalView &goal : presenter.goals()) {
            QCOMPARE(goal.value, QString(QChar(0x2013)));
            QCOMPARE(goal.state, GoalState::NotMeasurable);
        }
        QVERIFY(presenter.scenarios().isEmpty());
    }

    void theStripsAddScenariosUpAndTakeTheWorstLatency()
    {
        RunPresenter presenter = begun();
        SecondRow row = second(0, 900);
        row.scenarios[1].roundTrip.p99 = 8ms;
        presenter.take(row, verdict(GoalState::Kept, 0));
        const auto charts = presenter.charts();
        QCOMPARE(charts.at(0)->at(0), (QList<QPointF>{{0, 2000}}));
        QCOMPARE(charts.at(0)->at(2), (QList<QPointF>{{0, 1800}}));
        QCOMPARE(charts.at(1)->at(0).first().y(), 0.008);
        QCOMPARE(charts.at(2)->at(0), (QList<QPointF>{{0, 36}}));
        QCOMPARE(charts.at(3)->at(0), (QList<QPointF>{{0, 4}})); // by class, in the order they come
        QCOMPARE(charts.at(3)->at(1), (QList<QPointF>{{0, 2}}));
        QCOMPARE(presenter.failureNames().first(), errorClassTitle(ErrorClass::ConnectRefused));
        QCOMPARE(charts.at(4)->at(0).first().y(), 0.003);
    }

    void aPercentileAmongTheUnansweredIsAtLeastTheLargest()
    {
        RunPresenter presenter = begun();
        SecondRow row = second(0, 900);
        for (ScenarioSecond &scenario : row.scenarios)
            scenario.roundTrip = {.count = 1, .worse = 9, .max = 40ms};
        presenter.take(row, verdict(GoalState::Kept, 0));
        QCOMPARE(presenter.charts().at(1)->at(0).first().y(), 0.04);
    }

    void secondsBeyondAGoalBecomeOneBand()
    {
        RunPresenter presenter = begun();
        presenter.take(second(0, 900), verdict(GoalState::Kept, 0));
        presenter.take(second(1, 900), verdict(GoalState::Broken, 1));
        presenter.take(second(2, 900), verdict(GoalState::Broken, 2));
        presenter.take(second(3, 900), verdict(GoalState::Broken, 2));
        QCOMPARE(presenter.brokenSeconds(), (QList<std::pair<double, double>>{{1, 3}}));
        QCOMPARE(presenter.verdictText(), u"Broken so far: 1 of 2 goals."_s);
        QCOMPARE(presenter.goals().at(1).stateText, u"Broken"_s);
    }

    void secondsOfALateGeneratorAreMarked()
    {
        RunPresenter presenter = begun();
        SecondRow row = second(0, 900);
        row.mark.lagging = true;
        presenter.take(row, verdict(GoalState::Kept, 0));
        QCOMPARE(presenter.markedSeconds(), (QList<std::pair<double, double>>{{0, 1}}));
    }

    void theEndIsTheVerdictOfTheReport()
    {
        RunPresenter presenter = begun();
        presenter.take(second(0, 900), verdict(GoalState::Broken, 1));
        FinishedRun run;
        run.report.outcome = RunOutcome::Finished;
        run.report.verdict = verdict(GoalState::Broken, 1);
        run.report.verdict.sentence = u"1 of 2 goals was broken."_s;
        presenter.end(run);
        QCOMPARE(presenter.verdictText(), u"1 of 2 goals was broken."_s);
        QCOMPARE(presenter.verdictReason(), QString());
        QCOMPARE(presenter.progress().text(), u"Finished"_s);
        QCOMPARE(presenter.trouble(), QString());
    }

    void theFirstBrokenGoalSaysWhy()
    {
        RunPresenter presenter = begun();
        Verdict broken = verdict(GoalState::Broken, 1);
        broken.goals[1].sentence = u"Round trip p99 was over 1 s."_s;
        presenter.take(second(0, 900), broken);
        QCOMPARE(presenter.verdictReason(), u"Round trip p99 was over 1 s."_s);
    }

    void troubleAtTheEndIsToldInSentences()
    {
        RunPresenter presenter = begun();
        FinishedRun run;
        run.report.outcome = RunOutcome::Failed;
        run.report.sentence = u"3 of 20 workspaces failed; the plan allows 0."_s;
        run.report.cleanup.left = 2;
        run.recorded = Error{ErrorKind::Storage, u"The disk is full."_s};
        presenter.end(run);
        QVERIFY(presenter.trouble().startsWith(run.report.sentence));
        QVERIFY(presenter.trouble().contains(u"The disk is full."_s));
        QVERIFY(presenter.trouble().contains(u"left on the deployment"_s));
    }

    void whatIsNotWrittenDownIsToldWhileTheLoadGoesOn()
    {
        RunPresenter presenter = begun();
        presenter.takeUnrecorded({ErrorKind::Storage, u"The disk is full."_s});
        QVERIFY(presenter.trouble().startsWith(u"The disk is full. The load goes on"_s));
    }

    void aDeploymentThatHasGoneIsTold()
    {
        RunPresenter presenter = begun();
        presenter.enter(Phase::Traffic);
        Snapshot snapshot;
        snapshot.phase = Phase::Traffic;
        snapshot.scenarios = {ScenarioSnapshot{.gauges = {.planned = 20, .active = 1, .failed = 19}}};
        presenter.take(snapshot);
        QCOMPARE(presenter.trouble(), QString());
        snapshot.scenarios.front().gauges = {.planned = 20, .failed = 20};
        presenter.take(snapshot);
        QVERIFY(presenter.trouble().startsWith(u"No connection is left"_s));
        presenter.enter(Phase::CleanUp); // which can last, asking a deployment that has gone
        QVERIFY(presenter.trouble().startsWith(u"No connection is left"_s));
    }

    void aDeploymentThatSaysItIsSimulatedIsMarked()
    {
        RunPresenter presenter;
        presenter.begin(plan(), u"http://x"_s, false);
        PreflightReport report;
        presenter.take(report);
        QVERIFY(!presenter.isSimulated());
        report.buildInfo.version = u"v2.0.0-simulated"_s;
        presenter.take(report);
        QCOMPARE(presenter.isSimulated(), report.buildInfo.saysSimulated());
    }

    void theLastSecondThatHadLoadIsTheHeadline()
    {
        RunPresenter presenter = begun();
        presenter.take(second(0, 900), verdict(GoalState::Kept, 0));
        SecondRow closing = second(1, 0);
        for (ScenarioSecond &scenario : closing.scenarios)
            scenario.intended = {};
        presenter.take(closing, verdict(GoalState::Kept, 0));
        QCOMPARE(presenter.headlines().first().detail, u"90.0 % of intended"_s);
    }

    void theGeneratorsHeadlineIsItsSelfCheck()
    {
        SecondRow row;
        row.workers = {{.busyShare = 0.22, .loopLagP99 = 2ms},
            {.busyShare = 0.31, .loopLagP99 = 3ms, .skippedTicks = 0}};
        row.machine
            = {.openFiles = 412, .openFilesLimit = 20'000, .localPorts = 200, .localPortsLimit = 28'232};
        const auto headline = [&row] { return headlinesOf({}, row, {}).last(); };
        QCOMPARE(headline().value, u"3.00 ms"_s);
        QCOMPARE(headline().detail, u"busiest worker 31 %"_s);
        QVERIFY2(headline().more.contains(u"Worker 2: 31 % of a core, lag p99 3.00 ms"_s),
            qPrintable(headline().more));
        QVERIFY(headline().more.contains(u"412"_s) && headline().more.contains(u"28,032"_s));
        row.workers[1].skippedTicks = 7;
        QVERIFY2(headline().detail.contains(u"7 tick"_s), qPrintable(headline().detail));
        row.machine.openFiles = 19'000;
        QVERIFY2(headline().detail.contains(u"95 % of the descriptors"_s), qPrintable(headline().detail));
    }

    void headlinesCarryTheStateOfTheirGoals()
    {
        RunPresenter presenter = begun();
        QCOMPARE(presenter.headlines().size(), 5);
        for (const Headline &headline : presenter.headlines())
            QCOMPARE(headline.value, QString(QChar(0x2013)));
        Snapshot snapshot;
        auto total = std::make_shared<ScenarioTally>();
        total->sessionsStarted = 200;
        total->disconnects = 1;
        total->errors[static_cast<std::size_t>(ErrorClass::Stalled)] = 3;
        snapshot.scenarios
            = {ScenarioSnapshot{.total = total, .gauges = {.planned = 200, .active = 199, .failed = 1}}};
        presenter.take(snapshot);
        SecondRow row = second(0, 900);
        row.mark.lagging = true;
        presenter.take(row, verdict(GoalState::Broken, 1));
        const QList<Headline> headlines = presenter.headlines();
        QCOMPARE(headlines.at(0).state, GoalState::Kept);
        QVERIFY(!headlines.at(1).state); // the goal is about another percentile
        QCOMPARE(headlines.at(2).value, u"3"_s);
        QCOMPARE(headlines.at(2).detail, u"0.50 % disconnected"_s);
        QCOMPARE(headlines.at(3).value, u"199"_s);
        QCOMPARE(headlines.at(3).detail, u"of 200 planned, 1 failed"_s);
        QCOMPARE(headlines.at(4).value, u"3.00 ms"_s);
        QCOMPARE(headlines.at(4).stateText, u"this machine may be the limit"_s);
    }

    void changesOfTheLoadAndWarningsAreMarked()
    {
        Plan two = plan();
        ScenarioPlan late;
        late.name = u"late"_s;
        late.startAfter = 4s;
        late.duration = 8s;
        two.scenarios[0].duration = 6s;
        two.scenarios.append(late);
        RunPresenter presenter;
        presenter.begin(two, u"http://x"_s, true);
        QCOMPARE(presenter.marks().size(), 2);
        QCOMPARE(presenter.marks().at(0), (ChartMark{.at = 6, .before = u"web-terminal"_s}));
        QCOMPARE(presenter.marks().at(1), (ChartMark{.at = 4, .after = u"late"_s}));
        const QDateTime start = QDateTime::currentDateTimeUtc();
        presenter.enter(Phase::Traffic);
        presenter.startTraffic(start);
        presenter.take(RunEvent{.kind = RunEventKind::Warning, .at = start.addMSecs(2500)});
        presenter.take(RunEvent{.kind = RunEventKind::Session, .at = start.addMSecs(2600)});
        QCOMPARE(presenter.marks().size(), 3);
        QCOMPARE(presenter.marks().last().at, 2.5);
        presenter.take(second(11, 900), verdict(GoalState::Kept, 0));
        presenter.enter(Phase::CleanUp);
        QCOMPARE(presenter.marks().last().at, 12);
    }

    void aValueIsThatOfTheSecondOrTheOneBefore()
    {
        const QList<QPointF> series{{1, 10}, {2, 20}, {5, 50}};
        QVERIFY(!RunPresenter::valueAt(series, 0.5));
        QCOMPARE(RunPresenter::valueAt(series, 2), 20.0);
        QCOMPARE(RunPresenter::valueAt(series, 4), 20.0);
        QCOMPARE(RunPresenter::valueAt(series, 9), 50.0);
        QVERIFY(!RunPresenter::valueAt({}, 1));
    }

    void aScenarioHasACellForEachColumn()
    {
        RunPresenter presenter = begun();
        Snapshot snapshot;
        snapshot.phase = Phase::Traffic;
        snapshot.scenarios = {ScenarioSnapshot{.name = u"web-terminal"_s, .gauges = {.planned = 20}}};
        presenter.take(snapshot);
        QCOMPARE(presenter.scenarios().first().size(), RunPresenter::scenarioColumns().size());
        auto total = std::make_shared<ScenarioTally>();
        total->echoedBytes = 990;
        snapshot.scenarios.front().intended = {.ticks = 1, .bytes = 1000};
        snapshot.scenarios.front().total = total;
        snapshot.scenarios.front().last = total;
        presenter.take(snapshot);
        QCOMPARE(presenter.scenarios().first().size(), RunPresenter::scenarioColumns().size());
        QCOMPARE(presenter.scenarios().first().at(6), u"99.0 %"_s);
    }
};

QTEST_GUILESS_MAIN(RunPresenterTest)
#include "tst_runpresenter.moc"
