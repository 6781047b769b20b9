// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace plimsoll {

// Called now and then with how many bytes were read; false stops the reading. Whoever stops knows it.
using ReadProgress = std::function<bool(qint64 bytes)>;

// The lines of a table that may be damaged: without their ends, each of bounded length. One thread.
class LineReader
{
public:
    LineReader(QIODevice &in, qsizetype longest, ReadProgress progress);

    // False at the end, and once the reading was stopped. A line that is too long is left out and counted.
    bool next(QByteArray &line);
    qint64 tooLong() const { return m_tooLong; }
    bool isStopped() const { return m_isStopped; }

private:
    qint64 readPart();

    QIODevice &m_in;
    QByteArray m_part;
    ReadProgress m_progress;
    qint64 m_read = 0;
    qint64 m_reported = 0;
    qint64 m_tooLong = 0;
    bool m_isStopped = false;
};

} // namespace plimsoll
