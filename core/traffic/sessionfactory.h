// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/session.h"

#include <memory>

namespace plimsoll {

// The session that the assignment's scenario asks for. `place` must outlive it.
std::unique_ptr<Session> makeSession(const SessionPlace &place, const Assignment &assignment);

} // namespace plimsoll
