// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/coderclient.h"
#include "core/load/cleanuplist.h"

namespace plimsoll {

// Asks the deployment for all that belongs to scale tests by Coder's rules: see cleanupByPrefix(). Nothing is
// changed there. Calls `done` once, later, unless `context` is gone by then.
void listScaletestObjects(CoderClient &client, const QString &templateName, QObject *context,
    std::function<void(const Result<CleanupList> &)> done);

} // namespace plimsoll
