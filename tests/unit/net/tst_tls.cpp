// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/stream.h"
#include "core/net/tlscontext.h"
#include "tests/support/runloop.h"
#include "tests/support/streamrecorder.h"
#include "tests/support/testcertificate.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;

class TlsTest : public QObject
{
    Q_OBJECT

    TestCertificate m_authority = makeSelfSigned("plimsoll test authority");
    TestCertificate m_server = makeSigned(m_authority, "DNS:coder.test,IP:127.0.0.1");
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<StreamRecorder> m_told;
    std::unique_ptr<Stream> m_stream;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

    TlsClientOptions trusting() const
    {
        TlsClientOptions options;
        options.caPem = m_authority.certificatePem;
        options.systemStore = false;
        return options;
    }

    ListenOptions serving(const TestCertificate &certificate, const std::string &clientCa = {}) const
    {
        ListenOptions options;
        const auto context = TlsContext::server({.certificatePem = certificate.certificatePem,
            .keyPem = certificate.keyPem,
            .clientCaPem = clientCa});
        if (context)
            options.tls = *context;
        return options;
    }

    void connectTo(const RecordingServer &server, const std::string &host, const TlsClientOptions &options)
    {
        const auto context = TlsContext::client(options);
        QVERIFY2(context, context ? "" : context.error().text.c_str());
        auto endpoint = server.endpoint(host);
        endpoint->tls = *context;
        m_stream->connect(endpoint);
    }

