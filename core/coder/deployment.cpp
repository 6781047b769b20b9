// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/deployment.h"

#include "core/coder/tlssettings.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

Error badInput(const QString &message)
{
    return {ErrorKind::BadInput, message};
}

QUrl withPath(const Deployment &deployment, const QString &path, const QString &query)
{
    QUrl url = deployment.url;
    url.setPath(deployment.url.path() + "/api/v2"_L1 + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

bool canStandInHeader(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
}

} // namespace

QUrl Deployment::apiUrl(const QString &path, const QString &query) const
{
    return withPath(*this, path, query);
}

QUrl Deployment::webSocketUrl(const QString &path, const QString &query) const
{
    QUrl socketUrl = withPath(*this, path, query);
    socketUrl.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return socketUrl;
}

bool Deployment::isLoopback() const
{
    return isLoopbackHost(url.host());
}

Result<QUrl> normalisedUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return badInput(u"No URL of a Coder deployment was given."_s);
    QUrl url(trimmed.contains("://"_L1) ? trimmed : "https://"_L1 + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return badInput(u"\"%1\" is not a URL such as https://coder.example.com."_s.arg(trimmed));
    url.setScheme(url.scheme().toLower());
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1) {
        return badInput(u"\"%1\" begins with %2://, but Coder is reached by https:// or http://."_s.arg(
            trimmed, url.scheme()));
    }
    if (!url.userInfo().isEmpty())
        return badInput(u"The URL holds a user name or password; Coder wants a session token instead."_s);
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || host.endsWith(".localhost"_L1, Qt::CaseInsensitive))
        return true;
    return QHostAddress(host).isLoopback();
}

QStringList mappedAddresses(const QMap<QString, QStringList> &resolve, const QString &host)
{
    const QString name = host.toLower();
    if (const auto exact = resolve.constFind(name); exact != resolve.constEnd())
        return *exact;
    for (auto mapping = resolve.cbegin(); mapping != resolve.cend(); ++mapping) {
        if (mapping.key().startsWith("*."_L1) && name.endsWith(QStringView(mapping.key()).sliced(1)))
            return mapping.value();
    }
    return {};
}

Result<> addMapping(QMap<QString, QStringList> &resolve, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString host = text.left(equals).trimmed().toLower();
    const QString address = text.mid(equals + 1).trimmed();
    if (equals <= 0 || host.isEmpty())
        return badInput(u"A mapping is written HOST=ADDRESS, not \"%1\"."_s.arg(text));
    if (QHostAddress(address).isNull())
        return badInput(
            u"\"%1\" maps to \"%2\", which is no address such as 127.0.0.1 or ::1."_s.arg(host, address));
    if (QStringList &addresses = resolve[host]; !addresses.contains(address))
        addresses.append(address);
    return {};
}

QStringList mappingTexts(const QMap<QString, QStringList> &resolve)
{
    QStringList texts;
    for (auto mapping = resolve.cbegin(); mapping != resolve.cend(); ++mapping) {
        for (const QString &address : mapping.value())
            texts.append(mapping.key() + u'=' + address);
    }
    return texts;
}

static Result<> checkSource(const QString &source)
{
    const QHostAddress address(source);
    if (address.isNull())
        return badInput(u"\"%1\" is no address of this machine such as 192.0.2.7."_s.arg(source));
    if (!QTcpServer().listen(address))
        return badInput(
            u"Traffic cannot leave from %1: this machine does not have that address."_s.arg(source));
    return {};
}

Result<> checkDeployment(const Deployment &deployment)
{
    if (deployment.token.isEmpty())
        return badInput(u"There is no session token for %1."_s.arg(deployment.url.toString()));
    if (!canStandInHeader(deployment.token.reveal()))
        return badInput(u"The session token holds spaces or characters that no token of Coder has."_s);
    if (deployment.url.scheme() == "http"_L1 && !deployment.isLoopback() && !deployment.allowPlainHttp) {
        return badInput(
            u"%1 is not encrypted: the session token would cross the network in the clear. Use its "
            "https:// URL, or allow plain HTTP for this deployment."_s.arg(deployment.url.toString()));
    }
    if (deployment.clientCertificateFile.isEmpty() != deployment.clientKeyFile.isEmpty())
        return badInput(u"A client certificate and its key file must be given together."_s);
    for (const QString &path :
        {deployment.caFile, deployment.clientCertificateFile, deployment.clientKeyFile}) {
        if (!path.isEmpty() && !QFileInfo(path).isReadable())
            return badInput(u"The file %1 cannot be read."_s.arg(path));
    }
    for (const QString &source : deployment.sources) {
        if (const Result<> checked = checkSource(source); !checked)
            return checked.error();
    }
    if (const Result<QSslConfiguration> tls = tlsConfiguration(deployment); !tls)
        return tls.error();
    if (const Result<QNetworkProxy> proxy = networkProxy(deployment); !proxy)
        return proxy.error();
    return {};
}

} // namespace plimsoll
