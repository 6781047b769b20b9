// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/simulator/runningsimulator.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>

#include <random>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class TestSimulatedTerminals : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyByteComesBackInSmallFrames();
    void typingMayBeCutAnywhere();
    void ctrlCHangsUpWithoutACloseFrame();
    void theCommandOfCodersOwnToolEchoesLineByLine();
    void aCommandThatEndsHangsUp();
    void theEndCanBeAProperClose();
    void attachingAgainReplaysWhatWasSaid();
    void aDetachedProcessIsForgotten();
    void textMessagesAreRefused();
    void nonsenseIsRefused();
    void anAgentThatIsNotThereCannotBeDialled();
    void stoppingTheWorkspaceEndsItsTerminals();
    void aClientThatAnswersNoPingIsDropped();
    void aClientThatReadsNothingIsNotReadEither();

    void aStallHoldsEverythingBack();
    void nothingIsReadByFault();
    void connectionsAreLostByFault_data();
    void connectionsAreLostByFault();
    void echoesComeLateByFault();
    void moreTerminalsThanTheCapacityWait();
    void aScriptedStallCountsFromTheFirstTerminal();
};

// NOLINTBEGIN(bugprone-macro-parentheses): `client` is the name of a variable to declare.
#define OPEN_RAW(client, running, agent)                                                                     \
    TerminalClient client(running, TerminalClient::path(agent, TerminalClient::rawEcho()));                  \
    QTRY_COMPARE(client.received, QByteArray("MARK\n"));                                                     \
    client.received.clear()
// NOLINTEND(bugprone-macro-parentheses)

void TestSimulatedTerminals::everyByteComesBackInSmallFrames()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    std::mt19937 chance(1);
    QByteArray text;
    for (int i = 0; i < 200'000; ++i)
        text.append(char(0x20 + chance() % 95));
    for (qsizetype at = 0; at < text.size(); at += 10'000)
        client.type(text.mid(at, 10'000));
    QTRY_COMPARE(client.received.size(), text.size());
    QCOMPARE(client.received, text);
    QCOMPARE(client.longestFrame, qsizetype(1024));
    QCOMPARE(running.simulator.counts().terminalBytesReceived, qint64(text.size()));
}

void TestSimulatedTerminals::typingMayBeCutAnywhere()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    const QByteArray stream = R"({"height":30,"width":100}{"data":"\u003cone\u003e"}{"data":"two"})";
    for (const char c : stream)
        client.socket.sendBinaryMessage(QByteArray(1, c));
    QTRY_COMPARE(client.received, QByteArray("<one>two"));
}

void TestSimulatedTerminals::ctrlCHangsUpWithoutACloseFrame()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    client.type("tail\x03");
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.received, QByteArray("tail"));
    QVERIFY(client.wasHungUp);
    QTRY_COMPARE(running.simulator.counts().openTerminals, 0);
    QCOMPARE(running.simulator.counts().detachedTerminals, 0);
}

void TestSimulatedTerminals::theCommandOfCodersOwnToolEchoesLineByLine()
{
    RunningSimulator running;
    TerminalClient client(running,
        TerminalClient::path(
            running.connectedAgent(), u"dd if=/dev/stdin of=/dev/null bs=1024 status=none"_s));
    QTRY_VERIFY(client.socket.isValid());
    const QByteArray line(1023, 'x');
    client.type(line + '\n');
    QTRY_COMPARE(client.received, line + "\r\n");
    client.type("\x03");
    QTRY_VERIFY(client.isClosed);
    QVERIFY(client.received.endsWith("\r\n^C"));
}

void TestSimulatedTerminals::aCommandThatEndsHangsUp()
{
    RunningSimulator running;
    TerminalClient client(running, TerminalClient::path(running.connectedAgent(), u"echo hello"_s));
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.received, QByteArray("hello\r\n"));
    QVERIFY(client.wasHungUp);
}

void TestSimulatedTerminals::theEndCanBeAProperClose()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.closesTerminals = true;
    RunningSimulator running(options);
    TerminalClient client(running, TerminalClient::path(running.connectedAgent(), u"echo hello"_s));
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.received, QByteArray("hello\r\n"));
    QVERIFY(!client.wasHungUp);
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeNormal);
}

void TestSimulatedTerminals::attachingAgainReplaysWhatWasSaid()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.replayBytes = 100;
    RunningSimulator running(options);
    const QString path
        = TerminalClient::path(running.connectedAgent(), TerminalClient::rawEcho(), TerminalClient::newId());
    QByteArray said = "MARK\n";
    {
        TerminalClient first(running, path);
        QTRY_COMPARE(first.received, said);
        first.type(QByteArray(300, 'a') + "end");
        said += QByteArray(300, 'a') + "end";
        QTRY_COMPARE(first.received, said);
        first.socket.close();
        QTRY_COMPARE(running.simulator.counts().openTerminals, 0);
    }
    QCOMPARE(running.simulator.counts().detachedTerminals, 1);
    TerminalClient again(running, path);
    QTRY_COMPARE(again.received, said.right(100));
    QCOMPARE(running.simulator.counts().detachedTerminals, 0);
    again.type("!");
    QTRY_VERIFY(again.received.endsWith("end!"));
    QCOMPARE(running.simulator.counts().terminalsOpened, qint64(2));
}

