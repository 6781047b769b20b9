// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison.h"
#include "core/report/comparisonjson.h"
#include "core/report/comparisontext.h"
#include "tests/support/documentation.h"
#include "tests/support/golden.h"
#include "tests/support/samplereport.h"
#include "tests/support/schemacheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

RunToCompare sampleRun(const QString &version = u"v2.24.4"_s)
{
    RunToCompare run{.folder = u"20260131T120000Z-ramp-500"_s, .report = sampleReport(), .plan = Plan()};
    run.plan->name = u"ramp 500"_s;
    run.plan->create.parameters.insert(u"cpu"_s, u"4"_s);
    run.plan->scenarios.append(ScenarioPlan());
    Report &report = run.report;
    report.simulated = false;
    report.outcome = RunOutcome::Finished;
    report.deployment = {u"https://coder.example.com"_s, version, {}};
    report.generator.markedSeconds = 0;
    report.scenarios.resize(1);
    report.scenarios[0].roundTrip.p95 = 84ms;
    report.scenarios[0].roundTrip.p99 = 131ms;
    report.errors.clear();
    return run;
}

RunToCompare slowRun()
{
    RunToCompare run = sampleRun(u"v2.25.2"_s);
    run.report.scenarios[0].roundTrip.p99 = 742ms;
    run.report.create.total.p95 = 12s;
    run.report.errors = {{.origin = u"web-terminal"_s,
        .errorClass = u"connection-reset"_s,
        .sentence = u"The connection was reset."_s,
        .count = 7}};
    return run;
}

Comparison compared(const QList<RunToCompare> &runs)
{
    return *compareRuns(runs);
}

const ComparedFigure &figureOf(const Comparison &comparison, const QString &id)
{
    for (const ComparedFigure &figure : comparison.figures) {
        if (figure.figure.id == id)
            return figure;
    }
    qFatal("there is no figure %s", qPrintable(id));
}

