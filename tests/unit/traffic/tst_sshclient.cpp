// SPDX-License-Identifier: GPL-3.0-or-later
// A command over a socket to an SSH server, and over ones that are none.
#include "core/net/wirebytes.h"
#include "core/simulator/sshserver.h"
#include "core/traffic/ssh/sshclient.h"
#include "tests/support/runloop.h"

#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;
using simulator::SshHostKey;
using simulator::SshServer;

namespace {

using Bytes = std::vector<std::byte>;

const char *const Echo = "dd if=/dev/stdin of=/dev/stdout bs=1024 status=none";

class Recorder final : public SshClientHandler
{
public:
    explicit Recorder(Loop &loop)
        : client(std::make_unique<SshClient>(loop, *this))
    {
    }

    void write()
    {
        const std::size_t taken = client->write(toWrite);
        toWrite.erase(toWrite.begin(), toWrite.begin() + static_cast<std::ptrdiff_t>(taken));
    }

    std::unique_ptr<SshClient> client;
    Bytes toWrite;
    Bytes received;
    bool hasKeys = false;
    bool runs = false;
    std::optional<SshEnd> end;
    std::optional<NetError> failure;
    std::function<void()> onReceived;

private:
    void sshKeysExchanged() override { hasKeys = true; }
    void sshRuns() override { runs = true; }
    void sshReceived(std::span<const std::byte> bytes) override
    {
        append(received, bytes);
        if (onReceived)
            onReceived();
    }
    void sshWritable() override { write(); }
    void sshEnded(const SshEnd &how) override { end = how; }
    void sshFailed(const NetError &error) override { failure = error; }
};

Bytes numbered(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * 37 + (i >> 10));
    return bytes;
}

} // namespace

class SshClientTest : public QObject
{
    Q_OBJECT

    const SshHostKey m_key;
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<SshServer> m_server;
    std::unique_ptr<Recorder> m_client;

    Socket connected()
    {
        auto [ours, theirs] = *Socket::pair();
        m_server->start(std::move(theirs));
        return std::move(ours);
    }
    bool run(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

private slots:
    void init()
    {
        m_loop = *Loop::create();
        m_server = std::make_unique<SshServer>(*m_loop, m_key);
        m_client = std::make_unique<Recorder>(*m_loop);
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_loop.reset();
    }

    void runsACommandToItsEnd()
    {
        m_client->client->start(connected(), Echo);
        QVERIFY(run([this] { return m_client->runs; }));
        QVERIFY(m_client->hasKeys);
        m_client->toWrite = numbered(1024);
        m_client->write();
        QVERIFY(run([this] { return m_client->received.size() == 1024; }));
        QVERIFY(m_client->received == numbered(1024));

        m_client->client->finish();
        QVERIFY(run([this] { return m_client->end.has_value(); }));
        QVERIFY(m_client->end->exitStatus);
        QVERIFY(!m_client->failure);
    }

    // More than the windows of SSH and the buffers of sockets hold.
    void carriesMuchMoreThanFitsAtOnce()
    {
        m_client->client->start(connected(), Echo);
        QVERIFY(run([this] { return m_client->runs; }));
        const Bytes all = numbered(8'000'000);
        m_client->toWrite = all;
        m_client->write();
        QVERIFY(!m_client->toWrite.empty());
        QVERIFY(run([&] { return m_client->received.size() == all.size(); }));
        QVERIFY(m_client->received == all);
    }

    void aCommandThatIsNotFoundHasItsStatus()
    {
        m_client->client->start(connected(), "no-such-command");
        QVERIFY(run([this] { return m_client->end.has_value(); }));
        QCOMPARE(m_client->end->exitStatus, std::optional(127));
    }

    void aLostConnectionIsAFailure()
    {
        m_client->client->start(connected(), Echo);
        QVERIFY(run([this] { return m_client->runs; }));
        m_server.reset();
        QVERIFY(run([this] { return m_client->failure.has_value(); }));
        QVERIFY(!m_client->end);
        QVERIFY(!m_client->failure->text.empty());
    }

    void whatIsNoSshServerIsAFailure_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing, and closes") << QByteArray();
        QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("no end of line") << QByteArray(100'000, 'x');
        QTest::newRow("a banner, then garbage") << "SSH-2.0-Go\r\n" + QByteArray(5'000, '\x7f');
        QTest::newRow("a banner, then nothing") << QByteArray("SSH-2.0-Go\r\n");
    }
    void whatIsNoSshServerIsAFailure()
    {
        QFETCH(QByteArray, says);
        auto [ours, theirs] = *Socket::pair();
        m_client->client->start(std::move(ours), Echo);
        theirs.send(std::as_bytes(std::span(says.constData(), static_cast<std::size_t>(says.size()))));
        theirs.finishSending();
        QVERIFY(run([this] { return m_client->failure.has_value(); }));
        QVERIFY(!m_client->runs);
    }

    void mayBeRetiredFromACallback()
    {
        m_client->client->start(connected(), Echo);
        QVERIFY(run([this] { return m_client->runs; }));
        m_client->onReceived = [this] { m_loop->retire(std::move(m_client->client)); };
        m_client->toWrite = numbered(500);
        m_client->write();
        QVERIFY(run([this] { return m_client->client == nullptr; }));
        QVERIFY(run([this] { return m_server->isOver(); }));
        QVERIFY(!m_client->end && !m_client->failure);
    }

    // Nothing stays open, whenever it is ended.
    void closesTheSocketInEveryState()
    {
        for (int turns = 0; turns < 12; ++turns) {
            SshServer server(*m_loop, m_key);
            Recorder recorder(*m_loop);
            auto [ours, theirs] = *Socket::pair();
            server.start(std::move(theirs));
            recorder.client->start(std::move(ours), Echo);
            int done = 0;
            QVERIFY(run([&] { return ++done > turns; }));
            m_loop->retire(std::move(recorder.client));
            QVERIFY(run([&] { return server.isOver(); }));
        }
    }
};

QTEST_GUILESS_MAIN(SshClientTest)
#include "tst_sshclient.moc"
