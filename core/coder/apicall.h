// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"

#include <QNetworkReply>
#include <QPointer>

namespace plimsoll {

// One request of an ApiTransport with all its tries. Made and owned by the transport; ends itself.
class ApiCall : public QObject
{
    Q_OBJECT

public:
    ApiCall(ApiRequest request, QObject *context, ApiTransport::Done done, ApiTransport &transport,
        QObject *parent);
    ~ApiCall() override;

    const QString &fullPath() const { return m_fullPath; }
    const ApiRequest &request() const { return m_request; }
    // Its next try has begun: `reply` is its, over the connection that `lane` lent.
    void sending(QNetworkReply *reply, size_t lane);

private:
    enum class State { Waiting, Sending, BackingOff, Ended };

    void takeReply();
    void takeTimeout();
    void takeAnswer(int status);
    void takeFailure();
    void tryAgainOr(ApiError error, bool transient);
    void releaseReply();
    void end(ApiResult<ApiReply> outcome);
    void deliver();
    ApiError failure(ErrorKind kind, const QString &message) const;
    ApiError networkFailure() const;

    ApiRequest m_request;
    QString m_fullPath;
    QPointer<QObject> m_context;
    ApiTransport::Done m_done;
    ApiTransport &m_transport;
    State m_state = State::Waiting;
    int m_tries = 0;
    int m_rateLimitWaits = 0;
    size_t m_lane = 0;
    QPointer<QNetworkReply> m_reply;
    QStringList m_tlsErrors;
    QTimer m_timer; // of the try, then of the backoff
    std::optional<ApiResult<ApiReply>> m_outcome;
};

} // namespace plimsoll
