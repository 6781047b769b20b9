// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goaljudge.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const JudgedRun run{.trafficStartedAt = QDateTime(QDate(2026, 1, 31), QTime(12, 4, 0), Qt::UTC)};

// A second of one scenario: 100 ticks of 10 bytes intended, sent and echoed in 10 ms, unless changed.
struct Second {
    ScenarioTally tally;
    IntendedLoad intended{100, 1000};
    bool marked = false;
    int active = 20;

    Second()
    {
        tally.dueTicks = tally.sentTicks = 100;
        echo(100, 10ms);
    }
    Second &echo(std::uint64_t ticks, Nanoseconds latency)
    {
        tally.echoedTicks = ticks;
        tally.echoedBytes = 10 * ticks;
        tally.roundTrip.clear();
        tally.roundTrip.record(latency, ticks);
        tally.serviceTime.clear();
        tally.serviceTime.record(latency, ticks);
        return *this;
    }
    Second &mark()
    {
        marked = true;
        return *this;
    }
};
using Change = std::function<void(Second &)>;

class Judged
{
public:
    explicit Judged(const Goal &goal, Milliseconds startAfter = 0ms)
        : m_judge({goal}, {{.name = u"typing"_s, .startAfter = startAfter}})
    {
    }
    Judged &feed(int times, const Change &change = {})
    {
        for (int i = 0; i < times; ++i) {
            Second second;
            if (change)
                change(second);
            m_judge.second({.second = m_next++,
                               .scenarios = {{.intended = second.intended,
                                   .counts = static_cast<const ScenarioCounts &>(second.tally),
                                   .gauges = {.active = second.active}}},
                               .workers = {},
                               .mark = {.busy = second.marked}},
                {second.tally});
        }
        return *this;
    }
    GoalResult result() const { return m_judge.verdict(run).goals.at(0); }
    Verdict verdict() const { return m_judge.verdict(run); }
    GoalState state() const { return result().state; }
    GoalJudge &judge() { return m_judge; }
    bool isBreached() { return m_judge.breach(run).has_value(); }

private:
    GoalJudge m_judge;
    std::int64_t m_next = 0;
};

Change errors(ErrorClass errorClass, std::uint64_t count = 1)
{
    return [=](Second &second) { second.tally.errors[static_cast<std::size_t>(errorClass)] = count; };
}
const Change start100 = [](Second &second) { second.tally.sessionsStarted = 100; };
const Change slow = [](Second &second) { second.echo(100, 900ms); };
const Change half = [](Second &second) { second.echo(50, 10ms); };
const Change stalled = [](Second &second) { second.echo(0, 10ms); };
const Change late = [](Second &second) { second.mark(); };

// A second of people who type, and of others who ask two endpoints: `done` of 10 requests to the second one
// came back as expected, after `latency`.
struct Mixed {
    std::uint64_t done = 10;
    Nanoseconds latency = 10ms;
};

class JudgedMix
{
public:
    explicit JudgedMix(const Goal &goal)
        : m_judge({goal},
              {{.name = u"typing"_s},
                  {.name = u"asking"_s, .makesRequests = true, .endpoints = {u"GET /a"_s, u"GET /b"_s}}})
    {
    }
    JudgedMix &feed(int times, const Mixed &second)
    {
        for (int i = 0; i < times; ++i) {
            ScenarioTally asking;
            ask(asking, 0, 10, 10ms);
            ask(asking, 1, second.done, second.latency);
            const Second typing;
            m_judge.second(
                {.second = m_next++,
                    .scenarios = {{.intended = typing.intended,
                                      .counts = static_cast<const ScenarioCounts &>(typing.tally)},
                        {.intended = {20, 0}, .counts = static_cast<const ScenarioCounts &>(asking)}}},
                {typing.tally, asking});
        }
        return *this;
    }
    GoalResult result() const { return m_judge.verdict(run).goals.at(0); }

private:
    static void ask(ScenarioTally &tally, std::size_t endpoint, std::uint64_t done, Nanoseconds latency)
    {
        for (std::uint64_t i = 0; i < 10; ++i) {
            tally.requestSent(endpoint, false);
            tally.requestAnswered(endpoint,
                {.status = i < done ? 200 : 500,
                    .isExpected = i < done,
                    .latency = latency,
                    .serviceTime = latency});
        }
    }

