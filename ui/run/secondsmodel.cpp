// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/secondsmodel.h"

#include "ui/run/runprogress.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

SecondsModel::SecondsModel(const QList<ChartSpec> &specs, Points points, QObject *parent)
    : QAbstractTableModel(parent)
    , m_specs(specs)
    , m_points(std::move(points))
{
    for (qsizetype chart = 0; chart < specs.size(); ++chart) {
        for (qsizetype series = 0; series < specs.at(chart).series.size(); ++series)
            m_columns.append({chart, series, specs.at(chart).series.at(series).name});
    }
}

void SecondsModel::setSeconds(int seconds)
{
    if (seconds < m_seconds) {
        beginResetModel();
        m_seconds = seconds;
        endResetModel();
    } else if (seconds > m_seconds) {
        beginInsertRows({}, m_seconds, seconds - 1);
        m_seconds = seconds;
        endInsertRows();
    }
}

void SecondsModel::setNames(qsizetype chart, const QStringList &names)
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        Column &column = m_columns[i];
        if (column.chart != chart || column.name == names.at(column.series))
            continue;
        column.name = names.at(column.series);
        emit headerDataChanged(Qt::Horizontal, static_cast<int>(i) + 1, static_cast<int>(i) + 1);
    }
}

int SecondsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_seconds;
}

int SecondsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant SecondsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0)
        return clockText(std::chrono::seconds(index.row()));
    const Column &column = m_columns.at(index.column() - 1);
    const QList<QPointF> &points = m_points.at(column.chart)->at(column.series);
    const auto at = std::lower_bound(points.cbegin(), points.cend(), index.row(),
        [](const QPointF &point, int second) { return point.x() < second; });
    if (at == points.cend() || at->x() > index.row())
        return QString(QChar(0x2013));
    return m_specs.at(column.chart).valueText(at->y());
}

QVariant SecondsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (section == 0)
        return tr("Second");
    const Column &column = m_columns.at(section - 1);
    return role == Qt::ToolTipRole ? u"%1: %2"_s.arg(m_specs.at(column.chart).title, column.name)
                                   : column.name;
}

} // namespace plimsoll
