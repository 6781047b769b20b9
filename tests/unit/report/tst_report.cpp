// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class TestReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void spansAreSummedUpExactly();
    void sharesAreOfWhatWasIntendedAndStarted();
};

void TestReport::spansAreSummedUpExactly()
{
    QVERIFY(summaryOf({}) == SpanSummary());
    QVERIFY(summaryOf({5s}) == (SpanSummary{1, 5s, 5s, 5s}));
    QList<Milliseconds> spans;
    for (int i = 100; i > 0; --i)
        spans.append(Milliseconds(i));
    QVERIFY(summaryOf(spans) == (SpanSummary{100, 50ms, 95ms, 100ms}));
    QVERIFY(summaryOf({4ms, 1ms, 3ms, 2ms}) == (SpanSummary{4, 2ms, 4ms, 4ms}));
}

void TestReport::sharesAreOfWhatWasIntendedAndStarted()
{
    ScenarioReport scenario;
    QVERIFY(!echoedShare(scenario));
    QVERIFY(!disconnectRate(scenario));
    scenario.intended.bytes = 1000;
    scenario.counts.echoedBytes = 250;
    scenario.counts.sentBytes = 300;
    scenario.counts.sessionsStarted = 8;
    scenario.counts.disconnects = 2;
    QCOMPARE(echoedShare(scenario), std::optional(0.25));
    QCOMPARE(disconnectRate(scenario), std::optional(0.25));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
