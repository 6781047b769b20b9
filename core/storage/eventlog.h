// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QDateTime>
#include <QFile>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace plimsoll {

enum class EventKind {
    Run, // started, ended, outcome
    Phase, // began, ended
    Notice, // worth knowing
    Warning,
    Error,
    Steering, // a person changed the load or asked to stop
    Session, // a session failed, was lost, came back
    Workspace, // created, failed, deleted
    Generator, // a second was marked
};
std::span<const EnumText<EventKind>> eventKindTexts();

// events.ndjson: what happened in a run, one JSON object a line. Lives on the engine thread.
//
// No token gets into it: what looks like one of Coder's session tokens, and every secret it was told of, is
// written as "[secret]". After an error it writes no more.
class EventLog
{
public:
    // Appends to the file, which only its owner can read. Errors: Storage.
    static Result<std::unique_ptr<EventLog>> open(const QString &path);

    void hide(const Secret &secret);
    // `sentence` for people; `fields` for programs, and may be empty. `at`: UTC.
    void add(EventKind kind, const QString &sentence, const QJsonObject &fields, const QDateTime &at);
    void add(EventKind kind, const QString &sentence, const QJsonObject &fields = {});
    // Hands everything to the system. Errors: Storage, the first since the log was opened.
    Result<> flush();

private:
    explicit EventLog(const QString &path);

    QFile m_file;
    std::vector<Secret> m_secrets;
    Result<> m_firstFailure;
};

// `line` with what looks like a session token of Coder's blacked out.
QByteArray withoutTokens(const QByteArray &line);

} // namespace plimsoll
