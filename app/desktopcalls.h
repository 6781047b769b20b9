// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginethread.h"
#include "ui/deployments/servercalls.h"

namespace plimsoll {

// Calls to a deployment for the window: each has a client of its own on the engine thread, which goes with
// its answer, with its context or with the engine.
class DesktopCalls : public ServerCalls
{
    Q_OBJECT
public:
    explicit DesktopCalls(EngineThread &engine, QObject *parent = nullptr);

    void check(const Deployment &deployment, QObject *context, Answer<DeploymentFacts> done) override;
    void templates(const Deployment &deployment, QObject *context, Answer<QList<Template>> done) override;
    void richParameters(const Deployment &deployment, TemplateVersionId version, QObject *context,
        Answer<QList<RichParameter>> done) override;

private:
    EngineThread &m_engine;
};

} // namespace plimsoll