Change changeOf(const Comparison &comparison, const QString &id, qsizetype side = 1)
{
    return figureOf(comparison, id).judgements.at(side - 1).change;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void twoToSixRunsAreCompared()
    {
        QVERIFY(!compareRuns({}));
        QVERIFY(!compareRuns({sampleRun()}));
        QVERIFY(compareRuns(QList<RunToCompare>(6, sampleRun())));
        QVERIFY(!compareRuns(QList<RunToCompare>(7, sampleRun())));
    }

    void whatIsWorseIsNamedAndNotProven()
    {
        const Comparison comparison = compared({sampleRun(), slowRun()});
        QCOMPARE(comparison.worst(), Change::Worse);
        QVERIFY2(comparison.sentence.startsWith(u"B is worse in 3 of "_s), qPrintable(comparison.sentence));
        QVERIFY2(comparison.sentence.contains(u"round trip p99 131 ms → 742 ms"_s),
            qPrintable(comparison.sentence));
        QVERIFY2(comparison.sentence.endsWith(u"1 run each: not proven."_s), qPrintable(comparison.sentence));
        QCOMPARE(changeOf(comparison, u"web-terminal/round-trip/p95"_s), Change::Same);
    }

    void aSecretThatDiffersIsNotShown()
    {
        RunToCompare first = sampleRun();
        RunToCompare other = sampleRun();
        first.plan->create.parameters[u"DB_Password"_s] = u"hunter1"_s;
        other.plan->create.parameters[u"DB_Password"_s] = u"hunter2"_s;
        const Comparison comparison = compared({first, other, sampleRun()});
        QCOMPARE(comparison.differences.size(), 1);
        QCOMPARE(comparison.differences[0].values, (QStringList{u"[hidden]"_s, u"[hidden]"_s, u"–"_s}));
        const QString text = comparisonText(comparison, Colour::Off) + comparisonMarkdown(comparison)
            + QString::fromUtf8(comparisonJson(comparison));
        QVERIFY(text.contains(u"template parameter DB_Password"_s));
        QVERIFY(!text.contains(u"hunter"_s));
    }

    void whatDiffersIsToldInWords()
    {
        RunToCompare other = slowRun();
        other.plan->create.count = 200;
        other.plan->create.parameters[u"cpu"_s] = u"8"_s;
        other.plan->scenarios[0].rate.tickInterval = 40ms;
        other.plan->goals.clear();
        QHash<QString, QStringList> told;
        QHash<QString, QString> titles;
        for (const Difference &difference : compared({sampleRun(), other}).differences) {
            told.insert(difference.pointer, difference.values);
            titles.insert(difference.pointer, difference.title);
        }
        QCOMPARE(told.size(), 5);
        QCOMPARE(told[u"/create/count"_s], (QStringList{u"1"_s, u"200"_s}));
        QCOMPARE(titles[u"/create/count"_s], u"workspaces to create"_s);
        QCOMPARE(titles[u"/create/parameters/cpu"_s], u"template parameter cpu"_s);
        QCOMPARE(titles[u"/scenarios/0/rate/tickInterval"_s], u"web-terminal: tick interval"_s);
        QCOMPARE(told[u"/goals"_s][1], u"none"_s);
        QCOMPARE(told[u"/deployment/version"_s], (QStringList{u"v2.24.4"_s, u"v2.25.2"_s}));
        const QStringList same = compared({sampleRun(), slowRun()}).samenesses;
        QVERIFY(same.contains(u"same plan"_s) && same.contains(u"same deployment"_s));
    }

    void repeatsMakeASide()
    {
        RunToCompare renamed = slowRun();
        renamed.plan->name = u"again"_s;
        const Comparison six
            = compared({sampleRun(), slowRun(), sampleRun(), slowRun(), sampleRun(), renamed});
        QCOMPARE(six.sides.size(), 2);
        QCOMPARE(six.sides[0].name, u"A, C, E"_s);
        QCOMPARE(six.sides[1].name, u"B, D, F"_s);
        const Judgement &judgement = figureOf(six, u"web-terminal/round-trip/p99"_s).judgements[0];
        QCOMPARE(judgement.change, Change::Worse);
        QVERIFY(judgement.isProven);
        QVERIFY2(six.sentence.endsWith(u"3 runs each."_s), qPrintable(six.sentence));
    }

    void tagsTellSidesApartAndEqualRunsStandAlone()
    {
        RunToCompare tagged = sampleRun();
        tagged.tags = {u"3 replicas"_s};
        QCOMPARE(compared({sampleRun(), tagged, sampleRun()}).sides.size(), 2);
        QCOMPARE(compared({sampleRun(), sampleRun(), sampleRun()}).sides.size(), 3);
    }

    void simulatedAgainstRealIsNotJudged()
    {
        RunToCompare simulated = slowRun();
        simulated.report.simulated = true;
        simulated.isBaseline = true;
        const Comparison comparison = compared({sampleRun(), simulated});
        QCOMPARE(comparison.worst(), Change::NotJudged);
        QVERIFY(comparison.cautions.contains(u"B is simulated, A not: nothing is judged."_s));
        QVERIFY(!comparison.runs[1].isBaseline);
        const Comparison both = compared({simulated, simulated});
        QVERIFY(both.cautions[0].startsWith(u"All runs are simulated"_s));
    }

    void whatBlursAComparisonIsSaid()
    {
        RunToCompare limited = slowRun();
        limited.report.generator.trafficSeconds = 30;
        limited.report.generator.markedSeconds = 5;
        limited.report.outcome = RunOutcome::Stopped;
        limited.report.sentence = u"Stopped by Ctrl-C."_s;
        limited.plan.reset();
        limited.problems = {u"series.csv is missing."_s};
        const Comparison comparison = compared({sampleRun(), limited});
        const QString cautions = comparison.cautions.join(u'\n');
        for (const QString &part :
            {u"In 5 of 30 s of B"_s, u"B was stopped before its end: Stopped by Ctrl-C."_s,
                u"Not measurable in A: "_s, u"The plan of B is missing"_s, u"B: series.csv is missing."_s})
            QVERIFY2(cautions.contains(part), qPrintable(part + u'\n' + cautions));
        QCOMPARE(changeOf(comparison, u"web-terminal/round-trip/p99"_s), Change::NotJudged);
        QCOMPARE(changeOf(comparison, u"create/ready/p95"_s), Change::Worse); // not the generator's doing
    }

    void aRunThatHasNotEndedIsNotJudged()
    {
        RunToCompare unfinished = sampleRun();
        unfinished.report = Report{.name = u"killed"_s};
        const Comparison comparison = compared({sampleRun(), unfinished});
        QCOMPARE(comparison.worst(), Change::NotJudged);
        QCOMPARE(comparison.sentence, u"B could not be judged against A."_s);
        QVERIFY(comparison.cautions.join(u' ').contains(u"B has not ended"_s));
    }

    void newErrorsAreNamed()
    {
        const Comparison comparison = compared({sampleRun(), slowRun()});
        QCOMPARE(comparison.newErrors.size(), 1);
        QCOMPARE(newErrorSentences(comparison),
            QStringList{u"B: 7 × connection-reset (web-terminal), which A has not"_s});
        QVERIFY(compared({slowRun(), slowRun()}).newErrors.isEmpty());
    }

    void theJsonFollowsItsSchemaAndIsDocumented()
    {
        const QByteArray json = comparisonJson(compared({sampleRun(), slowRun(), sampleRun(u"v2.26"_s)}));
        QString why;
        const QString problems = schemaProblems(u"comparison.schema.json"_s, json, why);
        QSet<QString> keys;
        collectKeys(QJsonDocument::fromJson(json).object(), keys);
        QCOMPARE(keys - documentedWords(u"comparison.md"_s), QSet<QString>());
        QVERIFY(keys.size() > 30);
        if (!why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(problems, QString());
    }

    void textAndMarkdownAreAsTheyWere()
    {
        RunToCompare first = sampleRun();
        first.isBaseline = true;
        RunToCompare other = slowRun();
        other.report.name = u"a | b <script>"_s;
        const Comparison comparison = compared({first, other});
        compareWithGolden(u"comparison.txt"_s, comparisonText(comparison, Colour::Off).toUtf8());
        compareWithGolden(u"comparison.md"_s, comparisonMarkdown(comparison).toUtf8());
        QVERIFY(!comparisonMarkdown(comparison).contains(u"<script"_s));
        const Comparison three = compared({first, other, sampleRun(u"v2.26"_s)});
        QVERIFY(comparisonText(three, Colour::On).contains(u"verdict C"_s));
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
