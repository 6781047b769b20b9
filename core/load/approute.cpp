// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/approute.h"

#include "core/load/trafficroute.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// The endpoints of apps that have names of their own: a host each, one place.
class NamedApps
{
public:
    NamedApps(const Deployment &deployment, const TrafficRoute &route, const QString &appHost)
        : m_deployment(deployment)
        , m_route(route)
        , m_appHost(appHost)
    {
    }

    Result<std::shared_ptr<const Endpoint>> endpointOf(const WorkspaceApp &app)
    {
        if (m_appHost.isEmpty() || app.subdomainName.isEmpty())
            return Error{ErrorKind::BadInput,
                u"The app \"%1\" has no name of its own: the deployment has no wildcard address for apps, or "
                "the template gives it a path. Plan it with the address \"path\", or set "
                "CODER_WILDCARD_ACCESS_URL on the server."_s.arg(app.slug)};
        const QUrl base(u"//"_s + QString(m_appHost).replace(u'*', app.subdomainName));
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = base.host().toStdString();
        endpoint->tls = m_route.endpoint->tls;
        endpoint->port = static_cast<std::uint16_t>(base.port(endpoint->tls ? 443 : 80));
        if (!endpoint->tls && !isLoopbackHost(base.host()) && !m_deployment.allowPlainHttp
            && !isMappedToLoopback(base.host()))
            return Error{ErrorKind::BadInput,
                u"Tokens would go to the app host %1 in the clear. Use a deployment with https, or allow "
                u"plain "
                "http."_s.arg(base.host())};
        if (!m_place) {
            if (const Result<> located = locate(*endpoint, m_deployment); !located)
                return Error{located.error().kind,
                    located.error().message
                        + u" For a host without DNS say where it is: --resolve \"%1=ADDRESS\"."_s.arg(
                            QUrl(u"//"_s + m_appHost).host())};
            m_place = endpoint;
            return std::shared_ptr<const Endpoint>(std::move(endpoint));
        }
        endpoint->addresses = m_place->addresses;
        endpoint->takesTurns = m_place->takesTurns;
        endpoint->sources = m_place->sources;
        return std::shared_ptr<const Endpoint>(std::move(endpoint));
    }

private:
    bool isMappedToLoopback(const QString &host) const
    {
        const QStringList mapped = mappedAddresses(m_deployment.resolve, host);
        return !mapped.isEmpty() && std::all_of(mapped.cbegin(), mapped.cend(), isLoopbackHost);
    }

    const Deployment &m_deployment;
    const TrafficRoute &m_route;
    const QString m_appHost;
    std::shared_ptr<const Endpoint> m_place; // of the first of them
};

Result<WorkspaceApp> appOf(const ProvisionedWorkspace &workspace, const QString &slug)
{
    const auto found = std::find_if(workspace.apps.cbegin(), workspace.apps.cend(),
        [&slug](const WorkspaceApp &app) { return app.slug == slug; });
    if (found != workspace.apps.cend())
        return *found;
    QStringList slugs;
    for (const WorkspaceApp &app : workspace.apps)
        slugs.append(app.slug);
    return Error{ErrorKind::BadInput,
        u"The workspace %1 has no app \"%2\"; %3"_s.arg(workspace.name, slug,
            slugs.isEmpty() ? u"its template has none."_s : u"it has: %1."_s.arg(slugs.join(u", "_s)))};
}

std::string pathOf(const TrafficRoute &route, const ProvisionedWorkspace &workspace, const AppOptions &app)
{
    const QString path
        = u"/@%1/%2.%3/apps/%4"_s.arg(workspace.ownerName, workspace.name, workspace.agentName, app.slug);
    return route.basePath + QUrl::toPercentEncoding(path, "/@").toStdString();
}

} // namespace

Result<AppTargets> appTargets(const Deployment &deployment, const ScenarioPlan &scenario,
    const TrafficRoute &route, const QString &appHost, const QList<ProvisionedWorkspace> &workspaces)
{
    NamedApps named(deployment, route, appHost);
    AppTargets targets;
    targets.reserve(static_cast<std::size_t>(workspaces.size()));
    for (const ProvisionedWorkspace &workspace : workspaces) {
        const Result<WorkspaceApp> app = appOf(workspace, scenario.app.slug);
        if (!app)
            return app.error();
        auto target = std::make_shared<AppTarget>();
        const bool isNamed = scenario.app.address == AppAddress::Subdomain
            || (scenario.app.address == AppAddress::Stated && app->subdomain);
        if (isNamed) {
            Result<std::shared_ptr<const Endpoint>> endpoint = named.endpointOf(*app);
            if (!endpoint)
                return endpoint.error();
            target->endpoint = *std::move(endpoint);
        } else {
            target->target = pathOf(route, workspace, scenario.app);
        }
        target->target += scenario.app.path.toStdString(); // it begins with a slash, which saves a redirect
        targets.push_back(std::move(target));
    }
    return targets;
}

} // namespace plimsoll
