// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/user.h"
#include "core/coder/workspace.h"
#include "core/load/ledgerrecord.h"

#include <QSet>

namespace plimsoll {

// One object that is to go.
struct CleanupItem {
    LedgerKind kind = LedgerKind::Workspace;
    QString id;
    QString name;
    QString owner; // user name; empty for a user
    std::optional<IntentId> intent; // none when it was found by its name alone
    QDateTime createdAt = {}; // or asked for
    BuildStatus status = BuildStatus::Unknown; // of a workspace that was found by its name
    bool operator==(const CleanupItem &) const = default;
};

// What a clean-up deletes: workspaces first, then users, then tokens of users that stay.
struct CleanupList {
    QList<CleanupItem> workspaces;
    QList<CleanupItem> users;
    QList<CleanupItem> tokens;
    QStringList notes; // sentences about what is left alone although it looks like ours
    bool operator==(const CleanupList &) const = default;

    qsizetype size() const { return workspaces.size() + users.size() + tokens.size(); }
};

// What the ledger knows to exist. Intents without an outcome are not in it; see matchOpenIntents. A user is
// only in it when none of his workspaces may still come into being.
CleanupList cleanupFromLedger(const LedgerBook &book);

CleanupItem itemOf(const LedgerEntry &entry);

// What may still exist, in the order in which it is to go, open intents among it. Tokens that go with a user
// of the ledger are left out.
QList<LedgerEntry> leftoversOf(const LedgerBook &book);

// All that belongs to scale tests by Coder's rules: workspaces whose own or owner's name begins with
// "scaletest-", users by that name or an address at scaletest.local. `templateName` (empty: any) narrows the
// workspaces; users who keep others are then left alone. The caller is never in it.
CleanupList cleanupByPrefix(const QList<Workspace> &workspaces, const QList<User> &users, const User &caller,
    const QString &templateName);

// An intent without outcome and the object that turned out to be its.
struct MatchedIntent {
    IntentId intent;
    QString id;
    bool operator==(const MatchedIntent &) const = default;
};

// Only exact names, of the right owner, and not older than the intent (with ten minutes' grace, since the
// deployment's clock may be behind ours).
QList<MatchedIntent> matchOpenIntents(const LedgerBook &book, const QList<User> &users,
    const QList<Workspace> &workspaces, const QHash<QString, QList<TokenInfo>> &tokensByOwner);

// Names of users outside the ledger of whom a token may be: their tokens must be looked through.
QSet<QString> foreignTokenOwners(const LedgerBook &book);

// The entries without outcome.
QList<LedgerEntry> openIntents(const LedgerBook &book);

} // namespace plimsoll
