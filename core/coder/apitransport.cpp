// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apitransport.h"

#include "core/coder/apicall.h"
#include "core/coder/oncebody.h"
#include "core/coder/tlssettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace plimsoll {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Qt opens so many connections for one QNetworkAccessManager and host, whatever it is asked.
constexpr int connectionsPerLane = 6;
constexpr qsizetype keptBytes = 512;

QNetworkRequest commonRequest(const Deployment &deployment)
{
    QNetworkRequest request;
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"plimsoll"_s);
    request.setRawHeader("Accept", "application/json");
    for (const ExtraHeader &header : deployment.extraHeaders)
        request.setRawHeader(header.name, header.value);
    if (const Result<QSslConfiguration> tls = tlsConfiguration(deployment))
        request.setSslConfiguration(*tls);
    return request;
}

std::optional<qint64> numberHeader(const QNetworkReply &reply, const char *name)
{
    bool ok = false;
    const qint64 value = reply.rawHeader(name).trimmed().toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

QDateTime dateHeader(const QNetworkReply &reply)
{
    QString text = QString::fromLatin1(reply.rawHeader("Date"));
    text.replace("GMT"_L1, "+0000"_L1);
    return QDateTime::fromString(text, Qt::RFC2822Date).toUTC();
}

RateHeaders rateHeaders(const QNetworkReply &reply, const QDateTime &serverNow)
{
    RateHeaders headers;
    headers.refused = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 429;
    headers.limit = numberHeader(reply, "X-RateLimit-Limit");
    headers.remaining = numberHeader(reply, "X-RateLimit-Remaining");
    if (const auto reset = numberHeader(reply, "X-RateLimit-Reset"))
        headers.reset = Milliseconds(std::max<qint64>(0, *reset * 1000 - serverNow.toMSecsSinceEpoch()));
    if (const auto retry = numberHeader(reply, "Retry-After"))
        headers.retryAfter = Milliseconds(*retry * 1000);
    return headers;
}

} // namespace

ApiTransport::ApiTransport(const Deployment &deployment, const ClientSettings &settings)
    : m_deployment(deployment)
    , m_settings(settings)
    , m_template(commonRequest(deployment))
    , m_budget(settings.maxRateLimitWait)
    , m_calls(std::make_unique<QObject>())
{
    m_wakeUp.setSingleShot(true);
    connect(&m_wakeUp, &QTimer::timeout, this, &ApiTransport::wakeDue);
}

ApiTransport::~ApiTransport()
{
    m_closing = true;
}

void ApiTransport::send(ApiRequest request, QObject *context, Done done)
{
    if (request.timeout <= 0ms)
        request.timeout = m_settings.timeout;
    if (request.tries <= 0)
        request.tries = m_settings.tries;
    submit(new ApiCall(std::move(request), context, std::move(done), *this, m_calls.get()));
}

void ApiTransport::submit(ApiCall *call)
{
    m_ready.enqueue(call);
    dispatch();
}

void ApiTransport::dispatch()
{
    while (!m_closing && !m_ready.isEmpty() && m_underWay < m_settings.connections) {
        ApiCall *call = m_ready.dequeue();
        if (!call)
            continue; // its context went
        if (m_budget.ask(call->fullPath(), Instant::now()) == RateBudget::Verdict::Go)
            start(call);
        else
            hold(call);
    }
}

void ApiTransport::wake(const QString &path)
{
    const auto held = m_held.find(path);
    if (held == m_held.end())
        return;
    while (!held->isEmpty() && m_budget.ask(path, Instant::now()) == RateBudget::Verdict::Go) {
        ApiCall *call = held->dequeue();
        if (!call)
            continue;
        if (m_underWay < m_settings.connections)
            start(call);
        else
            m_ready.enqueue(call);
    }
    if (held->isEmpty())
        m_held.remove(path);
    else
        armWakeUp(path);
}

void ApiTransport::wakeDue()
{
    const QList<QString> paths = m_held.keys();
    for (const QString &path : paths)
        wake(path);
}

void ApiTransport::armWakeUp(const QString &path)
{
    const Milliseconds wait = m_budget.blockedFor(path, Instant::now());
    if (wait > 0ms && (!m_wakeUp.isActive() || wait < m_wakeUp.remainingTimeAsDuration()))
        m_wakeUp.start(wait);
}

void ApiTransport::hold(ApiCall *call)
{
    m_held[call->fullPath()].enqueue(call);
    armWakeUp(call->fullPath());
}

