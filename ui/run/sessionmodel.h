// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/runresult.h"

#include <QAbstractTableModel>

namespace plimsoll {

// The sessions of a live run, one a row, sorted and filtered here: ten thousand of them are replaced each
// second, and a proxy would compare their texts.
class SessionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Workspace, State, Read, Written, LastRoundTrip, MaxRoundTrip, Echoed, Errors, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void replace(std::vector<SessionRow> rows);
    void setFilter(const QString &text); // in the workspace's name, or the word of the state

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    bool isShown(const SessionRow &row) const;
    QString text(const SessionRow &row, int column) const;

    std::vector<SessionRow> m_rows;
    std::vector<std::size_t> m_order; // of the shown ones
    QString m_filter;
    int m_sortColumn = -1; // as they come
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace plimsoll
