// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cleanupjob.h"
#include "tests/unit/load/coderreplies.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

class TestCleanupJob : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aWorkspaceThatIsNotFoundIsGone();
    void aWorkspaceThatWasDeletedIsGone();
    void aWorkspaceIsDeletedByABuild();
    void anActiveBuildIsCanceledFirst();
    void aDeletionUnderWayIsAwaitedNotRepeated();
    void aBuildThatComesBetweenIsWaitedFor();
    void aFailedDeletionSaysWhyAndOffersOrphan();
    void orphanIsOnlyAskedForWhenWanted();
    void aUserIsDeleted();
    void aUserWaitsForHisLastWorkspaces();
    void aUserWithAForeignWorkspaceStaysAndIsTold();
    void aTokenThatIsGoneIsNoError();
    void stopEndsAJobOnce();

private:
    std::unique_ptr<DeleteWorkspaceJob> workspaceJob(Orphan orphan = Orphan::No);
    void run(CleanupJob &job);
    QByteArray buildsPath() const { return workspacePath() + "/builds"; }
    QByteArray workspacePath() const { return "/api/v2/workspaces/" + m_id.toLatin1(); }
    QByteArray buildPath() const { return "/api/v2/workspacebuilds/" + m_build.toLatin1(); }
    ScriptedAnswer workspaceWith(const QString &transition, const QString &job) const
    {
        return replies::answer(
            replies::workspace(m_id, u"scaletest-a"_s, u"scaletest-a"_s, buildWith(transition, job)));
    }
    QJsonObject buildWith(const QString &transition, const QString &job) const
    {
        return replies::build(m_build, m_id, transition, job);
    }

    QString m_id;
    QString m_build;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
    DeleteSettings m_settings;
    int m_ends = 0;
    Result<> m_outcome;
};

void TestCleanupJob::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_id = replies::newId();
    m_build = replies::newId();
    m_server = std::make_unique<ScriptedServer>();
    Deployment deployment;
    deployment.url = m_server->url();
    deployment.token = Secret("token");
    m_client = std::make_unique<CoderClient>(deployment, ClientSettings{.firstBackoff = 1ms});
    m_settings.buildWatcher = {.pendingPoll = 1ms, .runningPoll = 1ms, .logs = FollowLogs::No};
    m_settings.conflictPause = 1ms;
    m_ends = 0;
    m_outcome = Result<>();
}

void TestCleanupJob::cleanup()
{
    m_client.reset();
    m_server.reset();
}

std::unique_ptr<DeleteWorkspaceJob> TestCleanupJob::workspaceJob(Orphan orphan)
{
    m_settings.orphan = orphan;
    return std::make_unique<DeleteWorkspaceJob>(*m_client,
        CleanupItem{LedgerKind::Workspace, m_id, u"scaletest-a"_s, u"scaletest-a"_s, {}}, m_settings);
}

void TestCleanupJob::run(CleanupJob &job)
{
    job.whenEnded([this](const Result<> &outcome) {
        ++m_ends;
        m_outcome = outcome;
    });
    job.start();
    QTRY_COMPARE(m_ends, 1);
}

void TestCleanupJob::aWorkspaceThatIsNotFoundIsGone()
{
    m_server->on("GET", workspacePath(), {replies::refusal(404, u"Resource not found."_s)});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QCOMPARE(job->deletion(), Deletion::AlreadyGone);
    QCOMPARE(m_server->count("POST", buildsPath()), 0);
}

void TestCleanupJob::aWorkspaceThatWasDeletedIsGone()
{
    m_server->on("GET", workspacePath(), {replies::refusal(410, u"Workspace was deleted."_s)});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QCOMPARE(job->deletion(), Deletion::AlreadyGone);
}

void TestCleanupJob::aWorkspaceIsDeletedByABuild()
{
    m_server->on("GET", workspacePath(), {workspaceWith(u"start"_s, u"succeeded"_s)});
    m_server->on("POST", buildsPath(), {replies::answer(buildWith(u"delete"_s, u"pending"_s), 201)});
    m_server->on("GET", buildPath(),
        {replies::answer(buildWith(u"delete"_s, u"running"_s)),
            replies::answer(buildWith(u"delete"_s, u"succeeded"_s))});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QCOMPARE(job->deletion(), Deletion::Deleted);
    QVERIFY(m_server->count("GET", buildPath()) >= 2);
}

void TestCleanupJob::anActiveBuildIsCanceledFirst()
{
    m_server->on("GET", workspacePath(), {workspaceWith(u"start"_s, u"running"_s)});
    bool canceled = false;
    bool requested = false;
    m_server->handle("PATCH", buildPath() + "/cancel", [&](const SeenRequest &) {
        canceled = true;
        return replies::answer({});
    });
    m_server->handle("POST", buildsPath(), [&](const SeenRequest &) {
        requested = canceled;
        return replies::answer(buildWith(u"delete"_s, u"pending"_s), 201);
    });
    m_server->handle("GET", buildPath(), [&](const SeenRequest &) {
        return replies::answer(
            requested ? buildWith(u"delete"_s, u"succeeded"_s) : buildWith(u"start"_s, u"canceled"_s));
    });
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QVERIFY(requested);
}

void TestCleanupJob::aDeletionUnderWayIsAwaitedNotRepeated()
{
    m_server->on("GET", workspacePath(), {workspaceWith(u"delete"_s, u"running"_s)});
    m_server->on("GET", buildPath(), {replies::answer(buildWith(u"delete"_s, u"succeeded"_s))});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QCOMPARE(m_server->count("POST", buildsPath()), 0);
}

