// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goaljudge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const JudgedRun run{.trafficStartedAt = QDateTime(QDate(2026, 1, 31), QTime(12, 4, 0), Qt::UTC),
    .creates = {.planned = 20, .failed = 1}};

const Goal throughput{.metric = GoalMetric::Throughput, .limit = 0.9};
const Goal disconnects{.metric = GoalMetric::DisconnectRate, .limit = 0.01};
const Goal roundTrip{.metric = GoalMetric::RoundTrip, .percentile = 99, .limit = 250e6};

struct Second {
    Nanoseconds latency = 10ms;
    std::uint64_t echoed = 100;
    std::uint64_t skipped = 0;
    std::uint64_t unanswered = 0;
    std::uint64_t started = 0;
    std::uint64_t disconnects = 0;
    bool marked = false;
};

// Feeds seconds of 100 intended ticks of 10 bytes each to a judge of one goal.
class Judged
{
public:
    explicit Judged(const Goal &goal)
        : m_judge({goal}, {{.name = u"web-terminal"_s}})
    {
    }
    Judged &feed(const Second &second, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            ScenarioTally tally;
            tally.dueTicks = 100;
            tally.sentTicks = 100 - second.skipped;
            tally.skippedTicks = second.skipped;
            tally.unansweredTicks = second.unanswered;
            tally.echoedTicks = second.echoed;
            tally.echoedBytes = 10 * second.echoed;
            tally.sessionsStarted = second.started;
            tally.disconnects = second.disconnects;
            tally.roundTrip.record(second.latency, second.echoed);
            tally.serviceTime.record(second.latency / 2, second.echoed);
            SecondRow row{.second = m_next++,
                .scenarios
                = {{.intended = {100, 1000}, .counts = static_cast<const ScenarioCounts &>(tally)}},
                .workers = {},
                .mark = {.busy = second.marked}};
            m_judge.second(row, {tally});
        }
        return *this;
    }
    GoalResult result() const { return m_judge.verdict(run).goals.at(0); }

private:
    GoalJudge m_judge;
    std::int64_t m_next = 0;
};

} // namespace

class TestGoalJudge : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void throughputIsEchoedOfIntended();
    void aFailedConnectStaysInTheDenominator();
    void disconnectsAreCountedAgainstStartedSessions();
    void aPercentileIsJudgedOverTheWholeRun();
    void bothClocksAreJudged();
    void aBrokenGoalSaysWhenAndHowLong();
    void scatteredSecondsAreNotCalledOneStretch();
    void skippedTicksBreakAPercentile();
    void whereNothingCameBackThePercentileIsBroken();
    void aGoalBrokenOnlyByTheGeneratorIsNotMeasurable();
    void aGoalBrokenWithoutTheMarkedSecondsIsBroken();
    void aGoalKeptWithTheMarkedSecondsIsKept();
    void aRunThatIsMarkedThroughoutIsNotMeasurableWhenBroken();
    void whereNothingHappenedNothingIsMeasurable();
    void aGoalOfOneScenarioLooksAtThatOnly();
    void failedCreatesAreJudged();
};

void TestGoalJudge::throughputIsEchoedOfIntended()
{
    Judged good(throughput);
    good.feed({.echoed = 90}, 10);
    QCOMPARE(good.result().state, GoalState::Kept);
    QCOMPARE(good.result().measured.value(), 0.9);
    QCOMPARE(good.result().secondsBeyond, 0);

    Judged bad(throughput);
    bad.feed({.echoed = 90}, 9).feed({.echoed = 80});
    QCOMPARE(bad.result().state, GoalState::Broken);
    QCOMPARE(bad.result().measured.value(), 0.89);
    QCOMPARE(bad.result().secondsBeyond, 1);
    QCOMPARE(bad.result().worstSecond.value(), 0.8);
}

