// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/keptdeployments.h"

#include "ui/deployments/tokenvault.h"

#include <QFileInfo>
#include <QPointer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype LongestName = 80;

// With the URL, so that a token goes to the deployment it was made for even when somebody edits the file.
QString tokenKey(const KnownDeployment &known)
{
    return u"%1 (%2)"_s.arg(known.deployment.url.toString(QUrl::FullyEncoded), known.id);
}

bool isNamed(const KnownDeployment &known, const QString &name)
{
    return known.name.compare(name, Qt::CaseInsensitive) == 0;
}

Error badInput(const QString &sentence)
{
    return {ErrorKind::BadInput, sentence};
}

Error isUnknown(const QString &name)
{
    return badInput(KeptDeployments::tr("There is no deployment \"%1\".").arg(name));
}

Result<> checkToSave(const KnownDeployment &known)
{
    if (known.name.isEmpty())
        return badInput(KeptDeployments::tr("Give the deployment a name."));
    if (known.name.size() > LongestName)
        return badInput(KeptDeployments::tr("A name has at most %n characters.", nullptr, int(LongestName)));
    if (!known.deployment.proxy.userInfo().isEmpty()) {
        return badInput(KeptDeployments::tr(
            "The proxy's URL holds a user name or password, which would be written to a file."));
    }
    return {};
}

Result<> replaceIn(QList<KnownDeployment> &list, const KnownDeployment &known)
{
    for (const KnownDeployment &other : std::as_const(list)) {
        if (other.id != known.id && isNamed(other, known.name))
            return badInput(
                KeptDeployments::tr("There is a deployment named \"%1\" already.").arg(other.name));
    }
    list.removeIf([&known](const KnownDeployment &other) { return other.id == known.id; });
    list.append(known);
    return {};
}

template <typename T> Answer<T> whileThere(QObject *context, const Answer<T> &done)
{
    return [guard = QPointer<QObject>(context), done](Result<T> answer) {
        if (guard)
            done(std::move(answer));
    };
}

