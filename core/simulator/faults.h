// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatoroptions.h"

#include <optional>

namespace plimsoll::simulator {

// Which faults are in force when. Pure. One thread.
class FaultPlan
{
public:
    FaultPlan(SimulatorFaults always, std::vector<SimulatorFaultWindow> windows, Instant start);

    Instant start() const { return m_start; }
    void add(const SimulatorFaultWindow &window) { m_windows.push_back(window); }
    void terminalOpened(Instant now); // the first one counts
    SimulatorFaults at(Instant now) const;
    // When the next one begins or ends, as far as it can be known.
    std::optional<Instant> nextChange(Instant now) const;

private:
    std::optional<Instant> beginOf(const SimulatorFaultWindow &window) const;

    SimulatorFaults m_always;
    std::vector<SimulatorFaultWindow> m_windows;
    Instant m_start;
    std::optional<Instant> m_firstTerminal;
};

// How long terminals wait for a deployment that carries `capacity` of them while `open` are open: next to
// nothing until then, and a queue that fills in seconds beyond. Pure. One thread.
class CapacityModel
{
public:
    Nanoseconds delay(Instant now, int open, int capacity);

private:
    double m_queueSeconds = 0;
    Instant m_last;
};

} // namespace plimsoll::simulator
