// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/faults.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace plimsoll::simulator;
using namespace std::chrono_literals;

class TestSimulatorFaults : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void faultsAreReadFromText();
    void faultyTextsAreExplained_data();
    void faultyTextsAreExplained();
    void everyFaultHasAnExampleThatIsRead();
    void aWindowOpensAndCloses();
    void aWindowCanWaitForTheFirstTerminal();
    void windowsAddToWhatHoldsAlways();
    void aDeploymentWithinItsCapacityIsQuick();
    void aDeploymentBeyondItsCapacityIsSlowWithinSeconds();
    void theQueueDrains();
};

void TestSimulatorFaults::faultsAreReadFromText()
{
    const auto latency = parseSimulatorFault(u"latency=20ms"_s);
    QVERIFY(latency);
    QCOMPARE(latency->faults.echoLatency, 20ms);
    QCOMPARE(latency->lasting, 0ms);
    const auto stall = parseSimulatorFault(u"stall=2s@terminal+10s"_s);
    QVERIFY(stall && stall->faults.isStalled);
    QCOMPARE(stall->since, SimulatorFaultWindow::Since::FirstTerminal);
    QCOMPARE(stall->after, 10s);
    QCOMPARE(stall->lasting, 2s);
    const auto drop = parseSimulatorFault(u"drop=5%@10s+5s"_s);
    QVERIFY(drop);
    QCOMPARE(drop->faults.dropShare, 0.05);
    QCOMPARE(drop->after, 10s);
    QCOMPARE(drop->lasting, 5s);
    QCOMPARE(parseSimulatorFault(u"429=0.1"_s)->faults.tooManyShare, 0.1);
    QCOMPARE(parseSimulatorFault(u"capacity=200"_s)->faults.capacity, 200);
    QVERIFY(parseSimulatorFault(u"stop-reading@1s"_s)->faults.stopsReading);
    QCOMPARE(parseSimulatorFault(u"slow-creates=3s"_s)->faults.createDelay, 3s);
}

void TestSimulatorFaults::faultyTextsAreExplained_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "slowness=2s", "latency=fast", "latency", "drop=150%", "drop=-1",
             "capacity=0", "stall=2s@soon", "stall=2s@1s+2s+3s", "latency=-5ms"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSimulatorFaults::faultyTextsAreExplained()
{
    QFETCH(QString, text);
    const Result<SimulatorFaultWindow> fault = parseSimulatorFault(text);
    QVERIFY(!fault);
    QCOMPARE(fault.error().kind, ErrorKind::BadInput);
    QVERIFY(fault.error().message.startsWith(u"The fault \"%1\" cannot be used: "_s.arg(text)));
    QVERIFY(fault.error().message.endsWith(u'.'));
}

void TestSimulatorFaults::everyFaultHasAnExampleThatIsRead()
{
    const QStringList lines = simulatorFaultHelp();
    QVERIFY(lines.size() > 10);
    for (const QString &line : lines) {
        if (line.startsWith(u'@'))
            continue;
        const Result<SimulatorFaultWindow> fault = parseSimulatorFault(line.section(u": "_s, 0, 0));
        QVERIFY2(fault, qPrintable(line));
        QVERIFY(fault->faults != SimulatorFaults());
    }
}

void TestSimulatorFaults::aWindowOpensAndCloses()
{
    const Instant start{1'000};
    FaultPlan plan({}, {*parseSimulatorFault(u"stall=2s@10s"_s)}, start);
    QVERIFY(!plan.at(start).isStalled);
    QCOMPARE(plan.nextChange(start), std::optional(start + 10s));
    QVERIFY(plan.at(start + 10s).isStalled);
    QCOMPARE(plan.nextChange(start + 10s), std::optional(start + 12s));
    QVERIFY(!plan.at(start + 12s).isStalled);
    QCOMPARE(plan.nextChange(start + 12s), std::nullopt);
}

void TestSimulatorFaults::aWindowCanWaitForTheFirstTerminal()
{
    const Instant start{1'000};
    FaultPlan plan({}, {*parseSimulatorFault(u"stall=2s@terminal+1s"_s)}, start);
    QVERIFY(!plan.at(start + 1h).isStalled);
    QCOMPARE(plan.nextChange(start), std::nullopt);
    plan.terminalOpened(start + 30s);
    plan.terminalOpened(start + 40s);
    QCOMPARE(plan.nextChange(start + 30s), std::optional(start + 31s));
    QVERIFY(plan.at(start + 31s).isStalled);
    QVERIFY(!plan.at(start + 33s).isStalled);
}

void TestSimulatorFaults::windowsAddToWhatHoldsAlways()
{
    SimulatorFaults always;
    always.echoLatency = 5ms;
    const Instant start{0};
    FaultPlan plan(always, {*parseSimulatorFault(u"drop=10%@1s+1s"_s)}, start);
    plan.add(*parseSimulatorFault(u"latency=50ms@1s+1s"_s));
    QCOMPARE(plan.at(start).echoLatency, 5ms);
    QCOMPARE(plan.at(start + 1s).echoLatency, 50ms);
    QCOMPARE(plan.at(start + 1s).dropShare, 0.1);
    QCOMPARE(plan.at(start + 2s), always);
}

void TestSimulatorFaults::aDeploymentWithinItsCapacityIsQuick()
{
    CapacityModel model;
    for (int second = 0; second < 60; ++second) {
        for (const int open : {1, 50, 99, 100})
            QVERIFY(model.delay(Instant{} + std::chrono::seconds(second), open, 100) <= 10ms);
    }
}

void TestSimulatorFaults::aDeploymentBeyondItsCapacityIsSlowWithinSeconds()
{
    CapacityModel model;
    Nanoseconds delay{0};
    for (Instant now{}; now < Instant{} + 3s; now = now + 50ms)
        delay = model.delay(now, 102, 100);
    QVERIFY(delay > 1s);
    for (Instant now = Instant{} + 3s; now < Instant{} + 30s; now = now + 50ms)
        delay = model.delay(now, 10'000, 100);
    QVERIFY(delay > 1s && delay <= 8s);
}

void TestSimulatorFaults::theQueueDrains()
{
    CapacityModel model;
    Instant now{};
    for (; now < Instant{} + 5s; now = now + 50ms)
        (void)model.delay(now, 110, 100);
    QVERIFY(model.delay(now, 110, 100) > 1s);
    Nanoseconds delay{0};
    for (; now < Instant{} + 10s; now = now + 50ms)
        delay = model.delay(now, 100, 100);
    QVERIFY(delay <= 10ms);
}

QTEST_APPLESS_MAIN(TestSimulatorFaults)
#include "tst_simulatorfaults.moc"
