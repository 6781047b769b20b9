// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/records.h"

#include <QRandomGenerator>

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace plimsoll::simulator {

// Provisioner daemons and the queue in front of them. Pure: jobs progress when advance() says what time it
// is, in the order in which they would have. One thread.
class Provisioning
{
public:
    struct Settings {
        int daemons = 3;
        Milliseconds buildTime{1000};
        quint64 seed = 1;
    };
    using Finished = std::function<void(JobRecord &)>;

    // `finished` hears of every job that ended, at the time job.completed.
    Provisioning(const Settings &settings, WallTime start, Finished finished);

    JobRecord &submit(JobRecord job);
    void advance(WallTime now);
    // False when it has ended, or was cancelled before.
    bool cancel(JobRecord &job, WallTime now);
    // Takes a job out of the queue and calls it done, with nothing said and nobody told.
    void withdraw(JobRecord &job);

    JobRecord *job(QUuid id);
    const std::map<QUuid, JobRecord> &jobs() const { return m_jobs; }
    const std::vector<DaemonRecord> &daemons() const { return m_daemons; }
    int queuePosition(const JobRecord &job) const; // from 1; 0: not in the queue
    int queueSize() const { return int(m_queue.size()); }

    void setFailedShare(double share) { m_failedShare = share; }
    QRandomGenerator &chance() { return m_chance; }

private:
    struct Event {
        WallTime at;
        std::size_t daemon = 0;
        bool isEnd = false; // else the daemon takes the next job
    };
    std::optional<Event> nextEvent() const;
    void begin(JobRecord &job, std::size_t daemon, WallTime at);
    void end(std::size_t daemon, WallTime at);
    Milliseconds timeFor(const JobRecord &job);

    Settings m_settings;
    Finished m_finished;
    QRandomGenerator m_chance;
    double m_failedShare = 0;
    std::map<QUuid, JobRecord> m_jobs;
    std::deque<QUuid> m_queue;
    std::vector<DaemonRecord> m_daemons;
    using Moment = std::pair<WallTime, std::size_t>; // with the daemon
    std::set<Moment> m_busy; // until when
    std::set<Moment> m_idle; // since when
    qint64 m_nextLogId = 1000;
};

} // namespace plimsoll::simulator
