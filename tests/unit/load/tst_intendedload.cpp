// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/intendedload.h"
#include "core/load/workerpool.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class IntendedLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everySecondOfAConstantLoadIntendsTheSame()
    {
        ScenarioPlan plan;
        plan.rate = {1024, 100ms};
        plan.duration = 3s;
        const std::vector<SessionSchedule> schedule = scheduleOf(plan, 7, Instant{5});
        for (int second = 0; second < 3; ++second)
            QCOMPARE(intendedTicks(schedule, 100ms, Instant{5} + second * 1s, Instant{5} + (second + 1) * 1s),
                70u);
        QCOMPARE(intendedTicks(schedule, 100ms, Instant{5} + 3s, Instant{5} + 60s), 0u);
    }

    void theSumDoesNotDependOnHowItIsCut()
    {
        ScenarioPlan plan;
        plan.rate = {1024, 70ms};
        plan.duration = 2500ms;
        plan.connectsPerSecond = 3;
        const std::vector<SessionSchedule> schedule = scheduleOf(plan, 5, Instant{0});
        std::uint64_t sum = 0;
        for (int ms = 0; ms < 3000; ms += 37)
            sum += intendedTicks(schedule, 70ms, Instant{0} + ms * 1ms, Instant{0} + (ms + 37) * 1ms);
        std::uint64_t counted = 0;
        for (const SessionSchedule &session : schedule) {
            for (Instant at = session.start + session.phase; at < session.end; at = at + 70ms)
                ++counted;
        }
        QCOMPARE(sum, counted);
        QVERIFY(counted > 0);
    }

    void aRampIntendsLessAtFirst()
    {
        ScenarioPlan plan;
        plan.rate = {1024, 100ms};
        plan.duration = 10s;
        plan.connectsPerSecond = 1;
        const std::vector<SessionSchedule> schedule = scheduleOf(plan, 4, Instant{0});
        QCOMPARE(intendedTicks(schedule, 100ms, Instant{0}, Instant{0} + 1s), 10u);
        QCOMPARE(intendedTicks(schedule, 100ms, Instant{0} + 4s, Instant{0} + 5s), 40u);
    }

    void aLimitOfSessionsMakesWaves()
    {
        ScenarioPlan plan;
        plan.rate = {1024, 100ms};
        plan.duration = 2s;
        plan.limits.concurrency = 2;
        plan.limits.timeout = 5s;
        const std::vector<SessionSchedule> schedule = scheduleOf(plan, 8, Instant{0});
        QCOMPARE(schedule[1].end, Instant{0} + 2s);
        QCOMPARE(schedule[2].start, Instant{0} + 2s);
        QCOMPARE(schedule[5].end, Instant{0} + 5s); // cut by the timeout
        QVERIFY(schedule[6].end < schedule[6].start); // no time left
        QCOMPARE(intendedTicks(schedule, 100ms, Instant{0}, Instant{0} + 60s), 2u * (20 + 20 + 10));
    }

    void plannedTimesAreWholeMilliseconds()
    {
        ScenarioPlan plan;
        plan.rate = {1024, 100ms};
        plan.duration = 10s;
        plan.connectsPerSecond = 7;
        for (const SessionSchedule &session : scheduleOf(plan, 300, Instant{0})) {
            QCOMPARE(session.start.ns % 1'000'000, 0);
            QCOMPARE(session.phase.count() % 1'000'000, 0);
        }
    }

    void workersFollowTheLoadAndTheMachine()
    {
        QCOMPARE(workersFor(1, false, 8), 1);
        QCOMPARE(workersFor(2500, false, 8), 1);
        QCOMPARE(workersFor(2501, false, 8), 2);
        QCOMPARE(workersFor(2501, true, 8), 3);
        QCOMPARE(workersFor(100'000, false, 4), 3);
        QCOMPARE(workersFor(100'000, false, 1), 1);
    }
};

QTEST_APPLESS_MAIN(IntendedLoadTest)
#include "tst_intendedload.moc"
