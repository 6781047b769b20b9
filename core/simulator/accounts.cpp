// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/accounts.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr qsizetype TokenIdLength = 10;
static constexpr qsizetype TokenSecretLength = 22;
static constexpr double LeastPasswordBits = 52;

static QByteArray drawCharacters(qsizetype count)
{
    static constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray text;
    for (qsizetype i = 0; i < count; ++i)
        text.append(Alphabet[QRandomGenerator::system()->bounded(int(sizeof Alphabet) - 1)]);
    return text;
}

UserRecord *Accounts::user(QUuid id)
{
    const auto found = m_users.find(id);
    return found == m_users.end() ? nullptr : &found->second;
}

const UserRecord *Accounts::user(QUuid id) const
{
    const auto found = m_users.find(id);
    return found == m_users.end() ? nullptr : &found->second;
}

UserRecord *Accounts::userByName(const QString &name)
{
    return user(m_byName.value(name.toLower()));
}

UserRecord *Accounts::userByEmail(const QString &email)
{
    return user(m_byEmail.value(email.toLower()));
}

std::vector<const UserRecord *> Accounts::users() const
{
    std::vector<const UserRecord *> living;
    living.reserve(std::size_t(m_byName.size()));
    for (const QUuid &id : m_byName)
        living.push_back(user(id));
    std::sort(living.begin(), living.end(), [](const UserRecord *left, const UserRecord *right) {
        return left->name.compare(right->name, Qt::CaseInsensitive) < 0;
    });
    return living;
}

UserRecord &Accounts::addUser(UserRecord user)
{
    m_byName.insert(user.name.toLower(), user.id);
    m_byEmail.insert(user.email.toLower(), user.id);
    const QUuid id = user.id;
    return m_users.insert_or_assign(id, std::move(user)).first->second;
}

void Accounts::deleteUser(UserRecord &user)
{
    user.isDeleted = true;
    m_byName.remove(user.name.toLower());
    m_byEmail.remove(user.email.toLower());
    std::erase_if(m_tokens, [&user](const auto &entry) { return entry.second.user == user.id; });
}

Accounts::Minted Accounts::mint(
    QUuid user, const QString &name, WallTime now, WallTime expires, QByteArray text)
{
    if (text.isEmpty())
        text = drawToken().reveal();
    const qsizetype dash = text.indexOf('-');
    TokenRecord token;
    token.id = QString::fromLatin1(text.left(dash));
    token.secretHash = hashOf(text.mid(dash + 1));
    token.user = user;
    token.name = name;
    token.created = now;
    token.expires = expires;
    token.lastUsed = now;
    const QString id = token.id;
    m_tokens.insert_or_assign(id, std::move(token));
    return {id, text};
}

TokenRecord *Accounts::token(const QString &id)
{
    const auto found = m_tokens.find(id);
    return found == m_tokens.end() ? nullptr : &found->second;
}

std::vector<TokenRecord *> Accounts::tokensOf(QUuid user)
{
    std::vector<TokenRecord *> tokens;
    for (auto &[id, token] : m_tokens) {
        if (token.user == user)
            tokens.push_back(&token);
    }
    return tokens;
}

bool Accounts::hasTokenNamed(QUuid user, const QString &name)
{
    return std::any_of(m_tokens.begin(), m_tokens.end(),
        [&](const auto &entry) { return entry.second.user == user && entry.second.name == name; });
}

Secret drawToken()
{
    return Secret(drawCharacters(TokenIdLength) + '-' + drawCharacters(TokenSecretLength));
}

QByteArray hashOf(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

bool isStrongPassword(const QString &password)
{
    int alphabet = 0;
    const auto has
        = [&password](auto isOfKind) { return std::any_of(password.begin(), password.end(), isOfKind); };
    if (has([](QChar c) { return c.isLower(); }))
        alphabet += 26;
    if (has([](QChar c) { return c.isUpper(); }))
        alphabet += 26;
    if (has([](QChar c) { return c.isDigit(); }))
        alphabet += 10;
    if (has([](QChar c) { return !c.isLetterOrNumber(); }))
        alphabet += 32;
    return alphabet > 0 && double(password.size()) * std::log2(alphabet) >= LeastPasswordBits;
}

bool isProperName(const QString &name)
{
    if (name.isEmpty() || name.size() > 32 || name.startsWith(u'-') || name.endsWith(u'-')
        || name.contains("--"_L1))
        return false;
    return std::all_of(name.begin(), name.end(),
        [](QChar c) { return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()); });
}

} // namespace plimsoll::simulator
