// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/browserload.h"

#include "core/load/dashboardload.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

static constexpr qint64 MemoryEach = qint64{600} * 1024 * 1024;
static constexpr double PageSeconds = 1.6; // of a core
// Each: five shared two cores with a deployment and were fine, twelve were not.
static constexpr double LeastCores = 0.2;

int browsersAtOnce(const ScenarioPlan &scenario, int workspaces)
{
    if (!usesBrowsers(scenario))
        return 0;
    double most = 0; // level
    for (const LoadStage &stage : stagesOf(scenario.shape, scenario.duration))
        most = std::max(most, stage.level);
    return static_cast<int>(std::ceil(workspaces * most));
}

BrowserNeed browserNeed(const QList<ScenarioPlan> &scenarios, int workspaces)
{
    BrowserNeed need;
    for (const ScenarioPlan &scenario : scenarios) {
        const int browsers
            = browsersAtOnce(scenario, static_cast<int>(std::ceil(workspaces * scenario.share)));
        need.browsers += browsers;
        need.memory += browsers * MemoryEach;
        need.cores += browsers * std::max(LeastCores, requestsPerSecond(scenario.dashboard) * PageSeconds);
    }
    return need;
}

Result<BrowserLaunch> browserLaunch(const Deployment &deployment)
{
    if (!deployment.caFile.isEmpty() || !deployment.clientCertificateFile.isEmpty()) {
        return Error{ErrorKind::BadInput,
            u"Browsers know only the authorities and client certificates that this machine keeps for them, "
            u"not "
            u"the files of this deployment. Add them there and leave them out here, or look at the dashboard "
            u"without browsers (\"client\": \"requests\")."_s};
    }
    Result<QString> program = findBrowser();
    if (!program)
        return program.error();
    BrowserLaunch launch{.program = *std::move(program), .resolve = deployment.resolve};
    for (const ExtraHeader &header : deployment.extraHeaders)
        launch.headers.append({QString::fromUtf8(header.name), QString::fromUtf8(header.value)});
    return launch;
}

} // namespace plimsoll
