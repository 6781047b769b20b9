// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/enumtext.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

namespace plimsoll {

// What is wrong with a document, and which keys its reader knows.
class JsonFindings
{
public:
    // "/scenarios/0/rate/tickInterval: must be …": the pointer (RFC 6901) and a sentence.
    void add(const QString &pointer, const QString &sentence);
    void addKnownKey(const QString &objectPointer, QLatin1StringView key);

    const QStringList &problems() const { return m_problems; }
    // In the order of reading, by the pointer of their object with "*" for an index.
    const QMap<QString, QStringList> &knownKeys() const { return m_knownKeys; }

private:
    QStringList m_problems;
    QMap<QString, QStringList> m_knownKeys;
};

enum class Least { Included, Excluded }; // may a number be the least of its range?

struct RealRange {
    double least = 0;
    double most = 1;
    Least atLeast = Least::Included;
};

// Reads one JSON object strictly: each value goes by its key into a variable that already holds the default.
// What is missing leaves the default; what is of the wrong type, out of range or unknown is found and leaves
// it too. The take functions say whether they set the variable. Use on one thread, while reading.
class JsonReader
{
public:
    using Read = std::function<void(JsonReader &)>;

    // Lets `read` take what it knows from the document's object, then finds every key it did not ask for.
    static void read(const QJsonObject &object, JsonFindings &findings, const Read &read);

    bool has(QLatin1StringView key) const { return m_object.contains(key); }
    // Keys that are read elsewhere or may have any value.
    void ignore(std::initializer_list<QLatin1StringView> keys);
    // Finds that a key which must be there is not.
    void require(QLatin1StringView key);
    // Finds what only the caller can see; the pointer is that of `key`.
    void refuse(QLatin1StringView key, const QString &sentence);

    bool takeText(QLatin1StringView key, QString &into, qsizetype longest = 4096);
    bool takeInteger(QLatin1StringView key, int &into, int least, int most);
    bool takeInteger(QLatin1StringView key, qint64 &into, qint64 least, qint64 most);
    bool takeReal(QLatin1StringView key, double &into, const RealRange &range);
    bool takeFlag(QLatin1StringView key, bool &into);
    bool takeDuration(QLatin1StringView key, Milliseconds &into, Milliseconds least, Milliseconds most);
    bool takeDuration(QLatin1StringView key, Nanoseconds &into, Nanoseconds least, Nanoseconds most);
    // Text such as "4KiB", or a whole number of bytes.
    bool takeSize(QLatin1StringView key, qint64 &into, qint64 least, qint64 most);
    template <typename Enum>
    bool takeChoice(QLatin1StringView key, Enum &into, std::span<const EnumText<Enum>> table)
    {
        const std::optional<QString> text = takeWord(key, textsOf(table));
        if (text)
            into = *valueOf(table, *text);
        return text.has_value();
    }
    bool takeObject(QLatin1StringView key, const Read &read);
    // A list of objects: `read` is called for each.
    bool takeObjects(QLatin1StringView key, qsizetype most, const Read &read);
    // An object of any names; numbers, true and false are taken as their text, lists as their JSON.
    bool takeTexts(QLatin1StringView key, QMap<QString, QString> &into);
    // A list of texts; `longest` is that of each.
    bool takeTextList(QLatin1StringView key, QStringList &into, qsizetype most, qsizetype longest);

private:
    JsonReader(QJsonObject object, QString pointer, QString keysPointer, JsonFindings &findings);
    void finish();

    // The value, if any; the key is known from now on.
    std::optional<QJsonValue> take(QLatin1StringView key);
    // The value if it is of the type, else that is found.
    std::optional<QJsonValue> take(QLatin1StringView key, QJsonValue::Type type, const QString &wanted);
    std::optional<QString> takeWord(QLatin1StringView key, const QStringList &words);
    QString pointerTo(const QString &key) const;
    void mustBe(QLatin1StringView key, const QString &wanted, const QJsonValue &value);

    QJsonObject m_object;
    QString m_pointer;
    QString m_keysPointer; // "*" for indices
    JsonFindings &m_findings;
    QStringList m_known;
};

// The text of a scalar or list as a template parameter has it: "4", "true", "[\"a\",\"b\"]"; none for an
// object or null.
std::optional<QString> parameterText(const QJsonValue &value);

} // namespace plimsoll
