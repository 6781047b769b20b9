// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/coder/deployment.h"
#include "core/simulator/simulator.h"

namespace plimsoll {

// The script of the demo: how long the simulated deployment stands still.
inline constexpr Milliseconds DemoStall{2000};

SimulatorOptions demoDeployment();
// One that creates at once and does nothing wrong.
SimulatorOptions calibrationDeployment();

// How its owner reaches one that runs.
Deployment loginTo(const Simulator &simulator);

} // namespace plimsoll
