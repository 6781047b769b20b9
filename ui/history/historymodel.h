// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"
#include "ui/look/theme.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace plimsoll {

// "Kept", "Broken", "Damaged", "No goals": how a run stands in one word, its icon and colour.
QString standingText(const RunListing &run);
QString standingIcon(const RunListing &run);
QColor Theme::*standingTint(const RunListing &run);
// Only a whole run of a real deployment, whose notes can be written.
bool canBeBaseline(const RunListing &run);

// Runs, one a row. Replacing them keeps rows that stay, and with them what is selected.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Star,
        Started,
        Name,
        Deployment,
        State,
        Standing,
        RoundTrip,
        Duration,
        Tags,
        Note,
        ColumnCount
    };
    enum Role {
        PathRole = Qt::UserRole,
        SortRole, // what rows are ordered by
    };

    using QAbstractTableModel::QAbstractTableModel;

    void replace(const QList<RunListing> &runs);
    const RunListing &run(int row) const { return m_runs.at(row); }
    const QList<RunListing> &runs() const { return m_runs; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool insertAndRemove(const QList<RunListing> &runs);

    QList<RunListing> m_runs;
};

// What of it is shown, and in which order.
class HistoryFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit HistoryFilter(HistoryModel &model, QObject *parent = nullptr);

    // In the name, deployment, tags, note or verdict; each word somewhere.
    void setText(const QString &text);
    void setTag(const QString &tag); // empty: all
    void setDeployment(const QString &deployment); // as deploymentName(); empty: all
    void setHidesSimulated(bool hides);
    bool isFiltering() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    HistoryModel &m_model;
    QStringList m_words;
    QString m_tag;
    QString m_deployment;
    bool m_hidesSimulated = false;
};

// "coder.example.com", "Simulated".
QString deploymentName(const RunListing &run);

// Their folders in the order to compare them in: baselines first, then as they were started.
QStringList pathsToCompare(QList<RunListing> runs);

} // namespace plimsoll
