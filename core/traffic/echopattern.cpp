// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/echopattern.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace plimsoll {

namespace {

constexpr std::uint64_t Stride = 7919; // prime: neighbours type different text

// splitmix64 (Steele, Lea, Flood 2014): the same text on every machine and in every run.
std::uint64_t nextRandom(std::uint64_t &state)
{
    state += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::string alphabet()
{
    std::string letters;
    for (char letter = '!'; letter < EchoPattern::Marker; ++letter) {
        if (letter != '"' && letter != '\\')
            letters += letter;
    }
    return letters;
}

} // namespace

EchoPattern::EchoPattern(PatternShape shape)
    : m_shape(shape)
{
    const std::string letters = alphabet();
    std::uint64_t state = 20;
    m_text.reserve(Period + LongestPiece);
    while (m_text.size() < Period) {
        const bool breaks = shape == PatternShape::Lines && m_text.size() % LineLength == LineLength - 1;
        m_text += breaks ? '\n' : letters[nextRandom(state) % letters.size()];
    }
    if (shape == PatternShape::Lines)
        m_text.back() = '\n'; // the seam must not make a longer line
    m_text += m_text.substr(0, LongestPiece);
}

std::size_t EchoPattern::start(std::uint32_t session, std::uint64_t offset) const
{
    return static_cast<std::size_t>((session * Stride + offset) % Period);
}

std::span<const std::byte> EchoPattern::piece(
    std::uint32_t session, std::uint64_t offset, std::size_t length) const
{
    Q_ASSERT(length <= LongestPiece);
    return std::as_bytes(std::span(m_text)).subspan(start(session, offset), length);
}

std::optional<std::uint64_t> EchoPattern::find(
    std::uint32_t session, std::span<const std::byte> window, std::uint64_t notBefore) const
{
    Q_ASSERT(window.size() == WindowLength);
    const std::string_view wanted(reinterpret_cast<const char *>(window.data()), window.size());
    const std::size_t at = std::string_view(m_text).substr(0, Period + WindowLength - 1).find(wanted);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::size_t first = start(session, notBefore);
    return notBefore + (at + Period - first) % Period;
}

} // namespace plimsoll
