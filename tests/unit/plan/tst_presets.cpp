// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planvalidation.h"
#include "core/plan/presets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

class TestPresets : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theProgramCarriesThem()
    {
        QCOMPARE(
            presetNames(), (QStringList{u"baseline-50"_s, u"demo"_s, u"ramp-500"_s, u"smoke"_s, u"soak"_s}));
        QCOMPARE(QJsonDocument::fromJson(planSchema()).object().value("$id"_L1).toString(),
            u"urn:plimsoll:plan:1"_s);
    }

    void eachIsSoundOnceItHasATemplate()
    {
        for (const QString &name : presetNames() + publishedPlanNames()) {
            const Result<Plan> preset = readPreset(name);
            QVERIFY2(preset, preset ? "" : qUtf8Printable(preset.error().message));
            QVERIFY(!preset->name.isEmpty() && !preset->note.isEmpty());
            Plan plan = *preset;
            plan.create.templateName = u"some"_s;
            QCOMPARE(validatePlan(plan), PlanFindings());
        }
    }

    void thePublishedPlansAreOfTheirSize()
    {
        QList<int> sizes;
        for (const QString &name : publishedPlanNames()) {
            const Result<Plan> plan = readPreset(name);
            QVERIFY(plan);
            sizes.append(plan->create.count);
            QCOMPARE(plan->scenarios.first().rate, (TrafficRate{4096, 100ms})); // 40 KB/s
            QCOMPARE(plan->goals, defaultGoals());
        }
        QCOMPARE(sizes, (QList<int>{200, 500, 1000, 1500, 2000}));
    }

    void theDemoNeedsNothing()
    {
        const Result<Plan> demo = readPreset(u"demo"_s);
        QVERIFY(demo);
        QCOMPARE(validatePlan(*demo), PlanFindings());
        QCOMPARE(demo->create.count, 20);
        QCOMPARE(demo->create.owners, OwnerMode::UserEach);
        QCOMPARE(demo->cleanup.when, CleanupWhen::Always);
        QCOMPARE(demo->scenarios.size(), 1);
        QCOMPARE(demo->scenarios.first().rate, (TrafficRate{4096, 100ms}));
        QCOMPARE(demo->scenarios.first().duration, Milliseconds(12s));
        const Goal roundTrip{.metric = GoalMetric::RoundTrip, .percentile = 99, .limit = 1e9};
        QVERIFY(demo->goals.contains(roundTrip)); // which a stall of two seconds breaks
    }

    void anUnknownOneIsRefusedWithTheNames()
    {
        const Result<Plan> none = readPreset(u"smok"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().message,
            u"There is no preset \"smok\"; there are: baseline-50, demo, ramp-500, smoke, soak, coder-200, coder-500, coder-1000, coder-1500, coder-2000. Did you mean \"smoke\"?"_s);
        QVERIFY(!readPreset(u"../plan.schema"_s));
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
