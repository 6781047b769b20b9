// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"
#include "tests/support/httptestserver.h"
#include "tests/support/runloop.h"
#include "tests/support/streamrecorder.h"
#include "tests/support/websocketrecorder.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

HttpReply refusal(int status, const std::string &reason, const std::string &body)
{
    HttpReply reply;
    reply.status = status;
    reply.reason = reason;
    reply.headers.add("Content-Type", "application/json");
    reply.body = body;
    return reply;
}

std::string acceptText(const HttpRequest &request, const std::string &more = {})
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + acceptKeyFor(*request.headers.find("Sec-WebSocket-Key")) + "\r\n" + more + "\r\n";
}

} // namespace

class WebSocketTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<HttpTestServer> m_server;
    std::unique_ptr<WebSocketRecorder> m_told;
    std::unique_ptr<WebSocketStream> m_client;
    std::unique_ptr<WebSocketRecorder> m_thereTold; // the server's side
    std::unique_ptr<WebSocketStream> m_there;
    std::unique_ptr<Stream> m_rawStream; // the server's side without framing
    StreamRecorder m_raw;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

    void connectClient(const WebSocketOptions &options = {})
    {
        m_client->connect(m_server->endpoint(), options);
    }

    // Both sides open, with our own server role.
    bool connectBoth(const WebSocketOptions &options = {})
    {
        connectClient(options);
        return until([&] { return m_told->openedCount == 1 && m_thereTold->openedCount == 1; });
    }

    // A server that answers the upgrade with `text` after its key was put in, and frames nothing.
    void answerRaw(const std::function<std::string(const HttpRequest &)> &text)
    {
        m_server->onRequest = [this, text](HttpConnection &connection, const HttpRequest &request) {
            std::vector<std::byte> rest;
            m_rawStream = connection.takeStream(rest);
            m_rawStream->setHandler(m_raw);
            m_rawStream->write(bytesOf(text(request)));
        };
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        auto loop = Loop::create();
        QVERIFY(loop);
        m_loop = *std::move(loop);
        m_raw = StreamRecorder();
        m_server = std::make_unique<HttpTestServer>(*m_loop);
        m_told = std::make_unique<WebSocketRecorder>();
        m_thereTold = std::make_unique<WebSocketRecorder>();
        m_client = std::make_unique<WebSocketStream>(*m_loop, *m_told);
        m_server->onRequest = [this](HttpConnection &connection, const HttpRequest &request) {
            QCOMPARE(upgradeFault(request), std::string());
            std::vector<std::byte> rest;
            auto stream = connection.takeStream(rest);
            m_there = std::make_unique<WebSocketStream>(*m_loop, *m_thereTold);
            m_there->accept(std::move(stream), request, std::move(rest));
        };
    }

    void cleanup()
    {
        m_client.reset();
        m_there.reset();
        m_rawStream.reset();
        m_server.reset();
        m_loop.reset();
    }

    void messagesGoBothWays()
    {
        WebSocketOptions options;
        options.target = "/api/v2/workspaceagents/1/pty?width=80";
        options.headers.add("Coder-Session-Token", "abc-def");
        QVERIFY(connectBoth(options));
        const HttpRequest &request = m_server->requests[0];
        QCOMPARE(request.target, options.target);
        QCOMPARE(*request.headers.find("Coder-Session-Token"), std::string("abc-def"));
        QCOMPARE(request.headers.find("Sec-WebSocket-Extensions"), nullptr);

        QVERIFY(m_client->send(Opcode::Binary, {bytesOf("{\"data\":\""), bytesOf("x"), bytesOf("\"}")}));
        QVERIFY(m_there->send(Opcode::Text, bytesOf("echo")));
        QVERIFY(m_there->send(Opcode::Binary, bytesOf("")));
        QVERIFY(until([&] { return m_told->messages.size() == 2 && m_thereTold->messages.size() == 1; }));
        QCOMPARE(m_thereTold->messages[0], std::string("{\"data\":\"x\"}"));
        QCOMPARE(m_told->messages, (std::vector<std::string>{"echo", ""}));
        QVERIFY(m_told->opcodes[0] == Opcode::Text && m_told->opcodes[1] == Opcode::Binary);
        QVERIFY(m_client->bytesSent() > 100); // the upgrade counts
    }

    void aRefusedUpgradeKeepsStatusHeadersAndTheStartOfItsBody()
    {
        m_server->onRequest = [](HttpConnection &connection, const HttpRequest &) {
            connection.respond(refusal(403, "Forbidden", "{\"message\":\"no\"}" + std::string(100'000, ' ')));
        };
        connectClient();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        const WebSocketEnd &end = m_told->ends[0];
        QVERIFY(end.how == WebSocketEnd::How::Refused);
        QVERIFY(end.reply);
        QCOMPARE(end.reply->status, 403);
        QCOMPARE(*end.reply->headers.find("content-type"), std::string("application/json"));
        QVERIFY(end.reply->body.starts_with("{\"message\":\"no\"}"));
        QCOMPARE(end.reply->body.size(), std::size_t(64 * 1024));
        QVERIFY(end.error.text.find("403 Forbidden") != std::string::npos);
        QCOMPARE(m_told->openedCount, 0);
    }

    void aWrongAnswerToTheUpgradeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("another key") << QByteArray(
            "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
                                     << QByteArray("Accept");
        QTest::newRow("no upgrade") << QByteArray("HTTP/1.1 101 X\r\n\r\n") << QByteArray("not an upgrade");
        QTest::newRow("an extension")
            << QByteArray("Sec-WebSocket-Extensions: permessage-deflate\r\n") << QByteArray("extension");
        QTest::newRow("a subprotocol")
            << QByteArray("Sec-WebSocket-Protocol: chat\r\n") << QByteArray("subprotocol");
    }
    void aWrongAnswerToTheUpgradeIsRefused()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, says);
        answerRaw([answer](const HttpRequest &request) {
            return answer.startsWith("HTTP") ? answer.toStdString()
                                             : acceptText(request, answer.toStdString());
        });
        connectClient();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::Refused);
        QVERIFY2(m_told->ends[0].error.text.find(says.toStdString()) != std::string::npos,
            m_told->ends[0].error.text.c_str());
        QCOMPARE(m_told->openedCount, 0);
    }

    void aServerThatHangsUpOrIsSilentIsNotConnected()
    {
        m_server->onRequest = [](HttpConnection &connection, const HttpRequest &) { connection.abort(); };
        connectClient();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::NotConnected);
        QCOMPARE(m_told->ends[0].error.cause, NetCause::EndOfStream);

        m_server->onRequest = [](HttpConnection &, const HttpRequest &) { };
        WebSocketRecorder told;
        WebSocketStream client(*m_loop, told);
        WebSocketOptions options;
        options.upgradeTimeout = Milliseconds(60);
        client.connect(m_server->endpoint(), options);
        QVERIFY(until([&] { return told.ends.size() == 1; }));
        QVERIFY(told.ends[0].how == WebSocketEnd::How::NotConnected);
        QCOMPARE(told.ends[0].error.cause, NetCause::Timeout);
    }

    void theFirstFramesMayComeWithTheAnswer()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request) + "\x81\x05hello"; });
        connectClient();
        QVERIFY(until([&] { return m_told->messages.size() == 1; }));
        QCOMPARE(m_told->messages[0], std::string("hello"));
        QCOMPARE(m_told->openedCount, 1);
    }

    void aPingIsAnsweredAndAPongTold()
    {
        QVERIFY(connectBoth());
        QVERIFY(m_there->ping(bytesOf("are you there")));
        QVERIFY(m_client->ping());
        QVERIFY(until([&] { return m_thereTold->pongCount == 1 && m_told->pongCount == 1; }));
    }

    void aCloseIsAnsweredWithItsCode_data()
    {
        QTest::addColumn<bool>("clientCloses");
        QTest::newRow("by the client") << true;
        QTest::newRow("by the server") << false;
    }
    void aCloseIsAnsweredWithItsCode()
    {
        QFETCH(bool, clientCloses);
        QVERIFY(connectBoth());
        (clientCloses ? m_client : m_there)->close(4001, "enough", Milliseconds(5'000));
        QVERIFY(until([&] { return m_told->ends.size() == 1 && m_thereTold->ends.size() == 1; }));
        const WebSocketEnd &end = (clientCloses ? m_thereTold : m_told)->ends[0];
        QVERIFY(end.how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(end.code, std::uint16_t(4001));
        QCOMPARE(end.reason, std::string("enough"));
        const WebSocketEnd &own = (clientCloses ? m_told : m_thereTold)->ends[0];
        QVERIFY(own.how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(own.code, std::uint16_t(4001));
    }

    void aCloseFrameWithoutACodeIsUnderstood()
    {
        answerRaw(
            [](const HttpRequest &request) { return acceptText(request) + std::string("\x88\x00", 2); });
        connectClient();
        QVERIFY(until([&] { return m_raw.received.size() == 6; })); // a masked close without payload
        m_rawStream->abort();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(m_told->ends[0].code, closecode::NoStatus);
    }

    void aDropWithoutACloseFrameIsToldApartFromAReset()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_rawStream->abort();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::Dropped);
        QCOMPARE(m_told->ends[0].error.cause, NetCause::EndOfStream);

        WebSocketRecorder told;
        WebSocketStream client(*m_loop, told);
        client.connect(m_server->endpoint(), {});
        QVERIFY(until([&] { return told.openedCount == 1; }));
        m_rawStream->abortWithReset();
        QVERIFY(until([&] { return told.ends.size() == 1; }));
        QVERIFY(told.ends[0].how == WebSocketEnd::How::Failed);
        QCOMPARE(told.ends[0].error.cause, NetCause::Reset);
    }

    void aDropInsteadOfACloseFrameEndsTheClose()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_client->close(closecode::Normal, {}, Milliseconds(5'000));
        QVERIFY(until([&] { return m_raw.received.size() == 8; }));
        m_rawStream->abort(); // as Coder's web terminal does
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::Dropped);
    }

    void aCloseThatIsNotAnsweredEndsAtItsDeadline()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_client->close(closecode::Normal, "bye", Milliseconds(50));
        m_client->close(closecode::Normal, "again", Milliseconds(50));
        QVERIFY(!m_client->send(Opcode::Text, bytesOf("late")));
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::Failed);
        QCOMPARE(m_told->ends[0].error.cause, NetCause::Timeout);
    }

    void aCloseBeforeItIsOpenEndsItOnce()
    {
        m_server->onRequest = [](HttpConnection &, const HttpRequest &) { };
        connectClient();
        QVERIFY(until([&] { return m_server->requests.size() == 1; }));
        m_client->close(closecode::Normal, {}, Milliseconds(5'000));
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::NotConnected);
    }

    void dataStillArrivesWhileClosing()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_client->close(closecode::Normal, {}, Milliseconds(5'000));
        m_rawStream->write(bytesOf(std::string_view("\x82\x04late\x88\x02\x03\xe8", 10)));
        m_rawStream->finishSending();
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QCOMPARE(m_told->messages, std::vector<std::string>{"late"});
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::CloseFrame);
    }

    void brokenRulesEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::newRow("masked frame") << QByteArray("\x81\x80\x01\x02\x03\x04", 6);
        QTest::newRow("unknown opcode") << QByteArray("\x83\x00", 2);
        QTest::newRow("close of one byte") << QByteArray("\x88\x01\x03", 3);
        QTest::newRow("close with a forbidden code") << QByteArray("\x88\x02\x03\xed", 4);
    }
    void brokenRulesEndTheConnection()
    {
        QFETCH(QByteArray, frames);
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_rawStream->write(bytesOf(frames.toStdString()));
        QVERIFY(until([&] { return m_told->ends.size() == 1 && m_raw.closures.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::Failed);
        QCOMPARE(m_told->ends[0].error.cause, NetCause::Protocol);
        QVERIFY(m_raw.received.size() >= 8);
        QCOMPARE(static_cast<unsigned char>(m_raw.received[0]), static_cast<unsigned char>(0x88));
    }

    void aServerThatStopsReadingFreezesTheClient()
    {
        QVERIFY(connectBoth());
        m_there->pauseReading();
        const std::string frame(std::size_t(1024) * 1024, 'f');
        std::size_t taken = 0;
        std::size_t refused = 0;
        for (int i = 0; i < 200; ++i)
            ++(m_client->send(Opcode::Binary, bytesOf(frame)) ? taken : refused);
        QVERIFY(taken >= 1);
        QVERIFY(refused >= 150);
        QVERIFY(!m_client->canSend());
        m_thereTold->keepsMessages = false;
        m_there->resumeReading();
        QVERIFY(until([&] { return m_thereTold->messages.size() == taken; }));
        QVERIFY(until([&] { return m_told->writableCount >= 1; }));
        QVERIFY(m_client->canSend());
        QCOMPARE(m_thereTold->bytesReceived, std::uint64_t(taken) * frame.size());
    }

    void aPingDuringAStallIsAnsweredAfterIt()
    {
        QVERIFY(connectBoth());
        m_there->pauseReading();
        const std::string frame(std::size_t(1024) * 1024, 'f');
        while (m_client->send(Opcode::Binary, bytesOf(frame))) { }
        QVERIFY(m_there->ping(bytesOf("first")));
        QVERIFY(m_there->ping(bytesOf("second")));
        runFor(*m_loop, Milliseconds(10));
        QCOMPARE(m_thereTold->pongCount, 0);
        m_thereTold->keepsMessages = false;
        m_there->resumeReading();
        QVERIFY(until([&] { return m_thereTold->pongCount >= 1; }));
    }

    void aHugeFrameIsHandedOutInPiecesOfTheReadBuffer()
    {
        answerRaw([](const HttpRequest &request) { return acceptText(request); });
        m_told->keepsMessages = false;
        connectClient();
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        constexpr std::size_t Size = std::size_t{16} * 1024 * 1024;
        std::string header("\x82\x7f", 2);
        for (int i = 7; i >= 0; --i)
            header += static_cast<char>(Size >> (8 * i) & 255);
        m_rawStream->write(bytesOf(header));
        const std::string block(std::size_t(64) * 1024, 'b');
        std::size_t sent = 0;
        QVERIFY(until([&] {
            while (sent < Size && m_rawStream->write(bytesOf(block)) > 0)
                sent += block.size();
            return m_told->messages.size() == 1;
        }));
        QCOMPARE(m_told->bytesReceived, std::uint64_t(Size));
        QVERIFY(m_told->largestPiece <= std::size_t(64) * 1024);
    }

    void pausingStopsTheServersStream()
    {
        QVERIFY(connectBoth());
        m_client->pauseReading();
        m_told->keepsMessages = false;
        const std::string frame(std::size_t(256) * 1024, 'p');
        int taken = 0;
        while (m_there->send(Opcode::Binary, bytesOf(frame)))
            ++taken;
        runFor(*m_loop, Milliseconds(20));
        QCOMPARE(m_told->bytesReceived, std::uint64_t(0));
        m_client->resumeReading();
        QVERIFY(until([&] { return std::ssize(m_told->messages) == taken; }));
    }

    void itMayBeRetiredFromEveryCallOfItsHandler()
    {
        for (const int when : {0, 1, 2}) {
            WebSocketRecorder told;
            auto client = std::make_unique<WebSocketStream>(*m_loop, told);
            const auto retire = [&] { m_loop->retire(std::move(client)); };
            (when == 0 ? told.onOpened : when == 1 ? told.onMessage : told.onClosed) = retire;
            m_thereTold->openedCount = 0;
            client->connect(m_server->endpoint(), {});
            QVERIFY(until([&] { return m_thereTold->openedCount == 1; }));
            m_there->send(Opcode::Text, bytesOf("one"));
            m_there->send(Opcode::Text, bytesOf("two"));
            m_there->close(closecode::GoingAway, "later", Milliseconds(5'000));
            QVERIFY(until([&] { return !client; }));
            runFor(*m_loop, Milliseconds(5));
            QCOMPARE(told.messages.size(), std::size_t(when == 0 ? 0 : when == 1 ? 1 : 2));
        }
    }

    void anAbortedOneSaysNothing()
    {
        QVERIFY(connectBoth());
        m_client->abort();
        QVERIFY(until([&] { return m_thereTold->ends.size() == 1; }));
        QVERIFY(m_thereTold->ends[0].how == WebSocketEnd::How::Dropped);
        QCOMPARE(m_told->ends.size(), std::size_t(0));
        QVERIFY(!m_client->send(Opcode::Text, bytesOf("x")));
    }

    void requestsThatAreNoUpgradeAreFound()
    {
        HttpRequest request;
        request.headers = {{"Connection", "keep-alive, Upgrade"}, {"Upgrade", "WebSocket"},
            {"Sec-WebSocket-Version", "13"}, {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
        QCOMPARE(upgradeFault(request), std::string());
        // The example of RFC 6455, section 1.3.
        QCOMPARE(acceptKeyFor("dGhlIHNhbXBsZSBub25jZQ=="), std::string("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        for (const char *field : {"Connection", "Upgrade", "Sec-WebSocket-Version", "Sec-WebSocket-Key"}) {
            HttpRequest without = request;
            without.headers.set(field, "x");
            QVERIFY2(!upgradeFault(without).empty(), field);
        }
        request.method = "POST";
        QVERIFY(!upgradeFault(request).empty());
    }
};

QTEST_APPLESS_MAIN(WebSocketTest)
#include "tst_websocket.moc"
