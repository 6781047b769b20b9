// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tallycollector.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Tally tallyOf(int worker, std::int64_t second, std::uint64_t ticks, const WorkerTally &self = {})
{
    Tally tally{.worker = worker, .second = second, .self = self, .scenarios = std::vector<ScenarioTally>(1)};
    ScenarioTally &scenario = tally.scenarios[0];
    scenario.dueTicks = ticks;
    scenario.sentTicks = ticks;
    scenario.echoedTicks = ticks;
    scenario.roundTrip.record(10ms, ticks);
    scenario.serviceTime.record(9ms, ticks);
    return tally;
}

struct Collected {
    std::vector<SecondRow> rows;
    TallyCollector collector;

    explicit Collected(int workers)
        : collector(workers,
              {{u"web-terminal"_s, 100ms, [](std::int64_t) { return IntendedLoad{20, 2000}; }}},
              [this](const SecondRow &row, const std::vector<ScenarioTally> &merged) {
                  rows.push_back(row);
                  if (merged.at(0) != ScenarioTally())
                      QCOMPARE(merged.at(0).roundTrip.count(), row.scenarios.at(0).roundTrip.count);
              })
    {
    }
    void take(Tally tally) { collector.take(tally); }
};

} // namespace

class TestTallyCollector : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSecondIsWholeWhenEveryWorkerDelivered();
    void aTallyIsGivenBackCleared();
    void totalsAndSnapshotAgreeWithTheRows();
    void aWorkerThatJumpsOverASecondMarksItAndTheNext();
    void aBusyWorkerMarksItsSecond();
    void lagOfMoreThanHalfTheIntervalMarksThisSecondAndTheNext();
    void sendingLessThanIsDueMarksTheSecond();
    void whatTheDeploymentBlocksMarksNothing();
    void whatThisMachineSkipsIsToldByWorker();
    void runningOutOfDescriptorsMarksTheSecond();
    void eachRowTellsWhatTheMachineIsAskedFor();
    void aWorkerThatHangsIsNotWaitedForForEver();
    void whatComesTooLateIsNotLost();
    void finishingCompletesThePlannedSeconds();
    void workersThatEndedApartMarkNothing();
    void theRowsInMemoryAreBounded();
};

void TestTallyCollector::aSecondIsWholeWhenEveryWorkerDelivered()
{
    Collected run(2);
    run.take(tallyOf(0, 0, 3));
    run.take(tallyOf(0, 1, 5));
    QVERIFY(run.rows.empty());
    QCOMPARE(run.collector.lastSecond(), -1);
    run.take(tallyOf(1, 0, 4));
    QCOMPARE(run.rows.size(), 1u);
    QCOMPARE(run.rows[0].second, 0);
    QCOMPARE(run.rows[0].scenarios[0].counts.sentTicks, 7u);
    QCOMPARE(run.rows[0].scenarios[0].roundTrip.count, 7u);
    QVERIFY(run.rows[0].scenarios[0].roundTrip.p99.value() >= 10ms);
    QVERIFY(run.rows[0].scenarios[0].intended == (IntendedLoad{20, 2000}));
    QVERIFY(!run.rows[0].mark.any());
}

void TestTallyCollector::aTallyIsGivenBackCleared()
{
    Collected run(1);
    Tally tally = tallyOf(0, 0, 3);
    run.collector.take(tally);
    QVERIFY(tally.scenarios.at(0) == ScenarioTally());
    QCOMPARE(tally.worker, 0);
}

