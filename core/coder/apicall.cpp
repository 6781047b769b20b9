// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apicall.h"

#include "core/base/unittext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestBody = qint64{64} * 1024 * 1024;
constexpr qsizetype keptBytes = 512;

bool isTransient(int status)
{
    return status == 500 || status == 502 || status == 503 || status == 504;
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Unauthorized;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 429:
        return ErrorKind::RateLimited;
    case 502:
    case 503:
    case 504:
        return ErrorKind::Unreachable;
    default:
        return ErrorKind::Rejected;
    }
}

// What never reached the server for certain.
bool neverArrived(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

// Which would fail the next time just the same.
bool isLasting(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::SslHandshakeFailedError
        || error == QNetworkReply::ProxyAuthenticationRequiredError
        || error == QNetworkReply::OperationCanceledError; // ours: the answer is too long
}

void readRefusal(const QByteArray &body, ApiError &error)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    error.message = json["message"_L1].toString();
    error.detail = json["detail"_L1].toString();
    const QJsonArray validations = json["validations"_L1].toArray();
    for (const auto &entry : validations)
        error.validations.append({entry["field"_L1].toString(), entry["detail"_L1].toString()});
    if (error.message.isEmpty()) {
        error.message = u"the server gave no reason that can be read."_s;
        error.firstBytes = body.left(keptBytes);
    }
}

} // namespace

ApiCall::ApiCall(
    ApiRequest request, QObject *context, ApiTransport::Done done, ApiTransport &transport, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_context(context)
    , m_done(std::move(done))
    , m_transport(transport)
{
    m_fullPath = (m_request.belowApi ? u"/api/v2"_s : QString()) + m_request.path;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ApiCall::takeTimeout);
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
}

ApiCall::~ApiCall()
{
    if (m_state == State::Sending) {
        releaseReply();
        m_transport.noteLost(m_fullPath, m_lane);
    }
}

void ApiCall::sending(QNetworkReply *reply, size_t lane)
{
    m_state = State::Sending;
    m_lane = lane;
    m_reply = reply;
    m_tlsErrors.clear();
    ++m_tries;
    // Queued: what follows may destroy the reply, its manager and this.
    connect(reply, &QNetworkReply::finished, this, &ApiCall::takeReply, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors.append(error.errorString());
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > longestBody && m_reply)
            m_reply->abort();
    });
    m_timer.start(m_request.timeout);
}

void ApiCall::takeReply()
{
    if (m_state != State::Sending || !m_reply)
        return; // its time was over first
    m_timer.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const int error = m_reply->error();
    // Below 200 Qt means the connection or the proxy, from there on the answer.
    if (status == 0 || (error > 0 && error < 200))
        takeFailure();
    else
        takeAnswer(status);
}

void ApiCall::takeTimeout()
{
    if (m_state == State::BackingOff) {
        m_state = State::Waiting;
        m_transport.submit(this);
        return;
    }
    ApiError error = failure(
        ErrorKind::Timeout, u"the server said nothing for %1."_s.arg(humanDuration(m_request.timeout)));
    error.mayHaveLanded = true;
    releaseReply();
    m_state = State::Waiting;
    m_transport.noteLost(m_fullPath, m_lane);
    tryAgainOr(std::move(error), true);
}

void ApiCall::takeAnswer(int status)
{
    ApiReply reply{
        .call = failure(ErrorKind::Rejected, {}).call,
        .status = status,
        .contentType = m_reply->rawHeader("Content-Type"),
        .body = m_reply->readAll(),
    };
    bool isNumber = false;
    const qint64 retrySeconds = m_reply->rawHeader("Retry-After").trimmed().toLongLong(&isNumber);
    const QString location = QString::fromLatin1(m_reply->rawHeader("Location"));
    m_state = State::Waiting;
    m_transport.noteAnswer(m_fullPath, m_lane, *m_reply);
    releaseReply();
    if (status >= 200 && status < 300)
        return end(std::move(reply));

    ApiError error = failure(kindOf(status), {});
    error.httpStatus = status;
    if (isNumber)
        error.retryAfter = Milliseconds(retrySeconds * 1000);
    if (status >= 300 && status < 400) {
        error.kind = ErrorKind::BadInput;
        error.message
            = u"the deployment's URL is not the server's own, which redirects to %1. Use that URL."_s.arg(
                location);
        return end(std::move(error));
    }
    readRefusal(reply.body, error);
    error.mayHaveLanded = status >= 500;
    if (status == 429 && m_rateLimitWaits < m_transport.settings().rateLimitWaits) {
        ++m_rateLimitWaits;
        --m_tries; // the server did nothing
        return m_transport.submit(this);
    }
    tryAgainOr(std::move(error), isTransient(status));
}

void ApiCall::takeFailure()
{
    const QNetworkReply::NetworkError code = m_reply->error();
    ApiError error = networkFailure();
    error.mayHaveLanded = !neverArrived(code);
    releaseReply();
    m_state = State::Waiting;
    m_transport.noteLost(m_fullPath, m_lane);
    tryAgainOr(std::move(error), !isLasting(code));
}

void ApiCall::tryAgainOr(ApiError error, bool transient)
{
    const bool allowed = m_request.repeat == Repeat::Safe || !error.mayHaveLanded;
    if (!transient || !allowed || m_tries >= m_request.tries)
        return end(std::move(error));
    m_state = State::BackingOff;
    Milliseconds wait = m_transport.backoff(m_tries - 1);
    if (error.retryAfter)
        wait = std::max(wait, std::min(*error.retryAfter, m_transport.settings().maxRateLimitWait));
    m_timer.start(wait);
}

void ApiCall::releaseReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this); // abort() would finish it once more
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void ApiCall::end(ApiResult<ApiReply> outcome)
{
    m_state = State::Ended;
    m_outcome = std::move(outcome);
    QMetaObject::invokeMethod(this, &ApiCall::deliver, Qt::QueuedConnection);
}

void ApiCall::deliver()
{
    deleteLater();
    if (!m_context)
        return;
    const ApiTransport::Done done = std::move(m_done);
    const ApiResult<ApiReply> outcome = *std::move(m_outcome);
    done(outcome); // may destroy the transport and this with it
}

ApiError ApiCall::failure(ErrorKind kind, const QString &message) const
{
    ApiError error;
    error.kind = kind;
    error.call = QString::fromLatin1(m_request.method) + u' ' + m_fullPath;
    error.message = message;
    return error;
}

ApiError ApiCall::networkFailure() const
{
    const QString server = m_reply->url().authority();
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return failure(ErrorKind::Unreachable, u"nothing listens at %1 (connection refused)."_s.arg(server));
    case QNetworkReply::HostNotFoundError:
        return failure(ErrorKind::Unreachable, u"the name %1 is not known."_s.arg(m_reply->url().host()));
    case QNetworkReply::SslHandshakeFailedError:
        return failure(ErrorKind::Unreachable,
            u"no encrypted connection to %1: %2"_s.arg(
                server, m_tlsErrors.isEmpty() ? m_reply->errorString() : m_tlsErrors.join(u' ')));
    case QNetworkReply::RemoteHostClosedError:
        return failure(ErrorKind::Unreachable,
            u"%1 closed the connection before its answer was complete."_s.arg(server));
    case QNetworkReply::OperationCanceledError:
        return failure(ErrorKind::BadReply, u"the answer is longer than 64 MiB."_s);
    default:
        return failure(ErrorKind::Unreachable, u"%1: %2"_s.arg(server, m_reply->errorString()));
    }
}

} // namespace plimsoll
