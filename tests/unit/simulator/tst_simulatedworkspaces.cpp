// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/simulator/askedapi.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::simulator;
using namespace std::chrono_literals;

class TestSimulatedWorkspaces : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aBuildQueuesRunsAndSucceeds();
    void theAgentConnectsAfterTheBuild();
    void noMoreBuildsRunThanThereAreProvisioners();
    void waitingBuildsKnowTheirPlace();
    void theTemplateThatFailsFails();
    void aShareOfTheBuildsFails();
    void anAgentThatNeverConnectsTimesOut();
    void parametersAreValidated();
    void faultyWorkspacesAreRefused();
    void aNameIsTakenPerOwner();
    void theOldUrlStillCreates();
    void anActiveBuildIsAConflict();
    void aDeletedWorkspaceIsGone();
    void stoppingTakesTheAgentAway();
    void aPendingBuildIsCancelledAtOnce();
    void aRunningBuildTakesAMomentToCancel();
    void anOrphanIsForgottenQuickly();
    void theLogGrowsAndIsReadOnFromALine();
    void aDryRunPlansOneAgent();
    void aDeletedTemplateIsGone();
    void workspacesAreSearchedAndPaged();
    void runningWorkspacesAreListedFirst();
    void foreignObjectsAreThereFromTheStart();

private:
    static QString idOf(const AskedApi::Reply &reply) { return reply["id"_L1].toString(); }
    static QString statusOf(AskedApi &api, const QString &workspace)
    {
        return api.get(u"workspaces/"_s + workspace)["latest_build"_L1]["status"_L1].toString();
    }
    static AskedApi::Reply build(AskedApi &api, const QString &workspace, const QString &transition)
    {
        return api.post(u"workspaces/%1/builds"_s.arg(workspace), {{"transition"_L1, transition}});
    }
};

void TestSimulatedWorkspaces::aBuildQueuesRunsAndSucceeds()
{
    AskedApi api;
    const AskedApi::Reply created = api.createWorkspace(u"me"_s, u"w"_s);
    QCOMPARE(created.status, 201);
    QCOMPARE(created["latest_build"_L1]["status"_L1].toString(), u"pending"_s);
    QCOMPARE(statusOf(api, idOf(created)), u"pending"_s);
    api.advance(100ms);
    QCOMPARE(statusOf(api, idOf(created)), u"starting"_s);
    api.advance(2s);
    QCOMPARE(statusOf(api, idOf(created)), u"running"_s);
    const QString buildId = created["latest_build"_L1]["id"_L1].toString();
    QCOMPARE(api.get(u"workspacebuilds/"_s + buildId)["job"_L1]["status"_L1].toString(), u"succeeded"_s);
    QCOMPARE(api.get(u"users/me/workspace/w/builds/1"_s)["id"_L1].toString(), buildId);
    QVERIFY(
        api.get(u"workspacebuilds/%1/timings"_s.arg(buildId))["provisioner_timings"_L1].toArray().size() > 3);
}

void TestSimulatedWorkspaces::theAgentConnectsAfterTheBuild()
{
    SimulatorOptions options;
    options.agentDelay = 10s;
    AskedApi api(options);
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    const auto agent = [&] {
        return api.get(u"workspaces/"_s + id)["latest_build"_L1]["resources"_L1][0]["agents"_L1][0];
    };
    api.advance(3s);
    QCOMPARE(agent()["status"_L1].toString(), u"connecting"_s);
    QCOMPARE(agent()["lifecycle_state"_L1].toString(), u"created"_s);
    api.advance(20s);
    QCOMPARE(agent()["status"_L1].toString(), u"connected"_s);
    QCOMPARE(agent()["lifecycle_state"_L1].toString(), u"ready"_s);
    QCOMPARE(api.get(u"workspaceagents/"_s + agent()["id"_L1].toString()).status, 200);
}

void TestSimulatedWorkspaces::noMoreBuildsRunThanThereAreProvisioners()
{
    AskedApi api;
    for (int i = 0; i < 7; ++i)
        api.createWorkspace(u"me"_s, u"w"_s + QString::number(i));
    api.advance(100ms);
    QCOMPARE(api.get(u"workspaces?q=status:starting"_s)["count"_L1].toInt(), 3);
    QCOMPARE(api.get(u"workspaces?q=status:pending"_s)["count"_L1].toInt(), 4);
    const QString jobs = u"organizations/%1/provisionerjobs?status=pending,running"_s.arg(api.organization());
    QCOMPARE(api.get(jobs).json.toArray().size(), 7);
    api.advance(2400ms); // two rounds of 0.8 to 1.2 s
    QVERIFY(api.get(u"workspaces?q=status:running"_s)["count"_L1].toInt() >= 6);
    api.advance(1500ms);
    QCOMPARE(api.get(u"workspaces?q=status:running"_s)["count"_L1].toInt(), 7);
}

