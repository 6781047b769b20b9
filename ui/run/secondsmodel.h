// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chartspec.h"

#include <QAbstractTableModel>
#include <QPointF>

namespace plimsoll {

// The charts as a table: seconds of traffic as rows, series as columns. Keeps no values of its own: it reads
// those of the charts when a cell is shown.
class SecondsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Points = QList<const QList<QList<QPointF>> *>;

    // By chart; the points stay where they are for the model's life.
    SecondsModel(const QList<ChartSpec> &specs, Points points, QObject *parent = nullptr);

    // Seconds 0 to `seconds` - 1 can be read; fewer than before: another run.
    void setSeconds(int seconds);
    // The names of a chart's series have changed.
    void setNames(qsizetype chart, const QStringList &names);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        qsizetype chart = 0;
        qsizetype series = 0;
        QString name;
    };

    QList<ChartSpec> m_specs;
    Points m_points;
    QList<Column> m_columns; // beside the first, which is the time
    int m_seconds = 0;
};

} // namespace plimsoll
