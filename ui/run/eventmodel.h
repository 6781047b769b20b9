// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/runresult.h"
#include "core/report/errorgroups.h"

#include <QAbstractTableModel>

#include <deque>

namespace plimsoll {

// What a run tells, in its order: the newest MostRows, all of them or those of one second of traffic.
class EventModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Kind, Sentence, ColumnCount };
    static constexpr qsizetype MostRows = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void setTrafficStart(const QDateTime &startsAt) { m_startsAt = startsAt; } // UTC, of second 0
    // `where`: the phase that goes on.
    void append(const std::vector<RunEvent> &events, const QString &where);
    // Shows those of a second only; none: all.
    void setSecond(std::optional<qint64> second);

    // The failures of the second that is shown.
    ErrorGroups failures() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        RunEvent event;
        QString where;
        qint64 second = -1; // of the traffic; -1: before
    };
    bool isShown(const Row &row) const { return !m_second || row.second == *m_second; }
    const Row &row(int shown) const;
    void forgetOldest();

    std::deque<Row> m_rows;
    std::uint64_t m_forgotten = 0; // rows that were before the first
    std::deque<std::uint64_t> m_shown; // by number since the start
    QDateTime m_startsAt;
    std::optional<qint64> m_second;
};

// Puts a failure where it belongs; an event that is none changes nothing.
void addFailure(ErrorGroups &groups, const RunEvent &event, const QString &where);

} // namespace plimsoll
