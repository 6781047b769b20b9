// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/knowndeployments.h"

#include "core/base/atomicfile.h"
#include "core/base/jsonreader.h"
#include "core/base/jsontext.h"
#include "core/base/jsonwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int Version = 1;
constexpr qsizetype MostDeployments = 1000;
constexpr int LockWaitMs = 2000;
constexpr qsizetype MostAddresses = 100;
constexpr qsizetype LongestAddress = 400; // with the name of a host

QUrl urlOf(JsonReader &in, QLatin1StringView key, const QString &text)
{
    const Result<QUrl> url = normalisedUrl(text);
    if (!url)
        in.refuse(key, url.error().message);
    return url ? *url : QUrl();
}

KnownDeployment readOne(JsonReader &in)
{
    KnownDeployment known;
    Deployment &deployment = known.deployment;
    QString url;
    QString proxy;
    in.require("name"_L1);
    in.takeText("name"_L1, known.name);
    in.require("id"_L1);
    in.takeText("id"_L1, known.id);
    in.require("url"_L1);
    if (in.takeText("url"_L1, url))
        deployment.url = urlOf(in, "url"_L1, url);
    if (in.takeText("proxy"_L1, proxy))
        deployment.proxy = QUrl(proxy);
    in.takeText("caFile"_L1, deployment.caFile);
    in.takeText("clientCertificateFile"_L1, deployment.clientCertificateFile);
    in.takeText("clientKeyFile"_L1, deployment.clientKeyFile);
    QStringList mappings;
    in.takeTextList("resolve"_L1, mappings, MostAddresses, LongestAddress);
    for (const QString &mapping : std::as_const(mappings)) {
        if (const Result<> added = addMapping(deployment.resolve, mapping); !added)
            in.refuse("resolve"_L1, added.error().message);
    }
    in.takeTextList("sources"_L1, deployment.sources, MostAddresses, LongestAddress);
    in.takeFlag("resumesTls"_L1, deployment.resumesTls);
    in.takeFlag("allowPlainHttp"_L1, deployment.allowPlainHttp);
    in.takeFlag("testSystem"_L1, known.isTestSystem);
    return known;
}

void writeOne(JsonWriter &out, const KnownDeployment &known)
{
    const Deployment &deployment = known.deployment;
    const auto textIfAny = [&out](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            out.text(key, text);
    };
    const auto listIfAny = [&out](QLatin1StringView key, const QStringList &texts) {
        if (texts.isEmpty())
            return;
        out.beginList(key);
        for (const QString &text : texts)
            out.text({}, text);
        out.endList();
    };
    out.beginObject();
    out.text("name"_L1, known.name);
    out.text("id"_L1, known.id);
    out.text("url"_L1, deployment.url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
    textIfAny("proxy"_L1, deployment.proxy.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
    textIfAny("caFile"_L1, deployment.caFile);
    textIfAny("clientCertificateFile"_L1, deployment.clientCertificateFile);
    textIfAny("clientKeyFile"_L1, deployment.clientKeyFile);
    listIfAny("resolve"_L1, mappingTexts(deployment.resolve));
    listIfAny("sources"_L1, deployment.sources);
    if (deployment.resumesTls)
        out.flag("resumesTls"_L1, true);
    out.flag("allowPlainHttp"_L1, deployment.allowPlainHttp);
    out.flag("testSystem"_L1, known.isTestSystem);
    out.endObject();
}

Error damaged(const QString &path, const QString &why)
{
    return {ErrorKind::Storage, u"The list of deployments %1 is damaged: %2"_s.arg(path, why)};
}

void sortByName(QList<KnownDeployment> &list)
{
    std::sort(list.begin(), list.end(), [](const KnownDeployment &a, const KnownDeployment &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

Result<> write(const QString &path, const QList<KnownDeployment> &list)
{
    JsonWriter out;
    out.beginObject();
    out.number("version"_L1, qint64(Version));
    out.beginList("deployments"_L1);
    for (const KnownDeployment &known : list)
        writeOne(out, known);
    out.endList();
    out.endObject();
    return writeFileAtomically(path, out.document(), FileAccess::OwnerOnly);
}

} // namespace

QString knownDeploymentsPath(const QString &dataDir)
{
    return QDir(dataDir).filePath(u"deployments.json"_s);
}

Result<QList<KnownDeployment>> readKnownDeployments(const QString &dataDir)
{
    QList<KnownDeployment> list;
    const QString path = knownDeploymentsPath(dataDir);
    if (!QFileInfo::exists(path))
        return list;
    const Result<QByteArray> text = readWholeFile(path, JsonTextLimits().bytes);
    if (!text)
        return text.error();
    const Result<QJsonObject> json = parseJsonObject(*text, u"It"_s);
    if (!json)
        return damaged(path, json.error().message);
    const int version = json->value("version"_L1).toInt();
    if (version > Version) {
        return Error{ErrorKind::Storage,
            u"The list of deployments %1 was written by a newer Plimsoll (version %2 of the format)."_s
                .arg(path)
                .arg(version)};
    }
    JsonFindings findings;
    JsonReader::read(*json, findings, [&list](JsonReader &in) {
        in.ignore({"version"_L1});
        in.require("deployments"_L1);
        in.takeObjects(
            "deployments"_L1, MostDeployments, [&list](JsonReader &one) { list.append(readOne(one)); });
    });
    if (!findings.problems().isEmpty())
        return damaged(path, findings.problems().join(u' '));
    sortByName(list);
    return list;
}

Result<QList<KnownDeployment>> changeKnownDeployments(
    const QString &dataDir, const std::function<Result<>(QList<KnownDeployment> &)> &edit)
{
    const QString path = knownDeploymentsPath(dataDir);
    if (!QDir().mkpath(dataDir))
        return Error{ErrorKind::Storage, u"The data folder %1 cannot be made."_s.arg(dataDir)};
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(LockWaitMs)) {
        return Error{ErrorKind::Storage,
            lock.error() == QLockFile::LockFailedError
                ? u"Another Plimsoll is changing %1; try again."_s.arg(path)
                : u"Could not write %1: its folder is read-only or full."_s.arg(path)};
    }
    Result<QList<KnownDeployment>> before = readKnownDeployments(dataDir);
    if (!before)
        return before.error();
    QList<KnownDeployment> list = *std::move(before);
    if (const Result<> edited = edit(list); !edited)
        return edited.error();
    sortByName(list);
    if (const Result<> written = write(path, list); !written)
        return written.error();
    return list;
}

Result<QString> setKnownDeploymentsAside(const QString &dataDir)
{
    const QString path = knownDeploymentsPath(dataDir);
    constexpr int MostNames = 1000;
    for (int number = 1; number <= MostNames; ++number) {
        const QString aside = QDir(dataDir).filePath(u"deployments-damaged-%1.json"_s.arg(number));
        if (QFileInfo::exists(aside))
            continue;
        QFile file(path);
        if (file.rename(aside))
            return aside;
        return Error{ErrorKind::Storage, u"Could not rename %1: %2."_s.arg(path, file.errorString())};
    }
    return Error{ErrorKind::Storage, u"Too many damaged lists are kept beside %1."_s.arg(path)};
}

} // namespace plimsoll
