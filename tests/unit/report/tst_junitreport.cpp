// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junitreport.h"
#include "tests/support/samplereport.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString parent;
    QString text;

    QString value(const QString &attribute) const { return attributes.value(attribute).toString(); }
};

// All elements in the order in which they begin; empty when it is not well-formed.
QList<Element> elementsOf(const QByteArray &xml)
{
    QXmlStreamReader in(xml);
    QList<Element> elements;
    QList<qsizetype> open;
    while (!in.atEnd()) {
        in.readNext();
        if (in.isStartElement()) {
            const QString parent = open.isEmpty() ? QString() : elements.at(open.last()).name;
            open.append(elements.size());
            elements.append({in.name().toString(), in.attributes(), parent, {}});
        }
        if (in.isCharacters() && !open.isEmpty())
            elements[open.last()].text += in.text();
        if (in.isEndElement())
            open.removeLast();
    }
    return in.hasError() ? QList<Element>() : elements;
}

QStringList names(const QXmlStreamAttributes &attributes)
{
    QStringList names;
    for (const QXmlStreamAttribute &attribute : attributes)
        names.append(attribute.name().toString());
    names.sort();
    return names;
}

// The rules of Ant's schema (JUnit.xsd) for what the report uses of it.
void checkSchema(const QList<Element> &elements)
{
    static const QHash<QString, QStringList> attributes{{u"testsuites"_s, {}},
        {u"testsuite"_s,
            {u"errors"_s, u"failures"_s, u"hostname"_s, u"id"_s, u"name"_s, u"package"_s, u"tests"_s,
                u"time"_s, u"timestamp"_s}},
        {u"properties"_s, {}}, {u"property"_s, {u"name"_s, u"value"_s}},
        {u"testcase"_s, {u"classname"_s, u"name"_s, u"time"_s}}, {u"failure"_s, {u"message"_s, u"type"_s}},
        {u"error"_s, {u"message"_s, u"type"_s}}, {u"system-out"_s, {}}, {u"system-err"_s, {}}};
    static const QStringList order{u"properties"_s, u"testcase"_s, u"system-out"_s, u"system-err"_s};
    qsizetype place = 0;
    for (const Element &element : elements) {
        QVERIFY2(attributes.contains(element.name), qPrintable(element.name));
        QCOMPARE(names(element.attributes), attributes.value(element.name));
        if (element.parent == u"testsuite") {
            QVERIFY2(order.indexOf(element.name) >= place, qPrintable(element.name));
            place = order.indexOf(element.name);
        }
    }
    QCOMPARE(elements.last().name, u"system-err"_s);
    static const QRegularExpression instant(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$"_s);
    QVERIFY(instant.match(elements.at(1).value(u"timestamp"_s)).hasMatch());
}

QList<Element> named(const QList<Element> &elements, const QString &name)
{
    QList<Element> found;
    for (const Element &element : elements) {
        if (element.name == name)
            found.append(element);
    }
    return found;
}

} // namespace

class TestJUnitReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachGoalIsATestCase()
    {
        Report report = sampleReport();
        for (PhaseReport &phase : report.phases)
            phase.outcome = PhaseOutcome::Done;
        const QList<Element> elements = elementsOf(junitReport(report));
        QVERIFY(!elements.isEmpty());
        checkSchema(elements);
        const QList<Element> cases = named(elements, u"testcase"_s);
        QCOMPARE(cases.size(), report.verdict.goals.size());
        qsizetype broken = 0;
        qsizetype unmeasured = 0;
        for (qsizetype i = 0; i < cases.size(); ++i) {
            QCOMPARE(cases.at(i).value(u"name"_s), goalText(report.verdict.goals.at(i).goal));
            broken += report.verdict.goals.at(i).state == GoalState::Broken ? 1 : 0;
            unmeasured += report.verdict.goals.at(i).state == GoalState::NotMeasurable ? 1 : 0;
        }
        QCOMPARE(named(elements, u"failure"_s).size(), broken);
        QCOMPARE(named(elements, u"error"_s).size(), unmeasured);
        const Element &suite = elements.at(1);
        QCOMPARE(suite.value(u"tests"_s).toInt(), cases.size());
        QCOMPARE(suite.value(u"failures"_s).toInt(), broken);
        QCOMPARE(suite.value(u"errors"_s).toInt(), unmeasured);
        QCOMPARE(named(elements, u"system-out"_s).first().text, report.verdict.sentence);
    }

    void aFailedPhaseIsOne()
    {
        Report report = sampleReport();
        report.verdict = {};
        report.phases = {{Phase::Preflight, report.startedAt, 1s, PhaseOutcome::Done, u"Fine."_s},
            {Phase::Create, report.startedAt, 2s, PhaseOutcome::Failed, u"5 of 5 workspaces failed."_s}};
        const QList<Element> elements = elementsOf(junitReport(report));
        checkSchema(elements);
        QCOMPARE(named(elements, u"testcase"_s).size(), 1);
        QCOMPARE(named(elements, u"testcase"_s).first().value(u"name"_s), phaseTitle(Phase::Create));
        QCOMPARE(named(elements, u"failure"_s).first().text, u"5 of 5 workspaces failed."_s);
    }

    void whatPeopleTypeDoesNotBreakIt()
    {
        Report report = sampleReport();
        report.name = u"a <b> & \"c\"\n\u0001 \u0007"_s;
        report.verdict.goals.first().goal.scenario = u"<&>"_s;
        report.verdict.sentence = QChar(0xffff) + u"]]> \u001b[31m"_s;
        const QList<Element> elements = elementsOf(junitReport(report));
        QVERIFY(!elements.isEmpty());
        checkSchema(elements);
        report.name.clear();
        QCOMPARE(elementsOf(junitReport(report)).at(1).value(u"name"_s), u"Plimsoll run"_s);
    }
};

QTEST_GUILESS_MAIN(TestJUnitReport)
#include "tst_junitreport.moc"
