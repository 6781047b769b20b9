// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/echomatcher.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <set>
#include <string>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

std::string textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytesOf(const std::string &text)
{
    return std::as_bytes(std::span(text));
}

// What a session would do with a wire that takes everything.
std::string sendTick(EchoMatcher &matcher, Instant intended, Instant now, std::size_t bytes)
{
    matcher.beginTick(intended, now, bytes);
    std::string sent;
    while (sent.size() < bytes) {
        const auto piece = matcher.upcoming(bytes - sent.size());
        sent += textOf(piece);
        matcher.advanceSent(piece.size());
    }
    return sent;
}

constexpr Instant at(std::int64_t ms)
{
    return {ms * 1'000'000};
}

} // namespace

class EchoMatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thePatternNeedsNoEscapingInJson()
    {
        for (const std::byte byte : m_raw.piece(3, 0, EchoPattern::LongestPiece)) {
            const char letter = static_cast<char>(byte);
            QVERIFY(letter > ' ' && letter < '~' && letter != '"' && letter != '\\');
        }
    }

    void everyWindowOfThePatternIsUnique()
    {
        std::set<std::string> seen;
        for (std::uint64_t offset = 0; offset < EchoPattern::Period; ++offset)
            QVERIFY(seen.insert(textOf(m_raw.piece(0, offset, EchoPattern::WindowLength))).second);
    }

    void linesAreShortEnoughForATerminal()
    {
        const std::string text = textOf(m_lines.piece(0, EchoPattern::Period - 2000, 4000));
        std::size_t begin = 0;
        for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
            QVERIFY(end - begin < EchoPattern::LineLength);
        QVERIFY(begin > 0);
    }

    void aPieceOfTheStreamTellsItsPlace()
    {
        for (const std::uint64_t offset : {0ull, 1ull, 131070ull, 131071ull, 900'000ull}) {
            const auto window = m_raw.piece(5, offset, EchoPattern::WindowLength);
            QCOMPARE(m_raw.find(5, window, offset).value(), offset);
            QCOMPARE(m_raw.find(5, window, offset + 1).value(), offset + EchoPattern::Period);
        }
        QVERIFY(!m_raw.find(5, bytesOf("0123456789abcdef"), 0));
    }

    void anEchoInAnyPiecesIsCountedOnceWithBothClocks()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            EchoMatcher matcher(m_raw, m_slab, 9);
            ScenarioTally tally;
            std::string echo = sendTick(matcher, at(100), at(101), 1);
            echo += sendTick(matcher, at(200), at(203), 70'000);
            echo += sendTick(matcher, at(300), at(301), 4096);
            std::string rest = echo;
            while (!rest.empty()) {
                const auto length = std::min<std::size_t>(rest.size(), 1 + random.bounded(9000u));
                QCOMPARE(matcher.received(bytesOf(rest.substr(0, length)), at(310), tally),
                    EchoMatcher::Verdict::Good);
                rest.erase(0, length);
            }
            QVERIFY(matcher.isDrained());
            QCOMPARE(tally.echoedTicks, 3u);
            QCOMPARE(tally.echoedBytes, std::uint64_t(echo.size()));
            QCOMPARE(tally.roundTrip.count(), 3u);
            QCOMPARE(matcher.lastRoundTrip(), Nanoseconds(10ms));
            QVERIFY(tally.roundTrip.max() >= 209ms && tally.roundTrip.max() <= 211ms);
            QVERIFY(tally.serviceTime.max() >= 208ms && tally.serviceTime.max() <= 210ms);
        }
    }

    void aChangedByteIsFoundWherever()
    {
        for (const std::size_t place :
            {std::size_t(0), std::size_t(1), std::size_t(2047), std::size_t(4095)}) {
            EchoMatcher matcher(m_raw, m_slab, 1);
            ScenarioTally tally;
            std::string echo = sendTick(matcher, at(0), at(0), 4096);
            echo[place] = '~';
            QCOMPARE(matcher.received(bytesOf(echo), at(1), tally), EchoMatcher::Verdict::Corrupt);
            QCOMPARE(tally.echoedBytes, std::uint64_t(place));
            QCOMPARE(tally.echoedTicks, 0u);
        }
    }

    void moreThanWasSentIsCorrupt()
    {
        EchoMatcher matcher(m_raw, m_slab, 1);
        ScenarioTally tally;
        std::string echo = sendTick(matcher, at(0), at(0), 10);
        echo += textOf(matcher.upcoming(1));
        QCOMPARE(matcher.received(bytesOf(echo), at(1), tally), EchoMatcher::Verdict::Corrupt);
        QCOMPARE(tally.echoedBytes, 10u);
    }

    void aTerminalsCarriageReturnsAreNotPayload()
    {
        EchoMatcher matcher(m_lines, m_slab, 2);
        ScenarioTally tally;
        std::string echo;
        for (const char letter : sendTick(matcher, at(0), at(0), 5000))
            echo += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        QVERIFY(echo.size() > 5000);
        QCOMPARE(matcher.received(bytesOf(echo), at(1), tally), EchoMatcher::Verdict::Good);
        QCOMPARE(tally.echoedBytes, 5000u);
        QVERIFY(matcher.isDrained());
    }

    void ticksGivenUpAreUnansweredAndTheStreamGoesOn()
    {
        EchoMatcher matcher(m_raw, m_slab, 2);
        ScenarioTally tally;
        sendTick(matcher, at(0), at(0), 100);
        sendTick(matcher, at(10), at(10), 100);
        matcher.giveUpOutstanding(tally);
        QCOMPARE(tally.unansweredTicks, 2u);
        QCOMPARE(matcher.received(bytesOf(sendTick(matcher, at(20), at(20), 50)), at(21), tally),
            EchoMatcher::Verdict::Good);
        QCOMPARE(tally.echoedTicks, 1u);
    }

    void aReplayFindsItsPlaceAndCountsOnlyWhatIsNew()
    {
        EchoMatcher matcher(m_raw, m_slab, 4);
        ScenarioTally tally;
        const std::string first = sendTick(matcher, at(0), at(0), 90'000);
        QCOMPARE(matcher.received(bytesOf(first), at(1), tally), EchoMatcher::Verdict::Good);
        const std::string second = sendTick(matcher, at(10), at(10), 1000); // its echo comes with the replay
        sendTick(matcher, at(20), at(20), 1000); // lost with the connection
        matcher.beginReplay();
        const std::string replay = (first + second).substr(first.size() + second.size() - 65536);
        QCOMPARE(matcher.replayed(bytesOf(replay.substr(0, 5)), at(500), tally), EchoMatcher::Verdict::Good);
        QCOMPARE(matcher.replayed(bytesOf(replay.substr(5)), at(500), tally), EchoMatcher::Verdict::Good);
        QCOMPARE(tally.replayedBytes, 65536u - 1000u);
        QCOMPARE(tally.echoedBytes, 91'000u);
        QCOMPARE(tally.echoedTicks, 2u);
        matcher.giveUpOutstanding(tally);
        QCOMPARE(tally.unansweredTicks, 1u);
    }

    // More was lost than a terminal shows again: what lies in between was never compared.
    void aReplayAfterAGapCountsNothingOfTheGap()
    {
        EchoMatcher matcher(m_raw, m_slab, 4);
        ScenarioTally tally;
        sendTick(matcher, at(0), at(0), 70'000);
        const std::string second = sendTick(matcher, at(10), at(10), 1000);
        const std::string third = sendTick(matcher, at(20), at(20), 500);
        matcher.beginReplay();
        QCOMPARE(matcher.replayed(bytesOf(second.substr(400) + third), at(500), tally),
            EchoMatcher::Verdict::Good);
        QCOMPARE(tally.echoedBytes, 1100u);
        QCOMPARE(tally.echoedTicks, 1u);
        QCOMPARE(tally.unansweredTicks, 2u);
        QVERIFY(matcher.isDrained());
    }
    void aShortReplayBeginsWithForeignOutput()
    {
        EchoMatcher matcher(m_raw, m_slab, 4);
        ScenarioTally tally;
        const std::string echo = sendTick(matcher, at(0), at(0), 300);
        QCOMPARE(matcher.received(bytesOf(echo.substr(0, 200)), at(1), tally), EchoMatcher::Verdict::Good);
        matcher.beginReplay();
        QCOMPARE(matcher.replayed(bytesOf("bash: warning\nREADY\n" + echo), at(5), tally),
            EchoMatcher::Verdict::Good);
        QCOMPARE(tally.replayedBytes, 200u);
        QCOMPARE(tally.echoedBytes, 300u);
        QVERIFY(matcher.isDrained());
    }

private:
    EchoPattern m_raw{PatternShape::Raw};
    EchoPattern m_lines{PatternShape::Lines};
    OutstandingTicks m_slab;
};

QTEST_APPLESS_MAIN(EchoMatcherTest)
#include "tst_echomatcher.moc"
