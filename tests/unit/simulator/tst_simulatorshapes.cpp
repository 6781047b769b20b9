// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulator answers has the shape of what a real server was seen to answer: the same fields, each of
// the same type.
#include "tests/unit/simulator/askedapi.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::simulator;
using namespace std::chrono_literals;

static QJsonObject recorded(const QString &name)
{
    for (const QString &folder : {u"coder"_s, u"simulator"_s}) {
        QFile file(QStringLiteral(PLIMSOLL_TEST_DATA "/%1/%2.json").arg(folder, name));
        if (file.open(QIODevice::ReadOnly))
            return QJsonDocument::fromJson(file.readAll()).object();
    }
    return {};
}

// What differs between the two, by its pointer. A null stands for any type; of lists the first items count.
static QStringList differences(const QJsonValue &real, const QJsonValue &ours, const QString &at = {})
{
    if (real.isNull() || ours.isNull())
        return {};
    if (real.type() != ours.type())
        return {at + u" is of another type"_s};
    if (real.isArray()) {
        const QJsonArray theirs = real.toArray();
        const QJsonArray list = ours.toArray();
        return theirs.isEmpty() || list.isEmpty() ? QStringList()
                                                  : differences(theirs[0], list[0], at + u"/0"_s);
    }
    QStringList found;
    const QJsonObject theirs = real.toObject();
    const QJsonObject object = ours.toObject();
    for (auto field = theirs.begin(); field != theirs.end(); ++field) {
        const QString pointer = at + u'/' + field.key();
        if (object.contains(field.key()))
            found += differences(field.value(), object[field.key()], pointer);
        else
            found.append(pointer + u" is missing"_s);
    }
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!theirs.contains(field.key()))
            found.append(at + u'/' + field.key() + u" is ours alone"_s);
    }
    return found;
}

class TestSimulatorShapes : public QObject
{
    Q_OBJECT
private slots:
    void init();

    void serverAnswers_data();
    void serverAnswers();
    void userAnswers();
    void tokenAnswers();
    void refusals();
    void templateAnswers_data();
    void templateAnswers();
    void dryRunAnswers();
    void startBuilds();
    void deleteBuilds();
    void failedBuilds();
    void workspaceAnswers();
    void agentStates();
    void logLines();
    void jobsAndDaemons();
    void rateLimitHeaders();

private:
    void compare(const QString &name, const AskedApi::Reply &ours);

    std::optional<AskedApi> m_api;
};

void TestSimulatorShapes::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_api.emplace();
}

void TestSimulatorShapes::compare(const QString &name, const AskedApi::Reply &ours)
{
    const QJsonObject real = recorded(name);
    QVERIFY2(!real.isEmpty(), qPrintable(name));
    QCOMPARE(ours.status, real["status"_L1].toInt());
    const QStringList found = differences(real["body"_L1], ours.json);
    QVERIFY2(found.isEmpty(), qPrintable(name + u": "_s + found.join(u", "_s)));
}

void TestSimulatorShapes::serverAnswers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    const std::pair<const char *, const char *> rows[] = {
        {"buildinfo", "get-buildinfo-200"},
        {"updatecheck", "get-updatecheck-200"},
        {"experiments", "get-experiments-200"},
        {"regions", "get-regions-200"},
        {"applications/host", "get-applications-host-200"},
        {"deployment/config", "get-deployment-config-200"},
        {"deployment/stats", "get-deployment-stats-200"},
        {"deployment/ssh", "get-deployment-ssh-200"},
        {"debug/health", "get-debug-health-200"},
        {"entitlements", "get-entitlements-404"},
        {"workspace-quota/me", "get-workspace-quota-me-404"},
        {"appearance", "get-appearance-404"},
        {"nosuch-endpoint", "get-nosuch-endpoint-404"},
        {"users/first", "get-users-first-200"},
        {"users/authmethods", "get-users-authmethods-200"},
        {"organizations", "get-organizations-200"},
        {"organizations/coder", "get-organizations-id-200"},
        {"users/me/organizations", "get-users-me-organizations-200"},
        {"users/me/appearance", "get-users-me-appearance-200"},
    };
    for (const auto &[path, name] : rows)
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(name);
}

void TestSimulatorShapes::serverAnswers()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    compare(name, m_api->get(path));
}

