// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/types.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int Longest = 120'000; // milliseconds; under sanitizers and beside compilers

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QProcessEnvironment cleanEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("CODER_"_L1) || name.startsWith("PLIMSOLL_"_L1))
            environment.remove(name);
    }
    environment.insert(u"HOME"_s, home);
    return environment;
}

} // namespace

class TestHeadless : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void versionAndHelpEndWithZero();
    void unknownCommandsAndOptionsAreBadInput();
    void aTokenOnTheCommandLineIsRefusedAndNotRepeated();
    void aBadPlanIsNamedWithItsPointer();
    void aPrintedExampleIsAValidPlan();
    void theDemoRunsAsWrittenAndLeavesAWholeFolder();
    void trafficWritesTheResultsOfCodersOwnCommand();
    void aBrokenGoalStopsTheRunAndEndsWith99();
    void goalsAreAddedByName();
    void aCalibrationNeedsNoDeployment();
    void anInterruptedRunCleansUp();
    void aKilledRunIsCleanedUpFromItsLedger();

private:
    Ended run(const QStringList &arguments);
    void begin(QProcess &process, const QStringList &arguments);
    void runUntilTraffic(QProcess &process, QByteArray &told);
    void simulate(const QStringList &options = {});
    QStringList login() const;
    QString runFolder() const;
    bool hasInAnyFile(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_simulator;
    QString m_url;
    QString m_tokenFile;
    QByteArray m_token;
};

void TestHeadless::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestHeadless::cleanup()
{
    if (!m_simulator)
        return;
    m_simulator->terminate();
    QVERIFY(m_simulator->waitForFinished(Longest));
    m_simulator.reset();
}

void TestHeadless::begin(QProcess &process, const QStringList &arguments)
{
    process.setProcessEnvironment(cleanEnvironment(m_folder->path()));
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(PLIMSOLL_CLI), arguments);
}

Ended TestHeadless::run(const QStringList &arguments)
{
    QProcess process;
    begin(process, arguments);
    if (!process.waitForFinished(Longest))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
}

// A run of two sessions for a minute, up to where both are typing; `told` is what it has said so far.
void TestHeadless::runUntilTraffic(QProcess &process, QByteArray &told)
{
    begin(process,
        QStringList{u"run"_s, u"smoke"_s, u"-t"_s, u"demo"_s, u"--duration"_s, u"60s"_s, u"--json"_s}
            + login());
    const auto isTyping = [&process, &told] {
        told += process.readAllStandardOutput();
        return told.contains("\"active\":2");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTyping(), Longest);
}

void TestHeadless::simulate(const QStringList &options)
{
    m_simulator = std::make_unique<QProcess>();
    begin(*m_simulator,
        QStringList{u"simulate"_s, u"--json"_s, u"--build-time"_s, u"100ms"_s, u"--agent-delay"_s, u"50ms"_s}
            + options);
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->canReadLine(), Longest);
    const QJsonObject where = QJsonDocument::fromJson(m_simulator->readLine()).object();
    m_url = where["url"_L1].toString();
    m_tokenFile = where["tokenFile"_L1].toString();
    QFile file(m_tokenFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    m_token = file.readAll().trimmed();
    QVERIFY(!m_token.isEmpty());
}

QStringList TestHeadless::login() const
{
    return {u"--url"_s, m_url, u"--token-file"_s, m_tokenFile, u"--data-dir"_s, m_folder->path()};
}

QString TestHeadless::runFolder() const
{
    const QDir runs(m_folder->filePath(u"runs"_s));
    const QStringList names = runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return names.isEmpty() ? QString() : runs.filePath(names.constLast());
}

bool TestHeadless::hasInAnyFile(const QByteArray &text) const
{
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

void TestHeadless::versionAndHelpEndWithZero()
{
    const Ended version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("plimsoll-cli "));
    QVERIFY(version.out.contains("Qt "));
    const Ended help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("111"));
    for (const QString &command : {u"demo"_s, u"run"_s, u"validate"_s, u"plan"_s, u"cleanup"_s, u"report"_s,
             u"compare"_s, u"simulate"_s, u"create-workspaces"_s, u"workspace-traffic"_s, u"dashboard"_s}) {
        const Ended own = run({command, u"--help"_s});
        QCOMPARE(own.code, 0);
        QVERIFY(own.out.contains(command.toUtf8()));
        QVERIFY(help.out.contains(command.toUtf8()));
    }
}