void TestSimulatedTerminals::aDetachedProcessIsForgotten()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.detachedKeep = 50ms;
    RunningSimulator running(options);
    OPEN_RAW(client, running, running.connectedAgent());
    client.socket.abort();
    QTRY_COMPARE(running.simulator.counts().openTerminals, 0);
    QTRY_COMPARE(running.simulator.counts().detachedTerminals, 0);
}

void TestSimulatedTerminals::textMessagesAreRefused()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    client.socket.sendTextMessage(u"{\"data\":\"x\"}"_s);
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
}

void TestSimulatedTerminals::nonsenseIsRefused()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    client.socket.sendBinaryMessage("no JSON");
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.socket.closeCode(), 1011);
}

void TestSimulatedTerminals::anAgentThatIsNotThereCannotBeDialled()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.agentDelay = 1h;
    RunningSimulator running(options);
    const QString id = running.createWorkspace(u"w"_s)["id"_L1].toString();
    const auto agent = [&] {
        return running.get(u"workspaces/"_s + id)
            .json["latest_build"_L1]["resources"_L1][0]["agents"_L1][0]["id"_L1]
            .toString();
    };
    QTRY_VERIFY(!agent().isEmpty());
    TerminalClient client(running, TerminalClient::path(agent(), u"echo x"_s));
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.socket.closeCode(), 1011);
    QVERIFY(client.socket.closeReason().startsWith("dial workspace agent: "_L1));
}

void TestSimulatedTerminals::stoppingTheWorkspaceEndsItsTerminals()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    const QString id = running.get(u"users/me/workspace/w"_s).json["id"_L1].toString();
    QCOMPARE(running.post(u"workspaces/%1/builds"_s.arg(id), {{u"transition"_s, u"stop"_s}}).status, 201);
    QTRY_COMPARE(
        running.get(u"workspaces/"_s + id).json["latest_build"_L1]["status"_L1].toString(), u"stopped"_s);
    QTRY_VERIFY(client.isClosed);
}

// Upgrades to a terminal with a socket that then does only what the test does.
static void upgrade(QTcpSocket &socket, const RunningSimulator &at, const QString &path)
{
    socket.connectToHost(u"127.0.0.1"_s, quint16(at.simulator.url().port()));
    socket.write("GET " + path.toLatin1()
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          "Coder-Session-Token: "
        + at.simulator.ownerToken().reveal() + "\r\n\r\n");
}

void TestSimulatedTerminals::aClientThatAnswersNoPingIsDropped()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.pingInterval = 100ms;
    RunningSimulator running(options);
    const QString agent = running.connectedAgent();
    OPEN_RAW(answering, running, agent);
    QTcpSocket silent;
    upgrade(silent, running, TerminalClient::path(agent, TerminalClient::rawEcho()));
    QByteArray bytes;
    QTRY_VERIFY(bytes.append(silent.readAll())
            .contains(QByteArray("\x88\x0d\x03\xe9"
                                 "Ping failed",
                15)));
    QVERIFY(bytes.contains(QByteArray("\x89\x00", 2)));
    QVERIFY(!answering.isClosed);
    answering.type("still here");
    QTRY_COMPARE(answering.received, QByteArray("still here"));
}

