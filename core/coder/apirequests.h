// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"

#include <QJsonObject>
#include <QMap>

namespace plimsoll {

// A path segment, encoded: names may hold anything.
QString segment(const QString &text);

ApiRequest getRequest(const QString &path, const QString &query = {});
ApiRequest deleteRequest(const QString &path);
ApiRequest postRequest(const QString &path, const QJsonObject &body, Repeat repeat);

// [{"name", "value"}, …] as every endpoint wants its parameters.
QJsonArray parameterValues(const QMap<QString, QString> &parameters);

} // namespace plimsoll
