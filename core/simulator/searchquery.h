// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace plimsoll::simulator {

// The "q" of a list: key:value terms, values in quotes where they hold spaces, and bare words. All of it in
// lower case, as the server takes it. Pure.
struct SearchQuery {
    QList<std::pair<QString, QString>> terms;
    QStringList words;

    static SearchQuery parse(const QString &text);
    QString value(QLatin1StringView key) const; // empty when it is not there
};

} // namespace plimsoll::simulator
