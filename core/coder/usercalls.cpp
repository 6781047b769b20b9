// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apirequests.h"
#include "core/coder/capabilities.h"
#include "core/coder/carefulcreate.h"
#include "core/coder/coderclient.h"
#include "core/coder/pagewalk.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

QString userPath(const QString &user, QLatin1StringView rest = {})
{
    return u"/users/"_s + segment(user) + rest;
}

// A name that nobody has is a 400, an id that nobody has a 404.
bool isNoSuchUser(const ApiError &error)
{
    return error.isGone() || error.httpStatus == 400;
}

// A delete of what is gone already has done what it should.
Callback<> takingGoneForDone(Callback<> done)
{
    return [done = std::move(done)](ApiResult<> deleted) {
        if (!deleted && deleted.error().isGone())
            return done({});
        done(std::move(deleted));
    };
}

} // namespace

void CoderClient::createUser(const NewUser &user, QObject *context, Callback<User> done)
{
    const auto post = [this, user](QObject *step, const Callback<User> &created) {
        ApiRequest request = postRequest(u"/users"_s, {}, Repeat::Unsafe);
        request.body = m_capabilities->createUserBody(user);
        request.timeout = m_settings.createTimeout;
        m_transport->ask<User>(std::move(request), parseUser, step, created);
    };
    CarefulCreate<User>::Steps steps;
    steps.create = [this, post](QObject *step, const Callback<User> &created) {
        if (m_capabilities->organizationsRoute != Capabilities::Presence::Unknown)
            return post(step, created);
        organizations(step, [post, step, created](const ApiResult<QList<Organization>> &found) {
            if (!found)
                return created(found.error());
            post(step, created);
        });
    };
    steps.look = [this, user](QObject *step, const auto &, const auto &looked) {
        this->user(user.username, step, [looked](const ApiResult<User> &there) {
            if (there)
                return looked(Looked<User>{*there, there->createdAt});
            if (isNoSuchUser(there.error()))
                return looked(Looked<User>{});
            looked(there.error());
        });
    };
    new CarefulCreate<User>(std::move(steps), *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::user(const QString &nameOrId, QObject *context, Callback<User> done)
{
    m_transport->ask<User>(getRequest(userPath(nameOrId)), parseUser, context, std::move(done));
}

void CoderClient::listUsers(const QString &query, QObject *context, Callback<QList<User>> done)
{
    new PageWalk<UserPage, User>(u"/users"_s, query, parseUserPage, &UserPage::users, *m_transport, context,
        std::move(done), m_transport.get());
}

void CoderClient::deleteUser(UserId user, QObject *context, Callback<> done)
{
    const QString id = user.toString();
    tell(deleteRequest(userPath(id)), context,
        takingGoneForDone([this, id, context, done = std::move(done)](ApiResult<> deleted) {
            if (deleted || deleted.error().httpStatus != 400)
                return done(std::move(deleted));
            // Some servers call an unknown user a bad request: look before believing it.
            this->user(id, context, [deleted, done](const ApiResult<User> &there) {
                if (!there && isNoSuchUser(there.error()))
                    return done({});
                done(deleted);
            });
        }));
}

void CoderClient::login(
    const QString &email, const Secret &password, QObject *context, Callback<MintedToken> done)
{
    ApiRequest request = postRequest(u"/users/login"_s,
        {{"email"_L1, email}, {"password"_L1, QString::fromUtf8(password.reveal())}}, Repeat::Safe);
    request.withToken = false;
    m_transport->ask<MintedToken>(std::move(request), parseLogin, context, std::move(done));
}

void CoderClient::mintToken(const QString &user, const QString &name, Nanoseconds lifetime, QObject *context,
    Callback<MintedToken> done)
{
    using Create = CarefulCreate<MintedToken>;
    Create::Steps steps;
    steps.create = [this, user, name, lifetime](QObject *step, const Callback<MintedToken> &created) {
        ApiRequest request = postRequest(userPath(user, "/keys/tokens"_L1),
            {{"lifetime"_L1, qint64(lifetime.count())}, {"token_name"_L1, name}}, Repeat::Unsafe);
        request.timeout = m_settings.createTimeout;
        m_transport->ask<MintedToken>(std::move(request), parseMintedToken, step, created);
    };
    // Its key was in the answer that never came: what landed is removed, and another one minted.
    steps.look = [this, user, name](QObject *step, const Create &create, const auto &looked) {
        listTokens(
            user, step, [this, user, name, step, &create, looked](const ApiResult<QList<TokenInfo>> &tokens) {
                if (!tokens)
                    return looked(tokens.error());
                const auto landed
                    = std::find_if(tokens->cbegin(), tokens->cend(), [&](const TokenInfo &token) {
                          return token.name == name && create.isOurs(token.createdAt);
                      });
                if (landed == tokens->cend())
                    return looked(Looked<MintedToken>{});
                deleteToken(user, landed->id, step, [looked](const ApiResult<> &deleted) {
                    if (!deleted)
                        return looked(deleted.error());
                    looked(Looked<MintedToken>{.found = {}, .createdAt = {}, .cleared = true});
                });
            });
    };
    new Create(std::move(steps), *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::maxTokenLifetime(const QString &user, QObject *context, Callback<Nanoseconds> done)
{
    m_transport->ask<Nanoseconds>(getRequest(userPath(user, "/keys/tokens/tokenconfig"_L1)),
        parseMaxTokenLifetime, context, std::move(done));
}

void CoderClient::listTokens(const QString &user, QObject *context, Callback<QList<TokenInfo>> done)
{
    m_transport->ask<QList<TokenInfo>>(
        getRequest(userPath(user, "/keys/tokens"_L1)), parseTokens, context, std::move(done));
}

void CoderClient::deleteToken(const QString &user, const QString &tokenId, QObject *context, Callback<> done)
{
    tell(deleteRequest(userPath(user, "/keys/"_L1) + segment(tokenId)), context,
        takingGoneForDone(std::move(done)));
}

} // namespace plimsoll
