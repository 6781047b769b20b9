// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/agentwatcher.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

bool hasStarted(const WorkspaceAgent &agent)
{
    return agent.lifecycle == AgentLifecycle::Ready || agent.lifecycle == AgentLifecycle::StartError
        || agent.lifecycle == AgentLifecycle::StartTimeout;
}

// What keeps the agent from the goal; empty when it is there.
QString lack(const WorkspaceAgent &agent, AgentGoal goal)
{
    if (agent.status != AgentStatus::Connected)
        return u"agent %1 is %2"_s.arg(agent.name, agentStatusText(agent.status));
    if (goal == AgentGoal::Ready && !hasStarted(agent))
        return u"agent %1 is connected and %2"_s.arg(agent.name, agentLifecycleText(agent.lifecycle));
    return {};
}

ApiError refusal(const QString &message)
{
    ApiError error;
    error.message = message;
    return error;
}

} // namespace

AgentWatcher::AgentWatcher(CoderClient &client, Settings settings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
    , m_wait(settings.firstPoll)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AgentWatcher::poll);
}

AgentWatcher::~AgentWatcher() = default;

void AgentWatcher::watch(WorkspaceId workspace, Callback<Workspace> done)
{
    Q_ASSERT(!m_done);
    m_workspace = workspace;
    m_done = std::move(done);
    poll();
}

void AgentWatcher::poll()
{
    m_client.workspace(m_workspace, this, [this](const ApiResult<Workspace> &answer) { take(answer); });
}

void AgentWatcher::take(const ApiResult<Workspace> &answer)
{
    if (!m_done)
        return;
    if (!answer) {
        if (!mayPassByItself(answer.error()) || ++m_failures >= m_settings.failures)
            return finish(answer);
        m_timer.start(m_settings.poll);
        return;
    }
    m_failures = 0;
    const WorkspaceBuild &build = answer->latestBuild;
    if (build.transition != Transition::Start
        || (build.job.isFinal() && build.job.status != JobStatus::Succeeded)) {
        return finish(refusal(u"Workspace %1 is %2; its agents will not come."_s.arg(
            answer->name, buildStatusText(build.status))));
    }
    QStringList lacking;
    for (const WorkspaceAgent &agent : answer->agents()) {
        if (const QString what = lack(agent, m_settings.goal); !what.isEmpty())
            lacking.append(what);
    }
    if (!build.job.isFinal())
        lacking.prepend(u"its build is %1"_s.arg(buildStatusText(build.status)));
    m_missing = lacking.join(u", "_s);
    if (lacking.isEmpty())
        return finish(answer);
    m_timer.start(m_wait);
    m_wait = std::min(m_wait * 2, m_settings.poll);
}

void AgentWatcher::stop()
{
    m_done = nullptr;
    m_timer.stop();
}

void AgentWatcher::finish(ApiResult<Workspace> outcome)
{
    const Callback<Workspace> done = std::exchange(m_done, nullptr);
    stop();
    done(std::move(outcome)); // may destroy this
}

} // namespace plimsoll
