// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/limitsearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace plimsoll;

namespace {

// Searches against `judge` until the search is over.
template <typename Judge> QList<LevelTrial> search(const LimitPlan &plan, const Judge &judge)
{
    QList<LevelTrial> trials;
    for (LimitState state = limitState(plan, trials); state.ending == LimitEnding::Searching;
        state = limitState(plan, trials))
        trials.append({state.next, judge(state.next)});
    return trials;
}

auto carrying(int capacity)
{
    return [capacity](int level) { return level <= capacity ? LevelRuling::Kept : LevelRuling::Broken; };
}

QList<int> levelsOf(const QList<LevelTrial> &trials)
{
    QList<int> levels;
    for (const LevelTrial &trial : trials)
        levels.append(trial.level);
    return levels;
}

} // namespace

class tst_LimitSearch : public QObject
{
    Q_OBJECT
private slots:
    void raisesThenBisectsThenConfirms();
    void raisesBySteps();
    void findsEveryCapacity();
    void goesDownWhenTheFirstLevelBreaks();
    void endsAtTheCeiling();
    void endsWhenNothingIsCarried();
    void onlyTheMajorityCounts();
    void aChanceBreachBelowIsTriedAgain();
    void saysWhenThisMachineWasTheLimit();
    void endsWhenTrialsContradictEachOther();
};

void tst_LimitSearch::raisesThenBisectsThenConfirms()
{
    const LimitPlan plan{.start = 100, .ceiling = 5000};
    const QList<LevelTrial> trials = search(plan, carrying(500));
    QCOMPARE(levelsOf(trials), (QList<int>{100, 200, 400, 800, 600, 500, 550, 525, 512, 500, 512}));
    const LimitState state = limitState(plan, trials);
    QCOMPARE(state, (LimitState{.ending = LimitEnding::Found, .carries = 500, .breaks = 512}));
}

void tst_LimitSearch::raisesBySteps()
{
    const LimitPlan plan{.start = 10, .step = 10, .ceiling = 100, .precision = 0.3};
    QCOMPARE(levelsOf(search(plan, carrying(35))), (QList<int>{10, 20, 30, 40, 30, 40}));
}

