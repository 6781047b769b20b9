// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "tests/unit/plan/planexamples.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestPlanJson : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theShortestPlanIsTheDefaultOne()
    {
        const Result<Plan> plan = readPlan("{\"version\": 1}");
        QVERIFY(plan);
        QCOMPARE(*plan, Plan());
        QCOMPARE(plan->goals, defaultGoals());
    }

    void noGoalsAreNotTheDefaultGoals()
    {
        const Result<Plan> plan = readPlan("{\"version\": 1, \"goals\": []}");
        QVERIFY(plan);
        QVERIFY(plan->goals.isEmpty());
    }

    void whatIsWrittenIsReadBackExactly_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::newRow("default") << Plan();
        QTest::newRow("full") << fullPlan();
        std::mt19937 random(20240403);
        for (int i = 0; i < 300; ++i)
            QTest::addRow("random %d", i) << randomPlan(random);
    }
    void whatIsWrittenIsReadBackExactly()
    {
        QFETCH(Plan, plan);
        const QByteArray json = writePlan(plan);
        const Result<Plan> back = readPlan(json);
        QVERIFY2(back, back ? "" : qUtf8Printable(back.error().message));
        QCOMPARE(*back, plan);
        QCOMPARE(writePlan(*back), json);
    }

    void theFileIsWrittenForPeople()
    {
        Plan plan;
        plan.name = u"Demo"_s;
        plan.scenarios = {ScenarioPlan()};
        const QByteArray json = writePlan(plan);
        QVERIFY(json.startsWith(
            "{\n    \"$schema\": \"urn:plimsoll:plan:1\",\n    \"version\": 1,\n    \"name\": \"Demo\",\n"));
        QVERIFY(json.contains("\"bytesPerTick\": \"1KiB\""));
        QVERIFY(json.contains("\"tickInterval\": \"100ms\""));
        QVERIFY(json.contains("\"runLimit\": \"4h\""));
        QVERIFY(json.endsWith("}\n"));
    }

    void keysAreWrittenInTheOrderInWhichTheyAreKnown()
    {
        qsizetype at = 0;
        Plan plan = fullPlan();
        plan.limit.emplace();
        const QByteArray json = writePlan(plan);
        for (const QString &key : planKeys().value(QString())) {
            const qsizetype next = json.indexOf("\n    \"" + key.toLatin1() + "\": ", at);
            QVERIFY2(next >= at, qUtf8Printable(key));
            at = next + 1;
        }
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        for (const BadPlan &bad : badPlans())
            QTest::newRow(bad.name) << bad.json << bad.problem;
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const Result<Plan> plan = readPlan(json);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::BadInput);
        QVERIFY2(plan.error().message.contains(problem), qUtf8Printable(plan.error().message));
        QCOMPARE(plan.error().message.count(u'\n'), 0); // one fault, one line
    }

    void everyProblemIsNamedOneALine()
    {
        const Result<Plan> plan = readPlan(R"({"version": 1, "nmae": "x", "create": {"count": "ten"},
            "scenarios": [{"rate": {"tickInterval": "fast"}}], "cleanup": {"when": 1}})");
        QVERIFY(!plan);
        const QStringList lines = plan.error().message.split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith(u"/create/count: "_s));
        QVERIFY(lines[1].startsWith(u"/scenarios/0/rate/tickInterval: "_s));
        QVERIFY(lines[2].startsWith(u"/cleanup/when: "_s));
        QCOMPARE(lines[3], u"/nmae: is not a known key. Did you mean \"name\"?"_s);
    }

    void parametersMayBeNumbersAndLists()
    {
        const Result<Plan> plan = readPlan(
            R"({"version": 1, "create": {"parameters": {"cpu": 4, "gpu": false, "ides": ["code", "vim"]}}})");
        QVERIFY(plan);
        QCOMPARE(plan->create.parameters,
            (QMap<QString, QString>{
                {u"cpu"_s, u"4"_s}, {u"gpu"_s, u"false"_s}, {u"ides"_s, u"[\"code\",\"vim\"]"_s}}));
    }

    void aSizeMayBeANumberOfBytes()
    {
        const Result<Plan> plan
            = readPlan(R"({"version": 1, "scenarios": [{"rate": {"bytesPerTick": 1500}}]})");
        QVERIFY(plan);
        QCOMPARE(plan->scenarios.first().rate.bytesPerTick, qint64(1500));
    }
};

QTEST_GUILESS_MAIN(TestPlanJson)
#include "tst_planjson.moc"
