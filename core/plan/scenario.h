// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/enumtext.h"
#include "core/plan/appoptions.h"
#include "core/plan/dashboardoptions.h"
#include "core/plan/joblimits.h"
#include "core/plan/loadshape.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace plimsoll {

enum class TrafficKind {
    WebTerminal,
    Dashboard, // what browsers on the dashboard ask the deployment for
    WorkspaceApp, // an app in the workspace, through the deployment or a workspace proxy
    Ssh, // a command over SSH, through a tunnel to the workspace
};

// Which of the run's workspaces a scenario uses: a slice of the list frozen at the start of traffic.
struct Range {
    int first = 0;
    std::optional<int> end; // one past the last; none: to the end
    bool operator==(const Range &) const = default;
};

struct TrafficRate {
    qint64 bytesPerTick = 1024;
    Milliseconds tickInterval{100};
    bool operator==(const TrafficRate &) const = default;
};

// How a web terminal is turned into an echo.
enum class TerminalMode {
    Raw, // raw terminal and cat: every byte comes back exactly
    Line, // Coder's own way: dd discards, the terminal itself echoes line by line
};

struct WebTerminalOptions {
    TerminalMode mode = TerminalMode::Raw;
    Milliseconds attachTimeout{30'000}; // from the upgrade to the first sign of the command
    int stallTicks = 0; // no byte for so many ticks is a disconnect; 0: max(50 ticks, 10 s)
    bool reconnect = false; // attach again with the same id, as a browser's terminal does
    bool operator==(const WebTerminalOptions &) const = default;
};

std::span<const EnumText<TrafficKind>> trafficKindTexts();
std::span<const EnumText<TerminalMode>> terminalModeTexts();

// One traffic kind with its targets and load.
struct ScenarioPlan {
    QString name = QStringLiteral("web-terminal");
    TrafficKind kind = TrafficKind::WebTerminal;
    double share = 1.0; // of the workspaces, in (0, 1]; ignored when `range` is given
    std::optional<Range> range;
    TrafficRate rate;
    LoadShape shape;
    Milliseconds duration{30'000};
    Milliseconds startAfter{0}; // from the start of the traffic phase
    int connectsPerSecond = 0; // 0: as fast as connectsInFlight allows
    int connectsInFlight = 64;
    Milliseconds connectTimeout{30'000};
    // Sessions at once, each lasting `duration`; its timeouts end a session, or all of them, before its time.
    JobLimits limits{.concurrency = 0, .jobTimeout = Milliseconds{0}, .timeout = Milliseconds{0}};
    QString workspaceProxyUrl; // terminals are opened at this workspace proxy; empty: at the deployment
    WebTerminalOptions webTerminal;
    DashboardOptions dashboard;
    AppOptions app;
    bool operator==(const ScenarioPlan &) const = default;
};

// Its sessions make requests instead of sending bytes.
bool makesRequests(const ScenarioPlan &scenario);
// Its sessions are real browsers, whose requests are pages that they open.
bool usesBrowsers(const ScenarioPlan &scenario);
// Names of what its requests go to, as counts and goals call them, in the order of their tallies; empty where
// it makes none.
QStringList endpointNames(const ScenarioPlan &scenario);
// Its sessions send, or ask for, something at all: an app that only sends on its own is read.
bool sends(const ScenarioPlan &scenario);
// What it sends comes back, or is answered.
bool echoes(const ScenarioPlan &scenario);

} // namespace plimsoll
