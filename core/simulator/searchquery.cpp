// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/searchquery.h"

namespace plimsoll::simulator {

static QStringList pieces(const QString &text)
{
    QStringList found;
    QString piece;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u' ' && !isQuoted) {
            found.append(piece);
            piece.clear();
        } else {
            piece.append(c);
        }
    }
    found.append(piece);
    found.removeAll(QString());
    return found;
}

SearchQuery SearchQuery::parse(const QString &text)
{
    SearchQuery query;
    for (const QString &piece : pieces(text.toLower())) {
        const qsizetype colon = piece.indexOf(u':');
        if (colon > 0)
            query.terms.append({piece.left(colon), piece.mid(colon + 1)});
        else
            query.words.append(piece);
    }
    return query;
}

QString SearchQuery::value(QLatin1StringView key) const
{
    for (const auto &[name, text] : terms) {
        if (name == key)
            return text;
    }
    return {};
}

} // namespace plimsoll::simulator