void TestSimulatorShapes::userAnswers()
{
    compare(u"get-users-me-200"_s, m_api->get(u"users/me"_s));
    const AskedApi::Reply created = m_api->post(u"users"_s,
        {{"username"_L1, "scaletest-1"_L1}, {"email"_L1, "1@scaletest.local"_L1}, {"name"_L1, ""_L1},
            {"password"_L1, AskedApi::goodPassword()}, {"login_type"_L1, ""_L1},
            {"organization_ids"_L1, QJsonArray{m_api->organization()}}});
    compare(u"post-users-201"_s, created);
    compare(u"get-users-200"_s, m_api->get(u"users?q=scaletest-&limit=100"_s));
    compare(u"get-users-200.2"_s, m_api->get(u"users?q=scaletest-&limit=100&offset=100"_s));
    compare(u"get-users-name-400"_s, m_api->get(u"users/nosuchuser"_s));
    compare(u"post-users-login-201"_s,
        m_api->post(u"users/login"_s,
            {{"email"_L1, "1@scaletest.local"_L1}, {"password"_L1, AskedApi::goodPassword()}}));
    const QString user = created["id"_L1].toString();
    m_api->createWorkspace(user, u"w"_s);
    compare(u"delete-users-id-417"_s, m_api->drop(u"users/"_s + user));
    compare(u"delete-users-id-200"_s, m_api->drop(u"users/"_s + m_api->createUser(u"other"_s)));
}

void TestSimulatorShapes::tokenAnswers()
{
    const QJsonObject fields{{"lifetime"_L1, qint64(3'600'000'000'000)}, {"token_name"_L1, "fixture-1"_L1}};
    compare(u"post-users-me-keys-tokens-201"_s, m_api->post(u"users/me/keys/tokens"_s, fields));
    compare(u"post-users-me-keys-tokens-409"_s, m_api->post(u"users/me/keys/tokens"_s, fields));
    compare(u"get-users-me-keys-tokens-200"_s, m_api->get(u"users/me/keys/tokens"_s));
}

void TestSimulatorShapes::refusals()
{
    const auto user = [this](const QJsonObject &fields) { return m_api->post(u"users"_s, fields); };
    const QJsonArray organizations{m_api->organization()};
    compare(u"post-users-400"_s,
        user({{"email"_L1, "d@x"_L1}, {"username"_L1, "Bad Name!"_L1},
            {"organization_ids"_L1, organizations}}));
    compare(u"post-users-400.2"_s, user({{"email"_L1, "d@x"_L1}, {"username"_L1, "d"_L1}}));
    compare(u"post-users-400.3"_s, user({{"username"_L1, "d"_L1}}));
    compare(u"post-users-400.4"_s,
        user({{"email"_L1, "d@x"_L1}, {"username"_L1, "d"_L1}, {"password"_L1, "weak"_L1},
            {"organization_ids"_L1, organizations}}));
    compare(u"post-users-400.5"_s, m_api->send(m_api->request("POST", u"users"_s, "{\"a\":[]\"b\"}")));
    compare(u"post-users-login-400"_s, m_api->send(m_api->request("POST", u"users/login"_s, "{\"email\":")));
    compare(u"post-users-login-401"_s,
        m_api->post(u"users/login"_s, {{"email"_L1, "x@x"_L1}, {"password"_L1, "x"_L1}}));
    compare(u"post-users-first-409-rate-limited"_s, m_api->post(u"users/first"_s, {}));
    compare(u"post-users-me-workspaces-400"_s,
        m_api->post(u"users/me/workspaces"_s,
            {{"name"_L1, "w"_L1}, {"template_id"_L1, "00000000-0000-4000-8000-000000000001"_L1}}));
    compare(u"post-users-id-workspaces-400"_s, m_api->createWorkspace(u"me"_s, u"p"_s, u"demo-parameters"_s));
    compare(u"post-users-id-workspaces-400.4"_s, m_api->createWorkspace(u"me"_s, u"Bad Name!"_s));
    compare(
        u"post-users-id-workspaces-400.5"_s, m_api->post(u"users/me/workspaces"_s, {{"name"_L1, "w"_L1}}));
    compare(u"get-workspaces-400"_s, m_api->get(u"workspaces?q=badkey:x"_s));
    compare(u"get-workspaces-400.2"_s, m_api->get(u"workspaces?limit=abc"_s));
    compare(u"get-templates-name-400"_s, m_api->get(u"templates/not-a-uuid"_s));
    const QString unknown = u"00000000-0000-4000-8000-000000000001"_s;
    compare(u"get-templates-id-404"_s, m_api->get(u"templates/"_s + unknown));
    compare(u"get-workspaces-id-404"_s, m_api->get(u"workspaces/"_s + unknown));
    compare(u"get-workspacebuilds-id-404"_s, m_api->get(u"workspacebuilds/"_s + unknown));
    const QByteArray token = m_api->mint(m_api->createUser(u"member"_s));
    m_api->token = token;
    compare(u"post-users-403"_s,
        user({{"email"_L1, "q@x"_L1}, {"username"_L1, "q"_L1}, {"organization_ids"_L1, organizations}}));
    compare(u"get-deployment-config-403"_s, m_api->get(u"deployment/config"_s));
    m_api->token = "a-b-c";
    compare(u"get-users-me-401.2"_s, m_api->get(u"users/me"_s));
    m_api->token.clear();
    compare(u"get-users-me-401.3"_s, m_api->get(u"users/me"_s));
}

