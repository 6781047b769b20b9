// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/simulatedrun.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;
using namespace plimsoll::simulated;

class TestProvisioning : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void twentyAreCreatedTenAtOnceAndNothingIsLeft();
    void eachActsAsItsOwnUser();
    void myOwnNeedNoUsersAndNoTokens();
    void passwordLoginsGetATokenEach();
    void aFailedBuildIsStartedAgain();
    void aBuildThatKeepsFailingIsToldAndCounted();
    void anAgentThatNeverComesIsNamed();
    void stopInTheMiddleLeavesNothingUnknown();
    void aShakyServerLosesNothing();
    void topUpCreatesTheMissingOnes();
    void reusedOnesGetATokenThatGoesAgain();
    void theCheckRunsInEachWorkspace();
    void parametersReachTheBuild();

private:
    void serve(const SimulatorOptions &options);
    std::unique_ptr<Provisioning> provisioning(const CreatePlan &plan, const WorkspaceCheck &check = {});
    void cleanUpAndVerifyNothingIsLeft();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<CoderClient> m_client;
    std::unique_ptr<Ledger> m_ledger;
    int m_ledgers = 0;
};

void TestProvisioning::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    serve(quickOptions());
}

void TestProvisioning::cleanup()
{
    m_ledger.reset();
    m_client.reset();
    m_simulator.reset();
}

void TestProvisioning::serve(const SimulatorOptions &options)
{
    m_client.reset();
    m_simulator = std::make_unique<Simulator>(options);
    QVERIFY(m_simulator->start());
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_simulator));
}

std::unique_ptr<Provisioning> TestProvisioning::provisioning(
    const CreatePlan &plan, const WorkspaceCheck &check)
{
    auto request = requestFor(*m_client, plan);
    if (!request)
        return nullptr;
    request->check = check;
    m_ledger = newLedger(
        m_folder->filePath(u"ledger-%1.ndjson"_s.arg(++m_ledgers)), request->names, m_simulator->url());
    return m_ledger ? std::make_unique<Provisioning>(*m_client, *m_ledger, *request) : nullptr;
}

void TestProvisioning::cleanUpAndVerifyNothingIsLeft()
{
    Cleanup cleanup(*m_client, *m_ledger, quickCleanup());
    QVERIFY(runToEnd(cleanup));
    for (const CleanupFailure &failure : cleanup.summary().failed)
        QFAIL(qPrintable(failure.error.message));
    QVERIFY(cleanup.summary().isComplete());
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.users, 0);
    QCOMPARE(counts.workspaces, 0);
    QCOMPARE(counts.tokens, 0);
    QVERIFY(m_ledger->book().mayExist().isEmpty());
}

void TestProvisioning::twentyAreCreatedTenAtOnceAndNothingIsLeft()
{
    const auto creating = provisioning(planFor(20));
    QVERIFY(creating);
    QSignalSpy progressed(creating.get(), &Provisioning::progressed);
    QVERIFY(runToEnd(*creating));
    QVERIFY(creating->passed());
    QCOMPARE(creating->failures(), 0);
    QCOMPARE(progressed.size(), 20);
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.users, 20);
    QCOMPARE(counts.workspaces, 20);
    QCOMPARE(counts.tokens, 20);
    const auto targets = creating->targets();
    QCOMPARE(targets.size(), 20);
    for (const ProvisionResult &result : creating->results()) {
        QVERIFY(result.timings.queue && result.timings.build && result.timings.agentConnect);
        QVERIFY(result.timings.total > 0ms);
        QCOMPARE(result.builds, 1);
        for (const QString &line : result.log)
            QVERIFY(!line.contains(QString::fromUtf8(result.workspace.token.reveal())));
    }
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::eachActsAsItsOwnUser()
{
    const auto creating = provisioning(planFor(2));
    QVERIFY(creating && runToEnd(*creating));
    const auto targets = creating->targets();
    QCOMPARE(targets.size(), 2);
    for (const ProvisionedWorkspace &target : targets) {
        QVERIFY(!target.agent.isNull());
        const auto own = m_client->withToken(target.token);
        const auto who = answerOf<User>(this, [&](QObject *on, auto done) { own->me(on, done); });
        QVERIFY(who && *who);
        QCOMPARE((*who)->id, target.owner);
        QCOMPARE((*who)->loginType, u"none"_s);
    }
}

