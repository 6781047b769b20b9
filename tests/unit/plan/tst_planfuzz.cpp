// SPDX-License-Identifier: GPL-3.0-or-later
// Files come from anywhere: whatever they hold, reading them ends in a plan or in an error that says why.
#include "core/plan/parameterfile.h"
#include "core/plan/planjson.h"
#include "core/plan/planvalidation.h"
#include "tests/unit/plan/planexamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

constexpr unsigned Seed = 25;

int below(int most, std::mt19937 &random)
{
    return std::uniform_int_distribution(0, most - 1)(random);
}

// A few bytes changed, dropped, doubled or put in.
QByteArray mutated(QByteArray text, std::mt19937 &random)
{
    static const QList<QByteArray> pieces{"{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "null", "true",
        "-1", "1e999", "1e-999", "0.5", "99999999999999999999", "\"-5s\"", "\"99999999h\"", "\n", "#", "'",
        "\xff", "\xc3", QByteArray(1, '\0'), "ä", "%1"};
    for (int changes = 1 + below(4, random); changes > 0; --changes) {
        const qsizetype at = below(static_cast<int>(text.size()) + 1, random);
        switch (below(4, random)) {
        case 0:
            text.insert(at, pieces[below(static_cast<int>(pieces.size()), random)]);
            break;
        case 1:
            text.remove(at, 1 + below(30, random));
            break;
        case 2:
            text.insert(at, text.mid(at, 1 + below(80, random)));
            break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(below(256, random));
            break;
        }
    }
    return text;
}

QJsonValue oddValue(std::mt19937 &random)
{
    const QList<QJsonValue> values{QJsonValue::Null, true, -1, 0, 1, 1.5, 1e300, -1e300, 9007199254740993.0,
        u""_s, u"always"_s, u"0s"_s, u"1ms"_s, u"480h"_s, u"2562047h47m16.854775807s"_s, u"0:1"_s,
        u"2147483647:"_s, u"1B"_s, QString(5000, u'x'), QJsonArray(), QJsonArray{QJsonObject()},
        QJsonObject()};
    return values[below(static_cast<int>(values.size()), random)];
}

// One value somewhere in it replaced by another.
QJsonValue withOddValue(const QJsonValue &value, std::mt19937 &random)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QString key = object.keys().at(below(static_cast<int>(object.size()), random));
        object.insert(key, withOddValue(object.value(key), random));
        return object;
    }
    if (value.isArray() && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const int at = below(static_cast<int>(array.size()), random);
        array.replace(at, withOddValue(array.at(at), random));
        return array;
    }
    return oddValue(random);
}

// False when a promise of the reader is broken.
bool isReadWell(const QByteArray &json, int &accepted)
{
    const Result<Plan> plan = readPlan(json);
    if (!plan)
        return plan.error().kind == ErrorKind::BadInput && !plan.error().message.isEmpty();
    ++accepted;
    validatePlan(*plan);
    const Result<Plan> again = readPlan(writePlan(*plan));
    return again && *again == *plan;
}

} // namespace

class TestPlanFuzz : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anyBytesAreReadOrRefused()
    {
        std::mt19937 random(Seed);
        const QByteArray plan = writePlan(fullPlan());
        int accepted = 0;
        for (int i = 0; i < 1'500; ++i) {
            const QByteArray json = mutated(plan, random);
            QVERIFY2(isReadWell(json, accepted), json.constData());
        }
        QVERIFY(accepted > 5); // the changes are not all so coarse that nothing is left to read
    }

    void anyValueAtAnyPlaceIsReadOrRefused()
    {
        std::mt19937 random(Seed);
        const QJsonObject plan = QJsonDocument::fromJson(writePlan(fullPlan())).object();
        int accepted = 0;
        for (int i = 0; i < 1'500; ++i) {
            const QJsonObject changed = withOddValue(plan, random).toObject();
            const QByteArray json = QJsonDocument(changed).toJson();
            QVERIFY2(isReadWell(json, accepted), json.constData());
        }
        QVERIFY(accepted > 50);
    }

    void anyParameterFileIsReadOrRefused()
    {
        std::mt19937 random(Seed);
        const QByteArray yaml
            = "# sizes\n---\ncpu: 4 # cores\n\"a \\u00e4 name\": 'it''s'\nide: [\"a\", 'b']\n"
              "region: eu-west\r\ntext: \"a\\n\\t\\\\b\"\n";
        const QByteArray json = R"({"cpu": 4, "name": "x", "list": ["a", 1], "flag": true})";
        for (int i = 0; i < 5'000; ++i) {
            const Result<ParameterMap> read = parseParameters(mutated(i % 2 ? yaml : json, random));
            QVERIFY(read || !read.error().message.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestPlanFuzz)
#include "tst_planfuzz.moc"
