// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/simulator/askedapi.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::simulator;
using namespace std::chrono_literals;

class TestSimulatorApi : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theTokenIsTakenFromHeaderCookieQueryAndBearer();
    void refusalsSayWhatIsWrongWithTheToken();
    void aCookieAloneChangesNothing();
    void strangersLearnNothingOfTerminals();
    void aForeignOriginGetsNoSocket();
    void onlyTheOwnerCreatesUsers();
    void membersSeeThemselvesOnly();
    void aUserIsDormantUntilSeen();
    void faultyUsersAreRefused_data();
    void faultyUsersAreRefused();
    void aTakenNameIsAConflictBeforeAnythingElse();
    void loginNeedsThePassword();
    void aUserWithWorkspacesIsNotDeleted();
    void aDeletedNameIsFreeAgain();
    void tokensAreMintedListedAndDeleted();
    void anExpiredTokenIsRefused();
    void usersAreListedInPages();

    void requestsOverTheLimitAreToldToWait();
    void theBypassHeaderHelpsNobody();
    void loginsHaveALimitOfTheirOwn();

    void theVersionSaysSimulated();
    void unknownRoutesAreNotFound();
    void whatIsNotTheApiIsAPage();
};

void TestSimulatorApi::theTokenIsTakenFromHeaderCookieQueryAndBearer()
{
    AskedApi api;
    QCOMPARE(api.get(u"users/me"_s).status, 200);
    const std::string token = AskedApi::OwnerToken;
    api.token.clear();
    HttpRequest withCookie = api.request("GET", u"users/me"_s);
    withCookie.headers.add("Cookie", "other=1; coder_session_token=" + token);
    QCOMPARE(api.send(withCookie).status, 200);
    QCOMPARE(api.get(u"users/me?coder_session_token="_s + QString::fromStdString(token)).status, 200);
    HttpRequest withBearer = api.request("GET", u"users/me"_s);
    withBearer.headers.add("Authorization", "Bearer " + token);
    QCOMPARE(api.send(withBearer).status, 200);
}

void TestSimulatorApi::refusalsSayWhatIsWrongWithTheToken()
{
    AskedApi api;
    api.token.clear();
    const AskedApi::Reply none = api.get(u"users/me"_s);
    QCOMPARE(none.status, 401);
    QVERIFY(none["detail"_L1].toString().contains("must be provided"_L1));
    api.token = "one-two-three";
    QVERIFY(api.get(u"users/me"_s)["detail"_L1].toString().endsWith("expected 2 got 3"_L1));
    api.token = "unknown-secret";
    QCOMPARE(api.get(u"users/me"_s)["detail"_L1].toString(), u"API key is invalid."_s);
}

void TestSimulatorApi::aCookieAloneChangesNothing()
{
    AskedApi api;
    const std::string cookie = std::string("coder_session_token=") + AskedApi::OwnerToken;
    api.token.clear();
    HttpRequest request = api.request("POST", u"users"_s, "{}");
    request.headers.add("Cookie", cookie);
    const AskedApi::Reply refused = api.send(request);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.text.startsWith("Something is wrong with your CSRF token"));
    request.headers.add("X-Csrf-Token", "from-the-page");
    QVERIFY(!api.send(request).text.startsWith("Something"));
}

static HttpRequest upgrade(HttpRequest request)
{
    request.headers.add("Connection", "Upgrade");
    request.headers.add("Upgrade", "websocket");
    request.headers.add("Sec-WebSocket-Version", "13");
    request.headers.add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    return request;
}

static QString terminalPath(AskedApi &api)
{
    api.createWorkspace(u"me"_s, u"one"_s);
    api.advance(5s);
    const QString agent = api.get(u"workspaces"_s)["workspaces"_L1][0]["latest_build"_L1]["resources"_L1][0]
                                                  ["agents"_L1][0]["id"_L1]
                                                      .toString();
    return u"workspaceagents/%1/pty?reconnect=00000000-0000-4000-8000-000000000001&width=80&height=25"_s.arg(
        agent);
}

void TestSimulatorApi::strangersLearnNothingOfTerminals()
{
    AskedApi api;
    const QString path = terminalPath(api);
    QVERIFY(std::holds_alternative<AttachTerminal>(api.outcome(upgrade(api.request("GET", path)))));
    QCOMPARE(api.send(api.request("GET", path)).status, 426);
    api.token.clear();
    const AskedApi::Reply stranger = api.send(upgrade(api.request("GET", path)));
    QCOMPARE(stranger.status, 404);
    QVERIFY(stranger.message().startsWith("Resource not found"_L1));
    api.token = AskedApi::OwnerToken;
    api.token = api.mint(api.createUser(u"somebody"_s));
    const AskedApi::Reply member = api.send(upgrade(api.request("GET", path)));
    QCOMPARE(member.status, 404);
    QVERIFY(member.text.contains("<!doctype html>"));
}

