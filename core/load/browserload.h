// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserprogram.h"
#include "core/coder/deployment.h"
#include "core/plan/scenario.h"

namespace plimsoll {

// How many browsers a scenario has at once at most, on so many workspaces; 0 where it uses none.
int browsersAtOnce(const ScenarioPlan &scenario, int workspaces);

// The browser of this machine, and how it reaches the deployment. Errors: NotFound; BadInput, when the
// deployment asks for what a browser can not be told.
Result<BrowserLaunch> browserLaunch(const Deployment &deployment);

} // namespace plimsoll
