// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/pagerequests.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

std::string pathOf(const QString &url)
{
    return QUrl(url).path(QUrl::FullyEncoded).toStdString();
}

bool crossesTheNetwork(const QString &url)
{
    return url.startsWith("http:"_L1) || url.startsWith("https:"_L1) || url.startsWith("ws:"_L1)
        || url.startsWith("wss:"_L1);
}

} // namespace

ErrorClass classOfNetError(const QString &error)
{
    if (error.contains("ERR_CONNECTION_REFUSED"_L1))
        return ErrorClass::ConnectRefused;
    if (error.contains("TIMED_OUT"_L1))
        return ErrorClass::ConnectTimeout;
    if (error.contains("ERR_CERT_"_L1) || error.contains("ERR_SSL_"_L1))
        return ErrorClass::Tls;
    if (error.contains("ERR_CONNECTION_RESET"_L1) || error.contains("ERR_SOCKET_NOT_CONNECTED"_L1))
        return ErrorClass::ConnectionReset;
    if (error.contains("ERR_EMPTY_RESPONSE"_L1) || error.contains("ERR_CONNECTION_CLOSED"_L1))
        return ErrorClass::ServerClosed;
    return ErrorClass::Protocol;
}

void PageRequests::begin()
{
    m_underWay.clear();
    m_documentStatus = 0;
}

std::optional<PageRequest> PageRequests::take(const QString &method, const QJsonObject &event)
{
    const QString id = event.value("requestId"_L1).toString();
    const double at = event.value("timestamp"_L1).toDouble();
    if (method == "Network.requestWillBeSent"_L1)
        return begun(id, event);
    if (method == "Network.responseReceived"_L1) {
        answered(id, event);
    } else if (method == "Network.requestServedFromCache"_L1) {
        if (const auto known = m_underWay.find(id); known != m_underWay.end())
            known->isCached = true;
    } else if (method == "Network.loadingFinished"_L1) {
        return finished(id, event);
    } else if (method == "Network.loadingFailed"_L1) {
        if (!event.value("canceled"_L1).toBool())
            return failed(id, event.value("errorText"_L1).toString(), at);
        m_underWay.remove(id);
    } else if (method == "Network.webSocketCreated"_L1) {
        m_underWay.insert(id, {.path = pathOf(event.value("url"_L1).toString())});
    } else if (method == "Network.webSocketWillSendHandshakeRequest"_L1) {
        if (const auto known = m_underWay.find(id); known != m_underWay.end())
            known->since = at;
    } else if (method == "Network.webSocketHandshakeResponseReceived"_L1) {
        answered(id, event);
        return finished(id, event);
    } else if (method == "Network.webSocketFrameError"_L1) {
        return failed(id, event.value("errorMessage"_L1).toString(), at);
    }
    return std::nullopt;
}

// A redirection keeps the id, and is the answer to what was asked before under it.
std::optional<PageRequest> PageRequests::begun(const QString &id, const QJsonObject &event)
{
    const double at = event.value("timestamp"_L1).toDouble();
    std::optional<PageRequest> redirected;
    if (const QJsonObject answer = event.value("redirectResponse"_L1).toObject(); !answer.isEmpty()) {
        if (const auto known = m_underWay.find(id); known != m_underWay.end()) {
            known->status = answer.value("status"_L1).toInt();
            redirected = requestOf(*known, at);
        }
    }
    const QString url = event.value("request"_L1).toObject().value("url"_L1).toString();
    if (crossesTheNetwork(url))
        m_underWay.insert(id,
            {.path = pathOf(url),
                .since = at,
                .isDocument = event.value("type"_L1).toString() == "Document"_L1});
    return redirected;
}

void PageRequests::answered(const QString &id, const QJsonObject &event)
{
    const auto known = m_underWay.find(id);
    if (known == m_underWay.end())
        return;
    const QJsonObject answer = event.value("response"_L1).toObject();
    known->status = answer.value("status"_L1).toInt();
    known->isCached = known->isCached || answer.value("fromDiskCache"_L1).toBool()
        || answer.value("fromServiceWorker"_L1).toBool();
    if (known->isDocument)
        m_documentStatus = known->status;
}

std::optional<PageRequest> PageRequests::finished(const QString &id, const QJsonObject &event)
{
    const auto known = m_underWay.find(id);
    if (known == m_underWay.end())
        return std::nullopt;
    const UnderWay request = *known;
    m_underWay.erase(known);
    if (request.isCached)
        return std::nullopt;
    PageRequest done = requestOf(request, event.value("timestamp"_L1).toDouble());
    done.bytes = static_cast<std::uint64_t>(std::max(0.0, event.value("encodedDataLength"_L1).toDouble()));
    return done;
}

std::optional<PageRequest> PageRequests::failed(const QString &id, const QString &why, double at)
{
    const auto known = m_underWay.find(id);
    if (known == m_underWay.end())
        return std::nullopt;
    PageRequest request = requestOf(*known, at);
    request.errorClass = classOfNetError(why);
    request.failure = why.toStdString();
    m_underWay.erase(known);
    return request;
}

PageRequest PageRequests::requestOf(const UnderWay &known, double until)
{
    return {.path = known.path,
        .status = known.status,
        .errorClass = {},
        .failure = {},
        .took = Nanoseconds(static_cast<std::int64_t>(std::max(0.0, until - known.since) * 1e9)),
        .bytes = 0};
}

} // namespace plimsoll
