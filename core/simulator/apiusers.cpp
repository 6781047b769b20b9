// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apicall.h"
#include "core/simulator/searchquery.h"
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr Milliseconds SessionLifetime = std::chrono::hours(24);

static Outcome firstUserExists(Call &)
{
    return errorAnswer(200, u"The initial user has already been created!"_s);
}

static Outcome createFirstUser(Call &)
{
    return errorAnswer(409, u"The initial user has already been created."_s);
}

static Outcome authMethods(Call &)
{
    return jsonAnswer(200,
        QJsonObject{
            {"password"_L1, QJsonObject{{"enabled"_L1, true}}},
            {"github"_L1, QJsonObject{{"enabled"_L1, false}, {"default_provider_configured"_L1, false}}},
            {"oidc"_L1, QJsonObject{{"enabled"_L1, false}, {"signInText"_L1, ""_L1}, {"iconUrl"_L1, ""_L1}}},
        });
}

static Outcome login(Call &call)
{
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const QString email = (*body)["email"_L1].toString();
    const QString password = (*body)["password"_L1].toString();
    if (email.isEmpty())
        return validationFailed(u"email"_s, u"required"_s, {});
    if (password.isEmpty())
        return validationFailed(u"password"_s, u"required"_s, {});
    UserRecord *user = call.state.accounts().userByEmail(email);
    const bool hasPassword = user && user->loginType == "password"_L1;
    if (user && !hasPassword) {
        return errorAnswer(403,
            u"This account has the login type \"%1\": it cannot log in with a password."_s.arg(
                user->loginType));
    }
    if (!user || user->passwordHash != hashOf(password.toUtf8()))
        return errorAnswer(401, u"Incorrect email or password."_s);
    if (user->isSuspended)
        return errorAnswer(401, u"Your account is suspended."_s);
    user->isActive = true;
    user->lastSeen = user->updated = call.state.now();
    const Accounts::Minted minted = call.state.mint(user->id, {}, SessionLifetime);
    Answer answer = jsonAnswer(201, QJsonObject{{"session_token"_L1, QString::fromLatin1(minted.text)}});
    answer.headers.push_back({"Set-Cookie",
        "coder_session_token=" + minted.text.toStdString() + "; Path=/; HttpOnly; SameSite=Lax"});
    return answer;
}

static Outcome logout(Call &)
{
    return errorAnswer(200, u"Logged out!"_s);
}

// What is wrong with the fields of a new user, whoever asks.
static std::optional<Answer> faultInFields(const QJsonObject &body)
{
    const QString email = body["email"_L1].toString();
    const QString name = body["username"_L1].toString();
    if (email.isEmpty())
        return validationFailed(u"email"_s, u"required"_s, {});
    if (!email.contains(u'@'))
        return validationFailed(u"email"_s, u"email"_s, email);
    if (name.isEmpty())
        return validationFailed(u"username"_s, u"required"_s, {});
    if (!isProperName(name))
        return validationFailed(u"username"_s, u"username"_s, name);
    if (body["organization_ids"_L1].toArray().isEmpty() && body["organization_id"_L1].toString().isEmpty()) {
        return errorAnswer(400,
            u"No organization specified to place the user as a member of. It is required to specify at "
            "least one organization id to place the user in."_s,
            u"required at least 1 value for the array 'organization_ids'"_s,
            {{u"organization_ids"_s, u"Missing values, this cannot be empty"_s}});
    }
    return std::nullopt;
}

static std::optional<Answer> faultInOrganizations(const Call &call, const QJsonObject &body)
{
    QJsonArray ids = body["organization_ids"_L1].toArray();
    if (ids.isEmpty())
        ids.append(body["organization_id"_L1]);
    for (const auto &value : ids) {
        const QUuid id = QUuid::fromString(value.toString());
        if (!id.isNull() && id != call.state.organization()) {
            return errorAnswer(
                404, u"Organization does not exist with the provided id \"%1\"."_s.arg(value.toString()));
        }
    }
    return std::nullopt;
}

static std::optional<Answer> faultInLogin(const QString &loginType, const QString &password)
{
    if (loginType == "none"_L1) {
        if (password.isEmpty())
            return std::nullopt;
        return errorAnswer(400, u"A user with the login type \"none\" cannot have a password."_s, {},
            {{u"password"_s, u"must be empty for this login type"_s}});
    }
    if (loginType != "password"_L1) {
        return errorAnswer(400, u"The login type \"%1\" is not set up here."_s.arg(loginType), {},
            {{u"login_type"_s, u"must be password or none"_s}});
    }
    if (isStrongPassword(password) && password.size() <= 64)
        return std::nullopt;
    return errorAnswer(400, u"Password is invalid"_s, {},
        {{u"password"_s,
            u"insecure password, try including more special characters, using uppercase letters, using "
            "numbers or using a longer password"_s}});
}