void TestGoalJudge::aFailedConnectStaysInTheDenominator()
{
    Judged judged(throughput);
    judged.feed({.echoed = 0}, 5);
    QCOMPARE(judged.result().state, GoalState::Broken);
    QCOMPARE(judged.result().measured.value(), 0.0);
}

void TestGoalJudge::disconnectsAreCountedAgainstStartedSessions()
{
    Judged good(disconnects);
    good.feed({.started = 1000}).feed({.disconnects = 9});
    QCOMPARE(good.result().state, GoalState::Kept);

    Judged bad(disconnects);
    bad.feed({.started = 100}).feed({.disconnects = 1});
    QCOMPARE(bad.result().state, GoalState::Broken); // "below 1 %"
    QCOMPARE(bad.result().measured.value(), 0.01);
    QCOMPARE(bad.result().firstBeyond, run.trafficStartedAt.addSecs(1));
}

void TestGoalJudge::aPercentileIsJudgedOverTheWholeRun()
{
    Judged good(roundTrip);
    good.feed({}, 99).feed({.latency = 2s, .echoed = 99});
    QCOMPARE(good.result().state, GoalState::Kept);
    QCOMPARE(good.result().secondsBeyond, 1);
    QVERIFY(good.result().worstSecond.value() >= 2e9);

    Judged bad(roundTrip);
    bad.feed({}, 98).feed({.latency = 2s}, 2);
    QCOMPARE(bad.result().state, GoalState::Broken);
    QVERIFY(bad.result().measured.value() >= 2e9);
}

void TestGoalJudge::bothClocksAreJudged()
{
    Judged judged({.metric = GoalMetric::ServiceTime, .percentile = 50, .limit = 250e6});
    judged.feed({.latency = 400ms}, 3); // the service time is half of it here
    QCOMPARE(judged.result().state, GoalState::Kept);
    QVERIFY(std::abs(judged.result().measured.value() - 200e6) < 0.001 * 200e6);
}

void TestGoalJudge::aBrokenGoalSaysWhenAndHowLong()
{
    Judged judged(roundTrip);
    judged.feed({}, 20).feed({.latency = 612ms}, 3).feed({}, 7);
    const GoalResult result = judged.result();
    QCOMPARE(result.secondsBeyond, 3);
    QCOMPARE(result.firstBeyond, run.trafficStartedAt.addSecs(20));
    QCOMPARE(result.lastBeyond, run.trafficStartedAt.addSecs(22));
    QCOMPARE(result.sentence,
        u"Broken: round trip p99 < 250 ms; measured 612 ms. It was beyond that for 3 s from 12:04:20 UTC, at "
        u"worst 612 ms."_s);
}

void TestGoalJudge::scatteredSecondsAreNotCalledOneStretch()
{
    Judged judged(roundTrip);
    judged.feed({.latency = 612ms}).feed({}, 8).feed({.latency = 900ms});
    QVERIFY2(
        judged.result().sentence.contains(u"in 2 s between 12:04:00 and 12:04:10 UTC, at worst 900 ms"_s),
        qPrintable(judged.result().sentence));
}

void TestGoalJudge::skippedTicksBreakAPercentile()
{
    Judged judged(roundTrip);
    judged.feed({.echoed = 98, .skipped = 2}, 5);
    const GoalResult result = judged.result();
    QCOMPARE(result.state, GoalState::Broken);
    QVERIFY(result.worseThanMeasured);
    QCOMPARE(measuredText(result), u"> 10.0 ms"_s);
}

void TestGoalJudge::whereNothingCameBackThePercentileIsBroken()
{
    Judged judged(roundTrip);
    judged.feed({.echoed = 0}, 5).feed({.echoed = 0, .unanswered = 600});
    const GoalResult result = judged.result();
    QCOMPARE(result.state, GoalState::Broken);
    QVERIFY(!result.measured);
    QCOMPARE(measuredText(result), u"nothing came back"_s);
    QVERIFY(!result.worstSecond);
}

