// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartbars.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class ChartBarsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlySecondsWithAValueHaveABar()
    {
        const QList<QList<QPointF>> points{{{0, 0}, {1, 2}, {2, 0}}, {{0, 0}, {1, 1}, {2, 4}}};
        const std::vector<ChartBar> expected{
            {.from = 1, .to = 2, .values = {2, 1}}, {.from = 2, .to = 3, .values = {0, 4}}};
        QCOMPARE(stackedBars(points, 0, 3, 300), expected);
        QCOMPARE(stackedBars(points, 2, 3, 300).size(), 1u);
        QCOMPARE(tallestStack(points), 4.0);
    }

    void theTallestStandsForTheSecondsOfAColumn()
    {
        QList<QPointF> series;
        for (int i = 0; i < 100; ++i)
            series.append(QPointF(i, i == 37 ? 9 : 1));
        const std::vector<ChartBar> bars = stackedBars({series}, 0, 100, 10);
        QCOMPARE(bars.size(), 10u);
        QCOMPARE(bars.at(3).values, std::vector<double>{9});
        QCOMPARE(bars.at(3).to - bars.at(3).from, 10.0);
    }

    void nothingMakesNoBars()
    {
        QVERIFY(stackedBars({}, 0, 1, 10).empty());
        QVERIFY(stackedBars({{}, {}}, 0, 1, 10).empty());
        QCOMPARE(tallestStack({}), 0.0);
    }
};

QTEST_GUILESS_MAIN(ChartBarsTest)
#include "tst_chartbars.moc"
