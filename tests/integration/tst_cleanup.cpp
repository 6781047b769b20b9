// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scaletestobjects.h"
#include "tests/integration/simulatedrun.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;
using namespace plimsoll::simulated;

class TestCleanup : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aRunThatDiedAtAnyInstantIsCleanedUp_data();
    void aRunThatDiedAtAnyInstantIsCleanedUp();
    void whatNeverCameIntoBeingIsWrittenOff();
    void anOldIntentIsNotWaitedFor();
    void whatIsGoneAlreadyIsNoFailure();
    void aUserWithAForeignWorkspaceStaysAndTheOthersGo();
    void activeBuildsAreCanceled();
    void byPrefixTakesEveryScaleTestAndNobodyElse();
    void onlyWhatIsChosenGoes();
    void byPrefixOnlyWhatIsChosenGoes();
    void aListingChangesNothing();
    void stopLeavesTheRestForTheNextTime();
    void aDeploymentThatDoesNotAnswerIsNotTakenForEmpty();
    void nothingToDoEndsAtOnce();

private:
    void serve(const SimulatorOptions &options);
    QString create(int count, const CreatePlan &plan);
    std::unique_ptr<Ledger> reopen(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<CoderClient> m_client;
    std::unique_ptr<Ledger> m_ledger;
};

void TestCleanup::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    SimulatorOptions options = quickOptions();
    options.foreignScaletest = 5;
    options.foreignOther = 2;
    serve(options);
}

void TestCleanup::cleanup()
{
    m_ledger.reset();
    m_client.reset();
    m_simulator.reset();
}

void TestCleanup::serve(const SimulatorOptions &options)
{
    m_client.reset();
    m_simulator = std::make_unique<Simulator>(options);
    QVERIFY(m_simulator->start());
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_simulator));
}

// Makes `count` workspaces and returns the ledger's path; the ledger is closed again.
QString TestCleanup::create(int count, const CreatePlan &plan)
{
    const auto request = requestFor(*m_client, plan);
    const QString path = m_folder->filePath(u"ledger.ndjson"_s);
    if (!request)
        return {};
    const auto ledger = newLedger(path, request->names, m_simulator->url());
    Provisioning creating(*m_client, *ledger, *request);
    return runToEnd(creating) && creating.failures() == 0 && creating.results().size() == count ? path
                                                                                                : QString();
}

std::unique_ptr<Ledger> TestCleanup::reopen(const QString &path)
{
    auto ledger = Ledger::reopen(path);
    return ledger ? *std::move(ledger) : nullptr;
}

void TestCleanup::aRunThatDiedAtAnyInstantIsCleanedUp_data()
{
    QTest::addColumn<int>("createDelayMs");
    QTest::addColumn<int>("diesAfterMs");
    const quint32 seed = qEnvironmentVariableIsSet("PLIMSOLL_TEST_SEED")
        ? static_cast<quint32>(qEnvironmentVariableIntValue("PLIMSOLL_TEST_SEED"))
        : QRandomGenerator::system()->generate() & 0x7fffffffu;
    qInfo("PLIMSOLL_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    for (int number = 1; number <= 8; ++number) {
        const int delay = number % 2 == 0 ? 300 : 0;
        QTest::addRow("instant %d", number) << delay << random.bounded(1, 900);
    }
}

