// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminalinput.h"

#include <algorithm>
#include <cstring>

namespace plimsoll::simulator {

static bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool TerminalInput::feed(std::span<const std::byte> bytes)
{
    const char *at = reinterpret_cast<const char *>(bytes.data());
    const char *end = at + bytes.size();
    while (at != end && m_state != State::Broken)
        at = step(at, end);
    return m_state != State::Broken;
}

const char *TerminalInput::step(const char *at, const char *end)
{
    const auto expect = [this, at](char wanted, State next) {
        if (!isSpace(*at))
            m_state = *at == wanted ? next : State::Broken;
        return at + 1;
    };
    switch (m_state) {
    case State::Between:
        return expect('{', State::BeforeKey);
    case State::BeforeKey:
        if (*at == '}') {
            m_state = State::Between;
            return at + 1;
        }
        m_keyLength = 0;
        return expect('"', State::Key);
    case State::Key:
        return takeKey(at, end);
    case State::AfterKey:
        return expect(':', State::BeforeValue);
    case State::BeforeValue:
        if (isSpace(*at))
            return at + 1;
        if (*at == '"') {
            const bool isData = std::string_view(m_key.data(), m_keyLength) == "data";
            m_state = isData ? State::Data : State::OtherText;
            return at + 1;
        }
        m_depth = 0;
        m_state = State::OtherValue;
        return at;
    case State::Data:
        return takeData(at, end);
    case State::OtherText:
        return takeOtherText(at, end);
    case State::OtherValue:
        return takeOtherValue(at);
    case State::AfterValue:
        if (*at == '}') {
            m_state = State::Between;
            return at + 1;
        }
        return expect(',', State::BeforeKey);
    case State::Broken:
        break;
    }
    return end;
}

const char *TerminalInput::takeKey(const char *at, const char *end)
{
    for (; at != end; ++at) {
        if (*at == '"') {
            m_state = State::AfterKey;
            return at + 1;
        }
        if (m_keyLength < m_key.size())
            m_key[m_keyLength] = *at;
        m_keyLength = std::uint8_t(std::min<std::size_t>(m_keyLength + 1u, m_key.size()));
    }
    return end;
}

// Plain stretches are found with memchr: the text of a tick is kilobytes long, its escapes are few.
const char *TerminalInput::takeData(const char *at, const char *end)
{
    if (m_escapeLength != 0) {
        at = takeEscape(at, end);
        if (at == end || m_state != State::Data)
            return at;
    }
    const auto find = [end](const char *from, char c) {
        const void *found = std::memchr(from, c, std::size_t(end - from));
        return found ? static_cast<const char *>(found) : end;
    };
    const char *quote = find(at, '"');
    const char *backslash = find(at, '\\');
    while (at != end) {
        const char *special = std::min(quote, backslash);
        handOn(at, special);
        if (special == end)
            return end;
        at = special;
        if (*at == '"') {
            m_state = State::AfterValue;
            return at + 1;
        }
        at = takeEscape(at, end);
        if (at == end || m_state != State::Data)
            return at;
        if (quote < at)
            quote = find(at, '"');
        backslash = find(at, '\\');
    }
    return at;
}

const char *TerminalInput::takeEscape(const char *at, const char *end)
{
    while (at != end) {
        m_escape[m_escapeLength++] = *at++;
        if (m_escapeLength == 1)
            continue;
        if (m_escape[1] != 'u' || m_escapeLength == m_escape.size()) {
            endEscape();
            return at;
        }
    }
    return end;
}

void TerminalInput::endEscape()
{
    m_escapeLength = 0;
    static constexpr std::string_view Names = "\"\\/bfnrt";
    static constexpr std::string_view Meanings = "\"\\/\b\f\n\r\t";
    if (m_escape[1] != 'u') {
        const std::size_t which = Names.find(m_escape[1]);
        if (which == std::string_view::npos)
            m_state = State::Broken;
        else
            handOn(Meanings.data() + which, Meanings.data() + which + 1);
        return;
    }
    std::uint32_t unit = 0;
    for (std::size_t i = 2; i < m_escape.size(); ++i) {
        static constexpr std::string_view Digits = "0123456789abcdef";
        const char c = m_escape[i] >= 'A' && m_escape[i] <= 'F' ? char(m_escape[i] + 32) : m_escape[i];
        const std::size_t digit = Digits.find(c);
        if (digit == std::string_view::npos) {
            m_state = State::Broken;
            return;
        }
        unit = unit * 16 + std::uint32_t(digit);
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        m_highSurrogate = std::uint16_t(unit);
        return;
    }
    if (unit >= 0xDC00 && unit < 0xE000)
        unit = 0x10000 + ((std::uint32_t(m_highSurrogate) - 0xD800) << 10) + (unit - 0xDC00);
    emitCodePoint(unit);
}

void TerminalInput::emitCodePoint(std::uint32_t codePoint)
{
    char utf8[4];
    std::size_t size = 0;
    const auto append = [&](std::uint32_t value) { utf8[size++] = char(static_cast<unsigned char>(value)); };
    if (codePoint < 0x80) {
        append(codePoint);
    } else if (codePoint < 0x800) {
        append(0xC0 | (codePoint >> 6));
        append(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    } else {
        append(0xF0 | ((codePoint >> 18) & 0x07));
        append(0x80 | ((codePoint >> 12) & 0x3F));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    }
    handOn(utf8, utf8 + size);
}

const char *TerminalInput::takeOtherText(const char *at, const char *end)
{
    for (; at != end; ++at) {
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (*at == '\\') {
            m_isEscaped = true;
        } else if (*at == '"') {
            m_state = m_isNestedText ? State::OtherValue : State::AfterValue;
            m_isNestedText = false;
            return at + 1;
        }
    }
    return end;
}

const char *TerminalInput::takeOtherValue(const char *at)
{
    switch (*at) {
    case '"':
        m_isNestedText = true;
        m_state = State::OtherText;
        return at + 1;
    case '{':
    case '[':
        ++m_depth;
        return at + 1;
    case ',':
        if (m_depth > 0)
            return at + 1;
        m_state = State::AfterValue;
        return at;
    case '}':
    case ']':
        if (m_depth == 0) {
            m_state = *at == '}' ? State::AfterValue : State::Broken;
            return at;
        }
        --m_depth;
        return at + 1;
    default:
        return at + 1;
    }
}

void TerminalInput::handOn(const char *from, const char *to)
{
    if (from != to)
        m_handler.typed(std::as_bytes(std::span(from, to)));
}

} // namespace plimsoll::simulator
