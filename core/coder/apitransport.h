// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apierror.h"
#include "core/coder/clientsettings.h"
#include "core/coder/deployment.h"
#include "core/coder/ratebudget.h"

#include <QHash>
#include <QJsonValue>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace plimsoll {

class ApiCall;

enum class Repeat {
    Safe, // the same thing twice is the same as once
    Unsafe, // only what certainly never reached the server is sent again
};

struct ApiRequest {
    QByteArray method = "GET";
    QString path; // below /api/v2, its segments encoded
    QString query; // encoded
    QByteArray body; // JSON; empty: none
    Repeat repeat = Repeat::Safe;
    Milliseconds timeout{0}; // of one try; 0: as set
    int tries = 0; // 0: as set
    bool belowApi = true; // false: the path is below the deployment's URL itself
    bool withToken = true;
};

struct ApiReply {
    QString call; // "GET /api/v2/users/me"
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

// Carries requests to one deployment and answers back: connections, retries, rate limits. Knows nothing of
// what is asked. Lives on the engine thread. An answer with a status of 400 and more comes as an ApiError.
class ApiTransport : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(ApiResult<ApiReply>)>;

    ApiTransport(const Deployment &deployment, const ClientSettings &settings);
    ~ApiTransport() override;

    // Calls `done` once, later, unless `context` or this is destroyed first.
    void send(ApiRequest request, QObject *context, Done done);

    // send() and read the answer as T.
    template <typename T>
    void ask(ApiRequest request, Result<T> (*parse)(const QJsonValue &), QObject *context,
        std::function<void(ApiResult<T>)> done);

    // The server's wall clock by the Date of its last answer; ours before the first.
    QDateTime serverNow() const;
    const ClientSettings &settings() const { return m_settings; }
    Milliseconds backoff(int attempt) const; // attempt 0 is the first repetition

signals:
    void rateLimited(const QString &sentence, plimsoll::Milliseconds wait);

private:
    friend class ApiCall; // the transport's own hands: one per request under way

    // Connections of one QNetworkAccessManager: Qt opens six to a host, so many requests take several.
    struct Lane {
        std::unique_ptr<QNetworkAccessManager> network;
        int underWay = 0;
    };

    void submit(ApiCall *call);
    void dispatch(); // starts what has a connection and leave of the rate limit
    void wake(const QString &path);
    void wakeDue();
    void hold(ApiCall *call);
    void armWakeUp(const QString &path);
    void start(ApiCall *call);
    size_t freeLane(); // the first with a connection to spare, made when there is none
    QNetworkReply *transmit(const ApiRequest &request, size_t lane);
    void noteAnswer(const QString &path, size_t lane, const QNetworkReply &reply);
    void noteLost(const QString &path, size_t lane);
    void release(size_t lane);

    Deployment m_deployment;
    ClientSettings m_settings;
    QNetworkRequest m_template; // what all requests have in common
    std::vector<Lane> m_lanes;
    int m_underWay = 0;
    RateBudget m_budget;
    QQueue<QPointer<ApiCall>> m_ready; // wait for a connection
    QHash<QString, QQueue<QPointer<ApiCall>>> m_held; // wait for the rate limit, by path
    QTimer m_wakeUp;
    Milliseconds m_serverAhead{0};
    bool m_closing = false;
    std::unique_ptr<QObject> m_calls; // parent of all; goes first, while the rest is still there
};

// The value that is in a 2xx answer, or a BadReply that says why there is none.
ApiResult<QJsonValue> jsonOf(const ApiReply &reply);
ApiError badReply(const ApiReply &reply, const QString &message);

template <typename T>
void ApiTransport::ask(ApiRequest request, Result<T> (*parse)(const QJsonValue &), QObject *context,
    std::function<void(ApiResult<T>)> done)
{
    send(std::move(request), context, [parse, done = std::move(done)](const ApiResult<ApiReply> &reply) {
        if (!reply)
            return done(reply.error());
        const ApiResult<QJsonValue> json = jsonOf(*reply);
        if (!json)
            return done(json.error());
        Result<T> value = parse(*json);
        if (!value)
            return done(badReply(*reply, value.error().message));
        done(*std::move(value));
    });
}

} // namespace plimsoll
