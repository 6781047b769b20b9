// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace plimsoll {

// One piece of work in several asynchronous steps: a workspace to create, a user to delete. Lives on the
// engine thread; a JobQueue owns it and starts it once.
class Job : public QObject
{
public:
    using QObject::QObject;

    virtual void start() = 0;
    // Asks it to end soon with `why` instead of what it was doing. It may still need an answer that is on its
    // way, so that nothing is left of which it does not know; then it ends. May be called twice, in any
    // state.
    virtual void stop(const Error &why) = 0;

    // The queue's: called once, when the job has ended.
    void whenEnded(std::function<void(const Result<> &)> ended) { m_ended = std::move(ended); }

protected:
    // Ends the job; a second call does nothing.
    void end(const Result<> &outcome);
    bool hasEnded() const { return m_hasEnded; }

private:
    std::function<void(const Result<> &)> m_ended;
    bool m_hasEnded = false;
};

struct JobProgress {
    int total = 0;
    int running = 0;
    int done = 0; // ended, the failed among them
    int failed = 0;
    double perSecond = 0; // over all ended so far
    std::optional<Milliseconds> remaining; // an estimate, once something has ended
    bool operator==(const JobProgress &) const = default;
};

// Runs `total` jobs, at most `limits.concurrency` at once, each with its timeout counted from its service.
// Every job ends exactly once: those that were never served too. Lives on the engine thread; slots may stop
// it, and destroy it only by deleteLater().
class JobQueue : public QObject
{
    Q_OBJECT
public:
    using Factory = std::function<std::unique_ptr<Job>(int index)>;

    JobQueue(int total, const JobLimits &limits, Factory factory, QObject *parent = nullptr);
    ~JobQueue() override;

    void start();
    // No new job is served; running ones are told to stop. allEnded() follows when they have.
    void stop(const Error &why);
    bool isRunning() const { return m_started && !m_allEnded; }
    JobProgress progress() const;

signals:
    void jobStarted(int index);
    // `job` is null when it was never served; otherwise it lives until the slots have returned.
    void jobEnded(int index, plimsoll::Job *job, const plimsoll::Result<> &outcome);
    void progressed(const plimsoll::JobProgress &progress);
    void allEnded();

private:
    struct Running {
        std::unique_ptr<Job> job;
        std::unique_ptr<QTimer> timeout;
    };

    void serve();
    void startJob(int index);
    void ended(int index, const Result<> &outcome);
    void count(int index, Job *job, const Result<> &outcome);
    void endUnserved();

    int m_total;
    JobLimits m_limits;
    Factory m_factory;
    QTimer m_overall;
    std::map<int, Running> m_running;
    int m_next = 0;
    int m_done = 0;
    int m_failed = 0;
    Instant m_startedAt;
    std::optional<Error> m_stopped;
    bool m_started = false;
    bool m_allEnded = false;
    bool m_serving = false;
};

} // namespace plimsoll
