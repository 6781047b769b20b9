// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apiapps.h"

#include "core/net/websocket.h"

#include <QUrl>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr auto AppDomain = ".apps.localhost"_L1;
static constexpr auto TicketName = "coder_signed_app_token="_L1;
static constexpr Milliseconds TicketLife{60'000};

static QString hostOf(const HttpRequest &request)
{
    const std::string *host = request.headers.find("Host");
    return host ? QString::fromStdString(*host) : QString();
}

static Answer appNotFound()
{
    return pageAnswer(404, u"404 - Application Not Found"_s,
        u"The application or workspace you are trying to access does not exist or you do not have permission "
        "to access it."_s);
}

QString appHostOf(const HttpRequest &request)
{
    const QString port = hostOf(request).section(u':', -1);
    return u'*' + AppDomain + u':' + port;
}

Apps::Apps(State &state)
    : m_state(state)
{
}

bool Apps::isApp(const HttpRequest &request)
{
    return (request.target.starts_with("/@") && request.target.find("/apps/") != std::string::npos)
        || hostOf(request).section(u':', 0, 0).endsWith(AppDomain);
}

std::optional<Apps::Asked> Apps::parse(const HttpRequest &request)
{
    const QString target = QString::fromStdString(request.target);
    const QString path = target.section(u'?', 0, 0);
    const QString host = hostOf(request).section(u':', 0, 0);
    if (host.endsWith(AppDomain)) { // slug--agent--workspace--owner
        const QStringList parts = host.chopped(AppDomain.size()).split("--"_L1);
        if (parts.size() != 4)
            return std::nullopt;
        return Asked{.owner = parts[3], .workspace = parts[2], .slug = parts[0], .isNamed = true};
    }
    const QStringList parts = path.split(u'/'); // "", "@owner", "workspace.agent", "apps", "slug", …
    if (parts.size() < 5 || parts[3] != "apps"_L1)
        return std::nullopt;
    return Asked{.owner = QUrl::fromPercentEncoding(parts[1].mid(1).toUtf8()),
        .workspace = parts[2].section(u'.', 0, 0),
        .slug = parts[4],
        .hasSlash = parts.size() > 5};
}

bool Apps::hasTicket(const HttpRequest &request, const QString &app)
{
    const std::string *header = request.headers.find("Cookie");
    const QStringList cookies = header ? QString::fromStdString(*header).split(u';') : QStringList();
    for (const QString &cookie : cookies) {
        if (!cookie.trimmed().startsWith(TicketName))
            continue;
        const auto ticket = m_tickets.constFind(cookie.trimmed().mid(TicketName.size()).toLatin1());
        if (ticket != m_tickets.constEnd() && ticket->app == app && m_state.now() < ticket->until)
            return true;
    }
    return false;
}

QByteArray Apps::newTicket(const QString &app)
{
    const QByteArray text = QUuid::createUuid().toByteArray(QUuid::Id128);
    m_tickets.insert(text, {.app = app, .until = m_state.now() + TicketLife});
    return text;
}

// By path only one's own, by name everybody who is logged in: as a hardened server with shared apps has it.
BuildRecord *Apps::buildOf(const Asked &asked, const UserRecord *caller)
{
    for (const WorkspaceRecord *workspace : m_state.workspaces()) {
        const UserRecord *owner = m_state.accounts().user(workspace->owner);
        if (!owner || workspace->name != asked.workspace || owner->name != asked.owner)
            continue;
        if (caller && !asked.isNamed && caller->id != workspace->owner)
            return nullptr;
        BuildRecord &build = m_state.latestBuild(*workspace);
        return build.agent ? &build : nullptr;
    }
    return nullptr;
}

static std::optional<UseApp::What> appOf(const QString &slug)
{
    if (slug == "wsec"_L1)
        return UseApp::What::Echo;
    if (slug == "wsra"_L1)
        return UseApp::What::Source;
    return slug == "wsdi"_L1 ? std::optional(UseApp::What::Sink) : std::nullopt;
}

Outcome Apps::answer(const HttpRequest &request, const Authenticate &authenticate)
{
    const std::optional<Asked> asked = parse(request);
    const std::optional<UseApp::What> what = asked ? appOf(asked->slug) : std::nullopt;
    if (!what)
        return appNotFound();
    const QString app = asked->slug + u'@' + asked->workspace + u'@' + asked->owner;
    const bool isKnown = hasTicket(request, app);
    UserRecord *caller = nullptr;
    if (!isKnown) {
        const Result<UserRecord *, Answer> user = authenticate();
        if (!user) {
            Answer login = pageAnswer(303, u"See Other"_s, u"Log in first."_s);
            login.headers = {{"Location", "/login"}};
            return login;
        }
        caller = *user;
    }
    const BuildRecord *build = buildOf(*asked, caller);
    if (!build)
        return appNotFound();
    if (!asked->isNamed && !asked->hasSlash) {
        Answer slash = textAnswer(307, {});
        slash.headers = {{"Location", request.target + '/'}};
        return slash;
    }
    if (!m_state.isConnected(*build->agent))
        return pageAnswer(502, u"502 - Bad Gateway"_s, u"Failed to reach the workspace's agent."_s);
    std::vector<HttpHeader> cookies;
    if (!isKnown)
        cookies = {{"Set-Cookie",
            (TicketName + QString::fromLatin1(newTicket(app)) + u"; Path=/; Max-Age=60; HttpOnly"_s)
                .toStdString()}};
    if (upgradeFault(request).empty())
        return UseApp{.what = *what, .headers = cookies};
    Answer page = request.method == "POST"
        ? textAnswer(200, QByteArray::fromStdString(request.body))
        : pageAnswer(200, asked->slug, u"An app of a simulated workspace."_s);
    page.headers = cookies;
    return page;
}

} // namespace plimsoll::simulator
