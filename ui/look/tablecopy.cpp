// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/tablecopy.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

#include <set>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// A cell is one line, and has no tab of its own.
QString cellText(const QVariant &value)
{
    return value.toString().simplified();
}

// By their place in the view.
QList<int> shownColumns(const QAbstractItemView &view)
{
    const QAbstractItemModel *model = view.model();
    QList<int> columns;
    const auto *table = qobject_cast<const QTableView *>(&view);
    for (int visual = 0; visual < model->columnCount(); ++visual) {
        const int column = table ? table->horizontalHeader()->logicalIndex(visual) : visual;
        const bool isHidden = table && table->isColumnHidden(column);
        if (!isHidden && !cellText(model->headerData(column, Qt::Horizontal)).isEmpty())
            columns.append(column);
    }
    return columns;
}

} // namespace

QString selectedRowsAsText(const QAbstractItemView &view)
{
    if (!view.selectionModel() || !view.selectionModel()->hasSelection())
        return {};
    const QAbstractItemModel *model = view.model();
    const QList<int> columns = shownColumns(view);
    QStringList cells;
    for (const int column : columns)
        cells.append(cellText(model->headerData(column, Qt::Horizontal)));
    QStringList lines{cells.join(u'\t')};
    std::set<int> rows;
    const QItemSelection selection = view.selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(cellText(model->index(row, column).data()));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

void makeCopyable(QAbstractItemView *view)
{
    auto *copy = new QAction(QAbstractItemView::tr("Copy"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(copy, &QAction::triggered, view, [view] {
        if (const QString text = selectedRowsAsText(*view); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
    });
    view->addAction(copy);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace plimsoll
