// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"

#include "core/base/nearesttext.h"
#include "core/base/unittext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString escaped(QString key)
{
    return key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

QString realText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

// What was found instead, for a person: "\"ten\"", "1.5", "a list".
QString shown(const QJsonValue &value)
{
    constexpr qsizetype Longest = 40;
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return realText(value.toDouble());
    case QJsonValue::String: {
        const QString text = value.toString();
        return u"the text \"%1\""_s.arg(text.size() > Longest ? text.left(Longest) + u'…' : text);
    }
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"null"_s;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    constexpr double Beyond = 9.2e18; // of what a qint64 surely holds
    const double real = value.toDouble();
    if (!value.isDouble() || std::trunc(real) != real || std::abs(real) > Beyond)
        return std::nullopt;
    return value.toInteger(static_cast<qint64>(real)); // toInteger knows digits that a double has not
}

} // namespace

void JsonFindings::add(const QString &pointer, const QString &sentence)
{
    m_problems.append(u"%1: %2"_s.arg(pointer, sentence));
}

void JsonFindings::addKnownKey(const QString &objectPointer, QLatin1StringView key)
{
    QStringList &keys = m_knownKeys[objectPointer];
    if (!keys.contains(key))
        keys.append(QString(key));
}

void JsonReader::read(const QJsonObject &object, JsonFindings &findings, const Read &read)
{
    JsonReader reader(object, QString(), QString(), findings);
    read(reader);
    reader.finish();
}

JsonReader::JsonReader(QJsonObject object, QString pointer, QString keysPointer, JsonFindings &findings)
    : m_object(std::move(object))
    , m_pointer(std::move(pointer))
    , m_keysPointer(std::move(keysPointer))
    , m_findings(findings)
{
}

void JsonReader::finish()
{
    for (auto item = m_object.constBegin(); item != m_object.constEnd(); ++item) {
        if (!m_known.contains(item.key()))
            m_findings.add(pointerTo(item.key()), u"is not a known key."_s + didYouMean(item.key(), m_known));
    }
}

void JsonReader::ignore(std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys)
        take(key);
}

void JsonReader::require(QLatin1StringView key)
{
    if (!m_object.contains(key))
        m_findings.add(pointerTo(QString(key)), u"is missing."_s);
}

void JsonReader::refuse(QLatin1StringView key, const QString &sentence)
{
    m_findings.add(pointerTo(QString(key)), sentence);
}

bool JsonReader::takeText(QLatin1StringView key, QString &into, qsizetype longest)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::String, u"text"_s);
    if (!value)
        return false;
    const QString text = value->toString();
    if (text.size() > longest) {
        refuse(key, u"must not be longer than %1 characters."_s.arg(longest));
        return false;
    }
    into = text;
    return true;
}

bool JsonReader::takeInteger(QLatin1StringView key, int &into, int least, int most)
{
    qint64 number = into;
    if (!takeInteger(key, number, qint64(least), qint64(most)))
        return false;
    into = static_cast<int>(number);
    return true;
}

bool JsonReader::takeInteger(QLatin1StringView key, qint64 &into, qint64 least, qint64 most)
{
    const std::optional<QJsonValue> value = take(key);
    if (!value)
        return false;
    const std::optional<qint64> number = wholeNumber(*value);
    if (!number || *number < least || *number > most) {
        mustBe(key, u"a whole number from %1 to %2"_s.arg(QString::number(least), QString::number(most)),
            *value);
        return false;
    }
    into = *number;
    return true;
}

bool JsonReader::takeReal(QLatin1StringView key, double &into, const RealRange &range)
{
    const std::optional<QJsonValue> value = take(key);
    if (!value)
        return false;
    const double number = value->toDouble();
    const bool isExcluded = range.atLeast == Least::Excluded;
    const bool isTooSmall = isExcluded ? number <= range.least : number < range.least;
    if (!value->isDouble() || isTooSmall || number > range.most) {
        const QString wanted = isExcluded ? u"a number above %1 and up to %2"_s : u"a number from %1 to %2"_s;
        mustBe(key, wanted.arg(realText(range.least), realText(range.most)), *value);
        return false;
    }
    into = number;
    return true;
}

bool JsonReader::takeFlag(QLatin1StringView key, bool &into)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::Bool, u"true or false"_s);
    if (value)
        into = value->toBool();
    return value.has_value();
}

bool JsonReader::takeDuration(
    QLatin1StringView key, Milliseconds &into, Milliseconds least, Milliseconds most)
{
    Nanoseconds exact{0};
    if (!takeDuration(key, exact, Nanoseconds(least), Nanoseconds(most)))
        return false;
    const auto whole = std::chrono::duration_cast<Milliseconds>(exact);
    if (Nanoseconds(whole) != exact) {
        mustBe(key, u"whole milliseconds"_s, m_object.value(key));
        return false;
    }
    into = whole;
    return true;
}

bool JsonReader::takeDuration(QLatin1StringView key, Nanoseconds &into, Nanoseconds least, Nanoseconds most)
{
    const std::optional<QJsonValue> value
        = take(key, QJsonValue::String, u"a duration in quotes, such as \"40ms\" or \"1h30m\""_s);
    if (!value)
        return false;
    const Result<Nanoseconds> duration = parseDuration(value->toString());
    if (!duration) {
        mustBe(key, u"a duration such as \"40ms\" or \"1h30m\""_s, *value);
        return false;
    }
    if (*duration < least || *duration > most) {
        mustBe(key, u"a duration from %1 to %2"_s.arg(durationText(least), durationText(most)), *value);
        return false;
    }
    into = *duration;
    return true;
}

