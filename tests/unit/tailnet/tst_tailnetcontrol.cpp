// SPDX-License-Identifier: GPL-3.0-or-later
// The control connection against a server that says what a real one said.
#include "core/tailnet/tailnetcontrol.h"
#include "tests/support/runloop.h"
#include "tests/unit/tailnet/scriptedcoordinator.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::test;

namespace {

class Told : public TailnetControlHandler
{
public:
    int up = 0;
    std::vector<PeerUpdate> updates;
    std::vector<DerpRegion> regions;
    std::string token;
    std::optional<WebSocketEnd> end;
    std::function<void()> onUpdate;

private:
    void controlUp() override { ++up; }
    void otherUpdated(const PeerUpdate &update) override
    {
        updates.push_back(update);
        if (onUpdate)
            onUpdate();
    }
    void relaysKnown(const std::vector<DerpRegion> &known) override { regions = known; }
    void resumeTokenCame(const ResumeToken &came) override { token = came.token; }
    void controlEnded(const WebSocketEnd &how) override { end = how; }
};

const QString ToServer = u"yamux client->server"_s;
const QString FromServer = u"yamux server->client"_s;
constexpr const char *Agent = "11223344-5566-4788-99aa-bbccddeeff00";

} // namespace

class TailnetControlTest : public QObject
{
    Q_OBJECT

    const Recorded m_recorded;
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<ScriptedCoordinator> m_server;
    Told m_told;
    std::unique_ptr<TailnetControl> m_control;

    bool until(const std::function<bool()> &done) { return runUntil(*m_loop, done); }
    void start(const Bytes &says, int refuseWith = 0, const std::string &resumeToken = {})
    {
        m_control.reset();
        m_server.reset();
        m_told = {};
        m_loop = *Loop::create();
        m_server = std::make_unique<ScriptedCoordinator>(*m_loop, says);
        m_server->refuseWith = refuseWith;
        m_control = std::make_unique<TailnetControl>(*m_loop, m_told);
        TailnetControlOptions options;
        options.basePath = "/coder";
        options.agent = Agent;
        options.headers.set("Coder-Session-Token", "secret-secret");
        options.resumeToken = resumeToken;
        options.leaveTimeout = Milliseconds(300);
        m_control->connect(m_server->endpoint(), options);
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup()
    {
        m_control.reset();
        m_server.reset();
        m_loop.reset();
    }

    void whatTheServerKnowsIsTold()
    {
        start(m_recorded.stream(FromServer));
        QVERIFY(until([this] { return m_told.up == 1; }));
        m_control->addTunnel(arrayOf<16>(fromHex("112233445566478899aabbccddeeff00")));
        QVERIFY(until([this] {
            return m_told.updates.size() == 2 && !m_told.regions.empty() && !m_told.token.empty();
        }));
        QVERIFY(m_told.updates[0].kind == PeerUpdateKind::Node);
        QVERIFY(m_told.updates[1].kind == PeerUpdateKind::ReadyForHandshake);
        QCOMPARE(m_server->target,
            std::string("/coder/api/v2/workspaceagents/") + Agent + "/coordinate?version=2.0");
        QCOMPARE(m_server->token, std::string("secret-secret"));
        const Bytes said = m_recorded.stream(ToServer);
        const std::size_t size = said.size() - 12 - 239; // without its node
        QVERIFY(until([&] { return m_server->heard.size() >= size; }));
        QCOMPARE(toHex(m_server->heard), toHex(std::span(said).first(size)));
    }

    void aGoodbyeIsSaidAndTaken_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("taken") << true;
        QTest::newRow("not answered") << false;
    }
    void aGoodbyeIsSaidAndTaken()
    {
        QFETCH(const bool, isTaken);
        start(m_recorded.stream(FromServer));
        QVERIFY(until([this] { return m_told.updates.size() == 2; }));
        const std::size_t before = m_server->heard.size();
        m_control->leave();
        m_control->leave();
        QVERIFY(until([&] { return m_server->heard.size() > before; }));
        QCOMPARE(toHex(std::span(m_server->heard).subspan(before)),
            QByteArray("000000000000000100000006050102021200"));
        if (isTaken)
            m_server->say(fromHex("0000000000000001000000040b010300"));
        QVERIFY(until([this] { return m_told.end && m_server->end; }));
        QVERIFY(m_told.end->how == WebSocketEnd::How::CloseFrame);
        QCOMPARE(m_server->end->code, closecode::Normal);
    }

    void aRefusalKeepsItsAnswer()
    {
        start({}, 404, "a.b.c");
        QVERIFY(until([this] { return m_told.end.has_value(); }));
        QVERIFY(m_told.end->how == WebSocketEnd::How::Refused);
        QCOMPARE(m_told.end->reply->status, 404);
        QVERIFY(m_server->target.ends_with("&resume_token=a.b.c"));
        QCOMPARE(m_told.up, 0);
    }

    void whatMakesNoSenseEndsIt_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("yamux") << QByteArray("0104") << QString();
        QTest::newRow("a later version") << QByteArray("010000000000000100000000") << u"yamux"_s;
        QTest::newRow("no message") << QByteArray("000000000000000100000006050101020aff")
                                    << u"make no sense"_s;
        QTest::newRow("no map") << QByteArray("0000000000000003000000060501010212ff") << u"make no sense"_s;
        QTest::newRow("an error") << QByteArray("00000000000000010000000e0501010a12086e6f207269676874")
                                  << u"no right"_s;
        QTest::newRow("an end") << QByteArray("0000000000000001000000040b010100")
                                << u"ended the coordination"_s;
        QTest::newRow("an end with an error")
            << QByteArray("0000000000000001000000130701010f00000000000000016e6f206c75636b") << u"no luck"_s;
        QTest::newRow("a closed stream")
            << QByteArray("000100040000000100000000") << u"ended the coordination"_s;
        QTest::newRow("a farewell") << QByteArray("000300000000000000000000")
                                    << u"ended the control connection"_s;
    }
    void whatMakesNoSenseEndsIt()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QString, sentence);
        start(fromHex(said));
        if (sentence.isEmpty()) { // not whole: nothing yet
            QVERIFY(until([this] { return m_told.up == 1; }));
            return;
        }
        QVERIFY(until([this] { return m_told.end.has_value(); }));
        QVERIFY2(QString::fromStdString(m_told.end->error.text).contains(sentence),
            m_told.end->error.text.c_str());
    }

    void itMayBeEndedFromWithinItsOwnNews()
    {
        start(m_recorded.stream(FromServer));
        m_told.onUpdate = [this] { m_control->abort(); };
        QVERIFY(until([this] { return m_told.updates.size() == 1; }));
        QVERIFY(until([this] { return m_server->end.has_value(); }));
        QCOMPARE(m_told.updates.size(), 1u);
        QVERIFY(!m_told.end);
    }
};

QTEST_GUILESS_MAIN(TailnetControlTest)
#include "tst_tailnetcontrol.moc"
