// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"
#include "core/traffic/session.h"

namespace plimsoll {

// What a failed connection or request means for the session.
SessionError sessionErrorOf(const NetError &error);

// A request was answered as nobody expected; with the start of what the server said.
SessionError unexpectedStatus(const HttpReply &reply);

// What the end of a WebSocket means for the session on it, with what the server said when it refused.
SessionError sessionErrorOf(const WebSocketEnd &end);

} // namespace plimsoll