void TestCleanup::aRunThatDiedAtAnyInstantIsCleanedUp()
{
    QFETCH(int, createDelayMs);
    QFETCH(int, diesAfterMs);
    SimulatorFaults faults;
    faults.createDelay = Milliseconds(createDelayMs);
    m_simulator->setFaults(faults);
    const SimulatorCounts before = m_simulator->counts();
    const auto request = requestFor(*m_client, planFor(12));
    QVERIFY(request);
    const QString path = m_folder->filePath(u"ledger.ndjson"_s);
    const QString left = m_folder->filePath(u"left.ndjson"_s);
    {
        auto client = std::make_unique<CoderClient>(deploymentOf(*m_simulator));
        auto ledger = newLedger(path, request->names, m_simulator->url());
        auto creating = std::make_unique<Provisioning>(*client, *ledger, *request);
        bool dead = false;
        QTimer::singleShot(Milliseconds(diesAfterMs), this, [&] { dead = true; });
        creating->start();
        QTRY_VERIFY_WITH_TIMEOUT(dead, 10'000);
        QVERIFY(QFile::copy(path, left)); // what a killed process leaves: what is on disk at this instant
        creating.reset();
        client.reset(); // its connections drop
    }
    const auto ledger = reopen(left);
    QVERIFY(ledger);
    CleanupSettings settings = quickCleanup();
    settings.lookAgainFor = 1500ms; // longer than any create takes here
    Cleanup cleaning(*m_client, *ledger, settings);
    QVERIFY(runToEnd(cleaning));
    for (const CleanupFailure &failure : cleaning.summary().failed)
        QFAIL(qPrintable(failure.error.message));
    QVERIFY(cleaning.summary().isComplete());
    const SimulatorCounts after = m_simulator->counts();
    QCOMPARE(after.users, before.users);
    QCOMPARE(after.workspaces, before.workspaces);
    QCOMPARE(after.tokens, before.tokens);
    QCOMPARE(after.foreignUsers, 7);
    QCOMPARE(after.foreignWorkspaces, 7);
}

void TestCleanup::whatNeverCameIntoBeingIsWrittenOff()
{
    const RunNames names = RunNames::random();
    const QString path = m_folder->filePath(u"ledger.ndjson"_s);
    {
        const auto ledger = newLedger(path, names, m_simulator->url());
        ledger->intend({{LedgerKind::User, names.user(0), {}, {}},
                           {LedgerKind::Workspace, names.workspace(0), names.user(0), {}},
                           {LedgerKind::Token, names.token(), names.user(0), {}},
                           {LedgerKind::Token, names.token(), u"admin"_s, {}}},
            this, [](const Result<> &) { });
    }
    const auto ledger = reopen(path);
    QVERIFY(ledger);
    CleanupSettings settings = quickCleanup();
    settings.lookAgainFor = 300ms;
    Cleanup cleaning(*m_client, *ledger, settings);
    QSignalSpy told(&cleaning, &Cleanup::told);
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
    QCOMPARE(told.size(), 1);
    const auto replay = replayLedger(path);
    QVERIFY(replay);
    QVERIFY(replay->book.mayExist().isEmpty());
}

void TestCleanup::anOldIntentIsNotWaitedFor()
{
    LedgerRecord yesterday;
    yesterday.intent = {1};
    yesterday.at = QDateTime::currentDateTimeUtc().addDays(-1);
    yesterday.object = {LedgerKind::User, u"scaletest-abcdefgh-0"_s, {}, {}};
    const LedgerHeader header{
        u"a-run"_s, m_simulator->url().toString(), yesterday.at, u"scaletest-abcdefgh-"_s};
    const QString path = m_folder->filePath(u"ledger.ndjson"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(ledgerLine(header) + '\n' + ledgerLine(yesterday) + '\n');
    file.close();
    const auto ledger = reopen(path);
    CleanupSettings settings = quickCleanup();
    settings.lookAgainFor = 10min;
    Cleanup cleaning(*m_client, *ledger, settings);
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
}

void TestCleanup::whatIsGoneAlreadyIsNoFailure()
{
    const QString path = create(4, planFor(4));
    QVERIFY(!path.isEmpty());
    const QByteArray asItWas = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    {
        const auto ledger = reopen(path);
        Cleanup first(*m_client, *ledger, quickCleanup());
        QVERIFY(runToEnd(first));
        QCOMPARE(first.summary().deleted, 8);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(asItWas);
    file.close();
    const auto ledger = reopen(path);
    Cleanup second(*m_client, *ledger, quickCleanup());
    QVERIFY(runToEnd(second));
    QVERIFY(second.summary().isComplete());
    QVERIFY(second.summary().alreadyGone >= 4);
}

void TestCleanup::aUserWithAForeignWorkspaceStaysAndTheOthersGo()
{
    const QString path = create(3, planFor(3));
    QVERIFY(!path.isEmpty());
    const auto ledger = reopen(path);
    const auto request = requestFor(*m_client, planFor(1));
    NewWorkspace foreign;
    for (const LedgerEntry &entry : ledger->book().entries()) {
        if (entry.object.kind == LedgerKind::User)
            foreign.owner = UserId::fromString(entry.id);
    }
    foreign.organization = request->organization;
    foreign.templateId = request->workspaceTemplate->id;
    foreign.name = u"his-own"_s;
    const auto made = answerOf<Workspace>(
        this, [&](QObject *on, auto done) { m_client->createWorkspace(foreign, on, done); });
    QVERIFY(made && *made);
    Cleanup cleaning(*m_client, *ledger, quickCleanup());
    QVERIFY(runToEnd(cleaning));
    QVERIFY(!cleaning.summary().isComplete());
    QCOMPARE(cleaning.summary().failed.size(), 1);
    QVERIFY2(cleaning.summary().failed.first().error.message.contains(u"his-own"_s),
        qPrintable(cleaning.summary().failed.first().error.message));
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.users - counts.foreignUsers, 1);
    QCOMPARE(counts.workspaces - counts.foreignWorkspaces, 1);
    QCOMPARE(counts.tokens, 0); // his token goes even though he stays
}

void TestCleanup::activeBuildsAreCanceled()
{
    SimulatorOptions options = quickOptions();
    options.buildTime = 3s;
    serve(options);
    const auto request = requestFor(*m_client, planFor(3));
    QVERIFY(request);
    const auto ledger = newLedger(m_folder->filePath(u"ledger.ndjson"_s), request->names, m_simulator->url());
    Provisioning creating(*m_client, *ledger, *request);
    QSignalSpy ended(&creating, &Provisioning::ended);
    creating.start();
    QTRY_COMPARE(m_simulator->counts().workspaces, 3);
    creating.stop({ErrorKind::Stopped, u"Stopped."_s});
    QTRY_COMPARE(ended.size(), 1);
    Cleanup cleaning(*m_client, *ledger, quickCleanup());
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
    QCOMPARE(m_simulator->counts().workspaces, 0);
    QCOMPARE(m_simulator->counts().users, 0);
}

void TestCleanup::byPrefixTakesEveryScaleTestAndNobodyElse()
{
    QVERIFY(!create(3, planFor(3)).isEmpty());
    Cleanup cleaning(*m_client, QString(), quickCleanup());
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
    QCOMPARE(cleaning.summary().deleted, 16);
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.users, 2);
    QCOMPARE(counts.workspaces, 2);
}

// Two of three workspaces and all users are chosen: the third workspace stays, and its user with it.
void TestCleanup::onlyWhatIsChosenGoes()
{
    const QString path = create(3, planFor(3));
    QVERIFY(!path.isEmpty());
    const auto ledger = reopen(path);
    const QString kept = cleanupFromLedger(ledger->book()).workspaces.first().id;
    CleanupSettings settings = quickCleanup();
    settings.lookAgainFor = 60s; // nothing is waited for
    settings.chosen = [kept](const CleanupItem &item) { return item.id != kept; };
    Cleanup cleaning(*m_client, *ledger, settings);
    QSignalSpy began(&cleaning, &Cleanup::itemBegan);
    QSignalSpy itemsEnded(&cleaning, &Cleanup::itemEnded);
    QVERIFY(runToEnd(cleaning));
    QCOMPARE(cleaning.summary().deleted, 4);
    QCOMPARE(cleaning.summary().failed.size(), 1);
    QVERIFY(cleaning.summary().failed.first().error.message.contains(u"was not to be deleted"_s));
    QCOMPARE(began.size(), 4);
    QCOMPARE(itemsEnded.size(), 5);
    QCOMPARE(leftoversOf(ledger->book()).size(), 2);
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.workspaces - counts.foreignWorkspaces, 1);
    QCOMPARE(counts.users - counts.foreignUsers, 1);
}