void TestHeadless::unknownCommandsAndOptionsAreBadInput()
{
    QCOMPARE(run({}).code, 104);
    const Ended command = run({u"rnu"_s});
    QCOMPARE(command.code, 104);
    QVERIFY(command.err.contains("Did you mean"));
    const Ended option = run({u"demo"_s, u"--datadir"_s, u"x"_s});
    QCOMPARE(option.code, 104);
    QVERIFY(option.err.contains("--data-dir"));
    QCOMPARE(run({u"workspace-traffic"_s, u"--ssh"_s, u"--app"_s, u"wsec"_s}).code, 104);
    QCOMPARE(run({u"demo"_s, u"--yes"_s}).code, 104);
    QCOMPARE(run({u"validate"_s, u"smoke"_s, u"--data-dir"_s, m_folder->path()}).code, 104);
}

void TestHeadless::aTokenOnTheCommandLineIsRefusedAndNotRepeated()
{
    for (const QStringList &arguments : {QStringList{u"run"_s, u"smoke"_s, u"--token"_s, u"hunter2"_s},
             QStringList{u"create-workspaces"_s, u"--token=hunter2"_s}}) {
        const Ended refused = run(arguments);
        QCOMPARE(refused.code, 104);
        QVERIFY(refused.err.contains("--token-file"));
        QVERIFY(!(refused.out + refused.err).contains("hunter2"));
    }
}

