// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browserprogram.h"
#include "core/browser/pagerequests.h"
#include "core/browser/pagescripts.h"

#include <QJsonDocument>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonObject sent(const QString &id, const QString &url, double at, const QString &type = u"Fetch"_s)
{
    return {{u"requestId"_s, id}, {u"timestamp"_s, at}, {u"type"_s, type},
        {u"request"_s, QJsonObject{{u"url"_s, url}}}};
}

QJsonObject answered(const QString &id, int status, bool isCached = false)
{
    return {{u"requestId"_s, id},
        {u"response"_s, QJsonObject{{u"status"_s, status}, {u"fromDiskCache"_s, isCached}}}};
}

const QString Sent = u"Network.requestWillBeSent"_s;
const QString Answered = u"Network.responseReceived"_s;
const QString Finished = u"Network.loadingFinished"_s;
const QString Failed = u"Network.loadingFailed"_s;

} // namespace

// What the browser layer makes of the DevTools protocol, without a browser.
class PageRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerIsCountedWithItsTimeAndBytes()
    {
        PageRequests requests;
        QVERIFY(
            !requests.take(Sent, sent(u"1"_s, u"https://c.example/workspaces?x=1"_s, 10.0, u"Document"_s)));
        QVERIFY(!requests.take(Answered, answered(u"1"_s, 200)));
        QCOMPARE(requests.documentStatus(), 200);
        const auto done = requests.take(
            Finished, json(R"({"requestId":"1","timestamp":10.25,"encodedDataLength":1234})"));
        QVERIFY(done);
        QCOMPARE(done->path, std::string("/workspaces"));
        QCOMPARE(done->status, 200);
        QCOMPARE(done->took, Nanoseconds(250ms));
        QCOMPARE(done->bytes, 1234u);
        QVERIFY(!done->errorClass);
        requests.begin();
        QCOMPARE(requests.documentStatus(), 0);
    }

    void aRedirectionIsAnAnswerOfItsOwn()
    {
        PageRequests requests;
        requests.take(Sent, sent(u"1"_s, u"https://c.example/"_s, 1.0, u"Document"_s));
        QJsonObject again = sent(u"1"_s, u"https://c.example/login"_s, 1.5, u"Document"_s);
        again.insert(u"redirectResponse"_s, QJsonObject{{u"status"_s, 307}});
        const auto first = requests.take(Sent, again);
        QVERIFY(first);
        QCOMPARE(first->status, 307);
        QCOMPARE(first->took, Nanoseconds(500ms));
        requests.take(Answered, answered(u"1"_s, 200));
        const auto second = requests.take(Finished, json(R"({"requestId":"1","timestamp":1.75})"));
        QVERIFY(second);
        QCOMPARE(second->path, std::string("/login"));
        QCOMPARE(second->took, Nanoseconds(250ms));
    }

    void whatCrossesNoNetworkIsNoRequest()
    {
        PageRequests requests;
        requests.take(Sent, sent(u"1"_s, u"data:image/png;base64,AA"_s, 1.0));
        QVERIFY(!requests.take(Finished, json(R"({"requestId":"1","timestamp":2})")));
        requests.take(Sent, sent(u"2"_s, u"https://c.example/logo.svg"_s, 1.0));
        requests.take(Answered, answered(u"2"_s, 200, true));
        QVERIFY(!requests.take(Finished, json(R"({"requestId":"2","timestamp":2})")));
        requests.take(Sent, sent(u"3"_s, u"https://c.example/logo.svg"_s, 1.0));
        QVERIFY(!requests.take(Failed,
            json(R"({"requestId":"3","timestamp":2,"canceled":true,"errorText":"net::ERR_ABORTED"})")));
        // Of a page that was left.
        requests.take(Sent, sent(u"4"_s, u"https://c.example/late"_s, 1.0));
        requests.begin();
        QVERIFY(!requests.take(Finished, json(R"({"requestId":"4","timestamp":2})")));
    }

    void aFailureHasItsClass_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorClass>("errorClass");
        QTest::newRow("refused") << u"net::ERR_CONNECTION_REFUSED"_s << ErrorClass::ConnectRefused;
        QTest::newRow("late") << u"net::ERR_CONNECTION_TIMED_OUT"_s << ErrorClass::ConnectTimeout;
        QTest::newRow("certificate") << u"net::ERR_CERT_AUTHORITY_INVALID"_s << ErrorClass::Tls;
        QTest::newRow("reset") << u"net::ERR_CONNECTION_RESET"_s << ErrorClass::ConnectionReset;
        QTest::newRow("closed") << u"net::ERR_EMPTY_RESPONSE"_s << ErrorClass::ServerClosed;
        QTest::newRow("unknown") << u"net::ERR_HTTP2_PROTOCOL_ERROR"_s << ErrorClass::Protocol;
    }
    void aFailureHasItsClass()
    {
        QFETCH(const QString, text);
        QFETCH(const ErrorClass, errorClass);
        PageRequests requests;
        requests.take(Sent, sent(u"1"_s, u"https://c.example/api/v2/users"_s, 1.0));
        const auto failed = requests.take(
            Failed, {{u"requestId"_s, u"1"_s}, {u"timestamp"_s, 2.0}, {u"errorText"_s, text}});
        QVERIFY(failed);
        QCOMPARE(failed->errorClass, std::optional(errorClass));
        QCOMPARE(failed->failure, text.toStdString());
    }

    void webSocketsCountWhenTheyAreOpen()
    {
        PageRequests requests;
        requests.take(u"Network.webSocketCreated"_s,
            {{u"requestId"_s, u"1"_s}, {u"url"_s, u"wss://c.example/api/v2/watch"_s}});
        requests.take(
            u"Network.webSocketWillSendHandshakeRequest"_s, json(R"({"requestId":"1","timestamp":3.0})"));
        const auto open = requests.take(u"Network.webSocketHandshakeResponseReceived"_s,
            json(R"({"requestId":"1","timestamp":3.125,"response":{"status":101}})"));
        QVERIFY(open);
        QCOMPARE(open->status, 101);
        QCOMPARE(open->took, Nanoseconds(125ms));
    }

    void strangeEventsAreHarmless()
    {
        PageRequests requests;
        for (const QString &method : {Sent, Answered, Finished, Failed, u"Network.webSocketFrameError"_s}) {
            QVERIFY(!requests.take(method, {}));
            QVERIFY(
                !requests.take(method, json(R"({"requestId":7,"timestamp":"x","response":[],"request":1})")));
        }
    }

    void selectorsAreQuotedIntoTheScript()
    {
        const QString script = waitForElement(u"[data-testid=\"a\"]'`"_s);
        QVERIFY2(script.contains(u"\"[data-testid=\\\"a\\\"]'`\""_s), qPrintable(script));
    }

    void timesThatAPageNeverReachedAreNone()
    {
        const PageTimes times = pageTimes(json(R"({"firstByte":12.5,"loaded":0,"largestPaint":null})"));
        QCOMPARE(times.firstByte, std::optional<Nanoseconds>(12'500us));
        QVERIFY(!times.loaded);
        QVERIFY(!times.largestPaint);
    }

    void hostsAreMappedAndNoPortIsOpen()
    {
        const BrowserLaunch launch{.program = u"chromium"_s,
            .resolve = {{u"*.apps.example"_s, {u"127.0.0.1"_s}}, {u"c.example"_s, {u"::1"_s, u"::2"_s}}}};
        const QStringList arguments = browserArguments(launch, true, u"/tmp/profile"_s);
        QVERIFY(
            arguments.contains(u"--host-resolver-rules=MAP *.apps.example 127.0.0.1,MAP c.example [::1]"_s));
        QVERIFY(arguments.contains(u"--remote-debugging-pipe"_s));
        QVERIFY(arguments.filter(u"remote-debugging-port"_s).isEmpty());
        QVERIFY(arguments.contains(u"--headless=new"_s));
        QVERIFY(!browserArguments(launch, false, {}).contains(u"--headless=new"_s));
    }
};

QTEST_GUILESS_MAIN(PageRequestsTest)
#include "tst_pagerequests.moc"
