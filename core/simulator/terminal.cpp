// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminal.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace plimsoll::simulator {

static constexpr char Interrupt = 0x03;
static constexpr char EndOfInput = 0x04;
static constexpr char Erase = 0x7f;
static constexpr char Prompt[] = "$ ";
// A tty holds so much of a line; the rest is echoed and lost.
static constexpr qsizetype LongestLine = 4095;

static void append(Terminal::Output &output, const char *text, std::size_t size)
{
    const std::span<const std::byte> bytes = std::as_bytes(std::span(text, size));
    output.insert(output.end(), bytes.begin(), bytes.end());
}

std::vector<QByteArrayList> parseCommandLine(const QByteArray &text)
{
    std::vector<QByteArrayList> statements(1);
    QByteArray word;
    bool hasWord = false;
    char quote = 0;
    const auto endWord = [&] {
        if (hasWord)
            statements.back().append(word);
        word.clear();
        hasWord = false;
    };
    for (const char c : text) {
        if (quote != 0) {
            if (c == quote)
                quote = 0;
            else
                word.append(c);
        } else if (c == '\'' || c == '"') {
            quote = c;
            hasWord = true;
        } else if (c == ';' || c == '\n' || c == '&') {
            endWord();
            statements.emplace_back();
        } else if (c == ' ' || c == '\t') {
            endWord();
        } else {
            word.append(c);
            hasWord = true;
        }
    }
    endWord();
    std::erase_if(statements, [](const QByteArrayList &words) { return words.isEmpty(); });
    return statements;
}

Terminal::Terminal(const QByteArray &command)
    : m_isShell(command.trimmed().isEmpty())
    , m_statements(parseCommandLine(command))
{
}

void Terminal::start(Output &output)
{
    if (m_program == Program::NotStarted)
        runOn(output);
}

void Terminal::runOn(Output &output)
{
    m_isLast = false;
    while (m_next < m_statements.size()) {
        if (!run(m_statements[m_next++], output))
            return;
    }
    if (!m_isShell) {
        m_program = Program::Ended;
        return;
    }
    m_program = Program::Shell;
    print(Prompt, output);
}

bool Terminal::run(QByteArrayList words, Output &output)
{
    if (words.front() == "exec") {
        words.removeFirst();
        m_isLast = true;
        if (words.isEmpty())
            return true;
    }
    const QByteArray name = words.takeFirst();
    if (name == "stty") {
        setModes(words);
    } else if (name == "echo") {
        print(words.join(' ') + '\n', output);
    } else if (name == "cat") {
        m_program = Program::Cat;
        return false;
    } else if (name == "dd") {
        m_program = words.contains("of=/dev/null") ? Program::Discard : Program::Cat;
        return false;
    } else if (name == "sleep") {
        m_program = Program::Sleep;
        m_sleeps = Milliseconds(qint64(words.value(0).toDouble() * 1000));
        return false;
    } else if (name == "exit") {
        m_program = Program::Ended;
        return false;
    } else if (name != "true" && name != "false") {
        print("sh: 1: " + name + ": not found\n", output);
    }
    if (!m_isLast)
        return true;
    m_program = Program::Ended;
    return false;
}

void Terminal::setModes(const QByteArrayList &words)
{
    for (const QByteArray &word : words) {
        const bool isOn = !word.startsWith('-');
        const QByteArray mode = isOn ? word : word.mid(1);
        if (mode == "raw" || mode == "sane" || mode == "cooked") {
            const bool isRaw = mode == "raw" && isOn;
            m_modes.isCanonical = m_modes.interrupts = m_modes.processesOutput = !isRaw;
            m_modes.echoes = m_modes.echoes || mode == "sane";
        } else if (mode == "isig") {
            m_modes.interrupts = isOn;
        } else if (mode == "echo") {
            m_modes.echoes = isOn;
        } else if (mode == "icanon") {
            m_modes.isCanonical = isOn;
        } else if (mode == "opost" || mode == "onlcr") {
            m_modes.processesOutput = isOn;
        }
    }
}