void TestHeadless::aBadPlanIsNamedWithItsPointer()
{
    QFile plan(m_folder->filePath(u"plan.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write(R"({"version": 1, "name": "x", "create": {"template": "t", "cuont": 3}})");
    plan.close();
    const Ended refused = run({u"validate"_s, plan.fileName()});
    QCOMPARE(refused.code, 104);
    QVERIFY(refused.err.contains("/create/cuont"));
    QVERIFY(refused.err.contains("count"));
}

void TestHeadless::aPrintedExampleIsAValidPlan()
{
    const Ended example = run({u"plan"_s});
    QCOMPARE(example.code, 0);
    QFile plan(m_folder->filePath(u"plan.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write(example.out);
    plan.close();
    QCOMPARE(run({u"validate"_s, plan.fileName()}).code, 0);
}

void TestHeadless::theDemoRunsAsWrittenAndLeavesAWholeFolder()
{
    const Ended demo = run({u"demo"_s, u"--data-dir"_s, m_folder->path()});
    QVERIFY2(demo.code == 0, demo.err.constData());
    const QDir folder(runFolder());
    QVERIFY(demo.err.contains(folder.path().toUtf8()));
    QVERIFY(folder.dirName().endsWith("-simulated"_L1));
    for (const QString &name :
        {u"run.json"_s, u"plan.json"_s, u"ledger.ndjson"_s, u"events.ndjson"_s, u"series-simulated.csv"_s,
            u"errors-simulated.csv"_s, u"latency-simulated.hlog"_s, u"report-simulated.html"_s})
        QVERIFY2(QFile::exists(folder.filePath(name)), qPrintable(name));
    QVERIFY(demo.out.contains("20 of 20 created"));
    QVERIFY(demo.out.contains("Nothing of the run is left"));
    const Ended again = run({u"report"_s, folder.path(), u"--output"_s, u"json"_s});
    QCOMPARE(again.code, 0);
    QVERIFY(QJsonDocument::fromJson(again.out).object()["simulated"_L1].toBool());
    const Ended named
        = run({u"report"_s, folder.dirName(), u"--data-dir"_s, m_folder->path(), u"--output"_s, u"json"_s});
    QCOMPARE(named.code, 0);
    QCOMPARE(named.out, again.out);
    const Ended page = run({u"report"_s, folder.path(), u"--output"_s, u"html"_s});
    QCOMPARE(page.code, 0);
    QVERIFY(page.out.startsWith("<!DOCTYPE html>"));
    const QString to = m_folder->filePath(u"exported"_s);
    const Ended files = run({u"export"_s, folder.dirName(), u"--data-dir"_s, m_folder->path(), u"--to"_s, to,
        u"--files"_s, u"html,summary,series,svg"_s});
    QVERIFY2(files.code == 0, files.err.constData());
    for (const QString &name : {u"report-simulated.html"_s, u"summary-simulated.csv"_s,
             u"series-simulated.csv"_s, u"chart-round-trip-simulated.svg"_s}) {
        QVERIFY2(QFile::exists(to + u'/' + name), qPrintable(name));
        QVERIFY(files.out.contains(name.toUtf8()));
    }
    QCOMPARE(run({u"export"_s, folder.path(), u"--to"_s, to, u"--files"_s, u"pdf"_s}).code, 104);
}

void TestHeadless::trafficWritesTheResultsOfCodersOwnCommand()
{
    simulate();
    QCOMPARE(run(QStringList{u"create-workspaces"_s, u"-c"_s, u"3"_s, u"-t"_s, u"demo"_s, u"--concurrency"_s,
                     u"0"_s, u"--no-cleanup"_s, u"--output"_s, u"json:created.json"_s}
                 + login())
                 .code,
        0);
    const Ended traffic = run(
        QStringList{u"workspace-traffic"_s, u"--timeout"_s, u"2s"_s, u"--output"_s, u"json"_s} + login());
    QVERIFY2(traffic.code == 0, traffic.err.constData());
    const QJsonObject results = QJsonDocument::fromJson(traffic.out).object();
    QCOMPARE(results["total_pass"_L1].toInt(), 3);
    const QJsonObject first = results["runs"_L1].toObject()["workspace-traffic/0"_L1].toObject();
    QCOMPARE(first["error"_L1].toString(), u"<nil>"_s);
    QVERIFY(first["total_bytes_read"_L1].toInteger() > 0);
    QCOMPARE(first["total_bytes_read"_L1].toInteger(), first["total_bytes_written"_L1].toInteger());
    const Ended dashboard = run(QStringList{u"dashboard"_s, u"--timeout"_s, u"2s"_s, u"--interval"_s,
                                    u"500ms"_s, u"--jitter"_s, u"200ms"_s, u"--output"_s, u"json"_s}
        + login());
    QVERIFY2(dashboard.code == 0, dashboard.err.constData());
    const QJsonObject journeys = QJsonDocument::fromJson(dashboard.out).object();
    QCOMPARE(journeys["total_pass"_L1].toInt(), 3);
    QVERIFY(
        journeys["runs"_L1].toObject()["dashboard/0"_L1].toObject()["total_bytes_read"_L1].toInteger() > 0);
    QCOMPARE(
        run(QStringList{u"dashboard"_s, u"--interval"_s, u"1s"_s, u"--jitter"_s, u"1s"_s} + login()).code,
        104);
    const Ended removed = run(QStringList{u"cleanup"_s, u"--cleanup-concurrency"_s, u"0"_s} + login());
    QCOMPARE(removed.code, 0);
    QVERIFY(!hasInAnyFile(m_token));
}

void TestHeadless::aBrokenGoalStopsTheRunAndEndsWith99()
{
    simulate({u"--fault"_s, u"stall=60s@terminal+3s"_s});
    const QString plan = m_folder->filePath(u"stop.json"_s);
    const QString xml = m_folder->filePath(u"goals.xml"_s);
    QFile file(plan);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version": 1, "name": "Stop early", "create": {"template": "demo", "count": 2},
        "scenarios": [{"duration": "5m"}], "cleanup": {"when": "never"}, "goals": [
        {"metric": "disconnect-rate", "below": 0.9},
        {"metric": "round-trip", "percentile": 50, "below": "800ms", "window": "4s", "abort": true}]})");
    file.close();
    const Ended ended = run(QStringList{u"run"_s, plan, u"--output"_s, u"junit:"_s + xml} + login());
    QVERIFY2(ended.code == 99, ended.err.constData());
    QVERIFY2(
        ended.err.contains("A goal that stops the run is broken. Broken: round trip p50 < 800 ms in each "
                           "4 s, else stop"),
        ended.err.constData());
    // It cleaned up, although the plan does not.
    const QJsonObject report
        = QJsonDocument::fromJson(run({u"report"_s, runFolder(), u"--output"_s, u"json"_s}).out).object();
    QCOMPARE(report["outcome"_L1].toString(), u"stopped"_s);
    QCOMPARE(report["cleanup"_L1]["workspacesDeleted"_L1].toInt(), 2);
    QCOMPARE(report["cleanup"_L1]["left"_L1].toInt(), 0);
    QCOMPARE(report["verdict"_L1]["goals"_L1][1]["state"_L1].toString(), u"broken"_s);
    QFile written(xml);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray junit = written.readAll();
    QVERIFY2(junit.contains(" tests=\"2\" failures=\"1\" errors=\"0\""), junit.constData());
    QVERIFY(junit.contains("<testcase classname=\"Stop early.goals\" name=\"disconnects &lt; 90 %\""));
    QCOMPARE(run({u"report"_s, runFolder(), u"--output"_s, u"junit"_s}).out, junit);
}

void TestHeadless::goalsAreAddedByName()
{
    const QByteArray plan = run({u"plan"_s, u"soak"_s, u"--goals"_s, u"stop-early"_s}).out;
    QVERIFY2(plan.contains("\"window\": \"30s\"") && plan.contains("\"abort\": true"), plan.constData());
    QVERIFY(run({u"plan"_s, u"--list-goals"_s}).out.contains("round trip p95 < 220 ms"));
    const Ended none = run({u"plan"_s, u"soak"_s, u"--goals"_s, u"stop-erly"_s});
    QCOMPARE(none.code, 104);
    QVERIFY2(none.err.contains("Did you mean \"stop-early\"?"), none.err.constData());
}

void TestHeadless::aCalibrationNeedsNoDeployment()
{
    for (const QStringList &bad :
        {QStringList{u"--bytes-per-tick"_s, u"0"_s}, QStringList{u"--tick-interval"_s, u"2h"_s},
            QStringList{u"--ceiling"_s, u"0"_s}, QStringList{u"smoke"_s}}) {
        const Ended refused = run(QStringList{u"calibrate"_s} + bad);
        QCOMPARE(refused.code, 104);
        QVERIFY(!refused.err.isEmpty());
    }
    const Ended ended = run({u"calibrate"_s, u"--ceiling"_s, u"2"_s, u"--bytes-per-tick"_s, u"256"_s,
        u"--data-dir"_s, m_folder->path()});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.err.contains("This machine drives at least 2 connections (5.0"), ended.err.constData());
    QVERIFY2(ended.err.contains("no more were tried."), ended.err.constData());
}

void TestHeadless::anInterruptedRunCleansUp()
{
    simulate({u"--foreign-scaletest"_s, u"2"_s});
    QProcess process;
    QByteArray told;
    runUntilTraffic(process, told);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(Longest));
    told += process.readAllStandardOutput();
    QCOMPARE(process.exitCode(), 105);
    QVERIFY(told.contains("\"left\":0"));
    QVERIFY(!hasInAnyFile(m_token));
}

