// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/stream.h"
#include "tests/support/runloop.h"
#include "tests/support/streamrecorder.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <sys/socket.h>

#include <set>

using namespace plimsoll;
using namespace plimsoll::test;

Q_DECLARE_METATYPE(plimsoll::PollerKind)

namespace {

SocketAddress loopback(std::uint16_t port)
{
    return *SocketAddress::fromLiteral("127.0.0.1", port);
}

Socket openSocket()
{
    NetResult<Socket> opened = Socket::openTcp(loopback(0).family());
    return opened ? *std::move(opened) : Socket();
}

std::pair<Socket, Socket> openPair()
{
    NetResult<std::pair<Socket, Socket>> opened = Socket::pair();
    return opened ? *std::move(opened) : std::pair<Socket, Socket>();
}

// A port of 127.0.0.1 where nobody listens.
SocketAddress deadAddress()
{
    Socket socket = openSocket();
    if (!socket.bindSource(loopback(0)))
        return {};
    return socket.localAddress();
}

} // namespace

class StreamTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<StreamRecorder> m_told;
    std::unique_ptr<Stream> m_stream;

    std::unique_ptr<Stream> makeStream(StreamRecorder &recorder)
    {
        auto stream = std::make_unique<Stream>(*m_loop);
        stream->setHandler(recorder);
        return stream;
    }

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

    // The server's side of m_stream, once both are open.
    RecordingServer::Accepted *connectTo(RecordingServer &server)
    {
        m_stream->connect(server.endpoint());
        const bool both = until([&] {
            return m_told->openedCount == 1 && server.connections.size() == 1
                && server.connections[0].recorder->openedCount == 1;
        });
        return both ? &server.connections[0] : nullptr;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<PollerKind>("kind");
        QTest::newRow("native") << PollerKind::Native;
        QTest::newRow("poll") << PollerKind::Poll;
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QFETCH_GLOBAL(PollerKind, kind);
        LoopOptions options;
        options.poller = kind;
        auto loop = Loop::create(options);
        QVERIFY(loop);
        m_loop = *std::move(loop);
        m_told = std::make_unique<StreamRecorder>();
        m_stream = makeStream(*m_told);
    }

    void cleanup()
    {
        m_stream.reset();
        m_told.reset();
        m_loop.reset();
    }

    void bytesGoBothWays()
    {
        RecordingServer server(*m_loop);
        QVERIFY(server.isListening());
        RecordingServer::Accepted *other = connectTo(server);
        QVERIFY(other);
        QCOMPARE(m_stream->write(bytesOf("ship")), std::size_t(4));
        QCOMPARE(other->stream->write(bytesOf("shore")), std::size_t(5));
        QVERIFY(until([&] { return m_told->received == "shore" && other->recorder->received == "ship"; }));
        QCOMPARE(m_stream->bytesSent(), std::uint64_t(4));
        QCOMPARE(m_stream->bytesReceived(), std::uint64_t(5));
        QCOMPARE(m_told->closures.size(), std::size_t(0));
    }

    void nobodyListeningIsRefused()
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->addresses = {deadAddress()};
        m_stream->connect(endpoint);
        QCOMPARE(m_told->closures.size(), std::size_t(0)); // never from inside the call
        QVERIFY(until([&] { return !m_told->closures.empty(); }));
        QVERIFY(m_told->isClosedBy(NetCause::Refused));
        QVERIFY(m_told->closures[0].text.find("127.0.0.1") != std::string::npos);
        QCOMPARE(m_told->openedCount, 0);
    }

    void theNextAddressIsTriedWhenOneIsDead()
    {
        RecordingServer server(*m_loop);
        auto endpoint = server.endpoint();
        endpoint->addresses = {deadAddress(), *SocketAddress::fromLiteral("::1", 1), server.address()};
        m_stream->connect(endpoint);
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        QCOMPARE(m_told->closures.size(), std::size_t(0));
    }

    void anEndpointWithoutAddressesIsUnreachable()
    {
        m_stream->connect(std::make_shared<Endpoint>());
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Unreachable); }));
    }

    void connectingGivesUpAtItsDeadline()
    {
        // A listener whose queue is full lets the next ones wait.
        Socket listening = openSocket();
        QVERIFY(listening.listen(loopback(0), false));
        QCOMPARE(::listen(listening.descriptor(), 0), 0);
        std::vector<Socket> waiting;
        for (int i = 0; i < 4; ++i) {
            waiting.push_back(openSocket());
            waiting.back().connect(listening.localAddress());
        }
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->addresses = {listening.localAddress()};
        StreamOptions options;
        options.connectTimeout = Milliseconds(150);
        QElapsedTimer timer;
        timer.start();
        m_stream->connect(endpoint, options);
        QVERIFY(until([&] { return !m_told->closures.empty(); }));
        QVERIFY(m_told->isClosedBy(NetCause::Timeout));
        QVERIFY(timer.elapsed() >= 150);
    }

    void theSourceAddressIsUsed()
    {
        RecordingServer server(*m_loop);
        const auto endpoint = server.endpoint();
        endpoint->sources = {*SocketAddress::fromLiteral("127.0.0.2", 0)};
        m_stream->connect(endpoint);
        QVERIFY(until([&] { return server.connections.size() == 1 && m_told->openedCount == 1; }));
        QVERIFY(m_stream->localAddress().text().starts_with("127.0.0.2:"));
    }

    void aSourceAddressThatIsNotOursIsALocalError()
    {
        RecordingServer server(*m_loop);
        const auto endpoint = server.endpoint();
        endpoint->sources = {*SocketAddress::fromLiteral("192.0.2.1", 0)};
        m_stream->connect(endpoint);
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Local); }));
    }

    void eachSourceMeetsEachAddress()
    {
        Endpoint endpoint;
        endpoint.addresses
            = {*SocketAddress::fromLiteral("127.0.0.1", 1), *SocketAddress::fromLiteral("127.0.0.5", 1)};
        endpoint.sources = {*SocketAddress::fromLiteral("::1", 0),
            *SocketAddress::fromLiteral("127.0.0.2", 0), *SocketAddress::fromLiteral("127.0.0.3", 0)};
        const int family = endpoint.addresses[0].family();
        QCOMPARE(endpoint.addressAt(3, 0), 0u); // they take no turns
        QCOMPARE(endpoint.addressAt(3, 1), 1u);
        QCOMPARE(endpoint.sourceFor(1, family)->text(), std::string("127.0.0.2:0"));
        QCOMPARE(endpoint.sourceFor(2, family)->text(), std::string("127.0.0.3:0"));
        endpoint.takesTurns = true;
        std::set<std::pair<std::size_t, std::string>> ways;
        for (std::uint32_t turn = 0; turn < 6; ++turn)
            ways.insert({endpoint.addressAt(turn, 0), endpoint.sourceFor(turn, family)->text()});
        QCOMPARE(ways.size(), 4u);
        endpoint.sources.resize(1);
        QVERIFY(!endpoint.sourceFor(0, family)); // of the other family only
    }

    // A turn's own address comes first; when it does not answer, the others are tried.
    void connectionsTakeTurnsAndFallBack()
    {
        RecordingServer server(*m_loop);
        const auto endpoint = server.endpoint();
        endpoint->addresses.push_back(*SocketAddress::fromLiteral("127.0.0.9", 1)); // nobody listens
        endpoint->takesTurns = true;
        m_stream->connect(endpoint, {.turn = 1});
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
    }

    void anOrderlyEndAndAResetAreToldApart()
    {
        RecordingServer server(*m_loop);
        RecordingServer::Accepted *other = connectTo(server);
        QVERIFY(other);
        other->stream->abort();
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::EndOfStream); }));

        StreamRecorder second;
        const auto stream = makeStream(second);
        stream->connect(server.endpoint());
        QVERIFY(until([&] { return second.openedCount == 1 && server.connections.size() == 2; }));
        server.connections[1].stream->abortWithReset();
        QVERIFY(until([&] { return second.isClosedBy(NetCause::Reset); }));
    }

    void aResetIsNoticedWhileReadingIsPaused()
    {
        RecordingServer server(*m_loop);
        RecordingServer::Accepted *other = connectTo(server);
        QVERIFY(other);
        m_stream->pauseReading();
        other->stream->abortWithReset();
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Reset); }));
    }

    void halfClosingLeavesTheOtherDirectionOpen()
    {
        std::pair<Socket, Socket> pair = openPair();
        m_stream->adopt(std::move(pair.first));
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        QCOMPARE(m_stream->write(bytesOf("last")), std::size_t(4));
        m_stream->finishSending();
        QCOMPARE(m_stream->write(bytesOf("more")), std::size_t(0));
        std::byte into[16];
        QCOMPARE(pair.second.receive(into).size, std::size_t(4));
        QVERIFY(pair.second.receive(into).state == Transfer::State::EndOfStream);
        pair.second.send(bytesOf("answer"));
        QVERIFY(until([&] { return m_told->received == "answer"; }));
    }

    void aReceiverThatStopsReadingFreezesTheSender()
    {
        std::pair<Socket, Socket> pair = openPair();
        m_stream->adopt(std::move(pair.first));
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        const std::string frame(std::size_t(1024) * 1024, 'x');
        std::size_t taken = 0;
        for (int i = 0; i < 1000; ++i)
            taken += m_stream->write(bytesOf(frame));
        QVERIFY(taken >= frame.size());
        QVERIFY(taken < 20 * frame.size());
        QVERIFY(m_stream->pendingBytes() <= frame.size());
        runFor(*m_loop, Milliseconds(20));
        QCOMPARE(m_told->writableCount, 0);

        // All that was taken arrives, and then the sender is told.
        std::size_t received = 0;
        std::vector<std::byte> into(std::size_t(256) * 1024);
        QVERIFY(until([&] {
            const Transfer got = pair.second.receive(into);
            received += got.size;
            return received == taken;
        }));
        QVERIFY(until([&] { return m_told->writableCount == 1; }));
        QVERIFY(!m_stream->hasPending());
        QCOMPARE(m_stream->write(bytesOf("on")), std::size_t(2));
    }

    void nothingIsReadWhilePaused()
    {
        RecordingServer server(*m_loop);
        RecordingServer::Accepted *other = connectTo(server);
        QVERIFY(other);
        m_told->onBytes = [this] { m_stream->pauseReading(); };
        const std::string much(std::size_t(300) * 1024, 'y');
        QCOMPARE(other->stream->write(bytesOf(much)), much.size());
        QVERIFY(until([&] { return m_told->bytesCount == 1; }));
        runFor(*m_loop, Milliseconds(20));
        QCOMPARE(m_told->bytesCount, 1);
        m_told->onBytes = [] { };
        m_stream->resumeReading();
        QVERIFY(until([&] { return m_told->received == much; }));
    }

    void whatCameBeforeAHangUpIsReadAfterAPause()
    {
        std::pair<Socket, Socket> pair = openPair();
        m_stream->adopt(std::move(pair.first));
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        m_stream->pauseReading();
        pair.second.send(bytesOf("farewell"));
        pair.second.close();
        runFor(*m_loop, Milliseconds(20));
        QCOMPARE(m_told->bytesCount, 0);
        QCOMPARE(m_told->closures.size(), std::size_t(0));
        m_stream->resumeReading();
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::EndOfStream); }));
        QCOMPARE(m_told->received, std::string("farewell"));
    }

    void anAnswerIsReadEvenIfTheOtherSideTookNoMore()
    {
        std::pair<Socket, Socket> pair = openPair();
        m_stream->adopt(std::move(pair.first));
        QVERIFY(until([&] { return m_told->openedCount == 1; }));
        pair.second.send(bytesOf("go away"));
        pair.second.close();
        m_stream->write(bytesOf("too late"));
        QVERIFY(until([&] { return m_told->closures.size() == 1; }));
        QCOMPARE(m_told->received, std::string("go away"));
        QVERIFY(m_told->isClosedBy(NetCause::Reset));
    }

    void anAbortedStreamSaysNothing()
    {
        RecordingServer server(*m_loop);
        m_stream->connect(server.endpoint());
        m_stream->abort();
        m_stream->abort();
        runFor(*m_loop, Milliseconds(30));
        QCOMPARE(m_told->openedCount, 0);
        QCOMPARE(m_told->closures.size(), std::size_t(0));
        QCOMPARE(m_stream->write(bytesOf("x")), std::size_t(0));
    }

    void aStreamMayBeRetiredFromEveryCallOfItsHandler()
    {
        for (const int when : {0, 1, 2}) {
            RecordingServer server(*m_loop);
            StreamRecorder told;
            std::unique_ptr<Stream> stream = makeStream(told);
            const auto retire = [&] { m_loop->retire(std::move(stream)); };
            (when == 0 ? told.onOpened : when == 1 ? told.onBytes : told.onClosed) = retire;
            stream->connect(server.endpoint());
            QVERIFY(until([&] { return server.connections.size() == 1; }));
            RecordingServer::Accepted &other = server.connections[0];
            QVERIFY(until([&] { return other.recorder->openedCount == 1; }));
            other.stream->write(bytesOf("x"));
            other.stream->finishSending();
            QVERIFY(until([&] { return !stream; }));
            runFor(*m_loop, Milliseconds(5));
        }
    }

    void aListenerSpreadsOverALotOfConnections()
    {
        RecordingServer server(*m_loop);
        std::vector<std::unique_ptr<StreamRecorder>> told;
        std::vector<std::unique_ptr<Stream>> streams;
        for (int i = 0; i < 200; ++i) {
            told.push_back(std::make_unique<StreamRecorder>());
            streams.push_back(makeStream(*told.back()));
            streams.back()->connect(server.endpoint());
        }
        QVERIFY(until([&] { return server.connections.size() == 200; }));
    }

    void namesAreResolvedAndLiteralsKeptAsTheyAre()
    {
        const auto local = resolve("localhost", 8080);
        QVERIFY(local);
        QVERIFY(!local->empty());
        QCOMPARE((*local)[0].port(), std::uint16_t(8080));
        const auto unknown = resolve("no-such-name.invalid", 80);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().cause, NetCause::Unreachable);

        QCOMPARE(loopback(80).text(), std::string("127.0.0.1:80"));
        QCOMPARE(SocketAddress::fromLiteral("::1", 443)->text(), std::string("[::1]:443"));
        QVERIFY(!SocketAddress::fromLiteral("localhost", 443));
        Endpoint endpoint;
        endpoint.host = "::1";
        endpoint.port = 80;
        QCOMPARE(endpoint.authority(), std::string("[::1]"));
        endpoint.port = 3000;
        QCOMPARE(endpoint.authority(), std::string("[::1]:3000"));
    }
};

QTEST_APPLESS_MAIN(StreamTest)
#include "tst_stream.moc"
