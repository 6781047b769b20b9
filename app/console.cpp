// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) == 1;
#endif
}

// Columns of the terminal behind stderr; a longer line would not be overwritten whole.
int columns()
{
#ifndef Q_OS_WIN
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return 80;
}

void write(FILE *stream, const QByteArray &bytes)
{
    // A reader that has gone is no reason to stop a run.
    std::ignore = std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Console::Console(const QProcessEnvironment &environment)
{
    const bool isDumb = environment.value(u"TERM"_s) == "dumb"_L1;
    const bool wantsColour = environment.value(u"NO_COLOR"_s).isEmpty() && !isDumb;
    m_canRedraw = isTerminal(stderr) && !isDumb;
    m_outColour = isTerminal(stdout) && wantsColour ? Colour::On : Colour::Off;
}

void Console::out(const QByteArray &bytes)
{
    clearLive();
    write(stdout, bytes);
}

void Console::say(const QString &sentence)
{
    clearLive();
    write(stderr, sentence.toUtf8() + '\n');
}

void Console::live(const QString &line)
{
    if (!m_canRedraw)
        return say(line);
    write(stderr, "\r\x1b[K" + line.left(columns() - 1).toUtf8());
    m_isLive = true;
}

void Console::endLive()
{
    clearLive();
}

void Console::clearLive()
{
    if (!std::exchange(m_isLive, false))
        return;
    write(stderr, "\r\x1b[K");
}

} // namespace plimsoll