    bool isOpenOrClosed() const { return m_told->openedCount > 0 || !m_told->closures.empty(); }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        auto loop = Loop::create();
        QVERIFY(loop);
        m_loop = *std::move(loop);
        m_told = std::make_unique<StreamRecorder>();
        m_stream = std::make_unique<Stream>(*m_loop);
        m_stream->setHandler(*m_told);
    }

    void cleanup()
    {
        m_stream.reset();
        m_told.reset();
        m_loop.reset();
    }

    void aTrustedCertificateForTheHostIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("by name") << QByteArray("coder.test");
        QTest::newRow("by address") << QByteArray("127.0.0.1");
    }
    void aTrustedCertificateForTheHostIsAccepted()
    {
        QFETCH(QByteArray, host);
        RecordingServer server(*m_loop, serving(m_server));
        connectTo(server, host.toStdString(), trusting());
        QVERIFY(until([&] { return isOpenOrClosed(); }));
        QVERIFY2(m_told->openedCount == 1, m_told->closures.empty() ? "" : m_told->closures[0].text.c_str());
        QVERIFY(until([&] { return server.connections[0].recorder->openedCount == 1; }));
        m_stream->write(bytesOf("ship"));
        server.connections[0].stream->write(bytesOf("shore"));
        QVERIFY(until([&] {
            return m_told->received == "shore" && server.connections[0].recorder->received == "ship";
        }));
        QVERIFY(m_stream->bytesSent() > 4); // records, not plain text
    }

    void whatIsNotTrustedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("another name") << QByteArray("other.test") << true << QByteArray("another name");
        QTest::newRow("another address") << QByteArray("127.0.0.9") << true << QByteArray("another name");
        QTest::newRow("unknown authority") << QByteArray("coder.test") << false << QByteArray("not trusted");
    }
    void whatIsNotTrustedIsRefused()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, knowsAuthority);
        QFETCH(QByteArray, says);
        RecordingServer server(*m_loop, serving(m_server));
        TlsClientOptions options = trusting();
        if (!knowsAuthority)
            options.caPem = makeSelfSigned("somebody else").certificatePem;
        connectTo(server, host.toStdString(), options);
        QVERIFY(until([&] { return isOpenOrClosed(); }));
        QVERIFY(m_told->isClosedBy(NetCause::Tls));
        QVERIFY2(m_told->closures[0].text.find(says.toStdString()) != std::string::npos,
            m_told->closures[0].text.c_str());
        QVERIFY(until([&] { return server.connections[0].recorder->isClosedBy(NetCause::Tls); }));
    }

    void aSessionIsResumedOnlyWhereThatIsWanted_data()
    {
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<QByteArray>("secondHost");
        QTest::addColumn<bool>("isResumed");
        QTest::newRow("wanted") << true << QByteArray("coder.test") << true;
        QTest::newRow("not wanted") << false << QByteArray("coder.test") << false;
        QTest::newRow("another host") << true << QByteArray("other.test") << false;
    }
    void aSessionIsResumedOnlyWhereThatIsWanted()
    {
        QFETCH(bool, wanted);
        QFETCH(QByteArray, secondHost);
        QFETCH(bool, isResumed);
        const TestCertificate certificate = makeSigned(m_authority, "DNS:coder.test,DNS:other.test");
        ListenOptions listening;
        const auto served = TlsContext::server({.certificatePem = certificate.certificatePem,
            .keyPem = certificate.keyPem,
            .clientCaPem = {},
            .resumes = true});
        QVERIFY(served);
        listening.tls = *served;
        RecordingServer server(*m_loop, listening);
        TlsClientOptions options = trusting();
        options.resumes = wanted;
        const auto context = TlsContext::client(options);
        QVERIFY(context);
        const auto first = server.endpoint("coder.test");
        first->tls = *context;
        m_stream->connect(first);
        QVERIFY(until([&] { return !server.connections.empty() && m_told->openedCount == 1; }));
        QVERIFY(!m_stream->isTlsResumed());
        // Tickets come after the handshake, before the first bytes.
        QVERIFY(until([&] { return server.connections[0].recorder->openedCount == 1; }));
        server.connections[0].stream->write(bytesOf("x"));
        QVERIFY(until([&] { return m_told->received == "x"; }));

        StreamRecorder told;
        Stream again(*m_loop);
        again.setHandler(told);
        const auto second = server.endpoint(secondHost.toStdString());
        second->tls = *context;
        again.connect(second);
        QVERIFY(until([&] { return told.openedCount == 1 || !told.closures.empty(); }));
        QCOMPARE(told.openedCount, 1);
        QCOMPARE(again.isTlsResumed(), isResumed);
    }

    void aSelfSignedCertificateNeedsTheInsecureOption()
    {
        const TestCertificate alone = makeSelfSigned("coder.test");
        RecordingServer server(*m_loop, serving(alone));
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Tls); }));

        StreamRecorder told;
        Stream stream(*m_loop);
        stream.setHandler(told);
        TlsClientOptions insecure;
        insecure.insecure = true;
        const auto context = TlsContext::client(insecure);
        QVERIFY(context);
        auto endpoint = server.endpoint("coder.test");
        endpoint->tls = *context;
        stream.connect(endpoint);
        QVERIFY(until([&] { return told.openedCount == 1; }));
    }

    void aClientCertificateIsShownWhenAskedFor()
    {
        RecordingServer server(*m_loop, serving(m_server, m_authority.certificatePem));
        const TestCertificate client = makeSigned(m_authority, "DNS:client.test");
        TlsClientOptions options = trusting();
        options.certificatePem = client.certificatePem;
        options.keyPem = client.keyPem;
        connectTo(server, "coder.test", options);
        QVERIFY(until([&] {
            return server.connections.size() == 1 && server.connections[0].recorder->openedCount == 1;
        }));
    }

    void aMissingClientCertificateEndsTheConnection()
    {
        RecordingServer server(*m_loop, serving(m_server, m_authority.certificatePem));
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] { return !m_told->closures.empty(); }));
        QVERIFY2(m_told->isClosedBy(NetCause::Tls), m_told->closures[0].text.c_str());
        QVERIFY2(m_told->closures[0].text.find("certificate required") != std::string::npos,
            m_told->closures[0].text.c_str());
    }

    void muchDataPassesUnchangedUnderBackPressure()
    {
        RecordingServer server(*m_loop, serving(m_server));
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] {
            return server.connections.size() == 1 && server.connections[0].recorder->openedCount == 1
                && m_told->openedCount == 1;
        }));
        StreamRecorder &there = *server.connections[0].recorder;
        server.connections[0].stream->pauseReading();
        std::string block(200'000, '\0');
        for (std::size_t i = 0; i < block.size(); ++i)
            block[i] = static_cast<char>(i * 31 % 251);
        std::string sent;
        while (m_stream->write(bytesOf(block)) > 0)
            sent += block;
        QVERIFY(sent.size() >= block.size());
        QVERIFY(m_stream->pendingBytes() < block.size() + 4096);
        runFor(*m_loop, Milliseconds(20));
        QVERIFY(there.received.empty());
        server.connections[0].stream->resumeReading();
        QVERIFY(until([&] { return there.received.size() == sent.size(); }));
        QVERIFY(there.received == sent);
        QVERIFY(until([&] { return m_told->writableCount == 1; }));
    }

    void aTlsGoodbyeIsAnOrderlyEnd()
    {
        RecordingServer server(*m_loop, serving(m_server));
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] {
            return server.connections.size() == 1 && server.connections[0].recorder->openedCount == 1;
        }));
        m_stream->write(bytesOf("bye"));
        m_stream->finishSending();
        QVERIFY(until([&] { return server.connections[0].recorder->isClosedBy(NetCause::EndOfStream); }));
        QCOMPARE(server.connections[0].recorder->received, std::string("bye"));
    }

    void aServerWithoutTlsIsATlsError()
    {
        RecordingServer server(*m_loop);
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] { return server.connections.size() == 1; }));
        QVERIFY(until([&] { return server.connections[0].recorder->openedCount == 1; }));
        server.connections[0].stream->write(bytesOf("HTTP/1.1 400 Bad Request\r\n\r\n"));
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Tls); }));
    }

    void aServerThatSaysNothingIsATimeout()
    {
        RecordingServer server(*m_loop);
        const auto context = TlsContext::client(trusting());
        QVERIFY(context);
        auto endpoint = server.endpoint("coder.test");
        endpoint->tls = *context;
        StreamOptions options;
        options.connectTimeout = Milliseconds(100);
        m_stream->connect(endpoint, options);
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::Timeout); }));
    }

    void aServerThatHangsUpInTheHandshakeIsToldApart()
    {
        RecordingServer server(*m_loop);
        connectTo(server, "coder.test", trusting());
        QVERIFY(until([&] { return server.connections.size() == 1; }));
        QVERIFY(until([&] { return !server.connections[0].recorder->received.empty(); }));
        server.connections[0].stream->finishSending();
        QVERIFY(until([&] { return m_told->isClosedBy(NetCause::EndOfStream); }));
        QVERIFY(m_told->closures[0].text.find("handshake") != std::string::npos);
    }

    void unusablePemIsSaidSo()
    {
        TlsClientOptions badCa;
        badCa.caPem = "not a certificate";
        const auto noCa = TlsContext::client(badCa);
        QVERIFY(!noCa);
        QCOMPARE(noCa.error().cause, NetCause::Tls);

        const TestCertificate other = makeSelfSigned("other");
        const auto wrongKey = TlsContext::server(
            {.certificatePem = m_server.certificatePem, .keyPem = other.keyPem, .clientCaPem = {}});
        QVERIFY(!wrongKey);
        QVERIFY(wrongKey.error().text.find("does not belong") != std::string::npos);
        const auto noKey = TlsContext::server(
            {.certificatePem = m_server.certificatePem, .keyPem = "nothing", .clientCaPem = {}});
        QVERIFY(!noKey);
    }
};

QTEST_APPLESS_MAIN(TlsTest)
#include "tst_tls.moc"