void TestSimulatorShapes::templateAnswers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    const std::pair<const char *, const char *> rows[] = {
        {"templates", "get-templates-200"},
        {"templates/%1", "get-templates-id-200"},
        {"templates/%1/versions", "get-templates-id-versions-200"},
        {"organizations/coder/templates", "get-organizations-id-templates-200"},
        {"organizations/coder/templates/demo", "get-organizations-id-templates-name-200"},
        {"organizations/coder/templates/nosuch", "get-organizations-id-templates-name-404"},
        {"templateversions/%2", "get-templateversions-id-200"},
        {"templateversions/%2/rich-parameters", "get-templateversions-id-rich-parameters-200"},
        {"templateversions/%2/external-auth", "get-templateversions-id-external-auth-200"},
    };
    for (const auto &[path, name] : rows)
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(name);
}

void TestSimulatorShapes::templateAnswers()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    path.replace(u"%1"_s, m_api->templateId(u"demo"_s));
    path.replace(u"%2"_s, m_api->versionId(u"demo"_s));
    compare(name, m_api->get(path));
}

void TestSimulatorShapes::dryRunAnswers()
{
    const QString version = u"templateversions/"_s + m_api->versionId(u"demo"_s);
    const AskedApi::Reply run = m_api->post(version + u"/dry-run"_s, {{"workspace_name"_L1, "w"_L1}});
    compare(u"post-templateversions-id-dry-run-201"_s, run);
    const QString path = version + u"/dry-run/"_s + run["id"_L1].toString();
    compare(u"get-templateversions-id-dry-run-id-200-pending"_s, m_api->get(path));
    m_api->advance(100ms);
    compare(u"get-templateversions-id-dry-run-id-200-running"_s, m_api->get(path));
    compare(u"get-templateversions-id-dry-run-id-matched-provisioners-200"_s,
        m_api->get(path + u"/matched-provisioners"_s));
    m_api->advance(2s);
    compare(u"get-templateversions-id-dry-run-id-200-succeeded"_s, m_api->get(path));
    compare(u"get-templateversions-id-dry-run-id-resources-200"_s, m_api->get(path + u"/resources"_s));
}

void TestSimulatorShapes::startBuilds()
{
    const AskedApi::Reply made = m_api->createWorkspace(u"me"_s, u"w"_s);
    compare(u"post-users-id-workspaces-201"_s, made);
    compare(u"post-users-id-workspaces-409"_s, m_api->createWorkspace(u"me"_s, u"w"_s));
    const QString path = u"workspacebuilds/"_s + made["latest_build"_L1]["id"_L1].toString();
    compare(u"get-workspacebuilds-id-200-start-pending"_s, m_api->get(path));
    m_api->advance(100ms);
    compare(u"get-workspacebuilds-id-200-start-running"_s, m_api->get(path));
    m_api->advance(3s);
    compare(u"get-workspacebuilds-id-200-start-succeeded"_s, m_api->get(path));
    compare(u"get-workspacebuilds-id-resources-200"_s, m_api->get(path + u"/resources"_s));
    compare(u"get-workspacebuilds-id-parameters-200-dashboard"_s, m_api->get(path + u"/parameters"_s));
    compare(u"get-workspacebuilds-id-timings-200"_s, m_api->get(path + u"/timings"_s));
}

void TestSimulatorShapes::deleteBuilds()
{
    const QString id = m_api->createWorkspace(u"me"_s, u"w"_s)["id"_L1].toString();
    const QString builds = u"workspaces/%1/builds"_s.arg(id);
    compare(u"post-workspaces-id-builds-409"_s, m_api->post(builds, {{"transition"_L1, "delete"_L1}}));
    compare(u"post-workspaces-id-builds-400"_s, m_api->post(builds, {{"transition"_L1, "explode"_L1}}));
    m_api->advance(3s);
    compare(u"get-workspaces-id-builds-200"_s, m_api->get(builds));
    const AskedApi::Reply deletion = m_api->post(builds, {{"transition"_L1, "delete"_L1}});
    compare(u"post-workspaces-id-builds-201"_s, deletion);
    const QString path = u"workspacebuilds/"_s + deletion["id"_L1].toString();
    compare(u"get-workspacebuilds-id-200-delete-pending"_s, m_api->get(path));
    m_api->advance(100ms);
    compare(u"get-workspacebuilds-id-200-delete-running"_s, m_api->get(path));
    m_api->advance(3s);
    compare(u"get-workspacebuilds-id-200-delete-succeeded"_s, m_api->get(path));
}

