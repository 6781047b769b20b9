// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/traffic/session.h"

namespace plimsoll {

// What the end of a WebSocket means for the session on it, with what the server said when it refused.
SessionError sessionErrorOf(const WebSocketEnd &end);

} // namespace plimsoll
