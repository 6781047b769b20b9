// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/poller.h"
#include "tests/support/streamrecorder.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

class Target final : public PollTarget
{
public:
    void ready(Readiness) override { }
};

const Milliseconds soon(0);
const Milliseconds patience(10'000);

} // namespace

Q_DECLARE_METATYPE(plimsoll::PollerKind)

class PollerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Poller> m_poller;
    std::pair<Socket, Socket> m_pair;
    Target m_target;

    void makeAll()
    {
        QFETCH_GLOBAL(PollerKind, kind);
        auto poller = makePoller(kind);
        QVERIFY(poller);
        m_poller = *std::move(poller);
        auto pair = Socket::pair();
        QVERIFY(pair);
        m_pair = *std::move(pair);
    }

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
        makeAll();
    }

    void cleanup() { m_poller.reset(); }

    void whatIsAskedForIsReportedAsLongAsItLasts()
    {
        QVERIFY(m_poller->add(m_pair.first.descriptor(), m_target, Interest::Read));
        QVERIFY(m_poller->wait(soon).empty());
        m_pair.second.send(bytesOf("x"));
        for (int i = 0; i < 3; ++i) { // level-triggered
            const auto events = m_poller->wait(patience);
            QCOMPARE(events.size(), std::size_t(1));
            QCOMPARE(events[0].target, static_cast<PollTarget *>(&m_target));
            QVERIFY(events[0].readiness.readable);
        }
        std::byte scrap[8];
        m_pair.first.receive(scrap);
        QVERIFY(m_poller->wait(soon).empty());
    }

    void interestCanChange()
    {
        QVERIFY(m_poller->add(m_pair.first.descriptor(), m_target, Interest::None));
        m_pair.second.send(bytesOf("x"));
        QVERIFY(m_poller->wait(soon).empty());
        m_poller->change(m_pair.first.descriptor(), m_target, Interest::Write);
        auto events = m_poller->wait(patience);
        QCOMPARE(events.size(), std::size_t(1));
        QVERIFY(events[0].readiness.writable);
        QVERIFY(!events[0].readiness.readable);
        m_poller->change(m_pair.first.descriptor(), m_target, Interest::Read);
        events = m_poller->wait(patience);
        QCOMPARE(events.size(), std::size_t(1));
        QVERIFY(events[0].readiness.readable);
        QVERIFY(!events[0].readiness.writable);
    }

    void aHangUpIsReported()
    {
        QVERIFY(m_poller->add(m_pair.first.descriptor(), m_target, Interest::Read));
        m_pair.second.close();
        const auto events = m_poller->wait(patience);
        QCOMPARE(events.size(), std::size_t(1));
        QVERIFY(events[0].readiness.readable || events[0].readiness.failed);
    }

    void aRemovedTargetIsBlankedInTheBatch()
    {
        QVERIFY(m_poller->add(m_pair.first.descriptor(), m_target, Interest::Write));
        const auto events = m_poller->wait(patience);
        QCOMPARE(events.size(), std::size_t(1));
        m_poller->remove(m_pair.first.descriptor(), m_target);
        QCOMPARE(events[0].target, nullptr);
        QVERIFY(m_poller->wait(soon).empty());
    }

    void removingOneLeavesTheOthers()
    {
        Target other;
        auto pair = Socket::pair();
        QVERIFY(pair);
        QVERIFY(m_poller->add(m_pair.first.descriptor(), m_target, Interest::Write));
        QVERIFY(m_poller->add(pair->first.descriptor(), other, Interest::Write));
        m_poller->remove(m_pair.first.descriptor(), m_target);
        const auto events = m_poller->wait(patience);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].target, static_cast<PollTarget *>(&other));
        m_poller->remove(pair->first.descriptor(), other);
    }

    void wakingEndsAWaitFromAnotherThread()
    {
        std::thread waker([this] { m_poller->wake(); });
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_poller->wait(patience).empty());
        waker.join();
        QVERIFY(timer.elapsed() < 5'000);
        m_poller->wake();
        QVERIFY(m_poller->wait(patience).empty()); // a wake before the wait counts too
        QVERIFY(timer.elapsed() < 5'000);
    }

    void aTimeoutEndsAWait()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_poller->wait(Milliseconds(20)).empty());
        QVERIFY(timer.elapsed() >= 19);
    }

    void aKindThatThisSystemLacksIsAnError()
    {
#ifdef __APPLE__
        const auto missing = makePoller(PollerKind::Epoll);
#else
        const auto missing = makePoller(PollerKind::Kqueue);
#endif
        QVERIFY(!missing);
        QCOMPARE(missing.error().cause, NetCause::Local);
    }
};

QTEST_APPLESS_MAIN(PollerTest)
#include "tst_poller.moc"
