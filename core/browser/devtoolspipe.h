// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>

namespace plimsoll {

// A Chromium and the DevTools protocol with it (https://chromedevtools.github.io/devtools-protocol), one JSON
// message after the other, each ended by a zero byte, on the pipe that --remote-debugging-pipe asks for: no
// port is open that others on this machine could use, and the browser goes when the pipe does. Lives on a
// thread with an event loop.
class DevToolsPipe : public QObject
{
    Q_OBJECT
public:
    // `error`: what the browser said instead of a result; empty when all is well.
    using Answer = std::function<void(const QJsonObject &result, const QString &error)>;

    explicit DevToolsPipe(QObject *parent = nullptr);
    ~DevToolsPipe() override; // ends the browser; says nothing

    void start(const QString &program, const QStringList &arguments);
    // `session`: of a target; empty: the browser itself. The answer never comes once ended() was told.
    void call(const QString &method, const QJsonObject &parameters = {}, const QString &session = {},
        Answer answer = {});
    // Asks it to quit, and makes it after a while. ended() follows.
    void close();
    // Ends it at once. ended() follows when it is gone, or did already.
    void kill();

signals:
    void happened(const QString &method, const QJsonObject &parameters, const QString &session);
    // Once. `why`: empty when it was told to quit, else a sentence's end: what it said at last.
    void ended(const QString &why);

private:
    void read();
    void take(const QByteArray &message);
    void processEnded(const QString &how);

    QProcess m_process;
    QTimer m_patience; // with one that was told to quit
    QByteArray m_incoming;
    qsizetype m_searched = 0; // of m_incoming: there is no zero byte before
    QByteArray m_said; // the end of its standard error
    QHash<int, Answer> m_answers;
    int m_lastCall = 0;
    bool m_isClosing = false;
    bool m_hasEnded = false;
};

} // namespace plimsoll
