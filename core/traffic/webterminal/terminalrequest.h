// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/plan/scenario.h"

#include <QUuid>

#include <string>
#include <string_view>

namespace plimsoll {

// What the command prints before it echoes. Its first letter stands in it once, so a scan needs no look-back.
inline constexpr std::string_view TerminalMark = "PLIMSOLL-READY";

// The shell command that turns a web terminal into an echo.
std::string terminalCommand(TerminalMode mode, qint64 bytesPerTick);

struct TerminalRequest {
    AgentId agent;
    QUuid reconnect; // the same id attaches to the same process again
    std::string command;
    bool withBackendType = false; // ask for the plain buffered backend: `screen` rewrites output
};

// Path and query of Coder's reconnecting PTY, percent-encoded.
std::string terminalTarget(const std::string &basePath, const TerminalRequest &request);

} // namespace plimsoll
