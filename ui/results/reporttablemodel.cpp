// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/reporttablemodel.h"

#include <QCoreApplication>

namespace plimsoll {

QString translatedReportText(const QString &text)
{
    return text.isEmpty() ? text : QCoreApplication::translate("Report", text.toUtf8().constData());
}

QVariant alignmentRole(Align align)
{
    const auto side = align == Align::Left ? Qt::AlignLeft : Qt::AlignRight;
    return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
}

ReportTableModel::ReportTableModel(ReportTable table, QList<QIcon> icons, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(std::move(table))
    , m_icons(std::move(icons))
{
}

int ReportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ReportTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    if (m_table.columns.isEmpty() && !m_table.rows.isEmpty())
        return static_cast<int>(m_table.rows.first().size());
    return static_cast<int>(m_table.columns.size());
}

QVariant ReportTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentRole(m_table.alignmentOf(index.column()));
    if (role == Qt::DecorationRole && index.column() == 0)
        return index.row() < m_icons.size() ? QVariant(m_icons.at(index.row())) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) // the tool tip: a narrow column cuts
        return {};
    const QString &cell = m_table.rows.at(index.row()).value(index.column());
    return m_table.columns.isEmpty() && index.column() == 0 ? translatedReportText(cell) : cell;
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_table.columns.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentRole(m_table.alignmentOf(section));
    return role == Qt::DisplayRole ? translatedReportText(m_table.columns.at(section)) : QVariant();
}

} // namespace plimsoll
