// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "core/load/run.h"

namespace plimsoll {

// Tells a person at a terminal how a run goes: what preflight found, each phase with its outcome, errors, and
// one line that is redrawn each second; where lines can not be redrawn, a plain one every five. Main thread.
class ConsoleProgress : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleProgress(Console &console, QObject *parent = nullptr);

    void follow(Run &run);

private:
    void showPreflight(const PreflightReport &checks);
    void showPhaseEnd(const PhaseResult &result);
    void show(const RunEvent &event);
    void show(const Snapshot &snapshot);

    Console &m_console;
    Instant m_lastLine;
    int m_sessionErrors = 0;
    int m_marks = 0;
};

// What the live line says: "Traffic 0:12 of 0:30 | 20 active | …".
QString progressLine(const Snapshot &snapshot);

} // namespace plimsoll
