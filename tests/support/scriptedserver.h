// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpSocket;

namespace plimsoll {

struct SeenRequest {
    QByteArray method;
    QByteArray path; // without the query
    QByteArray query;
    QMap<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

enum class Ending {
    Keep, // the connection serves on
    Drop, // it is closed instead of an answer
    Truncate, // the answer promises more bytes than come
    Hang, // no answer at all
};

struct ScriptedAnswer {
    int status = 200;
    QByteArray body = "{}";
    QByteArray contentType = "application/json; charset=utf-8";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Ending ending = Ending::Keep;
    QByteArray frames = {}; // of a WebSocket: upgrade, send these bytes, then end as said (Drop: TCP only)
};

// A small HTTP server on loopback that answers what a test scripted and remembers what it was asked. What is
// not scripted is 404. Lives on the test's thread.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<ScriptedAnswer(const SeenRequest &)>;

    ScriptedServer(); // http
    explicit ScriptedServer(const QSslConfiguration &tls); // https
    ~ScriptedServer() override;

    QUrl url() const;
    // The answers come in order, the last again and again.
    void on(const QByteArray &method, const QByteArray &path, const QList<ScriptedAnswer> &answers);
    void handle(const QByteArray &method, const QByteArray &path, const Handler &handler);

    const QList<SeenRequest> &seen() const { return m_seen; }
    int count(const QByteArray &method, const QByteArray &path) const;
    int connections() const { return m_connections; }

    // A text message in two frames, as the server sends logs: all of it, then an empty final one.
    static QByteArray fragmentedText(const QByteArray &text);
    static QByteArray closeFrame(quint16 code, const QByteArray &reason);

private:
    void listen();
    void accept();
    void read(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket, QByteArray &bytes);
    void answer(QTcpSocket *socket, const SeenRequest &request);
    void upgrade(QTcpSocket *socket, const SeenRequest &request, const ScriptedAnswer &answer);

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme;
    QHash<QByteArray, Handler> m_handlers;
    QHash<QTcpSocket *, QByteArray> m_unread;
    QList<SeenRequest> m_seen;
    int m_connections = 0;
};

} // namespace plimsoll
