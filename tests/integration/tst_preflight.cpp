// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/preflight.h"
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;
using namespace plimsoll::simulated;

class TestPreflight : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aHealthyDeploymentPasses();
    void everySentenceIsOne();
    void nobodyThereIsToldAndEndsIt();
    void aWrongTokenIsTold();
    void aMissingTemplateIsTold();
    void wrongParametersFailBeforeAnyDryRun();
    void aDryRunIsMadeOnlyWhenWanted();
    void workspacesOfOthersNeedConfirmation();
    void leftoversAreCounted();
    void noTemplateIsNeededWhenNothingIsCreated();
    void stopMeansNoEnd();

    void trafficThroughAProxyIsRefusedBeforeAnythingIsCreated();

private:
    void serve(const SimulatorOptions &options);
    PreflightReport reportOn(const CreatePlan &plan);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<CoderClient> m_client;
};

void TestPreflight::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    serve(quickOptions());
}

void TestPreflight::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

void TestPreflight::serve(const SimulatorOptions &options)
{
    m_client.reset();
    m_simulator = std::make_unique<Simulator>(options);
    QVERIFY(m_simulator->start());
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_simulator));
}

PreflightReport TestPreflight::reportOn(const CreatePlan &plan)
{
    Preflight preflight(*m_client,
        {.create = plan,
            .parameters = plan.parameters,
            .sessions = 20,
            .runLength = 10min,
            .lifetime = 1h,
            .opensTerminals = true});
    return runToEnd(preflight) ? preflight.report() : PreflightReport();
}

void TestPreflight::trafficThroughAProxyIsRefusedBeforeAnythingIsCreated()
{
    Deployment deployment = deploymentOf(*m_simulator);
    deployment.proxy = QUrl(u"http://127.0.0.1:9"_s); // nobody is there, and the check asks nobody
    ClientSettings settings;
    settings.tries = 1;
    m_client = std::make_unique<CoderClient>(deployment, settings);
    const PreflightReport report = reportOn(planFor(5));
    QVERIFY(!report.passed());
    const PreflightCheck *check = report.find(CheckTopic::Proxy);
    QVERIFY(check);
    QCOMPARE(check->status, CheckStatus::Failed);
    QVERIFY2(check->sentence.contains(u"NO_PROXY=127.0.0.1"_s), qPrintable(check->sentence));
}

void TestPreflight::aHealthyDeploymentPasses()
{
    const PreflightReport report = reportOn(planFor(5));
    for (const PreflightCheck &check : report.checks)
        QVERIFY2(check.status == CheckStatus::Ok, qPrintable(check.sentence));
    QVERIFY(report.passed());
    QVERIFY(!report.needsConfirmation());
    QVERIFY(report.workspaceTemplate.has_value());
    QCOMPARE(report.organization, report.workspaceTemplate->organization);
    QVERIFY(report.caller.isOwner());
    for (const CheckTopic topic : {CheckTopic::Reachable, CheckTopic::Version, CheckTopic::Rights,
             CheckTopic::Template, CheckTopic::Parameters, CheckTopic::DryRun, CheckTopic::RateLimits,
             CheckTopic::Provisioners, CheckTopic::OpenFiles, CheckTopic::Leftovers, CheckTopic::Production})
        QVERIFY2(report.find(topic), qPrintable(checkTopicText(topic)));
    QVERIFY(std::is_sorted(report.checks.cbegin(), report.checks.cend(),
        [](const PreflightCheck &left, const PreflightCheck &right) { return left.topic < right.topic; }));
}

void TestPreflight::everySentenceIsOne()
{
    const PreflightReport report = reportOn(planFor(5));
    QVERIFY(report.checks.size() > 10);
    for (const PreflightCheck &check : report.checks) {
        QVERIFY2(check.sentence.endsWith(u'.'), qPrintable(check.sentence));
        QVERIFY2(!check.sentence.front().isLower() || check.sentence.startsWith(u"http"),
            qPrintable(check.sentence));
    }
}

void TestPreflight::nobodyThereIsToldAndEndsIt()
{
    Deployment deployment = deploymentOf(*m_simulator);
    m_simulator->stop();
    m_client = std::make_unique<CoderClient>(deployment, ClientSettings{.tries = 2, .firstBackoff = 1ms});
    const PreflightReport report = reportOn(planFor(1));
    QVERIFY(!report.passed());
    QCOMPARE(report.find(CheckTopic::Reachable)->status, CheckStatus::Failed);
    QVERIFY(!report.find(CheckTopic::Rights));
}

