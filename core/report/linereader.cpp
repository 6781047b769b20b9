// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/linereader.h"

namespace plimsoll {

LineReader::LineReader(QIODevice &in, qsizetype longest, ReadProgress progress)
    : m_in(in)
    , m_part(longest, Qt::Uninitialized)
    , m_progress(std::move(progress))
{
}

bool LineReader::next(QByteArray &line)
{
    constexpr qint64 Step = qint64{256} * 1024; // bytes between two looks at the progress
    while (!m_isStopped && m_in.isReadable()) {
        qint64 size = readPart();
        if (size <= 0)
            return false;
        const bool isWhole = m_part[size - 1] == '\n' || m_in.atEnd();
        if (isWhole)
            line = QByteArray(m_part.constData(), size);
        while (m_part[size - 1] != '\n' && (size = readPart()) > 0) { }
        if (m_progress && m_read - m_reported >= Step) {
            m_reported = m_read;
            m_isStopped = !m_progress(m_read);
        }
        if (!isWhole) {
            ++m_tooLong;
            continue;
        }
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        return true;
    }
    return false;
}

qint64 LineReader::readPart()
{
    const qint64 size = m_in.readLine(m_part.data(), m_part.size());
    m_read += std::max<qint64>(size, 0);
    return size;
}

} // namespace plimsoll
