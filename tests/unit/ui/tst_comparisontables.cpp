// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runfolder.h"
#include "tests/support/samplereport.h"
#include "ui/compare/comparisontables.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Comparison compared(QList<Nanoseconds> p95s)
{
    QList<RunToCompare> runs;
    for (const Nanoseconds p95 : p95s) {
        RunToCompare run{.folder = u"ramp"_s, .report = sampleReport(), .plan = Plan()};
        run.report.generator.markedSeconds = 0;
        run.report.scenarios[0].roundTrip.p95 = p95;
        runs.append(run);
    }
    return *compareRuns(runs);
}

QStringList titles(const ComparedTable &table)
{
    QStringList all;
    for (const ComparedColumn &column : table.columns)
        all.append(column.title);
    return all;
}

} // namespace

class TestComparisonTables : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aFigureHasItsValuesAndItsVerdict()
    {
        const ComparedTable table = figureTable(compared({84ms, 168ms}));
        QCOMPARE(titles(table),
            (QStringList{u"Figure"_s, u"A"_s, u"B"_s, u"Change"_s, u"Change %"_s, u"Verdict"_s}));
        const auto worse = std::find_if(table.rows.begin(), table.rows.end(),
            [](const QList<ComparedCell> &row) { return row.last().change == Change::Worse; });
        QVERIFY(worse != table.rows.end());
        QCOMPARE(worse->at(1).text, u"84.0 ms"_s);
        QCOMPARE(worse->at(2).text, u"168 ms"_s);
        QCOMPARE(worse->at(4).text, u"+100 %"_s);
        QCOMPARE(worse->at(5).text, u"Worse · 1 run each: not proven"_s);
    }

    void eachOtherRunHasItsVerdict()
    {
        const ComparedTable table = figureTable(compared({84ms, 84ms, 168ms}));
        QCOMPARE(table.columns.size(), 1 + 3 + 2 * 3);
        QCOMPARE(table.columns.last().title, u"Verdict C"_s);
        for (const QList<ComparedCell> &row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
    }

    void theSentenceIsSplitIntoItsLead()
    {
        const auto [lead, rest] = leadAndRest(compared({84ms, 168ms}));
        QVERIFY2(lead.startsWith(u"B is worse in 1 of "_s) && lead.endsWith(u'.'), qPrintable(lead));
        QVERIFY2(rest.endsWith(u"not proven."_s), qPrintable(rest));
        const auto [same, proof] = leadAndRest(compared({84ms, 84ms}));
        QVERIFY2(same.endsWith(u"within 5 %."_s), qPrintable(same));
        QCOMPARE(proof, u"1 run each: not proven."_s);
        QVERIFY(leadAndRest(compared({84ms, 84ms, 84ms})).second.isEmpty());
    }

    void whatDiffersHasAColumnForEachRun()
    {
        Comparison comparison = compared({84ms, 84ms});
        QVERIFY(differenceTable(comparison).rows.isEmpty());
        comparison.differences.append({u"/create/count"_s, u"workspaces to create"_s, {u"50"_s, u"100"_s}});
        const ComparedTable table = differenceTable(comparison);
        QCOMPARE(table.rows[0][0].text, u"Workspaces to create"_s);
        QCOMPARE(table.rows[0][2].text, u"100"_s);
    }

    void theCommandLineNamesRunsOfTheDataFolder()
    {
        QCOMPARE(compareCommandLine({u"/d a/runs/x"_s, u"/else/y"_s}, u"/d a"_s, 0.05),
            u"plimsoll-cli compare x /else/y --data-dir '/d a'"_s);
        QCOMPARE(compareCommandLine({defaultDataDir() + u"/runs/x"_s, defaultDataDir() + u"/runs/y"_s},
                     defaultDataDir(), 0.1),
            u"plimsoll-cli compare x y --tolerance 10%"_s);
    }
};

QTEST_GUILESS_MAIN(TestComparisonTables)
#include "tst_comparisontables.moc"