void TestSimulatorApi::aForeignOriginGetsNoSocket()
{
    AskedApi api;
    const QString path = terminalPath(api);
    HttpRequest request = upgrade(api.request("GET", path));
    request.headers.add("Origin", "http://elsewhere.example");
    QCOMPARE(api.send(request).status, 403);
    request.headers.set("Origin", "http://127.0.0.1:1");
    QCOMPARE(api.send(request).status, 101);
}

void TestSimulatorApi::onlyTheOwnerCreatesUsers()
{
    AskedApi api;
    const QString id = api.createUser(u"scaletest-1"_s);
    QVERIFY(!id.isEmpty());
    api.token = api.mint(id);
    const AskedApi::Reply refused = api.post(u"users"_s,
        {{"username"_L1, "x"_L1}, {"email"_L1, "x@x"_L1}, {"organization_ids"_L1, QJsonArray{"x"_L1}}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(api.get(u"deployment/config"_s).status, 403);
    QCOMPARE(api.get(u"deployment/stats"_s).status, 403);
}

void TestSimulatorApi::membersSeeThemselvesOnly()
{
    AskedApi api;
    const QString one = api.createUser(u"one"_s);
    const QString two = api.createUser(u"two"_s);
    api.createWorkspace(one, u"of-one"_s);
    const QString foreign = api.createWorkspace(two, u"of-two"_s)["id"_L1].toString();
    api.token = api.mint(one);
    QCOMPARE(api.get(u"users"_s)["count"_L1].toInt(), 1);
    QCOMPARE(api.get(u"workspaces"_s)["count"_L1].toInt(), 1);
    QCOMPARE(api.get(u"workspaces/"_s + foreign).status, 404);
    QCOMPARE(api.get(u"users/two"_s).status, 400);
    QCOMPARE(api.createWorkspace(two, u"again"_s).status, 400);
    QCOMPARE(api.createWorkspace(u"me"_s, u"again"_s).status, 201);
}

void TestSimulatorApi::aUserIsDormantUntilSeen()
{
    AskedApi api;
    const QString id = api.createUser(u"scaletest-1"_s);
    QCOMPARE(api.get(u"users/"_s + id)["status"_L1].toString(), u"dormant"_s);
    const QByteArray token = api.mint(id);
    api.token = token;
    QCOMPARE(api.get(u"users/me"_s)["status"_L1].toString(), u"active"_s);
}

void TestSimulatorApi::faultyUsersAreRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    QTest::newRow("name") << u"username"_s << QJsonValue(u"Bad Name!"_s) << 400 << u"username"_s;
    QTest::newRow("no mail") << u"email"_s << QJsonValue(QString()) << 400 << u"email"_s;
    QTest::newRow("nowhere") << u"organization_ids"_s << QJsonValue(QJsonArray()) << 400
                             << u"organization_ids"_s;
    QTest::newRow("unknown organization")
        << u"organization_ids"_s << QJsonValue(QJsonArray{u"00000000-0000-4000-8000-000000000001"_s}) << 404
        << QString();
    QTest::newRow("weak") << u"password"_s << QJsonValue(u"hunter2"_s) << 400 << u"password"_s;
    QTest::newRow("none with password") << u"login_type"_s << QJsonValue(u"none"_s) << 400 << u"password"_s;
    QTest::newRow("other login") << u"login_type"_s << QJsonValue(u"oidc"_s) << 400 << u"login_type"_s;
}

void TestSimulatorApi::faultyUsersAreRefused()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    AskedApi api;
    QJsonObject body{{"username"_L1, "good"_L1}, {"email"_L1, "good@x"_L1}, {"login_type"_L1, "password"_L1},
        {"password"_L1, AskedApi::goodPassword()}, {"organization_ids"_L1, QJsonArray{api.organization()}}};
    body[key] = value;
    const AskedApi::Reply refused = api.post(u"users"_s, body);
    QTEST(refused.status, "status");
    QTEST(refused.field(), "field");
    QCOMPARE(api.state().counts().users, 0);
}

void TestSimulatorApi::aTakenNameIsAConflictBeforeAnythingElse()
{
    AskedApi api;
    api.createUser(u"taken"_s);
    const AskedApi::Reply refused = api.post(u"users"_s,
        {{"username"_L1, "Taken"_L1}, {"email"_L1, "other@x"_L1}, {"password"_L1, "weak"_L1},
            {"organization_ids"_L1, QJsonArray{"unknown"_L1}}});
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.message(), u"User already exists."_s);
}

