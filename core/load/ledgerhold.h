// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace plimsoll {

// Why the folder of a run must not be moved or deleted: its ledger is in use, can not be read, or lists
// objects that may still be on the deployment. A sentence; empty when nothing of that is so, or there is no
// ledger. Any thread; reads the ledger.
QString whyLedgerHolds(const QString &ledgerPath);

} // namespace plimsoll
