// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/trafficroute.h"

#include "core/base/atomicfile.h"
#include "core/net/tlscontext.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Result<> readPem(const QString &path, std::string &pem)
{
    if (path.isEmpty())
        return {};
    const Result<QByteArray> content = readWholeFile(path, qint64{1024} * 1024);
    if (!content)
        return content.error();
    pem = content->toStdString();
    return {};
}

Result<std::shared_ptr<const TlsContext>> tlsContext(const Deployment &deployment)
{
    TlsClientOptions options;
    options.resumes = deployment.resumesTls;
    for (const auto &[path, pem] : {std::pair(&deployment.caFile, &options.caPem),
             std::pair(&deployment.clientCertificateFile, &options.certificatePem),
             std::pair(&deployment.clientKeyFile, &options.keyPem)}) {
        const Result<> read = readPem(*path, *pem);
        if (!read)
            return read.error();
    }
    NetResult<std::shared_ptr<const TlsContext>> context = TlsContext::client(options);
    if (!context)
        return Error{ErrorKind::BadInput, QString::fromStdString(context.error().text)};
    return *context;
}

} // namespace

Result<> checkTrafficProxy(const Deployment &deployment)
{
    if (deployment.proxy.isEmpty())
        return {};
    return Error{ErrorKind::BadInput,
        u"Traffic does not go through the proxy %1: it would measure the proxy. Reach %2 without one, for "
        u"example with NO_PROXY=%2 in the environment."_s.arg(
            deployment.proxy.host(), deployment.url.host())};
}

Result<> locate(Endpoint &endpoint, const Deployment &deployment)
{
    QStringList hosts = mappedAddresses(deployment.resolve, QString::fromStdString(endpoint.host));
    endpoint.takesTurns = hosts.size() > 1;
    if (hosts.isEmpty())
        hosts.append(QString::fromStdString(endpoint.host));
    for (const QString &host : std::as_const(hosts)) {
        const NetResult<std::vector<SocketAddress>> found = resolve(host.toStdString(), endpoint.port);
        if (!found)
            return Error{ErrorKind::Unreachable, QString::fromStdString(found.error().text)};
        endpoint.addresses.insert(endpoint.addresses.end(), found->begin(), found->end());
    }
    for (const QString &source : deployment.sources) {
        if (const auto address = SocketAddress::fromLiteral(source.toStdString(), 0))
            endpoint.sources.push_back(*address);
    }
    return {};
}

Result<TrafficRoute> findTrafficRoute(const Deployment &deployment, const QString &proxyUrl)
{
    QUrl url = deployment.url;
    if (!proxyUrl.isEmpty()) {
        const Result<QUrl> normal = normalisedUrl(proxyUrl);
        if (!normal)
            return normal.error();
        url = *normal;
        if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()) && !deployment.allowPlainHttp) {
            return Error{ErrorKind::BadInput,
                u"Tokens would go to the workspace proxy %1 in the clear. Use its https address, or allow "
                u"plain http."_s.arg(url.toString())};
        }
    }
    if (const Result<> direct = checkTrafficProxy(deployment); !direct)
        return direct.error();
    const bool isTls = url.scheme() == "https"_L1;
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->host = url.host().toStdString();
    endpoint->port = static_cast<std::uint16_t>(url.port(isTls ? 443 : 80));
    if (isTls) {
        Result<std::shared_ptr<const TlsContext>> context = tlsContext(deployment);
        if (!context)
            return context.error();
        endpoint->tls = *context;
    }
    if (const Result<> located = locate(*endpoint, deployment); !located)
        return located.error();

    TrafficRoute route{.endpoint = std::move(endpoint),
        .basePath = url.path(QUrl::FullyEncoded).toStdString(),
        .extraHeaders = {},
        .url = url};
    for (const ExtraHeader &header : deployment.extraHeaders)
        route.extraHeaders.add(header.name.toStdString(), header.value.toStdString());
    return route;
}

} // namespace plimsoll
