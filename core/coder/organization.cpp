// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/organization.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

Organization readOrganization(const ReplyReader &in)
{
    return {
        .id = in.id<OrganizationId>("id"_L1),
        .name = in.text("name"_L1),
        .isDefault = in.flagIfAny("is_default"_L1),
    };
}

} // namespace

Result<Organization> parseOrganization(const QJsonValue &json)
{
    return parseReply(json, readOrganization);
}

Result<QList<Organization>> parseOrganizations(const QJsonValue &json)
{
    return parseReplyList(json, readOrganization);
}

} // namespace plimsoll