void TestSimulatedWorkspaces::waitingBuildsKnowTheirPlace()
{
    SimulatorOptions options;
    options.provisioners = 1;
    AskedApi api(options);
    QStringList builds;
    for (int i = 0; i < 3; ++i) {
        const AskedApi::Reply made = api.createWorkspace(u"me"_s, u"w"_s + QString::number(i));
        QCOMPARE(made["latest_build"_L1]["job"_L1]["queue_position"_L1].toInt(), 0);
        builds.append(made["latest_build"_L1]["id"_L1].toString());
    }
    api.advance(100ms);
    const QJsonValue job = api.get(u"workspacebuilds/"_s + builds[2])["job"_L1];
    QCOMPARE(job["queue_position"_L1].toInt(), 2);
    QCOMPARE(job["queue_size"_L1].toInt(), 2);
    QCOMPARE(api.get(u"workspacebuilds/"_s + builds[0])["job"_L1]["queue_position"_L1].toInt(), 0);
}

void TestSimulatedWorkspaces::theTemplateThatFailsFails()
{
    AskedApi api;
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s, u"demo-fail"_s));
    api.advance(3s);
    const QJsonValue latest = api.get(u"workspaces/"_s + id)["latest_build"_L1];
    QCOMPARE(latest["status"_L1].toString(), u"failed"_s);
    QVERIFY(!latest["job"_L1]["error"_L1].toString().isEmpty());
    QVERIFY(latest["resources"_L1].toArray().isEmpty());
    QCOMPARE(build(api, id, u"start"_s).status, 201); // a retry
    api.advance(3s);
    QCOMPARE(build(api, id, u"delete"_s).status, 201);
    api.advance(3s);
    QCOMPARE(api.get(u"workspaces/"_s + id).status, 410);
}

void TestSimulatedWorkspaces::aShareOfTheBuildsFails()
{
    AskedApi api;
    api.state().provisioning().setFailedShare(0.5);
    for (int i = 0; i < 40; ++i)
        api.createWorkspace(u"me"_s, u"w"_s + QString::number(i));
    api.advance(60s);
    const int failed = api.get(u"workspaces?q=status:failed"_s)["count"_L1].toInt();
    QVERIFY(failed > 8 && failed < 32);
}

void TestSimulatedWorkspaces::anAgentThatNeverConnectsTimesOut()
{
    AskedApi api;
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s, u"demo-no-agent"_s));
    api.advance(130s);
    const AskedApi::Reply workspace = api.get(u"workspaces/"_s + id);
    QCOMPARE(workspace["latest_build"_L1]["resources"_L1][0]["agents"_L1][0]["status"_L1].toString(),
        u"timeout"_s);
    QCOMPARE(workspace["health"_L1]["healthy"_L1].toBool(), false);
}

void TestSimulatedWorkspaces::parametersAreValidated()
{
    AskedApi api;
    const auto create = [&api](const QJsonArray &values) {
        return api.post(u"users/me/workspaces"_s,
            {{"name"_L1, "p"_L1}, {"template_id"_L1, api.templateId(u"demo-parameters"_s)},
                {"rich_parameter_values"_L1, values}});
    };
    const auto value = [](const QString &name, const QString &text) {
        return QJsonObject{{"name"_L1, name}, {"value"_L1, text}};
    };
    QCOMPARE(create({}).field(), u"owner_tag"_s);
    const QJsonObject tag = value(u"owner_tag"_s, u"x"_s);
    QCOMPARE(create({tag, value(u"jobs"_s, u"99"_s)}).field(), u"jobs"_s);
    QCOMPARE(create({tag, value(u"jobs"_s, u"many"_s)}).field(), u"jobs"_s);
    QCOMPARE(create({tag, value(u"size"_s, u"huge"_s)}).field(), u"size"_s);
    QCOMPARE(create({tag, value(u"dotfiles"_s, u"maybe"_s)}).field(), u"dotfiles"_s);
    const AskedApi::Reply good = create({tag, value(u"unknown"_s, u"let through"_s)});
    QCOMPARE(good.status, 201);
    const QString buildId = good["latest_build"_L1]["id"_L1].toString();
    QCOMPARE(api.get(u"workspacebuilds/%1/parameters"_s.arg(buildId)).json[0]["value"_L1].toString(), u"x"_s);
    QCOMPARE(api.get(u"workspaces?q=param:owner_tag=x"_s)["count"_L1].toInt(), 1);
}

