// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loginoptions.h"

#include "core/coder/login.h"
#include "core/storage/runfolder.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Result<QList<ExtraHeader>> headersOf(const QStringList &texts)
{
    QList<ExtraHeader> headers;
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const QByteArray name = text.left(equals).trimmed().toUtf8();
        if (equals <= 0 || name.isEmpty())
            return Error{ErrorKind::BadInput, u"--header is written NAME=VALUE."_s};
        headers.append({name, text.mid(equals + 1).toUtf8()});
    }
    return headers;
}

} // namespace

QList<OptionSpec> loginOptions()
{
    return {
        {.names = {u"url"_s},
            .valueName = u"URL"_s,
            .help = u"the deployment; otherwise CODER_URL, or the coder CLI's stored login"_s},
        {.names = {u"token-file"_s},
            .valueName = u"FILE"_s,
            .help = u"a file with a session token that only you can read; otherwise CODER_SESSION_TOKEN, or "
                    u"the coder "
                    "CLI's stored login"_s},
        {.names = {u"global-config"_s},
            .valueName = u"DIR"_s,
            .help = u"where the coder CLI keeps its login"_s,
            .environment = u"CODER_CONFIG_DIR"_s},
        {.names = {u"header"_s},
            .valueName = u"NAME=VALUE"_s,
            .help = u"sent with every request, for gateways in front of the deployment; may be repeated"_s,
            .environment = u"CODER_HEADER"_s},
        {.names = {u"ca-file"_s},
            .valueName = u"FILE"_s,
            .help = u"certificates (PEM) to trust in addition to the system's"_s},
        {.names = {u"client-cert"_s},
            .valueName = u"FILE"_s,
            .help = u"client certificate (PEM), with --client-key"_s},
        {.names = {u"client-key"_s}, .valueName = u"FILE"_s, .help = u"its key (PEM)"_s},
        {.names = {u"proxy"_s},
            .valueName = u"URL"_s,
            .help = u"http:// or socks5:// proxy; otherwise HTTPS_PROXY, HTTP_PROXY and NO_PROXY"_s},
        {.names = {u"resolve"_s},
            .valueName = u"HOST=ADDRESS"_s,
            .help
            = u"where traffic to a host goes instead of where DNS says, *.apps.example.com=… for all below "
              "it; may be repeated, also for one host: connections then take turns"_s},
        {.names = {u"source-address"_s},
            .valueName = u"ADDRESS"_s,
            .help = u"an address of this machine that traffic leaves from; may be repeated: connections "
                    "take turns"_s},
        {.names = {u"resume-tls"_s},
            .help = u"traffic's connections go on with the TLS session of earlier ones, as browsers do; "
                    "otherwise each pays a whole handshake"_s},
        {.names = {u"allow-http"_s},
            .help = u"send the token unencrypted to a deployment on another machine"_s},
    };
}

OptionSpec dataDirOption()
{
    return {.names = {u"data-dir"_s},
        .valueName = u"DIR"_s,
        .help = u"where runs are kept"_s,
        .fallback = defaultDataDir(),
        .environment = u"PLIMSOLL_DATA_DIR"_s};
}

QString dataDirOf(const CommandOptions &options)
{
    return QDir::cleanPath(QDir().absoluteFilePath(options.text(u"data-dir"_s)));
}

QString runPathOf(const CommandOptions &options, const QString &operand)
{
    const QString inDataDir = dataDirOf(options) + u"/runs/"_s + operand;
    return !QFileInfo::exists(operand) && QFileInfo(inDataDir).isDir() ? inDataDir : operand;
}

Result<Deployment> deploymentOf(const CommandOptions &options, const QString &knownUrl)
{
    const bool isSaid = options.isGiven(u"url"_s) || options.environment().contains(u"CODER_URL"_s);
    const QString config = options.text(u"global-config"_s);
    const Result<FoundLogin> login = findLogin({.url = isSaid ? options.text(u"url"_s) : knownUrl,
        .tokenFile = options.text(u"token-file"_s),
        .environment = options.environment(),
        .coderConfigDirectory
        = config.isEmpty() ? coderConfigDirectory(options.environment(), QDir::homePath()) : config});
    if (!login)
        return login.error();
    const Result<QList<ExtraHeader>> headers = headersOf(options.texts(u"header"_s));
    if (!headers)
        return headers.error();
    Deployment deployment;
    deployment.url = login->url;
    deployment.token = login->token;
    deployment.extraHeaders = *headers;
    deployment.caFile = options.text(u"ca-file"_s);
    deployment.clientCertificateFile = options.text(u"client-cert"_s);
    deployment.clientKeyFile = options.text(u"client-key"_s);
    for (const QString &text : options.texts(u"resolve"_s)) {
        if (const auto added = addMapping(deployment.resolve, text); !added)
            return added.error();
    }
    deployment.sources = options.texts(u"source-address"_s);
    deployment.resumesTls = options.flag(u"resume-tls"_s);
    deployment.allowPlainHttp = options.flag(u"allow-http"_s);
    deployment.proxy = options.isGiven(u"proxy"_s)
        ? QUrl(options.text(u"proxy"_s))
        : proxyFromEnvironment(deployment.url, options.environment());
    const QString scheme = deployment.proxy.scheme();
    if (!deployment.proxy.isEmpty() && scheme != "http"_L1 && scheme != "socks5"_L1)
        return Error{ErrorKind::BadInput, u"A proxy is written http://host:port or socks5://host:port."_s};
    if (const auto checked = checkDeployment(deployment); !checked)
        return checked.error();
    return deployment;
}

} // namespace plimsoll
