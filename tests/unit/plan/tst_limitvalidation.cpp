// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/levelplan.h"
#include "core/plan/planvalidation.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

using Change = std::function<void(Plan &)>;

Plan soundPlan()
{
    Plan plan;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 10;
    plan.scenarios = {ScenarioPlan()};
    plan.limit.emplace();
    return plan;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_LimitValidation : public QObject
{
    Q_OBJECT
private slots:
    void takesASoundPlan();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void aLevelLastsUntilItWasHeld();
    void aSearchTakesItsTime();
};

void tst_LimitValidation::takesASoundPlan()
{
    const PlanFindings findings = validatePlan(soundPlan());
    QCOMPARE(findings.errors, QStringList());
    QCOMPARE(findings.warnings, QStringList());
}

void tst_LimitValidation::findsWhatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const Change &change, bool isError, const QString &place,
                         const QString &part) { QTest::newRow(name) << change << isError << place << part; };
    row("no traffic", [](Plan &plan) { plan.scenarios.clear(); }, true, u"/limit"_s, u"needs traffic"_s);
    row(
        "start above the ceiling", [](Plan &plan) { plan.limit->start = 2000; }, true, u"/limit/start"_s,
        u"starts with 2000 workspaces, above its ceiling of 1000"_s);
    row(
        "half seconds", [](Plan &plan) { plan.limit->hold = 1500ms; }, true, u"/limit/hold"_s,
        u"whole seconds"_s);
    row(
        "no goal about traffic",
        [](Plan &plan) { plan.goals = {{.metric = GoalMetric::CreatedShare, .limit = 1}}; }, true,
        u"/goals"_s, u"needs a goal about traffic"_s);
    row(
        "a window longer than a level", [](Plan &plan) { plan.goals.first().window = 60s; }, true,
        u"/goals/0/window"_s, u"held for 30s"_s);
    row(
        "a range", [](Plan &plan) { plan.scenarios.first().range = Range{.first = 0, .end = 5}; }, true,
        u"/scenarios/0/range"_s, u"give it a share"_s);
    row(
        "a share of nothing", [](Plan &plan) { plan.scenarios.first().share = 0.01; }, true,
        u"/limit/start"_s, u"first level of the search is too low"_s);
    row(
        "limits of a scenario", [](Plan &plan) { plan.scenarios.first().limits.concurrency = 5; }, false,
        u"/scenarios/0/limits"_s, u"no part in a search"_s);
    row(
        "longer than the run may last", [](Plan &plan) { plan.runLimit = 5min; }, false, u"/runLimit"_s,
        u"stopped after 5.00 min"_s);
    row("a factor of one", [](Plan &plan) { plan.limit->factor = 1; }, true, u"/limit/factor"_s, {});
    row("a precision of nothing", [](Plan &plan) { plan.limit->precision = 0; }, true, u"/limit/precision"_s,
        {});
}

void tst_LimitValidation::findsWhatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(bool, isError);
    QFETCH(QString, place);
    QFETCH(QString, part);
    Plan plan = soundPlan();
    change(plan);
    const QList<PlanFinding> findings = findingsOf(plan);
    const bool found = std::any_of(findings.cbegin(), findings.cend(), [&](const PlanFinding &finding) {
        return finding.isError == isError && finding.place == place && finding.sentence.contains(part);
    });
    QStringList all;
    for (const PlanFinding &finding : findings)
        all.append(finding.place + u": "_s + finding.sentence);
    QVERIFY2(found, qPrintable(all.join(u'\n')));
}

void tst_LimitValidation::aLevelLastsUntilItWasHeld()
{
    Plan plan = soundPlan();
    plan.scenarios.first().connectsPerSecond = 20;
    plan.scenarios.first().startAfter = 5s;
    plan.scenarios.first().limits.concurrency = 3;
    QCOMPARE(levelRamp(plan, 201), 10s);
    const Plan level = levelPlan(plan, 201);
    QCOMPARE(level.scenarios.first().duration, 10s + 10s + 30s);
    QCOMPARE(level.scenarios.first().startAfter, 0ms);
    QCOMPARE(level.scenarios.first().limits, ScenarioPlan().limits);
    QVERIFY(!level.limit);
}

void tst_LimitValidation::aSearchTakesItsTime()
{
    Plan plan = soundPlan();
    plan.limit->ceiling = 20;
    QCOMPARE(searchLength(plan, 20), 2 * (10s + 30s)); // 10, 20
}

QTEST_APPLESS_MAIN(tst_LimitValidation)
#include "tst_limitvalidation.moc"