void TestSimulatedWorkspaces::faultyWorkspacesAreRefused()
{
    AskedApi api;
    const auto create = [&api](const QJsonObject &body) { return api.post(u"users/me/workspaces"_s, body); };
    const QString demo = api.templateId(u"demo"_s);
    QCOMPARE(create({{"name"_L1, "Bad Name!"_L1}, {"template_id"_L1, demo}}).field(), u"name"_s);
    QCOMPARE(create({{"name"_L1, "w"_L1}}).field(), u"template_id"_s);
    const AskedApi::Reply unknown
        = create({{"name"_L1, "w"_L1}, {"template_id"_L1, "00000000-0000-4000-8000-000000000001"_L1}});
    QCOMPARE(unknown.status, 400); // not 404
    QCOMPARE(unknown.field(), u"template_id"_s);
    QCOMPARE(create({{"name"_L1, "w"_L1}, {"template_id"_L1, demo}, {"ttl_ms"_L1, 10}}).field(), u"ttl_ms"_s);
    QCOMPARE(api.createWorkspace(u"nosuchuser"_s, u"w"_s).status, 400);
    QCOMPARE(api.state().counts().workspaces, 0);
    const AskedApi::Reply good
        = create({{"name"_L1, "w"_L1}, {"template_id"_L1, demo}, {"ttl_ms"_L1, 3'600'000}});
    QCOMPARE(good["ttl_ms"_L1].toInteger(), 3'600'000);
}

void TestSimulatedWorkspaces::aNameIsTakenPerOwner()
{
    AskedApi api;
    const QString other = api.createUser(u"other"_s);
    QCOMPARE(api.createWorkspace(u"me"_s, u"w"_s).status, 201);
    const AskedApi::Reply taken = api.createWorkspace(u"me"_s, u"W"_s);
    QCOMPARE(taken.status, 409);
    QCOMPARE(taken.field(), u"name"_s);
    QCOMPARE(api.createWorkspace(other, u"w"_s).status, 201);
}

void TestSimulatedWorkspaces::theOldUrlStillCreates()
{
    AskedApi api;
    const AskedApi::Reply made = api.post(u"organizations/%1/members/me/workspaces"_s.arg(api.organization()),
        {{"name"_L1, "w"_L1}, {"template_version_id"_L1, api.versionId(u"demo"_s)}});
    QCOMPARE(made.status, 201);
}

void TestSimulatedWorkspaces::anActiveBuildIsAConflict()
{
    AskedApi api;
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    QCOMPARE(build(api, id, u"delete"_s).status, 409);
    QCOMPARE(build(api, id, u"explode"_s).field(), u"transition"_s);
    api.advance(3s);
    QCOMPARE(build(api, id, u"delete"_s).status, 201);
}

void TestSimulatedWorkspaces::aDeletedWorkspaceIsGone()
{
    AskedApi api;
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    api.advance(3s);
    const AskedApi::Reply deletion = build(api, id, u"delete"_s);
    api.advance(100ms);
    QCOMPARE(statusOf(api, id), u"deleting"_s);
    api.advance(3s);
    QCOMPARE(api.get(u"workspaces/"_s + id).status, 410);
    QCOMPARE(api.get(u"workspaces/%1?include_deleted=true"_s.arg(id)).status, 200);
    QCOMPARE(api.get(u"workspacebuilds/"_s + idOf(deletion))["status"_L1].toString(), u"deleted"_s);
    QCOMPARE(api.get(u"workspaces"_s)["count"_L1].toInt(), 0);
    QCOMPARE(api.get(u"users/me/workspace/w"_s).status, 404);
    QCOMPARE(api.createWorkspace(u"me"_s, u"w"_s).status, 201);
}

void TestSimulatedWorkspaces::stoppingTakesTheAgentAway()
{
    AskedApi api;
    QList<QUuid> gone;
    api.state().onAgentGone([&gone](QUuid agent) { gone.append(agent); });
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    api.advance(3s);
    const QString agent
        = api.get(u"workspaces/"_s + id)["latest_build"_L1]["resources"_L1][0]["agents"_L1][0]["id"_L1]
              .toString();
    build(api, id, u"stop"_s);
    api.advance(3s);
    QCOMPARE(statusOf(api, id), u"stopped"_s);
    QCOMPARE(gone, QList<QUuid>{QUuid::fromString(agent)});
    QCOMPARE(api.get(u"workspaceagents/"_s + agent).status, 404);
    QCOMPARE(api.get(u"workspaces/%1/builds"_s.arg(id)).json.toArray().size(), 2);
}

