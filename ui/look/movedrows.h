// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>

namespace plimsoll {

// Where the rows of `indexes` are after a model was sorted, so that what is selected stays selected. The
// orders name the thing in each row, each thing once.
template <typename Order>
QModelIndexList movedRows(
    const QAbstractItemModel &model, const QModelIndexList &indexes, const Order &before, const Order &after)
{
    QHash<typename Order::value_type, int> rows;
    if (!indexes.isEmpty()) {
        for (const auto &thing : after)
            rows.insert(thing, static_cast<int>(rows.size()));
    }
    QModelIndexList moved;
    for (const QModelIndex &index : indexes) {
        const auto thing = before[static_cast<typename Order::size_type>(index.row())];
        moved.append(model.index(rows.value(thing), index.column()));
    }
    return moved;
}

} // namespace plimsoll
