// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/ledgerrecord.h"

#include "core/base/atomicfile.h"
#include "core/base/clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int LedgerVersion = 1;
constexpr qint64 LargestLedger = qint64(1) << 30;

constexpr std::array KindTexts{
    EnumText{LedgerKind::User, "user"_L1},
    EnumText{LedgerKind::Token, "token"_L1},
    EnumText{LedgerKind::Workspace, "workspace"_L1},
};

constexpr std::array StateTexts{
    EnumText{LedgerState::Intended, "intend"_L1},
    EnumText{LedgerState::Exists, "done"_L1},
    EnumText{LedgerState::Gone, "gone"_L1},
    EnumText{LedgerState::Failed, "failed"_L1},
};

Error badLine(const QString &why)
{
    return {ErrorKind::BadReply, why};
}

Result<QJsonObject> parseObject(const QByteArray &line)
{
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(line, &failure);
    if (failure.error != QJsonParseError::NoError)
        return badLine(u"it is not JSON (%1)"_s.arg(failure.errorString()));
    if (!document.isObject())
        return badLine(u"it is not a JSON object"_s);
    return document.object();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

Result<LedgerObject> parseLedgerObject(const QJsonObject &json)
{
    const auto kind
        = valueOf<LedgerKind>(std::span<const EnumText<LedgerKind>>(KindTexts), json["kind"_L1].toString());
    LedgerObject object;
    object.name = json["name"_L1].toString();
    object.owner = json["owner"_L1].toString();
    object.expiresAt = timeOf(json["expiresAt"_L1]);
    if (!kind || object.name.isEmpty())
        return badLine(u"its kind or name is missing"_s);
    object.kind = *kind;
    if (object.kind != LedgerKind::User && object.owner.isEmpty())
        return badLine(u"its owner is missing"_s);
    return object;
}

} // namespace

std::span<const EnumText<LedgerKind>> ledgerKindTexts()
{
    return KindTexts;
}

bool LedgerBook::apply(const LedgerRecord &record)
{
    const auto known = m_byIntent.constFind(record.intent.value);
    if (record.state == LedgerState::Intended) {
        if (known != m_byIntent.cend() || record.intent.value <= 0)
            return false;
        m_byIntent.insert(record.intent.value, m_entries.size());
        m_entries.append({record.intent, record.object, record.at, LedgerState::Intended, {}});
        m_highest = std::max(m_highest, record.intent.value);
        return true;
    }
    if (known == m_byIntent.cend())
        return false;
    LedgerEntry &entry = m_entries[*known];
    entry.state = record.state;
    if (!record.id.isEmpty())
        entry.id = record.id;
    return true;
}

const LedgerEntry *LedgerBook::find(IntentId intent) const
{
    const auto known = m_byIntent.constFind(intent.value);
    return known == m_byIntent.cend() ? nullptr : &m_entries[*known];
}

QList<LedgerEntry> LedgerBook::mayExist() const
{
    QList<LedgerEntry> entries;
    for (const LedgerEntry &entry : m_entries) {
        if (entry.mayExist())
            entries.append(entry);
    }
    return entries;
}

QByteArray ledgerLine(const LedgerHeader &header)
{
    return compact({{"plimsollLedger"_L1, LedgerVersion}, {"runId"_L1, header.runId},
        {"deploymentUrl"_L1, header.deploymentUrl}, {"startedAt"_L1, utcText(header.startedAt)},
        {"namePrefix"_L1, header.namePrefix}});
}

QByteArray ledgerLine(const LedgerRecord &record)
{
    const std::span<const EnumText<LedgerState>> states(StateTexts);
    QJsonObject json{{"event"_L1, textOf(states, record.state)}, {"intent"_L1, record.intent.value},
        {"at"_L1, utcText(record.at)}};
    if (record.state == LedgerState::Intended) {
        json.insert("kind"_L1, textOf(ledgerKindTexts(), record.object.kind));
        json.insert("name"_L1, record.object.name);
        if (!record.object.owner.isEmpty())
            json.insert("owner"_L1, record.object.owner);
        if (record.object.expiresAt.isValid())
            json.insert("expiresAt"_L1, utcText(record.object.expiresAt));
    }
    if (!record.id.isEmpty())
        json.insert("id"_L1, record.id);
    if (!record.reason.isEmpty())
        json.insert("reason"_L1, record.reason);
    return compact(json);
}

