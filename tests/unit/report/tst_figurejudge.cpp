// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figurejudge.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

constexpr double Ms = 1e6;
constexpr double Beyond = std::numeric_limits<double>::infinity();

Figure latency(const QList<double> &ms)
{
    Figure figure{.id = u"web-terminal/round-trip/p95"_s,
        .title = u"Round trip p95"_s,
        .unit = FigureUnit::Duration,
        .better = BetterWhen::Lower,
        .leastDifference = Ms,
        .isOfTraffic = true};
    for (const double value : ms) {
        if (value == Beyond)
            figure.values.append({.value = 500 * Ms, .isAbove = true});
        else
            figure.values.append(value < 0 ? FigureValue() : FigureValue{.value = value * Ms});
    }
    return figure;
}

Figure disconnects(const QList<Occurrences> &occurrences)
{
    Figure figure{.unit = FigureUnit::Share, .better = BetterWhen::Lower, .isOfTraffic = true};
    for (const Occurrences &one : occurrences)
        figure.values.append(
            {.value = static_cast<double>(one.count) / static_cast<double>(one.of), .occurrences = one});
    return figure;
}

JudgedSide side(const QString &name, qsizetype from, qsizetype count = 1)
{
    JudgedSide side{.name = name};
    for (qsizetype run = from; run < from + count; ++run)
        side.runs.append(run);
    return side;
}

// The first half of the values against the second.
Judgement judged(const Figure &figure)
{
    const qsizetype half = figure.values.size() / 2;
    return judgeFigure(figure, side(u"A"_s, 0, half), side(u"B"_s, half, figure.values.size() - half), 0.05);
}

} // namespace

