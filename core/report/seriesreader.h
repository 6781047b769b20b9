// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/csvreport.h"
#include "core/report/linereader.h"

#include <optional>

namespace plimsoll {

// series.csv read back, a second at a time and in linear time. One thread.
//
// A row has what the table has: one entry under `workers` with the busiest share and the worst lag, and
// percentiles without the 90th and 99.9th. A line that can not be read is left out and counted.
class SeriesReader
{
public:
    // `scenarios`: names that are known, by index in the plan; others are added as the file has them. A file
    // without the table's header has no rows and one damaged line.
    explicit SeriesReader(QIODevice &in, const QStringList &scenarios = {}, ReadProgress progress = {});
    ~SeriesReader();

    // The next second, in rising order, with all scenarios that are known by then; none at the end.
    std::optional<SecondRow> next();
    // Complete when next() had none.
    const SeriesContext &context() const { return m_context; }
    qint64 damagedLines() const { return m_damaged + m_lines.tooLong(); }
    bool isStopped() const { return m_lines.isStopped(); }

private:
    struct Cell;
    struct Columns;

    bool takeHeader();
    std::optional<Cell> nextCell();
    std::optional<QList<QByteArray>> nextRecord();
    bool takeFields(const QList<QByteArray> &fields, Cell &cell) const;
    bool fits(const Cell &cell);
    void place(const Cell &cell, SecondRow &row);

    LineReader m_lines;
    std::unique_ptr<Columns> m_columns; // none: no header was read
    std::unique_ptr<Cell> m_ahead; // the first of the next second
    SeriesContext m_context;
    std::int64_t m_second = -1; // of the last cell
    qint64 m_damaged = 0;
};

} // namespace plimsoll
