// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/oncebody.h"

namespace plimsoll {

OnceBody::OnceBody(const QByteArray &bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::bytesAvailable() const
{
    return m_bytes.size() - m_taken;
}

qint64 OnceBody::readData(char *data, qint64 length)
{
    const qint64 count = std::min<qint64>(length, bytesAvailable());
    if (count == 0)
        return -1;
    std::copy_n(m_bytes.constData() + m_taken, count, data);
    m_taken += count;
    return count;
}

qint64 OnceBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace plimsoll
