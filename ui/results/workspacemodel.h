// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reporttables.h"

#include <QAbstractTableModel>

namespace plimsoll {

// The workspaces of a run, sorted and filtered here by their values: a proxy would compare their texts.
class WorkspaceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    // In the order of the report's table.
    enum Column {
        Name,
        Scenario,
        State,
        CreatedIn,
        Sent,
        Echoed,
        DueTicks,
        EchoedTicks,
        LargestRoundTrip,
        Errors,
        LastError
    };

    // `rows` live as long as the model.
    explicit WorkspaceModel(const QList<WorkspaceReport> &rows, QObject *parent = nullptr);

    // In the name, the scenario, the word of the state or the last error.
    void setFilter(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    bool isShown(const WorkspaceReport &row) const;

    const QList<WorkspaceReport> &m_rows;
    ReportTable m_words; // columns without rows
    QList<qsizetype> m_order; // of the shown ones
    QString m_filter;
    int m_sortColumn = -1; // as the report has them
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace plimsoll