void ApiTransport::start(ApiCall *call)
{
    const size_t lane = freeLane();
    m_budget.sent(call->fullPath());
    ++m_underWay;
    ++m_lanes[lane].underWay;
    call->sending(transmit(call->request(), lane), lane);
}

size_t ApiTransport::freeLane()
{
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        if (m_lanes[i].underWay < connectionsPerLane)
            return i;
    }
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setAutoDeleteReplies(false);
    if (const Result<QNetworkProxy> proxy = networkProxy(m_deployment))
        network->setProxy(*proxy);
    m_lanes.push_back({std::move(network), 0});
    return m_lanes.size() - 1;
}

QNetworkReply *ApiTransport::transmit(const ApiRequest &request, size_t lane)
{
    QNetworkRequest http = m_template;
    QUrl url = m_deployment.apiUrl(request.path, request.query);
    if (!request.belowApi)
        url.setPath(m_deployment.url.path() + request.path);
    http.setUrl(url);
    if (request.withToken)
        http.setRawHeader("Coder-Session-Token", m_deployment.token.reveal());
    if (!request.body.isEmpty())
        http.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkAccessManager &network = *m_lanes[lane].network;
    if (request.method == "GET")
        return network.get(http);
    if (request.method == "POST" && request.repeat == Repeat::Unsafe) {
        http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        http.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        auto *body = new OnceBody(request.body, &network);
        QNetworkReply *reply = network.post(http, body);
        body->setParent(reply);
        return reply;
    }
    if (request.method == "POST")
        return network.post(http, request.body);
    if (request.method == "DELETE")
        return network.deleteResource(http);
    return network.sendCustomRequest(http, request.method, request.body);
}

void ApiTransport::noteAnswer(const QString &path, size_t lane, const QNetworkReply &reply)
{
    if (const QDateTime date = dateHeader(reply); date.isValid())
        m_serverAhead = Milliseconds(QDateTime::currentDateTimeUtc().msecsTo(date));
    const Instant now = Instant::now();
    if (m_budget.answered(path, rateHeaders(reply, serverNow()), now))
        emit rateLimited(m_budget.sentence(path, now), m_budget.blockedFor(path, now));
    release(lane);
    wake(path);
}

void ApiTransport::noteLost(const QString &path, size_t lane)
{
    m_budget.lost(path);
    release(lane);
    if (!m_closing)
        wake(path);
}

void ApiTransport::release(size_t lane)
{
    --m_underWay;
    --m_lanes[lane].underWay;
    dispatch();
}

QDateTime ApiTransport::serverNow() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_serverAhead.count());
}

Milliseconds ApiTransport::backoff(int attempt) const
{
    const Milliseconds doubled = m_settings.firstBackoff * (qint64(1) << std::clamp(attempt, 0, 20));
    const Milliseconds wait = std::min(doubled, m_settings.maxBackoff);
    // Jitter, so that what failed together does not come back together.
    return wait / 2 + Milliseconds(QRandomGenerator::global()->bounded(qint64(wait.count()) / 2 + 1));
}

ApiResult<QJsonValue> jsonOf(const ApiReply &reply)
{
    if (reply.body.isEmpty())
        return QJsonValue();
    if (!reply.contentType.toLower().contains("json")) {
        const bool isPage = reply.contentType.startsWith("text/html");
        return badReply(reply,
            isPage ? u"It is a web page, not Coder's API. Is the URL that of a Coder deployment?"_s
                   : u"It is \"%1\", not JSON."_s.arg(QString::fromLatin1(reply.contentType)));
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &problem);
    if (problem.error != QJsonParseError::NoError && reply.body.trimmed() != "null") {
        ApiError error = badReply(reply, u"It is not valid JSON: %1."_s.arg(problem.errorString()));
        error.firstBytes = reply.body.left(keptBytes);
        return error;
    }
    return document.isArray() ? QJsonValue(document.array())
        : document.isObject() ? QJsonValue(document.object())
                              : QJsonValue();
}

ApiError badReply(const ApiReply &reply, const QString &message)
{
    ApiError error;
    error.kind = ErrorKind::BadReply;
    error.httpStatus = reply.status;
    error.call = reply.call;
    error.message = u"the answer is not understood. "_s + message;
    if (!reply.contentType.toLower().contains("json"))
        error.firstBytes = reply.body.left(keptBytes);
    error.mayHaveLanded = true;
    return error;
}

} // namespace plimsoll
