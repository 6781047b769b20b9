// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/parameterfile.h"

#include "core/base/atomicfile.h"
#include "core/base/jsonreader.h"
#include "core/base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 LargestFile = qint64{1024} * 1024;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

// One line of the file: "name: value". Every step returns what is wrong, as the end of a sentence.
class ParameterLine
{
public:
    explicit ParameterLine(QStringView line)
        : m_rest(line)
    {
    }

    // Nothing but space and a comment?
    bool isEmpty() const
    {
        const QStringView text = m_rest.trimmed();
        return text.isEmpty() || text.startsWith(u'#');
    }

    std::optional<QString> read(QString &name, QString &value)
    {
        if (isBlank(m_rest.front()))
            return u"is indented; each line must be \"name: value\""_s;
        if (m_rest.startsWith(u"- ") || m_rest == u"-")
            return u"is part of a list; write the list behind its name, as name: [\"a\", \"b\"]"_s;
        if (const std::optional<QString> problem = readName(name))
            return problem;
        skipBlanks();
        if (const std::optional<QString> problem = readValue(value))
            return problem;
        if (isEmpty() && (m_rest.isEmpty() || isBlank(m_rest.front())))
            return std::nullopt;
        return u"has something behind its value; put the whole value in quotes"_s;
    }

private:
    void skipBlanks()
    {
        while (!m_rest.isEmpty() && isBlank(m_rest.front()))
            m_rest = m_rest.mid(1);
    }

    bool isQuoted() const { return m_rest.startsWith(u'"') || m_rest.startsWith(u'\''); }

    std::optional<QString> readName(QString &name)
    {
        if (isQuoted()) {
            if (const std::optional<QString> problem = readQuoted(name))
                return problem;
            skipBlanks();
        } else {
            qsizetype colon = 0;
            while (colon < m_rest.size() && !isColon(colon))
                ++colon;
            name = m_rest.left(colon).trimmed().toString();
            m_rest = m_rest.mid(colon);
        }
        if (!m_rest.startsWith(u':') || !isColon(0) || name.isEmpty())
            return u"is not of the form \"name: value\""_s;
        m_rest = m_rest.mid(1);
        return std::nullopt;
    }

    // A colon ends a name only before a blank or the end of the line.
    bool isColon(qsizetype at) const
    {
        return m_rest[at] == u':' && (at + 1 == m_rest.size() || isBlank(m_rest[at + 1]));
    }

    std::optional<QString> readValue(QString &value)
    {
        if (isEmpty())
            return u"has no value; write \"\" for an empty text"_s;
        if (isQuoted())
            return readQuoted(value);
        if (m_rest.startsWith(u'['))
            return readList(value);
        static constexpr QStringView Reserved = u"{}]&*!|>%@`,?";
        if (Reserved.contains(m_rest.front()))
            return u"has a value that begins with \"%1\"; put the value in quotes"_s.arg(m_rest.front());
        value = takePlain().toString();
        for (qsizetype at = 0; at < value.size(); ++at) {
            if (value[at] == u':' && (at + 1 == value.size() || isBlank(value[at + 1])))
                return u"has a colon in its value; put the value in quotes"_s;
        }
        if (value == u"~" || value.compare(u"null", Qt::CaseInsensitive) == 0)
            return u"has the value null; write \"\" for an empty text"_s;
        if (value == u"True" || value == u"TRUE" || value == u"False" || value == u"FALSE")
            value = value.toLower();
        return std::nullopt;
    }

    // To the end of the line or to " #".
    QStringView takePlain()
    {
        qsizetype end = 0;
        while (end < m_rest.size() && !(m_rest[end] == u'#' && end > 0 && isBlank(m_rest[end - 1])))
            ++end;
        const QStringView text = m_rest.left(end).trimmed();
        m_rest = QStringView();
        return text;
    }

    std::optional<QString> readList(QString &value)
    {
        const QByteArray text = takePlain().toUtf8();
        const QJsonDocument list = QJsonDocument::fromJson(text);
        if (!list.isArray())
            return u"has a list that is not written as [\"a\", \"b\"]"_s;
        value = QString::fromUtf8(list.toJson(QJsonDocument::Compact));
        return std::nullopt;
    }

