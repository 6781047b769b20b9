// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/ratebudget.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = RateBudget::Verdict;

class TestRateBudget : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void withoutAnyLimitEverythingGoes();
    void aRefusedPathWaitsAsLongAsTheServerSays();
    void anotherPathGoesOn();
    void whatIsLeftIsNotOverspent();
    void whenNothingIsLeftItWaitsForTheReset();
    void afterAWaitOneGoesAhead();
    void aLostScoutLetsTheNextGo();
    void theUserIsToldOncePerWait();
    void noWaitIsLongerThanAllowed();
    void idlePathsAreForgotten();
};

namespace {

const QString users = u"/api/v2/users"_s;
const QString me = u"/api/v2/users/me"_s;
constexpr Instant start{1'000'000'000'000};

RateHeaders refusal(Milliseconds retryAfter)
{
    RateHeaders headers;
    headers.refused = true;
    headers.limit = 10;
    headers.remaining = 0;
    headers.reset = 30s;
    headers.retryAfter = retryAfter;
    return headers;
}

RateHeaders allowance(qint64 remaining)
{
    RateHeaders headers;
    headers.limit = 10;
    headers.remaining = remaining;
    headers.reset = 30s;
    return headers;
}

} // namespace

void TestRateBudget::withoutAnyLimitEverythingGoes()
{
    RateBudget budget(120s);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(budget.ask(users, start), Verdict::Go);
        budget.sent(users);
    }
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!budget.answered(users, {}, start));
    QCOMPARE(budget.ask(users, start), Verdict::Go);
}

void TestRateBudget::aRefusedPathWaitsAsLongAsTheServerSays()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(60s), start));
    QCOMPARE(budget.ask(users, start), Verdict::WaitForTime);
    QCOMPARE(budget.blockedFor(users, start), 60000ms);
    QCOMPARE(budget.ask(users, start + 59999ms), Verdict::WaitForTime);
    QCOMPARE(budget.ask(users, start + 60s), Verdict::Go);
    QCOMPARE(budget.sentence(users, start),
        u"The server takes 10 calls a minute to /api/v2/users; waiting 60.0 s."_s);
}

void TestRateBudget::anotherPathGoesOn()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(60s), start));
    QCOMPARE(budget.ask(me, start), Verdict::Go);
    QCOMPARE(budget.blockedFor(me, start), 0ms);
}

void TestRateBudget::whatIsLeftIsNotOverspent()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(!budget.answered(users, allowance(2), start));
    QCOMPARE(budget.ask(users, start), Verdict::Go);
    budget.sent(users);
    QCOMPARE(budget.ask(users, start), Verdict::Go);
    budget.sent(users);
    QCOMPARE(budget.ask(users, start), Verdict::WaitForAnswer);
    QVERIFY(!budget.answered(users, allowance(1), start));
    QCOMPARE(budget.ask(users, start), Verdict::WaitForAnswer); // the other may not have been counted yet
}

void TestRateBudget::whenNothingIsLeftItWaitsForTheReset()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(budget.answered(users, allowance(0), start));
    QCOMPARE(budget.ask(users, start), Verdict::WaitForTime);
    QCOMPARE(budget.blockedFor(users, start), 30000ms);
    QCOMPARE(budget.ask(users, start + 30s), Verdict::Go);
}

void TestRateBudget::afterAWaitOneGoesAhead()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(60s), start));
    const Instant later = start + 60s;
    QCOMPARE(budget.ask(users, later), Verdict::Go);
    budget.sent(users);
    QCOMPARE(budget.ask(users, later), Verdict::WaitForAnswer);
    QVERIFY(!budget.answered(users, allowance(3), later));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(budget.ask(users, later), Verdict::Go);
        budget.sent(users);
    }
    QCOMPARE(budget.ask(users, later), Verdict::WaitForAnswer);
}

void TestRateBudget::aLostScoutLetsTheNextGo()
{
    RateBudget budget(120s);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(1s), start));
    QCOMPARE(budget.ask(users, start + 1s), Verdict::Go);
    budget.sent(users);
    QCOMPARE(budget.ask(users, start + 1s), Verdict::WaitForAnswer);
    budget.lost(users);
    QCOMPARE(budget.ask(users, start + 1s), Verdict::Go);
}

void TestRateBudget::theUserIsToldOncePerWait()
{
    RateBudget budget(120s);
    for (int i = 0; i < 3; ++i)
        budget.sent(users);
    QVERIFY(budget.answered(users, refusal(60s), start));
    QVERIFY(!budget.answered(users, refusal(60s), start));
    QVERIFY(!budget.answered(users, refusal(60s), start + 1s));
    QCOMPARE(budget.ask(users, start + 61s), Verdict::Go);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(60s), start + 61s));
}

void TestRateBudget::noWaitIsLongerThanAllowed()
{
    RateBudget budget(5s);
    budget.sent(users);
    QVERIFY(budget.answered(users, refusal(3600s), start));
    QCOMPARE(budget.blockedFor(users, start), 5000ms);
}

void TestRateBudget::idlePathsAreForgotten()
{
    RateBudget budget(120s);
    for (int i = 0; i < 5000; ++i) {
        const QString path = u"/api/v2/workspaces/%1"_s.arg(i);
        const Instant at = start + i * 1s;
        budget.sent(path);
        QVERIFY(!budget.answered(path, allowance(9), at));
    }
    QVERIFY(budget.size() <= 1001);
}

QTEST_GUILESS_MAIN(TestRateBudget)
#include "tst_ratebudget.moc"
