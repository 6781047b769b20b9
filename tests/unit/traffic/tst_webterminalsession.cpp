// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/sessionfactory.h"
#include "tests/support/runloop.h"
#include "tests/unit/traffic/scriptedterminal.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t Bytes = 3000;

// One session against one scripted terminal, on this thread.
class Stage final : private SessionObserver
{
public:
    explicit Stage(TerminalScript script, bool reconnect = false)
        : m_loop(*Loop::create())
        , m_terminal(*m_loop, script)
    {
        ScenarioPlan scenario;
        scenario.rate = {static_cast<qint64>(Bytes), 10ms};
        scenario.connectTimeout = 2s;
        scenario.webTerminal.attachTimeout = 200ms;
        scenario.webTerminal.stallTicks = 5;
        scenario.webTerminal.reconnect = reconnect;
        m_setup.scenarios = {scenario};
        m_setup.routes = {{.endpoint = m_terminal.endpoint(), .basePath = {}, .extraHeaders = {}}};
        m_tally.scenarios.resize(1);
        m_target.agent = AgentId::fromString(u"4ff07852-db9c-4d4d-9150-316975aac455");
        m_target.workspaceName = QStringLiteral("scaletest-1");
        m_target.token = Secret(QByteArrayLiteral("0123456789-0123456789012345678901"));
        const Instant now = Loop::now();
        m_session = makeSession(
            m_place, {.target = &m_target, .gauges = &m_gauges, .start = now, .end = now + 60s});
    }

    Session &session() { return *m_session; }
    Loop &loop() { return *m_loop; }
    ScenarioTally &tally() { return m_tally.scenarios[0]; }
    ScriptedTerminal &terminal() { return m_terminal; }
    const SessionGauges &gauges() const { return m_gauges; }
    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }

    bool start()
    {
        m_session->start();
        return until([this] { return attached != 0 || !outcomes.empty(); });
    }
    void tick()
    {
        const Instant now = Loop::now();
        m_session->tick(now, now, false);
    }
    // Ticks and waits until its echo is back or the session is over.
    bool tickAndEcho()
    {
        const std::uint64_t before = tally().echoedTicks + tally().unansweredTicks;
        tick();
        return until(
            [&] { return tally().echoedTicks + tally().unansweredTicks > before || !outcomes.empty(); });
    }
    bool stopPlanned()
    {
        m_session->stop(Ending::Planned, Loop::now() + 1s);
        return untilFinished();
    }
    bool untilFinished()
    {
        return until([this] { return !outcomes.empty(); });
    }

    int connected = 0;
    int attached = 0;
    int troubled = 0;
    std::vector<Outcome> outcomes;

private:
    void sessionConnected(Session &) override { ++connected; }
    void sessionAttached(Session &) override { ++attached; }
    void sessionTroubled(Session &, const SessionError &) override { ++troubled; }
    void sessionFinished(Session &, const Outcome &outcome) override { outcomes.push_back(outcome); }

    std::unique_ptr<Loop> m_loop;
    ScriptedTerminal m_terminal;
    TrafficSetup m_setup;
    OutstandingTicks m_slab;
    Tally m_tally;
    Tally *m_current = &m_tally;
    const SessionPlace m_place{m_setup, *m_loop, m_current, m_slab, *this};
    TrafficTarget m_target;
    SessionGauges m_gauges;
    std::unique_ptr<Session> m_session;
};

} // namespace

class WebTerminalSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void typesIsEchoedAndEndsWithoutError()
    {
        Stage stage({});
        QVERIFY(stage.start());
        for (int i = 0; i < 20; ++i)
            QVERIFY(stage.tickAndEcho());
        QVERIFY(stage.stopPlanned());
        QVERIFY(!stage.outcomes[0].error);
        const ScenarioTally &tally = stage.tally();
        QCOMPARE(tally.dueTicks, 20u);
        QCOMPARE(tally.sentTicks, 20u);
        QCOMPARE(tally.echoedTicks, 20u);
        QCOMPARE(tally.sentBytes, 20u * Bytes);
        QCOMPARE(tally.echoedBytes, 20u * Bytes);
        QCOMPARE(tally.wireReadBytes, tally.wireWrittenBytes);
        QCOMPARE(stage.gauges().readBytes.load(), std::uint64_t(20 * Bytes));
        QCOMPARE(tally.attachTime.count(), 1u);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void aRefusedUpgradeKeepsStatusAndBody()
    {
        Stage stage({.refuseStatus = 404});
        stage.session().start();
        QVERIFY(stage.untilFinished());
        QVERIFY(stage.outcomes[0].error->errorClass == ErrorClass::UpgradeRefused);
        QVERIFY(stage.outcomes[0].error->text.find("404") != std::string::npos);
        QVERIFY(stage.outcomes[0].error->text.find("No.") != std::string::npos);
        QCOMPARE(stage.tally().disconnects, 1u);
    }

    void aCommandThatNeverSpeaksIsAnAttachTimeout()
    {
        Stage stage({.isMute = true});
        stage.session().start();
        QVERIFY(stage.untilFinished());
        QVERIFY(stage.outcomes[0].error->errorClass == ErrorClass::AttachTimeout);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void whoIsSentAwayBeforeItCouldTypeHasNotFailed_data()
    {
        QTest::addColumn<bool>("isConnected");
        QTest::newRow("connecting") << false;
        QTest::newRow("attaching") << true;
    }

    void whoIsSentAwayBeforeItCouldTypeHasNotFailed()
    {
        QFETCH(const bool, isConnected);
        for (const bool isSteered : {false, true}) {
            Stage stage({.isMute = true});
            stage.session().start();
            if (isConnected)
                QVERIFY(stage.until([&stage] { return stage.connected > 0; }));
            if (isSteered)
                stage.session().moveEnd(Loop::now());
            QVERIFY(stage.stopPlanned());
            QCOMPARE(stage.outcomes[0].error.has_value(), !isSteered);
            QCOMPARE(stage.tally().errorCount(), isSteered ? 0u : 1u);
            QCOMPARE(stage.tally().disconnects, isSteered ? 0u : 1u);
            QCOMPARE(stage.terminal().running(), 0u);
        }
    }

    void aLostConnectionIsADisconnectAndLeavesNoProcess()
    {
        Stage stage({.dropAt = 2 * Bytes});
        QVERIFY(stage.start());
        QVERIFY(stage.tickAndEcho());
        QVERIFY(stage.tickAndEcho());
        QVERIFY(stage.untilFinished());
        QVERIFY(stage.outcomes[0].error->errorClass == ErrorClass::ServerClosed);
        QCOMPARE(stage.tally().disconnects, 1u);
        QCOMPARE(stage.tally().unansweredTicks, 1u);
        QCOMPARE(stage.terminal().attachments(), 2); // the second one only to end the process
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void aChangedByteEndsTheSession()
    {
        Stage stage({.corruptAt = Bytes + 1234});
        QVERIFY(stage.start());
        QVERIFY(stage.tickAndEcho());
        stage.tick();
        QVERIFY(stage.untilFinished());
        QVERIFY(stage.outcomes[0].error->errorClass == ErrorClass::CorruptEcho);
        QCOMPARE(stage.tally().echoedBytes, std::uint64_t(Bytes + 1233));
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void aTerminalThatGivesNothingBackIsStalled()
    {
        Stage stage({.isDeaf = true});
        QVERIFY(stage.start());
        const bool over = stage.until([&] {
            if (stage.outcomes.empty())
                stage.tick();
            return !stage.outcomes.empty();
        });
        QVERIFY(over);
        QVERIFY(stage.outcomes[0].error->errorClass == ErrorClass::Stalled);
        QCOMPARE(stage.tally().echoedTicks, 0u);
        QCOMPARE(stage.tally().sentTicks, stage.tally().unansweredTicks);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void whatIsUnderWayComesBackBeforeTheEnd()
    {
        Stage stage({});
        QVERIFY(stage.start());
        stage.tick();
        QVERIFY(stage.stopPlanned());
        QCOMPARE(stage.tally().echoedTicks, 1u);
        QCOMPARE(stage.tally().unansweredTicks, 0u);
    }

    void stoppingWhileConnectingLeavesNoProcess_data()
    {
        QTest::addColumn<bool>("isPlanned");
        QTest::newRow("at its planned end") << true;
        QTest::newRow("by the user") << false;
    }
    void stoppingWhileConnectingLeavesNoProcess()
    {
        QFETCH(const bool, isPlanned);
        Stage stage({});
        stage.session().start();
        stage.session().stop(isPlanned ? Ending::Planned : Ending::Stopped, Loop::now() + 1s);
        QVERIFY(stage.untilFinished());
        QCOMPARE(stage.outcomes[0].error.has_value(), isPlanned);
        QVERIFY(!isPlanned || stage.outcomes[0].error->errorClass == ErrorClass::ConnectTimeout);
        QCOMPARE(stage.terminal().attachments(), 1);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void stoppingWhileRecoveringLeavesNoProcess()
    {
        Stage stage({.dropAt = Bytes}, true);
        QVERIFY(stage.start());
        stage.tick();
        QVERIFY(stage.until([&] { return stage.troubled == 1; }));
        QCOMPARE(stage.terminal().running(), 1u);
        stage.session().stop(Ending::Stopped, Loop::now() + 1s);
        QVERIFY(stage.untilFinished());
        QVERIFY(!stage.outcomes[0].error);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void aConnectionLostBeforeTheMarkLeavesNoProcess()
    {
        Stage stage({.dropsFirst = true});
        stage.session().start();
        QVERIFY(stage.untilFinished());
        QVERIFY(stage.outcomes[0].error.has_value());
        QCOMPARE(stage.terminal().attachments(), 2);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void reconnectingResumesAfterTheReplay_data()
    {
        QTest::addColumn<int>("lost");
        QTest::newRow("all that was typed arrives") << 0;
        QTest::newRow("the last bytes never arrive") << 100;
    }

    void reconnectingResumesAfterTheReplay()
    {
        QFETCH(int, lost);
        Stage stage({.dropAt = 30 * Bytes, .loseAfterDrop = static_cast<std::size_t>(lost)}, true);
        QVERIFY(stage.start());
        for (int i = 0; i < 30; ++i)
            QVERIFY(stage.tickAndEcho());
        QCOMPARE(stage.troubled, 1);
        QVERIFY(stage.until([&] { return stage.tally().reconnects == 1; }));
        for (int i = 0; i < 5; ++i)
            QVERIFY(stage.tickAndEcho());
        QVERIFY(stage.stopPlanned());
        QVERIFY(!stage.outcomes[0].error);
        QCOMPARE(stage.attached, 1);
        const ScenarioTally &tally = stage.tally();
        QCOMPARE(tally.unansweredTicks, lost ? 1u : 0u);
        QCOMPARE(tally.sentTicks, tally.echoedTicks + tally.unansweredTicks);
        QCOMPARE(tally.echoedBytes, 35 * Bytes - static_cast<std::uint64_t>(lost));
        QCOMPARE(tally.replayedBytes, std::uint64_t(29 * Bytes)); // this terminal replays everything
        QCOMPARE(tally.recoveryTime.count(), 1u);
        QCOMPARE(stage.terminal().running(), 0u);
    }

    void aServerThatIgnoresCtrlCIsGivenUpByAbort()
    {
        Stage stage({.ignoresInterrupt = true});
        QVERIFY(stage.start());
        stage.session().stop(Ending::Stopped, Loop::now());
        stage.session().stop(Ending::Stopped, Loop::now());
        runFor(stage.loop(), 20ms);
        QVERIFY(stage.outcomes.empty());
        stage.session().abort();
        stage.session().abort();
        QCOMPARE(stage.outcomes.size(), 1u);
        QVERIFY(stage.outcomes[0].wasStopped);
    }

    void stopInAnyStateEndsTheSessionOnce_data()
    {
        QTest::addColumn<int>("turns");
        for (const int turns : {0, 1, 2, 3, 5, 8, 13})
            QTest::addRow("after %d ms", turns) << turns;
    }

    void stopInAnyStateEndsTheSessionOnce()
    {
        QFETCH(int, turns);
        Stage stage({});
        stage.session().start();
        runFor(stage.loop(), Milliseconds(turns));
        stage.session().stop(Ending::Stopped, Loop::now() + 100ms);
        stage.session().stop(Ending::Stopped, Loop::now() + 100ms);
        QVERIFY(stage.untilFinished());
        runFor(stage.loop(), 20ms);
        QCOMPARE(stage.outcomes.size(), 1u);
        QVERIFY(!stage.outcomes[0].error);
        QCOMPARE(stage.terminal().running(), 0u);
    }
};

QTEST_GUILESS_MAIN(WebTerminalSessionTest)
#include "tst_webterminalsession.moc"