class TestFigureJudge : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void oneRunAgainstOneIsNeverProven()
    {
        const Judgement worse = judged(latency({96, 742}));
        QCOMPARE(worse.change, Change::Worse);
        QVERIFY(!worse.isProven);
        QCOMPARE(judgementText(worse), u"worse (1 run each: not proven)"_s);
        const Judgement better = judged(latency({96, 81}));
        QCOMPARE(better.change, Change::Better);
        QCOMPARE(*better.difference, -15 * Ms);
        QCOMPARE(ratioText(*better.ratio), u"−15.6 %"_s);
    }

    void withinTheToleranceIsTheSame()
    {
        QCOMPARE(judged(latency({100, 104.9})).change, Change::Same);
        QCOMPARE(judged(latency({100, 105.1})).change, Change::Worse);
        QCOMPARE(judged(latency({2, 2.9})).change, Change::Same); // the generator's own step
        QCOMPARE(judgementText(judged(latency({100, 100}))), u"same"_s);
    }

    void higherCanBeBetter()
    {
        Figure figure = latency({90, 99});
        figure.better = BetterWhen::Higher;
        QCOMPARE(judged(figure).change, Change::Better);
    }

    void threeRunsASideThatDoNotOverlapProve()
    {
        const Judgement judgement = judged(latency({100, 101, 99, 130, 128, 140}));
        QCOMPARE(judgement.change, Change::Worse);
        QVERIFY(judgement.isProven);
        QCOMPARE(*judgement.chance, 0.1);
        QCOMPARE(judgementText(judgement), u"worse (3 runs each, chance 10 %)"_s);
    }

    void threeRunsASideThatOverlapAreUnclear()
    {
        const Judgement judgement = judged(latency({100, 129, 99, 130, 128, 140}));
        QCOMPARE(judgement.change, Change::Unclear);
        QVERIFY(!judgement.isProven);
        QCOMPARE(judgementText(judgement), u"unclear (3 runs each that overlap)"_s);
    }

    void aMissingValueWeakensASide()
    {
        const Judgement judgement = judged(latency({100, 101, -1, 130, 128, 140}));
        QCOMPARE(judgement.change, Change::Worse);
        QVERIFY(!judgement.isProven);
        QCOMPARE(judgement.reason, u"2 runs against 3: not proven"_s);
        QCOMPARE(judged(latency({-1, 100})).reason, u"not measured in A"_s);
        QCOMPARE(judged(latency({100, -1})).change, Change::NotJudged);
    }

    void aboveWhatWasMeasuredIsWorseThanAnyNumber()
    {
        QCOMPARE(judged(latency({100, Beyond})).change, Change::Worse);
        QCOMPARE(judged(latency({Beyond, 100})).change, Change::Better);
        QVERIFY(!judged(latency({Beyond, 100})).difference);
        QCOMPARE(judged(latency({Beyond, Beyond})).change, Change::NotJudged);
    }

    void theGeneratorIsNoReasonForAVerdict()
    {
        const Figure figure = latency({100, 200});
        JudgedSide first = side(u"A"_s, 0);
        JudgedSide other = side(u"B"_s, 1);
        other.isGeneratorLimited = true;
        const Judgement worse = judgeFigure(figure, first, other, 0.05);
        QCOMPARE(worse.change, Change::NotJudged);
        QCOMPARE(worse.reason, u"the generator was the limit in B"_s);
        first.isGeneratorLimited = true;
        other.isGeneratorLimited = false;
        QCOMPARE(judgeFigure(figure, first, other, 0.05).change, Change::Worse);
        QCOMPARE(judgeFigure(latency({200, 100}), first, other, 0.05).change, Change::NotJudged);
    }

    void fewOccurrencesTellNothing()
    {
        const Judgement few = judged(disconnects({{1, 500}, {2, 500}}));
        QCOMPARE(few.change, Change::Unclear);
        QCOMPARE(few.reason, u"too few to tell"_s);
        QCOMPARE(judged(disconnects({{0, 500}, {3, 500}})).change, Change::Unclear);
        QCOMPARE(judged(disconnects({{0, 500}, {5, 500}})).change, Change::Worse);
        QCOMPARE(judged(disconnects({{5, 500}, {50, 5000}})).change, Change::Same);
        QCOMPARE(judged(disconnects({{0, 500}, {0, 500}})).change, Change::Same);
    }

    void aMaximumNeedsRuns()
    {
        Figure figure = latency({100, 200});
        figure.isOneValue = true;
        QCOMPARE(judged(figure).change, Change::NotJudged);
        figure = latency({100, 100, 100, 200, 200, 200});
        figure.isOneValue = true;
        QCOMPARE(judged(figure).change, Change::Worse);
    }

    void aFigureOfThisMachineIsNotJudged()
    {
        Figure figure = latency({100, 200});
        figure.better = BetterWhen::Neither;
        QCOMPARE(judged(figure).change, Change::NotJudged);
        QCOMPARE(*judged(figure).difference, 100 * Ms);
    }

    // Reference: tables of the exact distribution of U; R, wilcox.test(c(...), c(...), exact = TRUE).
    void theRankTestIsExact_data()
    {
        QTest::addColumn<QList<double>>("first");
        QTest::addColumn<QList<double>>("other");
        QTest::addColumn<double>("chance");
        QTest::newRow("3 and 3 apart") << QList<double>{1, 2, 3} << QList<double>{4, 5, 6} << 0.1;
        QTest::newRow("4 and 4 apart") << QList<double>{5, 6, 7, 8} << QList<double>{1, 2, 3, 4} << 2 / 70.0;
        QTest::newRow("one overlap") << QList<double>{1, 2, 4} << QList<double>{3, 5, 6} << 0.2;
        QTest::newRow("all the same") << QList<double>{1, 1, 1} << QList<double>{1, 1, 1} << 1.0;
        QTest::newRow("infinity") << QList<double>{1, 2, 3} << QList<double>{Beyond, Beyond, Beyond} << 0.1;
    }

    void theRankTestIsExact()
    {
        QFETCH(QList<double>, first);
        QFETCH(QList<double>, other);
        QFETCH(double, chance);
        QCOMPARE(mannWhitneyChance(first, other), chance);
    }
};

QTEST_GUILESS_MAIN(TestFigureJudge)
#include "tst_figurejudge.moc"
