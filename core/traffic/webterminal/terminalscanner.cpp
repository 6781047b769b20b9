// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/webterminal/terminalscanner.h"

#include "core/traffic/echopattern.h"
#include "core/traffic/webterminal/terminalrequest.h"

#include <algorithm>
#include <charconv>

namespace plimsoll {

bool MarkScanner::find(std::span<const std::byte> &bytes)
{
    while (!bytes.empty()) {
        const char letter = static_cast<char>(bytes.front());
        bytes = bytes.subspan(1);
        if (m_matched == TerminalMark.size()) {
            if (letter == '\r')
                continue;
            m_matched = 0;
            if (letter == '\n')
                return true;
        } else if (letter == TerminalMark[m_matched]) {
            ++m_matched;
            continue;
        }
        m_matched = letter == TerminalMark.front() ? 1 : 0;
    }
    return false;
}

std::string ResumeScanner::mark(std::uint32_t number)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text(1, EchoPattern::Marker);
    for (int shift = 28; shift >= 0; shift -= 4)
        text += digits[(number >> shift) & 15u];
    return text + ';';
}

ResumeScanner::Step ResumeScanner::next(std::span<const std::byte> &bytes)
{
    Step step;
    if (m_mark.empty()) {
        const auto at = std::find(bytes.begin(), bytes.end(), static_cast<std::byte>(EchoPattern::Marker));
        const auto length = static_cast<std::size_t>(at - bytes.begin());
        step.output = bytes.first(length);
        bytes = bytes.subspan(length);
        if (bytes.empty())
            return step;
    }
    while (!bytes.empty() && m_mark.size() < Length) {
        m_mark += static_cast<char>(bytes.front());
        bytes = bytes.subspan(1);
    }
    if (m_mark.size() == Length) {
        std::uint32_t number = 0;
        const char *end = m_mark.data() + Length - 1;
        if (std::from_chars(m_mark.data() + 1, end, number, 16).ptr == end && *end == ';')
            step.number = number;
        m_mark.clear();
    }
    return step;
}

} // namespace plimsoll
