// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demodeployment.h"

using namespace std::chrono_literals;

namespace plimsoll {

SimulatorOptions demoDeployment()
{
    SimulatorOptions options;
    SimulatorFaultWindow stall;
    stall.faults.isStalled = true;
    stall.since = SimulatorFaultWindow::Since::FirstTerminal;
    stall.after = 5s;
    stall.lasting = DemoStall;
    options.faultWindows = {stall};
    return options;
}

} // namespace plimsoll
