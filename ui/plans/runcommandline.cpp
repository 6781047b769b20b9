// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/runcommandline.h"

#include "core/storage/runfolder.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:@%+=,-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    return u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString runCommandLine(
    const QString &planPath, const QString &dataDir, const std::optional<KnownDeployment> &deployment)
{
    QStringList words{u"plimsoll-cli"_s, u"run"_s, shellQuoted(planPath)};
    const auto add = [&words](const QString &option, const QString &value) {
        if (!value.isEmpty())
            words << option << shellQuoted(value);
    };
    if (deployment) {
        const Deployment &place = deployment->deployment;
        add(u"--url"_s, place.url.toString(QUrl::RemoveUserInfo));
        add(u"--token-file"_s, u"token"_s);
        add(u"--proxy"_s, place.proxy.toString(QUrl::RemoveUserInfo));
        add(u"--ca-file"_s, place.caFile);
        add(u"--client-cert"_s, place.clientCertificateFile);
        add(u"--client-key"_s, place.clientKeyFile);
        for (const QString &mapping : mappingTexts(place.resolve))
            add(u"--resolve"_s, mapping);
        for (const QString &source : place.sources)
            add(u"--source-address"_s, source);
        if (place.resumesTls)
            words << u"--resume-tls"_s;
        for (const ExtraHeader &header : place.extraHeaders) {
            const QString name = QString::fromUtf8(header.name);
            QString variable = name.toUpper();
            variable.replace(QRegularExpression(u"[^A-Z0-9]"_s), u"_"_s);
            words << u"--header"_s << shellQuoted(name + u'=') + u"\"$HEADER_%1\""_s.arg(variable);
        }
        if (place.allowPlainHttp)
            words << u"--allow-http"_s;
    }
    if (dataDir != defaultDataDir())
        add(u"--data-dir"_s, dataDir);
    if (deployment && deployment->isTestSystem)
        words << u"--yes"_s;
    return words.join(u' ');
}

} // namespace plimsoll
