// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

namespace plimsoll {

// A UUID that knows what it names, so that an agent's id is never passed for a workspace's.
template <typename Tag> struct Id {
    QUuid value;

    static Id fromString(QStringView text) { return {QUuid::fromString(text)}; }
    bool isNull() const { return value.isNull(); }
    // Lower case, no braces: as Coder writes it.
    QString toString() const { return value.toString(QUuid::WithoutBraces); }

    bool operator==(const Id &) const = default;
    friend bool operator<(const Id &left, const Id &right) { return left.value < right.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value, seed); }
};

using UserId = Id<struct UserTag>;
using OrganizationId = Id<struct OrganizationTag>;
using TemplateId = Id<struct TemplateTag>;
using TemplateVersionId = Id<struct TemplateVersionTag>;
using WorkspaceId = Id<struct WorkspaceTag>;
using BuildId = Id<struct BuildTag>;
using AgentId = Id<struct AgentTag>;
using JobId = Id<struct JobTag>;

} // namespace plimsoll
