// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/simulator/simulatoroptions.h"

namespace plimsoll {

// The script of the demo: how long the simulated deployment stands still.
inline constexpr Milliseconds DemoStall{2000};

SimulatorOptions demoDeployment();
// One that creates at once and does nothing wrong.
SimulatorOptions calibrationDeployment();

} // namespace plimsoll
