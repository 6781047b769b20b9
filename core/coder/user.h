// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace plimsoll {

enum class UserStatus { Active, Dormant, Suspended, Unknown };

struct User {
    UserId id;
    QString username;
    QString email;
    UserStatus status = UserStatus::Unknown;
    QString loginType; // "none", "password", "github", "oidc", …
    QList<OrganizationId> organizations;
    QStringList siteRoles; // roles that hold on the whole deployment
    QDateTime createdAt;

    bool isOwner() const { return siteRoles.contains(QLatin1StringView("owner")); }
    bool isUserAdmin() const { return isOwner() || siteRoles.contains(QLatin1StringView("user-admin")); }
    bool operator==(const User &) const = default;
};

enum class LoginType { None, Password };

// A user to be created. Without a password when its login type is None: such a user has minted tokens only.
struct NewUser {
    QString username; // letters, digits and single dashes, at most 32
    QString email;
    LoginType loginType = LoginType::None;
    Secret password;
    OrganizationId organization;
};

// A page of users and how many there are in all.
struct UserPage {
    QList<User> users;
    qint64 count = 0;
};

// A token that was given to us now; the server never shows its key again.
struct MintedToken {
    Secret key;
    QString id() const; // the part before the dash: what deleteToken wants; no secret
};

struct TokenInfo {
    QString id;
    QString name; // empty for a login session's key
    UserId user;
    QDateTime createdAt;
    QDateTime expiresAt;
    bool operator==(const TokenInfo &) const = default;
};

// Errors: BadReply, naming the field.
Result<User> parseUser(const QJsonValue &json);
Result<UserPage> parseUserPage(const QJsonValue &json);
Result<QList<TokenInfo>> parseTokens(const QJsonValue &json);
Result<MintedToken> parseMintedToken(const QJsonValue &json); // {"key"}
Result<MintedToken> parseLogin(const QJsonValue &json); // {"session_token"}

} // namespace plimsoll
