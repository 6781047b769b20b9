// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reporttables.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace plimsoll {

// A table of the report in the window, with its columns in the window's language.
class ReportTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    // `icons`: of the first cells, one for each row; or none.
    explicit ReportTableModel(ReportTable table, QList<QIcon> icons = {}, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ReportTable m_table;
    QList<QIcon> m_icons;
};

// What the report calls it, in the window's language.
QString translatedReportText(const QString &text);
QVariant alignmentRole(Align align);

} // namespace plimsoll