void TestCleanupJob::aBuildThatComesBetweenIsWaitedFor()
{
    m_server->on("GET", workspacePath(), {workspaceWith(u"start"_s, u"succeeded"_s)});
    m_server->on("POST", buildsPath(),
        {replies::refusal(409, u"A workspace build is already active."_s),
            replies::refusal(409, u"A workspace build is already active."_s),
            replies::answer(buildWith(u"delete"_s, u"pending"_s), 201)});
    m_server->on("GET", buildPath(), {replies::answer(buildWith(u"delete"_s, u"succeeded"_s))});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(m_outcome);
    QCOMPARE(m_server->count("POST", buildsPath()), 3);
}

void TestCleanupJob::aFailedDeletionSaysWhyAndOffersOrphan()
{
    m_server->on("GET", workspacePath(), {workspaceWith(u"start"_s, u"succeeded"_s)});
    m_server->on("POST", buildsPath(), {replies::answer(buildWith(u"delete"_s, u"pending"_s), 201)});
    m_server->on("GET", buildPath(), {replies::answer(buildWith(u"delete"_s, u"failed"_s))});
    const auto job = workspaceJob();
    run(*job);
    QVERIFY(!m_outcome);
    QVERIFY(m_outcome.error().message.contains(u"terraform destroy: exit status 1"_s));
    QVERIFY(m_outcome.error().message.contains(u"orphan"_s));
}

void TestCleanupJob::orphanIsOnlyAskedForWhenWanted()
{
    for (const Orphan orphan : {Orphan::No, Orphan::Yes}) {
        m_ends = 0;
        m_server->on("GET", workspacePath(), {workspaceWith(u"start"_s, u"succeeded"_s)});
        m_server->on("POST", buildsPath(), {replies::answer(buildWith(u"delete"_s, u"pending"_s), 201)});
        m_server->on("GET", buildPath(), {replies::answer(buildWith(u"delete"_s, u"succeeded"_s))});
        const auto job = workspaceJob(orphan);
        run(*job);
        QByteArray body;
        for (const SeenRequest &request : m_server->seen()) {
            if (request.method == "POST")
                body = request.body;
        }
        QCOMPARE(body.contains("orphan"), orphan == Orphan::Yes);
    }
}

void TestCleanupJob::aUserIsDeleted()
{
    m_server->on("DELETE", "/api/v2/users/" + m_id.toLatin1(), {replies::answer({})});
    DeleteUserJob job(*m_client, {LedgerKind::User, m_id, u"scaletest-a"_s, {}, {}}, m_settings);
    run(job);
    QVERIFY(m_outcome);
}

void TestCleanupJob::aUserWaitsForHisLastWorkspaces()
{
    const QString still = u"You cannot delete a user that has workspaces."_s;
    m_server->on("DELETE", "/api/v2/users/" + m_id.toLatin1(),
        {replies::refusal(417, still), replies::refusal(417, still), replies::answer({})});
    const QJsonObject leaving = replies::workspace(replies::newId(), u"scaletest-a"_s, u"scaletest-a"_s,
        replies::build(replies::newId(), m_id, u"delete"_s, u"running"_s));
    m_server->on("GET", "/api/v2/workspaces",
        {replies::answer(replies::workspaceList({leaving})), replies::answer(replies::workspaceList({}))});
    DeleteUserJob job(*m_client, {LedgerKind::User, m_id, u"scaletest-a"_s, {}, {}}, m_settings);
    run(job);
    QVERIFY(m_outcome);
    QCOMPARE(m_server->count("DELETE", "/api/v2/users/" + m_id.toLatin1()), 3);
}

void TestCleanupJob::aUserWithAForeignWorkspaceStaysAndIsTold()
{
    m_server->on("DELETE", "/api/v2/users/" + m_id.toLatin1(),
        {replies::refusal(417, u"You cannot delete a user that has workspaces."_s)});
    const QJsonObject foreign = replies::workspace(replies::newId(), u"scaletest-a"_s, u"his-own"_s,
        replies::build(replies::newId(), m_id, u"start"_s, u"succeeded"_s));
    m_server->on("GET", "/api/v2/workspaces", {replies::answer(replies::workspaceList({foreign}))});
    DeleteUserJob job(*m_client, {LedgerKind::User, m_id, u"scaletest-a"_s, {}, {}}, m_settings);
    run(job);
    QVERIFY(!m_outcome);
    QVERIFY(m_outcome.error().message.contains(u"his-own"_s));
}

void TestCleanupJob::aTokenThatIsGoneIsNoError()
{
    m_server->on("DELETE", "/api/v2/users/anna/keys/key1", {replies::refusal(404, u"Resource not found."_s)});
    DeleteTokenJob job(*m_client, {LedgerKind::Token, u"key1"_s, u"t"_s, u"anna"_s, {}});
    run(job);
    QVERIFY(m_outcome);
}

void TestCleanupJob::stopEndsAJobOnce()
{
    m_server->on("GET", workspacePath(), {{.ending = Ending::Hang}});
    const auto job = workspaceJob();
    job->whenEnded([this](const Result<> &outcome) {
        ++m_ends;
        m_outcome = outcome;
    });
    job->start();
    QTRY_COMPARE(m_server->count("GET", workspacePath()), 1);
    job->stop({ErrorKind::Stopped, u"Stopped."_s});
    job->stop({ErrorKind::Stopped, u"Stopped."_s});
    QCOMPARE(m_ends, 1);
    QCOMPARE(m_outcome.error().kind, ErrorKind::Stopped);
}

QTEST_GUILESS_MAIN(TestCleanupJob)
#include "tst_cleanupjob.moc"
