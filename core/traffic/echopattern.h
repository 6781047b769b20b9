// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace plimsoll {

enum class PatternShape {
    Raw, // one endless line
    Lines, // a line break every LineLength bytes, so that a terminal in line mode never truncates
};

// What every echoing session types: byte `offset` of session `s` is T[(s·Stride + offset) mod Period]. T is
// pseudo-random printable ASCII without space, '"', '\\' and Marker, so it goes into JSON as it is and a
// Marker in the stream is never payload. Period is prime and any WindowLength bytes occur once, so a piece of
// the stream tells its own offset. Immutable, shared by all workers.
class EchoPattern
{
public:
    static constexpr std::size_t Period = 131071; // prime, above what a terminal replays (64 KiB) twice
    static constexpr std::size_t LongestPiece = 65536; // how much of the stream is contiguous here
    static constexpr std::size_t WindowLength = 16;
    static constexpr std::size_t LineLength = 512;
    static constexpr char Marker = '~';

    explicit EchoPattern(PatternShape shape);

    PatternShape shape() const { return m_shape; }

    // `length` ≤ LongestPiece bytes of session `session` from stream position `offset`.
    std::span<const std::byte> piece(std::uint32_t session, std::uint64_t offset, std::size_t length) const;

    // The first position at or after `notBefore` at which `window` (WindowLength bytes) stands in the stream
    // of `session`; none when it is not of this pattern.
    std::optional<std::uint64_t> find(
        std::uint32_t session, std::span<const std::byte> window, std::uint64_t notBefore) const;

private:
    std::size_t start(std::uint32_t session, std::uint64_t offset) const;

    PatternShape m_shape;
    std::string m_text; // Period + LongestPiece bytes
};

} // namespace plimsoll
