// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demodeployment.h"

using namespace std::chrono_literals;

namespace plimsoll {

SimulatorOptions demoDeployment()
{
    SimulatorOptions options;
    // Quick enough that a person who waits for the charts sees them move within a few seconds.
    options.provisioners = 10;
    options.buildTime = 300ms;
    options.agentDelay = 100ms;
    SimulatorFaultWindow stall;
    stall.faults.isStalled = true;
    stall.since = SimulatorFaultWindow::Since::FirstTerminal;
    stall.after = 5s;
    stall.lasting = DemoStall;
    options.faultWindows = {stall};
    return options;
}

SimulatorOptions calibrationDeployment()
{
    SimulatorOptions options;
    options.provisioners = 50;
    options.buildTime = 20ms;
    options.agentDelay = 10ms;
    return options;
}

Deployment loginTo(const Simulator &simulator)
{
    Deployment deployment;
    deployment.url = simulator.url();
    deployment.token = simulator.ownerToken();
    return deployment;
}

} // namespace plimsoll
