// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include "core/plan/dashboardpages.h"
#include "core/plan/sshphase.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<OwnerMode>> ownerModeTexts()
{
    static constexpr std::array Texts{
        EnumText<OwnerMode>{OwnerMode::UserEach, "user-each"_L1},
        EnumText<OwnerMode>{OwnerMode::Me, "me"_L1},
        EnumText<OwnerMode>{OwnerMode::PasswordLogin, "password-login"_L1},
    };
    return Texts;
}

std::span<const EnumText<CleanupWhen>> cleanupWhenTexts()
{
    static constexpr std::array Texts{
        EnumText<CleanupWhen>{CleanupWhen::Always, "always"_L1},
        EnumText<CleanupWhen>{CleanupWhen::OnSuccess, "on-success"_L1},
        EnumText<CleanupWhen>{CleanupWhen::OnError, "on-error"_L1},
        EnumText<CleanupWhen>{CleanupWhen::Never, "never"_L1},
    };
    return Texts;
}

std::span<const EnumText<WaitFor>> waitForTexts()
{
    static constexpr std::array Texts{
        EnumText<WaitFor>{WaitFor::Build, "build"_L1},
        EnumText<WaitFor>{WaitFor::Connected, "connected"_L1},
        EnumText<WaitFor>{WaitFor::Ready, "ready"_L1},
    };
    return Texts;
}

std::span<const EnumText<TrafficKind>> trafficKindTexts()
{
    static constexpr std::array Texts{
        EnumText<TrafficKind>{TrafficKind::WebTerminal, "web-terminal"_L1},
        EnumText<TrafficKind>{TrafficKind::Dashboard, "dashboard"_L1},
        EnumText<TrafficKind>{TrafficKind::WorkspaceApp, "workspace-app"_L1},
        EnumText<TrafficKind>{TrafficKind::Ssh, "ssh"_L1},
    };
    return Texts;
}

std::span<const EnumText<SshPhase>> sshPhaseTexts()
{
    static constexpr std::array Texts{
        EnumText<SshPhase>{SshPhase::ConnectionInfo, "connection-info"_L1},
        EnumText<SshPhase>{SshPhase::ControlUp, "control-up"_L1},
        EnumText<SshPhase>{SshPhase::AgentKnown, "agent-known"_L1},
        EnumText<SshPhase>{SshPhase::RelayUp, "relay-up"_L1},
        EnumText<SshPhase>{SshPhase::AgentReady, "agent-ready"_L1},
        EnumText<SshPhase>{SshPhase::Handshake, "handshake"_L1},
        EnumText<SshPhase>{SshPhase::TunnelPing, "tunnel-ping"_L1},
        EnumText<SshPhase>{SshPhase::TcpUp, "tcp-up"_L1},
        EnumText<SshPhase>{SshPhase::KeysExchanged, "keys-exchanged"_L1},
        EnumText<SshPhase>{SshPhase::CommandRuns, "command-runs"_L1},
    };
    return Texts;
}

bool makesRequests(const ScenarioPlan &scenario)
{
    return scenario.kind == TrafficKind::Dashboard
        || (scenario.kind == TrafficKind::WorkspaceApp && scenario.app.mode == AppMode::Http);
}

bool usesBrowsers(const ScenarioPlan &scenario)
{
    return scenario.kind == TrafficKind::Dashboard && scenario.dashboard.client == DashboardClient::Browser;
}

QStringList endpointNames(const ScenarioPlan &scenario)
{
    if (usesBrowsers(scenario))
        return browserEndpointNames();
    if (scenario.kind == TrafficKind::Dashboard)
        return dashboardEndpointNames();
    if (!makesRequests(scenario))
        return {};
    const QString method = QString(textOf(appMethodTexts(), scenario.app.method)).toUpper();
    return {u"%1 %2%3"_s.arg(method, scenario.app.slug, scenario.app.path.section(u'?', 0, 0))};
}

bool sends(const ScenarioPlan &scenario)
{
    return scenario.kind != TrafficKind::WorkspaceApp || scenario.app.mode != AppMode::Read;
}

bool echoes(const ScenarioPlan &scenario)
{
    return sends(scenario)
        && (scenario.kind != TrafficKind::WorkspaceApp || scenario.app.mode != AppMode::Discard);
}

std::span<const EnumText<TerminalMode>> terminalModeTexts()
{
    static constexpr std::array Texts{
        EnumText<TerminalMode>{TerminalMode::Raw, "raw"_L1},
        EnumText<TerminalMode>{TerminalMode::Line, "line"_L1},
    };
    return Texts;
}

int connectionsOf(TrafficKind kind)
{
    switch (kind) {
    case TrafficKind::Dashboard:
        return 10; // six for requests, and the streams of a page
    case TrafficKind::Ssh:
        return 4; // control, relay, and both ends of what leads to SSH
    case TrafficKind::WebTerminal:
    case TrafficKind::WorkspaceApp:
        break;
    }
    return 1;
}

Milliseconds trafficLength(const Plan &plan)
{
    Milliseconds length{0};
    for (const ScenarioPlan &scenario : plan.scenarios)
        length = std::max(length, scenario.startAfter + scenario.duration);
    return length;
}

} // namespace plimsoll
