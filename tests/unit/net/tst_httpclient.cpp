// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpclient.h"
#include "tests/support/httptestserver.h"
#include "tests/support/runloop.h"
#include "tests/support/streamrecorder.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

class Recorder final : public HttpClientHandler
{
public:
    int connectedCount = 0;
    std::vector<HttpReply> replies;
    std::vector<NetError> closures;
    std::unique_ptr<Stream> stream;
    std::string rest;
    StreamRecorder afterwards;
    std::function<void()> onAnswered = [] { };

    void connected() override { ++connectedCount; }
    void answered(const HttpReply &reply) override
    {
        replies.push_back(reply);
        onAnswered();
    }
    void upgraded(
        const HttpReply &, std::unique_ptr<Stream> upgradedStream, std::span<std::byte> bytes) override
    {
        stream = std::move(upgradedStream);
        stream->setHandler(afterwards);
        rest.assign(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    }
    void closed(const NetError &error) override { closures.push_back(error); }
};

HttpRequest get(const std::string &target)
{
    HttpRequest request;
    request.target = target;
    return request;
}

HttpReply ok(const std::string &body)
{
    HttpReply reply;
    reply.status = 200;
    reply.reason = "OK";
    reply.body = body;
    return reply;
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<Recorder> m_told;
    std::unique_ptr<HttpClient> m_client;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        auto loop = Loop::create();
        QVERIFY(loop);
        m_loop = *std::move(loop);
        m_told = std::make_unique<Recorder>();
        m_client = std::make_unique<HttpClient>(*m_loop, *m_told);
    }

    void cleanup()
    {
        m_client.reset();
        m_told.reset();
        m_loop.reset();
    }

    void severalRequestsUseOneConnection()
    {
        HttpTestServer server(*m_loop);
        server.onRequest = [](HttpConnection &connection, const HttpRequest &request) {
            connection.respond(ok("you asked for " + request.target));
        };
        m_told->onAnswered = [this] {
            if (m_told->replies.size() < 5)
                QVERIFY(m_client->send(get("/" + std::to_string(m_told->replies.size()))));
        };
        m_client->connect(server.endpoint());
        QVERIFY(m_client->send(get("/0")));
        QVERIFY(!m_client->send(get("/too-early")));
        QVERIFY(until([&] { return m_told->replies.size() == 5; }));
        QCOMPARE(server.connections.size(), std::size_t(1));
        QCOMPARE(m_told->replies[4].body, std::string("you asked for /4"));
        QCOMPARE(
            *server.requests[0].headers.find("Host"), "127.0.0.1:" + std::to_string(server.endpoint()->port));
        QVERIFY(m_client->canSend());
        QCOMPARE(m_told->closures.size(), std::size_t(0));
    }

