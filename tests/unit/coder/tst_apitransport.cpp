// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/coderclient.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;

// How calls travel, whatever they ask: errors, retries, rate limits.
class TestApiTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theTokenIsAHeaderAndNeverACookie();
    void questionsThatNeedNoTokenSendNone();
    void cookiesOfTheServerAreNotSentBack();
    void aRefusalKeepsAllThatItSays();
    void aRefusalThatIsNotJsonKeepsItsFirstBytes();
    void theDashboardsPageIsNotAnAnswer();
    void anotherContentTypeIsNotAnAnswer();
    void brokenJsonIsNotAnAnswer();
    void aMissingFieldIsNamed();
    void aRedirectIsAConfigurationError();
    void aServerErrorIsTriedAgain();
    void aServerErrorThatLastsIsReported();
    void aRefusalIsNotTriedAgain();
    void aDroppedConnectionIsTriedAgain();
    void aTruncatedAnswerIsTriedAgain();
    void aServerThatSaysNothingTimesOut();
    void nobodyListeningIsSaidInWords();
    void aRateLimitIsWaitedOutAndTold();
    void aRateLimitThatLastsIsReported();
    void whatIsLeftIsSharedOut();
    void manyCallsRunSideBySide();
    void noMoreConnectionsThanAllowedAreOpened();
    void aCallWhoseContextGoesIsDropped();
    void aClientThatGoesDropsItsCalls();
    void theAnswerMayDestroyTheClient();
    void theAnswerNeverComesWithinTheCall();

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CoderClient> m_client;
};

namespace {

const QByteArray mePath = "/api/v2/users/me";

ScriptedAnswer meAnswer()
{
    return {.body = recordedBytes(u"get-users-me-200"_s)};
}

} // namespace

void TestApiTransport::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), impatient());
}

void TestApiTransport::theTokenIsAHeaderAndNeverACookie()
{
    Deployment deployment = deploymentOf(*m_server);
    deployment.extraHeaders = {{"X-Gateway", "open"}};
    CoderClient client(deployment, impatient());
    m_server->on("GET", mePath, {meAnswer()});
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    const QMap<QByteArray, QByteArray> headers = m_server->seen().constFirst().headers;
    QCOMPARE(headers.value("coder-session-token"), deployment.token.reveal());
    QCOMPARE(headers.value("x-gateway"), QByteArray("open"));
    QVERIFY(!headers.contains("cookie"));
    QVERIFY(!headers.contains("origin"));
    QCOMPARE(asked.times, 1);
}

void TestApiTransport::questionsThatNeedNoTokenSendNone()
{
    m_server->on("GET", "/api/v2/buildinfo", {{.body = recordedBytes(u"get-buildinfo-200"_s)}});
    m_server->on("GET", "/healthz", {{.body = "OK", .contentType = "text/plain"}});
    Asked<BuildInfo> info;
    Asked<> health;
    m_client->buildInfo(this, info.callback());
    m_client->healthz(this, health.callback());
    QTRY_VERIFY(info.hasValue() && health.hasValue());
    for (const SeenRequest &request : m_server->seen())
        QVERIFY(!request.headers.contains("coder-session-token"));
}

void TestApiTransport::cookiesOfTheServerAreNotSentBack()
{
    ScriptedAnswer withCookie = meAnswer();
    withCookie.headers = {{"Set-Cookie", "csrf_token=x; Path=/; HttpOnly; SameSite=Lax"}};
    m_server->on("GET", mePath, {withCookie});
    Asked<User> first;
    m_client->me(this, first.callback());
    QTRY_VERIFY(first.hasValue());
    Asked<User> second;
    m_client->me(this, second.callback());
    QTRY_VERIFY(second.hasValue());
    QVERIFY(!m_server->seen().constLast().headers.contains("cookie"));
}

