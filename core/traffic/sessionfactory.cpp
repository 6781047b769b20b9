// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/sessionfactory.h"

#include "core/traffic/app/apprequestsession.h"
#include "core/traffic/app/appsession.h"
#include "core/traffic/dashboard/browsersession.h"
#include "core/traffic/dashboard/dashboardsession.h"
#include "core/traffic/ssh/sshsession.h"
#include "core/traffic/webterminal/webterminalsession.h"

namespace plimsoll {

std::unique_ptr<Session> makeSession(const SessionPlace &place, const Assignment &assignment)
{
    const ScenarioPlan &scenario = place.setup.scenarios[assignment.scenario];
    switch (scenario.kind) {
    case TrafficKind::WebTerminal:
        return std::make_unique<WebTerminalSession>(place, assignment);
    case TrafficKind::Dashboard:
        if (usesBrowsers(scenario))
            return std::make_unique<BrowserSession>(place, assignment);
        return std::make_unique<DashboardSession>(place, assignment);
    case TrafficKind::WorkspaceApp:
        if (scenario.app.mode == AppMode::Http)
            return std::make_unique<AppRequestSession>(place, assignment);
        return std::make_unique<AppSession>(place, assignment);
    case TrafficKind::Ssh:
        return std::make_unique<SshSession>(place, assignment);
    }
    return nullptr;
}

} // namespace plimsoll
