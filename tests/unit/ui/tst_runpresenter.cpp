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

    void progressIsToldInWordsAndAsAShare()
    {
        RunPresenter presenter = begun();
        Snapshot snapshot;
        snapshot.phase = Phase::Create;
        snapshot.progress = {.total = 20, .done = 5, .failed = 1, .remaining = 4s};
        presenter.take(snapshot);
        QCOMPARE(presenter.progressShare(), 0.25);
        QVERIFY2(presenter.progressText().startsWith(u"Create workspaces 5 of 20"_s),
            qPrintable(presenter.progressText()));
        QVERIFY(presenter.progressText().contains(u"about 4.00 s left"_s));
        snapshot.phase = Phase::Traffic;
        snapshot.progress = {};
        snapshot.phaseElapsed = 65s;
        snapshot.phaseDuration = 130s;
        presenter.take(snapshot);
        QCOMPARE(presenter.progressText(), u"Traffic 1:05 of 2:10"_s);
        QCOMPARE(presenter.progressShare(), 0.5);
    }

    void theStripsAddScenariosUpAndTakeTheWorstLatency()
    {
        RunPresenter presenter = begun();
        SecondRow row = second(0, 900);
        row.scenarios[1].roundTrip.p99 = 8ms;
        presenter.take(row, verdict(GoalState::Kept, 0));
        const StripSeries &strips = presenter.strips();
        QCOMPARE(strips.throughput.at(0), (QList<QPointF>{{0, 2000}}));
        QCOMPARE(strips.throughput.at(2), (QList<QPointF>{{0, 1800}}));
        QCOMPARE(strips.connections.at(0), (QList<QPointF>{{0, 36}}));
        QCOMPARE(strips.failures.at(0), (QList<QPointF>{{0, 4}}));
        QCOMPARE(strips.failures.at(1), (QList<QPointF>{{0, 2}}));
        QCOMPARE(strips.roundTrip.at(0).first().y(), 0.008);
        QCOMPARE(strips.lag.at(0).first().y(), 0.003);
        QCOMPARE(presenter.generatorText(), u"This machine: loop lag p99 3.00 ms, busiest worker 22 %"_s);
    }

    void aPercentileAmongTheUnansweredIsAtLeastTheLargest()
    {
        RunPresenter presenter = begun();
        SecondRow row = second(0, 900);
        for (ScenarioSecond &scenario : row.scenarios)
            scenario.roundTrip = {.count = 1, .worse = 9, .max = 40ms};
        presenter.take(row, verdict(GoalState::Kept, 0));
        QCOMPARE(presenter.strips().roundTrip.at(0).first().y(), 0.04);
    }

    void secondsBeyondAGoalBecomeOneBand()
    {
        RunPresenter presenter = begun();
        presenter.take(second(0, 900), verdict(GoalState::Kept, 0));
        presenter.take(second(1, 900), verdict(GoalState::Broken, 1));
        presenter.take(second(2, 900), verdict(GoalState::Broken, 2));
        presenter.take(second(3, 900), verdict(GoalState::Broken, 2));
        QCOMPARE(presenter.brokenSeconds(), (QList<std::pair<double, double>>{{1, 3}}));
        QCOMPARE(presenter.verdictText(), u"1 of 2 goals are broken so far."_s);
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
        presenter.take(second(0, 900), verdict(GoalState::Kept, 0));
        Verdict last = verdict(GoalState::Broken, 1);
        last.sentence = u"1 of 2 goals was broken."_s;
        presenter.end(u"Ended"_s, last);
        QCOMPARE(presenter.verdictText(), last.sentence);
        QCOMPARE(presenter.progressText(), u"Ended"_s);
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