void TestCleanup::byPrefixOnlyWhatIsChosenGoes()
{
    QVERIFY(!create(3, planFor(3)).isEmpty());
    CleanupSettings settings = quickCleanup();
    settings.chosen = [](const CleanupItem &item) { return item.kind == LedgerKind::Workspace; };
    Cleanup cleaning(*m_client, QString(), settings);
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
    QCOMPARE(cleaning.summary().deleted, 8);
    const SimulatorCounts counts = m_simulator->counts();
    QCOMPARE(counts.workspaces, 2);
    QCOMPARE(counts.users, 10);
}

void TestCleanup::aListingChangesNothing()
{
    QVERIFY(!create(3, planFor(3)).isEmpty());
    const SimulatorCounts before = m_simulator->counts();
    std::optional<Result<CleanupList>> found;
    listScaletestObjects(*m_client, {}, this, [&found](const Result<CleanupList> &list) { found = list; });
    QTRY_VERIFY(found);
    QVERIFY(*found);
    QCOMPARE((*found)->workspaces.size(), 8);
    QCOMPARE((*found)->users.size(), 8);
    QCOMPARE((*found)->workspaces.first().status, BuildStatus::Running);
    QVERIFY((*found)->users.first().createdAt.isValid());
    const SimulatorCounts after = m_simulator->counts();
    QCOMPARE(after.users, before.users);
    QCOMPARE(after.buildsCreated, before.buildsCreated);
}

