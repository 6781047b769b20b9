// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/yscale.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class YScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theTopGrowsInSteps_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("current");
        QTest::addColumn<bool>("isBinary");
        QTest::addColumn<double>("top");
        QTest::newRow("nothing yet") << 0.0 << 1.0 << false << 1.0;
        QTest::newRow("at the top") << 20.0 << 20.0 << false << 20.0;
        QTest::newRow("two") << 19.0 << 1.0 << false << 20.0;
        QTest::newRow("four") << 21.0 << 20.0 << false << 40.0;
        QTest::newRow("ten") << 81.0 << 1.0 << false << 100.0;
        QTest::newRow("never less") << 3.0 << 80.0 << false << 80.0;
        QTest::newRow("below one") << 0.03 << 0.001 << false << 0.04;
        QTest::newRow("a power of two") << 819'200.0 << 1.0 << true << 1'048'576.0;
    }

    void theTopGrowsInSteps()
    {
        QFETCH(double, largest);
        QFETCH(double, current);
        QFETCH(bool, isBinary);
        QFETCH(double, top);
        const AxisTops tops = isBinary ? AxisTops::Binary : AxisTops::Decimal;
        QCOMPARE(grownTop(largest, current, tops), top);
    }

    void decadesHoldEveryValue()
    {
        QCOMPARE(grownDecades(0.0002, 0.5, {-3, 0}), (Decades{-4, 0}));
        QCOMPARE(grownDecades(0.02, 1.5, {-3, 0}), (Decades{-3, 1}));
        QCOMPARE(grownDecades(0, 0, {-3, 0}), (Decades{-3, 0}));
    }
};

QTEST_GUILESS_MAIN(YScaleTest)
#include "tst_yscale.moc"
