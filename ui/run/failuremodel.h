// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/errorgroups.h"

#include <QAbstractTableModel>

namespace plimsoll {

// Failures in groups, the most frequent first.
class FailureModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Class, Where, Count, First, Last, Sentence, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void replace(const QList<ErrorGroup> &groups);
    QString sample(int row) const; // the first of the group, in full

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ErrorGroup> m_groups;
};

} // namespace plimsoll
