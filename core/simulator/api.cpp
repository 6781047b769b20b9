// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/api.h"

#include "core/net/websocket.h"
#include "core/simulator/dashboardsite.h"
#include "core/simulator/wirejson.h"

#include <QLocale>
#include <QUrl>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr auto Prefix = "/api/v2/"_L1;
static constexpr auto SessionName = "coder_session_token"_L1;
// Longer bodies come in chunks, as a real server's do.
static constexpr qsizetype LongestWhole = 2048;

static QString pathOf(const HttpRequest &request)
{
    const QString target = QString::fromStdString(request.target);
    return target.left(target.indexOf(u'?'));
}

static QUrlQuery queryOf(const HttpRequest &request)
{
    const QString target = QString::fromStdString(request.target);
    const qsizetype mark = target.indexOf(u'?');
    return mark < 0 ? QUrlQuery() : QUrlQuery(target.mid(mark + 1));
}

static QString cookieOf(const HttpRequest &request, QLatin1StringView name)
{
    const std::string *header = request.headers.find("Cookie");
    if (!header)
        return {};
    const QStringList cookies = QString::fromStdString(*header).split(u';');
    for (const QString &cookie : cookies) {
        const QString trimmed = cookie.trimmed();
        if (trimmed.startsWith(name) && trimmed.size() > name.size() && trimmed[name.size()] == u'=')
            return trimmed.mid(name.size() + 1);
    }
    return {};
}

static QString headerOf(const HttpRequest &request, std::string_view name)
{
    const std::string *value = request.headers.find(name);
    return value ? QString::fromStdString(*value) : QString();
}

// The relay asks nobody who he is.
static Outcome relayOutcome(const HttpRequest &request)
{
    if (request.headers.hasToken("Upgrade", "DERP") || upgradeFault(request).empty())
        return UseRelay{};
    return textAnswer(426, "DERP requires connection upgrade\n");
}

Api::Api(State &state)
    : m_state(state)
    , m_apps(state)
    , m_limiter(state.options().rateWindow)
{
    for (const std::span<const Route> routes : {dashboardRoutes(), userRoutes(), tokenRoutes(),
             templateRoutes(), workspaceRoutes(), buildRoutes(), agentRoutes(), serverRoutes()}) {
        for (const Route &route : routes) {
            const QStringList segments = QString::fromLatin1(route.path).split(u'/');
            m_routes[segments.size()].emplace_back(&route, segments);
        }
    }
}

bool Api::isApi(const HttpRequest &request)
{
    return request.target.starts_with("/api/v2/");
}

bool Api::isCreation(const HttpRequest &request)
{
    if (request.method != "POST")
        return false;
    const QString path = pathOf(request);
    return path == "/api/v2/users"_L1 || path.endsWith("/workspaces"_L1) || path.endsWith("/keys/tokens"_L1);
}

Api::Matched Api::match(const std::string &method, const QStringList &path) const
{
    const auto candidates = m_routes.find(path.size());
    if (candidates == m_routes.end())
        return {};
    for (const auto &[route, segments] : *candidates) {
        if (method != route->method)
            continue;
        QStringList arguments;
        bool fits = true;
        for (qsizetype i = 0; fits && i < path.size(); ++i) {
            if (segments[i] == "*"_L1)
                arguments.append(QUrl::fromPercentEncoding(path[i].toUtf8()));
            else
                fits = segments[i] == path[i];
        }
        if (fits)
            return {route, arguments};
    }
    return {};
}

Outcome Api::answer(const HttpRequest &request, WallTime now, const QString &client)
{
    m_state.advance(now);
    m_limit = 0;
    const QString path = pathOf(request);
    if (path == "/healthz"_L1 || path == "/latency-check"_L1)
        return textAnswer(200, "OK");
    if (path == "/derp"_L1)
        return relayOutcome(request);
    if (Apps::isApp(request))
        return m_apps.answer(request, [&] { return authenticate(request, queryOf(request), now); });
    if (!path.startsWith(Prefix))
        return dashboardSite();
    if (const std::optional<Answer> refusal = overLimit(path, client, now))
        return *refusal;
    if (!cookieOf(request, SessionName).isEmpty() && request.method != "GET" && request.method != "HEAD"
        && headerOf(request, "X-Csrf-Token").isEmpty()
        && headerOf(request, "Coder-Session-Token") != cookieOf(request, SessionName)) {
        return textAnswer(400,
            "Something is wrong with your CSRF token. Please refresh the page. If this error persists, try "
            "clearing your cookies.\n");
    }
    const Matched found
        = match(request.method == "HEAD" ? "GET" : request.method, path.mid(Prefix.size()).split(u'/'));
    if (!found.route)
        return errorAnswer(404, u"Route not found."_s);

    Call call{m_state, request, queryOf(request), found.arguments, nullptr};
    if (found.route->access != Access::Public) {
        const Result<UserRecord *, Answer> user = authenticate(request, call.query, now);
        if (!user)
            return found.route->access == Access::Hidden ? notFound() : user.error();
        call.caller = *user;
    }
    if (const QString origin = headerOf(request, "Origin"); !origin.isEmpty()
        && request.headers.hasToken("Connection", "upgrade")
        && QUrl(origin).authority() != headerOf(request, "Host")) {
        return textAnswer(403, "request Origin is not authorized for Host\n");
    }
    return found.route->handler(call);
}

