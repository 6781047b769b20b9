// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSet>
#include <QString>
#include <QStringList>

// The words that a page of docs/ has in `code` type.
inline QSet<QString> documentedWords(const QString &page)
{
    QFile file(QStringLiteral(PLIMSOLL_TEST_DATA "/../../docs/") + page);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList parts = QString::fromUtf8(file.readAll()).split(QLatin1Char('`'));
    QSet<QString> words;
    for (qsizetype i = 1; i < parts.size(); i += 2)
        words.insert(parts[i]);
    return words;
}
