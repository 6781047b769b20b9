// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <optional>
#include <span>

namespace plimsoll {

// One table per enum says how its values are written in files and on the command line.
template <typename Enum> struct EnumText {
    Enum value;
    QLatin1StringView text;
};
template <typename Enum> EnumText(Enum, QLatin1StringView) -> EnumText<Enum>;

template <typename Enum> QLatin1StringView textOf(std::span<const EnumText<Enum>> table, Enum value)
{
    for (const EnumText<Enum> &row : table) {
        if (row.value == value)
            return row.text;
    }
    Q_ASSERT_X(false, "textOf", "the table lacks a value of its enum");
    return QLatin1StringView();
}

template <typename Enum> std::optional<Enum> valueOf(std::span<const EnumText<Enum>> table, QStringView text)
{
    for (const EnumText<Enum> &row : table) {
        if (row.text == text)
            return row.value;
    }
    return std::nullopt;
}

template <typename Enum> QStringList textsOf(std::span<const EnumText<Enum>> table)
{
    QStringList texts;
    for (const EnumText<Enum> &row : table)
        texts.append(QString(row.text));
    return texts;
}

} // namespace plimsoll
