// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenarioload.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant Begin{5'000'000};

ScenarioPlan planOf(ShapeName name, Milliseconds duration = 10s)
{
    ScenarioPlan plan;
    plan.rate = {1000, 100ms};
    plan.duration = duration;
    plan.shape.name = name;
    return plan;
}

int activeAt(const ScenarioLoad &load, Instant at)
{
    return static_cast<int>(std::count_if(load.sessions().begin(), load.sessions().end(),
        [at](const SessionSchedule &one) { return one.start <= at && at < one.end; }));
}

std::uint64_t intendedThrough(const ScenarioLoad &load, std::int64_t seconds)
{
    std::uint64_t ticks = 0;
    for (std::int64_t second = 0; second < seconds; ++second)
        ticks += load.intendedIn(second).ticks;
    return ticks;
}

// Each tick by itself, as a worker sends it.
std::uint64_t countedTicks(const ScenarioLoad &load, const ScenarioPlan &plan)
{
    const TickJitter jitter = jitterOf(plan);
    std::uint64_t ticks = 0;
    std::uint32_t place = 0;
    for (const SessionSchedule &one : load.sessions()) {
        for (std::int64_t tick = 0;; ++tick) {
            const Instant at
                = one.start + one.phase + tick * Nanoseconds(plan.rate.tickInterval) + jitter.of(place, tick);
            if (at >= one.end)
                break;
            ++ticks;
        }
        ++place;
    }
    return ticks;
}

LoadShape randomShape(QRandomGenerator &random)
{
    LoadShape shape;
    shape.name = static_cast<ShapeName>(random.bounded(6));
    for (int i = random.bounded(1, 5); shape.name == ShapeName::Stages && i > 0; --i)
        shape.stages.append({.duration = Milliseconds(random.bounded(1, 4000)),
            .level = random.bounded(3.0),
            .isRamp = random.bounded(2) == 0});
    shape.model = random.bounded(2) == 0 ? LoadModel::Closed : LoadModel::Open;
    shape.sessionsPerSecond = 0.5 + random.bounded(20.0);
    shape.sessionLength = Milliseconds(random.bounded(100, 5000));
    shape.isRandom = random.bounded(2) == 0;
    shape.jitter = random.bounded(2) == 0 ? 0 : random.bounded(1.0);
    shape.seed = random.bounded(1, 1000);
    return shape;
}

} // namespace

class tst_ScenarioLoad : public QObject
{
    Q_OBJECT
private slots:
    void namedShapes();
    void stagesAreAsWritten();
    void theSumOfTheSecondsIsTheWhole();
    void anOpenLoadBringsAsManyAsPlanned();
    void jitterIsTheSameEachTime();
    void steeringChangesWhatComesNotWhatWas();
    void levelsFollowTheHand();
    void aPauseSendsNothingAndMissesNothing();
    void whatCannotBeSteeredIsSaid();
    void handsAreRead();
};

