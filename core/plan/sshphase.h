// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"

#include <QStringList>

#include <cstdint>
#include <span>

namespace plimsoll {

// What an SSH connection to a workspace goes through until its command runs, in this order. Each is timed
// from the one before.
enum class SshPhase : std::uint8_t {
    ConnectionInfo, // the server told how the agent is reached
    ControlUp, // the control connection stands
    AgentKnown, // the server told the agent's key
    RelayUp, // the relay has taken us
    AgentReady, // the agent knows us
    Handshake, // WireGuard has keys
    TunnelPing, // a ping came back through the tunnel
    TcpUp,
    KeysExchanged, // SSH's
    CommandRuns,
};

std::span<const EnumText<SshPhase>> sshPhaseTexts(); // "connection-info", "control-up", …

} // namespace plimsoll
