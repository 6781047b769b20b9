// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArrayList>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::simulator {

// A terminal with one command in it: the line discipline of a Linux tty, and of a shell as much as traffic
// needs: stty, echo, cat, dd, sleep, true, false, exit, exec; anything else is not found. Without a command
// it is a shell that prompts. Pure: no I/O, no clock. One thread.
class Terminal
{
public:
    using Output = std::vector<std::byte>; // appended to

    explicit Terminal(const QByteArray &command);

    void start(Output &output);
    // Nothing happens before start() and after the end.
    void type(std::span<const std::byte> bytes, Output &output);
    // While a command sleeps: call wake() after so long.
    std::optional<Milliseconds> sleeps() const { return m_sleeps; }
    void wake(Output &output);
    bool hasEnded() const { return m_program == Program::Ended; }

private:
    enum class Program : unsigned char { NotStarted, Shell, Cat, Discard, Sleep, Ended };
    struct Modes {
        bool isCanonical = true; // lines, with ^C, ^D and erasing
        bool interrupts = true; // ^C does
        bool echoes = true;
        bool processesOutput = true; // \n becomes \r\n
    };

    void runOn(Output &output);
    bool run(QByteArrayList words, Output &output); // false: it waits, or all is over
    void setModes(const QByteArrayList &words);
    void typeRaw(std::span<const std::byte> bytes, Output &output);
    void typeLines(std::span<const std::byte> bytes, Output &output);
    void typeSpecial(char c, Output &output);
    void lineComplete(Output &output);
    void endOfInput(Output &output);
    void interrupt(Output &output);
    void print(const QByteArray &text, Output &output);
    void deliver(std::span<const std::byte> bytes, Output &output); // to the program

    Program m_program = Program::NotStarted;
    Modes m_modes;
    bool m_isShell = false;
    bool m_isLast = false; // the program replaced the shell
    std::vector<QByteArrayList> m_statements;
    std::size_t m_next = 0;
    std::optional<Milliseconds> m_sleeps;
    QByteArray m_line; // typed but not read yet
};

// The statements of a command line, each as its words.
std::vector<QByteArrayList> parseCommandLine(const QByteArray &text);

} // namespace plimsoll::simulator