void TestTallyCollector::totalsAndSnapshotAgreeWithTheRows()
{
    Collected run(2);
    Snapshot snapshot;
    run.collector.fill(snapshot);
    QCOMPARE(snapshot.second, -1);
    QVERIFY(!snapshot.scenarios.at(0).total);

    for (std::int64_t second = 0; second < 4; ++second) {
        run.collector.setGauges(0, {.planned = 2, .active = static_cast<int>(second)});
        run.take(tallyOf(0, second, 3));
        run.take(tallyOf(1, second, 4));
    }
    run.collector.fill(snapshot);
    QCOMPARE(snapshot.second, 3);
    const ScenarioSnapshot &scenario = snapshot.scenarios.at(0);
    QCOMPARE(scenario.name, u"web-terminal"_s);
    QCOMPARE(scenario.total->sentTicks, 28u);
    QCOMPARE(scenario.last->sentTicks, 7u);
    QVERIFY(scenario.intended == (IntendedLoad{80, 8000}));
    QVERIFY(scenario.lastIntended == (IntendedLoad{20, 2000}));
    QCOMPARE(run.collector.totals().at(0).roundTrip.count(), 28u);
    QCOMPARE(run.rows[2].scenarios[0].gauges.active, 2);

    const std::shared_ptr<const ScenarioTally> held = scenario.total;
    run.take(tallyOf(0, 4, 3));
    run.take(tallyOf(1, 4, 4));
    QCOMPARE(held->sentTicks, 28u); // a snapshot does not change under its reader
}

void TestTallyCollector::aWorkerThatJumpsOverASecondMarksItAndTheNext()
{
    Collected run(1);
    run.take(tallyOf(0, 0, 3));
    run.take(tallyOf(0, 3, 3)); // stopped for two seconds
    run.take(tallyOf(0, 4, 3));
    QCOMPARE(run.rows.size(), 5u);
    QVERIFY(!run.rows[0].mark.any());
    QVERIFY(run.rows[1].mark.absent);
    QVERIFY(run.rows[2].mark.absent);
    QVERIFY(!run.rows[3].mark.absent);
    QVERIFY(run.rows[3].mark.after);
    QVERIFY(!run.rows[4].mark.any());
    QCOMPARE(run.collector.markedSeconds(), 3);
}

void TestTallyCollector::aBusyWorkerMarksItsSecond()
{
    Collected run(2);
    run.take(tallyOf(0, 0, 3, {.busyShare = 0.85}));
    run.take(tallyOf(1, 0, 3, {.busyShare = 0.2}));
    run.take(tallyOf(0, 1, 3, {.busyShare = 0.851}));
    run.take(tallyOf(1, 1, 3));
    run.take(tallyOf(0, 2, 3));
    run.take(tallyOf(1, 2, 3));
    QVERIFY(!run.rows[0].mark.any());
    QVERIFY(run.rows[1].mark.busy);
    QVERIFY(!run.rows[2].mark.any());
}

void TestTallyCollector::lagOfMoreThanHalfTheIntervalMarksThisSecondAndTheNext()
{
    Collected run(1);
    run.take(tallyOf(0, 0, 3, {.loopLagP99 = 50ms}));
    run.take(tallyOf(0, 1, 3, {.loopLagP99 = 50'000'001ns}));
    run.take(tallyOf(0, 2, 3));
    run.take(tallyOf(0, 3, 3, {.late = true})); // the worker knows best
    QVERIFY(!run.rows[0].mark.any());
    QVERIFY(run.rows[1].mark.lagging);
    QVERIFY(run.rows[2].mark.after);
    QVERIFY(run.rows[3].mark.lagging);
}

void TestTallyCollector::whatThisMachineSkipsIsToldByWorker()
{
    Collected run(2);
    Tally skipping = tallyOf(1, 0, 100);
    skipping.scenarios[0].skippedTicks = 9;
    skipping.scenarios[0].blockedTicks = 2;
    run.take(tallyOf(0, 0, 100));
    run.take(skipping);
    QCOMPARE(run.rows[0].workers[0].skippedTicks, 0u);
    QCOMPARE(run.rows[0].workers[1].skippedTicks, 7u);
}

void TestTallyCollector::runningOutOfDescriptorsMarksTheSecond()
{
    Collected run(1);
    Tally local = tallyOf(0, 0, 100);
    local.scenarios[0].errors[static_cast<std::size_t>(ErrorClass::Local)] = 1;
    run.take(local);
    Tally theirs = tallyOf(0, 1, 100);
    theirs.scenarios[0].errors[static_cast<std::size_t>(ErrorClass::ConnectRefused)] = 1;
    run.take(theirs);
    QVERIFY(run.rows[0].mark.exhausted);
    QVERIFY(!run.rows[1].mark.any());
}

