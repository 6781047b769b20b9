// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/thinned.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class ThinnedTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingGivesNothing()
    {
        QVERIFY(thinned({}, 0, 10, 5).isEmpty());
        QVERIFY(thinned({{1, 1}}, 10, 10, 5).isEmpty());
        QVERIFY(thinned({{1, 1}}, 0, 10, 0).isEmpty());
    }

    void fewPointsStayAsTheyAre()
    {
        const QList<QPointF> points{{0, 3}, {1, 1}, {2, 4}};
        QCOMPARE(thinned(points, 0, 3, 100), points);
    }

    void noPeakIsLost()
    {
        QList<QPointF> points;
        for (int i = 0; i < 10'000; ++i)
            points.append({static_cast<double>(i), 1.0});
        points[4'321].setY(99);
        points[4'325].setY(-7);
        const QList<QPointF> few = thinned(points, 0, 10'000, 100);
        QVERIFY(few.size() <= 400);
        QVERIFY(few.contains(QPointF(4'321, 99)));
        QVERIFY(few.contains(QPointF(4'325, -7)));
        QVERIFY(std::is_sorted(
            few.cbegin(), few.cend(), [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); }));
    }

    void theLineGoesOnBeyondBothEdges()
    {
        const QList<QPointF> points{{0, 0}, {1, 1}, {5, 5}, {9, 9}, {10, 10}};
        const QList<QPointF> expected{{1, 1}, {5, 5}, {9, 9}};
        QCOMPARE(thinned(points, 2, 8, 10), expected);
    }
};

QTEST_GUILESS_MAIN(ThinnedTest)
#include "tst_thinned.moc"
