// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/timerwheel.h"

#include <QRegularExpression>
#include <QTest>

#include <deque>
#include <random>

using namespace plimsoll;

namespace {

class Recorder final : public Timer
{
public:
    explicit Recorder(int number = 0)
        : id(number)
    {
    }
    void fire(Instant) override { }
    int id;
};

constexpr Instant start{7'000'000'500};

Instant at(double milliseconds)
{
    return start + Nanoseconds(static_cast<std::int64_t>(milliseconds * 1e6));
}

std::vector<int> passAt(TimerWheel &wheel, Instant now)
{
    std::vector<int> fired;
    wheel.beginPass(now);
    while (Timer *timer = wheel.takeDue())
        fired.push_back(static_cast<Recorder *>(timer)->id);
    return fired;
}

using Ids = std::vector<int>;

} // namespace

class TimerWheelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aTimerFiresOnceAndNeverEarly()
    {
        TimerWheel wheel(start);
        Recorder timer(1);
        wheel.arm(timer, at(5));
        QVERIFY(timer.isArmed());
        QCOMPARE(passAt(wheel, at(4.9)), Ids{});
        QCOMPARE(passAt(wheel, at(6)), Ids{1});
        QVERIFY(!timer.isArmed());
        QCOMPARE(passAt(wheel, at(60'000)), Ids{});
    }

    void timersOfOneSlotKeepTheirOrder()
    {
        TimerWheel wheel(start);
        Recorder first(1);
        Recorder second(2);
        Recorder earlier(3);
        wheel.arm(first, at(9.2));
        wheel.arm(second, at(9.2));
        wheel.arm(earlier, at(3));
        QCOMPARE(passAt(wheel, at(20)), (Ids{3, 1, 2}));
    }

    void aTimerOfALaterRoundStays()
    {
        TimerWheel wheel(start);
        Recorder near(1);
        Recorder far(2);
        wheel.arm(near, at(10));
        wheel.arm(far, at(10 + TimerWheel::Slots)); // the same slot
        QCOMPARE(passAt(wheel, at(11.5)), Ids{1});
        QVERIFY(far.isArmed());
        QCOMPARE(passAt(wheel, at(TimerWheel::Slots)), Ids{});
        QCOMPARE(passAt(wheel, at(11.5 + TimerWheel::Slots)), Ids{2});
    }

    void afterALongStandstillEveryTimerFires()
    {
        TimerWheel wheel(start);
        std::deque<Recorder> timers;
        for (int i = 0; i < 20; ++i) {
            timers.emplace_back(i);
            wheel.arm(timers.back(), at(1'000 * i));
        }
        const Ids fired = passAt(wheel, at(60'000));
        QCOMPARE(fired.size(), std::size_t(20));
        QVERIFY(wheel.isEmpty());
    }

    void anOverdueTimerThatIsArmedInAPassWaitsForTheNext()
    {
        TimerWheel wheel(start);
        Recorder timer(1);
        wheel.arm(timer, at(1));
        wheel.beginPass(at(500));
        QCOMPARE(wheel.takeDue(), &timer);
        wheel.arm(timer, at(2)); // long ago by now
        QCOMPARE(wheel.takeDue(), nullptr);
        QCOMPARE(passAt(wheel, at(502)), Ids{1});
    }

    void aTimerMayCancelAnotherOfTheSameSlot()
    {
        TimerWheel wheel(start);
        Recorder first(1);
        Recorder second(2);
        wheel.arm(first, at(3));
        wheel.arm(second, at(3));
        wheel.beginPass(at(10));
        QCOMPARE(wheel.takeDue(), &first);
        second.cancel();
        QCOMPARE(wheel.takeDue(), nullptr);
        QVERIFY(wheel.isEmpty());
    }

    void armingAgainMovesATimer()
    {
        TimerWheel wheel(start);
        Recorder timer(1);
        wheel.arm(timer, at(3));
        wheel.arm(timer, at(30));
        QCOMPARE(wheel.armed(), std::size_t(1));
        QCOMPARE(passAt(wheel, at(10)), Ids{});
        QCOMPARE(passAt(wheel, at(31.5)), Ids{1});
    }

    void aDyingTimerLeavesTheWheelAndADyingWheelItsTimers()
    {
        Recorder survivor(1);
        {
            TimerWheel wheel(start);
            {
                Recorder victim(2);
                wheel.arm(victim, at(2));
            }
            QVERIFY(wheel.isEmpty());
            QCOMPARE(passAt(wheel, at(10)), Ids{});
            wheel.arm(survivor, at(20));
        }
        QVERIFY(!survivor.isArmed());
    }

    void nextDueIsNeverLate()
    {
        std::mt19937 random(4711);
        TimerWheel wheel(start);
        std::deque<Recorder> timers(50);
        std::vector<Instant> dues;
        Instant now = start;
        for (int round = 0; round < 2000; ++round) {
            Recorder &timer = timers[random() % timers.size()];
            if (random() % 4 == 0)
                timer.cancel();
            else
                wheel.arm(timer, now + Nanoseconds(random() % 9'000'000'000ull));
            Instant earliest{INT64_MAX};
            for (const Recorder &each : timers) {
                if (each.isArmed())
                    earliest = std::min(earliest, each.due());
            }
            if (wheel.isEmpty())
                continue;
            QVERIFY(wheel.nextDue().ns <= std::max(earliest.ns, now.ns) + TimerWheel::TickNs);
            if (round % 3 == 0) {
                now = wheel.nextDue();
                wheel.beginPass(now);
                while (Timer *fired = wheel.takeDue())
                    QVERIFY(fired->due() <= now);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TimerWheelTest)
#include "tst_timerwheel.moc"