Result<LedgerHeader> parseLedgerHeader(const QByteArray &line)
{
    const auto json = parseObject(line);
    if (!json)
        return json.error();
    const int version = (*json)["plimsollLedger"_L1].toInt();
    if (version <= 0)
        return badLine(u"it does not say that this is a ledger"_s);
    if (version > LedgerVersion)
        return Error{ErrorKind::BadInput,
            u"it is of version %1, written by a newer Plimsoll; this one reads version %2"_s.arg(version).arg(
                LedgerVersion)};
    return LedgerHeader{(*json)["runId"_L1].toString(), (*json)["deploymentUrl"_L1].toString(),
        timeOf((*json)["startedAt"_L1]), (*json)["namePrefix"_L1].toString()};
}

Result<LedgerRecord> parseLedgerRecord(const QByteArray &line)
{
    const auto json = parseObject(line);
    if (!json)
        return json.error();
    const auto state = valueOf<LedgerState>(
        std::span<const EnumText<LedgerState>>(StateTexts), (*json)["event"_L1].toString());
    LedgerRecord record;
    record.intent.value = (*json)["intent"_L1].toInteger();
    record.at = timeOf((*json)["at"_L1]);
    record.id = (*json)["id"_L1].toString();
    record.reason = (*json)["reason"_L1].toString();
    if (!state || record.intent.value <= 0)
        return badLine(u"its event or number is missing"_s);
    record.state = *state;
    if (record.state == LedgerState::Exists && record.id.isEmpty())
        return badLine(u"the id of what was created is missing"_s);
    if (record.state == LedgerState::Intended) {
        auto object = parseLedgerObject(*json);
        if (!object)
            return object.error();
        record.object = *object;
    }
    return record;
}

Result<LedgerReplay> replayLedger(const QString &path)
{
    const auto text = readWholeFile(path, LargestLedger);
    if (!text)
        return text.error();
    return replayLedgerText(*text, path);
}

Result<LedgerReplay> replayLedgerText(const QByteArray &text, const QString &path)
{
    LedgerReplay replay;
    qsizetype start = 0;
    for (int number = 1; start < text.size(); ++number) {
        const qsizetype newline = text.indexOf('\n', start);
        const bool whole = newline >= 0;
        const QByteArray line = text.mid(start, whole ? newline - start : -1);
        Error problem;
        if (number == 1) {
            const auto header = parseLedgerHeader(line);
            if (header)
                replay.header = *header;
            else if (whole && header.error().kind == ErrorKind::BadInput)
                return Error{
                    ErrorKind::BadInput, u"%1 cannot be used: %2."_s.arg(path, header.error().message)};
            else
                problem = header.error();
        } else if (const auto record = parseLedgerRecord(line); !record) {
            problem = record.error();
        } else if (!replay.book.apply(*record)) {
            problem = badLine(u"it contradicts the lines before it"_s);
        }
        if (!whole && !problem.message.isEmpty())
            break; // torn by a crash: it was never confirmed to anybody
        if (!problem.message.isEmpty())
            replay.problems.append(
                u"Line %1 of %2 is damaged (%3); what it told is lost, the other lines are used."_s
                    .arg(number)
                    .arg(path, problem.message));
        start = whole ? newline + 1 : text.size();
        replay.usableBytes = start;
        replay.endsWithNewline = whole;
    }
    const bool nothingUsed = replay.header.runId.isEmpty() && replay.book.entries().isEmpty();
    if (nothingUsed && !replay.problems.isEmpty())
        return Error{ErrorKind::BadInput, u"%1 is not a ledger of Plimsoll."_s.arg(path)};
    return replay;
}

} // namespace plimsoll
