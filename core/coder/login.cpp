// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/login.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestLoginFile = qint64{64} * 1024;

struct Named {
    QString text;
    QString source;
};

// The first line, or empty when there is no such file.
QString firstLine(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(longestLoginFile)).section(u'\n', 0, 0).trimmed();
}

QString cliFile(const LoginSources &sources, QLatin1StringView name)
{
    return sources.coderConfigDirectory.isEmpty() ? QString()
                                                  : QDir(sources.coderConfigDirectory).filePath(name);
}

Named findUrl(const LoginSources &sources)
{
    if (!sources.url.isEmpty())
        return {sources.url, u"--url"_s};
    if (const QString url = sources.environment.value(u"CODER_URL"_s); !url.isEmpty())
        return {url, u"CODER_URL"_s};
    return {firstLine(cliFile(sources, "url"_L1)), u"the coder CLI's login"_s};
}

// The coder CLI's token belongs to the deployment it was made for and goes nowhere else.
Secret cliTokenFor(const LoginSources &sources, const QUrl &url)
{
    const Result<QUrl> loginUrl = normalisedUrl(firstLine(cliFile(sources, "url"_L1)));
    if (!loginUrl || *loginUrl != url)
        return {};
    return Secret(firstLine(cliFile(sources, "session"_L1)).toUtf8());
}

bool isExempt(const QString &host, const QString &exemptions)
{
    const QStringList rules = exemptions.split(u',', Qt::SkipEmptyParts);
    for (const QString &rule : rules) {
        QString name = rule.trimmed().section(u':', 0, 0);
        if (name == "*"_L1)
            return true;
        if (name.startsWith(u"*."_s))
            name.remove(0, 1);
        const QString suffix = name.startsWith(u'.') ? name : u'.' + name;
        if (!name.isEmpty()
            && (host.compare(name, Qt::CaseInsensitive) == 0 || host.endsWith(suffix, Qt::CaseInsensitive)))
            return true;
    }
    return false;
}

QString eitherCase(const QProcessEnvironment &environment, const QString &name)
{
    const QString lower = environment.value(name.toLower());
    return lower.isEmpty() ? environment.value(name) : lower;
}

} // namespace

Result<FoundLogin> findLogin(const LoginSources &sources)
{
    const Named named = findUrl(sources);
    if (named.text.isEmpty()) {
        return Error{ErrorKind::BadInput,
            u"No Coder deployment is named: give --url, set CODER_URL, or log in with \"coder login\"."_s};
    }
    const Result<QUrl> url = normalisedUrl(named.text);
    if (!url)
        return Error{url.error().kind, u"%1 (from %2)"_s.arg(url.error().message, named.source)};

    FoundLogin login{.url = *url, .token = {}, .urlSource = named.source, .tokenSource = {}};
    if (!sources.tokenFile.isEmpty()) {
        Result<Secret> token = readTokenFile(sources.tokenFile);
        if (!token)
            return token.error();
        login.token = *std::move(token);
        login.tokenSource = u"--token-file"_s;
        return login;
    }
    const QString fromEnvironment = sources.environment.value(u"CODER_SESSION_TOKEN"_s).trimmed();
    if (!fromEnvironment.isEmpty()) {
        login.token = Secret(fromEnvironment.toUtf8());
        login.tokenSource = u"CODER_SESSION_TOKEN"_s;
        return login;
    }
    login.token = cliTokenFor(sources, *url);
    login.tokenSource = u"the coder CLI's login"_s;
    if (login.token.isEmpty()) {
        return Error{ErrorKind::BadInput,
            u"No session token for %1: set CODER_SESSION_TOKEN, give --token-file, or log in with "
            "\"coder login %1\"."_s.arg(url->toString())};
    }
    return login;
}

Result<Secret> readTokenFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::BadInput, u"The token file %1 does not exist."_s.arg(path)};
#ifndef Q_OS_WIN
    constexpr QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (info.permissions() & others) {
        return Error{
            ErrorKind::BadInput, u"The token file %1 can be read by others. Run: chmod 600 %1"_s.arg(path)};
    }
#endif
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorKind::Storage, u"The token file %1 cannot be read: %2."_s.arg(path, file.errorString())};
    const QByteArray token = file.read(longestLoginFile).split('\n').constFirst().trimmed();
    if (token.isEmpty())
        return Error{ErrorKind::BadInput, u"The token file %1 is empty."_s.arg(path)};
    return Secret(token);
}

QString coderConfigDirectory(const QProcessEnvironment &environment, const QString &home)
{
    if (const QString directory = environment.value(u"CODER_CONFIG_DIR"_s); !directory.isEmpty())
        return directory;
#if defined(Q_OS_WIN)
    const QString roaming = environment.value(u"AppData"_s);
    return roaming.isEmpty() ? home + "/AppData/Roaming/coderv2"_L1 : roaming + "/coderv2"_L1;
#elif defined(Q_OS_MACOS)
    return home + "/Library/Application Support/coderv2"_L1;
#else
    const QString config = environment.value(u"XDG_CONFIG_HOME"_s);
    return config.isEmpty() ? home + "/.config/coderv2"_L1 : config + "/coderv2"_L1;
#endif
}

QUrl proxyFromEnvironment(const QUrl &url, const QProcessEnvironment &environment)
{
    if (isLoopbackHost(url.host()) || isExempt(url.host(), eitherCase(environment, u"NO_PROXY"_s)))
        return {};
    const QString text
        = eitherCase(environment, url.scheme() == "https"_L1 ? u"HTTPS_PROXY"_s : u"HTTP_PROXY"_s);
    if (text.isEmpty())
        return {};
    return QUrl(text.contains("://"_L1) ? text : "http://"_L1 + text);
}

} // namespace plimsoll
