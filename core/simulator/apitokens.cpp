// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apicall.h"
#include "core/simulator/wirejson.h"

#include <QRandomGenerator>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr qint64 MaxLifetimeNs = 315'360'000'000'000'000; // ten years
static constexpr Milliseconds DefaultLifetime = std::chrono::hours(24 * 7);
static constexpr Milliseconds SessionLifetime = std::chrono::hours(24);

static Outcome mintToken(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    QString name = (*body)["token_name"_L1].toString();
    if (name.isEmpty())
        name = u"token-"_s + QString::number(QRandomGenerator::global()->generate(), 36);
    if (!isProperName(name))
        return validationFailed(u"token_name"_s, u"username"_s, name);
    const qint64 lifetime = (*body)["lifetime"_L1].toInteger();
    if (lifetime < 0 || lifetime > MaxLifetimeNs) {
        return errorAnswer(400, u"Failed to validate create API key request."_s,
            u"The lifetime must lie between 0 and %1 ns."_s.arg(MaxLifetimeNs));
    }
    if (call.state.accounts().hasTokenNamed((*user)->id, name)) {
        return errorAnswer(409, u"A token with name \"%1\" already exists."_s.arg(name), {},
            {{u"name"_s, u"This value is already in use and should be unique."_s}});
    }
    const Milliseconds lasting
        = lifetime == 0 ? DefaultLifetime : std::chrono::duration_cast<Milliseconds>(Nanoseconds(lifetime));
    const Accounts::Minted minted = call.state.mint((*user)->id, name, lasting);
    return jsonAnswer(201, QJsonObject{{"key"_L1, QString::fromLatin1(minted.text)}});
}

static Outcome mintSession(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    const Accounts::Minted minted = call.state.mint((*user)->id, {}, SessionLifetime);
    return jsonAnswer(201, QJsonObject{{"key"_L1, QString::fromLatin1(minted.text)}});
}

static Outcome listTokens(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    QJsonArray list;
    for (const TokenRecord *token : call.state.accounts().tokensOf((*user)->id)) {
        if (!token->name.isEmpty())
            list.append(tokenJson(*token, **user));
    }
    return jsonAnswer(200, list);
}

static Outcome tokenConfig(Call &)
{
    return jsonAnswer(200, QJsonObject{{"max_token_lifetime"_L1, MaxLifetimeNs}});
}

static TokenRecord *tokenArgument(Call &call, const UserRecord &user)
{
    TokenRecord *token = call.state.accounts().token(call.argument(1));
    return token && token->user == user.id ? token : nullptr;
}

static Outcome getToken(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    const TokenRecord *token = tokenArgument(call, **user);
    return token ? jsonAnswer(200, tokenJson(*token, **user)) : notFound();
}

static Outcome getTokenByName(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    for (const TokenRecord *token : call.state.accounts().tokensOf((*user)->id)) {
        if (token->name == call.argument(1))
            return jsonAnswer(200, tokenJson(*token, **user));
    }
    return notFound();
}

static Outcome deleteToken(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    const TokenRecord *token = tokenArgument(call, **user);
    if (!token)
        return notFound();
    call.state.accounts().deleteToken(QString(token->id));
    return emptyAnswer(204);
}

std::span<const Route> tokenRoutes()
{
    static constexpr Route Routes[] = {
        {"POST", "users/*/keys", mintSession},
        {"POST", "users/*/keys/tokens", mintToken},
        {"GET", "users/*/keys/tokens", listTokens},
        {"GET", "users/*/keys/tokens/tokenconfig", tokenConfig},
        {"GET", "users/*/keys/tokens/*", getTokenByName},
        {"GET", "users/*/keys/*", getToken},
        {"DELETE", "users/*/keys/*", deleteToken},
    };
    return Routes;
}

} // namespace plimsoll::simulator
