// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QJsonValue>
#include <QList>

namespace plimsoll {

struct Organization {
    OrganizationId id;
    QString name;
    bool isDefault = false;
    bool operator==(const Organization &) const = default;
};

// Errors: BadReply, naming the field.
Result<Organization> parseOrganization(const QJsonValue &json);
Result<QList<Organization>> parseOrganizations(const QJsonValue &json);

} // namespace plimsoll
