// SPDX-License-Identifier: GPL-3.0-or-later
// Requests are asked for in one second and answered in another: what a second alone says of them.
#include "core/report/goaljudge.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// What happens in a second.
struct Requests {
    std::uint64_t intended = 0;
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t failed = 0;
    bool isMarked = false;
};

class Judged
{
public:
    explicit Judged(Milliseconds window = 0ms)
        : m_judge({{.metric = GoalMetric::Throughput, .limit = 0.9, .window = window}},
              {{.name = u"people"_s, .makesRequests = true}})
    {
    }

    Judged &feed(const Requests &second, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            ScenarioTally tally;
            for (std::uint64_t n = 0; n < second.sent; ++n)
                tally.requestSent(0, false);
            for (std::uint64_t n = 0; n < second.answered; ++n)
                tally.requestAnswered(0, {.status = 200});
            for (std::uint64_t n = 0; n < second.failed; ++n)
                tally.requestFailed(0, ErrorClass::ConnectTimeout);
            m_judge.second({.second = m_next++,
                               .scenarios = {{.intended = {second.intended, 0},
                                   .counts = static_cast<const ScenarioCounts &>(tally)}},
                               .workers = {},
                               .mark = {.busy = second.isMarked}},
                {tally});
        }
        return *this;
    }
    GoalResult result() const { return m_judge.verdict({.trafficStartedAt = Start}).goals.at(0); }

private:
    inline static const QDateTime Start{QDate(2026, 1, 31), QTime(12, 4, 0), Qt::UTC};

    GoalJudge m_judge;
    std::int64_t m_next = 0;
};

constexpr Requests Asked{.intended = 8, .sent = 8};
constexpr Requests Came{.answered = 8};

} // namespace

class TestGoalRequests : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatComesLaterIsNotMissed()
    {
        Judged judged;
        for (int i = 0; i < 10; ++i)
            judged.feed(Asked).feed({}, 3).feed(Came);
        QCOMPARE(judged.result().state, GoalState::Kept);
        QCOMPARE(judged.result().measured, 1.0);
        QCOMPARE(judged.result().secondsBeyond, 0);
    }

    void aRampIsNoLackInItsWindows()
    {
        Judged judged(5s);
        for (std::uint64_t people = 1; people < 30; ++people)
            judged.feed({.intended = people, .sent = people, .answered = people - 1});
        QCOMPARE(judged.result().state, GoalState::Kept);
        QCOMPARE(judged.result().measured, 1.0);
    }

    void whatFailsCountsInTheSecondInWhichItFails()
    {
        Judged judged;
        judged.feed(Asked).feed(Came).feed(Asked).feed({.answered = 4, .failed = 4}).feed(Asked).feed(Came);
        const GoalResult result = judged.result();
        QCOMPARE(result.state, GoalState::Broken);
        QCOMPARE(result.measured, 20.0 / 24.0);
        QCOMPARE(result.secondsBeyond, 1);
        QCOMPARE(result.worstSecond, 0.5);
        QCOMPARE(result.firstBeyond.time(), QTime(12, 4, 3));
    }

    void whoIsNotThereIsMissedAfterTenSeconds()
    {
        Judged judged;
        judged.feed({.intended = 8, .sent = 6, .answered = 6}, 30);
        const GoalResult result = judged.result();
        QCOMPARE(result.state, GoalState::Broken);
        QCOMPARE(result.measured, 0.75);
        QCOMPARE(result.secondsBeyond, 21);
        QCOMPARE(result.firstBeyond.time(), QTime(12, 4, 9));
        QCOMPARE(result.worstSecond, 0.75);
        Judged windows(5s);
        windows.feed({.intended = 8, .sent = 6, .answered = 6}, 30);
        QCOMPARE(windows.result().state, GoalState::Broken);
        QCOMPARE(windows.result().measured, 0.75);
    }

    void whoIsLateIsNotMissed()
    {
        Judged judged;
        for (int i = 0; i < 5; ++i)
            judged.feed({.intended = 8}).feed({}, 7).feed({.sent = 8}).feed(Came);
        QCOMPARE(judged.result().state, GoalState::Kept);
        QCOMPARE(judged.result().secondsBeyond, 0);
    }

    void marksBetweenAskingAndAnsweringLeaveNoDoubt()
    {
        Judged judged;
        for (int i = 0; i < 10; ++i)
            judged.feed({.intended = 8, .sent = 8, .isMarked = true}).feed(Came).feed(Asked).feed(Came);
        QCOMPARE(judged.result().state, GoalState::Kept);
    }
};

QTEST_GUILESS_MAIN(TestGoalRequests)
#include "tst_goalrequests.moc"
