// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goal.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestGoal : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aGoalIsSaidInWords_data()
    {
        QTest::addColumn<Goal>("goal");
        QTest::addColumn<QString>("text");
        const auto row = [](const QString &text, const Goal &goal) {
            QTest::newRow(qUtf8Printable(text)) << goal << text;
        };
        row(u"echoed ≥ 90 % of intended"_s, {.metric = GoalMetric::Throughput, .limit = 0.9});
        row(u"disconnects < 1 %"_s, {.metric = GoalMetric::DisconnectRate, .limit = 0.01});
        row(u"no disconnects"_s, {.metric = GoalMetric::DisconnectRate, .limit = 0});
        row(u"failed creates < 0.5 %"_s, {.metric = GoalMetric::FailedCreates, .limit = 0.005});
        row(u"no failed creates"_s, {.metric = GoalMetric::FailedCreates, .limit = 0});
        row(u"round trip p99 < 100 ms"_s, {.metric = GoalMetric::RoundTrip, .limit = 100e6});
        row(u"round trip p99.9 < 1.5 s"_s,
            {.metric = GoalMetric::RoundTrip, .percentile = 99.9, .limit = 1.5e9});
        row(u"service time p50 < 1m30s"_s,
            {.metric = GoalMetric::ServiceTime, .percentile = 50, .limit = 90e9});
        row(u"round trip p99 < 220 ms (typing)"_s,
            {.metric = GoalMetric::RoundTrip, .limit = 220e6, .scenario = u"typing"_s});
        row(u"round trip p99 < 220 ms (looking, GET /workspaces)"_s,
            {.metric = GoalMetric::RoundTrip,
                .limit = 220e6,
                .scenario = u"looking"_s,
                .endpoint = u"GET /workspaces"_s});
        row(u"errors < 1 %"_s, {.metric = GoalMetric::ErrorRate, .limit = 0.01});
        row(u"no errors of class stalled"_s,
            {.metric = GoalMetric::ErrorRate, .errorClass = ErrorClass::Stalled});
        row(u"created ≥ 95 % of workspaces"_s, {.metric = GoalMetric::CreatedShare, .limit = 0.95});
        row(u"agent connect p90 < 30 s, else stop"_s,
            {.metric = GoalMetric::AgentTime, .percentile = 90, .limit = 30e9, .abort = true});
        row(u"no disconnects in each 30 s after 10 s (typing), else stop"_s,
            {.metric = GoalMetric::DisconnectRate,
                .scenario = u"typing"_s,
                .window = std::chrono::seconds(30),
                .grace = std::chrono::seconds(10),
                .abort = true});
    }
    void aGoalIsSaidInWords()
    {
        QFETCH(Goal, goal);
        QFETCH(QString, text);
        QCOMPARE(goalText(goal), text);
    }

    void throughputKeepsItsLimitTheOthersStayBelow()
    {
        const Goal throughput{.metric = GoalMetric::Throughput, .limit = 0.9};
        QVERIFY(keepsGoal(throughput, 0.9));
        QVERIFY(!keepsGoal(throughput, 0.8999));
        for (const GoalMetric metric : {GoalMetric::DisconnectRate, GoalMetric::FailedCreates}) {
            QVERIFY(keepsGoal({.metric = metric, .limit = 0.01}, 0.0099));
            QVERIFY(!keepsGoal({.metric = metric, .limit = 0.01}, 0.01));
            QVERIFY(keepsGoal({.metric = metric, .limit = 0}, 0));
            QVERIFY(!keepsGoal({.metric = metric, .limit = 0}, 1e-9));
        }
        QVERIFY(keepsGoal({.metric = GoalMetric::RoundTrip, .limit = 100e6}, 99e6));
        QVERIFY(!keepsGoal({.metric = GoalMetric::RoundTrip, .limit = 100e6}, 100e6));
        QVERIFY(!keepsGoal(throughput, std::numeric_limits<double>::quiet_NaN()));
    }

    void theDefaultsAreThoseOfCodersPublishedPlans()
    {
        const QList<Goal> goals = defaultGoals();
        QCOMPARE(goals.size(), 2);
        QCOMPARE(goalText(goals[0]), u"echoed ≥ 90 % of intended"_s);
        QCOMPARE(goalText(goals[1]), u"disconnects < 1 %"_s);
    }

    void everyMetricHasAText()
    {
        QCOMPARE(goalMetricTexts().size(), 15u);
        for (int i = 0; i < 15; ++i) {
            const auto metric = static_cast<GoalMetric>(i);
            QCOMPARE(*valueOf(goalMetricTexts(), QString(textOf(goalMetricTexts(), metric))), metric);
            QVERIFY(!goalText({.metric = metric, .limit = 1}).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestGoal)
#include "tst_goal.moc"
