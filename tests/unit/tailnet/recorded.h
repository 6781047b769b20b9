// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace plimsoll::test {

using Bytes = std::vector<std::byte>;

inline Bytes bytesOf(const QByteArray &from)
{
    const auto bytes = std::as_bytes(std::span(from.constData(), static_cast<std::size_t>(from.size())));
    return {bytes.begin(), bytes.end()};
}

inline Bytes fromHex(const QByteArray &digits)
{
    return bytesOf(QByteArray::fromHex(digits));
}

inline QByteArray toHex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

template <std::size_t Size> std::array<std::byte, Size> arrayOf(const Bytes &bytes)
{
    std::array<std::byte, Size> made{};
    std::copy_n(bytes.begin(), std::min(Size, bytes.size()), made.begin());
    return made;
}

// What a client that works said to a real server of 2.25 and its agent, and what they answered, with all
// keys.
class Recorded
{
public:
    Recorded()
    {
        QFile file(QStringLiteral(PLIMSOLL_TEST_DATA "/tailnet/recorded.json"));
        if (file.open(QIODevice::ReadOnly))
            m_messages = QJsonDocument::fromJson(file.readAll()).array();
    }

    int count() const { return static_cast<int>(m_messages.size()); }
    QString what(int at) const { return m_messages.at(at).toObject().value(u"what").toString(); }
    Bytes field(int at, const QString &name) const
    {
        return fromHex(m_messages.at(at).toObject().value(name).toString().toLatin1());
    }
    // The first of a kind.
    int find(const QString &kind) const
    {
        for (int at = 0; at < count(); ++at) {
            if (what(at) == kind)
                return at;
        }
        return -1;
    }
    // All bytes of a kind, one after the other.
    Bytes stream(const QString &kind) const
    {
        Bytes all;
        for (int at = 0; at < count(); ++at) {
            if (what(at) != kind)
                continue;
            const Bytes bytes = field(at, QStringLiteral("bytes"));
            all.insert(all.end(), bytes.begin(), bytes.end());
        }
        return all;
    }

private:
    QJsonArray m_messages;
};

} // namespace plimsoll::test
