// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/verdict.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

GoalResult result(GoalState state, double measured)
{
    return {.goal = defaultGoals().constFirst(), .state = state, .measured = measured};
}

} // namespace

class TestVerdict : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itIsAsBadAsTheWorstGoal();
    void withoutGoalsItSaysSo();
    void aBrokenLimitNeverLooksKept_data();
    void aBrokenLimitNeverLooksKept();
};

void TestVerdict::itIsAsBadAsTheWorstGoal()
{
    const GoalResult kept = result(GoalState::Kept, 0.95);
    const GoalResult broken = result(GoalState::Broken, 0.5);
    const GoalResult unmeasured = result(GoalState::NotMeasurable, 0.6);
    QCOMPARE(verdictOf({kept, kept}).state, std::optional(GoalState::Kept));
    QCOMPARE(verdictOf({kept, kept}).sentence, u"All 2 goals were kept."_s);
    QCOMPARE(verdictOf({unmeasured, kept}).state, std::optional(GoalState::NotMeasurable));
    QCOMPARE(verdictOf({unmeasured, kept}).sentence,
        u"1 of 2 goals was not measurable: echoed ≥ 90 % of intended (60 %)."_s);
    const Verdict worst = verdictOf({broken, unmeasured, broken});
    QCOMPARE(worst.state, std::optional(GoalState::Broken));
    QCOMPARE(worst.sentence,
        u"2 of 3 goals were broken: echoed ≥ 90 % of intended (50 %); echoed ≥ 90 % of intended (50 %). "
        u"1 of 3 goals was not measurable: echoed ≥ 90 % of intended (60 %)."_s);
}

void TestVerdict::withoutGoalsItSaysSo()
{
    QVERIFY(!verdictOf({}).state);
    QCOMPARE(verdictOf({}).sentence, u"The plan sets no goals."_s);
}

void TestVerdict::aBrokenLimitNeverLooksKept_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<bool>("isLatency");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("share") << 0.9 << false << 0.984375 << u"98.4 %"_s;
    QTest::newRow("just below") << 0.9 << false << 0.8997 << u"89.97 %"_s;
    QTest::newRow("hardly below") << 0.9 << false << 0.899999 << u"89.9999 %"_s;
    QTest::newRow("the limit itself") << 0.9 << false << 0.9 << u"90 %"_s;
    QTest::newRow("latency") << 250e6 << true << 612.3e6 << u"612 ms"_s;
    QTest::newRow("hardly above") << 250e6 << true << 250.367e6 << u"250.367 ms"_s;
}

void TestVerdict::aBrokenLimitNeverLooksKept()
{
    QFETCH(double, limit);
    QFETCH(bool, isLatency);
    QFETCH(double, value);
    QFETCH(QString, text);
    const Goal goal{.metric = isLatency ? GoalMetric::RoundTrip : GoalMetric::Throughput, .limit = limit};
    QCOMPARE(goalValueText(goal, value), text);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
