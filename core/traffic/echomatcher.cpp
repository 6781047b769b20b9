// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/echomatcher.h"

#include <algorithm>
#include <cstring>

namespace plimsoll {

std::uint32_t OutstandingTicks::take()
{
    if (m_free == None) {
        m_ticks.emplace_back();
        return static_cast<std::uint32_t>(m_ticks.size() - 1);
    }
    const std::uint32_t index = m_free;
    m_free = m_ticks[index].next;
    return index;
}

void OutstandingTicks::giveBack(std::uint32_t index)
{
    m_ticks[index].next = m_free;
    m_free = index;
}

EchoMatcher::EchoMatcher(const EchoPattern &pattern, OutstandingTicks &slab, std::uint32_t session)
    : m_pattern(pattern)
    , m_slab(slab)
    , m_session(session)
{
}

EchoMatcher::~EchoMatcher()
{
    while (!isDrained())
        dropFirst();
}

std::span<const std::byte> EchoMatcher::upcoming(std::size_t length) const
{
    return m_pattern.piece(m_session, m_sent, std::min(length, EchoPattern::LongestPiece));
}

void EchoMatcher::beginTick(Instant intended, Instant now, std::uint64_t bytes)
{
    const std::uint32_t index = m_slab.take();
    m_slab[index] = {.end = m_sent + bytes, .intended = intended, .sent = now};
    if (isDrained())
        m_first = index;
    else
        m_slab[m_last].next = index;
    m_last = index;
}

EchoMatcher::Verdict EchoMatcher::verify(std::span<const std::byte> bytes, std::uint64_t &position) const
{
    while (!bytes.empty()) {
        const std::size_t length = std::min(bytes.size(), EchoPattern::LongestPiece);
        const std::span<const std::byte> expected = m_pattern.piece(m_session, position, length);
        const auto limit = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_sent - position));
        std::size_t same = limit;
        if (std::memcmp(bytes.data(), expected.data(), limit) != 0) {
            const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(limit);
            same = static_cast<std::size_t>(
                std::mismatch(bytes.begin(), end, expected.begin()).first - bytes.begin());
        }
        position += same;
        bytes = bytes.subspan(same);
        if (same == length)
            continue;
        if (m_pattern.shape() != PatternShape::Lines || bytes.front() != std::byte{'\r'})
            return Verdict::Corrupt;
        bytes = bytes.subspan(1);
    }
    return Verdict::Good;
}

EchoMatcher::Verdict EchoMatcher::received(
    std::span<const std::byte> bytes, Instant now, ScenarioTally &tally)
{
    std::uint64_t position = m_echoed;
    const Verdict verdict = verify(bytes, position);
    moveEchoedTo(position, now, tally);
    return verdict;
}

void EchoMatcher::beginReplay()
{
    m_replay = std::make_unique<Replay>();
}

EchoMatcher::Verdict EchoMatcher::replayed(
    std::span<const std::byte> bytes, Instant now, ScenarioTally &tally)
{
    auto &[window, windowFill, replayed] = *m_replay;
    while (!replayed && !bytes.empty()) {
        if (windowFill == window.size()) {
            std::copy(window.begin() + 1, window.end(), window.begin());
            --windowFill;
        }
        window[windowFill++] = bytes.front();
        bytes = bytes.subspan(1);
        if (windowFill < window.size())
            continue;
        // The latest place that was sent: a replay is shorter than the pattern's period.
        const std::uint64_t earliest = m_sent < EchoPattern::Period ? 0 : m_sent - EchoPattern::Period + 1;
        const std::optional<std::uint64_t> at = m_pattern.find(m_session, window, earliest);
        if (!at || *at + window.size() > m_sent)
            continue;
        replayed = *at + window.size();
        tally.replayedBytes += std::min<std::uint64_t>(window.size(), m_echoed - std::min(*at, m_echoed));
        passOver(*at, tally);
        moveEchoedTo(*replayed, now, tally);
    }
    if (!replayed)
        return Verdict::Good;
    const std::uint64_t from = *replayed;
    const Verdict verdict = verify(bytes, *replayed);
    if (from < m_echoed)
        tally.replayedBytes += std::min(*replayed, m_echoed) - from;
    moveEchoedTo(*replayed, now, tally);
    return verdict;
}

// What lies before `position` and was not seen is no longer shown: nobody will ever compare it.
void EchoMatcher::passOver(std::uint64_t position, ScenarioTally &tally)
{
    if (position <= m_echoed)
        return;
    std::uint64_t begin = m_echoed; // of the first tick, or a little after it
    while (!isDrained() && begin < position) {
        begin = m_slab[m_first].end;
        ++tally.unansweredTicks;
        dropFirst();
    }
    m_echoed = position;
}

void EchoMatcher::giveUpOutstanding(ScenarioTally &tally)
{
    while (!isDrained()) {
        ++tally.unansweredTicks;
        dropFirst();
    }
    m_echoed = m_sent;
}

void EchoMatcher::moveEchoedTo(std::uint64_t position, Instant now, ScenarioTally &tally)
{
    if (position <= m_echoed)
        return;
    tally.echoedBytes += position - m_echoed;
    m_echoed = position;
    while (!isDrained() && m_slab[m_first].end <= m_echoed) {
        const OutstandingTicks::Tick &tick = m_slab[m_first];
        m_lastRoundTrip = now - tick.intended;
        tally.roundTrip.record(m_lastRoundTrip);
        tally.serviceTime.record(now - tick.sent);
        ++tally.echoedTicks;
        dropFirst();
    }
}

void EchoMatcher::dropFirst()
{
    const std::uint32_t index = m_first;
    m_first = m_slab[index].next;
    m_slab.giveBack(index);
}

} // namespace plimsoll
