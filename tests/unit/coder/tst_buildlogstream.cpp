// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/buildlogstream.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = BuildLogStream::End;

class TestBuildLogStream : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theRecordedLogComesWhole();
    void theSocketCarriesTheTokenAndNoOrigin();
    void aBrokenStreamResumesAfterItsLastLine();
    void aFaultOnTheServerIsNotTheEnd();
    void aStreamThatCannotBeHadIsLost();
    void aServerThatNeverAnswersIsLost();
    void aDryRunIsFollowedToo();
    void afterStopNothingComes();
    void droppingAStreamEmitsNothing();

private:
    std::unique_ptr<BuildLogStream> stream(Milliseconds openTimeout = 30s);

    std::unique_ptr<ScriptedServer> m_server;
};

namespace {

const BuildId build = BuildId::fromString(u"41215de9-2c61-4883-aeb4-bcd3717f1d6e");
const QByteArray path = "/api/v2/workspacebuilds/41215de9-2c61-4883-aeb4-bcd3717f1d6e/logs";

QByteArray line(int id)
{
    return ScriptedServer::fragmentedText("{\"id\":" + QByteArray::number(id)
        + R"(,"created_at":"2026-11-24T10:09:05.183Z","log_source":"provisioner","log_level":"info","stage":"Starting","output":"x"})"
          "\n");
}

const QByteArray done = ScriptedServer::closeFrame(1000, "done");

// The frames of a recording, byte for byte as the server sent them.
QByteArray recordedFrames(const QString &name, int &messages)
{
    QByteArray frames;
    const QJsonArray recorded = recordedExchange(name)["frames"_L1].toArray();
    for (const auto &frame : recorded) {
        if (frame["opcode"_L1] != "text"_L1)
            continue;
        frames += ScriptedServer::fragmentedText(frame["text"_L1].toString().toUtf8());
        ++messages;
    }
    return frames + done;
}

} // namespace

void TestBuildLogStream::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<ScriptedServer>();
}

std::unique_ptr<BuildLogStream> TestBuildLogStream::stream(Milliseconds openTimeout)
{
    BuildLogStream::Settings settings;
    settings.reconnects = 2;
    settings.reconnectDelay = 2ms;
    settings.openTimeout = openTimeout;
    return std::make_unique<BuildLogStream>(deploymentOf(*m_server), settings);
}

void TestBuildLogStream::theRecordedLogComesWhole()
{
    int messages = 0;
    m_server->on("GET", path, {{.frames = recordedFrames(u"ws-workspacebuilds-id-logs-101"_s, messages)}});
    const auto log = stream();
    QSignalSpy lines(log.get(), &BuildLogStream::lineArrived);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<End>(), End::Complete);
    QCOMPARE(lines.count(), messages);
    QVERIFY(messages > 5);
    QCOMPARE(lines.constFirst().constFirst().value<LogLine>().stage, u"Setting up"_s);
    QCOMPARE(m_server->seen().constFirst().query, QByteArray("follow"));
}

void TestBuildLogStream::theSocketCarriesTheTokenAndNoOrigin()
{
    m_server->on("GET", path, {{.frames = done}});
    const auto log = stream();
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(ended.count(), 1);
    const auto headers = m_server->seen().constFirst().headers;
    QCOMPARE(headers.value("coder-session-token"), deploymentOf(*m_server).token.reveal());
    QVERIFY(!headers.contains("origin"));
    QVERIFY(!headers.contains("cookie"));
}

void TestBuildLogStream::aBrokenStreamResumesAfterItsLastLine()
{
    m_server->on("GET", path,
        {{.ending = Ending::Drop, .frames = line(7) + line(8)}, {.frames = line(8) + line(9) + done}});
    const auto log = stream();
    QSignalSpy lines(log.get(), &BuildLogStream::lineArrived);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build, 3);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<End>(), End::Complete);
    QCOMPARE(lines.count(), 3);
    QCOMPARE(lines.at(2).constFirst().value<LogLine>().id, 9);
    QCOMPARE(m_server->seen().at(0).query, QByteArray("follow&after=3"));
    QCOMPARE(m_server->seen().at(1).query, QByteArray("follow&after=8"));
}

void TestBuildLogStream::aFaultOnTheServerIsNotTheEnd()
{
    m_server->on("GET", path,
        {{.frames = line(1) + ScriptedServer::closeFrame(1011, "database is busy")},
            {.frames = line(2) + done}});
    const auto log = stream();
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<End>(), End::Complete);
    QCOMPARE(m_server->count("GET", path), 2);
}

void TestBuildLogStream::aStreamThatCannotBeHadIsLost()
{
    m_server->on("GET", path, {{.status = 404}});
    const auto log = stream();
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<End>(), End::Lost);
    QCOMPARE(m_server->count("GET", path), 3);
}

void TestBuildLogStream::aServerThatNeverAnswersIsLost()
{
    m_server->on("GET", path, {{.ending = Ending::Hang}});
    const auto log = stream(50ms);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<End>(), End::Lost);
}

void TestBuildLogStream::aDryRunIsFollowedToo()
{
    const QByteArray dryRun = "/api/v2/templateversions/933c2df6-8f0d-4c72-9284-acacdd942ab5/dry-run/"
                              "d7570fba-709f-4a6e-a242-563986973420/logs";
    int messages = 0;
    m_server->on("GET", dryRun,
        {{.frames = recordedFrames(u"ws-templateversions-id-dry-run-id-logs-101"_s, messages)}});
    const auto log = stream();
    QSignalSpy lines(log.get(), &BuildLogStream::lineArrived);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followDryRun(TemplateVersionId::fromString(u"933c2df6-8f0d-4c72-9284-acacdd942ab5"),
        JobId::fromString(u"d7570fba-709f-4a6e-a242-563986973420"));
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(lines.count(), messages);
}

void TestBuildLogStream::afterStopNothingComes()
{
    m_server->on("GET", path, {{.frames = line(1)}});
    const auto log = stream();
    QSignalSpy lines(log.get(), &BuildLogStream::lineArrived);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(lines.count(), 1);
    log->stop();
    log->stop();
    QCoreApplication::processEvents();
    QCOMPARE(ended.count(), 0);
}

void TestBuildLogStream::droppingAStreamEmitsNothing()
{
    m_server->on("GET", path, {{.frames = line(1)}});
    auto log = stream();
    QSignalSpy lines(log.get(), &BuildLogStream::lineArrived);
    QSignalSpy ended(log.get(), &BuildLogStream::ended);
    log->followBuild(build);
    QTRY_COMPARE(lines.count(), 1);
    log.reset();
    QCOMPARE(ended.count(), 0);
}

QTEST_GUILESS_MAIN(TestBuildLogStream)
#include "tst_buildlogstream.moc"