void TestSimulatedTerminals::aClientThatReadsNothingIsNotReadEither()
{
    RunningSimulator running;
    QTcpSocket socket;
    socket.setReadBufferSize(64);
    upgrade(
        socket, running, TerminalClient::path(running.connectedAgent(), u"stty raw isig -echo; exec cat"_s));
    QTRY_COMPARE(running.simulator.counts().openTerminals, 1);
    // A masked frame of 64 KiB with an all-zero key, again and again: more than all buffers on the way hold.
    const QByteArray json = "{\"data\":\"" + QByteArray(65'000, 'x') + "\"}";
    QByteArray frame("\x82\xfe", 2);
    frame.append(char(json.size() >> 8)).append(char(json.size() & 0xff)).append(QByteArray(4, 0) + json);
    constexpr int Frames = 1000;
    for (int i = 0; i < Frames; ++i)
        socket.write(frame);
    qint64 before = -1;
    const auto standsStill = [&] {
        const qint64 now = running.simulator.counts().terminalBytesReceived;
        return std::exchange(before, now) == now && now > 0;
    };
    QTRY_VERIFY(standsStill());
    QVERIFY(running.simulator.counts().terminalBytesReceived < Frames * 65'000ll);
    QVERIFY(socket.bytesToWrite() > 0);
    socket.setReadBufferSize(0);
    qint64 echoed = 0;
    connect(&socket, &QTcpSocket::readyRead, &socket, [&] { echoed += socket.readAll().size(); });
    socket.readAll();
    QTRY_COMPARE_WITH_TIMEOUT(
        running.simulator.counts().terminalBytesSent, qint64(Frames * 65'000ll), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(echoed > Frames * 65'000ll - 100'000, 30'000);
}

void TestSimulatedTerminals::aStallHoldsEverythingBack()
{
    RunningSimulator running;
    const QString agent = running.connectedAgent();
    OPEN_RAW(client, running, agent);
    SimulatorFaults stalled;
    stalled.isStalled = true;
    running.simulator.setFaults(stalled);
    client.type("held back");
    client.socket.flush();
    TerminalClient late(running, TerminalClient::path(agent, u"echo late"_s));
    QTRY_VERIFY(late.socket.isValid());
    QCOMPARE(running.get(u"users/me"_s).status, 200); // the API goes on
    QCOMPARE(client.received, QByteArray());
    QCOMPARE(late.received, QByteArray());
    QCOMPARE(running.simulator.counts().terminalBytesReceived, qint64(0));
    running.simulator.setFaults({});
    QTRY_COMPARE(client.received, QByteArray("held back"));
    QTRY_COMPARE(late.received, QByteArray("late\r\n"));
    QTRY_VERIFY(late.isClosed);
}

void TestSimulatedTerminals::nothingIsReadByFault()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    running.simulator.addFault(*parseSimulatorFault(u"stop-reading"_s));
    client.type("unread");
    client.socket.flush();
    QCOMPARE(running.get(u"users/me"_s).status, 200);
    QCOMPARE(running.simulator.counts().terminalBytesReceived, qint64(0));
    running.simulator.setFaults({});
    QTRY_COMPARE(client.received, QByteArray("unread"));
}

void TestSimulatedTerminals::connectionsAreLostByFault_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("drop") << u"drop=100%"_s;
    QTest::newRow("reset") << u"reset=100%"_s;
}

void TestSimulatedTerminals::connectionsAreLostByFault()
{
    QFETCH(QString, fault);
    RunningSimulator running;
    const QString agent = running.connectedAgent();
    OPEN_RAW(open, running, agent);
    running.simulator.addFault(*parseSimulatorFault(fault));
    QTRY_VERIFY(open.isClosed);
    QVERIFY(open.wasHungUp);
    // New ones work for a while first. The processes live on, detached.
    TerminalClient fresh(running, TerminalClient::path(agent, TerminalClient::rawEcho()));
    QTRY_COMPARE(fresh.received, QByteArray("MARK\n"));
    QTRY_VERIFY(fresh.isClosed);
    QTRY_COMPARE(running.simulator.counts().detachedTerminals, 2);
}

void TestSimulatedTerminals::echoesComeLateByFault()
{
    RunningSimulator running;
    OPEN_RAW(client, running, running.connectedAgent());
    running.simulator.addFault(*parseSimulatorFault(u"latency=150ms"_s));
    QElapsedTimer elapsed;
    elapsed.start();
    QByteArray all;
    for (int i = 0; i < 20; ++i) {
        client.type("tick " + QByteArray::number(i));
        all += "tick " + QByteArray::number(i);
    }
    QTRY_COMPARE(client.received, all);
    QVERIFY(elapsed.elapsed() >= 149);
    client.type("last\x03");
    QTRY_VERIFY(client.isClosed);
    QCOMPARE(client.received, all + "last");
}

void TestSimulatedTerminals::moreTerminalsThanTheCapacityWait()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.faults.capacity = 2;
    RunningSimulator running(options);
    const QString agent = running.connectedAgent();
    OPEN_RAW(one, running, agent);
    OPEN_RAW(two, running, agent);
    TerminalClient three(running, TerminalClient::path(agent, TerminalClient::rawEcho()));
    const auto roundTrip = [&one] {
        QElapsedTimer elapsed;
        elapsed.start();
        one.received.clear();
        one.type("x");
        const bool isBack = QTest::qWaitFor([&one] { return !one.received.isEmpty(); }, 20'000);
        return isBack ? elapsed.elapsed() : -1;
    };
    qint64 longest = 0;
    for (int tries = 0; longest <= 1000 && tries < 1000; ++tries) {
        const qint64 time = roundTrip();
        QVERIFY(time >= 0);
        longest = std::max(longest, time);
    }
    QVERIFY(longest > 1000);
}

void TestSimulatedTerminals::aScriptedStallCountsFromTheFirstTerminal()
{
    SimulatorOptions options = RunningSimulator::quick();
    options.faultWindows = {*parseSimulatorFault(u"stall=400ms@terminal+100ms"_s)};
    RunningSimulator running(options);
    OPEN_RAW(client, running, running.connectedAgent());
    QElapsedTimer sinceEcho;
    sinceEcho.start();
    qint64 longest = 0;
    connect(&client.socket, &QWebSocket::binaryFrameReceived, this, [&] {
        longest = std::max(longest, sinceEcho.restart());
        client.type("x");
    });
    client.type("x");
    QTRY_VERIFY(longest >= 390);
    const qsizetype soFar = client.received.size();
    QTRY_VERIFY(client.received.size() > soFar + 10);
}

QTEST_GUILESS_MAIN(TestSimulatedTerminals)
#include "tst_simulatedterminals.moc"
