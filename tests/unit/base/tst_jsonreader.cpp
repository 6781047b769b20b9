// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

enum class Tide { Ebb, Flood };
constexpr std::array Tides{EnumText<Tide>{Tide::Ebb, "ebb"_L1}, EnumText<Tide>{Tide::Flood, "flood"_L1}};
constexpr std::array OneTide{EnumText<Tide>{Tide::Ebb, "ebb"_L1}};

struct Inner {
    QString name = u"none"_s;
    bool operator==(const Inner &) const = default;
};

struct Values {
    QString text = u"default"_s;
    int integer = 7;
    qint64 large = 7;
    double real = 0.5;
    double share = 0.5;
    bool flag = true;
    Milliseconds duration{7};
    Nanoseconds fine{7};
    qint64 size = 7;
    Tide tide = Tide::Flood;
    Tide only = Tide::Ebb;
    Inner inner;
    QList<Inner> list;
    QMap<QString, QString> map{{u"old"_s, u"kept"_s}};
    bool operator==(const Values &) const = default;
};

QStringList readInto(Values &values, const QByteArray &json, JsonFindings *keep = nullptr)
{
    JsonFindings findings;
    JsonReader::read(QJsonDocument::fromJson(json).object(), findings, [&values](JsonReader &in) {
        in.takeText("text"_L1, values.text, 20);
        in.takeInteger("integer"_L1, values.integer, -10, 1000);
        in.takeInteger("large"_L1, values.large, 0, std::numeric_limits<qint64>::max());
        in.takeReal("real"_L1, values.real, {.least = -1, .most = 1});
        in.takeReal("share"_L1, values.share, {.least = 0, .most = 1, .atLeast = Least::Excluded});
        in.takeFlag("flag"_L1, values.flag);
        in.takeDuration("duration"_L1, values.duration, Milliseconds(1), std::chrono::hours(1));
        in.takeDuration("fine"_L1, values.fine, Nanoseconds(0), std::chrono::hours(1));
        in.takeSize("size"_L1, values.size, 1, 1'048'576);
        in.takeChoice<Tide>("tide"_L1, values.tide, Tides);
        in.takeChoice<Tide>("only"_L1, values.only, OneTide);
        in.takeObject("inner"_L1, [&values](JsonReader &inner) {
            inner.require("name"_L1);
            inner.takeText("name"_L1, values.inner.name);
        });
        in.takeObjects("list"_L1, 3, [&values](JsonReader &item) {
            Inner inner;
            item.takeText("name"_L1, inner.name);
            values.list.append(inner);
        });
        in.takeTexts("map"_L1, values.map);
    });
    if (keep)
        *keep = findings;
    return findings.problems();
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsMissingKeepsItsDefault()
    {
        Values values;
        QCOMPARE(readInto(values, "{}"), QStringList());
        QCOMPARE(values, Values());
    }

    void whatIsGivenIsTaken()
    {
        Values values;
        QCOMPARE(readInto(values, R"({"text": "größe", "integer": 1e3, "large": 9007199254740993, "real": -1,
            "share": 1, "flag": false, "duration": "1m30s", "fine": "1.5us", "size": "4KiB", "tide": "ebb",
            "only": "ebb", "inner": {"name": "x"}, "list": [{"name": "y"}, {}],
            "map": {"a": "b", "cpu": 4, "on": true, "ratio": 0.25, "ide": ["x", "y"]}})"),
            QStringList());
        const Values expected{.text = u"größe"_s,
            .integer = 1000,
            .large = 9007199254740993,
            .real = -1,
            .share = 1,
            .flag = false,
            .duration = Milliseconds(90'000),
            .fine = Nanoseconds(1500),
            .size = 4096,
            .tide = Tide::Ebb,
            .only = Tide::Ebb,
            .inner = {u"x"_s},
            .list = {{u"y"_s}, {u"none"_s}},
            .map = {{u"a"_s, u"b"_s}, {u"cpu"_s, u"4"_s}, {u"on"_s, u"true"_s}, {u"ratio"_s, u"0.25"_s},
                {u"ide"_s, u"[\"x\",\"y\"]"_s}}};
        QCOMPARE(values, expected);
        QVERIFY(readInto(values, R"({"size": 12})").isEmpty());
        QCOMPARE(values.size, qint64(12));
    }

    void whatIsWrongIsSaidWithItsPointer_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *json, const QString &problem) {
            QTest::newRow(name) << QByteArray(json) << problem;
        };
        row("not text", R"({"text": 1})", u"/text: must be text, but is 1."_s);
        row("null", R"({"text": null})", u"/text: must be text, but is null."_s);
        row("long text", R"({"text": "123456789012345678901"})",
            u"/text: must not be longer than 20 characters."_s);
        row("not whole", R"({"integer": 1.5})",
            u"/integer: must be a whole number from -10 to 1000, but is 1.5."_s);
        row("too small", R"({"integer": -11})",
            u"/integer: must be a whole number from -10 to 1000, but is -11."_s);
        row("too large", R"({"integer": 1e300})",
            u"/integer: must be a whole number from -10 to 1000, but is 1e+300."_s);
        row("number as text", R"({"integer": "5"})",
            u"/integer: must be a whole number from -10 to 1000, but is the text \"5\"."_s);
        row("real out of range", R"({"real": 1.25})",
            u"/real: must be a number from -1 to 1, but is 1.25."_s);
        row("least excluded", R"({"share": 0})",
            u"/share: must be a number above 0 and up to 1, but is 0."_s);
        row("flag as number", R"({"flag": 0})", u"/flag: must be true or false, but is 0."_s);
        row("duration as number", R"({"duration": 5})",
            u"/duration: must be a duration in quotes, such as \"40ms\" or \"1h30m\", but is 5."_s);
        row("no duration", R"({"duration": "5 %1"})",
            u"/duration: must be a duration such as \"40ms\" or \"1h30m\", but is the text \"5 %1\"."_s);
        row("too long", R"({"duration": "2h"})",
            u"/duration: must be a duration from 1ms to 1h, but is the text \"2h\"."_s);
        row("too fine", R"({"duration": "1.5ms"})",
            u"/duration: must be whole milliseconds, but is the text \"1.5ms\"."_s);
        row("no size", R"({"size": true})",
            u"/size: must be a size such as \"4KiB\", or a number of bytes, but is true."_s);
        row("size in halves", R"({"size": 1.5})",
            u"/size: must be a size such as \"4KiB\", or a number of bytes, but is 1.5."_s);
        row("too large a size", R"({"size": "2MiB"})",
            u"/size: must be a size from 1B to 1MiB, but is the text \"2MiB\"."_s);
        row("not a choice", R"({"tide": "flod"})",
            u"/tide: must be one of \"ebb\", \"flood\", but is the text \"flod\". Did you mean \"flood\"?"_s);
        row("not the only choice", R"({"only": "noon"})",
            u"/only: must be \"ebb\", but is the text \"noon\"."_s);
        row("choice as number", R"({"tide": 1})", u"/tide: must be one of \"ebb\", \"flood\", but is 1."_s);
        row("not an object", R"({"inner": []})", u"/inner: must be an object in {…}, but is a list."_s);
        row("missing", R"({"inner": {}})", u"/inner/name: is missing."_s);
        row("not a list", R"({"list": {}})", u"/list: must be a list in […], but is an object."_s);
        row("long list", R"({"list": [{}, {}, {}, {}]})", u"/list: must not have more than 3 items."_s);
        row("item", R"({"list": [{}, 5]})", u"/list/1: must be an object in {…}, but is 5."_s);
        row("in an item", R"({"list": [{}, {"name": 5}]})", u"/list/1/name: must be text, but is 5."_s);
        row("in a map", R"({"map": {"a/b~c": {}}})", u"/map/a~1b~0c: must be text, but is an object."_s);
        row("unknown", R"({"integre": 5})", u"/integre: is not a known key. Did you mean \"integer\"?"_s);
        row("unknown within", R"({"inner": {"name": "", "Name": 5}})",
            u"/inner/Name: is not a known key. Did you mean \"name\"?"_s);
        row("foreign", R"({"~/": 5})", u"/~0~1: is not a known key."_s);
    }
    void whatIsWrongIsSaidWithItsPointer()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        Values values;
        QCOMPARE(readInto(values, json), QStringList{problem});
    }

    void whatIsWrongKeepsTheDefault()
    {
        Values values;
        QCOMPARE(
            readInto(values, R"({"text": 1, "integer": "", "large": -1, "real": [], "share": 0, "flag": 1,
            "duration": "x", "fine": "x", "size": "x", "tide": "x", "only": 1, "inner": 1, "list": 1, "map": 1})")
                .size(),
            14);
        QCOMPARE(values, Values());
    }

    void itKnowsWhatItAskedFor()
    {
        Values values;
        JsonFindings findings;
        readInto(values, R"({"inner": {"name": ""}, "list": [{}, {}]})", &findings);
        QCOMPARE(findings.knownKeys().keys(), (QStringList{u""_s, u"/inner"_s, u"/list/*"_s}));
        QCOMPARE(findings.knownKeys().value(u""_s).value(0), u"text"_s);
        QCOMPARE(findings.knownKeys()[u"/list/*"_s], QStringList{u"name"_s});
    }

    void longTextsAreShownShort()
    {
        Values values;
        const QByteArray json = "{\"tide\": \"" + QByteArray(100'000, 'x') + "\"}";
        const QStringList problems = readInto(values, json);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().size() < 150);
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
