// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/eventlog.h"

#include "core/base/clock.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr auto Hidden = "[secret]";

} // namespace

std::span<const EnumText<EventKind>> eventKindTexts()
{
    static constexpr std::array table{
        EnumText{EventKind::Run, "run"_L1},
        EnumText{EventKind::Phase, "phase"_L1},
        EnumText{EventKind::Notice, "notice"_L1},
        EnumText{EventKind::Warning, "warning"_L1},
        EnumText{EventKind::Error, "error"_L1},
        EnumText{EventKind::Steering, "steering"_L1},
        EnumText{EventKind::Session, "session"_L1},
        EnumText{EventKind::Workspace, "workspace"_L1},
        EnumText{EventKind::Generator, "generator"_L1},
    };
    return table;
}

QByteArray withoutTokens(const QByteArray &line)
{
    // Ten characters of key id, a hyphen, twenty-two of secret.
    static const QRegularExpression token(
        u"(?<![A-Za-z0-9-])[A-Za-z0-9]{10}-[A-Za-z0-9]{22}(?![A-Za-z0-9-])"_s);
    return QString::fromUtf8(line).replace(token, QString::fromLatin1(Hidden)).toUtf8();
}

Result<std::unique_ptr<EventLog>> EventLog::open(const QString &path)
{
    std::unique_ptr<EventLog> log(new EventLog(path));
    if (!log->m_file.open(
            QIODevice::WriteOnly | QIODevice::Append, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error{ErrorKind::Storage, u"Could not write %1: %2."_s.arg(path, log->m_file.errorString())};
    return log;
}

EventLog::EventLog(const QString &path)
    : m_file(path)
{
}

void EventLog::hide(const Secret &secret)
{
    if (!secret.isEmpty())
        m_secrets.push_back(secret);
}

void EventLog::add(EventKind kind, const QString &sentence, const QJsonObject &fields, const QDateTime &at)
{
    if (!m_firstFailure)
        return;
    QJsonObject event{{u"at"_s, utcText(at)}, {u"kind"_s, QString(textOf(eventKindTexts(), kind))},
        {u"sentence"_s, sentence}};
    if (!fields.isEmpty())
        event.insert(u"fields"_s, fields);
    QByteArray line = QJsonDocument(event).toJson(QJsonDocument::Compact);
    for (const Secret &secret : m_secrets)
        line.replace(secret.reveal(), Hidden);
    line = withoutTokens(line) + '\n';
    if (m_file.write(line) != line.size())
        m_firstFailure = Error{
            ErrorKind::Storage, u"Could not write %1: %2."_s.arg(m_file.fileName(), m_file.errorString())};
}

void EventLog::add(EventKind kind, const QString &sentence, const QJsonObject &fields)
{
    add(kind, sentence, fields, QDateTime::currentDateTimeUtc());
}

Result<> EventLog::flush()
{
    if (m_firstFailure && !m_file.flush())
        m_firstFailure = Error{
            ErrorKind::Storage, u"Could not write %1: %2."_s.arg(m_file.fileName(), m_file.errorString())};
    return m_firstFailure;
}

} // namespace plimsoll
