// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/secondsmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class SecondsModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void secondsAreRowsAndSeriesAreColumns()
    {
        const auto text = [](double value) { return QString::number(value) + u" x"_s; };
        const QList<ChartSpec> specs{{.title = u"One"_s, .series = {{u"a"_s}, {u"b"_s}}, .valueText = text},
            {.title = u"Two"_s, .series = {{u"c"_s}}, .valueText = text}};
        QList<QList<QPointF>> one(2);
        QList<QList<QPointF>> two(1);
        SecondsModel model(specs, {&one, &two});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.columnCount(), 4);
        one[0] = {{0, 1}, {1, 2}, {2, 3}};
        one[1] = {{0, 4}, {2, 6}}; // nothing was measured in second 1
        two[0] = {{0, 7}, {1, 8}, {2, 9}};
        model.setSeconds(3);
        QCOMPARE(row(model, 0), (QStringList{u"0:00"_s, u"1 x"_s, u"4 x"_s, u"7 x"_s}));
        QCOMPARE(row(model, 1), (QStringList{u"0:01"_s, u"2 x"_s, QString(QChar(0x2013)), u"8 x"_s}));
        QCOMPARE(row(model, 2).at(2), u"6 x"_s);
        model.setNames(1, {u"d"_s});
        QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"d"_s);
        QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::ToolTipRole).toString(), u"Two: d"_s);
        model.setSeconds(1);
        QCOMPARE(model.rowCount(), 1);
    }

private:
    static QStringList row(const SecondsModel &model, int row)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        return cells;
    }
};

QTEST_GUILESS_MAIN(SecondsModelTest)
#include "tst_secondsmodel.moc"
