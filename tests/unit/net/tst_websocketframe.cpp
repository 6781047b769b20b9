// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocketframe.h"

#include <QRegularExpression>
#include <QTest>

#include <cstring>
#include <random>
#include <string>
#include <vector>

using namespace plimsoll;

namespace {

using Bytes = std::vector<std::byte>;

Bytes fromHex(const char *hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    const auto bytes = std::as_bytes(std::span(raw.data(), static_cast<std::size_t>(raw.size())));
    return Bytes(bytes.begin(), bytes.end());
}

std::string textOf(std::span<const std::byte> bytes)
{
    return std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

// What a reader said, one line an event, the pieces of a frame joined.
struct Reading {
    std::vector<std::string> events;
    std::string violation;
};

void readInto(Reading &reading, FrameReader &reader, std::span<std::byte> input, std::string &payload)
{
    while (true) {
        switch (reader.next(input)) {
        case FrameReader::Step::NeedMore:
            return;
        case FrameReader::Step::Header:
            payload.clear();
            break;
        case FrameReader::Step::Payload:
            QVERIFY(!reader.payload().empty());
            QCOMPARE(reader.offset(), std::uint64_t(payload.size()));
            payload += textOf(reader.payload());
            break;
        case FrameReader::Step::FrameEnd:
            QCOMPARE(std::uint64_t(payload.size()), reader.header().length);
            reading.events.push_back("data " + std::to_string(int(reader.messageOpcode()))
                + (reader.header().isFinal ? " final " : " more ") + payload);
            break;
        case FrameReader::Step::Control:
            reading.events.push_back(
                "control " + std::to_string(int(reader.header().opcode)) + ' ' + textOf(reader.payload()));
            break;
        case FrameReader::Step::Violation:
            reading.violation = std::string(reader.violation());
            return;
        }
    }
}

// The stream in portions that end at `cuts`.
Reading readAll(WebSocketRole role, Bytes stream, const std::vector<std::size_t> &cuts = {})
{
    Reading reading;
    FrameReader reader(role);
    std::string payload;
    std::size_t from = 0;
    std::vector<std::size_t> ends = cuts;
    ends.push_back(stream.size());
    for (const std::size_t end : ends) {
        // A copy, so that reading beyond the portion is seen by the sanitizer.
        Bytes portion(stream.begin() + std::ptrdiff_t(from), stream.begin() + std::ptrdiff_t(end));
        readInto(reading, reader, portion, payload);
        from = end;
    }
    return reading;
}

void appendFrame(Bytes &stream, WebSocketRole writer, Opcode opcode, bool isFinal, std::string_view payload,
    std::uint32_t key)
{
    const FrameWriter frames(writer);
    const std::span<const std::byte> part = bytesOf(payload);
    const std::size_t before = stream.size();
    stream.resize(before + frames.frameSize(payload.size()));
    const std::size_t size
        = frames.write(std::span(stream).subspan(before), opcode, isFinal, {&part, 1}, key);
    QCOMPARE(before + size, stream.size());
}

std::string randomText(std::mt19937 &random, std::size_t size)
{
    std::string text(size, '\0');
    for (char &letter : text)
        letter = static_cast<char>(random());
    return text;
}

} // namespace

Q_DECLARE_METATYPE(plimsoll::WebSocketRole)

class WebSocketFrameTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // RFC 6455, section 5.7.
    void theExamplesOfTheStandardAreRead_data()
    {
        QTest::addColumn<WebSocketRole>("role");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("unmasked text")
            << WebSocketRole::Client << QByteArray("810548656c6c6f") << QByteArray("data 1 final Hello");
        QTest::newRow("masked text") << WebSocketRole::Server << QByteArray("818537fa213d7f9f4d5158")
                                     << QByteArray("data 1 final Hello");
        QTest::newRow("fragment") << WebSocketRole::Client << QByteArray("010348656c")
                                  << QByteArray("data 1 more Hel");
        QTest::newRow("ping") << WebSocketRole::Client << QByteArray("890548656c6c6f")
                              << QByteArray("control 9 Hello");
        QTest::newRow("masked pong") << WebSocketRole::Server << QByteArray("8a8537fa213d7f9f4d5158")
                                     << QByteArray("control 10 Hello");
    }
    void theExamplesOfTheStandardAreRead()
    {
        QFETCH(WebSocketRole, role);
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, event);
        const Reading reading = readAll(role, fromHex(hex.constData()));
        QCOMPARE(reading.violation, std::string());
        QCOMPARE(reading.events, std::vector<std::string>{event.toStdString()});
    }

    void theExamplesOfTheStandardAreWritten()
    {
        Bytes unmasked;
        appendFrame(unmasked, WebSocketRole::Server, Opcode::Text, true, "Hello", 0);
        QCOMPARE(unmasked, fromHex("810548656c6c6f"));

        std::uint32_t key = 0;
        const Bytes keyBytes = fromHex("37fa213d");
        std::memcpy(&key, keyBytes.data(), sizeof key);
        Bytes masked;
        appendFrame(masked, WebSocketRole::Client, Opcode::Text, true, "Hello", key);
        QCOMPARE(masked, fromHex("818537fa213d7f9f4d5158"));

        const FrameWriter writer(WebSocketRole::Server);
        std::byte header[FrameWriter::MaxHeader];
        QCOMPARE(writer.writeHeader(header, {Opcode::Binary, true, 256}, 0), std::size_t(4));
        QCOMPARE(Bytes(header, header + 4), fromHex("827e0100"));
        QCOMPARE(writer.writeHeader(header, {Opcode::Binary, true, 65536}, 0), std::size_t(10));
        QCOMPARE(Bytes(header, header + 10), fromHex("827f0000000000010000"));
        QCOMPARE(FrameWriter(WebSocketRole::Client).headerSize(65536), std::size_t(14));
    }

    void aFragmentedMessageKeepsItsOpcodeAroundAPing()
    {
        const Reading reading = readAll(WebSocketRole::Client,
            fromHex("010348656c"
                    "8900"
                    "80026c6f"
                    "8200"));
        QCOMPARE(reading.violation, std::string());
        QCOMPARE(reading.events,
            (std::vector<std::string>{"data 1 more Hel", "control 9 ", "data 1 final lo", "data 2 final "}));
    }

    void brokenRulesAreNamed_data()
    {
        QTest::addColumn<WebSocketRole>("role");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("says");
        const auto client = WebSocketRole::Client;
        const auto server = WebSocketRole::Server;
        QTest::newRow("masked by a server")
            << client << QByteArray("818537fa213d7f9f4d5158") << QByteArray("masked");
        QTest::newRow("unmasked by a client")
            << server << QByteArray("810548656c6c6f") << QByteArray("not masked");
        QTest::newRow("reserved bit 1") << client << QByteArray("c100") << QByteArray("reserved");
        QTest::newRow("reserved bit 2") << client << QByteArray("a100") << QByteArray("reserved");
        QTest::newRow("reserved bit 3") << client << QByteArray("9100") << QByteArray("reserved");
        QTest::newRow("opcode 3") << client << QByteArray("8300") << QByteArray("opcode");
        QTest::newRow("opcode 7") << client << QByteArray("8700") << QByteArray("opcode");
        QTest::newRow("opcode 11") << client << QByteArray("8b00") << QByteArray("opcode");
        QTest::newRow("opcode 15") << client << QByteArray("8f00") << QByteArray("opcode");
        QTest::newRow("fragmented ping") << client << QByteArray("0900") << QByteArray("fragmented");
        QTest::newRow("fragmented close") << client << QByteArray("0800") << QByteArray("fragmented");
        QTest::newRow("long ping") << client << QByteArray("897e007e") << QByteArray("125");
        QTest::newRow("continuation of nothing") << client << QByteArray("8000") << QByteArray("continue");
        QTest::newRow("message in a message") << client
                                              << QByteArray("0100"
                                                            "8100")
                                              << QByteArray("inside");
        QTest::newRow("negative length")
            << client << QByteArray("827f8000000000000000") << QByteArray("negative");
    }
    void brokenRulesAreNamed()
    {
        QFETCH(WebSocketRole, role);
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, says);
        const Bytes stream = fromHex(hex.constData());
        Reading reading = readAll(role, stream);
        QVERIFY2(reading.violation.find(says.toStdString()) != std::string::npos, reading.violation.c_str());
        // Also when it comes byte by byte, and for good.
        std::vector<std::size_t> cuts;
        for (std::size_t i = 1; i < stream.size(); ++i)
            cuts.push_back(i);
        QCOMPARE(readAll(role, stream, cuts).violation, reading.violation);
    }

    void aHugeFrameNeedsNoMemory()
    {
        Bytes stream = fromHex("827f7fffffffffffffff");
        stream.resize(stream.size() + 100'000);
        FrameReader reader(WebSocketRole::Client);
        std::span<std::byte> input = stream;
        QVERIFY(reader.next(input) == FrameReader::Step::Header);
        QCOMPARE(reader.header().length, 0x7fffffffffffffffull);
        QVERIFY(reader.next(input) == FrameReader::Step::Payload);
        QCOMPARE(reader.payload().size(), std::size_t(100'000));
        QVERIFY(reader.payload().data() == stream.data() + 10); // the very bytes that came in
        QVERIFY(reader.next(input) == FrameReader::Step::NeedMore);
    }

    void everySplitOfAStreamGivesTheSame_data()
    {
        QTest::addColumn<WebSocketRole>("reader");
        QTest::newRow("as a client") << WebSocketRole::Client;
        QTest::newRow("as a server") << WebSocketRole::Server;
    }
    void everySplitOfAStreamGivesTheSame()
    {
        QFETCH(WebSocketRole, reader);
        const WebSocketRole writer
            = reader == WebSocketRole::Client ? WebSocketRole::Server : WebSocketRole::Client;
        std::mt19937 random(20'240'601);
        Bytes stream;
        std::vector<std::string> expected;
        bool isInside = false;
        int opcode = 2;
        for (const std::size_t size : {0u, 1u, 7u, 125u, 126u, 127u, 300u, 65'535u, 65'536u, 70'001u}) {
            const std::string payload = randomText(random, size);
            const bool isFinal = random() % 2 == 0;
            opcode = isInside ? opcode : (random() % 2 == 0 ? 1 : 2);
            appendFrame(stream, writer, static_cast<Opcode>(isInside ? 0 : opcode), isFinal, payload,
                static_cast<std::uint32_t>(random()));
            expected.push_back("data " + std::to_string(opcode) + (isFinal ? " final " : " more ") + payload);
            isInside = !isFinal;
            const std::string control = randomText(random, size % 126);
            appendFrame(stream, writer, Opcode::Ping, true, control, static_cast<std::uint32_t>(random()));
            expected.push_back("control 9 " + control);
        }
        QCOMPARE(readAll(reader, stream).events, expected);

        for (int round = 0; round < 30; ++round) {
            std::vector<std::size_t> cuts;
            const std::size_t longest = std::size_t(16) << (random() % 13);
            for (std::size_t at = random() % longest; at < stream.size(); at += 1 + random() % longest)
                cuts.push_back(at);
            QVERIFY(readAll(reader, stream, cuts).events == expected);
        }
    }

    void everySingleCutOfASmallStreamGivesTheSame()
    {
        Bytes stream;
        appendFrame(stream, WebSocketRole::Client, Opcode::Text, false, std::string(130, 'a'), 0x12345678);
        appendFrame(stream, WebSocketRole::Client, Opcode::Pong, true, "pong", 0x9abcdef0);
        appendFrame(stream, WebSocketRole::Client, Opcode::Continuation, true, "end", 0x0badcafe);
        const Reading whole = readAll(WebSocketRole::Server, stream);
        QCOMPARE(whole.events.size(), std::size_t(3));
        for (std::size_t first = 0; first <= stream.size(); ++first) {
            for (std::size_t second = first; second <= stream.size(); ++second)
                QVERIFY(readAll(WebSocketRole::Server, stream, {first, second}).events == whole.events);
        }
    }

    void maskingWorksAtEveryLengthPhaseAndPlace()
    {
        std::mt19937 random(3);
        const std::string plain = randomText(random, 300);
        const std::uint32_t key = 0xa1b2c3d4;
        std::byte keyBytes[4];
        std::memcpy(keyBytes, &key, sizeof key);
        for (std::size_t size = 0; size < 200; ++size) {
            for (std::size_t phase = 0; phase < 5; ++phase) {
                const std::size_t place = size % 8;
                Bytes expected;
                for (std::size_t i = 0; i < size; ++i)
                    expected.push_back(bytesOf(plain)[place + i] ^ keyBytes[(i + phase) % 4]);
                Bytes copied(size);
                maskCopy(copied.data(), bytesOf(plain).data() + place, size, key, phase);
                QVERIFY(copied == expected);
                maskCopy(copied.data(), copied.data(), size, key, phase);
                QVERIFY(textOf(copied) == plain.substr(place, size));
            }
        }
    }

    void partsAreMaskedAsOnePayload()
    {
        const FrameWriter writer(WebSocketRole::Client);
        const std::span<const std::byte> parts[] = {bytesOf("{\"data\":\""), bytesOf("x"), bytesOf("\"}")};
        Bytes joined(writer.frameSize(12));
        QCOMPARE(writer.write(joined, Opcode::Binary, true, parts, 0x11223344), joined.size());
        Bytes whole;
        appendFrame(whole, WebSocketRole::Client, Opcode::Binary, true, "{\"data\":\"x\"}", 0x11223344);
        QCOMPARE(joined, whole);
    }

    void closeCodesAreKnown()
    {
        for (const int code : {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4999})
            QVERIFY(closecode::isValid(static_cast<std::uint16_t>(code)));
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535})
            QVERIFY(!closecode::isValid(static_cast<std::uint16_t>(code)));
    }
};

QTEST_APPLESS_MAIN(WebSocketFrameTest)
#include "tst_websocketframe.moc"
