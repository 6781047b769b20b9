// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/presetrows.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class PresetRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void thoseForADeploymentAreListedTheShortestFirst()
    {
        const QList<PresetRow> rows = presetRows();
        QStringList names;
        for (const PresetRow &row : rows) {
            names.append(row.preset);
            QVERIFY(!row.title.isEmpty() && !row.sentence.isEmpty() && !row.note.isEmpty());
        }
        QCOMPARE(names, (QStringList{u"smoke"_s, u"baseline-50"_s, u"ramp-500"_s, u"soak"_s}));
        QCOMPARE(rows.first().length, u"10 s"_s);
        QCOMPARE(rows.last().length, u"4 h"_s);
    }

    void aRowSaysHowManyAndHowMuch()
    {
        Plan plan;
        plan.create.count = 500;
        plan.scenarios = {ScenarioPlan{}};
        plan.scenarios.first().duration = 25min;
        QCOMPARE(presetRow(u"x"_s, plan).sentence, u"500 workspaces, web terminals at 10.0 KiB/s each"_s);
        QCOMPARE(presetRow(u"x"_s, plan).length, u"25 min"_s);
        plan.scenarios.first().connectsPerSecond = 1;
        QCOMPARE(presetRow(u"x"_s, plan).sentence,
            u"500 workspaces, web terminals at 10.0 KiB/s each, 1 more a second"_s);
    }
};

QTEST_GUILESS_MAIN(PresetRowsTest)
#include "tst_presetrows.moc"
