// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Finding {
    qsizetype offset = 0;
    QString sentence; // without its beginning and place: "gives the key \"count\" twice"
};

// Looks through a document, known to be JSON, for what QJsonDocument lets pass.
class Scan
{
public:
    Scan(const QByteArray &text, int depth)
        : m_text(text)
        , m_depth(static_cast<std::size_t>(depth))
    {
    }

    std::optional<Finding> run()
    {
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            const qsizetype token = at;
            std::optional<QString> problem;
            switch (m_text[at]) {
            case '{':
            case '[':
                problem = open(m_text[at] == '{');
                break;
            case '}':
            case ']':
                if (!m_open.empty())
                    m_open.pop_back();
                break;
            case ',':
                if (!m_open.empty())
                    m_open.back().keyIsNext = m_open.back().isObject;
                break;
            case '"':
                at = endOfString(at);
                problem = string(token, at);
                break;
            default:
                break;
            }
            if (problem)
                return Finding{token, *problem};
        }
        return std::nullopt;
    }

private:
    struct Level {
        bool isObject = false;
        bool keyIsNext = false;
        QSet<QString> keys;
    };

    std::optional<QString> open(bool isObject)
    {
        m_open.push_back({.isObject = isObject, .keyIsNext = isObject, .keys = {}});
        if (m_open.size() <= m_depth)
            return std::nullopt;
        return u"is nested deeper than %1 levels"_s.arg(m_depth);
    }

    // Of the closing quote, or of the last byte.
    qsizetype endOfString(qsizetype at) const
    {
        for (++at; at < m_text.size() && m_text[at] != '"'; ++at) {
            if (m_text[at] == '\\')
                ++at;
        }
        return std::min(at, m_text.size() - 1);
    }

    std::optional<QString> string(qsizetype first, qsizetype last)
    {
        if (m_open.empty() || !m_open.back().keyIsNext)
            return std::nullopt;
        Level &level = m_open.back();
        level.keyIsNext = false;
        const QByteArray quoted = m_text.mid(first, last - first + 1);
        const QString key
            = QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString(); // escapes read
        if (level.keys.contains(key))
            return u"gives the key \"%1\" twice in one object"_s.arg(key);
        level.keys.insert(key);
        return std::nullopt;
    }

    const QByteArray &m_text;
    std::size_t m_depth;
    std::vector<Level> m_open;
};

QString placeText(const QByteArray &text, qsizetype offset)
{
    const TextPosition position = positionAt(text, offset);
    return u"line %1, column %2"_s.arg(QString::number(position.line), QString::number(position.column));
}

} // namespace

TextPosition positionAt(const QByteArray &text, qsizetype offset)
{
    const qsizetype end = std::clamp<qsizetype>(offset, 0, text.size());
    TextPosition position;
    for (qsizetype at = 0; at < end; ++at) {
        if (text[at] == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80) { // not within a character
            ++position.column;
        }
    }
    return position;
}

Result<QJsonObject> parseJsonObject(const QByteArray &text, const QString &what, const JsonTextLimits &limits)
{
    if (text.size() > limits.bytes)
        return Error{ErrorKind::BadInput,
            u"%1 has %2 bytes; more than %3 are not read."_s.arg(
                what, QString::number(text.size()), QString::number(limits.bytes))};
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(text, &failure);
    if (failure.error != QJsonParseError::NoError)
        return Error{ErrorKind::BadInput,
            u"%1 is not JSON: %2 at %3."_s.arg(what, failure.errorString(), placeText(text, failure.offset))};
    if (const std::optional<Finding> finding = Scan(text, limits.depth).run())
        return Error{ErrorKind::BadInput,
            u"%1 %2, at %3."_s.arg(what, finding->sentence, placeText(text, finding->offset))};
    if (!document.isObject())
        return Error{ErrorKind::BadInput, u"%1 is not a JSON object in {…}."_s.arg(what)};
    return document.object();
}

} // namespace plimsoll
