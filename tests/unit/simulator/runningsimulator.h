// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulator.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QWebSocket>

namespace plimsoll {

// A simulator that runs, and a client made of Qt's own classes that asks it.
class RunningSimulator
{
public:
    explicit RunningSimulator(SimulatorOptions options = quick())
        : simulator(std::move(options))
    {
        const Result<> started = simulator.start();
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
    }

    // Builds and agents that take no time worth waiting for.
    static SimulatorOptions quick()
    {
        SimulatorOptions options;
        options.buildTime = Milliseconds(40);
        options.agentDelay = Milliseconds(5);
        return options;
    }

    struct Reply {
        int status = 0;
        QByteArray text;
        QJsonValue json;
        QList<QNetworkReply::RawHeaderPair> headers;
    };
    QNetworkRequest request(const QString &path) const
    {
        QNetworkRequest made(QUrl(simulator.url().toString() + path));
        made.setRawHeader("Coder-Session-Token", simulator.ownerToken().reveal());
        made.setRawHeader("Content-Type", "application/json");
        return made;
    }
    Reply send(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        QNetworkReply *reply = m_network.sendCustomRequest(request(path), method, body);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const QByteArray text = reply->readAll();
        const QJsonDocument document = QJsonDocument::fromJson(text);
        const Reply result{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), text,
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
            reply->rawHeaderPairs()};
        reply->deleteLater();
        return result;
    }
    Reply get(const QString &path) { return send("GET", QStringLiteral("/api/v2/") + path); }
    Reply post(const QString &path, const QJsonObject &body)
    {
        return send("POST", QStringLiteral("/api/v2/") + path, QJsonDocument(body).toJson());
    }

    QJsonValue createWorkspace(const QString &name, const QString &of = QStringLiteral("demo"))
    {
        const QString id = get(QStringLiteral("organizations/coder/templates/") + of)
                               .json[QLatin1StringView("id")]
                               .toString();
        return post(QStringLiteral("users/me/workspaces"),
            {{QStringLiteral("name"), name}, {QStringLiteral("template_id"), id}})
            .json;
    }
    // The agent of a workspace that is made for it; empty when it does not connect.
    QString connectedAgent(const QString &name = QStringLiteral("w"))
    {
        createWorkspace(name);
        const auto agent = [this, &name] {
            return get(QStringLiteral("users/me/workspace/") + name)
                .json[QLatin1StringView("latest_build")][QLatin1StringView("resources")][0]
                     [QLatin1StringView("agents")][0];
        };
        const bool isUp = QTest::qWaitFor([&] {
            return agent()[QLatin1StringView("status")].toString() == QLatin1StringView("connected");
        });
        return isUp ? agent()[QLatin1StringView("id")].toString() : QString();
    }

    Simulator simulator;

private:
    QNetworkAccessManager m_network;
};

// A web terminal at the end of a QWebSocket, which is none of our code.
class TerminalClient
{
public:
    static QString path(const QString &agent, const QString &command, const QString &reconnect = newId())
    {
        return QStringLiteral("/api/v2/workspaceagents/%1/pty?reconnect=%2&width=80&height=25&command=%3")
            .arg(agent, reconnect, QString::fromLatin1(QUrl::toPercentEncoding(command)));
    }
    static QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
    static QString rawEcho() { return QStringLiteral("stty raw isig -echo; echo MARK; exec cat"); }

    TerminalClient(const RunningSimulator &at, const QString &path)
    {
        QObject::connect(&socket, &QWebSocket::binaryFrameReceived, &socket, [this](const QByteArray &frame) {
            received += frame;
            longestFrame = std::max(longestFrame, frame.size());
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] {
            isClosed = true;
            // QWebSocket keeps its code of 1000 when no close frame came, but tells this error.
            wasHungUp = socket.error() == QAbstractSocket::RemoteHostClosedError;
        });
        QNetworkRequest request = at.request(path);
        QUrl url = request.url();
        url.setScheme(QStringLiteral("ws"));
        request.setUrl(url);
        socket.open(request);
    }
    ~TerminalClient() { socket.disconnect(); }

    void type(const QByteArray &text)
    {
        const QJsonObject json{{QStringLiteral("data"), QString::fromUtf8(text)}};
        socket.sendBinaryMessage(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }
    QByteArray takeReceived() { return std::exchange(received, {}); }

    QWebSocket socket;
    QByteArray received;
    qsizetype longestFrame = 0;
    bool isClosed = false;
    bool wasHungUp = false; // without a close frame
};

} // namespace plimsoll