void tst_ScenarioLoad::namedShapes()
{
    const auto levels = [](ShapeName name) {
        const ScenarioLoad load(planOf(name), 100, Begin);
        QList<int> active;
        for (int at = 450; at < 10'000; at += 1000)
            active.append(activeAt(load, Begin + Milliseconds(at)));
        return active;
    };
    QCOMPARE(levels(ShapeName::Constant), QList<int>(10, 100));
    QCOMPARE(levels(ShapeName::Ramp), (QList<int>{5, 15, 25, 35, 45, 55, 65, 75, 85, 95}));
    QCOMPARE(levels(ShapeName::Steps), (QList<int>{20, 20, 40, 40, 60, 60, 80, 80, 100, 100}));
    QCOMPARE(levels(ShapeName::Spike), (QList<int>{20, 20, 20, 20, 20, 100, 20, 20, 20, 20}));
    QCOMPARE(levels(ShapeName::Soak).mid(1, 8), QList<int>(8, 100));
}

void tst_ScenarioLoad::stagesAreAsWritten()
{
    ScenarioPlan plan = planOf(ShapeName::Stages);
    plan.shape.stages = {{.duration = 2s, .level = 0.5, .isRamp = false}, {.duration = 4s, .level = 1.5},
        {.duration = 1s, .level = 0.1, .isRamp = false}};
    const ScenarioLoad load(plan, 10, Begin);
    QCOMPARE(activeAt(load, Begin), 5);
    QCOMPARE(activeAt(load, Begin + 4s + 1ms), 11); // half way from 5 to 15
    QCOMPARE(activeAt(load, Begin + 5999ms), 15);
    QCOMPARE(activeAt(load, Begin + 6s), 1);
    QCOMPARE(activeAt(load, Begin + 9s), 1); // the last level holds on
    QCOMPARE(activeAt(load, Begin + 10s), 0);
    // Beyond the full load the first targets have a second session.
    const auto second = std::find_if(load.sessions().begin(), load.sessions().end(),
        [](const SessionSchedule &one) { return one.seat == 12; });
    QVERIFY(second != load.sessions().end());
    QCOMPARE(second->target, 2u);
}

void tst_ScenarioLoad::theSumOfTheSecondsIsTheWhole()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        QRandomGenerator random(seed);
        ScenarioPlan plan = planOf(ShapeName::Constant, Milliseconds(random.bounded(500, 12'000)));
        plan.rate.tickInterval = Milliseconds(random.bounded(20, 900));
        plan.connectsPerSecond = random.bounded(3) == 0 ? random.bounded(1, 50) : 0;
        plan.shape = randomShape(random);
        const ScenarioLoad load(plan, static_cast<std::size_t>(random.bounded(1, 30)), Begin);
        QVERIFY2(intendedThrough(load, 15) == countedTicks(load, plan), qPrintable(QString::number(seed)));
        for (const SessionSchedule &one : load.sessions()) {
            QVERIFY(one.end <= Begin + plan.duration);
            QCOMPARE((one.start.ns - Begin.ns) % 1'000'000, 0); // on the timers' grid
        }
    }
}

void tst_ScenarioLoad::anOpenLoadBringsAsManyAsPlanned()
{
    ScenarioPlan plan = planOf(ShapeName::Ramp, 100s);
    plan.shape.model = LoadModel::Open;
    plan.shape.sessionsPerSecond = 20;
    plan.shape.sessionLength = 2s;
    const ScenarioLoad even(plan, 7, Begin);
    QVERIFY(std::abs(static_cast<int>(even.sessions().size()) - 1000) <= 1); // half of 20 a second
    QVERIFY(std::abs(activeAt(even, Begin + 99s) - 39) <= 2); // 19.6 a second, each for 2 s
    for (std::size_t i = 0; i < even.sessions().size(); ++i)
        QCOMPARE(even.sessions()[i].target, i % 7);
    plan.shape.isRandom = true;
    plan.shape.seed = 42;
    const ScenarioLoad chance(plan, 7, Begin);
    QVERIFY(std::abs(static_cast<int>(chance.sessions().size()) - 1000) < 130); // four standard deviations
    const ScenarioLoad again(plan, 7, Begin);
    QCOMPARE(again.sessions().size(), chance.sessions().size());
    QCOMPARE(again.sessions().back().start, chance.sessions().back().start);
}

void tst_ScenarioLoad::jitterIsTheSameEachTime()
{
    ScenarioPlan plan = planOf(ShapeName::Constant);
    plan.shape.jitter = 0.5;
    plan.shape.seed = 7;
    const TickJitter jitter = jitterOf(plan);
    Nanoseconds most{0};
    for (std::int64_t tick = 0; tick < 1000; ++tick) {
        const Nanoseconds later = jitter.of(3, tick);
        QVERIFY(later >= 0ns && later < 50ms);
        QCOMPARE(later, jitterOf(plan).of(3, tick));
        most = std::max(most, later);
    }
    QVERIFY(most >= 45ms);
    QVERIFY(jitter.of(3, 5) != jitter.of(4, 5) || jitter.of(3, 6) != jitter.of(4, 6));
}

void tst_ScenarioLoad::steeringChangesWhatComesNotWhatWas()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        ScenarioPlan plan = planOf(ShapeName::Constant);
        plan.shape = randomShape(random);
        plan.connectsPerSecond = random.bounded(2) == 0 ? random.bounded(1, 50) : 0;
        ScenarioLoad load(plan, static_cast<std::size_t>(random.bounded(1, 30)), Begin);
        for (int at = 1; at < 9; at += 2) {
            std::vector<std::uint64_t> before;
            for (int second = 0; second < at; ++second)
                before.push_back(load.intendedIn(second).ticks);
            const Steering steering{static_cast<SteerAction>(random.bounded(6)), 0.1 + random.bounded(1.5)};
            const Result<ScenarioLoad::Change> change = load.steer(steering, Begin + Milliseconds(at * 1000));
            if (!change)
                continue;
            for (int second = 0; second < at; ++second)
                QCOMPARE(load.intendedIn(second).ticks, before[static_cast<std::size_t>(second)]);
            for (const auto &[place, end] : change->ends)
                QCOMPARE(load.sessions()[place].end, end);
        }
    }
}

