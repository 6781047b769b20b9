// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/loop.h"
#include "tests/support/runloop.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

class Grave final : public Retirable
{
public:
    Grave(std::vector<std::string> &log, std::string name)
        : m_log(log)
        , m_name(std::move(name))
    {
    }
    ~Grave() override { m_log.push_back(m_name + " dies"); }
    void fallSilent() override { m_log.push_back(m_name + " falls silent"); }

private:
    std::vector<std::string> &m_log;
    std::string m_name;
};

// Dies with what it owns, which is to be retired in turn.
class Owner final : public Retirable
{
public:
    Owner(Loop &loop, std::vector<std::string> &log)
        : m_loop(loop)
        , m_owned(std::make_unique<Grave>(log, "owned"))
    {
    }
    ~Owner() override { m_loop.retire(std::move(m_owned)); }

private:
    Loop &m_loop;
    std::unique_ptr<Grave> m_owned;
};

class Ticker
{
public:
    explicit Ticker(Loop &loop)
        : m_loop(loop)
    {
    }
    void start(Nanoseconds work)
    {
        m_work = work;
        m_loop.armAfter(m_timer, Milliseconds(2));
    }
    int count = 0;

private:
    void tick(Instant now)
    {
        ++count;
        while (Instant::now() - now < m_work) { }
        m_loop.armAfter(m_timer, Milliseconds(2));
    }

    Loop &m_loop;
    Nanoseconds m_work{0};
    MemberTimer<Ticker, &Ticker::tick> m_timer{*this};
};

} // namespace

Q_DECLARE_METATYPE(plimsoll::PollerKind)

class LoopTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Loop> m_loop;

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<PollerKind>("kind");
        QTest::newRow("native") << PollerKind::Native;
        QTest::newRow("poll") << PollerKind::Poll;
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QFETCH_GLOBAL(PollerKind, kind);
        LoopOptions options;
        options.poller = kind;
        auto loop = Loop::create(options);
        QVERIFY(loop);
        m_loop = *std::move(loop);
    }

    void postedCallsRunInTheirOrder()
    {
        std::vector<int> order;
        for (int i = 0; i < 5; ++i)
            m_loop->post([&order, i] { order.push_back(i); });
        m_loop->post([this] { m_loop->stop(); });
        m_loop->run();
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
    }

    void manyThreadsMayPost()
    {
        constexpr int Threads = 4;
        constexpr int Calls = 2'000;
        std::vector<int> last(Threads, -1);
        int total = 0;
        bool isOrdered = true;
        std::vector<std::thread> threads;
        threads.reserve(Threads);
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < Calls; ++i) {
                    m_loop->post([&, t, i] {
                        const auto index = static_cast<std::size_t>(t);
                        isOrdered = isOrdered && last[index] == i - 1;
                        last[index] = i;
                        ++total;
                    });
                }
            });
        }
        QVERIFY(runUntil(*m_loop, [&] { return total == Threads * Calls; }));
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(isOrdered);
    }

    void aPostedCallWakesAnIdleLoop()
    {
        std::thread poster([this] { m_loop->post([this] { m_loop->stop(); }); });
        m_loop->run(); // has no timer: would wait for ever
        poster.join();
    }

    void aCallPostedFromACallRunsInALaterTurn()
    {
        bool isDone = false;
        m_loop->post([&] { m_loop->post([&] { isDone = true; }); });
        QVERIFY(runUntil(*m_loop, [&] { return isDone; }));
    }

    void callsThatNeverRanAreDropped()
    {
        auto token = std::make_shared<int>(1);
        m_loop->post([token] { QFAIL("must not run"); });
        m_loop.reset();
        QCOMPARE(token.use_count(), 1L);
    }

    void aRetiredObjectFallsSilentAtOnceAndDiesAfterTheTurn()
    {
        std::vector<std::string> log;
        m_loop->post([&] {
            m_loop->retire(std::make_unique<Grave>(log, "a"));
            log.push_back("the callback goes on");
        });
        m_loop->post([&] {
            log.push_back("the turn goes on");
            m_loop->stop();
        });
        m_loop->run();
        QCOMPARE(log,
            (std::vector<std::string>{
                "a falls silent", "the callback goes on", "the turn goes on", "a dies"}));
    }

    void aDyingOwnerMayRetireWhatItOwns()
    {
        std::vector<std::string> log;
        m_loop->retire(std::make_unique<Owner>(*m_loop, log));
        m_loop->retire(nullptr);
        QVERIFY(runUntil(*m_loop, [&] { return log.size() == 2; }));
    }

    void retiredObjectsDieWithTheLoop()
    {
        std::vector<std::string> log;
        m_loop->retire(std::make_unique<Grave>(log, "a"));
        m_loop.reset();
        QCOMPARE(log.back(), std::string("a dies"));
    }

    void timersKeepTheirPace()
    {
        Ticker ticker(*m_loop);
        ticker.start(Nanoseconds(0));
        QVERIFY(runUntil(*m_loop, [&] { return ticker.count >= 20; }));
    }

    void aBusyLoopSaysSo()
    {
        Ticker ticker(*m_loop);
        ticker.start(Milliseconds(6));
        runFor(*m_loop, Milliseconds(200));
        const LoopLoad load = m_loop->takeLoad();
        QVERIFY(load.busyShare > 0.05); // other processes may want the processor as well
        QVERIFY(load.busyShare <= 1.05);
        QVERIFY(load.lagP99 > Nanoseconds(0));
        QVERIFY(load.lagMax >= load.lagP99);
    }

    void anIdleLoopSaysSo()
    {
        const std::function<void()> nothing = [] { };
        m_loop->post(nothing);
        runUntil(*m_loop, [] { return true; });
        m_loop->takeLoad();
        const LoopLoad load = m_loop->takeLoad();
        QCOMPARE(load.lagP99, Nanoseconds(0));
    }

    void lagIsCountedWithinAnEighth()
    {
        LoopLag lag;
        QCOMPARE(lag.percentile(99), Nanoseconds(0));
        for (int i = 1; i <= 1'000; ++i)
            lag.record(Nanoseconds(i * 100'000)); // 0.1 ms to 100 ms
        const double p99 = static_cast<double>(lag.percentile(99).count());
        QVERIFY(p99 >= 99e6 && p99 <= 99e6 * 1.13);
        QCOMPARE(lag.max(), Nanoseconds(100'000'000));
        lag.record(Nanoseconds(std::int64_t(1) << 60));
        lag.record(Nanoseconds(-5));
        lag.clear();
        QCOMPARE(lag.percentile(50), Nanoseconds(0));
    }

    void itCanRunAgainAfterAStop()
    {
        int runs = 0;
        for (int i = 0; i < 2; ++i) {
            m_loop->post([&] {
                ++runs;
                m_loop->stop();
            });
            m_loop->run();
        }
        QCOMPARE(runs, 2);
    }
};

QTEST_APPLESS_MAIN(LoopTest)
#include "tst_loop.moc"
