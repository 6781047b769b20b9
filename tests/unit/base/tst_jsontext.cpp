// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsontext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anObjectIsRead()
    {
        const Result<QJsonObject> object
            = parseJsonObject(R"({"a": [1, {"a": 2}], "b": {"a": "a"}})", u"It"_s);
        QVERIFY(object);
        QCOMPARE(object->keys(), (QStringList{u"a"_s, u"b"_s}));
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray("") << u"The plan is not JSON: … at line 1, column 1."_s;
        QTest::newRow("a comma too much")
            << QByteArray("{\n  \"a\": 1,\n}") << u"The plan is not JSON: … at line 3, column 2."_s;
        QTest::newRow("behind letters of two bytes")
            << QByteArray("{\n  \"größe\": x}") << u"The plan is not JSON: … at line 2, column 12."_s;
        QTest::newRow("a list") << QByteArray("[1]") << u"The plan is not a JSON object in {…}."_s;
        QTest::newRow("twice")
            << QByteArray("{\"a\": 1,\n \"b\": 2, \"a\": 3}")
            << u"The plan gives the key \"a\" twice in one object, at line 2, column 10."_s;
        QTest::newRow("twice, once escaped")
            << QByteArray("{\"a\": \"}{,\\\\\",\n \"\\u0061\": 3}")
            << u"The plan gives the key \"a\" twice in one object, at line 2, column 2."_s;
        QTest::newRow("twice within")
            << QByteArray("{\"a\": [{}, {\"b\": [], \"c\": {\"b\": 1}, \"b\": 2}]}")
            << u"The plan gives the key \"b\" twice in one object, at line 1, column 37."_s;
        QTest::newRow("deep") << QByteArray("{\"a\":") + QByteArray(32, '[') + QByteArray(32, ']') + '}'
                              << u"The plan is nested deeper than 32 levels, at line 1, column 37."_s;
        QTest::newRow("very deep") << QByteArray(500'000, '[')
                                   << u"The plan is not JSON: … at line 1, column 1026."_s;
        QTest::newRow("large") << QByteArray(1024 * 1024 + 1, ' ')
                               << u"The plan has 1048577 bytes; more than 1048576 are not read."_s;
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const Result<QJsonObject> object = parseJsonObject(text, u"The plan"_s);
        QVERIFY(!object);
        QCOMPARE(object.error().kind, ErrorKind::BadInput);
        // What Qt found is in Qt's words, which change.
        static const QRegularExpression words(u"(?<=not JSON: ).+(?= at line)"_s);
        QCOMPARE(QString(object.error().message).replace(words, u"…"_s), message);
    }

    void valuesAreNotMistakenForKeys()
    {
        const QByteArray text
            = "{\"a\": \"a\", \"b\": [\"b\", \"b\", \"a\"], \"c\": \"\\\"c\\\": 1, \\\"c\\\"\"}";
        QVERIFY(parseJsonObject(text, u"It"_s));
    }

    void aPlaceBeyondTheEndIsTheEnd()
    {
        QCOMPARE(positionAt("a\nbc", 100), (TextPosition{2, 3}));
        QCOMPARE(positionAt("a\nbc", -1), (TextPosition{1, 1}));
        QCOMPARE(positionAt("", 0), (TextPosition{1, 1}));
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
