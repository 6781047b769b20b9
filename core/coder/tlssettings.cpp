// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/tlssettings.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

Error badInput(const QString &message)
{
    return {ErrorKind::BadInput, message};
}

Result<QSslKey> privateKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badInput(u"The key file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    const QByteArray pem = file.readAll();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return badInput(u"The file %1 holds no RSA or EC key in PEM form without a password."_s.arg(path));
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const Deployment &deployment)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!deployment.caFile.isEmpty()) {
        const QList<QSslCertificate> own = QSslCertificate::fromPath(deployment.caFile);
        if (own.isEmpty())
            return badInput(u"The file %1 holds no certificate in PEM form."_s.arg(deployment.caFile));
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    }
    if (!deployment.clientCertificateFile.isEmpty()) {
        const QList<QSslCertificate> chain = QSslCertificate::fromPath(deployment.clientCertificateFile);
        if (chain.isEmpty()) {
            return badInput(
                u"The file %1 holds no certificate in PEM form."_s.arg(deployment.clientCertificateFile));
        }
        const Result<QSslKey> key = privateKey(deployment.clientKeyFile);
        if (!key)
            return key.error();
        tls.setLocalCertificateChain(chain);
        tls.setPrivateKey(*key);
    }
    return tls;
}

Result<QNetworkProxy> networkProxy(const Deployment &deployment)
{
    const QUrl &url = deployment.proxy;
    if (url.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QString scheme = url.scheme().toLower();
    QNetworkProxy proxy;
    if (scheme == "http"_L1)
        proxy = QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), quint16(url.port(8080)));
    else if (scheme == "socks5"_L1 || scheme == "socks5h"_L1)
        proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, url.host(), quint16(url.port(1080)));
    else
        return badInput(
            u"A proxy is written http://… or socks5://…, not %1."_s.arg(url.toString(QUrl::RemovePassword)));
    proxy.setUser(url.userName());
    proxy.setPassword(url.password());
    return proxy;
}

} // namespace plimsoll