void TestSimulatedWorkspaces::aPendingBuildIsCancelledAtOnce()
{
    AskedApi api;
    const AskedApi::Reply made = api.createWorkspace(u"me"_s, u"w"_s);
    const QString path = u"workspacebuilds/%1/cancel"_s.arg(made["latest_build"_L1]["id"_L1].toString());
    QCOMPARE(api.patch(path + u"?expect_status=running"_s).status, 412);
    QCOMPARE(api.patch(path).status, 200);
    QCOMPARE(statusOf(api, idOf(made)), u"canceled"_s);
    QCOMPARE(api.patch(path).status, 400);
}

void TestSimulatedWorkspaces::aRunningBuildTakesAMomentToCancel()
{
    AskedApi api;
    const AskedApi::Reply made = api.createWorkspace(u"me"_s, u"w"_s);
    const QString path = u"workspacebuilds/%1/cancel"_s.arg(made["latest_build"_L1]["id"_L1].toString());
    api.advance(200ms);
    QCOMPARE(api.patch(path).status, 200);
    QCOMPARE(statusOf(api, idOf(made)), u"canceling"_s);
    QCOMPARE(api.patch(path).status, 400);
    QCOMPARE(build(api, idOf(made), u"delete"_s).status, 409);
    api.advance(400ms);
    QCOMPARE(statusOf(api, idOf(made)), u"canceled"_s);
    QCOMPARE(build(api, idOf(made), u"delete"_s).status, 201);
}

void TestSimulatedWorkspaces::anOrphanIsForgottenQuickly()
{
    AskedApi api;
    const QString id = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    api.advance(3s);
    const QString path = u"workspaces/%1/builds"_s.arg(id);
    QCOMPARE(api.post(path, {{"transition"_L1, "stop"_L1}, {"orphan"_L1, true}}).status, 400);
    QCOMPARE(api.post(path, {{"transition"_L1, "delete"_L1}, {"orphan"_L1, true}}).status, 201);
    api.advance(100ms);
    QCOMPARE(api.get(u"workspaces/"_s + id).status, 410);
}

void TestSimulatedWorkspaces::theLogGrowsAndIsReadOnFromALine()
{
    AskedApi api;
    const AskedApi::Reply made = api.createWorkspace(u"me"_s, u"w"_s);
    const QString path = u"workspacebuilds/%1/logs"_s.arg(made["latest_build"_L1]["id"_L1].toString());
    QCOMPARE(api.get(path).json.toArray().size(), 0);
    api.advance(400ms);
    const QJsonArray some = api.get(path).json.toArray();
    QVERIFY(some.size() > 2);
    api.advance(3s);
    const QJsonArray all = api.get(path).json.toArray();
    QVERIFY(all.size() > some.size());
    const qint64 last = some.last()["id"_L1].toInteger();
    const QJsonArray rest = api.get(path + u"?after="_s + QString::number(last)).json.toArray();
    QCOMPARE(some.size() + rest.size(), all.size());
    QCOMPARE(rest.first()["id"_L1].toInteger(), last + 1);
    QCOMPARE(api.get(path + u"?follow&after=0"_s).status, 426);
}

void TestSimulatedWorkspaces::aDeletedTemplateIsGone()
{
    AskedApi api;
    const QString id = api.templateId(u"demo"_s);
    const QString path = u"templates/"_s + id;
    const QString workspace = idOf(api.createWorkspace(u"me"_s, u"w"_s));
    QCOMPARE(api.drop(path).status, 400); // it has a workspace
    api.advance(3s);
    QCOMPARE(build(api, workspace, u"delete"_s).status, 201);
    api.advance(3s);
    QCOMPARE(api.drop(path).status, 200);
    QCOMPARE(api.get(path).status, 404);
    QCOMPARE(api.get(u"organizations/default/templates/demo"_s).status, 404);
    QVERIFY(api.get(u"templates?q=exact_name:demo"_s).json.toArray().isEmpty());
    const AskedApi::Reply refused
        = api.post(u"users/me/workspaces"_s, {{"name"_L1, "again"_L1}, {"template_id"_L1, id}});
    QCOMPARE(refused.status, 404);
    QVERIFY(refused.message().contains(u"has been deleted"_s));
}