    void aPostCarriesItsBodyAndALargeAnswerIsCutButCounted()
    {
        HttpTestServer server(*m_loop);
        server.onRequest = [](HttpConnection &connection, const HttpRequest &request) {
            connection.respond(ok(std::string(1'000'000, request.body.empty() ? '-' : request.body[0])));
        };
        HttpClientOptions options;
        options.keptBodyBytes = 1'000;
        m_client->connect(server.endpoint(), options);
        HttpRequest request = get("/");
        request.method = "POST";
        request.body = std::string(300'000, 'z');
        QVERIFY(m_client->send(request));
        QVERIFY(until([&] { return m_told->replies.size() == 1; }));
        QCOMPARE(server.requests[0].body, request.body);
        QCOMPARE(m_told->replies[0].body, std::string(1'000, 'z'));
        QCOMPARE(m_told->replies[0].bodyBytes, std::uint64_t(1'000'000));
    }

    void anAnswerToHeadHasALengthButNoBody()
    {
        HttpTestServer server(*m_loop);
        server.onRequest
            = [](HttpConnection &connection, const HttpRequest &) { connection.respond(ok("unseen")); };
        m_client->connect(server.endpoint());
        HttpRequest head = get("/");
        head.method = "HEAD";
        QVERIFY(m_client->send(head));
        QVERIFY(until([&] { return m_told->replies.size() == 1; }));
        QCOMPARE(*m_told->replies[0].headers.find("Content-Length"), std::string("6"));
        QCOMPARE(m_told->replies[0].bodyBytes, std::uint64_t(0));
        QVERIFY(m_client->send(get("/")));
        QVERIFY(until([&] { return m_told->replies.size() == 2; }));
        QCOMPARE(m_told->replies[1].body, std::string("unseen"));
    }

    void aServerThatClosesAfterItsAnswerEndsTheConnectionOnce()
    {
        HttpTestServer server(*m_loop);
        server.onRequest = [](HttpConnection &connection, const HttpRequest &) {
            HttpReply reply = ok("last");
            reply.headers.add("Connection", "close");
            connection.respond(reply);
        };
        m_client->connect(server.endpoint());
        QVERIFY(m_client->send(get("/")));
        QVERIFY(until([&] { return m_told->closures.size() == 1; }));
        QCOMPARE(m_told->replies.size(), std::size_t(1));
        QCOMPARE(m_told->closures[0].cause, NetCause::EndOfStream);
        QVERIFY(!m_client->canSend());
        QVERIFY(until([&] { return server.closures.size() == 1; }));
        QCOMPARE(m_told->closures.size(), std::size_t(1));
    }

    void anUpgradeHandsTheStreamOverWithWhatCameAlready()
    {
        HttpTestServer server(*m_loop);
        std::unique_ptr<Stream> serverStream;
        StreamRecorder serverTold;
        server.onRequest = [&](HttpConnection &connection, const HttpRequest &) {
            std::vector<std::byte> rest;
            serverStream = connection.takeStream(rest);
            serverStream->setHandler(serverTold);
            serverStream->write(
                bytesOf("HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\n\r\nfirst words"));
        };
        m_client->connect(server.endpoint());
        QVERIFY(m_client->upgrade(get("/derp")));
        QVERIFY(until([&] { return m_told->stream != nullptr; }));
        QCOMPARE(m_told->rest, std::string("first words"));
        serverStream->write(bytesOf("more"));
        m_told->stream->write(bytesOf("hello"));
        QVERIFY(
            until([&] { return m_told->afterwards.received == "more" && serverTold.received == "hello"; }));
        QCOMPARE(m_told->closures.size(), std::size_t(0));
        m_client.reset(); // the stream lives on
        QVERIFY(m_told->stream->isOpen());
    }

    void anAnswerThatTakesTooLongIsATimeout()
    {
        HttpTestServer server(*m_loop);
        server.onRequest = [](HttpConnection &, const HttpRequest &) { };
        HttpClientOptions options;
        options.answerTimeout = Milliseconds(80);
        m_client->connect(server.endpoint(), options);
        QVERIFY(m_client->send(get("/")));
        QVERIFY(until([&] { return m_told->closures.size() == 1; }));
        QCOMPARE(m_told->closures[0].cause, NetCause::Timeout);
        QCOMPARE(m_told->connectedCount, 1);
    }

    void garbageAndSilenceAreToldApart()
    {
        RecordingServer server(*m_loop);
        m_client->connect(server.endpoint());
        QVERIFY(m_client->send(get("/")));
        QVERIFY(until([&] {
            return server.connections.size() == 1 && !server.connections[0].recorder->received.empty();
        }));
        server.connections[0].stream->write(bytesOf("SSH-2.0\r\n"));
        QVERIFY(until([&] { return m_told->closures.size() == 1; }));
        QCOMPARE(m_told->closures[0].cause, NetCause::Protocol);

        Recorder told;
        HttpClient client(*m_loop, told);
        client.connect(server.endpoint());
        QVERIFY(client.send(get("/")));
        QVERIFY(until([&] {
            return server.connections.size() == 2 && !server.connections[1].recorder->received.empty();
        }));
        server.connections[1].stream->abort();
        QVERIFY(until([&] { return told.closures.size() == 1; }));
        QCOMPARE(told.closures[0].cause, NetCause::EndOfStream);
    }

    void aMalformedRequestIsAnsweredWith400AndATooLargeOneWith413()
    {
        HttpTestServer server(*m_loop, {}, 100);
        StreamRecorder told;
        Stream stream(*m_loop);
        stream.setHandler(told);
        stream.connect(server.endpoint());
        QVERIFY(until([&] { return told.openedCount == 1; }));
        stream.write(bytesOf("nonsense\r\n\r\n"));
        QVERIFY(until([&] { return told.closures.size() == 1; }));
        QVERIFY(told.received.starts_with("HTTP/1.1 400 "));

        m_client->connect(server.endpoint());
        HttpRequest large = get("/");
        large.method = "PUT";
        large.body = std::string(101, 'x');
        QVERIFY(m_client->send(large));
        QVERIFY(until([&] { return m_told->replies.size() == 1; }));
        QCOMPARE(m_told->replies[0].status, 413);
        QCOMPARE(server.requests.size(), std::size_t(0));
    }

    void pipelinedRequestsAreAnsweredInTheirOrder()
    {
        HttpTestServer server(*m_loop);
        server.onRequest = [](HttpConnection &connection, const HttpRequest &request) {
            connection.respond(ok(request.target));
        };
        StreamRecorder told;
        Stream stream(*m_loop);
        stream.setHandler(told);
        stream.connect(server.endpoint());
        QVERIFY(until([&] { return told.openedCount == 1; }));
        stream.write(bytesOf("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n"));
        QVERIFY(until([&] { return told.received.ends_with("/3"); }));
        QVERIFY(told.received.find("/1") < told.received.find("/2"));
        QCOMPARE(server.requests.size(), std::size_t(3));
    }

    void aRefusedConnectionIsToldOnce()
    {
        auto endpoint = std::make_shared<Endpoint>();
        auto socket = Socket::openTcp(SocketAddress::fromLiteral("127.0.0.1", 0)->family());
        QVERIFY(socket);
        Socket bound = *std::move(socket);
        QVERIFY(bound.bindSource(*SocketAddress::fromLiteral("127.0.0.1", 0)));
        endpoint->addresses = {bound.localAddress()};
        m_client->connect(endpoint);
        m_client->send(get("/"));
        QVERIFY(until([&] { return m_told->closures.size() == 1; }));
        QCOMPARE(m_told->closures[0].cause, NetCause::Refused);
        QCOMPARE(m_told->connectedCount, 0);
    }
};

QTEST_APPLESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