template <typename T> void answerLater(QObject *context, const Answer<T> &done, const Result<T> &answer)
{
    QMetaObject::invokeMethod(context, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

} // namespace

std::optional<KnownDeployment> DeploymentBook::find(const QString &name) const
{
    const QList<KnownDeployment> list = all();
    for (const KnownDeployment &known : list) {
        if (isNamed(known, name))
            return known;
    }
    return std::nullopt;
}

KeptDeployments::KeptDeployments(QString dataDir, TokenVault &vault, QObject *parent)
    : DeploymentBook(parent)
    , m_dataDir(std::move(dataDir))
    , m_vault(vault)
{
    m_writer.setMaxThreadCount(1);
    m_stamp = stamp();
    read();
}

KeptDeployments::~KeptDeployments()
{
    m_writer.waitForDone();
}

void KeptDeployments::read()
{
    Result<List> list = readKnownDeployments(m_dataDir);
    m_damage = list ? QString() : list.error().message;
    m_all = list ? *std::move(list) : List();
}

std::pair<QDateTime, qint64> KeptDeployments::stamp() const
{
    const QFileInfo file(knownDeploymentsPath(m_dataDir));
    return {file.lastModified(), file.size()};
}

void KeptDeployments::look()
{
    if (m_stamp == stamp())
        return;
    m_stamp = stamp();
    read();
    emit changed();
}

void KeptDeployments::login(const QString &name, QObject *context, Answer<Deployment> done)
{
    const std::optional<KnownDeployment> known = find(name);
    if (!known)
        return answerLater<Deployment>(context, done, isUnknown(name));
    m_vault.get(tokenKey(*known), context, [known, done = std::move(done)](const Result<Secret> &token) {
        if (!token && token.error().kind == ErrorKind::NotFound) {
            return done(badInput(tr("No token is kept for %1: choose Edit and enter one.").arg(known->name)));
        }
        if (!token)
            return done(badInput(tr("%1 Choose Edit and enter it.").arg(token.error().message)));
        Deployment deployment = known->deployment;
        deployment.token = *token;
        done(deployment);
    });
}

void KeptDeployments::save(
    const KnownDeployment &known, const QString &former, QObject *context, const Answer<> &done)
{
    KnownDeployment saved = known;
    saved.name = saved.name.trimmed();
    saved.deployment.token = {};
    const std::optional<KnownDeployment> old = former.isEmpty() ? std::nullopt : find(former);
    if (!former.isEmpty() && !old)
        return answerLater<void>(context, done, isUnknown(former));
    saved.id = old ? old->id : QUuid::createUuid().toString(QUuid::WithoutBraces);
    List after = m_all;
    Result<> sound = checkToSave(saved);
    if (sound)
        sound = replaceIn(after, saved);
    if (!sound)
        return answerLater<void>(context, done, sound);
    const QString key = tokenKey(saved);
    const QString oldKey = old ? tokenKey(*old) : QString();
    const Answer<> answer = whileThere<void>(context, done);
    const Secret token = known.deployment.token;
    if (token.isEmpty() && key != oldKey) {
        return answerLater<void>(context, done,
            badInput(tr("Enter a session token for %1.").arg(saved.deployment.url.toString())));
    }
    if (token.isEmpty())
        return write(saved, answer);
    m_vault.put(key, token, this, [this, saved, key, oldKey, answer](const Result<> &kept) {
        if (!kept)
            return answer(kept);
        write(saved, [this, key, oldKey, answer](const Result<> &written) {
            // Of two keys the one that no deployment has.
            const QString spare = written ? oldKey : key;
            const QString used = written ? key : oldKey;
            if (!spare.isEmpty() && spare != used)
                m_vault.forget(spare, this, [](const Result<> &) { });
            answer(written);
        });
    });
}

void KeptDeployments::write(const KnownDeployment &known, const std::function<void(Result<>)> &then)
{
    change([known](List &list) { return replaceIn(list, known); }, then);
}

void KeptDeployments::edit(const QString &name, const std::function<void(KnownDeployment &)> &change,
    QObject *context, const Answer<> &done)
{
    const std::optional<KnownDeployment> known = find(name);
    if (!known)
        return answerLater<void>(context, done, isUnknown(name));
    this->change(
        [name, change, id = known->id](List &list) -> Result<> {
            const auto stored = std::ranges::find(list, id, &KnownDeployment::id);
            if (stored == list.end())
                return isUnknown(name);
            KnownDeployment edited = *stored;
            change(edited);
            edited.name = edited.name.trimmed();
            if (const Result<> sound = checkToSave(edited); !sound)
                return sound;
            return replaceIn(list, edited);
        },
        whileThere<void>(context, done));
}

void KeptDeployments::remove(const QString &name, QObject *context, const Answer<> &done)
{
    const std::optional<KnownDeployment> known = find(name);
    if (!known)
        return answerLater<void>(context, done, isUnknown(name));
    change(
        [id = known->id](List &list) {
            list.removeIf([&id](const KnownDeployment &other) { return other.id == id; });
            return Result<>();
        },
        [this, key = tokenKey(*known), answer = whileThere<void>(context, done)](const Result<> &removed) {
            if (!removed)
                return answer(removed);
            m_vault.forget(key, this, answer);
        });
}

void KeptDeployments::setDamagedAside(QObject *context, const Answer<QString> &done)
{
    m_writer.start([this, answer = whileThere<QString>(context, done)] {
        const Result<QString> aside = setKnownDeploymentsAside(m_dataDir);
        QMetaObject::invokeMethod(this, [this, aside, answer] {
            read();
            emit changed();
            answer(aside);
        });
    });
}

void KeptDeployments::change(std::function<Result<>(List &)> edit, std::function<void(Result<>)> then)
{
    m_writer.start([this, edit = std::move(edit), then = std::move(then)] {
        const Result<List> list = changeKnownDeployments(m_dataDir, edit);
        QMetaObject::invokeMethod(this, [this, list, then] {
            if (!list)
                return then(list.error());
            m_all = *list;
            emit changed();
            then({});
        });
    });
}

} // namespace plimsoll
