// SPDX-License-Identifier: GPL-3.0-or-later
// Searches for the limit against the built-in deployment.
#include "app/recordedrun.h"
#include "core/plan/levelplan.h"
#include "core/storage/runreading.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace plimsoll;
using namespace plimsoll::simulated;

namespace {

// A search that takes a few seconds a level: a deployment beyond its capacity gets slow within two.
Plan searchPlan(int start, int ceiling)
{
    Plan plan;
    plan.name = u"search"_s;
    plan.create = simulated::planFor(1);
    plan.create.dryRun = false;
    ScenarioPlan scenario;
    scenario.rate = {256, 200ms};
    plan.scenarios = {scenario};
    plan.goals = {{.metric = GoalMetric::Throughput, .limit = 0.5},
        {.metric = GoalMetric::RoundTrip, .percentile = 50, .limit = 1e9}};
    plan.limit = LimitPlan{.start = start, .ceiling = ceiling, .settle = 3s, .hold = 1s, .precision = 0.1};
    plan.cleanup.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

QList<int> levelsOf(const LimitReport &limit)
{
    QList<int> levels;
    for (const LevelReport &level : limit.levels)
        levels.append(level.level);
    return levels;
}

} // namespace

class FindLimitTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup()
    {
        m_recorded.reset();
        m_simulator.reset();
        m_folder.reset();
    }

    void itFindsTheCapacityAndLeavesNothing()
    {
        serve(10);
        run(searchPlan(8, 40), {});
        const Report &report = m_recorded->report();
        QCOMPARE(report.limit.state.ending, LimitEnding::Found);
        QCOMPARE(report.limit.state.carries, 10);
        QCOMPARE(report.limit.state.breaks, 11);
        QCOMPARE(report.verdict.state, GoalState::Kept);
        QCOMPARE(report.verdict.sentence, report.limit.sentence);
        QVERIFY2(report.limit.sentence.startsWith(u"Carries 10 workspaces (10 sessions, "_s)
                && report.limit.sentence.contains(
                    u"breaks at 11 because 1 of 2 goals was broken: round trip"_s),
            qPrintable(report.limit.sentence));
        // Each workspace was created once, when a level needed it, and used again.
        QCOMPARE(report.create.planned, 16); // 8, then 16
        QCOMPARE(m_simulator->counts().usersCreated, 16);
        QCOMPARE(m_simulator->counts().workspaces, 0);
        QCOMPARE(report.cleanup.left, 0);
        checkFiles(report);
    }

    void itEndsAtTheCeiling()
    {
        serve(0);
        run(searchPlan(2, 3), {});
        const Report &report = m_recorded->report();
        QCOMPARE(levelsOf(report.limit), (QList<int>{2, 3}));
        QCOMPARE(report.limit.state, (LimitState{.ending = LimitEnding::CeilingKept, .carries = 3}));
        QCOMPARE(report.create.planned, 3);
    }

    void aStoppedSearchGoesOnWhereItWas()
    {
        serve(6);
        const Plan plan = searchPlan(3, 12);
        m_stopAfter = 2;
        run(plan, {});
        LimitReport stopped = m_recorded->report().limit;
        QCOMPARE(m_recorded->report().outcome, RunOutcome::Stopped);
        QCOMPARE(levelsOf(stopped), (QList<int>{3, 6}));
        QCOMPARE(stopped.state.ending, LimitEnding::Searching);
        QCOMPARE(stopped.state.carries, 6);
        QCOMPARE(m_recorded->report().cleanup.left, 0);
        m_stopAfter = 0;
        run(plan, stopped.levels);
        const LimitReport &limit = m_recorded->report().limit;
        QCOMPARE(levelsOf(limit).first(3), (QList<int>{3, 6, 12}));
        QVERIFY(limit.levels.at(0).isEarlier && limit.levels.at(1).isEarlier);
        QVERIFY(!limit.levels.at(2).isEarlier);
        QCOMPARE(limit.state.ending, LimitEnding::Found);
        QCOMPARE(limit.state.carries, 6);
    }

