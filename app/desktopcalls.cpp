// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopcalls.h"

#include "app/deploymentcheck.h"
#include "app/enginecall.h"

namespace plimsoll {

namespace {

template <typename T> Callback<T> inSentences(const Answer<T> &done)
{
    return [done](ApiResult<T> result) {
        if (result)
            done(*std::move(result));
        else
            done(result.error().toError());
    };
}

} // namespace

DesktopCalls::DesktopCalls(EngineThread &engine, QObject *parent)
    : ServerCalls(parent)
    , m_engine(engine)
{
}

void DesktopCalls::check(const Deployment &deployment, QObject *context, Answer<DeploymentFacts> done)
{
    callOnEngine<DeploymentFacts>(
        m_engine, deployment, context, done, [](EngineCall &call, const Answer<DeploymentFacts> &answer) {
            auto *check = new DeploymentCheck(call.client(), answer, &call);
            check->start();
        });
}

void DesktopCalls::templates(const Deployment &deployment, QObject *context, Answer<QList<Template>> done)
{
    callOnEngine<QList<Template>>(
        m_engine, deployment, context, done, [](EngineCall &call, const Answer<QList<Template>> &answer) {
            call.client().templates(&call, inSentences(answer));
        });
}

void DesktopCalls::richParameters(const Deployment &deployment, TemplateVersionId version, QObject *context,
    Answer<QList<RichParameter>> done)
{
    callOnEngine<QList<RichParameter>>(m_engine, deployment, context, done,
        [version](EngineCall &call, const Answer<QList<RichParameter>> &answer) {
            call.client().richParameters(version, &call, inSentences(answer));
        });
}

} // namespace plimsoll