void tst_LimitSearch::findsEveryCapacity()
{
    for (int capacity = 1; capacity < 700; ++capacity) {
        const LimitPlan plan{.start = 1 + capacity % 50, .ceiling = 100'000};
        const QList<LevelTrial> trials = search(plan, carrying(capacity));
        const LimitState state = limitState(plan, trials);
        QCOMPARE(state.ending, LimitEnding::Found);
        QVERIFY(state.carries <= capacity && capacity < state.breaks);
        QVERIFY(state.breaks - state.carries <= std::max(1.0, 0.04 * state.breaks));
        QVERIFY2(trials.size() <= 25, qPrintable(QString::number(capacity)));
    }
}

void tst_LimitSearch::goesDownWhenTheFirstLevelBreaks()
{
    const LimitPlan plan{.start = 400, .ceiling = 1000};
    const QList<LevelTrial> trials = search(plan, carrying(120));
    QCOMPARE(levelsOf(trials).first(3), (QList<int>{400, 200, 100}));
    const LimitState state = limitState(plan, trials);
    QCOMPARE(state.ending, LimitEnding::Found);
    QVERIFY(state.carries <= 120 && state.breaks > 120);
}

void tst_LimitSearch::endsAtTheCeiling()
{
    const LimitPlan plan{.start = 10, .ceiling = 55};
    const QList<LevelTrial> trials = search(plan, carrying(1'000'000));
    QCOMPARE(levelsOf(trials), (QList<int>{10, 20, 40, 55}));
    QCOMPARE(limitState(plan, trials), (LimitState{.ending = LimitEnding::CeilingKept, .carries = 55}));
    // The first level is no higher than the ceiling either.
    QCOMPARE(limitState({.start = 10, .ceiling = 4}, {}).next, 4);
}

void tst_LimitSearch::endsWhenNothingIsCarried()
{
    const LimitPlan plan{.start = 8};
    const QList<LevelTrial> trials = search(plan, carrying(0));
    QCOMPARE(levelsOf(trials), (QList<int>{8, 4, 2, 1, 1}));
    QCOMPARE(limitState(plan, trials), (LimitState{.ending = LimitEnding::NothingKept, .breaks = 1}));
}

// A tenth of all trials comes out wrong: the answer is right all the same, or it says that it has none.
void tst_LimitSearch::onlyTheMajorityCounts()
{
    int found = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        const LimitPlan plan{.start = 100, .ceiling = 10'000};
        const auto judge = [&](int level) {
            const bool isKept = (level <= 900) != (random.bounded(10) == 0);
            return isKept ? LevelRuling::Kept : LevelRuling::Broken;
        };
        const LimitState state = limitState(plan, search(plan, judge));
        if (state.ending == LimitEnding::Found && state.carries >= 850 && state.carries <= 950)
            ++found;
    }
    QVERIFY2(found >= 150, qPrintable(QString::number(found)));
}

void tst_LimitSearch::aChanceBreachBelowIsTriedAgain()
{
    const LimitPlan plan{.start = 100};
    const QList<LevelTrial> trials{{100, LevelRuling::Kept}, {200, LevelRuling::Broken},
        {150, LevelRuling::Broken}, {125, LevelRuling::Kept}, {137, LevelRuling::Broken},
        {131, LevelRuling::Broken}, {128, LevelRuling::Broken}, {125, LevelRuling::Kept}};
    LimitState state = limitState(plan, trials);
    QCOMPARE(state.next, 128);
    // It was chance: a third trial rules, and the bracket moves up.
    state = limitState(plan, trials + QList<LevelTrial>{{128, LevelRuling::Kept}});
    QCOMPARE(state.next, 128);
    state = limitState(plan, trials + QList<LevelTrial>{{128, LevelRuling::Kept}, {128, LevelRuling::Kept}});
    QCOMPARE(state, (LimitState{.next = 131, .carries = 128, .breaks = 131}));
    // A level that broke once below one that was kept is doubtful.
    state = limitState(plan, {{100, LevelRuling::Broken}, {200, LevelRuling::Kept}});
    QCOMPARE(state.next, 100);
}

void tst_LimitSearch::saysWhenThisMachineWasTheLimit()
{
    const LimitPlan plan{.start = 100, .ceiling = 10'000};
    const QList<LevelTrial> trials
        = search(plan, [](int level) { return level <= 700 ? LevelRuling::Kept : LevelRuling::Unclear; });
    const LimitState state = limitState(plan, trials);
    QCOMPARE(state.ending, LimitEnding::ThisMachine);
    QVERIFY(state.carries > 660 && state.carries <= 700);
    // One unclear trial is chance.
    QCOMPARE(limitState(plan, {{100, LevelRuling::Unclear}}).next, 100);
    QCOMPARE(limitState(plan, {{100, LevelRuling::Unclear}, {100, LevelRuling::Kept}}).next, 200);
    // Not even one workspace.
    const QList<LevelTrial> none = search(plan, [](int) { return LevelRuling::Unclear; });
    QCOMPARE(limitState(plan, none), (LimitState{.ending = LimitEnding::ThisMachine, .breaks = 1}));
}

void tst_LimitSearch::endsWhenTrialsContradictEachOther()
{
    const LimitPlan plan{.start = 100};
    int calls = 0;
    const QList<LevelTrial> trials
        = search(plan, [&calls](int) { return ++calls % 2 == 0 ? LevelRuling::Kept : LevelRuling::Broken; });
    QVERIFY(trials.size() <= 100);
    QVERIFY(limitState(plan, trials).ending != LimitEnding::Searching);
}

QTEST_APPLESS_MAIN(tst_LimitSearch)
#include "tst_limitsearch.moc"
