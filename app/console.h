// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/textreport.h"

#include <QProcessEnvironment>
#include <QString>

#include <cstdio>

namespace plimsoll {

// The terminal of a program, or what stands in for it. Results go to stdout; what a person is told meanwhile
// goes to stderr, where one live line may be redrawn. Main thread.
class Console
{
public:
    // Colours and the live line only where there is a terminal; NO_COLOR and TERM=dumb turn colours off.
    explicit Console(const QProcessEnvironment &environment);

    void out(const QByteArray &bytes); // as it is
    void say(const QString &sentence); // a line on stderr
    // Redraws the live line, or says a plain one where lines can not be redrawn.
    void live(const QString &line);
    void endLive(); // takes it away

    bool canRedraw() const { return m_canRedraw; }
    Colour outColour() const { return m_outColour; }

private:
    void clearLive();

    bool m_canRedraw = false;
    bool m_isLive = false;
    Colour m_outColour = Colour::Off;
};

} // namespace plimsoll
