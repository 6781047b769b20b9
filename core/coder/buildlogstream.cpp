// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/buildlogstream.h"

#include "core/coder/tlssettings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 longestMessage = quint64(4) * 1024 * 1024;

} // namespace

BuildLogStream::BuildLogStream(const Deployment &deployment, QObject *parent)
    : BuildLogStream(deployment, Settings(), parent)
{
}

BuildLogStream::BuildLogStream(const Deployment &deployment, Settings settings, QObject *parent)
    : QObject(parent)
    , m_deployment(deployment)
    , m_settings(settings)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_state == State::Waiting)
            open();
        else
            retry(); // it did not open in time
    });
}

BuildLogStream::~BuildLogStream()
{
    if (m_socket)
        m_socket->disconnect(this); // a dying socket still says that it disconnected
}

void BuildLogStream::followBuild(BuildId build, qint64 afterLine)
{
    follow(u"/workspacebuilds/%1/logs"_s.arg(build.toString()), afterLine);
}

void BuildLogStream::followDryRun(TemplateVersionId version, JobId run, qint64 afterLine)
{
    follow(u"/templateversions/%1/dry-run/%2/logs"_s.arg(version.toString(), run.toString()), afterLine);
}

void BuildLogStream::follow(const QString &path, qint64 afterLine)
{
    Q_ASSERT(m_state == State::Idle);
    m_path = path;
    m_lastLine = afterLine;
    open();
}

void BuildLogStream::open()
{
    m_state = State::Opening;
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(longestMessage);
    m_socket->setMaxAllowedIncomingFrameSize(longestMessage);
    if (const Result<QSslConfiguration> tls = tlsConfiguration(m_deployment))
        m_socket->setSslConfiguration(*tls);
    if (const Result<QNetworkProxy> proxy = networkProxy(m_deployment))
        m_socket->setProxy(*proxy);
    listenTo(*m_socket);

    const QString query = m_lastLine > 0 ? u"follow&after=%1"_s.arg(m_lastLine) : u"follow"_s;
    QNetworkRequest request(m_deployment.webSocketUrl(m_path, query));
    for (const ExtraHeader &header : m_deployment.extraHeaders)
        request.setRawHeader(header.name, header.value);
    request.setRawHeader("Coder-Session-Token", m_deployment.token.reveal());
    m_timer.start(m_settings.openTimeout);
    m_socket->open(request);
}

// Queued, all of it: what follows may destroy this, and the socket in its own signal.
void BuildLogStream::listenTo(QWebSocket &socket)
{
    const int attempt = m_attempt;
    const auto opened = [this, attempt] {
        if (attempt != m_attempt || m_state != State::Opening)
            return;
        m_timer.stop();
        m_state = State::Following;
    };
    const auto message = [this, attempt](const QString &text) {
        if (attempt == m_attempt && m_state != State::Ended)
            takeMessage(text);
    };
    const auto ended = [this, attempt] {
        if (attempt == m_attempt)
            takeDisconnect();
    };
    connect(&socket, &QWebSocket::connected, this, opened, Qt::QueuedConnection);
    connect(&socket, &QWebSocket::textMessageReceived, this, message, Qt::QueuedConnection);
    connect(&socket, &QWebSocket::disconnected, this, ended, Qt::QueuedConnection);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&socket, &QWebSocket::errorOccurred, this, ended, Qt::QueuedConnection);
#else
    connect(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, ended,
        Qt::QueuedConnection);
#endif
}

void BuildLogStream::takeMessage(const QString &message)
{
    const QJsonDocument json = QJsonDocument::fromJson(message.toUtf8());
    const Result<LogLine> line = parseLogLine(json.object());
    if (!line || line->id <= m_lastLine)
        return;
    m_lastLine = line->id;
    m_failures = 0;
    emit lineArrived(*line);
}

void BuildLogStream::takeDisconnect()
{
    if (m_state != State::Opening && m_state != State::Following)
        return; // its error was here before
    if (m_state == State::Following && m_socket->closeCode() == QWebSocketProtocol::CloseCodeNormal
        && m_socket->error() == QAbstractSocket::UnknownSocketError)
        return finish(End::Complete);
    retry();
}

void BuildLogStream::retry()
{
    m_state = State::Waiting;
    drop();
    if (++m_failures > m_settings.reconnects)
        return finish(End::Lost);
    m_timer.start(m_settings.reconnectDelay);
}

void BuildLogStream::stop()
{
    m_state = State::Ended;
    m_timer.stop();
    drop();
}

void BuildLogStream::drop()
{
    ++m_attempt;
    m_socket.reset();
}

void BuildLogStream::finish(End end)
{
    m_state = State::Ended;
    m_timer.stop();
    drop();
    emit ended(end);
}

} // namespace plimsoll
