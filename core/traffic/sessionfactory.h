// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/session.h"
#include "core/traffic/trafficsetup.h"

#include <memory>

namespace plimsoll {

// The session that the assignment's scenario asks for. `setup` and `gauges` must outlive it.
std::unique_ptr<Session> makeSession(
    const TrafficSetup &setup, Assignment assignment, SessionPlace place, SessionGauges &gauges);

} // namespace plimsoll
