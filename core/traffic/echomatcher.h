// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/metrics/tally.h"
#include "core/traffic/echopattern.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll {

// Ticks under way of all sessions of one worker: a slab, so that no session allocates for a tick.
class OutstandingTicks
{
public:
    static constexpr std::uint32_t None = 0xffffffff;

    struct Tick {
        std::uint64_t end = 0; // stream position after its last byte
        Instant intended;
        Instant sent;
        std::uint32_t next = None;
    };

    std::uint32_t take();
    void giveBack(std::uint32_t index);
    Tick &operator[](std::uint32_t index) { return m_ticks[index]; }

private:
    std::vector<Tick> m_ticks;
    std::uint32_t m_free = None;
};

// Pairs what one session sent with what came back, by position in its stream, and checks every byte. Knows
// nothing of sockets. Lives on its session's worker.
class EchoMatcher
{
public:
    EchoMatcher(const EchoPattern &pattern, OutstandingTicks &slab, std::uint32_t session);
    ~EchoMatcher();
    EchoMatcher(const EchoMatcher &) = delete;
    EchoMatcher &operator=(const EchoMatcher &) = delete;

    // The next bytes to send, at most `length` and LongestPiece of them.
    std::span<const std::byte> upcoming(std::size_t length) const;
    // `length` of the upcoming bytes were taken by the stream.
    void advanceSent(std::size_t length) { m_sent += length; }
    // The bytes from here to `bytes` further belong to a tick; its echo is complete when they are all back.
    void beginTick(Instant intended, Instant now, std::uint64_t bytes);

    enum class Verdict { Good, Corrupt };
    // Bytes that came back. In line mode the terminal writes "\r\n" for "\n"; that '\r' is taken for nothing.
    // Counts echoedBytes, echoedTicks and both clocks.
    Verdict received(std::span<const std::byte> bytes, Instant now, ScenarioTally &tally);

    // After a reconnect the terminal first shows older output again. Call for these bytes instead of
    // received(): finds its place in the stream, counts replayedBytes, and as echoed what was not seen
    // before. What was not seen and is not shown any more is unanswered. Output that is not of this stream is
    // passed over.
    void beginReplay();
    Verdict replayed(std::span<const std::byte> bytes, Instant now, ScenarioTally &tally);
    // Nothing more of what was sent will come: the outstanding ticks are unanswered, the stream goes on.
    void giveUpOutstanding(ScenarioTally &tally);

    std::uint64_t sent() const { return m_sent; }
    std::uint64_t echoed() const { return m_echoed; }
    bool isDrained() const { return m_first == OutstandingTicks::None; }
    // When the oldest tick under way was sent; only when not drained.
    Instant oldestSent() const { return m_slab[m_first].sent; }
    Nanoseconds lastRoundTrip() const { return m_lastRoundTrip; }

private:
    struct Replay {
        std::array<std::byte, EchoPattern::WindowLength> window{}; // until it finds its place
        std::size_t windowFill = 0;
        std::optional<std::uint64_t> position; // where it has come to
    };

    // Checks `bytes` against the stream from `position` on, which moves to after the last good byte.
    Verdict verify(std::span<const std::byte> bytes, std::uint64_t &position) const;
    void passOver(std::uint64_t position, ScenarioTally &tally);
    void moveEchoedTo(std::uint64_t position, Instant now, ScenarioTally &tally);
    void dropFirst();

    const EchoPattern &m_pattern;
    OutstandingTicks &m_slab;
    std::uint32_t m_session;
    std::uint32_t m_first = OutstandingTicks::None;
    std::uint32_t m_last = OutstandingTicks::None;
    std::uint64_t m_sent = 0;
    std::uint64_t m_echoed = 0;
    Nanoseconds m_lastRoundTrip{0};

    std::unique_ptr<Replay> m_replay; // from the first loss on
};

} // namespace plimsoll
