// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

// A recorded exchange of tests/data/coder, by its file name without ".json".
inline QJsonObject recordedExchange(const QString &name)
{
    QFile file(QStringLiteral(PLIMSOLL_TEST_DATA "/coder/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded exchange %s", qPrintable(name));
    return QJsonDocument::fromJson(file.readAll()).object();
}

inline QJsonValue recordedBody(const QString &name)
{
    return recordedExchange(name).value(QLatin1StringView("body"));
}

inline QByteArray recordedBytes(const QString &name)
{
    const QJsonValue body = recordedBody(name);
    if (body.isArray())
        return QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact);
    return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace plimsoll
