// SPDX-License-Identifier: GPL-3.0-or-later
// Both roles of our WebSocket against two independent implementations: Qt's and Python's.
#include "core/net/websocket.h"
#include "tests/support/httptestserver.h"
#include "tests/support/runloop.h"
#include "tests/support/streamrecorder.h"
#include "tests/support/websocketrecorder.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

#include <atomic>
#include <thread>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace Qt::StringLiterals;

namespace {

// The same commands as websockets_interop.py obeys.
void obey(QWebSocket &socket, const QString &text)
{
    const QStringList words = text.split(u' ');
    if (words[0] == "fragment"_L1) {
        socket.setOutgoingFrameSize(1'000);
        socket.sendBinaryMessage(QByteArray(words[1].toInt(), 'f'));
    } else if (words[0] == "ping"_L1) {
        QObject::connect(
            &socket, &QWebSocket::pong, &socket, [&socket] { socket.sendTextMessage(u"ponged"_s); });
        socket.ping("from Qt");
    } else if (words[0] == "close"_L1) {
        socket.close(static_cast<QWebSocketProtocol::CloseCode>(words[1].toInt()), words[2]);
    } else if (words[0] == "drop"_L1) {
        socket.abort();
    }
}

// QWebSocketServer on a thread of its own.
class QtServer final : public QThread
{
public:
    ~QtServer() override
    {
        quit();
        wait();
    }
    quint16 startAndListen()
    {
        start();
        while (m_port == 0 && isRunning())
            QThread::yieldCurrentThread();
        return m_port;
    }

private:
    void run() override
    {
        QWebSocketServer server(u"interop"_s, QWebSocketServer::NonSecureMode);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
            QWebSocket *socket = server.nextPendingConnection();
            socket->setParent(&server);
            QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                [socket](const QByteArray &message) { socket->sendBinaryMessage(message); });
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                [socket](const QString &message) { obey(*socket, message); });
        });
        if (server.listen(QHostAddress::LocalHost))
            m_port = server.serverPort();
        exec();
    }

    std::atomic<quint16> m_port = 0;
};

// The Python script as a server; port 0 when it cannot be had.
class PythonServer
{
public:
    PythonServer()
    {
        for (const QString &python : {u"python3"_s, u"/usr/bin/python3"_s}) {
            m_process.start(python, {scriptPath(), u"serve"_s});
            if (!m_process.waitForStarted())
                continue;
            while (m_process.state() == QProcess::Running && !m_process.canReadLine())
                m_process.waitForReadyRead(10'000);
            m_port = m_process.readLine().trimmed().toUShort();
            if (m_port != 0)
                return;
            m_process.waitForFinished();
        }
    }
    ~PythonServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    quint16 port() const { return m_port; }
    QString program() const { return m_process.program(); }

    static QString scriptPath()
    {
        return QStringLiteral(PLIMSOLL_TEST_DATA "/../support/websockets_interop.py");
    }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

constexpr const char *NoOther
    = "The other side did not start; Python's needs the package websockets (python3-websockets).";

// Echoes in our server role, piece by piece as frames of one message.
class Echo final : public WebSocketHandler
{
public:
    Echo(Loop &loop, std::atomic<bool> &hasEnded)
        : socket(loop, *this)
        , m_hasEnded(hasEnded)
    {
    }
    void opened() override { }
    void received(const MessagePiece &piece) override
    {
        m_message.insert(m_message.end(), piece.bytes.begin(), piece.bytes.end());
        if (!piece.isMessageEnd)
            return;
        socket.send(piece.opcode, m_message);
        m_message.clear();
    }
    void closed(const WebSocketEnd &end) override
    {
        ended = end;
        m_hasEnded = true;
    }

    WebSocketStream socket;
    std::optional<WebSocketEnd> ended;

private:
    std::atomic<bool> &m_hasEnded;
    std::vector<std::byte> m_message;
};

// Our server role on a worker thread, as the simulator runs it.
class OurServer
{
public:
    OurServer()
    {
        auto loop = Loop::create();
        m_loop = *std::move(loop);
        m_http = std::make_unique<HttpTestServer>(*m_loop);
        m_http->onRequest = [this](HttpConnection &connection, const HttpRequest &request) {
            if (const std::string fault = upgradeFault(request); !fault.empty()) {
                HttpReply reply;
                reply.status = 400;
                reply.reason = "Bad Request";
                return connection.respond(reply);
            }
            std::vector<std::byte> rest;
            auto stream = connection.takeStream(rest);
            m_echoes.push_back(std::make_unique<Echo>(*m_loop, m_hasEnded));
            m_echoes.back()->socket.accept(std::move(stream), request, std::move(rest));
        };
        m_port = m_http->endpoint()->port;
        m_thread = std::thread([this] { m_loop->run(); });
    }
    ~OurServer() { stop(); }

    quint16 port() const { return m_port; }
    bool hasEnded() const { return m_hasEnded; }
    // How the first connection ended, once the thread is no more.
    std::optional<WebSocketEnd> stop()
    {
        if (m_thread.joinable()) {
            m_loop->post([this] { m_loop->stop(); });
            m_thread.join();
        }
        return m_echoes.empty() ? std::nullopt : m_echoes[0]->ended;
    }

private:
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<HttpTestServer> m_http;
    std::vector<std::unique_ptr<Echo>> m_echoes;
    quint16 m_port = 0;
    std::atomic<bool> m_hasEnded = false;
    std::thread m_thread;
};

std::string pattern(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = static_cast<char>(i * 7 % 251);
    return text;
}

} // namespace

class NetInteropTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QtServer> m_qt;
    std::unique_ptr<PythonServer> m_python;
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<WebSocketRecorder> m_told;
    std::unique_ptr<WebSocketStream> m_client;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

