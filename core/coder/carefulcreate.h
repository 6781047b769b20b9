// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"

#include <QElapsedTimer>

namespace plimsoll {

// What a look at the server showed about a create whose answer never came.
template <typename T> struct Looked {
    std::optional<T> found; // it is there
    QDateTime createdAt; // of what was found
    bool cleared = false; // it was there, is of no use to us, and was removed: create again
};

// A create that is looked for before it is repeated. Owned by its parent; ends itself. Calls `done` once,
// unless `context` or the parent goes first.
template <typename T> class CarefulCreate : public QObject
{
public:
    using Done = std::function<void(ApiResult<T>)>;
    struct Steps {
        std::function<void(QObject *context, Done)> create; // one try
        // What stands at the name now, if anything; an error: it cannot be known.
        std::function<void(
            QObject *context, const CarefulCreate &, std::function<void(ApiResult<Looked<T>>)>)>
            look;
    };

    CarefulCreate(Steps steps, ApiTransport &transport, QObject *context, Done done, QObject *parent)
        : QObject(parent)
        , m_steps(std::move(steps))
        , m_transport(transport)
        , m_context(context)
        , m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, &QObject::deleteLater);
        m_age.start();
        create();
    }

    // Made by this call and not by somebody before us. The server's clock has whole seconds here.
    bool isOurs(const QDateTime &createdAt) const
    {
        const QDateTime started = m_transport.serverNow().addMSecs(-m_age.elapsed());
        return createdAt.isValid() && createdAt >= started.addSecs(-3);
    }

private:
    void create()
    {
        ++m_tries;
        m_steps.create(this, [this](ApiResult<T> created) {
            if (created)
                return finish(std::move(created));
            const ApiError &error = created.error();
            if (!error.mayHaveLanded && error.httpStatus != 409)
                return finish(std::move(created));
            look(error);
        });
    }

    void look(const ApiError &error)
    {
        m_steps.look(this, *this, [this, error](const ApiResult<Looked<T>> &looked) {
            if (!looked)
                return finish(looked.error().isGone() ? looked.error() : error);
            if (looked->found && isOurs(looked->createdAt))
                return finish(*looked->found);
            const bool again = looked->cleared || (!looked->found && error.httpStatus != 409);
            if (!again || m_tries >= m_transport.settings().tries)
                return finish(error);
            QTimer::singleShot(m_transport.backoff(m_tries - 1), this, [this] { create(); });
        });
    }

    void finish(ApiResult<T> outcome)
    {
        deleteLater();
        if (!m_context)
            return;
        const Done done = std::move(m_done);
        done(std::move(outcome)); // may destroy the parent and this with it
    }

    Steps m_steps;
    ApiTransport &m_transport;
    QPointer<QObject> m_context;
    Done m_done;
    QElapsedTimer m_age;
    int m_tries = 0;
};

} // namespace plimsoll