void tst_ScenarioLoad::levelsFollowTheHand()
{
    ScenarioPlan plan = planOf(ShapeName::Steps, 50s); // 20, 40, 60, 80, 100, each for 10 s
    ScenarioLoad load(plan, 100, Begin);
    const auto at = [](int seconds) { return Begin + std::chrono::seconds(seconds); };
    QVERIFY(load.steer({SteerAction::Scale, 1.5}, at(5)));
    QCOMPARE(activeAt(load, at(6)), 30);
    QCOMPARE(activeAt(load, at(11)), 60);
    QVERIFY(load.steer({SteerAction::SetLevel, 0.1}, at(12)));
    QCOMPARE(activeAt(load, at(12)), 10);
    QCOMPARE(activeAt(load, at(40)), 10);
    QVERIFY(load.steer({SteerAction::Continue}, at(13)));
    QCOMPARE(activeAt(load, at(14)), 60); // the scaled shape
    QVERIFY(load.steer({SteerAction::NextStage}, at(15)));
    QCOMPARE(activeAt(load, at(16)), 90); // from 20 on by the plan
    QVERIFY(load.steer({SteerAction::Hold}, at(17)));
    QCOMPARE(activeAt(load, at(45)), 90);
    QCOMPARE(load.level(at(45)), 0.9);
    // Those who stay were never sent away.
    int steady = 0;
    for (const SessionSchedule &one : load.sessions())
        steady += one.start <= at(0) && one.end >= at(50) ? 1 : 0;
    QCOMPARE(steady, 10);
}

void tst_ScenarioLoad::aPauseSendsNothingAndMissesNothing()
{
    ScenarioLoad load(planOf(ShapeName::Constant), 10, Begin);
    QVERIFY(load.steer({SteerAction::Pause}, Begin + 3500ms)->pauses);
    QVERIFY(load.isPaused());
    QCOMPARE(load.intendedIn(2).ticks, 100u);
    QCOMPARE(load.intendedIn(3).ticks, 50u);
    QCOMPARE(load.intendedIn(4).ticks, 0u);
    QCOMPARE(activeAt(load, Begin + 5s), 10); // connections stay
    QVERIFY(load.steer({SteerAction::Continue}, Begin + 6s)->pauses);
    QCOMPARE(load.intendedIn(5).ticks, 0u);
    QCOMPARE(load.intendedIn(6).ticks, 100u);
    QCOMPARE(intendedThrough(load, 10), 750u);
}

void tst_ScenarioLoad::whatCannotBeSteeredIsSaid()
{
    ScenarioLoad load(planOf(ShapeName::Constant), 10, Begin);
    QVERIFY(load.steer({SteerAction::NextStage}, Begin + 1s).error().message.contains(u"no next one"_s));
    QVERIFY(load.steer({SteerAction::Scale, 100}, Begin + 1s).error().message.contains(u"above 1000 %"_s));
    QVERIFY(load.steer({SteerAction::Continue}, Begin + 1s)); // what was refused left nothing behind
    QCOMPARE(activeAt(load, Begin + 2s), 10);

    ScenarioPlan people = planOf(ShapeName::Constant);
    people.kind = TrafficKind::Dashboard;
    people.dashboard.client = DashboardClient::Browser;
    ScenarioLoad browsers(people, 30, Begin);
    QVERIFY(browsers.steer({SteerAction::Pause}, Begin + 1s).error().message.contains(u"do not pause"_s));
    QVERIFY(
        browsers.steer({SteerAction::SetLevel, 2}, Begin + 1s).error().message.contains(u"more than 48"_s));
    QVERIFY(browsers.steer({SteerAction::SetLevel, 1.5}, Begin + 1s));
}

void tst_ScenarioLoad::handsAreRead()
{
    QCOMPARE(*parseSteering(u"+"_s), (Steering{SteerAction::Scale, 1.1}));
    QCOMPARE(*parseSteering(u" level 50% "_s), (Steering{SteerAction::SetLevel, 0.5}));
    QCOMPARE(*parseSteering(u"Pause"_s), (Steering{SteerAction::Pause}));
    for (const QString &bad : {u""_s, u"level"_s, u"level 0"_s, u"level x"_s, u"level 2000"_s, u"faster"_s})
        QVERIFY2(!parseSteering(bad), qPrintable(bad));
}

QTEST_APPLESS_MAIN(tst_ScenarioLoad)
#include "tst_scenarioload.moc"