void TestHeadless::aKilledRunIsCleanedUpFromItsLedger()
{
    simulate({u"--foreign-scaletest"_s, u"5"_s});
    QProcess process;
    QByteArray told;
    runUntilTraffic(process, told);
    process.kill();
    QVERIFY(process.waitForFinished(Longest));
    const Ended left = run({u"cleanup"_s, u"--leftovers"_s, u"--data-dir"_s, m_folder->path()});
    QCOMPARE(left.code, 0);
    QVERIFY2(left.out.contains(runFolder().toUtf8()), left.out.constData());
    const Ended listed = run(QStringList{u"cleanup"_s, u"--list"_s} + login());
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.err.contains("14 objects"));
    QCOMPARE(listed.out.count("not from our ledgers"), 10);
    const Ended ofRun = run({u"cleanup"_s, u"--list"_s, u"--run"_s, runFolder()});
    QVERIFY2(ofRun.err.contains("4 objects"), ofRun.err.constData());
    const Ended cleaned = run(QStringList{u"cleanup"_s, u"--run"_s, runFolder()} + login());
    QVERIFY2(cleaned.code == 0, cleaned.err.constData());
    m_simulator->terminate();
    QVERIFY(m_simulator->waitForFinished(Longest));
    const QByteArray counts = m_simulator->readAllStandardError();
    QVERIFY2(counts.contains("of which 0 and 0 are left"), counts.constData());
    m_simulator.reset();
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
