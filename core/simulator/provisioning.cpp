// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/provisioning.h"

#include "core/simulator/joblog.h"

#include <algorithm>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

// From the creation of a job until an idle daemon has it.
static constexpr Milliseconds PickUpTime{15};
// What a provisioner takes to give up after a cancel.
static constexpr Milliseconds CancelTime{250};
static constexpr Milliseconds OrphanTime{20};

Provisioning::Provisioning(const Settings &settings, WallTime start, Finished finished)
    : m_settings(settings)
    , m_finished(std::move(finished))
    , m_chance(quint32(settings.seed))
{
    for (int i = 0; i < settings.daemons; ++i) {
        DaemonRecord daemon;
        daemon.id = QUuid::createUuid();
        daemon.name = u"simulated-"_s + QString::number(i);
        daemon.freeSince = start;
        m_daemons.push_back(daemon);
        m_idle.insert({start, std::size_t(i)});
    }
}

JobRecord &Provisioning::submit(JobRecord job)
{
    const QUuid id = job.id;
    JobRecord &stored = m_jobs.insert_or_assign(id, std::move(job)).first->second;
    m_queue.push_back(id);
    return stored;
}

void Provisioning::withdraw(JobRecord &job)
{
    std::erase(m_queue, job.id);
    job.status = JobStatus::Succeeded;
}

void Provisioning::advance(WallTime now)
{
    while (const std::optional<Event> event = nextEvent()) {
        if (event->at > now)
            return;
        if (event->isEnd) {
            end(event->daemon, event->at);
        } else {
            JobRecord &job = m_jobs.at(m_queue.front());
            m_queue.pop_front();
            begin(job, event->daemon, event->at);
        }
    }
}

std::optional<Provisioning::Event> Provisioning::nextEvent() const
{
    std::optional<Event> next;
    if (!m_busy.empty())
        next = Event{m_busy.begin()->first, m_busy.begin()->second, true};
    if (m_queue.empty() || m_idle.empty())
        return next;
    const auto [freeSince, daemon] = *m_idle.begin();
    const WallTime begins = std::max(m_jobs.at(m_queue.front()).created + PickUpTime, freeSince);
    if (!next || begins < next->at)
        next = Event{begins, daemon, false};
    return next;
}

void Provisioning::begin(JobRecord &job, std::size_t daemon, WallTime at)
{
    m_idle.erase({m_daemons[daemon].freeSince, daemon});
    m_daemons[daemon].job = job.id;
    job.status = JobStatus::Running;
    job.started = at;
    job.daemon = int(daemon);
    job.firstLogId = m_nextLogId;
    m_nextLogId += MaxJobLogLines;
    job.plannedEnd = job.endsAt = at + timeFor(job);
    m_busy.insert({job.endsAt, daemon});
    const bool canFail = job.kind == JobRecord::Kind::Build && job.transition == Transition::Start;
    if (canFail && m_failedShare > 0 && m_chance.generateDouble() < m_failedShare)
        job.willFail = true;
}

void Provisioning::end(std::size_t daemon, WallTime at)
{
    JobRecord &job = m_jobs.at(m_daemons[daemon].job);
    m_busy.erase({job.endsAt, daemon});
    m_idle.insert({at, daemon});
    m_daemons[daemon].previousJob = std::exchange(m_daemons[daemon].job, QUuid());
    m_daemons[daemon].freeSince = at;
    job.completed = at;
    if (job.status == JobStatus::Canceling) {
        job.status = JobStatus::Canceled;
        job.error = u"The build was canceled."_s;
    } else if (job.willFail) {
        job.status = JobStatus::Failed;
        job.error = u"terraform apply: exit status 1"_s;
    } else {
        job.status = JobStatus::Succeeded;
    }
    m_finished(job);
}

bool Provisioning::cancel(JobRecord &job, WallTime now)
{
    if (job.status == JobStatus::Pending) {
        std::erase(m_queue, job.id);
        job.status = JobStatus::Canceled;
        job.canceled = job.completed = now;
        m_finished(job);
        return true;
    }
    if (job.status != JobStatus::Running)
        return false;
    job.status = JobStatus::Canceling;
    job.canceled = now;
    m_busy.erase({job.endsAt, std::size_t(job.daemon)});
    job.endsAt = std::min(job.endsAt, now + CancelTime);
    m_busy.insert({job.endsAt, std::size_t(job.daemon)});
    return true;
}

Milliseconds Provisioning::timeFor(const JobRecord &job)
{
    if (job.isOrphan)
        return OrphanTime;
    double share = 1;
    if (job.kind == JobRecord::Kind::DryRun || job.transition == Transition::Delete)
        share = 0.8;
    else if (job.transition == Transition::Stop)
        share = 0.5;
    share *= 0.8 + 0.4 * m_chance.generateDouble();
    return Milliseconds(qint64(double(m_settings.buildTime.count()) * share));
}

JobRecord *Provisioning::job(QUuid id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

int Provisioning::queuePosition(const JobRecord &job) const
{
    if (job.status != JobStatus::Pending)
        return 0;
    const auto found = std::find(m_queue.begin(), m_queue.end(), job.id);
    return found == m_queue.end() ? 0 : int(found - m_queue.begin()) + 1;
}

} // namespace plimsoll::simulator
