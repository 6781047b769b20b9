// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace plimsoll {

// Finds TerminalMark and the line break after it in output that comes in any pieces.
class MarkScanner
{
public:
    // Takes from the front of `bytes`; true when the mark ended there.
    bool find(std::span<const std::byte> &bytes);

private:
    std::size_t m_matched = 0;
};

// Splits the output of a re-attached terminal at our resume marks. A mark is typed after re-attaching; when
// it comes back, everything typed before the loss has come or never will.
class ResumeScanner
{
public:
    // EchoPattern::Marker, the number in eight hexadecimal digits, ';'.
    static std::string mark(std::uint32_t number);

    struct Step {
        std::span<const std::byte> output; // before the mark
        std::optional<std::uint32_t> number; // of a complete mark
    };
    // Takes at least one byte from the front of `bytes`, which must not be empty.
    Step next(std::span<const std::byte> &bytes);

private:
    static constexpr std::size_t Length = 10;
    std::string m_mark; // as far as it has come; empty outside of one
};

} // namespace plimsoll
