// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/load/jobqueue.h"
#include "core/load/provisioned.h"

#include <QWebSocket>

namespace plimsoll {

// Runs the plan's command once in a new workspace, over a web terminal, and judges what it printed. A control
// stream, not traffic. Lives on the engine thread.
class TerminalCommandJob : public Job
{
    Q_OBJECT
public:
    // Takes the output, with RunCommand::logOutput a line at a time.
    using Log = std::function<void(const QString &line)>;

    TerminalCommandJob(const Deployment &deployment, RunCommand command,
        const ProvisionedWorkspace &workspace, Log log = {});
    ~TerminalCommandJob() override;

    void start() override;
    void stop(const Error &why) override;

private:
    void takeOutput(const QByteArray &bytes);
    void takeLine(const QByteArray &line);
    void timeIsOver();
    void closed();
    void judge(bool stillRuns);
    void finish(const Result<> &outcome);

    Deployment m_deployment;
    RunCommand m_command;
    QString m_workspaceName;
    AgentId m_agent;
    Log m_log;
    QWebSocket m_socket;
    QTimer m_timeout;
    QByteArray m_line; // the unfinished one, cut at LongestLine
    bool m_sawExpected = false;
    bool m_wasOpen = false;
};

} // namespace plimsoll
