// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <span>

namespace plimsoll {

// One JSON object of an answer. What is needed and is not there is remembered as a problem (the first one
// only, with its path) and read as an empty value; what is not known is ignored, since every version of the
// server adds fields.
class ReplyReader
{
public:
    ReplyReader(const QJsonValue &value, QString *problem, const QString &path = {});

    // Needed.
    QString text(QLatin1StringView key) const;
    qint64 number(QLatin1StringView key) const;
    QDateTime time(QLatin1StringView key) const;
    ReplyReader object(QLatin1StringView key) const;
    // `UserId owner = in.id<UserId>("owner_id"_L1)`
    template <typename Id> Id id(QLatin1StringView key) const { return {uuid(key)}; }
    // A value that the table lacks is `unknown`, no problem.
    template <typename Enum>
    Enum choice(QLatin1StringView key, std::span<const EnumText<Enum>> table, Enum unknown) const
    {
        return valueOf(table, text(key)).value_or(unknown);
    }
    // Null stands for the empty list, as Go writes it.
    template <typename T> QList<T> list(QLatin1StringView key, T (*read)(const ReplyReader &)) const
    {
        if (m_object.value(key).isUndefined())
            missing(key);
        return listIfAny(key, read);
    }

    // May be missing or null.
    QString textIfAny(QLatin1StringView key) const;
    bool flagIfAny(QLatin1StringView key) const;
    std::optional<qint64> numberIfAny(QLatin1StringView key) const;
    QDateTime timeIfAny(QLatin1StringView key) const; // Go's zero time is null too
    ReplyReader objectIfAny(QLatin1StringView key) const;
    bool has(QLatin1StringView key) const;
    QStringList textsIfAny(QLatin1StringView key) const;
    template <typename T> QList<T> listIfAny(QLatin1StringView key, T (*read)(const ReplyReader &)) const
    {
        QList<T> items;
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() || value.isNull())
            return items;
        if (!value.isArray())
            wrongType(key);
        const QJsonArray array = value.toArray();
        items.reserve(array.size());
        for (qsizetype i = 0; i < array.size(); ++i)
            items.append(read(ReplyReader(array.at(i), m_problem, pathOf(key, i))));
        return items;
    }

private:
    QUuid uuid(QLatin1StringView key) const;
    void missing(QLatin1StringView key) const;
    void wrongType(QLatin1StringView key) const;
    QString pathOf(QLatin1StringView key) const;
    QString pathOf(QLatin1StringView key, qsizetype index) const;

    QJsonObject m_object;
    QString *m_problem;
    QString m_path;
};

// What `read` made of an answer that is one object. Errors: BadReply.
template <typename T> Result<T> parseReply(const QJsonValue &json, T (*read)(const ReplyReader &))
{
    QString problem;
    T value = read(ReplyReader(json, &problem));
    if (!problem.isEmpty())
        return Error{ErrorKind::BadReply, problem};
    return value;
}

// The same of an answer that is an array of objects.
template <typename T> Result<QList<T>> parseReplyList(const QJsonValue &json, T (*read)(const ReplyReader &))
{
    const QLatin1StringView key("");
    if (!json.isArray() && !json.isNull())
        return Error{ErrorKind::BadReply, QStringLiteral("It is not a list.")};
    QString problem;
    const ReplyReader wrapper(QJsonObject{{key, json}}, &problem);
    QList<T> items = wrapper.list(key, read);
    if (!problem.isEmpty())
        return Error{ErrorKind::BadReply, problem};
    return items;
}

} // namespace plimsoll
