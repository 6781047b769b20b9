// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/leftovers.h"

#include "core/load/ledgerfile.h"

namespace plimsoll {

RunLeftovers readLeftovers(const QString &ledgerPath)
{
    RunLeftovers run;
    run.isInUse = LedgerFile::isInUse(ledgerPath);
    const Result<LedgerReplay> replay = replayLedger(ledgerPath);
    if (!replay) {
        run.problems.append(replay.error().message);
        return run;
    }
    run.header = replay->header;
    run.problems = replay->problems;
    run.left = leftoversOf(replay->book);
    for (const LedgerEntry &entry : replay->book.entries()) {
        // One without an id that is gone never came into being.
        const bool isGone = entry.state == LedgerState::Gone && !entry.id.isEmpty();
        run.created += isGone || entry.state == LedgerState::Exists ? 1 : 0;
        run.removed += isGone ? 1 : 0;
    }
    return run;
}

} // namespace plimsoll
