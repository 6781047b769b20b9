// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/phase.h"
#include "core/metrics/tally.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// Every number different, so that a forgotten one shows.
ScenarioTally numbered()
{
    ScenarioTally tally;
    std::uint64_t next = 1;
    for (std::uint64_t *number : {&tally.dueTicks, &tally.sentTicks, &tally.lateTicks, &tally.skippedTicks,
             &tally.blockedTicks, &tally.echoedTicks, &tally.unansweredTicks, &tally.sentBytes,
             &tally.echoedBytes, &tally.replayedBytes, &tally.wireReadBytes, &tally.wireWrittenBytes,
             &tally.sessionsStarted, &tally.sessionsEnded, &tally.disconnects, &tally.reconnects})
        *number = next++;
    for (std::uint64_t &number : tally.errors)
        number = next++;
    for (LatencyHistogram *histogram :
        {&tally.roundTrip, &tally.serviceTime, &tally.connectTime, &tally.attachTime, &tally.recoveryTime})
        histogram->record(std::chrono::milliseconds(next++));
    tally.requests.intended = 3;
    tally.endpoint(1).intended = 3;
    tally.endpoint(1).latency.record(1ms);
    return tally;
}

} // namespace

class TestTally : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void addingAddsEverything();
    void clearingClearsEverything();
    void aTallyGivenBackKeepsItsWorkerAndScenarios();
    void everyErrorClassHasANameOfItsOwn();
    void everyPhaseHasANameOfItsOwn();
};

void TestTally::addingAddsEverything()
{
    ScenarioTally sum;
    sum.add(numbered());
    QVERIFY(sum == numbered());
    sum.add(numbered());
    // Each count is twice its number: 1, 2, 3, … were written by numbered().
    QCOMPARE(sum.dueTicks, 2u);
    QCOMPARE(sum.reconnects, 32u);
    QCOMPARE(sum.errors.back(), 2 * (16 + ErrorClassCount));
    QCOMPARE(sum.recoveryTime.count(), 2u);
    QCOMPARE(sum.worseTicks(), 2u * (4 + 7));
    QCOMPARE(sum.errorCount(), 2u * (16 * ErrorClassCount + ErrorClassCount * (ErrorClassCount + 1) / 2));
}

void TestTally::clearingClearsEverything()
{
    ScenarioTally tally = numbered();
    tally.clear();
    QCOMPARE(tally.endpoints.size(), 2u); // they keep their memory
    QVERIFY(tally.endpoints[1] == RequestTally());
    tally.endpoints.clear();
    QVERIFY(tally == ScenarioTally());
}

void TestTally::aTallyGivenBackKeepsItsWorkerAndScenarios()
{
    Tally tally{.worker = 3, .second = 9, .self = {0.5, 1ms, true}, .scenarios = {numbered(), numbered()}};
    tally.clear();
    QCOMPARE(tally.worker, 3);
    QCOMPARE(tally.scenarios.size(), 2u);
    tally.scenarios[1].endpoints.clear();
    QVERIFY(tally.scenarios[1] == ScenarioTally());
    QVERIFY(tally.self == WorkerTally());
}

void TestTally::everyErrorClassHasANameOfItsOwn()
{
    QSet<QString> texts;
    QSet<QString> titles;
    for (std::size_t i = 0; i < ErrorClassCount; ++i) {
        const auto errorClass = static_cast<ErrorClass>(i);
        texts.insert(errorClassText(errorClass));
        titles.insert(errorClassTitle(errorClass));
        QCOMPARE(valueOf(errorClassTexts(), errorClassText(errorClass)), std::optional(errorClass));
    }
    QCOMPARE(texts.size(), static_cast<qsizetype>(ErrorClassCount));
    QCOMPARE(titles.size(), static_cast<qsizetype>(ErrorClassCount));
}

void TestTally::everyPhaseHasANameOfItsOwn()
{
    QSet<QString> titles;
    for (const EnumText<Phase> &row : phaseTexts())
        titles.insert(phaseTitle(row.value));
    QCOMPARE(titles.size(), 7);
    QVERIFY(!titles.contains(QString()));
}

QTEST_GUILESS_MAIN(TestTally)
#include "tst_tally.moc"
