// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/preflight.h"
#include "tests/unit/load/coderreplies.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

// Preflight's dry run against scripted answers; the rest of preflight is tested on the simulator.
class TestDryRun : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aFailedOneSaysWhatTheProvisionerSaid();
    void aRefusedOneFails();
    void oneThatIsStoppedIsCanceled();

private:
    QByteArray dryRunPath() const { return "/api/v2/templateversions/" + m_version.toLatin1() + "/dry-run"; }
    QJsonObject job(const QString &status) const
    {
        return {{"id"_L1, m_job}, {"status"_L1, status}, {"created_at"_L1, replies::now()}};
    }
    PreflightRequest request() const;

    QString m_version;
    QString m_job;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
};

void TestDryRun::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_version = replies::newId();
    m_job = replies::newId();
    const QString organization = replies::newId();
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("GET", "/api/v2/buildinfo", {replies::answer({{"version"_L1, "v2.25.2"_L1}})});
    m_server->on("GET", "/api/v2/users/me", {replies::answer(replies::user(replies::newId(), u"admin"_s))});
    m_server->on("GET", "/api/v2/users", {replies::answer(replies::userList({}))});
    m_server->on("GET", "/api/v2/workspaces", {replies::answer(replies::workspaceList({}))});
    const QString id = replies::newId();
    const QJsonObject found{{"id"_L1, id}, {"name"_L1, "small"_L1}, {"organization_id"_L1, organization},
        {"active_version_id"_L1, m_version}, {"created_at"_L1, replies::now()}};
    m_server->on("GET", "/api/v2/templates/" + id.toLatin1(), {replies::answer(found)});
    m_server->on("GET", "/api/v2/organizations/" + organization.toLatin1() + "/templates/small",
        {replies::answer(found)});
    const QJsonArray organizations{QJsonObject{{"id"_L1, organization}, {"name"_L1, "coder"_L1}}};
    m_server->on("GET", "/api/v2/organizations", {{.body = QJsonDocument(organizations).toJson()}});
    for (const char *list : {"/rich-parameters", "/external-auth"})
        m_server->on("GET", "/api/v2/templateversions/" + m_version.toLatin1() + list, {{.body = "[]"}});
    Deployment deployment;
    deployment.url = m_server->url();
    deployment.token = Secret("token");
    m_client = std::make_unique<CoderClient>(deployment);
}

void TestDryRun::cleanup()
{
    m_client.reset();
    m_server.reset();
}

PreflightRequest TestDryRun::request() const
{
    PreflightRequest request;
    request.create.templateName = u"small"_s;
    return request;
}

void TestDryRun::aFailedOneSaysWhatTheProvisionerSaid()
{
    m_server->on("POST", dryRunPath(), {replies::answer(job(u"pending"_s), 201)});
    const QByteArray one = dryRunPath() + "/" + m_job.toLatin1();
    m_server->on("GET", one, {replies::answer(job(u"running"_s)), replies::answer(job(u"failed"_s))});
    const QJsonArray lines{
        QJsonObject{{"id"_L1, 1}, {"log_level"_L1, "info"_L1}, {"output"_L1, "Terraform 1.9"_L1}},
        QJsonObject{{"id"_L1, 2}, {"log_level"_L1, "error"_L1}, {"output"_L1, "Error: no such image."_L1}}};
    m_server->on("GET", one + "/logs", {{.body = QJsonDocument(lines).toJson()}});
    Preflight preflight(*m_client, request());
    QSignalSpy ended(&preflight, &Preflight::ended);
    preflight.start();
    QTRY_COMPARE(ended.size(), 1);
    const PreflightCheck *check = preflight.report().find(CheckTopic::DryRun);
    QVERIFY(check);
    QCOMPARE(check->status, CheckStatus::Failed);
    QCOMPARE(check->sentence, u"A dry run of the template failed: Error: no such image."_s);
}

void TestDryRun::aRefusedOneFails()
{
    m_server->on("POST", dryRunPath(), {replies::refusal(400, u"Unable to validate parameters."_s)});
    Preflight preflight(*m_client, request());
    QSignalSpy ended(&preflight, &Preflight::ended);
    preflight.start();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(preflight.report().find(CheckTopic::DryRun));
    QCOMPARE(preflight.report().find(CheckTopic::DryRun)->status, CheckStatus::Failed);
}

void TestDryRun::oneThatIsStoppedIsCanceled()
{
    m_server->on("POST", dryRunPath(), {replies::answer(job(u"pending"_s), 201)});
    const QByteArray one = dryRunPath() + "/" + m_job.toLatin1();
    m_server->on("GET", one, {replies::answer(job(u"running"_s))});
    m_server->on("PATCH", one + "/cancel", {replies::answer({})});
    Preflight preflight(*m_client, request());
    QSignalSpy ended(&preflight, &Preflight::ended);
    preflight.start();
    QTRY_VERIFY(m_server->count("GET", one) > 0);
    preflight.stop();
    QTRY_COMPARE(m_server->count("PATCH", one + "/cancel"), 1);
    QVERIFY(ended.isEmpty());
}

QTEST_GUILESS_MAIN(TestDryRun)
#include "tst_dryrun.moc"
