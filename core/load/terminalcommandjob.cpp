// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/terminalcommandjob.h"

#include "core/coder/tlssettings.h"
#include "core/traffic/webterminal/terminalrequest.h"

#include <QNetworkRequest>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype LongestLine = qsizetype{64} * 1024;

} // namespace

TerminalCommandJob::TerminalCommandJob(
    const Deployment &deployment, RunCommand command, const ProvisionedWorkspace &workspace, Log log)
    : m_deployment(deployment)
    , m_command(std::move(command))
    , m_workspaceName(workspace.name)
    , m_agent(workspace.agent)
    , m_log(std::move(log))
{
    if (!workspace.token.isEmpty())
        m_deployment.token = workspace.token;
    if (const Result<QSslConfiguration> tls = tlsConfiguration(deployment))
        m_socket.setSslConfiguration(*tls);
    if (const Result<QNetworkProxy> proxy = networkProxy(deployment))
        m_socket.setProxy(*proxy);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &TerminalCommandJob::timeIsOver);
    connect(&m_socket, &QWebSocket::connected, this, [this] { m_wasOpen = true; });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &TerminalCommandJob::takeOutput);
    connect(&m_socket, &QWebSocket::disconnected, this, &TerminalCommandJob::closed);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, &TerminalCommandJob::closed);
#else
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        &TerminalCommandJob::closed);
#endif
}

TerminalCommandJob::~TerminalCommandJob()
{
    m_socket.disconnect(this); // a dying socket still says that it disconnected
}

void TerminalCommandJob::start()
{
    if (m_agent.isNull()) {
        return finish(Error{ErrorKind::Rejected,
            u"%1 has no agent, so the command cannot run in it. Let the plan wait for agents."_s.arg(
                m_workspaceName)});
    }
    const std::string target = terminalTarget({},
        {.agent = m_agent,
            .reconnect = QUuid::createUuid(),
            .command = m_command.command.toStdString(),
            .withBackendType = true});
    QUrl url = m_deployment.webSocketUrl({});
    url = QUrl(url.toString(QUrl::RemovePath | QUrl::RemoveQuery) + m_deployment.url.path()
        + QString::fromStdString(target));
    QNetworkRequest request(url);
    for (const ExtraHeader &header : std::as_const(m_deployment.extraHeaders))
        request.setRawHeader(header.name, header.value);
    request.setRawHeader("Coder-Session-Token", m_deployment.token.reveal());
    m_timeout.start(m_command.timeout);
    m_socket.open(request);
}

void TerminalCommandJob::takeOutput(const QByteArray &bytes)
{
    qsizetype begin = 0;
    for (qsizetype end; (end = bytes.indexOf('\n', begin)) >= 0; begin = end + 1) {
        takeLine(m_line + bytes.mid(begin, end - begin));
        m_line.clear();
    }
    m_line += bytes.mid(begin, LongestLine - m_line.size());
}

void TerminalCommandJob::takeLine(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line).trimmed();
    if (!m_command.expectOutput.isEmpty() && text.contains(m_command.expectOutput))
        m_sawExpected = true;
    if (m_command.logOutput && m_log && !text.isEmpty())
        m_log(text);
}

void TerminalCommandJob::timeIsOver()
{
    m_socket.sendBinaryMessage(R"({"data":"\u0003"})"_ba); // it must not stay behind on the agent
    judge(true);
}

void TerminalCommandJob::closed()
{
    if (hasEnded())
        return;
    if (!m_wasOpen) {
        return finish(Error{ErrorKind::Unreachable,
            u"The command could not be run in %1: %2."_s.arg(m_workspaceName, m_socket.errorString())});
    }
    judge(false);
}

void TerminalCommandJob::judge(bool stillRuns)
{
    takeLine(m_line);
    if (stillRuns && !m_command.expectTimeout) {
        return finish(Error{ErrorKind::Timeout,
            u"The command in %1 had not ended after %2 ms."_s.arg(m_workspaceName)
                .arg(m_command.timeout.count())});
    }
    if (!stillRuns && m_command.expectTimeout) {
        return finish(Error{ErrorKind::Rejected,
            u"The command in %1 ended, although it was to run for %2 ms."_s.arg(m_workspaceName)
                .arg(m_command.timeout.count())});
    }
    if (!m_command.expectOutput.isEmpty() && !m_sawExpected) {
        return finish(Error{ErrorKind::Rejected,
            u"The command in %1 did not print \"%2\"."_s.arg(m_workspaceName, m_command.expectOutput)});
    }
    finish({});
}

void TerminalCommandJob::stop(const Error &why)
{
    finish(why);
}

void TerminalCommandJob::finish(const Result<> &outcome)
{
    m_timeout.stop();
    m_socket.disconnect(this);
    m_socket.close();
    end(outcome);
}

} // namespace plimsoll
