// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

namespace plimsoll {

// How browsers reach the deployment.
struct BrowserLaunch {
    QString program;
    QMap<QString, QStringList> resolve
        = {}; // addresses by host, as a Deployment has them; the first is taken
    QList<std::pair<QString, QString>> headers = {}; // with every request
    QString screenshotFolder = {}; // of pages that failed; empty: none are taken
};

// The Chromium, Chrome or Edge of this machine; PLIMSOLL_BROWSER names another program.
// Errors: NotFound, with what was looked for.
Result<QString> findBrowser();

// What Chromium is started with: a profile of its own in `profile`, the DevTools protocol on a pipe, nothing
// asked of anybody but the deployment. Nothing secret is among them.
QStringList browserArguments(const BrowserLaunch &launch, bool isHeadless, const QString &profile);

// It will not start its sandbox for the superuser, so it is started without.
bool runsWithoutSandbox();

} // namespace plimsoll
