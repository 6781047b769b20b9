// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keysStandInTheOrderOfWriting()
    {
        JsonWriter writer;
        writer.beginObject();
        writer.text("zebra"_L1, u"first");
        writer.number("apple"_L1, qint64(2));
        writer.beginList("list"_L1);
        writer.beginObject();
        writer.flag("yes"_L1, true);
        writer.endObject();
        writer.number({}, 0.25);
        writer.endList();
        writer.beginObject("empty"_L1);
        writer.endObject();
        writer.endObject();
        QCOMPARE(writer.document(), QByteArray(R"({
    "zebra": "first",
    "apple": 2,
    "list": [
        {
            "yes": true
        },
        0.25
    ],
    "empty": {}
}
)"));
    }

    void anyTextIsReadBackAsItWas()
    {
        QString text = u"\"quoted\" \\ / \b\f\n\r\t \u0001\u001f\u007f größe \u2028 \U0001f6a2"_s;
        text += QChar(u'\0');
        JsonWriter writer;
        writer.beginObject();
        writer.namedText(text, text);
        writer.endObject();
        const QJsonObject object = QJsonDocument::fromJson(writer.document()).object();
        QCOMPARE(object.keys(), QStringList{text});
        QCOMPARE(object.value(text).toString(), text);
    }

    void numbersAreExact()
    {
        const QList<double> reals{0.1, 1.0 / 3, 1e-7, 1e300, -2.5, 0};
        JsonWriter writer;
        writer.beginObject();
        writer.beginList("reals"_L1);
        for (const double real : reals)
            writer.number({}, real);
        writer.number({}, std::numeric_limits<double>::infinity());
        writer.endList();
        writer.number("whole"_L1, std::numeric_limits<qint64>::max());
        writer.endObject();
        const QJsonObject object = QJsonDocument::fromJson(writer.document()).object();
        const QJsonArray read = object.value("reals"_L1).toArray();
        for (qsizetype i = 0; i < reals.size(); ++i)
            QCOMPARE(read[i].toDouble(-1), reals[i]);
        QVERIFY(read.last().isNull());
        QCOMPARE(object.value("whole"_L1).toInteger(), std::numeric_limits<qint64>::max());
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
