// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tally.h"

#include <QRegularExpression>
#include <QTest>

using namespace plimsoll;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRequestTally : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRequestIsATick();
    void anUnexpectedAnswerIsNoGoodOne();
    void whatWasNotSentCountsAsIntended();
    void endpointsGrowAsTheyAreUsed();
    void addingAndClearing();
    void statusesHaveTheirClasses();
};

void TestRequestTally::aRequestIsATick()
{
    ScenarioTally tally;
    tally.requestSent(2, true);
    QCOMPARE(tally.dueTicks, 1u);
    QCOMPARE(tally.lateTicks, 1u);
    tally.requestAnswered(2, {.status = 204, .latency = 30ms, .serviceTime = 20ms, .bodyBytes = 7});
    QCOMPARE(tally.echoedTicks, 1u);
    QCOMPARE(tally.worseTicks(), 0u);
    QCOMPARE(tally.roundTrip.count(), 1u);
    QVERIFY(tally.serviceTime.max() < 21ms);
    QCOMPARE(tally.endpoints.size(), 3u);
    const RequestTally &one = tally.endpoints[2];
    QVERIFY(static_cast<const RequestCounts &>(one) == tally.requests);
    QCOMPARE(one.done(), 1u);
    QCOMPARE(one.bodyBytes, 7u);
    QCOMPARE(one.statuses[0], 1u);
    QVERIFY(one.latency.min() > 29ms);
}

void TestRequestTally::anUnexpectedAnswerIsNoGoodOne()
{
    ScenarioTally tally;
    tally.requestSent(0, false);
    tally.requestAnswered(0, {.status = 429, .isExpected = false, .latency = 1ms, .serviceTime = 1ms});
    tally.requestSent(0, false);
    tally.requestFailed(0, ErrorClass::ConnectionReset);
    tally.requestSent(0, false);
    tally.requestAbandoned(0);
    QCOMPARE(tally.unansweredTicks, 3u);
    QCOMPARE(tally.sentTicks, tally.echoedTicks + tally.unansweredTicks);
    QVERIFY(tally.roundTrip.isEmpty()); // a quick refusal makes no latency better
    QVERIFY(tally.endpoints[0].latency.isEmpty());
    QCOMPARE(tally.requests.unexpected, 1u);
    QCOMPARE(tally.requests.failed, 2u);
    QCOMPARE(tally.requests.worse(), 3u);
    QCOMPARE(tally.errorCount(), 2u);
    QCOMPARE(tally.errors[static_cast<std::size_t>(ErrorClass::UnexpectedStatus)], 1u);
}

void TestRequestTally::whatWasNotSentCountsAsIntended()
{
    ScenarioTally tally;
    tally.requestSkipped(0, false);
    tally.requestSkipped(0, true);
    QCOMPARE(tally.dueTicks, 2u);
    QCOMPARE(tally.skippedTicks, 2u);
    QCOMPARE(tally.blockedTicks, 1u);
    QCOMPARE(tally.requests.notSent(), 2u);
    QCOMPARE(tally.endpoints[0].worse(), 2u);
}

void TestRequestTally::endpointsGrowAsTheyAreUsed()
{
    ScenarioTally bytes;
    bytes.add(ScenarioTally());
    QVERIFY(bytes.endpoints.empty()); // byte traffic pays nothing
    ScenarioTally sum;
    ScenarioTally late;
    late.requestSent(4, false);
    sum.add(late);
    QCOMPARE(sum.endpoints.size(), 5u);
    QCOMPARE(sum.endpoints[4].sent, 1u);
    QCOMPARE(sum.endpoints[0].sent, 0u);
}

void TestRequestTally::addingAndClearing()
{
    ScenarioTally tally;
    tally.requestSent(1, false);
    tally.requestAnswered(1, {.status = 200, .latency = 3ms, .serviceTime = 2ms, .bodyBytes = 10});
    ScenarioTally sum;
    sum.add(tally);
    sum.add(tally);
    QCOMPARE(sum.requests.answered, 2u);
    QCOMPARE(sum.endpoints[1].latency.count(), 2u);
    QCOMPARE(sum.endpoints[1].bodyBytes, 20u);
    sum.clear();
    QCOMPARE(sum.endpoints.size(), 2u); // keeps memory
    QVERIFY(sum.endpoints[1] == RequestTally());
    QVERIFY(sum.requests == RequestCounts());
}

void TestRequestTally::statusesHaveTheirClasses()
{
    QCOMPARE(statusClassOf(101), StatusClass::Success);
    QCOMPARE(statusClassOf(200), StatusClass::Success);
    QCOMPARE(statusClassOf(307), StatusClass::Redirect);
    QCOMPARE(statusClassOf(429), StatusClass::ClientError);
    QCOMPARE(statusClassOf(500), StatusClass::ServerError);
    QCOMPARE(statusClassOf(999), StatusClass::ServerError);
}

QTEST_GUILESS_MAIN(TestRequestTally)
#include "tst_requesttally.moc"
