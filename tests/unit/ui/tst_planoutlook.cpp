// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runfolder.h"
#include "ui/plans/loadpicture.h"
#include "ui/plans/planoutlook.h"
#include "ui/plans/runcommandline.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Plan rampPlan()
{
    Plan plan;
    plan.create.templateName = u"kubernetes"_s;
    plan.create.count = 450;
    ScenarioPlan scenario;
    scenario.rate = {4096, 100ms};
    scenario.duration = 10min;
    plan.scenarios = {scenario};
    return plan;
}

QString totalOf(const PlanOutlook &outlook, const QString &key)
{
    for (const PlanTotal &total : outlook.totals) {
        if (total.key == key)
            return total.value;
    }
    return u"missing"_s;
}

PlanOutlook outlookOf(const Plan &plan, const std::optional<Template> &used = {})
{
    return plimsoll::outlookOf(plan, findingsOf(plan), {}, used, {});
}

KnownDeployment staging()
{
    KnownDeployment known;
    known.name = u"staging"_s;
    known.deployment.url = QUrl(u"https://coder.staging.example"_s);
    return known;
}

} // namespace

class PlanOutlookTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void dashboardsArePlannedInRequests()
    {
        Plan plan;
        plan.create.count = 100;
        ScenarioPlan scenario;
        scenario.kind = TrafficKind::Dashboard;
        plan.scenarios = {scenario};
        const PlanOutlook outlook = outlookOf(plan);
        QVERIFY(outlook.load);
        QVERIFY2(outlook.load->mostRequestsPerSecond > 30 && outlook.load->mostRequestsPerSecond < 120,
            qPrintable(QString::number(outlook.load->mostRequestsPerSecond)));
        QCOMPARE(totalOf(outlook, u"rate"_s), u"missing"_s); // bytes would say nothing
        QVERIFY(totalOf(outlook, u"requests"_s).endsWith(u"requests/s"_s));
        QCOMPARE(totalOf(outlook, u"connections"_s), u"100"_s);
    }

    void totalsHaveTheirUnits()
    {
        const PlanOutlook outlook = outlookOf(rampPlan());
        QCOMPARE(totalOf(outlook, u"connections"_s), u"450"_s);
        QCOMPARE(totalOf(outlook, u"workspaces"_s), u"450 + 450"_s);
        QCOMPARE(totalOf(outlook, u"rate"_s), u"17.6 MiB/s"_s);
        QCOMPARE(totalOf(outlook, u"ticks"_s), u"4500 /s"_s);
        QCOMPARE(totalOf(outlook, u"builds"_s), u"not known"_s);
        QCOMPARE(totalOf(outlook, u"whole"_s), u"not known"_s);
        QVERIFY(outlook.errors.isEmpty());
    }

    void whatTheTemplateTellsIsUsed()
    {
        Template used;
        used.name = u"kubernetes"_s;
        used.startBuildP50 = 43s;
        used.startBuildP95 = 72s;
        const PlanOutlook outlook = outlookOf(rampPlan(), used);
        QCOMPARE(totalOf(outlook, u"builds"_s), u"32 min to 54 min"_s);
        QCOMPARE(totalOf(outlook, u"whole"_s), u"about 42 min"_s);
        QVERIFY(outlook.warnings.join(u' ').contains(u"is ended after 30m"_s));
    }

    void myOwnWorkspacesNeedNoUsers()
    {
        Plan plan = rampPlan();
        plan.create.owners = OwnerMode::Me;
        QCOMPARE(totalOf(outlookOf(plan), u"workspaces"_s), u"0 + 450"_s);
    }

    void whatIsNotKnownIsSaidToBe()
    {
        Plan plan = rampPlan();
        plan.create.count = 0;
        const PlanOutlook outlook = outlookOf(plan);
        QVERIFY(!outlook.load);
        QCOMPARE(totalOf(outlook, u"connections"_s), u"not known"_s);
        QCOMPARE(totalOf(outlook, u"builds"_s), u"none"_s);
        plan.create.count = 450;
        plan.create.reuse = true;
        QCOMPARE(totalOf(outlookOf(plan), u"connections"_s), u"450 or more"_s);
    }

    void errorsAndWarningsAreApart()
    {
        Plan plan = rampPlan();
        plan.create.templateName.clear();
        plan.create.maxFailures = 450;
        const PlanOutlook outlook
            = plimsoll::outlookOf(plan, findingsOf(plan), {u"cpu: too many."_s}, {}, {});
        QCOMPARE(outlook.errors.size(), 2);
        QCOMPARE(outlook.errors.last(), u"cpu: too many."_s);
        QCOMPARE(outlook.warnings.size(), 1);
    }

    void theTableSaysWhatThePictureShows()
    {
        Plan plan = rampPlan();
        plan.scenarios.first().connectsPerSecond = 1;
        const LoadTable table = loadTableOf(*plannedLoad(plan));
        QCOMPARE(table.columns, (QStringList{u"Time"_s, u"web-terminal"_s, u"All"_s, u"Each way"_s}));
        QCOMPARE(table.rows.first().first(), u"0"_s);
        QCOMPARE(table.rows.last(), (QStringList{u"10 min"_s, u"0"_s, u"0"_s, u"0 B/s"_s}));
        QCOMPARE(table.rows.at(5).first(), u"5 min"_s);
        QCOMPARE(table.rows.at(9).at(2), u"450"_s);
    }

    void timeAxesHaveRoundLabels()
    {
        QCOMPARE(timeLabels(600, 6), (std::vector<double>{0, 120, 240, 360, 480, 600}));
        QCOMPARE(timeLabels(12, 4), (std::vector<double>{0, 5, 10}));
        QCOMPARE(timeLabelText(5400), u"1 h 30 min"_s);
        QVERIFY(timeLabels(480 * 3600.0, 5).size() <= 6);
    }

    void theCommandLineHasEverythingButTheToken()
    {
        KnownDeployment known = staging();
        known.deployment.token = Secret("s3cret-token");
        known.deployment.extraHeaders = {{"X-Gate", "s3cret-gate"}};
        known.deployment.caFile = u"/etc/our ca.pem"_s;
        known.deployment.resolve = {{u"*.apps.example.com"_s, {u"127.0.0.1"_s}}};
        known.deployment.sources = {u"127.0.0.2"_s};
        known.deployment.resumesTls = true;
        known.isTestSystem = true;
        const QString line = runCommandLine(u"/home/a b/it's.json"_s, defaultDataDir(), known);
        QCOMPARE(line,
            u"plimsoll-cli run '/home/a b/it'\\''s.json' --url https://coder.staging.example --token-file "
            u"token "
            "--ca-file '/etc/our ca.pem' --resolve '*.apps.example.com=127.0.0.1' --source-address 127.0.0.2 "
            "--resume-tls --header X-Gate=\"$HEADER_X_GATE\" --yes"_s);
        QVERIFY(!line.contains(u"s3cret"_s));
    }

    void theCommandLineConfirmsNothingForPeople()
    {
        const QString line = runCommandLine(u"/p.json"_s, u"/elsewhere"_s, staging());
        QVERIFY(!line.contains(u"--yes"_s));
        QVERIFY(line.endsWith(u"--data-dir /elsewhere"_s));
        QCOMPARE(runCommandLine(u"/p.json"_s, defaultDataDir(), {}), u"plimsoll-cli run /p.json"_s);
    }

    void wordsAreQuotedForAShell()
    {
        QCOMPARE(shellQuoted(u"plain-1.json"_s), u"plain-1.json"_s);
        QCOMPARE(shellQuoted(u"$HOME;rm"_s), u"'$HOME;rm'"_s);
        QCOMPARE(shellQuoted({}), u"''"_s);
    }
};

QTEST_MAIN(PlanOutlookTest)
#include "tst_planoutlook.moc"
