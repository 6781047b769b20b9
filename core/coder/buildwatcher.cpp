// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/buildwatcher.h"

namespace plimsoll {

BuildWatcher::BuildWatcher(CoderClient &client, Settings settings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_settings(settings)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BuildWatcher::poll);
}

BuildWatcher::~BuildWatcher() = default;

void BuildWatcher::watch(BuildId build, Callback<WorkspaceBuild> done)
{
    Q_ASSERT(!m_done);
    m_build = build;
    m_done = std::move(done);
    poll();
}

void BuildWatcher::poll()
{
    if (!m_done)
        return;
    m_timer.stop();
    m_asking = true;
    m_askAgain = false;
    m_client.build(m_build, this, [this](const ApiResult<WorkspaceBuild> &answer) { take(answer); });
}

void BuildWatcher::take(const ApiResult<WorkspaceBuild> &answer)
{
    m_asking = false;
    if (!m_done)
        return;
    if (!answer) {
        const bool mayPass = mayPassByItself(answer.error());
        if (!mayPass || ++m_failures >= m_settings.failures)
            return finish(answer);
        m_timer.start(m_settings.runningPoll);
        return;
    }
    m_failures = 0;
    const ProvisionerJob job = answer->job;
    const bool changed
        = !m_seen || m_seen->status != job.status || m_seen->queuePosition != job.queuePosition;
    m_seen = job;
    if (job.isFinal())
        return finish(answer);
    if (job.status != JobStatus::Pending && m_settings.logs == FollowLogs::Yes && !m_logs)
        followLogs();
    m_timer.start(m_askAgain                   ? Milliseconds(0)
            : job.status == JobStatus::Pending ? m_settings.pendingPoll
                                               : m_settings.runningPoll);
    if (changed)
        emit buildChanged(*answer);
}

void BuildWatcher::followLogs()
{
    m_logs = std::make_unique<BuildLogStream>(m_client.deployment());
    connect(m_logs.get(), &BuildLogStream::lineArrived, this, &BuildWatcher::lineArrived);
    connect(m_logs.get(), &BuildLogStream::ended, this, [this](BuildLogStream::End end) {
        if (end == BuildLogStream::End::Lost)
            return; // polling goes on and will see how the build ends
        m_askAgain = m_asking;
        if (!m_asking)
            m_timer.start(Milliseconds(0));
    });
    m_logs->followBuild(m_build);
}

void BuildWatcher::stop()
{
    m_done = nullptr;
    m_timer.stop();
    if (m_logs)
        m_logs->stop();
}

void BuildWatcher::finish(ApiResult<WorkspaceBuild> outcome)
{
    const Callback<WorkspaceBuild> done = std::exchange(m_done, nullptr);
    stop();
    done(std::move(outcome)); // may destroy this
}

} // namespace plimsoll
