// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/ledgerhold.h"

#include "core/base/unittext.h"
#include "core/load/cleanuplist.h"
#include "core/load/ledgerfile.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString whyLedgerHolds(const QString &ledgerPath)
{
    if (!QFileInfo::exists(ledgerPath))
        return {};
    if (LedgerFile::isInUse(ledgerPath))
        return LedgerFile::inUse(ledgerPath).message;
    const Result<LedgerReplay> replay = replayLedger(ledgerPath);
    if (!replay)
        return replay.error().message;
    const qsizetype left = leftoversOf(replay->book).size();
    if (left == 0)
        return {};
    return u"The run may have left %1 on %2: clean up first, since its ledger is all that knows them."_s.arg(
        counted(left, u"object"_s), replay->header.deploymentUrl);
}

} // namespace plimsoll
