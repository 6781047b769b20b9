// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/load/cleanup.h"
#include "core/load/leftovers.h"
#include "core/storage/runfolder.h"

namespace plimsoll {

// What cleaning up a run takes beside the deletions, for both programs.

// What the ledgers of a data folder tell, the latest run first; runs without a ledger created nothing and are
// left out. Reads every ledger: not for the ui thread.
QList<RunLeftovers> findLeftovers(const QString &dataDir);
// The same of one run.
RunLeftovers leftoversIn(const RunFolder &folder);

// Errors: BadInput when the ledger's objects live on another deployment.
Result<> checkDeploymentOf(const LedgerHeader &header, const Deployment &deployment);

// run.json of a killed run says "running"; after a clean-up it can say how it went on. Errors: Storage,
// BadInput.
Result<> rewriteReport(const RunFolder &folder, const LedgerBook &book, int left);

} // namespace plimsoll