void TestGoalJudge::aGoalBrokenOnlyByTheGeneratorIsNotMeasurable()
{
    Judged judged(roundTrip);
    judged.feed({}, 26)
        .feed({.latency = 1500ms, .marked = true}, 2)
        .feed({.echoed = 50, .skipped = 50, .marked = true}, 2);
    const GoalResult result = judged.result();
    QCOMPARE(result.state, GoalState::NotMeasurable);
    QCOMPARE(result.secondsBeyondMarked, 4);
    QCOMPARE(result.sentence,
        u"Not measurable: round trip p99 < 250 ms; measured > 1.50 s, but only because of 4 s in which this "
        u"machine itself was late."_s);
}

void TestGoalJudge::aGoalBrokenWithoutTheMarkedSecondsIsBroken()
{
    Judged judged(roundTrip);
    judged.feed({}, 20).feed({.latency = 1500ms, .marked = true}).feed({.latency = 1s});
    QCOMPARE(judged.result().state, GoalState::Broken);
}

void TestGoalJudge::aGoalKeptWithTheMarkedSecondsIsKept()
{
    Judged judged(throughput);
    judged.feed({}, 9).feed({.echoed = 50, .marked = true});
    QCOMPARE(judged.result().state, GoalState::Kept);
    QCOMPARE(judged.result().secondsBeyondMarked, 1);
}

void TestGoalJudge::aRunThatIsMarkedThroughoutIsNotMeasurableWhenBroken()
{
    Judged judged(throughput);
    judged.feed({.echoed = 50, .marked = true}, 10);
    QCOMPARE(judged.result().state, GoalState::NotMeasurable);
}

void TestGoalJudge::whereNothingHappenedNothingIsMeasurable()
{
    for (const Goal &goal : {throughput, disconnects, roundTrip}) {
        const GoalResult result = Judged(goal).result();
        QCOMPARE(result.state, GoalState::NotMeasurable);
        QVERIFY(!result.measured);
        QVERIFY2(result.sentence.startsWith(u"Not measurable: "_s), qPrintable(result.sentence));
    }
}

void TestGoalJudge::aGoalOfOneScenarioLooksAtThatOnly()
{
    Goal ofSecond = throughput;
    ofSecond.scenario = u"b"_s;
    Goal ofNone = throughput;
    ofNone.scenario = u"c"_s;
    GoalJudge judge({throughput, ofSecond, ofNone}, {{.name = u"a"_s}, {.name = u"b"_s}});
    ScenarioTally bad;
    ScenarioTally good;
    good.echoedBytes = 1000;
    judge.second({.second = 0,
                     .scenarios = {{.intended = {10, 1000}}, {.intended = {10, 1000}}},
                     .workers = {},
                     .mark = {}},
        {bad, good});
    const QList<GoalResult> results = judge.verdict(run).goals;
    QCOMPARE(results[0].measured.value(), 0.5);
    QCOMPARE(results[1].state, GoalState::Kept);
    QCOMPARE(results[2].state, GoalState::NotMeasurable);
    QVERIFY(results[2].sentence.contains(u"no scenario \"c\""_s));
}

void TestGoalJudge::failedCreatesAreJudged()
{
    const Goal goal{.metric = GoalMetric::FailedCreates, .limit = 0.05};
    GoalJudge judge({goal}, {});
    QCOMPARE(judge.verdict(run).state, std::optional(GoalState::Broken)); // 1 of 20 is not below 5 %
    JudgedRun better = run;
    better.creates.failed = 0;
    QCOMPARE(judge.verdict(better).state, std::optional(GoalState::Kept));
    QCOMPARE(judge.verdict(better).sentence, u"The goal was kept."_s);
    better.creates.planned = 0;
    QCOMPARE(judge.verdict(better).state, std::optional(GoalState::NotMeasurable));
}

QTEST_GUILESS_MAIN(TestGoalJudge)
#include "tst_goaljudge.moc"
