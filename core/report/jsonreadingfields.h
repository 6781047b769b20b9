// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jsonreader.h"

#include <cmath>
#include <concepts>
#include <limits>

namespace plimsoll::runjson {

// Reads the fields of a part of run.json that its `of` goes through, see jsonreport.cpp.
class ReadingFields
{
public:
    explicit ReadingFields(JsonReader &in)
        : m_in(in)
    {
    }

    void text(QLatin1StringView key, QString &value) { m_in.takeText(key, value, LongestText); }
    void flag(QLatin1StringView key, bool &value) { m_in.takeFlag(key, value); }
    template <std::integral Number> void number(QLatin1StringView key, Number &value)
    {
        constexpr qint64 least = std::is_signed_v<Number> ? std::numeric_limits<qint64>::min() : 0;
        constexpr qint64 most = sizeof(Number) < sizeof(qint64) ? std::numeric_limits<int>::max()
                                                                : std::numeric_limits<qint64>::max();
        qint64 number = 0;
        if (m_in.takeInteger(key, number, std::max<qint64>(least, -most), most))
            value = static_cast<Number>(number);
    }
    void number(QLatin1StringView key, double &value) { m_in.takeReal(key, value, {0, Largest}); }
    void number(QLatin1StringView key, std::optional<double> &value)
    {
        double number = 0;
        if (m_in.takeReal(key, number, {0, Largest}))
            value = number;
    }
    void derived(QLatin1StringView key, const QString &)
    {
        QString ignored;
        m_in.takeText(key, ignored, LongestText);
    }
    void derived(QLatin1StringView key, const std::optional<double> &)
    {
        std::optional<double> ignored;
        number(key, ignored);
    }
    template <typename Span> void milliseconds(QLatin1StringView key, Span &value)
    {
        double ms = 0;
        if (m_in.takeReal(key, ms, {0, LargestMs}))
            value = std::chrono::duration_cast<Span>(Nanoseconds(std::llround(ms * 1e6)));
    }
    template <typename Span> void milliseconds(QLatin1StringView key, std::optional<Span> &value)
    {
        if (m_in.has(key))
            milliseconds(key, value.emplace());
        else
            m_in.takeReal(key, m_ignored, {});
    }
    void microseconds(QLatin1StringView key, Nanoseconds &value)
    {
        double us = 0;
        if (m_in.takeReal(key, us, {0, LargestMs * 1000}))
            value = Nanoseconds(std::llround(us * 1000));
    }
    void microseconds(QLatin1StringView key, std::optional<Nanoseconds> &value)
    {
        if (m_in.has(key))
            microseconds(key, value.emplace());
        else
            m_in.takeReal(key, m_ignored, {});
    }
    void microsecondsOf(QLatin1StringView key, double &ns)
    {
        double us = 0;
        if (m_in.takeReal(key, us, {0, LargestMs * 1000}))
            ns = us * 1000;
    }
    void time(QLatin1StringView key, QDateTime &at)
    {
        QString text;
        if (!m_in.takeText(key, text))
            return;
        const QDateTime read = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (read.isValid() && read.timeSpec() == Qt::UTC)
            at = read;
        else
            m_in.refuse(key, QStringLiteral("must be a time in UTC such as \"2026-01-31T12:00:00.000Z\"."));
    }
    template <typename Enum>
    void choice(QLatin1StringView key, Enum &value, std::span<const EnumText<Enum>> table)
    {
        m_in.takeChoice(key, value, table);
    }
    template <typename Enum>
    void choice(QLatin1StringView key, std::optional<Enum> &value, std::span<const EnumText<Enum>> table)
    {
        Enum read{};
        if (m_in.takeChoice(key, read, table))
            value = read;
    }
    template <typename Part> void object(QLatin1StringView key, Part &part)
    {
        m_in.takeObject(key, [&part](JsonReader &inner) {
            ReadingFields fields(inner);
            of(fields, part);
        });
    }
    template <typename Part> void objectUnless(QLatin1StringView key, Part &part, const Part &)
    {
        object(key, part);
    }
    template <typename Part> void list(QLatin1StringView key, QList<Part> &parts)
    {
        m_in.takeObjects(key, MostItems, [&parts](JsonReader &inner) {
            ReadingFields fields(inner);
            of(fields, parts.emplaceBack());
        });
    }

private:
    static constexpr qsizetype LongestText = qsizetype{64} * 1024;
    static constexpr qsizetype MostItems = 1'000'000;
    static constexpr double Largest = 1e300;
    static constexpr double LargestMs = 9e12; // fits nanoseconds in 64 bits

    JsonReader &m_in;
    double m_ignored = 0;
};

} // namespace plimsoll::runjson
