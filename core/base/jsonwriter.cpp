// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

#include <QLocale>

#include <cmath>

namespace plimsoll {

void JsonWriter::text(QLatin1StringView key, QStringView value)
{
    namedText(QString(key), value);
}

void JsonWriter::number(QLatin1StringView key, qint64 value)
{
    startItem(QString(key));
    m_out += QByteArray::number(value);
}

void JsonWriter::number(QLatin1StringView key, double value)
{
    startItem(QString(key));
    m_out += std::isfinite(value) ? QByteArray::number(value, 'g', QLocale::FloatingPointShortest)
                                  : QByteArrayLiteral("null");
}

void JsonWriter::flag(QLatin1StringView key, bool value)
{
    startItem(QString(key));
    m_out += value ? "true" : "false";
}

void JsonWriter::namedText(QStringView name, QStringView value)
{
    startItem(name);
    quote(value);
}

void JsonWriter::begin(QLatin1StringView key, char bracket)
{
    startItem(QString(key));
    m_out += bracket;
    m_hasItems.push_back(false);
    m_isObject.push_back(bracket == '{');
}

void JsonWriter::end(char bracket)
{
    Q_ASSERT(!m_hasItems.empty() && m_isObject.back() == (bracket == '}'));
    const bool hadItems = m_hasItems.back();
    m_hasItems.pop_back();
    m_isObject.pop_back();
    if (hadItems)
        m_out += '\n' + QByteArray(4 * static_cast<qsizetype>(m_hasItems.size()), ' ');
    m_out += bracket;
}

void JsonWriter::startItem(QStringView key)
{
    if (m_hasItems.empty())
        return; // the document itself
    if (m_hasItems.back())
        m_out += ',';
    m_hasItems.back() = true;
    m_out += '\n' + QByteArray(4 * static_cast<qsizetype>(m_hasItems.size()), ' ');
    if (m_isObject.back()) {
        quote(key);
        m_out += ": ";
    }
}

void JsonWriter::quote(QStringView text)
{
    static constexpr char Hex[] = "0123456789abcdef";
    m_out += '"';
    const QByteArray bytes = text.toUtf8();
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (byte == '"' || byte == '\\')
            m_out += '\\';
        if (byte == '\n')
            m_out += "\\n";
        else if (byte == '\t')
            m_out += "\\t";
        else if (code < 0x20)
            m_out += QByteArrayLiteral("\\u00") + Hex[code >> 4] + Hex[code & 0xf];
        else
            m_out += byte;
    }
    m_out += '"';
}

} // namespace plimsoll
