// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace plimsoll::simulator {

class TerminalInputHandler
{
public:
    // A piece of what was typed; gone after the return.
    virtual void typed(std::span<const std::byte> bytes) = 0;

protected:
    ~TerminalInputHandler() = default;
};

// Reads what the client of a web terminal sends: a stream of JSON objects, {"data":"…"} or
// {"height":…,"width":…}, whose ends need not be those of the messages. What is typed is handed on in the
// longest pieces that stand in the input as they are; nothing is allocated. One thread.
class TerminalInput
{
public:
    explicit TerminalInput(TerminalInputHandler &handler)
        : m_handler(handler)
    {
    }

    // False when it is no such stream; final.
    bool feed(std::span<const std::byte> bytes);

private:
    enum class State : std::uint8_t {
        Between, // objects
        BeforeKey,
        Key,
        AfterKey,
        BeforeValue,
        Data, // the text that was typed
        OtherText,
        OtherValue, // numbers, words, nested values
        AfterValue,
        Broken,
    };

    const char *step(const char *at, const char *end);
    const char *takeKey(const char *at, const char *end);
    const char *takeData(const char *at, const char *end);
    const char *takeOtherText(const char *at, const char *end);
    const char *takeOtherValue(const char *at);
    const char *takeEscape(const char *at, const char *end);
    void endEscape();
    void emitCodePoint(std::uint32_t codePoint);
    void handOn(const char *from, const char *to);

    TerminalInputHandler &m_handler;
    State m_state = State::Between;
    std::uint8_t m_keyLength = 0;
    std::uint8_t m_escapeLength = 0; // of the escape under way, its backslash included; 0: none
    std::uint16_t m_depth = 0; // of a nested value
    std::uint16_t m_highSurrogate = 0;
    bool m_isEscaped = false; // in OtherText: the next character is
    bool m_isNestedText = false;
    std::array<char, 8> m_key{}; // longer ones are not of interest
    std::array<char, 6> m_escape{};
};

} // namespace plimsoll::simulator
