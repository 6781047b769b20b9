// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/simulator/runningsimulator.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>

#include <thread>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class TestSimulator : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyLoopbackIsListenedOn_data();
    void onlyLoopbackIsListenedOn();
    void aPortInUseIsAnError();
    void itCanBeStoppedAndStartedAgain();
    void itIsSafeFromManyThreads();
    void longAnswersComeInChunks();

    void aLogIsFollowedToItsEnd();
    void aLogIsReadOnFromALine();
    void logMessagesEndInAnEmptyFragment();

    void aSlowCreateHappensEvenIfNobodyWaits();
    void requestsAreRefusedByFault();
    void requestsFailByFault();
    void answersComeLateByFault();
    void faultsChangeWhileItRuns();
    void onlyTheOwnerChangesFaults();
    void countsAreServed();

private:
    static void write(QTcpSocket &socket, const RunningSimulator &to, const QByteArray &head);
};

void TestSimulator::onlyLoopbackIsListenedOn_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("default") << QString() << true;
    QTest::newRow("IPv4") << u"127.0.0.1:0"_s << true;
    QTest::newRow("another of ours") << u"127.0.0.7:0"_s << true;
    QTest::newRow("by name") << u"localhost:0"_s << true;
    QTest::newRow("everywhere") << u"0.0.0.0:0"_s << false;
    QTest::newRow("everywhere, IPv6") << u"[::]:0"_s << false;
    QTest::newRow("a network") << u"192.0.2.1:8080"_s << false;
    QTest::newRow("no port") << u"127.0.0.1"_s << false;
    QTest::newRow("no address") << u"example.com:80"_s << false;
    QTest::newRow("large port") << u"127.0.0.1:70000"_s << false;
}

void TestSimulator::onlyLoopbackIsListenedOn()
{
    QFETCH(QString, address);
    QFETCH(bool, isFine);
    SimulatorOptions options;
    options.listen = address;
    Simulator simulator(options);
    const Result<> started = simulator.start();
    QCOMPARE(bool(started), isFine);
    QCOMPARE(simulator.isRunning(), isFine);
    QCOMPARE(simulator.url().isEmpty(), !isFine);
    if (!isFine)
        QCOMPARE(started.error().kind, ErrorKind::BadInput);
}

void TestSimulator::aPortInUseIsAnError()
{
    RunningSimulator first;
    SimulatorOptions options;
    options.listen = u"127.0.0.1:"_s + QString::number(first.simulator.url().port());
    Simulator second(options);
    const Result<> started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::Unreachable);
}

void TestSimulator::itCanBeStoppedAndStartedAgain()
{
    RunningSimulator running;
    const Secret token = running.simulator.ownerToken();
    running.createWorkspace(u"w"_s);
    QCOMPARE(running.simulator.counts().workspaces, 1);
    running.simulator.stop();
    running.simulator.stop();
    QVERIFY(!running.simulator.isRunning());
    QCOMPARE(running.simulator.counts(), SimulatorCounts());
    QVERIFY(running.simulator.start());
    QVERIFY(running.simulator.start());
    QCOMPARE(running.simulator.counts().workspaces, 0);
    QCOMPARE(running.simulator.ownerToken().reveal(), token.reveal());
    QCOMPARE(running.get(u"users/me"_s).status, 200);
}