    std::optional<QString> readQuoted(QString &text)
    {
        const QChar quote = m_rest.front();
        text.clear();
        for (m_rest = m_rest.mid(1); !m_rest.isEmpty(); m_rest = m_rest.mid(1)) {
            if (m_rest.front() != quote) {
                if (quote == u'"' && m_rest.front() == u'\\') {
                    if (!takeEscape(text))
                        return u"has an escape that is not known; single quotes take every letter as it is"_s;
                } else {
                    text += m_rest.front();
                }
            } else if (quote == u'\'' && m_rest.startsWith(u"''")) {
                text += quote;
                m_rest = m_rest.mid(1);
            } else {
                m_rest = m_rest.mid(1);
                return std::nullopt;
            }
        }
        return u"has quotes that are not closed"_s;
    }

    // Leaves the last character of the escape for the loop to pass.
    bool takeEscape(QString &text)
    {
        if (m_rest.size() < 2)
            return false;
        m_rest = m_rest.mid(1);
        switch (m_rest.front().unicode()) {
        case u'n':
            text += u'\n';
            return true;
        case u't':
            text += u'\t';
            return true;
        case u'r':
            text += u'\r';
            return true;
        case u'"':
        case u'\\':
        case u'/':
            text += m_rest.front();
            return true;
        case u'u':
            return takeCode(text);
        default:
            return false;
        }
    }

    bool takeCode(QString &text)
    {
        constexpr qsizetype Digits = 4;
        bool ok = false;
        const uint code = m_rest.mid(1, Digits).toUInt(&ok, 16);
        if (!ok || m_rest.size() <= Digits || !m_rest[1].isLetterOrNumber())
            return false;
        text += QChar(static_cast<char16_t>(code));
        m_rest = m_rest.mid(Digits);
        return true;
    }

    QStringView m_rest;
};

Result<ParameterMap> parseJson(const QByteArray &content)
{
    const Result<QJsonObject> object = parseJsonObject(content, u"The parameter file"_s);
    if (!object)
        return object.error();
    ParameterMap parameters;
    for (auto item = object->constBegin(); item != object->constEnd(); ++item) {
        const std::optional<QString> text = parameterText(item.value());
        if (!text)
            return Error{ErrorKind::BadInput,
                u"The parameter file gives \"%1\" a value that is neither text nor number, true, false or "
                "list."_s.arg(item.key())};
        parameters.insert(item.key(), *text);
    }
    return parameters;
}

Result<ParameterMap> parseYaml(const QString &content)
{
    ParameterMap parameters;
    int number = 0;
    for (QStringView line : QStringView(content).split(u'\n')) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        const bool isMarker = line.trimmed() == u"---" && parameters.isEmpty();
        ParameterLine reader(line);
        if (isMarker || reader.isEmpty())
            continue;
        QString name;
        QString value;
        std::optional<QString> problem = reader.read(name, value);
        if (!problem && parameters.contains(name))
            problem = u"gives \"%1\" a value for the second time"_s.arg(name);
        if (problem)
            return Error{ErrorKind::BadInput,
                u"Line %1 of the parameter file %2."_s.arg(QString::number(number), *problem)};
        parameters.insert(name, value);
    }
    return parameters;
}

} // namespace

Result<ParameterMap> parseParameters(const QByteArray &content)
{
    if (content.size() > LargestFile)
        return Error{ErrorKind::BadInput, u"The parameter file is larger than 1 MiB."_s};
    if (content.trimmed().startsWith('{'))
        return parseJson(content);
    QStringDecoder decoder(QStringDecoder::Utf8); // passes over a byte order mark
    const QString text = decoder.decode(content);
    if (decoder.hasError())
        return Error{ErrorKind::BadInput, u"The parameter file is not UTF-8 text."_s};
    return parseYaml(text);
}

Result<ParameterMap> allParameters(const CreatePlan &create, const QDir &folder)
{
    ParameterMap parameters;
    if (!create.parameterFile.isEmpty()) {
        const QString path = folder.filePath(create.parameterFile);
        const Result<QByteArray> content = readWholeFile(path, LargestFile);
        if (!content)
            return content.error();
        const Result<ParameterMap> read = parseParameters(*content);
        if (!read)
            return Error{read.error().kind, u"%1: %2"_s.arg(path, read.error().message)};
        parameters = *read;
    }
    parameters.insert(create.parameters);
    return parameters;
}

} // namespace plimsoll
