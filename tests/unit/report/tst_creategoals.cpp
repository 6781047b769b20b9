// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/goaljudge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

JudgedCreates ten()
{
    JudgedCreates creates{.planned = 10};
    for (int i = 1; i <= 10; ++i) {
        creates.queue.append(i * 1s);
        creates.build.append(i * 2s);
        creates.agent.append(i * 3s);
        creates.total.append(i * 6s);
    }
    return creates;
}

Goal timeGoal(GoalMetric metric, double percentile, Nanoseconds limit)
{
    return {.metric = metric, .percentile = percentile, .limit = static_cast<double>(limit.count())};
}

} // namespace

class TestCreateGoals : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachTimeHasItsGoal()
    {
        const auto measured = [](GoalMetric metric) {
            return Nanoseconds(qint64(judgeCreates(timeGoal(metric, 90, 1h), ten()).measured.value_or(0)));
        };
        QCOMPARE(measured(GoalMetric::QueueTime), 9s);
        QCOMPARE(measured(GoalMetric::BuildTime), 18s);
        QCOMPARE(measured(GoalMetric::AgentTime), 27s);
        QCOMPARE(measured(GoalMetric::CreateTime), 54s);
        const GoalResult untold = judgeCreates(timeGoal(GoalMetric::ScriptTime, 90, 1h), ten());
        QCOMPARE(untold.state, GoalState::NotMeasurable);
        QVERIFY2(untold.sentence.contains(u"told no such time"_s), qPrintable(untold.sentence));
    }

    void aLimitIsKeptBelow()
    {
        QCOMPARE(judgeCreates(timeGoal(GoalMetric::CreateTime, 90, 55s), ten()).state, GoalState::Kept);
        const GoalResult broken = judgeCreates(timeGoal(GoalMetric::CreateTime, 90, 54s), ten());
        QCOMPARE(broken.state, GoalState::Broken);
        QCOMPARE(broken.sentence, u"Broken: create p90 < 54 s; measured 54.0 s."_s);
    }

    void whatFailedIsWorseThanAll()
    {
        JudgedCreates creates = ten();
        creates.planned = 12;
        creates.failed = 2;
        const GoalResult result = judgeCreates(timeGoal(GoalMetric::CreateTime, 90, 1h), creates);
        QCOMPARE(result.state, GoalState::Broken);
        QCOMPARE(measuredText(result), u"> 60.0 s"_s);
        QCOMPARE(judgeCreates(timeGoal(GoalMetric::CreateTime, 80, 1h), creates).state, GoalState::Kept);
        const GoalResult all
            = judgeCreates(timeGoal(GoalMetric::CreateTime, 50, 1h), {.planned = 3, .failed = 3});
        QCOMPARE(all.state, GoalState::Broken);
        QCOMPARE(measuredText(all), u"all failed"_s);
    }

    void theShareOfCreatedIsAFloor()
    {
        const Goal goal{.metric = GoalMetric::CreatedShare, .limit = 0.9};
        QCOMPARE(judgeCreates(goal, {.planned = 20, .failed = 2}).state, GoalState::Kept);
        QCOMPARE(judgeCreates(goal, {.planned = 20, .failed = 3}).state, GoalState::Broken);
        QCOMPARE(judgeCreates(goal, {}).state, GoalState::NotMeasurable);
    }

    void aGoalIsLostOnceTheRestCanNotSaveIt()
    {
        const Goal share{.metric = GoalMetric::CreatedShare, .limit = 0.9};
        QVERIFY(!isLost(share, {.planned = 20, .failed = 2}));
        QVERIFY(isLost(share, {.planned = 20, .failed = 3}));
        // p90 of 20: the 18th decides, so three that are too slow are too many.
        const Goal time = timeGoal(GoalMetric::CreateTime, 90, 10s);
        JudgedCreates creates{.planned = 20};
        creates.total = {20s, 1s, 20s};
        QVERIFY(!isLost(time, creates));
        creates.failed = 1;
        QVERIFY(isLost(time, creates));
    }

    void theJudgeStopsARunThatCanNotBeSaved()
    {
        GoalJudge judge({{.metric = GoalMetric::FailedCreates, .limit = 0.1, .abort = true}}, {});
        JudgedRun run{.creates = {.planned = 20, .failed = 1}};
        QVERIFY(!judge.breach(run));
        run.creates.failed = 2;
        const std::optional<GoalResult> breach = judge.breach(run);
        QVERIFY(breach);
        QCOMPARE(breach->sentence, u"Broken: failed creates < 10 %, else stop; measured 10 %."_s);
        run.creates = {.planned = 20, .failed = 20}; // those that were given up count no more
        QCOMPARE(judge.verdict(run).goals.at(0), *breach);
    }
};

QTEST_GUILESS_MAIN(TestCreateGoals)
#include "tst_creategoals.moc"