void TestTallyCollector::eachRowTellsWhatTheMachineIsAskedFor()
{
    Collected run(1);
    const MachineUse use{
        .openFiles = 40, .openFilesLimit = 1024, .localPorts = 20, .localPortsLimit = 28'232};
    run.take(tallyOf(0, 0, 3));
    run.collector.setMachine(use);
    run.take(tallyOf(0, 1, 3));
    QCOMPARE(run.rows[0].machine, MachineUse());
    QCOMPARE(run.rows[1].machine, use);
}

void TestTallyCollector::sendingLessThanIsDueMarksTheSecond()
{
    Collected run(1);
    Tally enough = tallyOf(0, 0, 1000);
    enough.scenarios[0].sentTicks = 985;
    enough.scenarios[0].skippedTicks = 15;
    run.take(enough);
    Tally tooFew = tallyOf(0, 1, 1000);
    tooFew.scenarios[0].sentTicks = 984;
    tooFew.scenarios[0].skippedTicks = 16;
    run.take(tooFew);
    QVERIFY(!run.rows[0].mark.any());
    QVERIFY(run.rows[1].mark.undersent);
}

void TestTallyCollector::whatTheDeploymentBlocksMarksNothing()
{
    Collected run(1);
    Tally blocked = tallyOf(0, 0, 1000);
    blocked.scenarios[0].sentTicks = 400;
    blocked.scenarios[0].skippedTicks = 600;
    blocked.scenarios[0].blockedTicks = 600;
    run.take(blocked);
    QVERIFY(!run.rows[0].mark.any());
    QCOMPARE(run.rows[0].scenarios[0].roundTrip.worse, 600u);
}

void TestTallyCollector::aWorkerThatHangsIsNotWaitedForForEver()
{
    Collected run(2);
    const std::int64_t behind = TallyCollector::MaxBehind;
    for (std::int64_t second = 0; second <= behind; ++second)
        run.take(tallyOf(0, second, 3));
    QCOMPARE(run.rows.size(), 1u);
    QVERIFY(run.rows[0].mark.absent);
}

void TestTallyCollector::whatComesTooLateIsNotLost()
{
    Collected run(2);
    for (std::int64_t second = 0; second <= TallyCollector::MaxBehind + 4; ++second)
        run.take(tallyOf(0, second, 3));
    run.take(tallyOf(1, 0, 100));
    run.collector.finish(-1);
    QCOMPARE(run.collector.totals()[0].sentTicks, 100u + 3 * (TallyCollector::MaxBehind + 5));
}

void TestTallyCollector::finishingCompletesThePlannedSeconds()
{
    Collected run(2);
    run.take(tallyOf(0, 0, 3));
    run.take(tallyOf(1, 0, 3));
    run.collector.finish(29); // every session failed in the first second
    QCOMPARE(run.rows.size(), 30u);
    QVERIFY(run.collector.intended()[0] == (IntendedLoad{600, 60'000}));
    QCOMPARE(run.collector.markedSeconds(), 0);
    run.collector.finish(29);
    QCOMPARE(run.rows.size(), 30u);
}

void TestTallyCollector::workersThatEndedApartMarkNothing()
{
    Collected run(2);
    run.take(tallyOf(0, 0, 3));
    run.take(tallyOf(1, 0, 3));
    run.take(tallyOf(1, 1, 3)); // its last sessions ended just after the full second
    run.collector.finish(-1);
    QCOMPARE(run.rows.size(), 2u);
    QVERIFY(!run.rows[1].mark.any());
}

void TestTallyCollector::theRowsInMemoryAreBounded()
{
    TallyCollector collector(1, {{u"a"_s, 100ms, {}}}, {});
    Tally tally{.worker = 0, .second = 0, .self = {}, .scenarios = std::vector<ScenarioTally>(1)};
    for (std::int64_t second = 0; second < 7300; ++second) {
        tally.second = second;
        collector.take(tally);
    }
    QCOMPARE(collector.rows().size(), TallyCollector::KeptRows);
    QCOMPARE(collector.rows().back().second, 7299);
}

QTEST_GUILESS_MAIN(TestTallyCollector)
#include "tst_tallycollector.moc"
