// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace plimsoll {

// Writes an indented JSON document whose keys stand in the order in which they are written; QJsonObject sorts
// them. Within a list the key is left out. Balanced calls are the caller's duty.
class JsonWriter
{
public:
    void beginObject(QLatin1StringView key = {}) { begin(key, '{'); }
    void endObject() { end('}'); }
    void beginList(QLatin1StringView key = {}) { begin(key, '['); }
    void endList() { end(']'); }

    void text(QLatin1StringView key, QStringView value);
    void number(QLatin1StringView key, qint64 value);
    void number(QLatin1StringView key, double value); // shortest exact form; null when not finite
    void flag(QLatin1StringView key, bool value);
    // One whose name is data.
    void namedText(QStringView name, QStringView value);

    // The document, with a line end at its end.
    QByteArray document() const { return m_out + '\n'; }

private:
    void begin(QLatin1StringView key, char bracket);
    void end(char bracket);
    void startItem(QStringView key);
    void quote(QStringView text);

    QByteArray m_out;
    std::vector<bool> m_hasItems; // one for each open object or list
    std::vector<bool> m_isObject;
};

} // namespace plimsoll
