// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/coder/provisionerjob.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace plimsoll {

// Follows the log of a build or dry run over a WebSocket. Lives on the engine thread. A stream that breaks is
// opened again after the last line that came; a stream that cannot be had says nothing about the build: ask
// the build for its verdict.
class BuildLogStream : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Complete, // the server sent everything: the job is over
        Lost, // it could not be followed to its end
    };
    struct Settings {
        int reconnects = 5; // in a row without a new line
        Milliseconds reconnectDelay{500};
        Milliseconds openTimeout = std::chrono::seconds(15);
    };

    explicit BuildLogStream(const Deployment &deployment, QObject *parent = nullptr);
    BuildLogStream(const Deployment &deployment, Settings settings, QObject *parent = nullptr);
    ~BuildLogStream() override;

    // Lines with an id above `afterLine`; 0: from the first. Once.
    void followBuild(BuildId build, qint64 afterLine = 0);
    void followDryRun(TemplateVersionId version, JobId run, qint64 afterLine = 0);
    // No signal comes after this.
    void stop();

signals:
    void lineArrived(const plimsoll::LogLine &line);
    void ended(plimsoll::BuildLogStream::End end); // exactly once, unless stopped

private:
    enum class State { Idle, Opening, Following, Waiting, Ended };

    void follow(const QString &path, qint64 afterLine);
    void open();
    void listenTo(QWebSocket &socket);
    void takeMessage(const QString &message);
    void takeDisconnect();
    void retry();
    void drop();
    void finish(End end);

    Deployment m_deployment;
    Settings m_settings;
    State m_state = State::Idle;
    QString m_path;
    qint64 m_lastLine = 0;
    int m_failures = 0;
    int m_attempt = 0; // what an earlier attempt's socket still says is not heard
    std::unique_ptr<QWebSocket> m_socket; // one per attempt
    QTimer m_timer;
};

} // namespace plimsoll
