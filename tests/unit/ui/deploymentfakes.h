// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/servercalls.h"

#include <QPointer>

namespace plimsoll {

// A book in memory that answers at once, though later; each token is its deployment's name.
class PaperBook : public DeploymentBook
{
public:
    QList<KnownDeployment> all() const override { return list; }

    void login(const QString &name, QObject *context, Answer<Deployment> done) override
    {
        const std::optional<KnownDeployment> known = find(name);
        Result<Deployment> answer = Error{ErrorKind::BadInput, QStringLiteral("No token.")};
        if (known && !hasNoTokens) {
            Deployment deployment = known->deployment;
            deployment.token = Secret(name.toUtf8());
            answer = deployment;
        }
        QMetaObject::invokeMethod(context, [done, answer] { done(answer); }, Qt::QueuedConnection);
    }

    void save(
        const KnownDeployment &known, const QString &former, QObject *context, const Answer<> &done) override
    {
        saved.append(known);
        list.removeIf([&former](const KnownDeployment &other) { return other.name == former; });
        list.append(known);
        list.last().id = known.name;
        emit changed();
        QMetaObject::invokeMethod(context, [this, done] { done(saveAnswer); }, Qt::QueuedConnection);
    }

    void edit(
        const QString &, const std::function<void(KnownDeployment &)> &, QObject *, const Answer<> &) override
    {
    }

    void remove(const QString &name, QObject *context, const Answer<> &done) override
    {
        list.removeIf([&name](const KnownDeployment &other) { return other.name == name; });
        emit changed();
        QMetaObject::invokeMethod(context, [done] { done({}); }, Qt::QueuedConnection);
    }

    void look() override { }
    QString damage() const override { return {}; }
    void setDamagedAside(QObject *, const Answer<QString> &) override { }

    void add(const QString &name, const QString &url)
    {
        KnownDeployment known;
        known.name = name;
        known.id = name;
        known.deployment.url = QUrl(url);
        list.append(known);
    }

    QList<KnownDeployment> list;
    QList<KnownDeployment> saved; // as they were given
    Result<> saveAnswer;
    bool hasNoTokens = false;
};

// Keeps what it is asked until the test answers.
class HeldCalls : public ServerCalls
{
public:
    struct Held {
        Deployment deployment;
        QPointer<QObject> context;
        Answer<DeploymentFacts> done;
    };

    void check(const Deployment &deployment, QObject *context, Answer<DeploymentFacts> done) override
    {
        checks.append({deployment, context, std::move(done)});
    }
    void templates(const Deployment &, QObject *, Answer<QList<Template>>) override { }
    void richParameters(
        const Deployment &, TemplateVersionId, QObject *, Answer<QList<RichParameter>>) override
    {
    }

    void answer(const Result<DeploymentFacts> &facts)
    {
        const Held held = checks.takeFirst();
        if (held.context)
            held.done(facts);
    }

    QList<Held> checks;
};

} // namespace plimsoll
