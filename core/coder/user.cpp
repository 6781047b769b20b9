// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/user.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumText<UserStatus> userStatusTable[] = {
    {UserStatus::Active, "active"_L1},
    {UserStatus::Dormant, "dormant"_L1},
    {UserStatus::Suspended, "suspended"_L1},
};

struct Role {
    QString name;
    bool isSiteWide = true;
};

Role readRole(const ReplyReader &in)
{
    const QString organization = in.textIfAny("organization_id"_L1);
    return {in.text("name"_L1), organization.isEmpty() || QUuid::fromString(organization).isNull()};
}

QStringList siteRoles(const ReplyReader &in)
{
    QStringList names;
    for (const Role &role : in.listIfAny("roles"_L1, readRole)) {
        if (role.isSiteWide)
            names.append(role.name);
    }
    return names;
}

User readUser(const ReplyReader &in)
{
    User user{
        .id = in.id<UserId>("id"_L1),
        .username = in.text("username"_L1),
        .email = in.textIfAny("email"_L1),
        .status = in.choice<UserStatus>("status"_L1, userStatusTable, UserStatus::Unknown),
        .loginType = in.textIfAny("login_type"_L1),
        .organizations = {},
        .siteRoles = siteRoles(in),
        .createdAt = in.time("created_at"_L1),
    };
    for (const QString &id : in.textsIfAny("organization_ids"_L1))
        user.organizations.append(OrganizationId::fromString(id));
    return user;
}

UserPage readUserPage(const ReplyReader &in)
{
    return {in.list("users"_L1, readUser), in.number("count"_L1)};
}

TokenInfo readToken(const ReplyReader &in)
{
    return {
        .id = in.text("id"_L1),
        .name = in.textIfAny("token_name"_L1),
        .user = in.id<UserId>("user_id"_L1),
        .createdAt = in.time("created_at"_L1),
        .expiresAt = in.timeIfAny("expires_at"_L1),
    };
}

MintedToken readMintedToken(const ReplyReader &in)
{
    return {Secret(in.text("key"_L1).toUtf8())};
}

MintedToken readLogin(const ReplyReader &in)
{
    return {Secret(in.text("session_token"_L1).toUtf8())};
}

} // namespace

QString MintedToken::id() const
{
    const QByteArray &bytes = key.reveal();
    return QString::fromUtf8(bytes.left(bytes.indexOf('-')));
}

Result<User> parseUser(const QJsonValue &json)
{
    return parseReply(json, readUser);
}

Result<UserPage> parseUserPage(const QJsonValue &json)
{
    return parseReply(json, readUserPage);
}

Result<QList<TokenInfo>> parseTokens(const QJsonValue &json)
{
    return parseReplyList(json, readToken);
}

Result<MintedToken> parseMintedToken(const QJsonValue &json)
{
    return parseReply(json, readMintedToken);
}

Result<MintedToken> parseLogin(const QJsonValue &json)
{
    return parseReply(json, readLogin);
}

} // namespace plimsoll
