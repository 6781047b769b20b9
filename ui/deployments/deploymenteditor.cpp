// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymenteditor.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Error badInput(const QString &sentence)
{
    return {ErrorKind::BadInput, sentence};
}

Result<QUrl> readProxy(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QUrl();
    const QUrl url(text.contains("://"_L1) ? text : "http://"_L1 + text, QUrl::StrictMode);
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    if (!url.isValid() || url.host().isEmpty() || !isKnown)
        return badInput(DeploymentEditor::tr("A proxy is written http://host:port or socks5://host:port."));
    return url;
}

QString readPath(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.startsWith("~/"_L1))
        return QDir::homePath() + text.mid(1);
    return text;
}

QStringList separated(const QString &typed)
{
    return typed.split(QRegularExpression(u"[,;\\s]+"_s), Qt::SkipEmptyParts);
}

// A connection that failed may work later; a refusal will be the same.
bool mayWorkLater(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::Timeout || kind == ErrorKind::RateLimited;
}

} // namespace

Result<KnownDeployment> readDraft(const DeploymentDraft &draft, const QStringList &takenNames)
{
    const Result<QUrl> url = normalisedUrl(draft.url);
    if (!url)
        return url.error();
    const Result<QUrl> proxy = readProxy(draft.proxy);
    if (!proxy)
        return proxy.error();
    KnownDeployment known;
    known.name = draft.name.trimmed();
    if (known.name.isEmpty())
        known.name = suggestedName(*url, takenNames);
    known.deployment.url = *url;
    known.deployment.token = draft.token;
    known.deployment.proxy = *proxy;
    known.deployment.caFile = readPath(draft.caFile);
    known.deployment.clientCertificateFile = readPath(draft.clientCertificateFile);
    known.deployment.clientKeyFile = readPath(draft.clientKeyFile);
    for (const QString &mapping : separated(draft.resolve)) {
        if (const Result<> added = addMapping(known.deployment.resolve, mapping); !added)
            return added.error();
    }
    known.deployment.sources = separated(draft.sources);
    known.deployment.resumesTls = draft.resumesTls;
    known.deployment.allowPlainHttp = draft.allowPlainHttp;
    known.isTestSystem = draft.isTestSystem;
    return known;
}

DeploymentEditor::DeploymentEditor(DeploymentBook &book, ServerCalls &servers, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_servers(servers)
{
}

DeploymentEditor::~DeploymentEditor() = default;

void DeploymentEditor::submit(const DeploymentDraft &draft, const QString &former, BeforeSaving before)
{
    if (isBusy())
        return;
    QStringList taken;
    const QList<KnownDeployment> list = m_book.all();
    for (const KnownDeployment &known : list)
        taken.append(known.name);
    const Result<KnownDeployment> known = readDraft(draft, taken);
    if (!known)
        return refuse(known.error(), {}, false);
    m_asking = std::make_unique<QObject>();
    emit busyChanged();
    if (before == BeforeSaving::AskNothing)
        save(*known, former, std::nullopt);
    else
        askFor(*known, former);
}

void DeploymentEditor::askFor(const KnownDeployment &known, const QString &former)
{
    const Deployment &entered = known.deployment;
    const std::optional<KnownDeployment> old = m_book.find(former);
    if (!entered.token.isEmpty() || !old)
        return check(known, former, entered);
    if (old->deployment.url != entered.url) {
        return refuse(badInput(tr("Enter a session token for %1: the one that is kept is for %2.")
                              .arg(entered.url.toString(), old->deployment.url.toString())),
            entered.url, false);
    }
    m_book.login(former, m_asking.get(), [this, known, former](const Result<Deployment> &login) {
        if (!login)
            return refuse(login.error(), known.deployment.url, false);
        Deployment deployment = known.deployment;
        deployment.token = login->token;
        check(known, former, deployment);
    });
}

void DeploymentEditor::check(const KnownDeployment &known, const QString &former, const Deployment &login)
{
    m_servers.check(login, m_asking.get(), [this, known, former](const Result<DeploymentFacts> &answer) {
        if (answer)
            save(known, former, *answer);
        else
            refuse(answer.error(), known.deployment.url, mayWorkLater(answer.error().kind));
    });
}

void DeploymentEditor::save(
    const KnownDeployment &known, const QString &former, const std::optional<DeploymentFacts> &facts)
{
    m_book.save(known, former, m_asking.get(), [this, known, facts](const Result<> &written) {
        if (!written)
            return refuse(written.error(), known.deployment.url, false);
        stopAsking();
        emit saved(known.name, facts);
    });
}

void DeploymentEditor::refuse(const Error &error, const QUrl &url, bool canSaveUnchecked)
{
    stopAsking();
    emit refused(explained(error, url), canSaveUnchecked);
}

void DeploymentEditor::cancel()
{
    if (!m_asking)
        return;
    m_asking.reset();
    emit busyChanged();
}

void DeploymentEditor::stopAsking()
{
    if (!m_asking)
        return;
    m_asking.release()->deleteLater(); // this was called through it
    emit busyChanged();
}

} // namespace plimsoll