void TestSimulatorApi::loginNeedsThePassword()
{
    AskedApi api;
    api.createUser(u"typist"_s, u"password"_s);
    api.createUser(u"robot"_s);
    api.token.clear();
    const auto login = [&api](const QString &who, const QString &password) {
        return api.post(u"users/login"_s,
            {{"email"_L1, QString(who + "@scaletest.local"_L1)}, {"password"_L1, password}});
    };
    QCOMPARE(login(u"typist"_s, u"wrong"_s).status, 401);
    QCOMPARE(login(u"nobody"_s, u"wrong"_s).status, 401);
    QCOMPARE(login(u"robot"_s, u"any"_s).status, 403);
    const AskedApi::Reply good = login(u"typist"_s, AskedApi::goodPassword());
    QCOMPARE(good.status, 201);
    api.token = good["session_token"_L1].toString().toLatin1();
    QCOMPARE(api.get(u"users/me"_s)["username"_L1].toString(), u"typist"_s);
}

void TestSimulatorApi::aUserWithWorkspacesIsNotDeleted()
{
    AskedApi api;
    const QString user = api.createUser(u"scaletest-1"_s);
    const QString workspace = api.createWorkspace(user, u"w"_s)["id"_L1].toString();
    api.advance(3s);
    QCOMPARE(api.drop(u"users/"_s + user).status, 417);
    QCOMPARE(
        api.post(u"workspaces/%1/builds"_s.arg(workspace), {{"transition"_L1, "delete"_L1}}).status, 201);
    QCOMPARE(api.drop(u"users/"_s + user).status, 417);
    api.advance(3s);
    QCOMPARE(api.drop(u"users/"_s + user).status, 200);
    QCOMPARE(api.drop(u"users/"_s + user).status, 400);
    QCOMPARE(api.drop(u"users/me"_s).status, 403);
}

void TestSimulatorApi::aDeletedNameIsFreeAgain()
{
    AskedApi api;
    const QString first = api.createUser(u"scaletest-1"_s);
    const QByteArray token = api.mint(first);
    QCOMPARE(api.drop(u"users/"_s + first).status, 200);
    const QString second = api.createUser(u"scaletest-1"_s);
    QVERIFY(!second.isEmpty() && second != first);
    QCOMPARE(api.state().counts().tokens, 0);
    api.token = token;
    QCOMPARE(api.get(u"users/me"_s).status, 401);
}

void TestSimulatorApi::tokensAreMintedListedAndDeleted()
{
    AskedApi api;
    const QString user = api.createUser(u"scaletest-1"_s);
    const QByteArray token = api.mint(user, u"run-1"_s);
    QCOMPARE(token.indexOf('-'), 10);
    QCOMPARE(token.size(), 33);
    QCOMPARE(api.post(u"users/%1/keys/tokens"_s.arg(user), {{"token_name"_L1, "run-1"_L1}}).status, 409);
    QVERIFY(
        api.get(u"users/%1/keys/tokens/tokenconfig"_s.arg(user))["max_token_lifetime"_L1].toInteger() > 0);
    const QJsonValue listed = api.get(u"users/%1/keys/tokens"_s.arg(user)).json;
    QCOMPARE(listed.toArray().size(), 1);
    const QString id = listed[0]["id"_L1].toString();
    QCOMPARE(token.left(10), id.toLatin1());
    QCOMPARE(api.get(u"users/%1/keys/%2"_s.arg(user, id)).status, 200);
    QCOMPARE(api.drop(u"users/%1/keys/%2"_s.arg(user, id)).status, 204);
    QCOMPARE(api.drop(u"users/%1/keys/%2"_s.arg(user, id)).status, 404);
    api.token = token;
    QCOMPARE(api.get(u"users/me"_s).status, 401);
}

