// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktopruns.h"
#include "ui/shell/mainwindow.h"

namespace plimsoll {

// The desktop program without its main(): what lives long, built in one place, and the window over it.
class Desktop
{
public:
    // `program`: as reports name it.
    Desktop(const QString &dataDir, const QString &program);

    DesktopRuns &runs() { return m_runs; }
    MainWindow &window() { return m_window; }

private:
    DesktopRuns m_runs;
    MainWindow m_window;
};

} // namespace plimsoll
