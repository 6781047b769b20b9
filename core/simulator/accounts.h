// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/simulator/records.h"

#include <QHash>

#include <map>

namespace plimsoll::simulator {

// Users and their tokens. Pure: time is handed in. One thread.
class Accounts
{
public:
    // Living or deleted; null when there never was one.
    UserRecord *user(QUuid id);
    const UserRecord *user(QUuid id) const;
    // Living ones only; case does not count.
    UserRecord *userByName(const QString &name);
    UserRecord *userByEmail(const QString &email);
    // Living ones, by lower-case name.
    std::vector<const UserRecord *> users() const;

    UserRecord &addUser(UserRecord user);
    // Its tokens go with it; name and email are free again.
    void deleteUser(UserRecord &user);

    struct Minted {
        QString id;
        QByteArray text; // "<id>-<secret>", shown once
    };
    // An empty name makes a login session; `text` empty: drawn.
    Minted mint(QUuid user, const QString &name, WallTime now, WallTime expires, QByteArray text = {});
    TokenRecord *token(const QString &id);
    std::vector<TokenRecord *> tokensOf(QUuid user);
    bool hasTokenNamed(QUuid user, const QString &name);
    void deleteToken(const QString &id) { m_tokens.erase(id); }
    bool hasToken(const QString &id) const { return m_tokens.contains(id); }
    int tokenCount() const { return int(m_tokens.size()); }

private:
    std::map<QUuid, UserRecord> m_users;
    QHash<QString, QUuid> m_byName; // lower case, living
    QHash<QString, QUuid> m_byEmail;
    std::map<QString, TokenRecord> m_tokens;
};

// A token text as a real server draws it.
Secret drawToken();
QByteArray hashOf(const QByteArray &secret);
// At least four kinds of characters or great length: about what a real server's check lets through.
bool isStrongPassword(const QString &password);
// Letters and digits in groups with single dashes between them, 32 characters at most.
bool isProperName(const QString &name);

} // namespace plimsoll::simulator
