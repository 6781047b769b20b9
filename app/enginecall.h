// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginethread.h"
#include "core/coder/coderclient.h"
#include "ui/deployments/answer.h"

#include <QCoreApplication>
#include <QPointer>

namespace plimsoll {

// One call to a deployment for the window. Made on the ui thread, but at home on the engine's, which destroys
// it.
class EngineCall : public QObject
{
public:
    explicit EngineCall(Deployment deployment)
        : m_deployment(std::move(deployment))
    {
    }

    void start() { m_client = std::make_unique<CoderClient>(m_deployment, settings()); }
    CoderClient &client() { return *m_client; }

private:
    // A person waits for the answer.
    static ClientSettings settings()
    {
        ClientSettings brief;
        brief.timeout = std::chrono::seconds(20);
        brief.tries = 2;
        brief.rateLimitWaits = 1;
        brief.connections = 6;
        return brief;
    }

    Deployment m_deployment;
    std::unique_ptr<CoderClient> m_client;
};

template <typename T> using Ask = std::function<void(EngineCall &, const Answer<T> &)>;

// `ask` runs on the engine thread and calls what it is given there; `done` is called on the ui thread.
template <typename T>
void callOnEngine(EngineThread &engine, const Deployment &deployment, QObject *context, const Answer<T> &done,
    const Ask<T> &ask)
{
    if (const Result<> sound = checkDeployment(deployment); !sound) {
        QMetaObject::invokeMethod(
            context, [done, error = sound.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    auto *call = new EngineCall(deployment); // no parent: its thread is another
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

} // namespace plimsoll