void TestSimulator::itIsSafeFromManyThreads()
{
    Simulator simulator(RunningSimulator::quick());
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&simulator, i] {
            for (int turn = 0; turn < 20; ++turn) {
                (void)simulator.start();
                (void)simulator.counts();
                (void)simulator.url();
                simulator.setFaults({});
                if (turn % 4 == i)
                    simulator.stop();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(simulator.start());
    QVERIFY(simulator.isRunning());
}

void TestSimulator::longAnswersComeInChunks()
{
    RunningSimulator running;
    for (int i = 0; i < 4; ++i)
        running.createWorkspace(u"w"_s + QString::number(i));
    const RunningSimulator::Reply list = running.get(u"workspaces"_s);
    QCOMPARE(list.json["count"_L1].toInt(), 4);
    QVERIFY(list.text.size() > 2048);
    const auto has = [&list](const QByteArray &name) {
        return std::any_of(list.headers.begin(), list.headers.end(),
            [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    };
    QVERIFY(has("Transfer-Encoding"));
    QVERIFY(has("X-Plimsoll-Simulated"));
}

namespace {

struct LogClient {
    LogClient(const RunningSimulator &at, const QString &path)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
            [this](const QString &line) { lines.append(QJsonDocument::fromJson(line.toUtf8()).object()); });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { isClosed = true; });
        QNetworkRequest request = at.request(u"/api/v2/"_s + path);
        QUrl url = request.url();
        url.setScheme(u"ws"_s);
        request.setUrl(url);
        socket.open(request);
    }
    ~LogClient() { socket.disconnect(); }

    QWebSocket socket;
    QList<QJsonObject> lines;
    bool isClosed = false;
};

QString logsOf(const QJsonValue &workspace)
{
    return u"workspacebuilds/%1/logs"_s.arg(workspace["latest_build"_L1]["id"_L1].toString());
}

} // namespace

void TestSimulator::aLogIsFollowedToItsEnd()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.buildTime = 300ms;
    RunningSimulator running(options);
    const QString path = logsOf(running.createWorkspace(u"w"_s));
    LogClient client(running, path + u"?follow"_s);
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QCOMPARE(client.socket.closeReason(), u"done"_s);
    const QJsonArray stored = running.get(path).json.toArray();
    QCOMPARE(client.lines.size(), stored.size());
    QCOMPARE(client.lines.last(), stored.last().toObject());
    QCOMPARE(
        running.get(u"users/me/workspace/w"_s).json["latest_build"_L1]["status"_L1].toString(), u"running"_s);
}

void TestSimulator::aLogIsReadOnFromALine()
{
    RunningSimulator running;
    const QString path = logsOf(running.createWorkspace(u"w"_s));
    LogClient whole(running, path + u"?follow"_s);
    QTRY_VERIFY(whole.isClosed);
    const qint64 third = whole.lines[2]["id"_L1].toInteger();
    LogClient rest(running, path + u"?follow&after="_s + QString::number(third));
    QTRY_VERIFY(rest.isClosed);
    QCOMPARE(rest.lines, whole.lines.mid(3));
}

