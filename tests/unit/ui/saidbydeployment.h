// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/servercalls.h"

#include <QTimer>

namespace plimsoll {

// Deployments "NAME" at https://NAME.example.
class SaidBook : public DeploymentBook
{
public:
    explicit SaidBook(QStringList known)
        : names(std::move(known))
    {
    }

    QList<KnownDeployment> all() const override
    {
        QList<KnownDeployment> known;
        for (const QString &name : names) {
            KnownDeployment one;
            one.name = name;
            one.deployment.url = QUrl(QStringLiteral("https://%1.example").arg(name));
            known.append(one);
        }
        return known;
    }
    void login(const QString &name, QObject *context, Answer<Deployment> done) override
    {
        Deployment deployment;
        deployment.url = QUrl(QStringLiteral("https://%1.example").arg(name));
        deployment.token = Secret("token");
        QTimer::singleShot(0, context, [deployment, done] { done(deployment); });
    }
    void save(const KnownDeployment &, const QString &, QObject *, const Answer<> &) override { }
    void edit(
        const QString &, const std::function<void(KnownDeployment &)> &, QObject *, const Answer<> &) override
    {
    }
    void remove(const QString &, QObject *, const Answer<> &) override { }
    void look() override { }
    QString damage() const override { return {}; }
    void setDamagedAside(QObject *, const Answer<QString> &) override { }

    QStringList names;
};

// A deployment with one template, which asks for `parameters`.
class SaidCalls : public ServerCalls
{
public:
    SaidCalls()
    {
        used.id.value = QUuid::createUuid();
        used.activeVersion.value = QUuid::createUuid();
        used.name = QStringLiteral("kubernetes");
        RichParameter cpu;
        cpu.name = QStringLiteral("cpu");
        cpu.type = QStringLiteral("number");
        cpu.defaultValue = QStringLiteral("2");
        cpu.validationMin = 1;
        cpu.validationMax = 8;
        parameters = {cpu};
    }

    void check(const Deployment &deployment, QObject *context, Answer<DeploymentFacts> done) override
    {
        DeploymentFacts facts;
        facts.build.version = QStringLiteral("v-") + deployment.url.host();
        answer<DeploymentFacts>(facts, context, done);
    }
    void templates(const Deployment &deployment, QObject *context, Answer<QList<Template>> done) override
    {
        askedHosts.append(deployment.url.host());
        answer<QList<Template>>({used}, context, done);
    }
    void richParameters(
        const Deployment &, TemplateVersionId, QObject *context, Answer<QList<RichParameter>> done) override
    {
        ++askedForParameters;
        answer<QList<RichParameter>>(parameters, context, done);
    }

    Template used;
    QList<RichParameter> parameters;
    QString failure; // of every call, unless it is empty
    QStringList askedHosts;
    int askedForParameters = 0;

private:
    template <typename T> void answer(const T &value, QObject *context, const Answer<T> &done)
    {
        const Result<T> result
            = failure.isEmpty() ? Result<T>(value) : Result<T>(Error{ErrorKind::Unreachable, failure});
        QTimer::singleShot(0, context, [result, done] { done(result); });
    }
};

} // namespace plimsoll
