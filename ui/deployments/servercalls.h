// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/coder/serverinfo.h"
#include "core/coder/template.h"
#include "core/coder/user.h"
#include "ui/deployments/answer.h"

#include <QObject>

namespace plimsoll {

// What a deployment says of itself, for a person who may want to test it. None where it did not say.
struct DeploymentFacts {
    BuildInfo build;
    Milliseconds answerTime{0}; // of the first answer
    QString health; // a sentence
    bool isHealthy = false;
    User caller;
    std::optional<DeploymentConfig> config; // owners only
    std::optional<DeploymentStats> stats; // owners only
    std::optional<Entitlements> entitlements;
    QStringList warnings; // sentences
};

// What pages ask a deployment outside of a run. Lives on the ui thread; the calls are made on the engine
// thread. Each calls `done` once, later, on the ui thread, unless `context` is destroyed first.
class ServerCalls : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void check(const Deployment &deployment, QObject *context, Answer<DeploymentFacts> done) = 0;
    // That the caller may see, by name.
    virtual void templates(const Deployment &deployment, QObject *context, Answer<QList<Template>> done) = 0;
    virtual void richParameters(const Deployment &deployment, TemplateVersionId version, QObject *context,
        Answer<QList<RichParameter>> done)
        = 0;
};

} // namespace plimsoll
