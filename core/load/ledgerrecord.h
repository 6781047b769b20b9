// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace plimsoll {

enum class LedgerKind { User, Token, Workspace };
std::span<const EnumText<LedgerKind>> ledgerKindTexts();

// First line of a ledger: whose objects these are and where they live.
struct LedgerHeader {
    QString runId;
    QString deploymentUrl;
    QDateTime startedAt;
    QString namePrefix; // every name of this run begins with it
    bool operator==(const LedgerHeader &) const = default;
};

// What is about to be asked for. Never a secret: a token is known by its name and, later, its key id.
struct LedgerObject {
    LedgerKind kind = LedgerKind::Workspace;
    QString name;
    QString owner; // name of the user it belongs to; empty for a user
    QDateTime expiresAt; // when it ends by itself; invalid when it does not
    bool operator==(const LedgerObject &) const = default;
};

// Numbers the intents of one ledger, from 1.
struct IntentId {
    qint64 value = 0;
    bool operator==(const IntentId &) const = default;
};

enum class LedgerState {
    Intended, // asked for, outcome unknown: it may exist, or come into being
    Exists,
    Gone,
    Failed, // the deployment refused it: it never existed
};

// One object and what is known of it.
struct LedgerEntry {
    IntentId intent;
    LedgerObject object;
    QDateTime intendedAt;
    LedgerState state = LedgerState::Intended;
    QString id; // UUID of a user or workspace, key id of a token; empty unless it was confirmed
    bool operator==(const LedgerEntry &) const = default;

    bool mayExist() const { return state == LedgerState::Intended || state == LedgerState::Exists; }
};

// A line after the first: an intent, or the outcome of one.
struct LedgerRecord {
    LedgerState state = LedgerState::Intended;
    IntentId intent;
    QDateTime at;
    LedgerObject object; // intents only
    QString id; // of an object that exists
    QString reason; // why it failed or left, for people
    bool operator==(const LedgerRecord &) const = default;
};

// The objects of one run as the records so far tell it; kept alike in memory and by replay.
class LedgerBook
{
public:
    // False when the record contradicts the earlier ones: an outcome without intent, a number used twice.
    bool apply(const LedgerRecord &record);

    const QList<LedgerEntry> &entries() const { return m_entries; }
    const LedgerEntry *find(IntentId intent) const;
    QList<LedgerEntry> mayExist() const;
    IntentId nextIntent() const { return {m_highest + 1}; }

private:
    QList<LedgerEntry> m_entries; // in the order of their intents
    QHash<qint64, qsizetype> m_byIntent;
    qint64 m_highest = 0;
};

// Lines carry no line end.
QByteArray ledgerLine(const LedgerHeader &header);
QByteArray ledgerLine(const LedgerRecord &record);
// Errors: BadReply, the sentence says what is wrong with the line.
Result<LedgerHeader> parseLedgerHeader(const QByteArray &line);
Result<LedgerRecord> parseLedgerRecord(const QByteArray &line);

// What a ledger file tells.
struct LedgerReplay {
    LedgerHeader header; // empty when the run died before its first line was whole
    LedgerBook book;
    QStringList problems; // sentences about lines that could not be used; the others were
    qint64 usableBytes = 0; // where the next record goes: a torn last line is cut there
    bool endsWithNewline = true;
};

// Errors: Storage when it cannot be read, BadInput when it is not a ledger or of a newer version.
Result<LedgerReplay> replayLedger(const QString &path);
Result<LedgerReplay> replayLedgerText(const QByteArray &text, const QString &path);

} // namespace plimsoll
