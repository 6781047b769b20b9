// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/net/wirerandom.h"

#include <string>
#include <string_view>

namespace plimsoll {

// The opening handshake of RFC 6455, as text: no I/O.

// A fresh Sec-WebSocket-Key.
std::string makeUpgradeKey(WireRandom &random);
// What Sec-WebSocket-Accept must be for a Sec-WebSocket-Key.
std::string acceptKeyFor(std::string_view key);

// Why this is no proper upgrade request; empty when it is one.
std::string upgradeFault(const HttpRequest &request);
// Why this 101 is no proper answer; empty when it is one. `subprotocol`: what was asked for, empty for none.
std::string upgradeFault(
    const HttpReply &reply, std::string_view expectedAccept, std::string_view subprotocol);

} // namespace plimsoll
