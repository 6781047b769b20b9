// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/parts.h"
#include "ui/look/tablecopy.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QRegularExpression>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TableCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void selectedRowsAreLinesOfTabs()
    {
        QTableWidget table(3, 3);
        fill(table);
        QCOMPARE(selectedRowsAsText(table), QString());
        table.selectRow(2);
        table.selectionModel()->select(
            table.model()->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(selectedRowsAsText(table), u"A\tB c\tD\n0 0\t0 1\t0 2\n2 0\t2 1\t2 2\n"_s);
    }

    void columnsAreThoseThatAreSeenInTheirOrder()
    {
        QTableWidget table(1, 3);
        fill(table);
        table.hideColumn(1);
        table.horizontalHeader()->moveSection(2, 0);
        table.selectRow(0);
        QCOMPARE(selectedRowsAsText(table), u"D\tA\n0 2\t0 0\n"_s);
    }

    void theKeyCopies()
    {
        QTableWidget table(2, 3);
        fill(table);
        prepareTable(&table);
        table.show();
        table.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setFocus();
        table.selectRow(1);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"A\tB c\tD\n1 0\t1 1\t1 2\n"_s);
    }

private:
    static void fill(QTableWidget &table)
    {
        table.setHorizontalHeaderLabels({u"A"_s, u"B\nc"_s, u"D"_s});
        for (int row = 0; row < table.rowCount(); ++row) {
            for (int column = 0; column < table.columnCount(); ++column)
                table.setItem(row, column, new QTableWidgetItem(u"%1\t%2"_s.arg(row).arg(column)));
        }
    }
};

QTEST_MAIN(TableCopyTest)
#include "tst_tablecopy.moc"
