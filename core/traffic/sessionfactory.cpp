// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/sessionfactory.h"

#include "core/traffic/app/apprequestsession.h"
#include "core/traffic/app/appsession.h"
#include "core/traffic/dashboard/browsersession.h"
#include "core/traffic/dashboard/dashboardsession.h"
#include "core/traffic/webterminal/webterminalsession.h"

namespace plimsoll {

std::unique_ptr<Session> makeSession(
    const TrafficSetup &setup, Assignment assignment, SessionPlace place, SessionGauges &gauges)
{
    const ScenarioPlan &scenario = setup.scenarios[assignment.scenario];
    switch (scenario.kind) {
    case TrafficKind::WebTerminal:
        return std::make_unique<WebTerminalSession>(setup, std::move(assignment), place, gauges);
    case TrafficKind::Dashboard:
        if (usesBrowsers(scenario))
            return std::make_unique<BrowserSession>(setup, std::move(assignment), place, gauges);
        return std::make_unique<DashboardSession>(setup, std::move(assignment), place, gauges);
    case TrafficKind::WorkspaceApp:
        if (scenario.app.mode == AppMode::Http)
            return std::make_unique<AppRequestSession>(setup, std::move(assignment), place, gauges);
        return std::make_unique<AppSession>(setup, std::move(assignment), place, gauges);
    }
    return nullptr;
}

} // namespace plimsoll