void TestSimulatorApi::anExpiredTokenIsRefused()
{
    AskedApi api;
    const QString user = api.createUser(u"scaletest-1"_s);
    const AskedApi::Reply minted = api.post(u"users/%1/keys/tokens"_s.arg(user),
        {{"token_name"_L1, "short"_L1}, {"lifetime"_L1, qint64(60'000'000'000)}});
    api.token = minted["key"_L1].toString().toLatin1();
    QCOMPARE(api.get(u"users/me"_s).status, 200);
    api.advance(61s);
    QCOMPARE(api.get(u"users/me"_s).status, 401);
}

void TestSimulatorApi::usersAreListedInPages()
{
    AskedApi api;
    for (int i = 0; i < 5; ++i)
        api.createUser(u"scaletest-"_s + QString::number(i));
    const AskedApi::Reply first = api.get(u"users?q=scaletest-&limit=3"_s);
    QCOMPARE(first["users"_L1].toArray().size(), 3);
    QCOMPARE(first["count"_L1].toInt(), 5);
    QCOMPARE(first["users"_L1][0]["username"_L1].toString(), u"scaletest-0"_s);
    QCOMPARE(api.get(u"users?q=scaletest-&limit=3&offset=3"_s)["users"_L1].toArray().size(), 2);
    const AskedApi::Reply beyond = api.get(u"users?q=scaletest-&limit=3&offset=6"_s);
    QCOMPARE(beyond["users"_L1].toArray().size(), 0);
    QCOMPARE(beyond["count"_L1].toInt(), 0);
    QCOMPARE(api.get(u"users?limit=abc"_s).status, 400);
    QCOMPARE(api.get(u"users?q=nonsense:1"_s).status, 400);
    QCOMPARE(api.get(u"users?q=status:active"_s)["count"_L1].toInt(), 1);
}

void TestSimulatorApi::requestsOverTheLimitAreToldToWait()
{
    SimulatorOptions options;
    options.requestsPerMinute = 3;
    AskedApi api(options);
    for (int i = 0; i < 3; ++i) {
        const AskedApi::Reply fine = api.get(u"users/me"_s);
        QCOMPARE(fine.status, 200);
        QCOMPARE(*fine.headers.find("X-Ratelimit-Remaining"), std::to_string(2 - i));
    }
    const AskedApi::Reply limited = api.get(u"users/me"_s);
    QCOMPARE(limited.status, 429);
    QCOMPARE(limited.message(), u"You've been rate limited for sending more than 3 requests in 1m0s."_s);
    QCOMPARE(*limited.headers.find("Retry-After"), std::string("60"));
    QCOMPARE(*limited.headers.find("X-Ratelimit-Limit"), std::string("3"));
    QCOMPARE(api.get(u"organizations"_s).status, 200); // another path has its own count
    api.advance(2min);
    QCOMPARE(api.get(u"users/me"_s).status, 200);
}

void TestSimulatorApi::theBypassHeaderHelpsNobody()
{
    SimulatorOptions options;
    options.requestsPerMinute = 1;
    AskedApi api(options);
    HttpRequest request = api.request("GET", u"users/me"_s);
    request.headers.add("X-Coder-Bypass-Ratelimit", "true");
    QCOMPARE(api.send(request).status, 200);
    QCOMPARE(api.send(request).status, 429);
}

void TestSimulatorApi::loginsHaveALimitOfTheirOwn()
{
    SimulatorOptions options;
    options.loginsPerMinute = 2;
    AskedApi api(options);
    const QJsonObject wrong{{"email"_L1, "x@x"_L1}, {"password"_L1, "x"_L1}};
    QCOMPARE(api.post(u"users/login"_s, wrong).status, 401);
    QCOMPARE(api.post(u"users/login"_s, wrong).status, 401);
    QCOMPARE(api.post(u"users/login"_s, wrong).status, 429);
    QCOMPARE(api.get(u"users/me"_s).status, 200);
}

void TestSimulatorApi::theVersionSaysSimulated()
{
    AskedApi api;
    api.token.clear();
    const AskedApi::Reply info = api.get(u"buildinfo"_s);
    QCOMPARE(info["version"_L1].toString(), u"v2.25.0-simulated"_s);
    QCOMPARE(*info.headers.find("X-Plimsoll-Simulated"), std::string("true"));
    QCOMPARE(*info.headers.find("X-Coder-Build-Version"), std::string("v2.25.0-simulated"));
}

void TestSimulatorApi::unknownRoutesAreNotFound()
{
    AskedApi api;
    for (const QString &path : {u"entitlements"_s, u"workspace-quota/me"_s, u"appearance"_s, u"health"_s}) {
        const AskedApi::Reply reply = api.get(path);
        QCOMPARE(reply.status, 404);
        QCOMPARE(reply.message(), u"Route not found."_s);
    }
    QCOMPARE(api.get(u"templates/not-a-uuid"_s).status, 400);
}

void TestSimulatorApi::whatIsNotTheApiIsAPage()
{
    AskedApi api;
    QCOMPARE(api.get(u"/healthz"_s).text, QByteArray("OK"));
    const AskedApi::Reply page = api.get(u"//api/v2/users/me"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(page.text.contains("<html"));
}

QTEST_APPLESS_MAIN(TestSimulatorApi)
#include "tst_simulatorapi.moc"
