// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/tablepane.h"

#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/results/reporttablemodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int WidestColumn = 420;
constexpr int LookedAt = 60; // rows, for the width of a column

} // namespace

void fitColumns(QTableView *table, bool isLastText)
{
    table->horizontalHeader()->setResizeContentsPrecision(LookedAt);
    table->resizeColumnsToContents();
    const int columns = table->model()->columnCount();
    for (int column = 0; column < columns; ++column)
        table->setColumnWidth(column, std::min(WidestColumn, table->columnWidth(column) + spacing::Medium));
    if (isLastText)
        return table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

TablePane::TablePane(const ReportTable &table, Height height, QWidget *parent, const QList<QIcon> &icons)
    : QFrame(parent)
    , m_height(height)
{
    setPart(this, Part::Pane);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, spacing::Small, 1, 1);
    column->setSpacing(spacing::Tight);
    const QString title = translatedReportText(table.title);
    auto *heading = makeLabel(title, TypeSize::Body, QFont::DemiBold, Ink::Text, this);
    heading->setContentsMargins(spacing::Medium, 0, spacing::Medium, 0);
    column->addWidget(heading);
    if (!table.rows.isEmpty()) {
        m_table = new QTableView(this);
        prepareTable(m_table);
        m_table->setObjectName(table.name + u"Table"_s);
        m_table->setAccessibleName(title);
        m_table->setWordWrap(false);
        m_table->setModel(new ReportTableModel(table, icons, m_table));
        m_table->horizontalHeader()->setVisible(!table.columns.isEmpty());
        fitColumns(m_table, table.columns.isEmpty() || table.alignments.constLast() == Align::Left);
        column->addWidget(m_table, height == Height::Scrolled ? 1 : 0);
        if (height == Height::Whole)
            m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    if (!table.note.isEmpty()) {
        auto *note = makeLabel(
            translatedReportText(table.note), TypeSize::Body, QFont::Normal, Ink::Secondary, this);
        note->setObjectName(table.name + u"Note"_s);
        note->setWordWrap(true);
        note->setContentsMargins(spacing::Medium, spacing::Tight, spacing::Medium, spacing::Small);
        column->addWidget(note);
    }
    if (!m_table || height == Height::Whole)
        column->addStretch();
}

void TablePane::fit()
{
    if (!m_table || m_height == Height::Scrolled)
        return;
    const QHeaderView *header = m_table->horizontalHeader();
    int wanted = header->isHidden() ? 0 : header->sizeHint().height();
    wanted += m_table->model()->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    wanted += m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(wanted);
}

void TablePane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    fit();
}

void TablePane::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace plimsoll
