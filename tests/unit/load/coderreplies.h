// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

// Answers of Coder's API with just the fields that are read, for tests of the load layer.
namespace plimsoll::replies {

using namespace Qt::StringLiterals;

inline QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

inline QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

inline ScriptedAnswer answer(const QJsonObject &body, int status = 200)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

inline ScriptedAnswer refusal(int status, const QString &message)
{
    return answer({{"message"_L1, message}}, status);
}

inline QJsonObject user(const QString &id, const QString &name)
{
    return {{"id"_L1, id}, {"username"_L1, name}, {"email"_L1, name + "@example.com"_L1},
        {"status"_L1, "active"_L1}, {"created_at"_L1, now()}, {"organization_ids"_L1, QJsonArray()},
        {"roles"_L1, QJsonArray{QJsonObject{{"name"_L1, "owner"_L1}}}}};
}

// `job` is "pending", "running", "succeeded", "failed" or "canceled".
inline QJsonObject build(
    const QString &id, const QString &workspace, const QString &transition, const QString &job)
{
    QJsonObject provisioning{{"id"_L1, newId()}, {"status"_L1, job}, {"created_at"_L1, now()}};
    if (job == "failed"_L1)
        provisioning["error"_L1] = "terraform destroy: exit status 1"_L1;
    const bool deleted = transition == "delete"_L1 && job == "succeeded"_L1;
    return {{"id"_L1, id}, {"workspace_id"_L1, workspace}, {"build_number"_L1, 1},
        {"transition"_L1, transition},
        {"status"_L1,
            deleted                     ? "deleted"_L1
                : job == "succeeded"_L1 ? "running"_L1
                                        : "pending"_L1},
        {"job"_L1, provisioning}, {"created_at"_L1, now()}};
}

inline QJsonObject workspace(
    const QString &id, const QString &owner, const QString &name, const QJsonObject &latest)
{
    return {{"id"_L1, id}, {"name"_L1, name}, {"owner_id"_L1, newId()}, {"owner_name"_L1, owner},
        {"organization_id"_L1, newId()}, {"template_id"_L1, newId()}, {"latest_build"_L1, latest},
        {"created_at"_L1, now()}};
}

inline QJsonObject workspaceList(const QJsonArray &workspaces)
{
    return {{"workspaces"_L1, workspaces}, {"count"_L1, workspaces.size()}};
}

inline QJsonObject userList(const QJsonArray &users)
{
    return {{"users"_L1, users}, {"count"_L1, users.size()}};
}

} // namespace plimsoll::replies