void TestSimulatedWorkspaces::aDryRunPlansOneAgent()
{
    AskedApi api;
    const QString version = u"templateversions/"_s + api.versionId(u"demo"_s);
    const AskedApi::Reply run = api.post(version + u"/dry-run"_s, {{"workspace_name"_L1, "w"_L1}});
    QCOMPARE(run.status, 201);
    const QString path = version + u"/dry-run/"_s + idOf(run);
    QCOMPARE(api.get(path)["status"_L1].toString(), u"pending"_s);
    QCOMPARE(api.get(path + u"/resources"_s).status, 412);
    api.advance(100ms);
    QCOMPARE(api.get(path)["status"_L1].toString(), u"running"_s);
    api.advance(2s);
    QCOMPARE(api.get(path)["status"_L1].toString(), u"succeeded"_s);
    QCOMPARE(api.get(path + u"/resources"_s).json[0]["agents"_L1].toArray().size(), 1);
    QVERIFY(api.get(path + u"/logs"_s).json.toArray().size() > 5);
    QCOMPARE(api.get(path + u"/matched-provisioners"_s)["count"_L1].toInt(), 3);
}

void TestSimulatedWorkspaces::workspacesAreSearchedAndPaged()
{
    AskedApi api;
    const QString user = api.createUser(u"scaletest-user"_s);
    for (int i = 0; i < 5; ++i)
        api.createWorkspace(user, u"scaletest-"_s + QString::number(i));
    api.createWorkspace(u"me"_s, u"mine"_s, u"demo-fail"_s);
    api.advance(10s);
    const auto count
        = [&api](const QString &query) { return api.get(u"workspaces?q="_s + query)["count"_L1].toInt(); };
    QCOMPARE(count(u"name%3A%22scaletest-%22"_s), 5);
    QCOMPARE(count(u"owner:me"_s), 1);
    QCOMPARE(count(u"owner:scaletest-user+name:3"_s), 1);
    QCOMPARE(count(u"template:demo"_s), 5);
    QCOMPARE(count(u"template:demo-fail+status:failed"_s), 1);
    QCOMPARE(count(u"has-agent:connected"_s), 5);
    QCOMPARE(count(u"scaletest-user/scaletest-2"_s), 1);
    QCOMPARE(count(u"scaletest-4"_s), 1);
    QCOMPARE(count(u"dormant:true"_s), 0);
    QCOMPARE(api.get(u"workspaces?q=badkey:x"_s).status, 400);
    const AskedApi::Reply page = api.get(u"workspaces?limit=4&offset=4"_s);
    QCOMPARE(page["workspaces"_L1].toArray().size(), 2);
    QCOMPARE(page["count"_L1].toInt(), 6);
    QCOMPARE(api.get(u"workspaces?limit=4&offset=8"_s)["workspaces"_L1].toArray().size(), 0);
}

void TestSimulatedWorkspaces::runningWorkspacesAreListedFirst()
{
    AskedApi api;
    const QString stopped = idOf(api.createWorkspace(u"me"_s, u"a"_s));
    api.createWorkspace(u"me"_s, u"b"_s);
    api.advance(5s);
    build(api, stopped, u"stop"_s);
    api.advance(5s);
    const QJsonValue list = api.get(u"workspaces"_s)["workspaces"_L1];
    QCOMPARE(list[0]["name"_L1].toString(), u"b"_s);
    QCOMPARE(list[1]["name"_L1].toString(), u"a"_s);
}

void TestSimulatedWorkspaces::foreignObjectsAreThereFromTheStart()
{
    SimulatorOptions options;
    options.foreignScaletest = 2;
    options.foreignOther = 3;
    AskedApi api(options);
    SimulatorCounts counts = api.state().counts();
    QCOMPARE(counts.users, 5);
    QCOMPARE(counts.foreignUsers, 5);
    QCOMPARE(counts.foreignWorkspaces, 5);
    QCOMPARE(counts.usersCreated, 0);
    QCOMPARE(api.get(u"workspaces?q=status:running+has-agent:connected"_s)["count"_L1].toInt(), 5);
    QCOMPARE(api.get(u"workspaces?q=name:scaletest-"_s)["count"_L1].toInt(), 2);
    const QString one = api.get(u"workspaces?q=name:scaletest-"_s)["workspaces"_L1][0]["id"_L1].toString();
    QCOMPARE(build(api, one, u"delete"_s).status, 201);
    api.advance(5s);
    QCOMPARE(api.get(u"workspaces/"_s + one).status, 410);
    counts = api.state().counts();
    QCOMPARE(counts.foreignWorkspaces, 4);
}

QTEST_APPLESS_MAIN(TestSimulatedWorkspaces)
#include "tst_simulatedworkspaces.moc"
