// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"

namespace plimsoll {

// Why a run's folder must stay where it is: the run goes on, or its ledger still lists objects. A sentence;
// empty: nothing holds it. The ledger's own layer knows: see core/load/ledgerhold.h
using WhyHeld = std::function<QString(const RunFolder &)>;

// Runs that a person threw away are in <data dir>/trash/runs until it is emptied. Moving is one rename: a
// folder is here or there, whole, whatever happens meanwhile and however many programs do it.

// Answers with the path in the trash. Errors: Storage; Rejected with the sentence when the run is held.
Result<QString> moveRunToTrash(const QString &dataDir, const QString &path, const WhyHeld &whyHeld);
// The other way; answers with the path among the runs. Errors: Storage.
Result<QString> putRunBack(const QString &dataDir, const QString &trashedPath);
int trashedRunCount(const QString &dataDir); // reads none

struct EmptiedTrash {
    int removed = 0;
    QStringList problems; // sentences: what could not be removed
};
// For good.
EmptiedTrash emptyTrash(const QString &dataDir);

struct RetiredRuns {
    QStringList trashedPaths; // in the trash
    QStringList problems; // sentences: what was old enough and had to stay, with the reason
};
// Moves runs to the trash that ended more than `days` ago. Stays: a baseline, one whose notes can not be
// read, one that is damaged, unfinished or held, and one whose clean up left something.
RetiredRuns retireRuns(const QString &dataDir, int days, const QDateTime &now, const WhyHeld &whyHeld);

} // namespace plimsoll