void TestProvisioning::myOwnNeedNoUsersAndNoTokens()
{
    CreatePlan plan = planFor(3);
    plan.owners = OwnerMode::Me;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QVERIFY(creating->passed());
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.users, 0);
    QCOMPARE(counts.tokens, 0);
    QCOMPARE(counts.workspaces, 3);
    QCOMPARE(creating->targets().size(), 3);
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::passwordLoginsGetATokenEach()
{
    CreatePlan plan = planFor(3);
    plan.owners = OwnerMode::PasswordLogin;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QVERIFY(creating->passed());
    QCOMPARE(m_simulator->counts().users, 3);
    const auto targets = creating->targets();
    QCOMPARE(targets.size(), 3);
    QVERIFY(targets[0].token.reveal() != targets[1].token.reveal());
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::aFailedBuildIsStartedAgain()
{
    SimulatorFaults faults;
    faults.failedBuildShare = 0.5;
    m_simulator->setFaults(faults);
    CreatePlan plan = planFor(12);
    plan.retries = 30;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(creating->failures(), 0);
    int builds = 0;
    for (const ProvisionResult &result : creating->results())
        builds += result.builds;
    QVERIFY(builds > 12);
    m_simulator->setFaults({});
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::aBuildThatKeepsFailingIsToldAndCounted()
{
    CreatePlan plan = planFor(2, u"demo-fail"_s);
    plan.retries = 1;
    plan.maxFailures = 1;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(creating->failures(), 2);
    QVERIFY(!creating->passed());
    QVERIFY(creating->targets().isEmpty());
    for (const ProvisionResult &result : creating->results()) {
        QCOMPARE(result.builds, 2);
        QVERIFY2(result.error->message.startsWith(u"The build of the workspace scaletest-"_s),
            qPrintable(result.error->message));
    }
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::anAgentThatNeverComesIsNamed()
{
    CreatePlan plan = planFor(1, u"demo-no-agent"_s);
    plan.limits.jobTimeout = 1500ms;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(creating->failures(), 1);
    const Error error = *creating->results().first().error;
    QCOMPARE(error.kind, ErrorKind::Timeout);
    QVERIFY2(error.message.contains(u"is connecting"_s), qPrintable(error.message));
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::stopInTheMiddleLeavesNothingUnknown()
{
    SimulatorFaults faults;
    faults.createDelay = 100ms;
    m_simulator->setFaults(faults);
    const auto creating = provisioning(planFor(30));
    QVERIFY(creating);
    QSignalSpy ended(creating.get(), &Provisioning::ended);
    creating->start();
    QTRY_VERIFY(m_simulator->counts().workspaces >= 3);
    creating->stop({ErrorKind::Stopped, u"Stopped."_s});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(openIntents(m_ledger->book()).isEmpty());
    QCOMPARE(creating->results().size(), 30);
    for (const ProvisionResult &result : creating->results())
        QVERIFY(!result.error || result.error->kind == ErrorKind::Stopped);
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::aShakyServerLosesNothing()
{
    SimulatorFaults faults;
    faults.serverErrorShare = 0.15;
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_simulator), ClientSettings{.firstBackoff = 5ms});
    auto request = requestFor(*m_client, planFor(10));
    QVERIFY(request);
    m_ledger = newLedger(m_folder->filePath(u"shaky.ndjson"_s), request->names, m_simulator->url());
    m_simulator->setFaults(faults);
    Provisioning creating(*m_client, *m_ledger, *request);
    QVERIFY(runToEnd(creating));
    m_simulator->setFaults({});
    QVERIFY2(creating.failures() <= 2, qPrintable(QString::number(creating.failures())));
    cleanUpAndVerifyNothingIsLeft();
}

void TestProvisioning::topUpCreatesTheMissingOnes()
{
    SimulatorOptions options = quickOptions();
    options.foreignScaletest = 2;
    serve(options);
    CreatePlan plan = planFor(5);
    plan.topUp = true;
    plan.templateName = u"demo"_s;
    const auto creating = provisioning(plan);
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(m_simulator->counts().workspacesCreated, 3);
    QCOMPARE(creating->targets().size(), 5);
    QVERIFY(creating->targets()[0].isReused);
    QVERIFY(!creating->targets()[4].isReused);
}

void TestProvisioning::reusedOnesGetATokenThatGoesAgain()
{
    SimulatorOptions options = quickOptions();
    options.foreignScaletest = 3;
    options.foreignOther = 2;
    serve(options);
    const auto creating = provisioning(planFor(0));
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(creating->targets().size(), 3);
    QCOMPARE(m_simulator->counts().tokensCreated, 3);
    Cleanup cleanup(*m_client, *m_ledger, quickCleanup());
    QVERIFY(runToEnd(cleanup));
    QVERIFY(cleanup.summary().isComplete());
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.tokens, 0);
    QCOMPARE(counts.foreignUsers, 5);
    QCOMPARE(counts.foreignWorkspaces, 5);
}

namespace {

class NotingCheck : public Job
{
public:
    NotingCheck(QStringList &names, QString name)
        : m_names(names)
        , m_name(std::move(name))
    {
    }
    void start() override
    {
        m_names.append(m_name);
        end(m_names.size() == 2
                ? Result<>(Error{ErrorKind::Rejected, u"The output lacks what it should have."_s})
                : Result<>());
    }
    void stop(const Error &why) override { end(why); }

private:
    QStringList &m_names;
    QString m_name;
};

} // namespace

void TestProvisioning::theCheckRunsInEachWorkspace()
{
    QStringList checked;
    const auto creating = provisioning(planFor(3), [&checked](const ProvisionedWorkspace &workspace) {
        return std::make_unique<NotingCheck>(checked, workspace.name);
    });
    QVERIFY(creating && runToEnd(*creating));
    QCOMPARE(checked.size(), 3);
    QCOMPARE(creating->failures(), 1);
    QCOMPARE(creating->targets().size(), 2);
}

void TestProvisioning::parametersReachTheBuild()
{
    CreatePlan plan = planFor(1, u"demo-parameters"_s);
    const auto without = provisioning(plan);
    QVERIFY(without && runToEnd(*without));
    QCOMPARE(without->failures(), 1);
    QVERIFY(without->results().first().error->message.contains(u"owner_tag"_s));
    plan.parameters = {{u"owner_tag"_s, u"qa"_s}};
    const auto with = provisioning(plan);
    QVERIFY(with && runToEnd(*with));
    QCOMPARE(with->failures(), 0);
}

QTEST_GUILESS_MAIN(TestProvisioning)
#include "tst_provisioning.moc"
