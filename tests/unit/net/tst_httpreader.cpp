// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpmessage.h"

#include <QRegularExpression>
#include <QTest>

#include <string>
#include <vector>

using namespace plimsoll;

namespace {

struct Reading {
    std::vector<std::string> heads;
    std::vector<std::string> bodies;
    std::string error;
    bool isUpgraded = false;
    std::string rest;
    bool operator==(const Reading &) const = default;
};

std::string describe(const HttpReader &reader, HttpReader::Reading what)
{
    std::string text;
    const HttpHeaders *headers = nullptr;
    if (what == HttpReader::Reading::Requests) {
        text = reader.request().method + ' ' + reader.request().target;
        headers = &reader.request().headers;
    } else {
        text = std::to_string(reader.reply().status) + ' ' + reader.reply().reason;
        headers = &reader.reply().headers;
    }
    for (const HttpHeader &field : headers->fields())
        text += '|' + field.name + '=' + field.value;
    return text + (reader.keepsAlive() ? "|keeps" : "|closes");
}

bool feed(Reading &reading, HttpReader &reader, HttpReader::Reading what, std::string_view portion)
{
    std::span<const std::byte> input = std::as_bytes(std::span(portion.data(), portion.size()));
    while (true) {
        switch (reader.next(input)) {
        case HttpReader::Step::NeedMore:
            return true;
        case HttpReader::Step::Head:
            reading.heads.push_back(describe(reader, what));
            reading.bodies.emplace_back();
            break;
        case HttpReader::Step::Body:
            reading.bodies.back().append(
                reinterpret_cast<const char *>(reader.body().data()), reader.body().size());
            break;
        case HttpReader::Step::End:
            reading.bodies.back() += '.';
            break;
        case HttpReader::Step::Upgrade:
            reading.isUpgraded = true;
            reading.rest.append(reinterpret_cast<const char *>(input.data()), input.size());
            return true;
        case HttpReader::Step::Bad:
            reading.error = reader.error().text;
            return false;
        }
    }
}

Reading readAll(HttpReader::Reading what, const std::string &stream, std::size_t first, std::size_t second,
    HttpLimits limits = {})
{
    Reading reading;
    HttpReader reader(what, limits);
    const std::string_view text = stream;
    // Copies of their exact size, so that reading beyond them is seen by the sanitizer.
    for (const std::string &portion : {std::string(text.substr(0, first)),
             std::string(text.substr(first, second - first)), std::string(text.substr(second))}) {
        if (!feed(reading, reader, what, portion))
            return reading;
    }
    return reading;
}

Reading readWhole(HttpReader::Reading what, const std::string &stream, HttpLimits limits = {})
{
    return readAll(what, stream, stream.size(), stream.size(), limits);
}

constexpr auto requests = HttpReader::Reading::Requests;
constexpr auto replies = HttpReader::Reading::Replies;

} // namespace

class HttpReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everySplitGivesTheSame_data()
    {
        QTest::addColumn<bool>("isRequest");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<int>("messages");
        QTest::newRow("requests") << true
                                  << QByteArray("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"
                                                "POST /d HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"
                                                "\r\nDELETE /e HTTP/1.0\r\nX:y \r\n\r\n")
                                  << 3;
        QTest::newRow("chunked reply and more")
            << false
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "4\r\nWiki\r\nA;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"
                          "HTTP/1.1 204 No Content\r\n\r\n"
                          "HTTP/1.1 103 Early Hints\r\nLink: y\r\n\r\n"
                          "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno!")
            << 3;
        QTest::newRow("line feeds alone")
            << false << QByteArray("HTTP/1.1 200\nContent-Length: 2\n\nok") << 1;
        QTest::newRow("upgrade") << false
                                 << QByteArray(
                                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
                                        "\x81\x02hi")
                                 << 1;
    }
    void everySplitGivesTheSame()
    {
        QFETCH(bool, isRequest);
        QFETCH(QByteArray, stream);
        QFETCH(int, messages);
        const auto what = isRequest ? requests : replies;
        const std::string text = stream.toStdString();
        const Reading whole = readWhole(what, text);
        QCOMPARE(whole.error, std::string());
        QCOMPARE(whole.heads.size(), std::size_t(messages));
        for (std::size_t first = 0; first <= text.size(); ++first) {
            for (std::size_t second = first; second <= text.size(); ++second)
                QVERIFY(readAll(what, text, first, second) == whole);
        }
    }

    void headsAndBodiesAreWhatWasSent()
    {
        const Reading reading = readWhole(replies,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nX-One:  a b \r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            "HTTP/1.0 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops");
        QCOMPARE(reading.heads,
            (std::vector<std::string>{"200 OK|Transfer-Encoding=Chunked|X-One=a b|keeps",
                "500 Internal Server Error|Content-Length=4|closes"}));
        QCOMPARE(reading.bodies, (std::vector<std::string>{"abc.", "oops."}));
    }

    void aBodyWithoutLengthEndsWithTheConnection()
    {
        Reading reading;
        HttpReader reader(replies);
        QVERIFY(feed(reading, reader, replies, "HTTP/1.1 200 OK\r\n\r\nto the end"));
        QCOMPARE(reading.bodies.back(), std::string("to the end"));
        QVERIFY(!reader.keepsAlive());
        QVERIFY(reader.endOfInput() == HttpReader::Step::End);
    }

    void aMessageThatIsCutOffIsBad_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("in its first line") << QByteArray("HTTP/1.1 20");
        QTest::newRow("in its head") << QByteArray("HTTP/1.1 200 OK\r\nA: b\r\n");
        QTest::newRow("in its body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab");
        QTest::newRow("in a chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab");
    }
    void aMessageThatIsCutOffIsBad()
    {
        QFETCH(QByteArray, stream);
        Reading reading;
        HttpReader reader(replies);
        QVERIFY(feed(reading, reader, replies, stream.toStdString()));
        QVERIFY(reader.endOfInput() == HttpReader::Step::Bad);
        QCOMPARE(reader.error().cause, NetCause::Protocol);
    }

    void anEndBetweenMessagesIsNoFault()
    {
        Reading reading;
        HttpReader reader(replies);
        QVERIFY(feed(reading, reader, replies, ""));
        QVERIFY(reader.endOfInput() == HttpReader::Step::NeedMore);
        QVERIFY(feed(reading, reader, replies, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        QVERIFY(reader.endOfInput() == HttpReader::Step::NeedMore);
    }

    void anAnswerToHeadHasNoBody()
    {
        HttpReader reader(replies);
        const std::string text
            = "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n";
        std::span<const std::byte> input = std::as_bytes(std::span(text));
        QVERIFY(reader.next(input) == HttpReader::Step::Head);
        reader.expectNoBody();
        QVERIFY(reader.next(input) == HttpReader::Step::End);
        QVERIFY(reader.next(input) == HttpReader::Step::Head);
        QCOMPARE(reader.reply().status, 204);
    }

    void nonsenseIsBad_data()
    {
        QTest::addColumn<bool>("isRequest");
        QTest::addColumn<QByteArray>("stream");
        const auto reply
            = [](const char *fields) { return QByteArray("HTTP/1.1 200 OK\r\n") + fields + "\r\n\r\n"; };
        QTest::newRow("no HTTP at all") << false << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("HTTP/2 preface") << true << QByteArray("PRI * HTTP/2.0\r\n\r\n");
        QTest::newRow("status of two digits") << false << QByteArray("HTTP/1.1 20 OK\r\n\r\n");
        QTest::newRow("no target") << true << QByteArray("GET HTTP/1.1\r\n\r\n");
        QTest::newRow("two targets") << true << QByteArray("GET /a /b HTTP/1.1\r\n\r\n");
        QTest::newRow("carriage return in a field") << false << reply("A: b\rContent-Length: 3");
        QTest::newRow("carriage return in its first line")
            << true << QByteArray("GET /a\rb HTTP/1.1\r\n\r\n");
        QTest::newRow("field without colon") << false << reply("Nonsense");
        QTest::newRow("blank before the colon") << false << reply("Content-Length : 3");
        QTest::newRow("folded field") << false << reply("A: b\r\n c");
        QTest::newRow("signed length") << false << reply("Content-Length: +3");
        QTest::newRow("negative length") << false << reply("Content-Length: -3");
        QTest::newRow("two lengths") << false << reply("Content-Length: 3\r\nContent-Length: 4");
        QTest::newRow("length of no number") << false << reply("Content-Length: three");
        QTest::newRow("too large a length") << false << reply("Content-Length: 99999999999999999999");
        QTest::newRow("unknown encoding") << false << reply("Transfer-Encoding: gzip");
        QTest::newRow("length and chunks in a request")
            << true
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("chunk of no size") << false << reply("Transfer-Encoding: chunked") + "xyz\r\n";
        QTest::newRow("chunk too long") << false << reply("Transfer-Encoding: chunked") + "2\r\nabc\r\n";
    }
    void nonsenseIsBad()
    {
        QFETCH(bool, isRequest);
        QFETCH(QByteArray, stream);
        const Reading reading = readWhole(isRequest ? requests : replies, stream.toStdString());
        QVERIFY2(!reading.error.empty(), reading.heads.empty() ? "" : reading.heads[0].c_str());
    }

    void aHeadHasItsLimits()
    {
        HttpLimits limits;
        limits.headBytes = 1'000;
        limits.headerCount = 3;
        const std::string start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
        QVERIFY(readWhole(replies, start + "\r\n", limits).error.empty());
        const std::string longField = "X: " + std::string(2'000, 'x') + "\r\n\r\n";
        QVERIFY(readWhole(replies, start + longField, limits).error.find("1000") != std::string::npos);
        QVERIFY(readWhole(replies, std::string(1'001, 'x'), limits).error.find("1000") != std::string::npos);
        QVERIFY(!readWhole(replies, start + "A: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits).error.empty());
    }

    void whatIsWrittenCanBeRead()
    {
        HttpRequest request;
        request.method = "POST";
        request.target = "/api/v2/users?q=a b";
        request.headers = {{"Host", "coder.test"}, {"Bad", "a\r\nInjected: b"}, {"Accept", "*/*"}};
        request.body = "{}";
        const Reading asked = readWhole(requests, wireText(request));
        QCOMPARE(asked.heads,
            std::vector<std::string>{
                "POST /api/v2/users?q=a%20b|Host=coder.test|Accept=*/*|Content-Length=2|keeps"});
        QCOMPARE(asked.bodies, std::vector<std::string>{"{}."});

        HttpReply reply;
        reply.status = 404;
        reply.reason = "Not Found";
        reply.body = "nothing";
        QCOMPARE(readWhole(replies, wireText(reply)).bodies, std::vector<std::string>{"nothing."});
        reply.status = 204;
        QCOMPARE(readWhole(replies, wireText(reply)).bodies, std::vector<std::string>{"."});
    }

    void headersAreFoundWhateverTheirCase()
    {
        HttpHeaders headers{{"Connection", "keep-alive, Upgrade"}, {"x-a", "1"}};
        QVERIFY(headers.hasToken("connection", "upgrade"));
        QVERIFY(headers.hasToken("CONNECTION", "Keep-Alive"));
        QVERIFY(!headers.hasToken("connection", "close"));
        QCOMPARE(*headers.find("X-A"), std::string("1"));
        QCOMPARE(headers.find("X-B"), nullptr);
        headers.set("X-a", "2");
        QCOMPARE(headers.fields().size(), std::size_t(2));
        QCOMPARE(*headers.find("x-a"), std::string("2"));
    }
};

QTEST_APPLESS_MAIN(HttpReaderTest)
#include "tst_httpreader.moc"
