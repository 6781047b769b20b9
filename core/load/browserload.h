// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserprogram.h"
#include "core/coder/deployment.h"
#include "core/plan/scenario.h"

namespace plimsoll {

// How many browsers a scenario has at once at most, on so many workspaces; 0 where it uses none.
int browsersAtOnce(const ScenarioPlan &scenario, int workspaces);

// What the browsers of a plan need of this machine. Measured with the dashboard of Coder 2.25 and Chromium
// 150: memory (PSS), processor time of a page; a browser's start and first page take some 8 s of a core.
struct BrowserNeed {
    int browsers = 0; // most at once
    qint64 memory = 0; // bytes
    double cores = 0; // while they look at pages
    bool operator==(const BrowserNeed &) const = default;
};
BrowserNeed browserNeed(const QList<ScenarioPlan> &scenarios, int workspaces);

// The browser of this machine, and how it reaches the deployment. Errors: NotFound; BadInput, when the
// deployment asks for what a browser can not be told.
Result<BrowserLaunch> browserLaunch(const Deployment &deployment);

} // namespace plimsoll