static Outcome createUser(Call &call)
{
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    if (const std::optional<Answer> fault = faultInFields(*body))
        return *fault;
    if (!call.isOwner())
        return errorAnswer(403, u"You are not authorized to create users."_s);
    const QString name = (*body)["username"_L1].toString();
    const QString email = (*body)["email"_L1].toString();
    Accounts &accounts = call.state.accounts();
    // Before anything else about the request is looked at, as a real server does.
    if (accounts.userByName(name) || accounts.userByEmail(email))
        return errorAnswer(409, u"User already exists."_s);
    if (const std::optional<Answer> fault = faultInOrganizations(call, *body))
        return *fault;
    QString loginType = (*body)["login_type"_L1].toString();
    if ((*body)["disable_login"_L1].toBool())
        loginType = u"none"_s;
    if (loginType.isEmpty())
        loginType = u"password"_s;
    const QString password = (*body)["password"_L1].toString();
    if (const std::optional<Answer> fault = faultInLogin(loginType, password))
        return *fault;

    UserRecord fields;
    fields.name = name;
    fields.fullName = (*body)["name"_L1].toString();
    fields.email = email;
    fields.loginType = loginType;
    if (!password.isEmpty())
        fields.passwordHash = hashOf(password.toUtf8());
    fields.isActive = (*body)["user_status"_L1].toString() == "active"_L1;
    return jsonAnswer(201, userJson(call.state, call.state.createUser(std::move(fields))));
}

static bool matches(const UserRecord &user, const SearchQuery &query)
{
    QStringList words = query.words;
    const auto activity = user.isActive ? "active"_L1 : "dormant"_L1;
    const auto status = user.isSuspended ? "suspended"_L1 : activity;
    for (const auto &[key, value] : query.terms) {
        if (key == "search"_L1)
            words.append(value);
        const bool isOther = (key == "status"_L1 && value != status)
            || (key == "role"_L1 && (value == "owner"_L1) != user.isOwner)
            || (key == "login_type"_L1 && value != user.loginType);
        if (isOther)
            return false;
    }
    return std::all_of(words.begin(), words.end(), [&user](const QString &word) {
        return user.name.contains(word, Qt::CaseInsensitive) || user.email.contains(word, Qt::CaseInsensitive)
            || user.fullName.contains(word, Qt::CaseInsensitive);
    });
}

static Outcome listUsers(Call &call)
{
    const Fetched<Paging> paging = pagingOf(call);
    if (!paging)
        return paging.error();
    static const QStringList Keys{u"search"_s, u"status"_s, u"role"_s, u"login_type"_s, u"last_seen_before"_s,
        u"last_seen_after"_s, u"created_before"_s, u"created_after"_s, u"github_com_user_id"_s};
    const SearchQuery query = SearchQuery::parse(call.parameter("q"_L1));
    for (const auto &[key, value] : query.terms) {
        if (!Keys.contains(key)) {
            return errorAnswer(400, u"Invalid user search query."_s, {},
                {{key, u"\"%1\" is not a valid query param"_s.arg(key)}});
        }
    }
    std::vector<const UserRecord *> found = std::as_const(call.state.accounts()).users();
    std::erase_if(found, [&](const UserRecord *user) {
        return (!call.isOwner() && user != call.caller) || !matches(*user, query);
    });
    QJsonArray users;
    for (const UserRecord *user : paging->pageOf(found))
        users.append(userJson(call.state, *user));
    // A page beyond the end is answered without the number of all.
    const qint64 count = users.isEmpty() ? 0 : qint64(found.size());
    return jsonAnswer(200, QJsonObject{{"users"_L1, users}, {"count"_L1, count}});
}

static Outcome getUser(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    return jsonAnswer(200, userJson(call.state, **user));
}

static Outcome deleteUser(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    if (!call.isOwner())
        return forbidden();
    if (*user == call.caller)
        return errorAnswer(403, u"You cannot delete yourself!"_s);
    if (call.state.hasWorkspaces((*user)->id)) {
        return errorAnswer(
            417, u"You cannot delete a user that has workspaces. Delete their workspaces and try again!"_s);
    }
    call.state.accounts().deleteUser(**user);
    return errorAnswer(200, u"User has been deleted!"_s);
}

static Outcome suspendUser(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    if (!call.isOwner())
        return forbidden();
    (*user)->isSuspended = call.argument(1) == "suspend"_L1;
    return jsonAnswer(200, userJson(call.state, **user));
}

static Outcome organizationsOfUser(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    return jsonAnswer(200, QJsonArray{organizationJson(call.state)});
}

static Outcome appearanceOfUser(Call &call)
{
    const Fetched<UserRecord *> user = userArgument(call, 0);
    if (!user)
        return user.error();
    return jsonAnswer(200, QJsonObject{{"theme_preference"_L1, ""_L1}, {"terminal_font"_L1, ""_L1}});
}

std::span<const Route> userRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "users/first", firstUserExists, Access::Public},
        {"POST", "users/first", createFirstUser, Access::Public},
        {"GET", "users/authmethods", authMethods, Access::Public},
        {"POST", "users/login", login, Access::Public},
        {"POST", "users/logout", logout},
        {"GET", "users", listUsers},
        {"POST", "users", createUser},
        {"GET", "users/*", getUser},
        {"DELETE", "users/*", deleteUser},
        {"PUT", "users/*/status/*", suspendUser},
        {"GET", "users/*/organizations", organizationsOfUser},
        {"GET", "users/*/appearance", appearanceOfUser},
    };
    return Routes;
}

} // namespace plimsoll::simulator