    // What exists is used, and nothing is made.
    void withoutCreatingItUsesWhatIsThere()
    {
        serve(0);
        Plan create = searchPlan(1, 10);
        create.limit.reset();
        create.scenarios.clear();
        create.goals.clear();
        create.create.count = 3;
        create.cleanup.when = CleanupWhen::Never;
        run(create, {});
        Plan plan = searchPlan(2, 10);
        plan.create.count = 0;
        run(plan, {});
        QCOMPARE(levelsOf(m_recorded->report().limit), (QList<int>{2, 3}));
        QCOMPARE(m_recorded->report().limit.state.ending, LimitEnding::CeilingKept);
        QCOMPARE(m_simulator->counts().workspaces, 3);
    }

    // A goal that stops what breaks it ends its level, and neither the search nor the level after it.
    void aBreachEndsTheLevelEarly()
    {
        serve(2);
        Plan plan = searchPlan(4, 4);
        plan.limit->hold = 10s;
        plan.goals = {
            {.metric = GoalMetric::RoundTrip, .percentile = 50, .limit = 1e9, .window = 2s, .abort = true}};
        m_stopAfter = 3;
        run(plan, {});
        const LimitReport &limit = m_recorded->report().limit;
        QCOMPARE(levelsOf(limit), (QList<int>{4, 2, 3}));
        for (const LevelReport &level : limit.levels) {
            const bool isKept = level.level == 2;
            QCOMPARE(level.ruling, isKept ? LevelRuling::Kept : LevelRuling::Broken);
            QVERIFY2((level.seconds == 10) == isKept, qPrintable(QString::number(level.seconds)));
        }
    }

private:
    void serve(int capacity)
    {
        SimulatorOptions options = quickOptions();
        SimulatorFaultWindow window;
        window.faults.capacity = capacity;
        if (capacity > 0)
            options.faultWindows = {window};
        m_folder = std::make_unique<QTemporaryDir>();
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void run(const Plan &plan, const QList<LevelReport> &earlier)
    {
        RecordedRunSettings settings;
        settings.dataDir = m_folder->path();
        settings.program = u"test"_s;
        settings.isSimulated = true;
        settings.hold = Hold::Never;
        settings.earlierLevels = earlier;
        m_recorded = std::make_unique<RecordedRun>(deploymentOf(*m_simulator), plan, settings);
        int judged = 0;
        connect(m_recorded.get(), &RecordedRun::levelJudged, this, [this, &judged] {
            if (++judged == m_stopAfter)
                QMetaObject::invokeMethod(
                    m_recorded.get(), [this] { m_recorded->stop(StopHow::CleanUp); }, Qt::QueuedConnection);
        });
        QSignalSpy ended(m_recorded.get(), &RecordedRun::ended);
        m_recorded->start();
        QVERIFY(ended.wait(240'000));
        QVERIFY2(m_recorded->recorded(), "the run is written down");
    }

    // The seconds of all levels are one series, and what is stored is what was said.
    void checkFiles(const Report &report) const
    {
        const Result<RunData> stored = readRunData(m_recorded->folder()->path());
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
        QCOMPARE(stored->problems, QStringList());
        QVERIFY(stored->report.limit == report.limit);
        const LevelReport &last = report.limit.levels.constLast();
        QVERIFY(stored->seconds >= double(last.firstSecond + last.seconds));
        std::uint64_t echoed = 0;
        for (const ScenarioTally &tally : stored->totals)
            echoed += tally.echoedBytes;
        QCOMPARE(echoed, report.scenarios.first().counts.echoedBytes);
        std::uint64_t held = 0;
        for (const LevelReport &level : report.limit.levels)
            held += level.echoed.bytes;
        QVERIFY(held > 0 && held < echoed);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<RecordedRun> m_recorded;
    int m_stopAfter = 0;
};

QTEST_GUILESS_MAIN(FindLimitTest)
#include "tst_findlimit.moc"
