// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/levelplan.h"
#include "core/report/leveljudge.h"
#include "core/report/limitreport.h"
#include "core/report/reportcharts.h"
#include "core/report/reporttables.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

Quantiles steady(Nanoseconds time)
{
    LatencyHistogram histogram;
    histogram.record(time, 100);
    return quantilesOf(histogram, 0);
}

LevelReport levelOf(int level, LevelRuling ruling, const QString &sentence)
{
    return {.level = level,
        .sessions = level,
        .ruling = ruling,
        .seconds = 30,
        .intended = {.ticks = 300, .bytes = 30 * 1'638'400},
        .echoed = {.ticks = 300, .bytes = 30 * 1'638'400},
        .roundTrip = steady(12'100us),
        .sentence = sentence};
}

LimitReport searched(const LimitState &state)
{
    LimitReport limit{.state = state};
    limit.levels = {levelOf(400, LevelRuling::Kept, u"All 2 goals were kept."_s),
        levelOf(416, LevelRuling::Broken, u"1 of 2 goals was broken: round trip p95 < 1.00 s (1.20 s)."_s),
        levelOf(416, LevelRuling::Broken, u"1 of 2 goals was broken: round trip p95 < 1.00 s (1.40 s)."_s)};
    return limit;
}

// A level's plan, with ticks of 100 bytes.
Plan searchPlan()
{
    Plan plan;
    ScenarioPlan scenario;
    scenario.rate = {100, 100ms};
    plan.scenarios = {scenario};
    plan.goals = {{.metric = GoalMetric::Throughput, .limit = 0.9},
        {.metric = GoalMetric::RoundTrip, .percentile = 95, .limit = 1e9}};
    plan.limit = LimitPlan{.settle = 2s, .hold = 3s};
    return plan;
}

// A second in which 10 ticks were intended and sent, and `echoed` of them came back within `time`.
void feed(
    LevelJudge &judge, std::int64_t second, std::uint64_t echoed, Nanoseconds time, bool isMarked = false)
{
    std::vector<ScenarioTally> merged(1);
    ScenarioTally &tally = merged.front();
    tally.dueTicks = tally.sentTicks = 10;
    tally.sentBytes = 1000;
    tally.echoedTicks = echoed;
    tally.echoedBytes = 100 * echoed;
    tally.sessionsStarted = second == 100 ? 5 : 0;
    tally.roundTrip.record(time, echoed);
    SecondRow row{.second = second};
    row.scenarios = {{.intended = {.ticks = 10, .bytes = 1000}, .counts = tally}};
    row.mark.busy = isMarked;
    judge.second(row, merged);
}

LevelJudge judgeFrom(std::int64_t second)
{
    const Plan plan = searchPlan();
    return LevelJudge(levelPlan(plan, 5), {.level = 5, .sessions = 5, .firstSecond = second}, 2s, 3s);
}

} // namespace

class tst_LimitReport : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatWasFound_data();
    void saysWhatWasFound();
    void theVerdictGoesByTheEnding();
    void aLevelIsJudgedByTheSecondsThatItIsHeld();
    void aLevelThatBreaksSaysWhy();
    void aLevelThatThisMachineLimitedIsUnclear();
    void aCalibrationSaysWhatWasLate();
    void tableAndChartsHaveEveryLevel();
};

void tst_LimitReport::saysWhatWasFound_data()
{
    QTest::addColumn<LimitReport>("limit");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const LimitReport &limit, const QString &sentence) {
        QTest::newRow(name) << limit << sentence;
    };
    row("found", searched({.ending = LimitEnding::Found, .carries = 400, .breaks = 416}),
        u"Carries 400 workspaces (400 sessions, 1.56 MiB/s, round trip p95 12.1 ms), breaks at 416 because 1 "
        u"of 2 "
        "goals was broken: round trip p95 < 1.00 s (1.40 s)."_s);
    row("ceiling", searched({.ending = LimitEnding::CeilingKept, .carries = 400}),
        u"Carries at least 400 workspaces (400 sessions, 1.56 MiB/s, round trip p95 12.1 ms): that is the "
        u"ceiling of "
        "the search, and no goal was broken."_s);
    row("this machine", searched({.ending = LimitEnding::ThisMachine, .carries = 400, .breaks = 416}),
        u"Carries at least 400 workspaces (400 sessions, 1.56 MiB/s, round trip p95 12.1 ms), limited by "
        u"this "
        "machine: at 416 1 of 2 goals was broken: round trip p95 < 1.00 s (1.40 s)."_s);
    row("stopped", searched({.carries = 400, .breaks = 416}),
        u"The search was not ended: carries at least 400 workspaces (400 sessions, 1.56 MiB/s, round trip "
        u"p95 12.1 "
        "ms); 416 workspaces did not keep them."_s);
    row("stopped at once", LimitReport(),
        u"The search was not ended, and no level has kept the goals so far."_s);
    LimitReport nothing{.state = {.ending = LimitEnding::NothingKept, .breaks = 1}};
    nothing.levels = {levelOf(1, LevelRuling::Broken, u"1 of 1 goals was broken: no disconnects (1)."_s)};
    row("nothing", nothing,
        u"Does not even carry 1 workspace: 1 of 1 goals was broken: no disconnects (1)."_s);
}

