// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reporttables.h"

#include <QFrame>
#include <QIcon>

class QAbstractItemModel;
class QTableView;
class QVBoxLayout;

namespace plimsoll {

// A table of the report with its title and its note.
class TablePane : public QFrame
{
    Q_OBJECT
public:
    // Whole: as high as its rows, for a column that scrolls. Scrolled: takes the room that there is.
    enum class Height { Whole, Scrolled };

    TablePane(const ReportTable &table, Height height, QWidget *parent, const QList<QIcon> &icons = {});

    QTableView *table() const { return m_table; } // "goalsTable" for the table "goals"

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fit();

    Height m_height;
    QTableView *m_table = nullptr; // null: there are no rows
};

// Columns as wide as their content, up to a limit; the last one, if it is text, or else the first takes the
// rest.
void fitColumns(QTableView *table, bool isLastText);

} // namespace plimsoll