void TestApiTransport::aRefusalKeepsAllThatItSays()
{
    m_server->on("GET", mePath, {{.status = 400, .body = R"({"message":"No good.","detail":"Because.",
        "validations":[{"field":"name","detail":"too long"}]})"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    const ApiError &error = asked.error();
    QCOMPARE(error.httpStatus, 400);
    QCOMPARE(error.kind, ErrorKind::Rejected);
    QCOMPARE(error.message, u"No good."_s);
    QCOMPARE(error.detail, u"Because."_s);
    QCOMPARE(error.validations, (QList<FieldProblem>{{u"name"_s, u"too long"_s}}));
    QVERIFY(error.firstBytes.isEmpty());
    QCOMPARE(error.toError().message,
        u"GET /api/v2/users/me was answered with status 400: No good. Because. name: too long."_s);
}

void TestApiTransport::aRefusalThatIsNotJsonKeepsItsFirstBytes()
{
    const QByteArray page = "<html><body>502 Bad Gateway" + QByteArray(2000, ' ') + "</body></html>";
    m_server->on("GET", mePath, {{.status = 502, .body = page, .contentType = "text/html"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unreachable);
    QCOMPARE(asked.error().firstBytes, page.left(512));
    QVERIFY(asked.error().toError().message.contains("502 Bad Gateway"_L1));
    QCOMPARE(m_server->count("GET", mePath), 3);
}

void TestApiTransport::theDashboardsPageIsNotAnAnswer()
{
    m_server->on(
        "GET", mePath, {{.body = "<!doctype html><title>Coder</title>", .contentType = "text/html"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadReply);
    QVERIFY(asked.error().message.contains("web page"_L1));
    QVERIFY(asked.error().firstBytes.startsWith("<!doctype html>"));
}

void TestApiTransport::anotherContentTypeIsNotAnAnswer()
{
    m_server->on("GET", mePath, {{.body = "hello", .contentType = "text/plain"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadReply);
    QVERIFY(asked.error().message.contains("text/plain"_L1));
}

void TestApiTransport::brokenJsonIsNotAnAnswer()
{
    m_server->on("GET", mePath, {{.body = R"({"id":)"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadReply);
    QCOMPARE(asked.error().firstBytes, QByteArray(R"({"id":)"));
}

void TestApiTransport::aMissingFieldIsNamed()
{
    m_server->on("GET", mePath, {{.body = R"({"id":"9fa925e7-bb25-4481-87a3-148980316ccf"})"}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadReply);
    const QString sentence = asked.error().toError().message;
    QVERIFY(sentence.contains("GET /api/v2/users/me"_L1));
    QVERIFY(sentence.contains("\"username\" is missing"_L1));
}

void TestApiTransport::aRedirectIsAConfigurationError()
{
    m_server->on("GET", mePath,
        {{.status = 307, .headers = {{"Location", "https://coder.example.com/api/v2/users/me"}}}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::BadInput);
    QVERIFY(asked.error().message.contains("https://coder.example.com"_L1));
    QCOMPARE(m_server->seen().size(), 1);
}

void TestApiTransport::aServerErrorIsTriedAgain()
{
    m_server->on("GET", mePath, {refused(503, "busy"), refused(500, "oops"), meAnswer()});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(m_server->count("GET", mePath), 3);
}

void TestApiTransport::aServerErrorThatLastsIsReported()
{
    m_server->on("GET", mePath, {refused(500, "oops")});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().httpStatus, 500);
    QCOMPARE(asked.error().message, u"oops"_s);
    QCOMPARE(m_server->count("GET", mePath), 3);
    QVERIFY(mayPassByItself(asked.error()));
}

void TestApiTransport::aRefusalIsNotTriedAgain()
{
    m_server->on("GET", mePath, {{.status = 401, .body = recordedBytes(u"get-users-me-401"_s)}});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_server->count("GET", mePath), 1);
    QVERIFY(!mayPassByItself(asked.error()));
}

void TestApiTransport::aDroppedConnectionIsTriedAgain()
{
    m_server->on("GET", mePath, {{.ending = Ending::Drop}, meAnswer()});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
}

void TestApiTransport::aTruncatedAnswerIsTriedAgain()
{
    ScriptedAnswer truncated = meAnswer();
    truncated.ending = Ending::Truncate;
    m_server->on("GET", mePath, {truncated, meAnswer()});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(m_server->count("GET", mePath), 2);
}

void TestApiTransport::aServerThatSaysNothingTimesOut()
{
    ClientSettings settings = impatient();
    settings.timeout = Milliseconds(100);
    CoderClient client(deploymentOf(*m_server), settings);
    m_server->on("GET", mePath, {{.ending = Ending::Hang}});
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Timeout);
    QCOMPARE(asked.error().httpStatus, 0);
    QVERIFY(asked.error().mayHaveLanded);
    QVERIFY(asked.error().message.contains("100 ms"_L1));
}

void TestApiTransport::nobodyListeningIsSaidInWords()
{
    const Deployment gone = deploymentOf(*std::make_unique<ScriptedServer>());
    CoderClient client(gone, impatient());
    Asked<User> asked;
    client.me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::Unreachable);
    QVERIFY(!asked.error().mayHaveLanded);
    QVERIFY(asked.error().toError().message.contains("nothing listens at 127.0.0.1:"_L1));
}

void TestApiTransport::aRateLimitIsWaitedOutAndTold()
{
    const QJsonObject recorded = recordedExchange(u"get-users-me-429-rate-limited"_s);
    ScriptedAnswer limited{.status = 429, .body = recordedBytes(u"get-users-me-429-rate-limited"_s)};
    const QJsonObject headers = recorded["headers"_L1].toObject();
    for (const QString &name : headers.keys()) {
        if (name.startsWith("X-Ratelimit"_L1) || name == "Retry-After"_L1)
            limited.headers.append({name.toLatin1(), headers[name].toString().toLatin1()});
    }
    m_server->on("GET", mePath, {limited, meAnswer()});
    QSignalSpy told(m_client.get(), &CoderClient::rateLimited);
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.answer);
    QVERIFY(asked.hasValue());
    QCOMPARE(told.count(), 1);
    QVERIFY(told.constFirst().constFirst().toString().startsWith(
        "The server takes 10 calls a minute to /api/v2/users/me; waiting "_L1));
}

void TestApiTransport::aRateLimitThatLastsIsReported()
{
    ScriptedAnswer limited = refused(429, "You've been rate limited");
    limited.headers = {{"Retry-After", "60"}};
    m_server->on("GET", mePath, {limited});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasError());
    QCOMPARE(asked.error().kind, ErrorKind::RateLimited);
    QCOMPARE(asked.error().retryAfter, std::optional<Milliseconds>(60000));
    QCOMPARE(m_server->count("GET", mePath), 4);
}

void TestApiTransport::whatIsLeftIsSharedOut()
{
    // Two calls a window: the server says what is left, and none is sent that it would refuse.
    int inWindow = 0;
    m_server->handle("GET", mePath, [&inWindow](const SeenRequest &) {
        ScriptedAnswer answer = meAnswer();
        inWindow = inWindow % 2 + 1;
        const qint64 reset = QDateTime::currentSecsSinceEpoch() + 60;
        answer.headers
            = {{"X-RateLimit-Limit", "2"}, {"X-RateLimit-Remaining", QByteArray::number(2 - inWindow)},
                {"X-RateLimit-Reset", QByteArray::number(reset)}};
        return answer;
    });
    QSignalSpy told(m_client.get(), &CoderClient::rateLimited);
    Asked<User> first;
    m_client->me(this, first.callback());
    QTRY_VERIFY(first.hasValue());
    Asked<User> asked[5];
    for (Asked<User> &each : asked)
        m_client->me(this, each.callback());
    QTRY_VERIFY(asked[4].answer);
    for (const Asked<User> &each : asked)
        QVERIFY(each.hasValue());
    QVERIFY(told.count() >= 2);
}

void TestApiTransport::manyCallsRunSideBySide()
{
    // More than Qt opens for one manager: all must be there before the first is answered.
    ClientSettings settings = impatient();
    settings.connections = 20;
    settings.timeout = std::chrono::seconds(60);
    CoderClient client(deploymentOf(*m_server), settings);
    m_server->on("GET", mePath, {{.ending = Ending::Hang}});
    Asked<User> asked[20];
    for (Asked<User> &each : asked)
        client.me(this, each.callback());
    QTRY_COMPARE(m_server->count("GET", mePath), 20);
}

void TestApiTransport::noMoreConnectionsThanAllowedAreOpened()
{
    ClientSettings settings = impatient();
    settings.connections = 8;
    CoderClient client(deploymentOf(*m_server), settings);
    m_server->on("GET", mePath, {meAnswer()});
    QList<Asked<User>> asked(100);
    for (Asked<User> &each : asked)
        client.me(this, each.callback());
    QTRY_VERIFY(std::all_of(asked.cbegin(), asked.cend(), [](const auto &each) { return each.hasValue(); }));
    QVERIFY2(m_server->connections() <= 8, QByteArray::number(m_server->connections()).constData());
}

void TestApiTransport::aCallWhoseContextGoesIsDropped()
{
    m_server->on("GET", mePath, {meAnswer()});
    Asked<User> dropped;
    auto context = std::make_unique<QObject>();
    m_client->me(context.get(), dropped.callback());
    context.reset();
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QTRY_VERIFY(asked.hasValue());
    QCOMPARE(dropped.times, 0);
}

void TestApiTransport::aClientThatGoesDropsItsCalls()
{
    m_server->on("GET", mePath, {{.ending = Ending::Hang}});
    Asked<User> dropped;
    m_client->me(this, dropped.callback());
    QTRY_COMPARE(m_server->count("GET", mePath), 1);
    m_client.reset();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(dropped.times, 0);
}

void TestApiTransport::theAnswerMayDestroyTheClient()
{
    m_server->on("GET", mePath, {meAnswer()});
    m_server->on("GET", "/api/v2/users", {{.body = R"({"users":[],"count":0})"}});
    bool answered = false;
    m_client->me(this, [&](const ApiResult<User> &) {
        m_client.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
    m_client = std::make_unique<CoderClient>(deploymentOf(*m_server), impatient());
    answered = false;
    m_client->listUsers({}, this, [&](const ApiResult<QList<User>> &) {
        m_client.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
}

void TestApiTransport::theAnswerNeverComesWithinTheCall()
{
    m_server->on("GET", mePath, {meAnswer()});
    Asked<User> asked;
    m_client->me(this, asked.callback());
    QCOMPARE(asked.times, 0);
    QTRY_COMPARE(asked.times, 1);
}

QTEST_GUILESS_MAIN(TestApiTransport)
#include "tst_apitransport.moc"