void tst_LimitReport::saysWhatWasFound()
{
    QFETCH(LimitReport, limit);
    QTEST(limitSentence(limit), "sentence");
}

void tst_LimitReport::theVerdictGoesByTheEnding()
{
    LimitReport limit = searched({.ending = LimitEnding::Found, .carries = 400, .breaks = 416});
    limit.sentence = limitSentence(limit);
    QCOMPARE(limitVerdict(limit, {}).state, GoalState::Kept);
    QCOMPARE(limitVerdict(limit, {}).sentence, limit.sentence);
    limit.state.ending = LimitEnding::ThisMachine;
    QCOMPARE(limitVerdict(limit, {}).state, GoalState::NotMeasurable);
    limit.state.ending = LimitEnding::Searching;
    QCOMPARE(limitVerdict(limit, {}).state, GoalState::NotMeasurable);
    limit.state.ending = LimitEnding::NothingKept;
    QCOMPARE(limitVerdict(limit, {}).state, GoalState::Broken);
}

void tst_LimitReport::aLevelIsJudgedByTheSecondsThatItIsHeld()
{
    LevelJudge judge = judgeFrom(100);
    feed(judge, 100, 10, 5s); // it settles: that is no breach
    feed(judge, 101, 10, 4s);
    for (std::int64_t second = 102; second < 105; ++second)
        feed(judge, second, 10, 10ms);
    const LevelReport level = judge.report({});
    QCOMPARE(level.ruling, LevelRuling::Kept);
    QCOMPARE(level.firstSecond, 102);
    QCOMPARE(level.seconds, 3);
    QCOMPARE(level.intended, (IntendedLoad{.ticks = 30, .bytes = 3000}));
    QCOMPARE(level.echoed, (IntendedLoad{.ticks = 30, .bytes = 3000}));
    QVERIFY(level.roundTrip.max < 11ms);
    QCOMPARE(level.sentence, u"All 2 goals were kept."_s);
}

void tst_LimitReport::aLevelThatBreaksSaysWhy()
{
    LevelJudge judge = judgeFrom(100);
    for (std::int64_t second = 100; second < 105; ++second)
        feed(judge, second, 10, second < 102 ? 10ms : 1200ms);
    const LevelReport level = judge.report({});
    QCOMPARE(level.ruling, LevelRuling::Broken);
    QVERIFY2(level.sentence.startsWith(u"1 of 2 goals was broken: round trip p95 < 1 s (1.2"_s),
        qPrintable(level.sentence));
}

void tst_LimitReport::aLevelThatThisMachineLimitedIsUnclear()
{
    LevelJudge judge = judgeFrom(100);
    for (std::int64_t second = 100; second < 105; ++second)
        feed(judge, second, 10, 10ms, true);
    QCOMPARE(judge.report({}).ruling, LevelRuling::Unclear);
    QCOMPARE(judgeFrom(0).report({}).ruling, LevelRuling::Unclear); // nothing was measured
}

void tst_LimitReport::aCalibrationSaysWhatWasLate()
{
    const auto sentence = [](const LimitState &state) { return calibrationSentence(searched(state)); };
    QCOMPARE(sentence({.ending = LimitEnding::ThisMachine, .carries = 400, .breaks = 416}),
        u"This machine drives 400 connections (1.56 MiB/s, round trip p95 12.1 ms). With 416 it is late itself."_s);
    QCOMPARE(sentence({.ending = LimitEnding::CeilingKept, .carries = 416}),
        u"This machine drives at least 416 connections (1.56 MiB/s, round trip p95 12.1 ms): no more were "
        "tried."_s);
    QVERIFY(sentence({.ending = LimitEnding::Found, .carries = 400, .breaks = 416})
            .endsWith(u"With 416 the simulated deployment, which shares it, does not keep up."_s));
    QVERIFY(sentence({.ending = LimitEnding::NothingKept, .breaks = 416})
            .startsWith(u"This machine did not keep up with a single connection: 1 of 2"_s));
}

void tst_LimitReport::tableAndChartsHaveEveryLevel()
{
    Report report;
    QVERIFY(levelsTable(report).rows.isEmpty());
    QVERIFY(limitPictures(report.limit).isEmpty());
    report.limit = searched({.ending = LimitEnding::Found, .carries = 400, .breaks = 416});
    const ReportTable table = levelsTable(report);
    QCOMPARE(table.rows.size(), 3);
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(table.rows.first().first(6),
        (QStringList{u"400"_s, u"400"_s, u"Kept"_s, u"1.56 MiB/s"_s, u"100.0 %"_s, u"12.1 ms"_s}));
    const QList<ChartPicture> pictures = limitPictures(report.limit);
    QCOMPARE(pictures.size(), 3);
    for (const ChartPicture &picture : pictures) {
        QCOMPARE(picture.points.size(), picture.spec.series.size());
        for (const QList<QPointF> &points : picture.points)
            QCOMPARE(points.size(), 3);
        QCOMPARE(picture.to, 416);
        QVERIFY(svgChart(picture, SvgUse::File).contains("workspaces with traffic"));
    }
}

QTEST_APPLESS_MAIN(tst_LimitReport)
#include "tst_limitreport.moc"