void Terminal::type(std::span<const std::byte> bytes, Output &output)
{
    if (bytes.empty() || m_program == Program::NotStarted || m_program == Program::Ended)
        return;
    if (m_modes.isCanonical)
        typeLines(bytes, output);
    else
        typeRaw(bytes, output);
}

void Terminal::typeRaw(std::span<const std::byte> bytes, Output &output)
{
    const std::byte *stop = nullptr;
    if (m_modes.interrupts)
        stop = static_cast<const std::byte *>(std::memchr(bytes.data(), Interrupt, bytes.size()));
    const std::span<const std::byte> before = stop ? bytes.first(std::size_t(stop - bytes.data())) : bytes;
    if (m_modes.echoes)
        output.insert(output.end(), before.begin(), before.end());
    deliver(before, output);
    if (!stop)
        return;
    if (m_modes.echoes)
        print("^C", output);
    interrupt(output);
}

void Terminal::typeLines(std::span<const std::byte> bytes, Output &output)
{
    const char *at = reinterpret_cast<const char *>(bytes.data());
    const char *end = at + bytes.size();
    const auto isPlain
        = [](char c) { return (static_cast<unsigned char>(c) >= 0x20 && c != Erase) || c == '\t'; };
    while (at != end && m_program != Program::Ended && m_modes.isCanonical) {
        const char *special = std::find_if_not(at, end, isPlain);
        if (special != at) {
            if (m_modes.echoes)
                append(output, at, std::size_t(special - at));
            m_line.append(at, std::min<qsizetype>(special - at, LongestLine - m_line.size()));
            at = special;
            continue;
        }
        typeSpecial(*at++, output);
    }
}

void Terminal::typeSpecial(char c, Output &output)
{
    if (c == '\n' || c == '\r') {
        if (m_modes.echoes)
            append(output, "\r\n", 2);
        m_line.append('\n');
        lineComplete(output);
    } else if (c == Interrupt && m_modes.interrupts) {
        if (m_modes.echoes)
            append(output, "^C", 2);
        interrupt(output);
    } else if (c == EndOfInput) {
        endOfInput(output);
    } else if (c == Erase) {
        if (m_line.isEmpty())
            return;
        m_line.chop(1);
        if (m_modes.echoes)
            append(output, "\b \b", 3);
    } else {
        const char shown[] = {'^', char(c + '@')};
        if (m_modes.echoes)
            append(output, shown, sizeof shown);
        m_line.append(c);
    }
}

void Terminal::lineComplete(Output &output)
{
    if (m_program == Program::Sleep)
        return; // nobody reads it yet
    if (m_program == Program::Discard) {
        m_line.resize(0); // keeps its memory
        return;
    }
    const QByteArray line = std::exchange(m_line, {});
    if (m_program != Program::Shell)
        return deliver(std::as_bytes(std::span(line.constData(), std::size_t(line.size()))), output);
    m_statements = parseCommandLine(line);
    m_next = 0;
    runOn(output);
}

void Terminal::endOfInput(Output &output)
{
    if (!m_line.isEmpty())
        return;
    if (m_program == Program::Shell || m_isLast)
        m_program = Program::Ended;
    else if (m_program == Program::Cat || m_program == Program::Discard)
        runOn(output);
}

void Terminal::interrupt(Output &output)
{
    m_line.clear();
    m_sleeps.reset();
    if (!m_isShell || m_isLast) {
        m_program = Program::Ended;
        return;
    }
    m_next = m_statements.size();
    print("\n", output);
    runOn(output);
}

void Terminal::wake(Output &output)
{
    if (m_program != Program::Sleep)
        return;
    m_sleeps.reset();
    if (m_isLast)
        m_program = Program::Ended;
    else
        runOn(output);
}

void Terminal::print(const QByteArray &text, Output &output)
{
    for (const char c : text) {
        if (c == '\n' && m_modes.processesOutput)
            append(output, "\r", 1);
        append(output, &c, 1);
    }
}

void Terminal::deliver(std::span<const std::byte> bytes, Output &output)
{
    if (m_program != Program::Cat)
        return;
    if (!m_modes.processesOutput) {
        output.insert(output.end(), bytes.begin(), bytes.end());
        return;
    }
    print(QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())), output);
}

} // namespace plimsoll::simulator