std::optional<Answer> Api::overLimit(const QString &path, const QString &client, WallTime now)
{
    const SimulatorOptions &options = m_state.options();
    const bool isLogin = path == "/api/v2/users/login"_L1;
    m_limit = isLogin && options.loginsPerMinute > 0 ? options.loginsPerMinute : options.requestsPerMinute;
    if (m_limit <= 0)
        return std::nullopt;
    m_verdict = m_limiter.count(client + u' ' + path, m_limit, now);
    if (!m_verdict.isLimited)
        return std::nullopt;
    const qint64 seconds = std::max<qint64>(1, qint64(options.rateWindow.count()) / 1000);
    Answer answer = errorAnswer(429,
        u"You've been rate limited for sending more than %1 requests in %2."_s.arg(m_limit).arg(
            seconds == 60 ? u"1m0s"_s : QString::number(seconds) + u's'));
    answer.headers.push_back({"Retry-After", std::to_string(seconds)});
    return answer;
}

static Answer signedOut(const QString &detail)
{
    return errorAnswer(
        401, u"You are signed out or your session has expired. Please sign in again to continue."_s, detail);
}

Result<UserRecord *, Answer> Api::authenticate(
    const HttpRequest &request, const QUrlQuery &query, WallTime now)
{
    QString text = cookieOf(request, SessionName);
    if (text.isEmpty())
        text = query.queryItemValue(SessionName);
    if (text.isEmpty())
        text = headerOf(request, "Coder-Session-Token");
    if (const QString bearer = headerOf(request, "Authorization");
        text.isEmpty() && bearer.startsWith("Bearer "_L1))
        text = bearer.mid(7);
    if (text.isEmpty())
        text = query.queryItemValue(u"access_token"_s);
    if (text.isEmpty())
        return signedOut(u"Cookie \"coder_session_token\" or query parameter must be provided."_s);

    const QStringList parts = text.split(u'-');
    if (parts.size() != 2) {
        return signedOut(
            u"Invalid API key format: incorrect amount of API key parts, expected 2 got %1"_s.arg(
                parts.size()));
    }
    TokenRecord *token = m_state.accounts().token(parts[0]);
    if (!token || token->secretHash != hashOf(parts[1].toUtf8()))
        return signedOut(u"API key is invalid."_s);
    if (token->expires <= now)
        return signedOut(u"API key expired at \"%1\""_s.arg(timeText(token->expires)));
    UserRecord *user = m_state.accounts().user(token->user);
    if (!user || user->isDeleted)
        return signedOut(u"API key is invalid."_s);
    if (user->isSuspended)
        return signedOut(u"The user is suspended."_s);
    token->lastUsed = now;
    user->isActive = true;
    user->lastSeen = now;
    return user;
}

HttpHeaders Api::upgradeHeaders(WallTime now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(now.us / 1000, Qt::UTC);
    HttpHeaders headers;
    headers.add("Date", QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toStdString());
    headers.add("Set-Cookie", "csrf_token=simulated; Path=/; HttpOnly; SameSite=Lax");
    headers.add("Vary", "Origin");
    headers.add("Vary", "Cookie");
    headers.add("X-Coder-Build-Version", SimulatedVersion.data());
    headers.add("X-Coder-Request-Id", idText(QUuid::createUuid()).toStdString());
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("X-Plimsoll-Simulated", "true");
    if (const int limit = std::exchange(m_limit, 0); limit > 0) {
        headers.add("X-Ratelimit-Limit", std::to_string(limit));
        headers.add("X-Ratelimit-Remaining", std::to_string(m_verdict.remaining));
        headers.add("X-Ratelimit-Reset", std::to_string(m_verdict.resetsAt));
    }
    return headers;
}

static const char *reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 303:
        return "See Other";
    case 307:
        return "Temporary Redirect";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    default:
        return "Status";
    }
}

HttpReply Api::dress(const Answer &answer, const HttpRequest &request, WallTime now)
{
    HttpReply reply;
    reply.status = answer.status;
    reply.reason = reasonOf(answer.status);
    reply.headers = upgradeHeaders(now);
    for (const HttpHeader &header : answer.headers)
        reply.headers.add(header.name, header.value);
    if (!answer.contentType.isEmpty())
        reply.headers.add("Content-Type", answer.contentType.toStdString());
    reply.body = answer.body.toStdString();
    if (answer.body.size() > LongestWhole && request.method != "HEAD") {
        reply.headers.add("Transfer-Encoding", "chunked");
        reply.body = QByteArray::number(answer.body.size(), 16).toStdString() + "\r\n" + reply.body
            + "\r\n0\r\n\r\n";
    }
    reply.bodyBytes = reply.body.size();
    return reply;
}

} // namespace plimsoll::simulator
