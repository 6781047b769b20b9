// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanuppresenter.h"

#include <QAbstractTableModel>

namespace plimsoll {

// The rows of a presenter, one an object, chosen by the box of its first cell.
class CleanupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Object, Kind, Run, Age, State, ColumnCount };

    explicit CleanupModel(CleanupPresenter &presenter, QObject *parent = nullptr);

    void rowsChanged(); // all of them
    void rowChanged(int row);
    // While deletions go on nothing can be chosen.
    void setFixed(bool isFixed);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void choiceChanged();

private:
    QString text(const LeftRow &row, int column) const;

    CleanupPresenter &m_presenter;
    int m_rowCount = 0;
    bool m_isFixed = false;
};

} // namespace plimsoll