void TestSimulator::write(QTcpSocket &socket, const RunningSimulator &to, const QByteArray &head)
{
    socket.connectToHost(u"127.0.0.1"_s, quint16(to.simulator.url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write(
        head + "\r\nHost: 127.0.0.1\r\nCoder-Session-Token: " + to.simulator.ownerToken().reveal() + "\r\n");
}

void TestSimulator::logMessagesEndInAnEmptyFragment()
{
    RunningSimulator running;
    const QString path = logsOf(running.createWorkspace(u"w"_s));
    QTcpSocket socket;
    write(socket, running, "GET /api/v2/" + path.toLatin1() + "?follow HTTP/1.1");
    socket.write("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QByteArray bytes;
    QTRY_VERIFY(bytes.append(socket.readAll())
            .contains("\x88\x06\x03\xe8"
                      "done"));
    QVERIFY(bytes.startsWith("HTTP/1.1 101 "));
    QVERIFY(bytes.contains("Sec-Websocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    const QByteArray frames = bytes.mid(bytes.indexOf("\r\n\r\n") + 4);
    QCOMPARE(frames[0], char(0x01)); // text, and not the last fragment
    const qsizetype length = qsizetype(uchar(frames[1])) == 126
        ? qsizetype(uchar(frames[2])) * 256 + uchar(frames[3]) + 4
        : qsizetype(uchar(frames[1])) + 2;
    QCOMPARE(frames.mid(length, 2), QByteArray("\x80\x00", 2)); // the last one, empty
}

void TestSimulator::aSlowCreateHappensEvenIfNobodyWaits()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.faults.createDelay = 150ms;
    RunningSimulator running(options);
    const QByteArray body = "{\"username\":\"scaletest-1\",\"email\":\"1@scaletest.local\",\"login_type\":"
                            "\"none\",\"organization_ids\":[\"00000000-0000-0000-0000-000000000000\"]}";
    QTcpSocket socket;
    write(socket, running, "POST /api/v2/users HTTP/1.1");
    socket.write("Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY(socket.waitForBytesWritten());
    QTRY_COMPARE(running.simulator.counts().requests, qint64(1));
    QCOMPARE(running.simulator.counts().users, 0);
    socket.abort();
    QTRY_COMPARE(running.simulator.counts().users, 1);
}

void TestSimulator::requestsAreRefusedByFault()
{
    SimulatorOptions options;
    options.faults.tooManyShare = 1;
    RunningSimulator running(options);
    const RunningSimulator::Reply refused = running.get(u"users/me"_s);
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.headers.contains(QNetworkReply::RawHeaderPair("Retry-After", "1")));
    QCOMPARE(running.send("GET", u"/healthz"_s).status, 200);
}

void TestSimulator::requestsFailByFault()
{
    SimulatorOptions options;
    options.faults.serverErrorShare = 1;
    RunningSimulator running(options);
    QSet<int> statuses;
    for (int i = 0; i < 30; ++i) {
        const RunningSimulator::Reply failed = running.get(u"users/me"_s);
        statuses.insert(failed.status);
        QCOMPARE(failed.text.contains("<html"), failed.status == 502);
    }
    QCOMPARE(statuses, (QSet<int>{500, 502}));
}

void TestSimulator::answersComeLateByFault()
{
    RunningSimulator running;
    SimulatorFaults slow;
    slow.apiLatency = 200ms;
    running.simulator.setFaults(slow);
    QElapsedTimer elapsed;
    elapsed.start();
    QCOMPARE(running.get(u"users/me"_s).status, 200);
    QVERIFY(elapsed.elapsed() >= 199);
}

void TestSimulator::faultsChangeWhileItRuns()
{
    RunningSimulator running;
    QCOMPARE(running.send("POST", u"/simulated/faults"_s, "5xx=100%\nlatency=5ms").status, 204);
    QVERIFY(running.get(u"users/me"_s).status >= 500);
    QCOMPARE(running.send("POST", u"/simulated/faults"_s, "5xx=nonsense").status, 400);
    QCOMPARE(running.send("POST", u"/simulated/faults"_s).status, 204); // all is well again
    QCOMPARE(running.get(u"users/me"_s).status, 200);
    running.simulator.addFault(*parseSimulatorFault(u"failed-builds=100%"_s));
    const QString path = u"workspaces/"_s + running.createWorkspace(u"w"_s)["id"_L1].toString();
    QTRY_COMPARE(running.get(path).json["latest_build"_L1]["status"_L1].toString(), u"failed"_s);
}

void TestSimulator::onlyTheOwnerChangesFaults()
{
    RunningSimulator running;
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(running.simulator.url().port()));
    socket.write("POST /simulated/faults HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n5xx=100%");
    QByteArray answer;
    QTRY_VERIFY(answer.append(socket.readAll()).contains("\r\n\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 403 "));
    QCOMPARE(running.get(u"users/me"_s).status, 200);
}

void TestSimulator::countsAreServed()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.foreignScaletest = 3;
    RunningSimulator running(options);
    running.createWorkspace(u"w"_s);
    const QJsonValue counts = running.send("GET", u"/simulated/counts"_s).json;
    QCOMPARE(counts["workspaces"_L1].toInt(), 4);
    QCOMPARE(counts["foreignWorkspaces"_L1].toInt(), 3);
    QCOMPARE(counts["workspacesCreated"_L1].toInt(), 1);
    QCOMPARE(counts["users"_L1].toInt(), 3);
    QCOMPARE(counts["requests"_L1].toInt(), 3);
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
