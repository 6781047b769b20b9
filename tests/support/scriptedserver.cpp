// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QSslServer>
#include <QTcpSocket>
#include <QtEndian>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

QByteArray key(const QByteArray &method, const QByteArray &path)
{
    return method + ' ' + path;
}

QByteArray dateHeader()
{
    const QString now
        = QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return "Date: " + now.toLatin1() + "\r\n";
}

} // namespace

ScriptedServer::ScriptedServer()
    : m_server(std::make_unique<QTcpServer>())
    , m_scheme(u"http"_s)
{
    listen();
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls)
    : m_scheme(u"https"_s)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

void ScriptedServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

ScriptedServer::~ScriptedServer()
{
    // They die with m_server, and a dying socket still says that it disconnected.
    const QList<QTcpSocket *> sockets = m_server->findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_scheme).arg(m_server->serverPort()));
}

void ScriptedServer::on(
    const QByteArray &method, const QByteArray &path, const QList<ScriptedAnswer> &answers)
{
    handle(method, path, [answers, next = std::make_shared<qsizetype>(0)](const SeenRequest &) {
        const qsizetype now = std::min(*next, answers.size() - 1);
        ++*next;
        return answers.at(now);
    });
}

void ScriptedServer::handle(const QByteArray &method, const QByteArray &path, const Handler &handler)
{
    m_handlers.insert(key(method, path), handler);
}

int ScriptedServer::count(const QByteArray &method, const QByteArray &path) const
{
    return int(std::count_if(m_seen.cbegin(), m_seen.cend(),
        [&](const SeenRequest &request) { return request.method == method && request.path == path; }));
}

QByteArray ScriptedServer::fragmentedText(const QByteArray &text)
{
    QByteArray frames("\x01", 1);
    if (text.size() < 126) {
        frames.append(char(text.size()));
    } else {
        char length[2];
        qToBigEndian(quint16(text.size()), length);
        frames.append(char(126)).append(length, 2);
    }
    return frames + text + QByteArray("\x80\x00", 2);
}

QByteArray ScriptedServer::closeFrame(quint16 code, const QByteArray &reason)
{
    char bytes[2];
    qToBigEndian(code, bytes);
    QByteArray frame("\x88", 1);
    return frame.append(char(2 + reason.size())).append(bytes, 2).append(reason);
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_unread[socket];
    bytes += socket->readAll();
    while (takeRequest(socket, bytes)) { }
}

bool ScriptedServer::takeRequest(QTcpSocket *socket, QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    SeenRequest request;
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1).split('?').value(0);
    request.query = first.value(1).mid(request.path.size() + 1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length", "0").toLongLong();
    if (bytes.size() < end + 4 + length)
        return false;
    request.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    m_seen.append(request);
    answer(socket, request);
    return m_unread.contains(socket);
}

void ScriptedServer::answer(QTcpSocket *socket, const SeenRequest &request)
{
    const Handler handler = m_handlers.value(key(request.method, request.path));
    const ScriptedAnswer answer = handler
        ? handler(request)
        : ScriptedAnswer{.status = 404, .body = R"({"message":"Route not found."})"};
    if (!answer.frames.isEmpty())
        return upgrade(socket, request, answer);
    if (answer.ending == Ending::Hang)
        return;
    if (answer.ending == Ending::Drop)
        return socket->abort();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n" + dateHeader();
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    const qsizetype promised = answer.body.size() + (answer.ending == Ending::Truncate ? 10 : 0);
    head += "Content-Type: " + answer.contentType + "\r\nContent-Length: " + QByteArray::number(promised);
    socket->write(head + "\r\n\r\n" + answer.body);
    if (answer.ending == Ending::Truncate)
        socket->disconnectFromHost();
}

void ScriptedServer::upgrade(QTcpSocket *socket, const SeenRequest &request, const ScriptedAnswer &answer)
{
    const QByteArray accepted = QCryptographicHash::hash(
        request.headers.value("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
        QCryptographicHash::Sha1);
    socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Accept: "
        + accepted.toBase64() + "\r\n\r\n" + answer.frames);
    m_unread.remove(socket);
    socket->disconnect(this); // what it sends from here on is not HTTP
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (answer.ending == Ending::Drop)
        socket->disconnectFromHost();
}

} // namespace plimsoll