bool JsonReader::takeSize(QLatin1StringView key, qint64 &into, qint64 least, qint64 most)
{
    const std::optional<QJsonValue> value = take(key);
    if (!value)
        return false;
    std::optional<qint64> bytes = wholeNumber(*value);
    if (value->isString()) {
        if (const Result<qint64> size = parseSize(value->toString()))
            bytes = *size;
    }
    if (!bytes) {
        mustBe(key, u"a size such as \"4KiB\", or a number of bytes"_s, *value);
        return false;
    }
    if (*bytes < least || *bytes > most) {
        mustBe(key, u"a size from %1 to %2"_s.arg(sizeText(least), sizeText(most)), *value);
        return false;
    }
    into = *bytes;
    return true;
}

bool JsonReader::takeObject(QLatin1StringView key, const Read &read)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::Object, u"an object in {…}"_s);
    if (!value)
        return false;
    JsonReader inner(
        value->toObject(), pointerTo(QString(key)), m_keysPointer + u'/' + QString(key), m_findings);
    read(inner);
    inner.finish();
    return true;
}

bool JsonReader::takeObjects(QLatin1StringView key, qsizetype most, const Read &read)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::Array, u"a list in […]"_s);
    if (!value)
        return false;
    const QJsonArray list = value->toArray();
    if (list.size() > most) {
        refuse(key, u"must not have more than %1 items."_s.arg(most));
        return false;
    }
    const QString pointer = pointerTo(QString(key)) + u'/';
    const QString keysPointer = m_keysPointer + u'/' + QString(key) + u"/*"_s;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString itemPointer = pointer + QString::number(i);
        if (!list[i].isObject()) {
            m_findings.add(itemPointer, u"must be an object in {…}, but is %1."_s.arg(shown(list[i])));
            continue;
        }
        JsonReader item(list[i].toObject(), itemPointer, keysPointer, m_findings);
        read(item);
        item.finish();
    }
    return true;
}

bool JsonReader::takeTexts(QLatin1StringView key, QMap<QString, QString> &into)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::Object, u"an object in {…}"_s);
    if (!value)
        return false;
    const QJsonObject object = value->toObject();
    QMap<QString, QString> texts;
    for (auto item = object.constBegin(); item != object.constEnd(); ++item) {
        if (const std::optional<QString> text = parameterText(item.value()))
            texts.insert(item.key(), *text);
        else
            m_findings.add(pointerTo(QString(key)) + u'/' + escaped(item.key()),
                u"must be text, but is %1."_s.arg(shown(item.value())));
    }
    into = texts;
    return true;
}

bool JsonReader::takeTextList(QLatin1StringView key, QStringList &into, qsizetype most, qsizetype longest)
{
    const std::optional<QJsonValue> value = take(key, QJsonValue::Array, u"a list in […]"_s);
    if (!value)
        return false;
    const QJsonArray list = value->toArray();
    if (list.size() > most) {
        refuse(key, u"must not have more than %1 items."_s.arg(most));
        return false;
    }
    QStringList texts;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i].isString() && list[i].toString().size() <= longest)
            texts.append(list[i].toString());
        else
            m_findings.add(pointerTo(QString(key)) + u'/' + QString::number(i),
                u"must be text of up to %1 characters, but is %2."_s.arg(
                    QString::number(longest), shown(list[i])));
    }
    into = texts;
    return true;
}

std::optional<QJsonValue> JsonReader::take(QLatin1StringView key)
{
    m_known.append(QString(key));
    m_findings.addKnownKey(m_keysPointer, key);
    const auto found = m_object.constFind(key);
    if (found == m_object.constEnd())
        return std::nullopt;
    return QJsonValue(found.value());
}

std::optional<QJsonValue> JsonReader::take(
    QLatin1StringView key, QJsonValue::Type type, const QString &wanted)
{
    std::optional<QJsonValue> value = take(key);
    if (value && value->type() != type) {
        mustBe(key, wanted, *value);
        return std::nullopt;
    }
    return value;
}

std::optional<QString> JsonReader::takeWord(QLatin1StringView key, const QStringList &words)
{
    const QString listed = u"\"%1\""_s.arg(words.join(u"\", \""_s));
    const QString wanted = words.size() == 1 ? listed : u"one of "_s + listed;
    const std::optional<QJsonValue> value = take(key, QJsonValue::String, wanted);
    if (!value)
        return std::nullopt;
    QString word = value->toString();
    if (words.contains(word))
        return word;
    refuse(key, u"must be %1, but is %2.%3"_s.arg(wanted, shown(*value), didYouMean(word, words)));
    return std::nullopt;
}

QString JsonReader::pointerTo(const QString &key) const
{
    return m_pointer + u'/' + escaped(key);
}

void JsonReader::mustBe(QLatin1StringView key, const QString &wanted, const QJsonValue &value)
{
    refuse(key, u"must be %1, but is %2."_s.arg(wanted, shown(value)));
}

std::optional<QString> parameterText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        if (const std::optional<qint64> whole = wholeNumber(value))
            return QString::number(*whole);
        return realText(value.toDouble());
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return std::nullopt;
}

} // namespace plimsoll
