// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsontext.h"
#include "core/base/jsonwriter.h"

#include <cmath>
#include <concepts>

namespace plimsoll::runjson {

// Writes the fields of a part of run.json that its `of` goes through, see jsonreport.cpp.
class WritingFields
{
public:
    explicit WritingFields(JsonWriter &out)
        : m_out(out)
    {
    }

    void text(QLatin1StringView key, const QString &value) { m_out.text(key, value); }
    void flag(QLatin1StringView key, bool value) { m_out.flag(key, value); }
    template <std::integral Number> void number(QLatin1StringView key, Number value)
    {
        m_out.number(key, static_cast<qint64>(value));
    }
    void number(QLatin1StringView key, double value)
    {
        constexpr double MostExact = 9'007'199'254'740'992; // beyond, a double skips whole numbers
        if (std::trunc(value) == value && std::abs(value) < MostExact)
            m_out.number(key, static_cast<qint64>(value)); // not "2.5e+08"
        else
            m_out.number(key, value);
    }
    void number(QLatin1StringView key, const std::optional<double> &value)
    {
        if (value)
            number(key, *value);
    }
    void derived(QLatin1StringView key, const QString &value) { text(key, value); }
    void derived(QLatin1StringView key, const std::optional<double> &value) { number(key, value); }
    template <typename Span> void milliseconds(QLatin1StringView key, Span value)
    {
        number(key, std::chrono::duration<double, std::milli>(value).count());
    }
    template <typename Span> void milliseconds(QLatin1StringView key, const std::optional<Span> &value)
    {
        if (value)
            milliseconds(key, *value);
    }
    void microseconds(QLatin1StringView key, Nanoseconds value)
    {
        number(key, static_cast<double>(value.count()) / 1000);
    }
    void microseconds(QLatin1StringView key, const std::optional<Nanoseconds> &value)
    {
        if (value)
            microseconds(key, *value);
    }
    void microsecondsOf(QLatin1StringView key, double ns) { number(key, ns / 1000); }
    void time(QLatin1StringView key, const QDateTime &at)
    {
        if (at.isValid())
            m_out.text(key, utcText(at));
    }
    template <typename Enum>
    void choice(QLatin1StringView key, Enum value, std::span<const EnumText<Enum>> table)
    {
        m_out.text(key, QString(textOf(table, value)));
    }
    template <typename Enum>
    void choice(
        QLatin1StringView key, const std::optional<Enum> &value, std::span<const EnumText<Enum>> table)
    {
        if (value)
            choice(key, *value, table);
    }
    template <typename Part> void object(QLatin1StringView key, Part &part)
    {
        m_out.beginObject(key);
        of(*this, part);
        m_out.endObject();
    }
    // Left out where it says nothing.
    template <typename Part> void objectUnless(QLatin1StringView key, Part &part, const Part &nothing)
    {
        if (part != nothing)
            object(key, part);
    }
    template <typename Part> void list(QLatin1StringView key, QList<Part> &parts)
    {
        m_out.beginList(key);
        for (Part &part : parts)
            object({}, part);
        m_out.endList();
    }

private:
    JsonWriter &m_out;
};

} // namespace plimsoll::runjson
