// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/jobqueue.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace plimsoll {

void Job::end(const Result<> &outcome)
{
    if (std::exchange(m_hasEnded, true))
        return;
    if (m_ended)
        m_ended(outcome);
}

JobQueue::JobQueue(int total, const JobLimits &limits, Factory factory, QObject *parent)
    : QObject(parent)
    , m_total(total)
    , m_limits(limits)
    , m_factory(std::move(factory))
{
    m_overall.setSingleShot(true);
    connect(&m_overall, &QTimer::timeout, this, [this] {
        stop({ErrorKind::Timeout,
            u"The time for all of them, %1, is over."_s.arg(durationText(m_limits.timeout))});
    });
}

JobQueue::~JobQueue() = default;

void JobQueue::start()
{
    Q_ASSERT(!m_started);
    m_started = true;
    m_startedAt = Instant::now();
    if (m_limits.timeout.count() > 0)
        m_overall.start(m_limits.timeout);
    serve();
}

void JobQueue::stop(const Error &why)
{
    if (!m_started || m_allEnded)
        return;
    if (!m_stopped)
        m_stopped = why;
    // A job may end inside stop(), which takes it out of the map.
    std::vector<Job *> jobs;
    jobs.reserve(m_running.size());
    for (const auto &[index, running] : m_running)
        jobs.push_back(running.job.get());
    for (Job *job : jobs) {
        const bool runs = std::any_of(m_running.begin(), m_running.end(),
            [job](const auto &entry) { return entry.second.job.get() == job; });
        if (runs)
            job->stop(why);
    }
    serve();
}

JobProgress JobQueue::progress() const
{
    JobProgress progress{m_total, static_cast<int>(m_running.size()), m_done, m_failed, 0, {}};
    if (!m_started || m_done == 0)
        return progress;
    const double seconds = std::chrono::duration<double>(Instant::now() - m_startedAt).count();
    progress.perSecond = seconds > 0 ? m_done / seconds : 0;
    if (progress.perSecond > 0)
        progress.remaining
            = Milliseconds(static_cast<qint64>((m_total - m_done) / progress.perSecond * 1000));
    return progress;
}

void JobQueue::serve()
{
    if (std::exchange(m_serving, true))
        return; // a job that ends at once must not recurse
    while (!m_stopped && m_next < m_total) {
        const int limit = m_limits.concurrency;
        if (limit > 0 && static_cast<int>(m_running.size()) >= limit)
            break;
        startJob(m_next++);
    }
    if (m_stopped)
        endUnserved();
    m_serving = false;
    if (m_done == m_total && !std::exchange(m_allEnded, true)) {
        m_overall.stop();
        emit allEnded();
    }
}

void JobQueue::startJob(int index)
{
    Running &running = m_running[index];
    running.job = m_factory(index);
    Job *job = running.job.get();
    job->whenEnded([this, index](const Result<> &outcome) { ended(index, outcome); });
    if (m_limits.jobTimeout.count() > 0) {
        running.timeout = std::make_unique<QTimer>();
        running.timeout->setSingleShot(true);
        connect(running.timeout.get(), &QTimer::timeout, job, [this, job] {
            job->stop({ErrorKind::Timeout,
                u"It took longer than %1, the limit for each."_s.arg(durationText(m_limits.jobTimeout))});
        });
        running.timeout->start(m_limits.jobTimeout);
    }
    emit jobStarted(index);
    job->start();
}

void JobQueue::ended(int index, const Result<> &outcome)
{
    auto running = m_running.extract(index);
    Job *job = running.mapped().job.release();
    if (QTimer *timeout = running.mapped().timeout.release())
        timeout->deleteLater(); // the job may have ended inside its slot
    job->deleteLater(); // it is still inside its own end()
    count(index, job, outcome);
    serve();
}

void JobQueue::endUnserved()
{
    while (m_next < m_total)
        count(m_next++, nullptr, *m_stopped);
}

void JobQueue::count(int index, Job *job, const Result<> &outcome)
{
    ++m_done;
    if (!outcome)
        ++m_failed;
    emit jobEnded(index, job, outcome);
    emit progressed(progress());
}

} // namespace plimsoll
