// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apirequests.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plimsoll {

using namespace Qt::StringLiterals;

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

ApiRequest getRequest(const QString &path, const QString &query)
{
    ApiRequest request;
    request.path = path;
    request.query = query;
    return request;
}

ApiRequest deleteRequest(const QString &path)
{
    ApiRequest request;
    request.method = "DELETE";
    request.path = path;
    return request;
}

ApiRequest postRequest(const QString &path, const QJsonObject &body, Repeat repeat)
{
    ApiRequest request;
    request.method = "POST";
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.repeat = repeat;
    return request;
}

QJsonArray parameterValues(const QMap<QString, QString> &parameters)
{
    QJsonArray values;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        values.append(QJsonObject{{"name"_L1, it.key()}, {"value"_L1, it.value()}});
    return values;
}

} // namespace plimsoll