    quint16 otherPort(const QString &other)
    {
        if (other == "Qt"_L1) {
            if (!m_qt)
                m_qt = std::make_unique<QtServer>();
            return m_qt->startAndListen();
        }
        if (!m_python)
            m_python = std::make_unique<PythonServer>();
        return m_python->port();
    }

    bool connectTo(quint16 port)
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = "127.0.0.1";
        endpoint->port = port;
        endpoint->addresses = {*SocketAddress::fromLiteral("127.0.0.1", port)};
        m_client->connect(endpoint, {});
        return until([&] { return m_told->openedCount == 1; });
    }

    static void addImplementations()
    {
        QTest::addColumn<QString>("other");
        QTest::newRow("QWebSocketServer") << u"Qt"_s;
        QTest::newRow("Python websockets") << u"Python"_s;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        auto loop = Loop::create();
        QVERIFY(loop);
        m_loop = *std::move(loop);
        m_told = std::make_unique<WebSocketRecorder>();
        m_client = std::make_unique<WebSocketStream>(*m_loop, *m_told);
    }

    void cleanup()
    {
        m_client.reset();
        m_told.reset();
        m_loop.reset();
    }

    void cleanupTestCase()
    {
        m_qt.reset();
        m_python.reset();
    }

    void everyLengthComesBackUnchanged_data() { addImplementations(); }
    void everyLengthComesBackUnchanged()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        std::size_t count = 0;
        for (const std::size_t size : {0u, 1u, 125u, 126u, 65'535u, 65'536u, 300'000u}) {
            const std::string payload = pattern(size);
            QVERIFY(until([&] { return m_client->send(Opcode::Binary, bytesOf(payload)); }));
            ++count;
            QVERIFY(until([&] { return m_told->messages.size() == count; }));
            QVERIFY(m_told->messages.back() == payload);
        }
    }

    void aFragmentedMessageIsOneMessage_data() { addImplementations(); }
    void aFragmentedMessageIsOneMessage()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        QVERIFY(m_client->send(Opcode::Text, bytesOf("fragment 12345")));
        QVERIFY(until([&] { return m_told->messages.size() == 1; }));
        QVERIFY(m_told->messages[0] == std::string(12'345, 'f'));
        QVERIFY(m_told->opcodes[0] == Opcode::Binary);
        QVERIFY(m_told->largestPiece <= 1'000);
    }

    void pingsAreAnsweredBothWays_data() { addImplementations(); }
    void pingsAreAnsweredBothWays()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        QVERIFY(m_client->ping(bytesOf("ours")));
        QVERIFY(until([&] { return m_told->pongCount == 1; }));
        QVERIFY(m_client->send(Opcode::Text, bytesOf("ping")));
        QVERIFY(until([&] { return m_told->messages == std::vector<std::string>{"ponged"}; }));
    }

    void theirCloseCodeArrives_data() { addImplementations(); }
    void theirCloseCodeArrives()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        QVERIFY(m_client->send(Opcode::Text, bytesOf("close 4000 enough")));
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(m_told->ends[0].code, std::uint16_t(4000));
        QCOMPARE(m_told->ends[0].reason, std::string("enough"));
    }

    void ourCloseIsAnswered_data() { addImplementations(); }
    void ourCloseIsAnswered()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        m_client->close(closecode::Normal, "bye", Milliseconds(10'000));
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(m_told->ends[0].code, closecode::Normal);
    }

    void aDropIsToldApart_data() { addImplementations(); }
    void aDropIsToldApart()
    {
        QFETCH(QString, other);
        const quint16 port = otherPort(other);
        QVERIFY2(port != 0, NoOther);
        QVERIFY(connectTo(port));
        QVERIFY(m_client->send(Opcode::Text, bytesOf("drop")));
        QVERIFY(until([&] { return m_told->ends.size() == 1; }));
        QVERIFY(m_told->ends[0].how != WebSocketEnd::How::CloseFrame);
        QCOMPARE(m_told->ends[0].code, std::uint16_t(0));
    }

    void qtsClientIsServed()
    {
        OurServer server;
        QWebSocket socket;
        QSignalSpy binary(&socket, &QWebSocket::binaryMessageReceived);
        QSignalSpy text(&socket, &QWebSocket::textMessageReceived);
        QSignalSpy pong(&socket, &QWebSocket::pong);
        QSignalSpy gone(&socket, &QWebSocket::disconnected);
        socket.open(QUrl(u"ws://127.0.0.1:%1/echo"_s.arg(server.port())));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);

        const std::string payload = pattern(200'000);
        socket.setOutgoingFrameSize(999); // fragments
        socket.sendBinaryMessage(QByteArray::fromStdString(payload));
        QTRY_COMPARE(binary.count(), 1);
        QVERIFY(binary[0][0].toByteArray().toStdString() == payload);
        socket.sendTextMessage(u"Grüße"_s);
        QTRY_COMPARE(text.count(), 1);
        QCOMPARE(text[0][0].toString(), u"Grüße"_s);
        socket.ping("to plimsoll");
        QTRY_COMPARE(pong.count(), 1);
        socket.close(QWebSocketProtocol::CloseCodeGoingAway, u"leaving"_s);
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);

        QTRY_VERIFY(server.hasEnded());
        const std::optional<WebSocketEnd> end = server.stop();
        QVERIFY(end);
        QCOMPARE(end->code, closecode::GoingAway);
        QCOMPARE(end->reason, std::string("leaving"));
    }

    void pythonsClientIsServed()
    {
        QVERIFY2(otherPort(u"Python"_s) != 0, NoOther);
        OurServer server;
        QProcess client;
        client.start(
            m_python->program(), {PythonServer::scriptPath(), u"client"_s, QString::number(server.port())});
        QVERIFY(client.waitForFinished());
        const QByteArray said = client.readAllStandardError();
        QVERIFY2(client.exitCode() == 0, said.constData());
        QCOMPARE(client.readAllStandardOutput().trimmed(), QByteArray("4002"));
        QTRY_VERIFY(server.hasEnded());
        const std::optional<WebSocketEnd> end = server.stop();
        QVERIFY(end);
        QCOMPARE(end->code, std::uint16_t(4002));
        QCOMPARE(end->reason, std::string("done"));
    }
};

QTEST_GUILESS_MAIN(NetInteropTest)
#include "tst_net_interop.moc"