    GoalJudge m_judge;
    std::int64_t m_next = 0;
};

const Goal throughput{.metric = GoalMetric::Throughput, .limit = 0.9, .window = 10s};
const Goal roundTrip{.metric = GoalMetric::RoundTrip, .percentile = 99, .limit = 250e6, .window = 10s};

} // namespace

class TestGoalRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void errorsAreCountedByClass()
    {
        const Goal any{.metric = GoalMetric::ErrorRate, .limit = 0.02};
        const Goal ofStalls{.metric = GoalMetric::ErrorRate, .limit = 0, .errorClass = ErrorClass::Stalled};
        QCOMPARE(Judged(any).feed(1, start100).feed(1, errors(ErrorClass::Tls)).state(), GoalState::Kept);
        QCOMPARE(Judged(any).feed(1, start100).feed(2, errors(ErrorClass::Tls)).state(), GoalState::Broken);
        QCOMPARE(
            Judged(ofStalls).feed(1, start100).feed(2, errors(ErrorClass::Tls)).state(), GoalState::Kept);
        const GoalResult broken
            = Judged(ofStalls).feed(1, start100).feed(1, errors(ErrorClass::Stalled)).result();
        QCOMPARE(broken.state, GoalState::Broken);
        QCOMPARE(broken.measured.value(), 0.01);
        QVERIFY2(broken.sentence.startsWith(u"Broken: no errors of class stalled; measured 1 %."_s),
            qPrintable(broken.sentence));
    }

    void aSingleEndpointIsJudged()
    {
        Goal goal{.metric = GoalMetric::RoundTrip, .percentile = 90, .limit = 250e6, .endpoint = u"GET /b"_s};
        QCOMPARE(JudgedMix(goal).feed(5, {}).result().state, GoalState::Kept);
        const GoalResult slow = JudgedMix(goal).feed(5, {.latency = 900ms}).result();
        QCOMPARE(slow.state, GoalState::Broken);
        QVERIFY2(slow.sentence.startsWith(u"Broken: round trip p90 < 250 ms (GET /b); measured 90"_s),
            qPrintable(slow.sentence));
        goal.endpoint = u"GET /a"_s;
        QCOMPARE(JudgedMix(goal).feed(5, {.latency = 900ms}).result().state, GoalState::Kept);
        goal.endpoint = u"GET /b"_s;
        QCOMPARE(JudgedMix(goal).feed(5, {.done = 8}).result().state, GoalState::Broken); // 20 % are worse
        goal = {.metric = GoalMetric::Throughput, .limit = 0.9, .endpoint = u"GET /b"_s, .window = 2s};
        QCOMPARE(JudgedMix(goal).feed(5, {.done = 9}).result().state, GoalState::Kept);
        const GoalResult failing = JudgedMix(goal).feed(5, {.done = 8}).result();
        QCOMPARE(failing.state, GoalState::Broken);
        QCOMPARE(failing.measured.value(), 0.8);
        goal.endpoint = u"GET /c"_s;
        QCOMPARE(JudgedMix(goal).feed(5, {}).result().state, GoalState::NotMeasurable);
    }

    // Bytes would hide requests, which have none.
    void theLesserShareOfBytesAndRequestsCounts()
    {
        const Goal goal{.metric = GoalMetric::Throughput, .limit = 0.9};
        QCOMPARE(JudgedMix(goal).feed(5, {}).result().measured.value(), 1.0);
        const GoalResult failing = JudgedMix(goal).feed(5, {.done = 0}).result();
        QCOMPARE(failing.state, GoalState::Broken);
        QCOMPARE(failing.measured.value(), 0.5);
    }

    void timesOfTheWayInAreJudged_data()
    {
        QTest::addColumn<GoalMetric>("metric");
        QTest::addColumn<ErrorClass>("failure");
        QTest::newRow("connect") << GoalMetric::ConnectTime << ErrorClass::UpgradeRefused;
        QTest::newRow("attach") << GoalMetric::AttachTime << ErrorClass::AttachTimeout;
    }
    void timesOfTheWayInAreJudged()
    {
        QFETCH(GoalMetric, metric);
        QFETCH(ErrorClass, failure);
        const Goal goal{.metric = metric, .percentile = 90, .limit = 250e6};
        const auto arrive = [](Nanoseconds time) {
            return [time](Second &second) {
                second.tally.connectTime.record(time, 10);
                second.tally.attachTime.record(time, 10);
            };
        };
        QCOMPARE(Judged(goal).feed(1, arrive(100ms)).state(), GoalState::Kept);
        QCOMPARE(Judged(goal).feed(1, arrive(300ms)).state(), GoalState::Broken);
        // Who never got in was not fast.
        const GoalResult refused = Judged(goal).feed(1, arrive(100ms)).feed(1, errors(failure, 2)).result();
        QCOMPARE(refused.state, GoalState::Broken);
        QVERIFY(refused.worseThanMeasured);
        // This machine's own failure says nothing about the deployment.
        QCOMPARE(Judged(goal).feed(1, arrive(100ms)).feed(1, errors(ErrorClass::Local, 5)).state(),
            GoalState::Kept);
        QCOMPARE(Judged(goal).feed(1).state(), GoalState::NotMeasurable);
    }

    void whatIsLostMustRecover()
    {
        const Goal goal{.metric = GoalMetric::RecoveryTime, .percentile = 95, .limit = 5e9};
        const GoalResult nothingLost = Judged(goal).feed(5, start100).result();
        QCOMPARE(nothingLost.state, GoalState::Kept);
        QCOMPARE(nothingLost.sentence, u"Kept: recovery p95 < 5 s; no connection was lost."_s);
        const Change quick = [](Second &second) { second.tally.recoveryTime.record(2s, 10); };
        QCOMPARE(Judged(goal).feed(1, start100).feed(1, quick).state(), GoalState::Kept);
        const Change lost = [](Second &second) { second.tally.disconnects = 1; };
        QCOMPARE(Judged(goal).feed(1, start100).feed(1, quick).feed(1, lost).state(), GoalState::Broken);
        QCOMPARE(Judged(goal).feed(1).state(), GoalState::NotMeasurable); // nobody started
    }

    void aWindowSeesWhatTheWholeRunHides()
    {
        Goal whole = roundTrip;
        whole.window = 0s;
        whole.percentile = 95;
        Goal windowed = roundTrip;
        windowed.percentile = 95;
        const auto feed = [](Judged judged) { return judged.feed(100).feed(3, slow).feed(20).result(); };
        QCOMPARE(feed(Judged(whole)).state, GoalState::Kept);
        const GoalResult broken = feed(Judged(windowed));
        QCOMPARE(broken.state, GoalState::Broken);
        QVERIFY(broken.measured.value() > 890e6);
        // One slow second in ten is beyond p95: 12 windows hold one.
        QCOMPARE(broken.secondsBeyond, 12);
        QCOMPARE(broken.firstBeyond, run.trafficStartedAt.addSecs(100));
        QCOMPARE(broken.lastBeyond, run.trafficStartedAt.addSecs(111));
        QCOMPARE(broken.sentence,
            u"Broken: round trip p95 < 250 ms in each 10 s; measured at worst 900 ms. It was beyond that for "
            u"12 s from 12:05:40 UTC."_s);
    }

    void aWindowForgets()
    {
        Judged judged(throughput);
        judged.feed(9).feed(1, half); // 95 % in these 10 s
        QCOMPARE(judged.result().measured.value(), 0.95);
        judged.feed(8).feed(1, half); // two halves within 10 s
        QCOMPARE(judged.result().measured.value(), 0.9);
        QCOMPARE(judged.state(), GoalState::Kept);
        judged.feed(1, half); // the first is forgotten
        QCOMPARE(judged.state(), GoalState::Kept);
        judged.feed(1, half);
        QCOMPARE(judged.state(), GoalState::Broken);
        QCOMPARE(judged.result().measured.value(), 0.85);
    }

    void withoutAWholeWindowNothingIsSaid()
    {
        const GoalResult result = Judged(throughput).feed(9).result();
        QCOMPARE(result.state, GoalState::NotMeasurable);
        QCOMPARE(result.sentence,
            u"Not measurable: echoed ≥ 90 % of intended in each 10 s; the traffic ended before a stretch of "
            u"that length was whole."_s);
    }

    void theGraceTimeIsNotJudged()
    {
        Goal goal{.metric = GoalMetric::Throughput, .limit = 0.9, .grace = 5s};
        QCOMPARE(Judged(goal).feed(5, stalled).feed(10).state(), GoalState::Kept);
        QCOMPARE(Judged(goal).feed(7, stalled).feed(10).state(), GoalState::Broken);
        // It counts from the scenario's own start.
        QCOMPARE(Judged(goal, 2s).feed(7, stalled).feed(10).state(), GoalState::Kept);
        goal.window = 10s;
        QCOMPARE(Judged(goal).feed(5, stalled).feed(10).state(), GoalState::Kept);
        QCOMPARE(Judged(goal).feed(5, stalled).feed(9).state(), GoalState::NotMeasurable);
    }

    void whoStartedInTheGraceTimeStillCounts()
    {
        const Goal goal{.metric = GoalMetric::DisconnectRate, .limit = 0.02, .grace = 2s};
        const Change lost = [](Second &second) { second.tally.disconnects = 1; };
        QCOMPARE(Judged(goal).feed(1, start100).feed(1, lost).feed(1, lost).result().measured.value(), 0.01);
    }

    void aStallIsSeenWhileItLasts()
    {
        Judged judged(roundTrip);
        judged.feed(20);
        QCOMPARE(judged.state(), GoalState::Kept);
        judged.feed(1, stalled); // the ticks of this second are less than a second old
        QCOMPARE(judged.state(), GoalState::Kept);
        judged.feed(1, stalled);
        const GoalResult result = judged.result();
        QCOMPARE(result.state, GoalState::Broken);
        QVERIFY(result.worseThanMeasured);
        // What was under way is not counted twice when it comes back after all.
        Goal whole = roundTrip;
        whole.window = 0s;
        whole.percentile = 90;
        Judged late(whole);
        late.feed(20).feed(2, stalled).feed(1, [](Second &second) { second.echo(300, 1500ms); }).feed(12);
        QCOMPARE(late.state(), GoalState::Kept); // 300 of 3,500 are beyond, less than a tenth
    }

    void aBreachStopsForGood()
    {
        Goal goal = throughput;
        goal.abort = true;
        Judged judged(goal);
        judged.feed(15);
        QVERIFY(!judged.isBreached());
        judged.feed(3, half);
        QVERIFY(judged.isBreached());
        const GoalResult breach = judged.result();
        QCOMPARE(breach.state, GoalState::Broken);
        judged.judge().stopped();
        judged.feed(30);
        QCOMPARE(judged.result(), breach);
        // Without "abort" nothing is to be stopped.
        QVERIFY(!Judged(throughput).feed(20, half).isBreached());
    }

    void aWholeRunsGoalIsBreachedByWhatWasMeasuredSoFar()
    {
        Goal goal = throughput;
        goal.window = 0s;
        goal.abort = true;
        Judged judged(goal);
        judged.feed(10);
        QVERIFY(!judged.isBreached());
        judged.feed(3, half);
        QVERIFY(judged.isBreached()); // 11.5 of 13
        judged.feed(100);
        QCOMPARE(judged.state(), GoalState::Broken); // although it would be kept by now
    }

    void aStoppedRunIntendsNoMore()
    {
        Goal goal = throughput;
        goal.window = 0s;
        Judged judged(goal);
        judged.feed(10);
        judged.judge().stopped();
        judged.feed(5, [](Second &second) {
            second.tally.sentBytes = 0;
            second.echo(0, 10ms);
        });
        QCOMPARE(judged.state(), GoalState::Kept);
        QCOMPARE(judged.result().measured.value(), 1.0);
        // Who does not confirm the end in time was not lost.
        Judged lost({.metric = GoalMetric::DisconnectRate, .limit = 0.01});
        lost.feed(1, start100);
        lost.judge().stopped();
        lost.feed(1, [](Second &second) { second.tally.disconnects = 100; });
        QCOMPARE(lost.state(), GoalState::Kept);
    }

    void onlyThanksToMarkedSecondsIsNotKept()
    {
        Goal goal = throughput;
        goal.window = 0s;
        // 12 s at 85 % by the deployment, 10 good ones in which this machine was late.
        const Change eightyFive = [](Second &second) { second.echo(85, 10ms); };
        const GoalResult result = Judged(goal).feed(12, eightyFive).feed(10, late).result();
        QVERIFY(result.measured.value() > 0.9);
        QCOMPARE(result.state, GoalState::NotMeasurable);
        QVERIFY2(
            result.sentence.endsWith(u"but only thanks to seconds in which this machine itself was late."_s),
            qPrintable(result.sentence));
        QCOMPARE(Judged(goal).feed(20).feed(10, late).state(), GoalState::Kept);
        QCOMPARE(Judged(goal)
                     .feed(20, eightyFive)
                     .feed(5, [](Second &second) { second.echo(85, 10ms).mark(); })
                     .state(),
            GoalState::Broken);
    }

    void aWindowOfMarkedSecondsSaysNothing()
    {
        QCOMPARE(Judged(throughput).feed(30).feed(9, late).feed(30).state(), GoalState::Kept);
        QCOMPARE(Judged(throughput).feed(30).feed(10, late).feed(30).state(), GoalState::NotMeasurable);
        // A stretch that is broken without any doubt breaks the goal all the same.
        QCOMPARE(
            Judged(throughput).feed(30).feed(10, late).feed(30).feed(5, half).state(), GoalState::Broken);
        const Change lateAndHalf = [](Second &second) { second.echo(50, 10ms).mark(); };
        const GoalResult doubtful = Judged(throughput).feed(30).feed(5, lateAndHalf).feed(30).result();
        QCOMPARE(doubtful.state, GoalState::NotMeasurable);
        QVERIFY(doubtful.secondsBeyondMarked > 0);
    }

    void aRunThatThisMachineLimitedKeepsNothing()
    {
        Goal goal = throughput;
        goal.window = 0s;
        // The ramp's top was never made without this machine being late.
        Judged ramp(goal);
        ramp.feed(30).feed(5, [](Second &second) {
            second.intended = {200, 2000};
            second.echo(190, 10ms).mark();
            second.active = 40;
        });
        QCOMPARE(ramp.state(), GoalState::NotMeasurable);
        QCOMPARE(ramp.verdict().atLeast, u"At least 1000 B/s with 20 sessions, limited by this machine."_s);
        QVERIFY(ramp.verdict().sentence.endsWith(ramp.verdict().atLeast));
        QVERIFY2(ramp.result().sentence.endsWith(
                     u"but at less than the planned load, since this machine was the limit."_s),
            qPrintable(ramp.result().sentence));
        // Most of the seconds are marked.
        Judged most(goal);
        most.feed(10).feed(11, late);
        QCOMPARE(most.state(), GoalState::NotMeasurable);
        // A broken goal stays broken: more load would not have helped.
        QCOMPARE(Judged(goal)
                     .feed(10, half)
                     .feed(11, [](Second &second) { second.echo(50, 10ms).mark(); })
                     .state(),
            GoalState::Broken);
        // Requests have no bytes.
        Judged journeys(goal);
        journeys.feed(3, [](Second &second) {
            second.intended.bytes = 0;
            second.tally.echoedBytes = 0;
            second.mark();
        });
        QCOMPARE(journeys.verdict().atLeast,
            u"At least 100 requests a second with 20 sessions, limited by this machine."_s);
        // A few marked seconds at the same load limit nothing.
        Judged few(goal);
        few.feed(20).feed(5, late);
        QVERIFY(few.verdict().atLeast.isEmpty());
        QCOMPARE(few.state(), GoalState::Kept);
    }
};

QTEST_GUILESS_MAIN(TestGoalRules)
#include "tst_goalrules.moc"