void TestSimulatorShapes::failedBuilds()
{
    const AskedApi::Reply made = m_api->createWorkspace(u"me"_s, u"w"_s, u"demo-fail"_s);
    m_api->advance(3s);
    compare(u"get-workspacebuilds-id-200-start-failed"_s,
        m_api->get(u"workspacebuilds/"_s + made["latest_build"_L1]["id"_L1].toString()));
    compare(u"get-workspaces-id-200-build-failed"_s, m_api->get(u"workspaces/"_s + made["id"_L1].toString()));
    const AskedApi::Reply canceled = m_api->createWorkspace(u"me"_s, u"c"_s);
    compare(u"patch-workspacebuilds-id-cancel-200"_s,
        m_api->patch(u"workspacebuilds/%1/cancel"_s.arg(canceled["latest_build"_L1]["id"_L1].toString())));
}

void TestSimulatorShapes::workspaceAnswers()
{
    const QString id = m_api->createWorkspace(u"me"_s, u"w"_s)["id"_L1].toString();
    m_api->advance(5s);
    compare(u"get-workspaces-200"_s, m_api->get(u"workspaces?limit=100"_s));
    compare(u"get-workspaces-200.2"_s, m_api->get(u"workspaces?limit=100&offset=100"_s));
    compare(u"get-workspaces-id-200-build-running-agent-connected"_s, m_api->get(u"workspaces/"_s + id));
    compare(u"get-workspaces-id-timings-200"_s, m_api->get(u"workspaces/%1/timings"_s.arg(id)));
    compare(u"post-authcheck-200"_s,
        m_api->post(u"authcheck"_s,
            {{"checks"_L1, QJsonObject{{"createUser"_L1, QJsonObject()}, {"createWs"_L1, QJsonObject()}}}}));
}

void TestSimulatorShapes::agentStates()
{
    SimulatorOptions options;
    options.agentDelay = 10s;
    m_api.emplace(options);
    const QString slow = m_api->createWorkspace(u"me"_s, u"slow"_s)["id"_L1].toString();
    const QString never = m_api->createWorkspace(u"me"_s, u"never"_s, u"demo-no-agent"_s)["id"_L1].toString();
    m_api->advance(3s);
    compare(u"get-workspaces-id-200-build-running-agent-connecting"_s, m_api->get(u"workspaces/"_s + slow));
    m_api->advance(130s);
    compare(u"get-workspaces-id-200-build-running-agent-timeout"_s, m_api->get(u"workspaces/"_s + never));
    const QString agent
        = m_api->get(u"workspaces/"_s + slow)["latest_build"_L1]["resources"_L1][0]["agents"_L1][0]["id"_L1]
              .toString();
    compare(u"get-workspaceagents-id-200"_s, m_api->get(u"workspaceagents/"_s + agent));
    HttpRequest request = m_api->request("GET", u"workspaceagents/%1/pty?width=80"_s.arg(agent));
    const AskedApi::Reply refused = m_api->send(request);
    compare(u"ws-workspaceagents-id-pty-400"_s, refused);
}

void TestSimulatorShapes::logLines()
{
    const AskedApi::Reply made = m_api->createWorkspace(u"me"_s, u"w"_s);
    m_api->advance(3s);
    compare(u"get-workspacebuilds-id-logs-200"_s,
        m_api->get(u"workspacebuilds/%1/logs"_s.arg(made["latest_build"_L1]["id"_L1].toString())));
}

void TestSimulatorShapes::jobsAndDaemons()
{
    m_api->createWorkspace(u"me"_s, u"w"_s);
    m_api->advance(5s);
    compare(u"get-organizations-id-provisionerdaemons-200"_s,
        m_api->get(u"organizations/%1/provisionerdaemons"_s.arg(m_api->organization())));
    AskedApi::Reply jobs = m_api->get(u"organizations/%1/provisionerjobs"_s.arg(m_api->organization()));
    QCOMPARE(jobs.status, 200);
    const QJsonArray real = recorded(u"get-organizations-id-provisionerjobs-200"_s)["body"_L1].toArray();
    for (const auto &job : real) {
        if (job["type"_L1] != "workspace_build"_L1 || job["status"_L1] != "succeeded"_L1)
            continue;
        const QStringList found = differences(job, jobs.json[0]);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
    }
}

void TestSimulatorShapes::rateLimitHeaders()
{
    SimulatorOptions options;
    options.requestsPerMinute = 1;
    m_api.emplace(options);
    m_api->get(u"users/me"_s);
    const AskedApi::Reply limited = m_api->get(u"users/me"_s);
    compare(u"get-users-me-429-rate-limited"_s, limited);
    const QJsonObject headers = recorded(u"get-users-me-429-rate-limited"_s)["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        QVERIFY2(limited.headers.find(header.key().toStdString()), qPrintable(header.key()));
}

QTEST_APPLESS_MAIN(TestSimulatorShapes)
#include "tst_simulatorshapes.moc"
