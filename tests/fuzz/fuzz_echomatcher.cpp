// SPDX-License-Identifier: GPL-3.0-or-later
// Sends, echoes, replays and losses in any order: what comes back right counts once, what does not is
// corrupt.
#include "core/traffic/echomatcher.h"
#include "tests/fuzz/fuzzinput.h"

#include <vector>

using namespace plimsoll;
using namespace plimsoll::fuzz;

namespace {

const EchoPattern &patternOf(PatternShape shape)
{
    static const EchoPattern raw(PatternShape::Raw);
    static const EchoPattern lines(PatternShape::Lines);
    return shape == PatternShape::Raw ? raw : lines;
}

class Session
{
public:
    Session(PatternShape shape, std::uint32_t number)
        : m_pattern(patternOf(shape))
        , m_number(number)
        , m_matcher(m_pattern, m_slab, number)
    {
    }

    void run(Input &input)
    {
        while (!input.isEmpty() && !m_isCorrupt) {
            m_now.ns += 1000;
            const std::uint8_t what = input.byte();
            const std::size_t amount = (what & 8u) != 0 ? input.number() : input.byte();
            switch (what % 5) {
            case 0:
                send(amount);
                break;
            case 1:
                echo(amount, std::nullopt);
                break;
            case 2:
                echo(amount, input.number());
                break;
            case 3:
                replay(amount, input.number());
                break;
            default:
                m_matcher.giveUpOutstanding(m_tally);
                m_due = m_sent;
                break;
            }
            check();
        }
        m_matcher.giveUpOutstanding(m_tally);
        expect(m_matcher.isDrained(), "nothing is under way after giving up");
        expect(m_tally.echoedTicks + m_tally.unansweredTicks == m_ticks, "every tick came back or did not");
    }

private:
    void send(std::size_t length)
    {
        if (length == 0)
            return;
        m_matcher.beginTick(m_now, m_now, length);
        ++m_ticks;
        for (std::size_t rest = length; rest > 0;) {
            const std::size_t piece = m_matcher.upcoming(rest).size();
            expect(piece > 0 && piece <= rest, "there is always something to send");
            m_matcher.advanceSent(piece);
            rest -= piece;
        }
        m_sent += length;
    }

    std::vector<std::byte> streamFrom(std::uint64_t position, std::uint64_t length) const
    {
        std::vector<std::byte> bytes;
        while (bytes.size() < length) {
            const auto size = static_cast<std::size_t>(
                std::min<std::uint64_t>(length - bytes.size(), EchoPattern::LongestPiece));
            const auto piece = m_pattern.piece(m_number, position + bytes.size(), size);
            bytes.insert(bytes.end(), piece.begin(), piece.end());
        }
        return bytes;
    }

    // What comes next, of what was sent; `flipped`: with another byte at that place.
    void echo(std::size_t length, std::optional<std::size_t> flipped)
    {
        const std::uint64_t size = std::min<std::uint64_t>(length, m_sent - m_due);
        std::vector<std::byte> bytes = streamFrom(m_due, size);
        if (flipped && !bytes.empty()) {
            bytes[*flipped % bytes.size()] ^= std::byte{0x80}; // no byte of a pattern has it set
            m_due += *flipped % bytes.size();
            m_isCorrupt = true;
        } else {
            m_due += size;
        }
        const auto verdict = m_matcher.received(bytes, m_now, m_tally);
        expect((verdict == EchoMatcher::Verdict::Corrupt) == m_isCorrupt,
            "a changed byte is corrupt, others are not");
    }

    // Earlier output once more, as a terminal shows it after a loss.
    void replay(std::size_t length, std::size_t back)
    {
        const std::uint64_t from = m_sent - std::min<std::uint64_t>(back, m_sent);
        if (m_sent - from >= EchoPattern::Period)
            return;
        const std::uint64_t size = std::min<std::uint64_t>(length, m_sent - from);
        m_matcher.beginReplay();
        const std::vector<std::byte> bytes = streamFrom(from, size);
        const std::uint64_t counted = m_tally.replayedBytes + m_tally.echoedBytes;
        expect(
            m_matcher.replayed(bytes, m_now, m_tally) == EchoMatcher::Verdict::Good, "a true replay is good");
        expect(
            m_tally.replayedBytes + m_tally.echoedBytes - counted <= size, "a replay counts what it showed");
        m_due = std::max(m_due, m_matcher.echoed());
        expect(size < EchoPattern::WindowLength || m_matcher.echoed() >= from + size,
            "a replay finds its place");
    }

    void check() const
    {
        expect(m_matcher.sent() == m_sent, "all that was sent is known");
        expect(m_matcher.echoed() <= m_matcher.sent(), "no more comes back than was sent");
        expect(m_matcher.echoed() == m_due, "what came back counts once");
        expect(m_tally.roundTrip.count() == m_tally.echoedTicks, "each tick has one round trip");
        expect(m_tally.serviceTime.count() == m_tally.echoedTicks, "each tick has one service time");
    }

    const EchoPattern &m_pattern;
    const std::uint32_t m_number;
    OutstandingTicks m_slab;
    EchoMatcher m_matcher;
    ScenarioTally m_tally;
    Instant m_now{1'000'000};
    std::uint64_t m_sent = 0;
    std::uint64_t m_due = 0; // the next byte that is to come back
    std::uint64_t m_ticks = 0;
    bool m_isCorrupt = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Input input(data, size);
    const std::uint8_t kind = input.byte();
    Session session((kind & 1u) != 0 ? PatternShape::Lines : PatternShape::Raw, kind >> 1);
    session.run(input);
    return 0;
}
