// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopcalls.h"

#include "app/deploymentcheck.h"
#include "core/coder/coderclient.h"

#include <QCoreApplication>
#include <QPointer>

using namespace std::chrono_literals;

namespace plimsoll {

namespace {

// A person waits for the answer.
ClientSettings brief()
{
    ClientSettings settings;
    settings.timeout = 20s;
    settings.tries = 2;
    settings.rateLimitWaits = 1;
    settings.connections = 6;
    return settings;
}

// One call. Made on the ui thread, but at home on the engine's, which destroys it.
class Call : public QObject
{
public:
    explicit Call(Deployment deployment)
        : m_deployment(std::move(deployment))
    {
    }

    void start() { m_client = std::make_unique<CoderClient>(m_deployment, brief()); }
    CoderClient &client() { return *m_client; }

private:
    Deployment m_deployment;
    std::unique_ptr<CoderClient> m_client;
};

template <typename T> using Ask = std::function<void(Call &, const Answer<T> &)>;

// `ask` runs on the engine thread and calls what it is given there; `done` is called on the ui thread.
template <typename T>
void make(EngineThread &engine, const Deployment &deployment, QObject *context, const Answer<T> &done,
    const Ask<T> &ask)
{
    if (const Result<> sound = checkDeployment(deployment); !sound) {
        QMetaObject::invokeMethod(
            context, [done, error = sound.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    auto *call = new Call(deployment); // no parent: its thread is another
    call->moveToThread(&engine);
    QObject::connect(context, &QObject::destroyed, call, &QObject::deleteLater);
    QObject::connect(&engine, &QThread::finished, call, &QObject::deleteLater);
    // The context is looked at on its own thread alone, and the program outlives all of them.
    const Answer<T> answer = [call, context = QPointer<QObject>(context), done](Result<T> result) {
        call->deleteLater();
        QMetaObject::invokeMethod(qApp, [context, done, result = std::move(result)] {
            if (context)
                done(result);
        });
    };
    QMetaObject::invokeMethod(call, [call, ask, answer] {
        call->start();
        ask(*call, answer);
    });
}

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
    make<DeploymentFacts>(
        m_engine, deployment, context, done, [](Call &call, const Answer<DeploymentFacts> &answer) {
            auto *check = new DeploymentCheck(call.client(), answer, &call);
            check->start();
        });
}

void DesktopCalls::templates(const Deployment &deployment, QObject *context, Answer<QList<Template>> done)
{
    make<QList<Template>>(
        m_engine, deployment, context, done, [](Call &call, const Answer<QList<Template>> &answer) {
            call.client().templates(&call, inSentences(answer));
        });
}

void DesktopCalls::richParameters(const Deployment &deployment, TemplateVersionId version, QObject *context,
    Answer<QList<RichParameter>> done)
{
    make<QList<RichParameter>>(m_engine, deployment, context, done,
        [version](Call &call, const Answer<QList<RichParameter>> &answer) {
            call.client().richParameters(version, &call, inSentences(answer));
        });
}

} // namespace plimsoll
