// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/jobqueue.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

const Error stopped{ErrorKind::Stopped, u"Stopped."_s};

// Ends when the test says so, or when it is stopped.
class ManualJob : public Job
{
public:
    void start() override { started = true; }
    void stop(const Error &why) override
    {
        ++stops;
        if (endsWhenStopped)
            end(why);
    }
    using Job::end;

    bool started = false;
    bool endsWhenStopped = true;
    int stops = 0;
};

class InstantJob : public Job
{
public:
    explicit InstantJob(Result<> outcome)
        : m_outcome(std::move(outcome))
    {
    }
    void start() override
    {
        end(m_outcome);
        end(stopped);
    }
    void stop(const Error &why) override { end(why); }

private:
    Result<> m_outcome;
};

// A queue of manual jobs and what it told.
struct Fixture {
    QList<QPointer<ManualJob>> jobs;
    JobQueue queue;
    QMap<int, QList<Result<>>> outcomes;
    int ends = 0;

    Fixture(int total, const JobLimits &limits)
        : queue(total, limits, [this](int) {
            auto job = std::make_unique<ManualJob>();
            jobs.append(job.get());
            return job;
        })
    {
        QObject::connect(&queue, &JobQueue::jobEnded, &queue,
            [this](int index, Job *, const Result<> &outcome) { outcomes[index].append(outcome); });
        QObject::connect(&queue, &JobQueue::allEnded, &queue, [this] { ++ends; });
    }
    bool everyJobEndedOnce() const
    {
        return std::all_of(
            outcomes.begin(), outcomes.end(), [](const auto &ended) { return ended.size() == 1; });
    }
};

} // namespace

class TestJobQueue : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void anEmptyQueueEnds();
    void noMoreThanTheLimitRunAtOnce();
    void zeroMeansAllAtOnce();
    void aThousandJobsThatEndAtOnceDoNotRecurse();
    void theTimeoutOfAJobCountsFromItsService();
    void theOverallTimeoutEndsQueuedAndRunning();
    void stopEndsEveryJobOnce();
    void aJobThatNeedsTimeToStopIsAwaited();
    void progressCountsDoneAndFailed();
    void aFailureDoesNotStopTheOthers();
};

void TestJobQueue::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestJobQueue::anEmptyQueueEnds()
{
    Fixture f(0, {});
    f.queue.start();
    QCOMPARE(f.ends, 1);
    QVERIFY(!f.queue.isRunning());
}

void TestJobQueue::noMoreThanTheLimitRunAtOnce()
{
    Fixture f(5, {.concurrency = 2});
    f.queue.start();
    QCOMPARE(f.jobs.size(), 2);
    QVERIFY(f.jobs[1]->started);
    f.jobs[1]->end({});
    QCOMPARE(f.jobs.size(), 3);
    QCOMPARE(f.queue.progress().running, 2);
    for (int index : {0, 2, 3, 4})
        f.jobs[index]->end({});
    QCOMPARE(f.ends, 1);
    QCOMPARE(f.outcomes.size(), 5);
    QVERIFY(f.everyJobEndedOnce());
}

void TestJobQueue::zeroMeansAllAtOnce()
{
    Fixture f(64, {.concurrency = 0});
    f.queue.start();
    QCOMPARE(f.jobs.size(), 64);
}

void TestJobQueue::aThousandJobsThatEndAtOnceDoNotRecurse()
{
    JobQueue queue(20'000, {.concurrency = 3}, [](int) { return std::make_unique<InstantJob>(Result<>()); });
    QSignalSpy ended(&queue, &JobQueue::allEnded);
    queue.start();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(queue.progress().done, 20'000);
}

void TestJobQueue::theTimeoutOfAJobCountsFromItsService()
{
    Fixture f(2, {.concurrency = 1, .jobTimeout = 30ms, .timeout = 0ms});
    f.queue.start();
    QTRY_COMPARE(f.outcomes.size(), 1);
    QCOMPARE(f.outcomes[0].first().error().kind, ErrorKind::Timeout);
    QVERIFY(f.outcomes[0].first().error().message.contains(u"30ms"_s));
    QCOMPARE(f.jobs.size(), 2); // the second is only now served
    f.jobs[1]->end({});
    QVERIFY(f.outcomes[1].first());
}

void TestJobQueue::theOverallTimeoutEndsQueuedAndRunning()
{
    Fixture f(4, {.concurrency = 2, .jobTimeout = 0ms, .timeout = 20ms});
    f.queue.start();
    QTRY_COMPARE(f.ends, 1);
    QCOMPARE(f.jobs.size(), 2);
    QCOMPARE(f.outcomes.size(), 4);
    QVERIFY(f.everyJobEndedOnce());
    for (const auto &ended : std::as_const(f.outcomes))
        QCOMPARE(ended.first().error().kind, ErrorKind::Timeout);
}

void TestJobQueue::stopEndsEveryJobOnce()
{
    Fixture f(10, {.concurrency = 3});
    f.queue.start();
    f.jobs[0]->end({});
    f.queue.stop(stopped);
    f.queue.stop(stopped);
    QCOMPARE(f.ends, 1);
    QCOMPARE(f.jobs.size(), 4);
    QCOMPARE(f.outcomes.size(), 10);
    QVERIFY(f.everyJobEndedOnce());
    QVERIFY(f.outcomes[0].first());
    QCOMPARE(f.outcomes[9].first().error(), stopped);
}

void TestJobQueue::aJobThatNeedsTimeToStopIsAwaited()
{
    Fixture f(2, {.concurrency = 2});
    f.queue.start();
    f.jobs[0]->endsWhenStopped = false;
    f.queue.stop(stopped);
    QCOMPARE(f.ends, 0);
    QCOMPARE(f.jobs[0]->stops, 1);
    f.jobs[0]->end(stopped);
    QCOMPARE(f.ends, 1);
}

void TestJobQueue::progressCountsDoneAndFailed()
{
    Fixture f(4, {.concurrency = 4});
    f.queue.start();
    QVERIFY(!f.queue.progress().remaining.has_value());
    f.jobs[0]->end({});
    f.jobs[1]->end(stopped);
    const JobProgress progress = f.queue.progress();
    QCOMPARE(progress.total, 4);
    QCOMPARE(progress.running, 2);
    QCOMPARE(progress.done, 2);
    QCOMPARE(progress.failed, 1);
    QVERIFY(progress.perSecond > 0);
    QVERIFY(progress.remaining.has_value());
}

void TestJobQueue::aFailureDoesNotStopTheOthers()
{
    JobQueue queue(6, {.concurrency = 2}, [](int index) {
        return std::make_unique<InstantJob>(index % 2 == 0 ? Result<>(stopped) : Result<>());
    });
    queue.start();
    QCOMPARE(queue.progress().done, 6);
    QCOMPARE(queue.progress().failed, 3);
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
