// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cleanuplist.h"

#include "core/load/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 ClockGraceSeconds = 600;

bool isYoungEnough(const LedgerEntry &entry, const QDateTime &createdAt)
{
    return !entry.intendedAt.isValid() || createdAt >= entry.intendedAt.addSecs(-ClockGraceSeconds);
}

// Users whom the ledger made, or may have made, and who are not known to be gone.
QSet<QString> ledgerUsers(const LedgerBook &book)
{
    QSet<QString> names;
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.object.kind == LedgerKind::User && entry.mayExist())
            names.insert(entry.object.name);
    }
    return names;
}

QString findUser(const LedgerEntry &entry, const QList<User> &users)
{
    for (const User &user : users) {
        if (user.username == entry.object.name && isYoungEnough(entry, user.createdAt))
            return user.id.toString();
    }
    return {};
}

QString findWorkspace(const LedgerEntry &entry, const QList<Workspace> &workspaces)
{
    for (const Workspace &workspace : workspaces) {
        if (workspace.name == entry.object.name && workspace.ownerName == entry.object.owner
            && isYoungEnough(entry, workspace.createdAt))
            return workspace.id.toString();
    }
    return {};
}

QString findToken(const LedgerEntry &entry, const QList<TokenInfo> &tokens)
{
    for (const TokenInfo &token : tokens) {
        if (token.name == entry.object.name && isYoungEnough(entry, token.createdAt))
            return token.id;
    }
    return {};
}

} // namespace

CleanupList cleanupFromLedger(const LedgerBook &book)
{
    CleanupList list;
    const QSet<QString> ours = ledgerUsers(book);
    QSet<QString> awaited; // owners of workspaces that may still come
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.object.kind == LedgerKind::Workspace && entry.state == LedgerState::Intended)
            awaited.insert(entry.object.owner);
    }
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.state != LedgerState::Exists)
            continue;
        const CleanupItem item = itemOf(entry);
        switch (entry.object.kind) {
        case LedgerKind::Workspace:
            list.workspaces.append(item);
            break;
        case LedgerKind::User:
            if (!awaited.contains(item.name))
                list.users.append(item);
            break;
        case LedgerKind::Token:
            if (!ours.contains(item.owner)) // the others go with their user
                list.tokens.append(item);
            break;
        }
    }
    return list;
}

CleanupItem itemOf(const LedgerEntry &entry)
{
    return {
        entry.object.kind, entry.id, entry.object.name, entry.object.owner, entry.intent, entry.intendedAt};
}

QList<LedgerEntry> leftoversOf(const LedgerBook &book)
{
    QList<LedgerEntry> left = book.mayExist();
    const QSet<QString> ours = ledgerUsers(book);
    left.removeIf([&ours](const LedgerEntry &entry) {
        return entry.object.kind == LedgerKind::Token && ours.contains(entry.object.owner);
    });
    const auto rank = [](const LedgerEntry &entry) {
        return entry.object.kind == LedgerKind::Workspace ? 0 : entry.object.kind == LedgerKind::User ? 1 : 2;
    };
    std::stable_sort(left.begin(), left.end(),
        [rank](const LedgerEntry &one, const LedgerEntry &other) { return rank(one) < rank(other); });
    return left;
}

CleanupList cleanupByPrefix(const QList<Workspace> &workspaces, const QList<User> &users, const User &caller,
    const QString &templateName)
{
    CleanupList list;
    QSet<QString> keepers;
    QSet<UserId> owners;
    for (const User &user : users) {
        if (isScaletestUser(user.username, user.email))
            owners.insert(user.id);
    }
    for (const Workspace &workspace : workspaces) {
        if (!isScaletestName(workspace.name) && !isScaletestName(workspace.ownerName))
            continue;
        if (!templateName.isEmpty() && workspace.templateName != templateName) {
            keepers.insert(workspace.ownerName);
            continue;
        }
        list.workspaces.append({LedgerKind::Workspace, workspace.id.toString(), workspace.name,
            workspace.ownerName, {}, workspace.createdAt, workspace.latestBuild.status});
    }
    for (const User &user : users) {
        if (!owners.contains(user.id))
            continue;
        if (user.id == caller.id)
            list.notes.append(
                u"The user %1 looks like one of a scale test, but it is you: it stays."_s.arg(user.username));
        else if (keepers.contains(user.username))
            list.notes.append(
                u"The user %1 keeps workspaces of other templates and stays."_s.arg(user.username));
        else
            list.users.append({LedgerKind::User, user.id.toString(), user.username, {}, {}, user.createdAt});
    }
    return list;
}

QList<MatchedIntent> matchOpenIntents(const LedgerBook &book, const QList<User> &users,
    const QList<Workspace> &workspaces, const QHash<QString, QList<TokenInfo>> &tokensByOwner)
{
    QList<MatchedIntent> matched;
    for (const LedgerEntry &entry : openIntents(book)) {
        QString id;
        switch (entry.object.kind) {
        case LedgerKind::User:
            id = findUser(entry, users);
            break;
        case LedgerKind::Workspace:
            id = findWorkspace(entry, workspaces);
            break;
        case LedgerKind::Token:
            id = findToken(entry, tokensByOwner.value(entry.object.owner));
            break;
        }
        if (!id.isEmpty())
            matched.append({entry.intent, id});
    }
    return matched;
}

QSet<QString> foreignTokenOwners(const LedgerBook &book)
{
    QSet<QString> names;
    const QSet<QString> ours = ledgerUsers(book);
    for (const LedgerEntry &entry : openIntents(book)) {
        if (entry.object.kind == LedgerKind::Token && !ours.contains(entry.object.owner))
            names.insert(entry.object.owner);
    }
    return names;
}

QList<LedgerEntry> openIntents(const LedgerBook &book)
{
    QList<LedgerEntry> open;
    std::copy_if(book.entries().cbegin(), book.entries().cend(), std::back_inserter(open),
        [](const LedgerEntry &entry) { return entry.state == LedgerState::Intended; });
    return open;
}

} // namespace plimsoll
