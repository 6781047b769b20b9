// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/replyreader.h"

#include <QTimeZone>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

void remember(QString *problem, const QString &sentence)
{
    if (problem->isEmpty())
        *problem = sentence;
}

QDateTime fromRfc3339(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace

ReplyReader::ReplyReader(const QJsonValue &value, QString *problem, const QString &path)
    : m_object(value.toObject())
    , m_problem(problem)
    , m_path(path)
{
    if (!value.isObject()) {
        remember(problem,
            path.isEmpty() ? u"It is not an object."_s : u"The field \"%1\" is not an object."_s.arg(path));
    }
}

QString ReplyReader::text(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        missing(key);
    else if (!value.isString())
        wrongType(key);
    return value.toString();
}

qint64 ReplyReader::number(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        missing(key);
    else if (!value.isDouble())
        wrongType(key);
    return value.toInteger();
}

QDateTime ReplyReader::time(QLatin1StringView key) const
{
    const QDateTime at = fromRfc3339(text(key));
    if (!at.isValid())
        wrongType(key);
    return at;
}

ReplyReader ReplyReader::object(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        missing(key);
    return ReplyReader(value, m_problem, pathOf(key));
}

QUuid ReplyReader::uuid(QLatin1StringView key) const
{
    const QUuid id = QUuid::fromString(text(key));
    if (id.isNull())
        wrongType(key);
    return id;
}

QString ReplyReader::textIfAny(QLatin1StringView key) const
{
    return m_object.value(key).toString();
}

bool ReplyReader::flagIfAny(QLatin1StringView key) const
{
    return m_object.value(key).toBool();
}

std::optional<qint64> ReplyReader::numberIfAny(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isDouble())
        return std::nullopt;
    return value.toInteger();
}

QDateTime ReplyReader::timeIfAny(QLatin1StringView key) const
{
    const QString text = textIfAny(key);
    if (text.isEmpty() || text.startsWith("0001-01-01T00:00:00"_L1))
        return {};
    return fromRfc3339(text);
}

ReplyReader ReplyReader::objectIfAny(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return ReplyReader(value.isObject() ? value : QJsonValue(QJsonObject()), m_problem, pathOf(key));
}

bool ReplyReader::has(QLatin1StringView key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QStringList ReplyReader::textsIfAny(QLatin1StringView key) const
{
    QStringList texts;
    const QJsonArray array = m_object.value(key).toArray();
    for (const auto &value : array)
        texts.append(value.toString());
    return texts;
}

void ReplyReader::missing(QLatin1StringView key) const
{
    remember(m_problem, u"The field \"%1\" is missing."_s.arg(pathOf(key)));
}

void ReplyReader::wrongType(QLatin1StringView key) const
{
    remember(m_problem, u"The field \"%1\" is not what it should be."_s.arg(pathOf(key)));
}

QString ReplyReader::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

QString ReplyReader::pathOf(QLatin1StringView key, qsizetype index) const
{
    return u"%1[%2]"_s.arg(pathOf(key)).arg(index);
}

} // namespace plimsoll
