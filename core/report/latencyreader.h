// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/latencylog.h"
#include "core/report/linereader.h"

namespace plimsoll {

// latency.hlog read back, a histogram at a time, so that hours of it need no memory. One thread.
class LatencyReader
{
public:
    struct Interval {
        std::int64_t second = 0;
        std::size_t scenario = 0; // by index in the names given
        LatencyDuration duration = 0;
        LatencyHistogram histogram = {};
    };

    // `scenarios`: the names, by index in the plan. Two names that the log can not tell apart count as the
    // first of them.
    LatencyReader(QIODevice &in, const QStringList &scenarios, ReadProgress progress = {});

    // The next one that can be read; none at the end.
    std::optional<Interval> next();
    qint64 damagedLines() const { return m_damaged + m_lines.tooLong(); }
    bool isStopped() const { return m_lines.isStopped(); }

private:
    std::optional<Interval> read(const QByteArray &line) const;

    LineReader m_lines;
    QList<QByteArray> m_tags;
    qint64 m_damaged = 0;
};

} // namespace plimsoll