void TestCleanup::stopLeavesTheRestForTheNextTime()
{
    const QString path = create(12, planFor(12));
    QVERIFY(!path.isEmpty());
    {
        const auto ledger = reopen(path);
        CleanupSettings settings = quickCleanup();
        settings.limits.concurrency = 1;
        Cleanup cleaning(*m_client, *ledger, settings);
        QSignalSpy ended(&cleaning, &Cleanup::ended);
        QSignalSpy progressed(&cleaning, &Cleanup::progressed);
        cleaning.start();
        QTRY_VERIFY(progressed.size() >= 2);
        QCOMPARE(cleaning.progress().total, 24);
        cleaning.stop({ErrorKind::Stopped, u"Stopped."_s});
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!cleaning.summary().isComplete());
        QVERIFY(cleaning.summary().failed.size() <= 1);
        QVERIFY(cleaning.summary().left > 12);
    }
    const auto ledger = reopen(path);
    Cleanup again(*m_client, *ledger, quickCleanup());
    QVERIFY(runToEnd(again));
    QVERIFY(again.summary().isComplete());
    QCOMPARE(m_simulator->counts().workspaces, 7);
}

void TestCleanup::aDeploymentThatDoesNotAnswerIsNotTakenForEmpty()
{
    const QString path = create(2, planFor(2));
    QVERIFY(!path.isEmpty());
    Deployment deployment = deploymentOf(*m_simulator);
    deployment.token = Secret("wrong-token");
    CoderClient stranger(deployment);
    {
        const auto ledger = reopen(path);
        Cleanup cleaning(stranger, *ledger, quickCleanup());
        QVERIFY(runToEnd(cleaning));
        QVERIFY(!cleaning.summary().isComplete());
        QCOMPARE(cleaning.summary().left, 4); // tokens go with their users
    }
    Cleanup byName(stranger, QString(), quickCleanup());
    QVERIFY(runToEnd(byName));
    QVERIFY(!byName.summary().isComplete());
    QCOMPARE(byName.summary().notes.size(), 1);
}

void TestCleanup::nothingToDoEndsAtOnce()
{
    const QString path = m_folder->filePath(u"ledger.ndjson"_s);
    const auto ledger = newLedger(path, RunNames::random(), m_simulator->url());
    CleanupSettings settings = quickCleanup();
    settings.lookAgainFor = 60s;
    Cleanup cleaning(*m_client, *ledger, settings);
    QVERIFY(runToEnd(cleaning));
    QVERIFY(cleaning.summary().isComplete());
    QCOMPARE(cleaning.summary().deleted, 0);
}

QTEST_GUILESS_MAIN(TestCleanup)
#include "tst_cleanup.moc"
