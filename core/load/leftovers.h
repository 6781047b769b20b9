// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/cleanuplist.h"

namespace plimsoll {

// What the ledger of one run tells of it, without asking the deployment. A value.
struct RunLeftovers {
    QString folder; // of the run
    QString name; // of the run
    bool simulated = false;
    LedgerHeader header;
    QList<LedgerEntry> left; // see leftoversOf()
    int created = 0; // what is known to have come into being
    int removed = 0; // of these
    bool isInUse = false; // the run goes on, or somebody cleans up
    QStringList problems; // sentences: what of the ledger could not be read
};

// Reads the ledger; whose run it is stays with the caller. A ledger that can not be read is a problem, too.
RunLeftovers readLeftovers(const QString &ledgerPath);

} // namespace plimsoll
