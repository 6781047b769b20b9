// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/workspacemodel.h"

#include "ui/look/movedrows.h"
#include "ui/results/reporttablemodel.h"

#include <algorithm>

namespace plimsoll {

namespace {

bool isLess(const WorkspaceReport &a, const WorkspaceReport &b, int column)
{
    switch (column) {
    case WorkspaceModel::Name:
        return a.name < b.name;
    case WorkspaceModel::Scenario:
        return a.scenario < b.scenario;
    case WorkspaceModel::State:
        return a.state < b.state;
    case WorkspaceModel::CreatedIn:
        return a.createDuration < b.createDuration;
    case WorkspaceModel::Sent:
        return a.sentBytes < b.sentBytes;
    case WorkspaceModel::Echoed:
        return a.echoedBytes < b.echoedBytes;
    case WorkspaceModel::DueTicks:
        return a.dueTicks < b.dueTicks;
    case WorkspaceModel::EchoedTicks:
        return a.echoedTicks < b.echoedTicks;
    case WorkspaceModel::LargestRoundTrip:
        return a.maxRoundTrip < b.maxRoundTrip;
    case WorkspaceModel::Errors:
        return a.errors < b.errors;
    default:
        return a.error < b.error;
    }
}

} // namespace

WorkspaceModel::WorkspaceModel(const QList<WorkspaceReport> &rows, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
    , m_words(workspacesTable(Report(), 0))
{
    arrange();
}

void WorkspaceModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    arrange();
    endResetModel();
}

bool WorkspaceModel::isShown(const WorkspaceReport &row) const
{
    return m_filter.isEmpty() || row.name.contains(m_filter, Qt::CaseInsensitive)
        || row.scenario.contains(m_filter, Qt::CaseInsensitive)
        || row.error.contains(m_filter, Qt::CaseInsensitive)
        || titleOf(textOf(workspaceStateTexts(), row.state)).startsWith(m_filter, Qt::CaseInsensitive);
}

void WorkspaceModel::arrange()
{
    m_order.clear();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (isShown(m_rows.at(i)))
            m_order.append(i);
    }
    if (m_sortColumn < 0)
        return;
    std::stable_sort(m_order.begin(), m_order.end(), [this](qsizetype a, qsizetype b) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(m_rows.at(a), m_rows.at(b), m_sortColumn)
                                                 : isLess(m_rows.at(b), m_rows.at(a), m_sortColumn);
    });
}

int WorkspaceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int WorkspaceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.columns.size());
}

QVariant WorkspaceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentRole(m_words.alignmentOf(index.column()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return workspaceRow(m_rows.at(m_order.at(index.row()))).value(index.column());
}

QVariant WorkspaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_words.columns.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentRole(m_words.alignmentOf(section));
    return role == Qt::DisplayRole ? translatedReportText(m_words.columns.at(section)) : QVariant();
}

void WorkspaceModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    const QList<qsizetype> before = m_order;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    const QModelIndexList indexes = persistentIndexList();
    changePersistentIndexList(indexes, movedRows(*this, indexes, before, m_order));
    emit layoutChanged();
}

} // namespace plimsoll