void TestPreflight::aWrongTokenIsTold()
{
    Deployment deployment = deploymentOf(*m_simulator);
    deployment.token = Secret("abcdefghij-abcdefghijabcdefghijab");
    m_client = std::make_unique<CoderClient>(deployment);
    const PreflightReport report = reportOn(planFor(1));
    QCOMPARE(report.find(CheckTopic::Reachable)->status, CheckStatus::Ok);
    QCOMPARE(report.find(CheckTopic::Rights)->status, CheckStatus::Failed);
    QVERIFY(!report.find(CheckTopic::Rights)->help.isEmpty());
}

void TestPreflight::aMissingTemplateIsTold()
{
    const PreflightReport report = reportOn(planFor(1, u"no-such-template"_s));
    QVERIFY(!report.passed());
    QCOMPARE(report.find(CheckTopic::Template)->status, CheckStatus::Failed);
    QVERIFY2(report.find(CheckTopic::Template)->sentence.contains(u"no-such-template"_s),
        qPrintable(report.find(CheckTopic::Template)->sentence));
    QCOMPARE(reportOn(planFor(1, QString())).find(CheckTopic::Template)->status, CheckStatus::Failed);
}

void TestPreflight::wrongParametersFailBeforeAnyDryRun()
{
    CreatePlan plan = planFor(1, u"demo-parameters"_s);
    plan.parameters = {{u"owner_tga"_s, u"qa"_s}, {u"jobs"_s, u"99"_s}};
    const PreflightReport report = reportOn(plan);
    const QString sentence = report.find(CheckTopic::Parameters)->sentence;
    QCOMPARE(report.find(CheckTopic::Parameters)->status, CheckStatus::Failed);
    QVERIFY2(sentence.contains(u"\"owner_tag\" needs a value"_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"did you mean \"owner_tag\""_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"99 is more than 10"_s), qPrintable(sentence));
    QVERIFY(!report.find(CheckTopic::DryRun));
    plan.parameters = {{u"owner_tag"_s, u"qa"_s}};
    QVERIFY(reportOn(plan).passed());
}

void TestPreflight::aDryRunIsMadeOnlyWhenWanted()
{
    CreatePlan plan = planFor(1);
    QVERIFY(reportOn(plan).find(CheckTopic::DryRun));
    plan.dryRun = false;
    QVERIFY(!reportOn(plan).find(CheckTopic::DryRun));
    QCOMPARE(m_simulator->counts().workspacesCreated, 0);
}

void TestPreflight::workspacesOfOthersNeedConfirmation()
{
    SimulatorOptions options = quickOptions();
    options.foreignOther = 3;
    serve(options);
    const PreflightReport report = reportOn(planFor(1));
    QVERIFY(report.passed());
    QVERIFY(report.needsConfirmation());
}

void TestPreflight::leftoversAreCounted()
{
    SimulatorOptions options = quickOptions();
    options.foreignScaletest = 3;
    serve(options);
    const PreflightReport report = reportOn(planFor(1));
    QCOMPARE(report.find(CheckTopic::Leftovers)->status, CheckStatus::Warning);
    QVERIFY(report.find(CheckTopic::Leftovers)->sentence.contains(u"3 workspaces and 3 users"_s));
    QVERIFY(!report.needsConfirmation());
}

void TestPreflight::noTemplateIsNeededWhenNothingIsCreated()
{
    const PreflightReport report = reportOn(planFor(0, QString()));
    QVERIFY(report.passed());
    QVERIFY(!report.find(CheckTopic::Template));
    QVERIFY(!report.organization.isNull());
}

void TestPreflight::stopMeansNoEnd()
{
    PreflightRequest request;
    request.create = planFor(1);
    Preflight preflight(*m_client, request);
    QSignalSpy ended(&preflight, &Preflight::ended);
    QSignalSpy checked(&preflight, &Preflight::checked);
    preflight.start();
    QTRY_VERIFY(preflight.report().find(CheckTopic::Rights));
    preflight.stop();
    const auto told = checked.size();
    const auto later = answerOf<User>(this, [&](QObject *on, auto done) { m_client->me(on, done); });
    QVERIFY(later && *later);
    QCOMPARE(checked.size(), told);
    QVERIFY(ended.isEmpty());
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
