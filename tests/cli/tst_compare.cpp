// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "core/storage/runfolder.h"
#include "tests/support/samplereport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int Longest = 60'000; // milliseconds

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void equalRunsEndWithZero()
    {
        const Ended same = compare({makeRun(84ms), makeRun(84ms)});
        QVERIFY2(same.code == 0, same.err.constData());
        QVERIFY(same.out.contains("neither better nor worse"));
        QVERIFY(same.out.contains("1 run each: not proven"));
    }

    void somethingWorseEndsWith99UnlessItIsTolerated()
    {
        const QString first = makeRun(84ms);
        const QString other = makeRun(100ms);
        QCOMPARE(compare({first, other}).code, 99);
        QCOMPARE(compare({other, first}).code, 0);
        QCOMPARE(compare({first, other, u"--tolerance"_s, u"25%"_s}).code, 0);
        QCOMPARE(compare({first, other, u"--tolerance"_s, u"0.1"_s}).code, 99);
        QCOMPARE(compare({first, other, u"--tolerance"_s, u"much"_s}).code, 104);
    }

    void theOutputsAreWritten()
    {
        const QString json = m_folder->filePath(u"comparison.json"_s);
        const Ended both = compare(
            {makeRun(84ms), makeRun(100ms), u"--output"_s, u"markdown"_s, u"--output"_s, u"json:"_s + json});
        QCOMPARE(both.code, 99);
        QVERIFY(both.out.startsWith("**B is worse in 1 of "));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject comparison = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(comparison["worst"_L1].toString(), u"worse"_s);
        QCOMPARE(comparison["version"_L1].toInt(), 1);
    }

    void runsAreFoundByTheirNamesToo()
    {
        const QString first = QFileInfo(makeRun(84ms)).fileName();
        const QString other = QFileInfo(makeRun(84ms)).fileName();
        QCOMPARE(compare({first, other, u"--data-dir"_s, m_folder->path()}).code, 0);
    }

    void simulatedAgainstRealEndsWithOne()
    {
        const Ended mixed = compare({makeRun(84ms), makeRun(100ms, true)});
        QCOMPARE(mixed.code, 1);
        QVERIFY(mixed.out.contains("nothing is judged"));
    }

    void whatCanNotBeComparedIsBadInput()
    {
        const QString run = makeRun(84ms);
        QCOMPARE(compare({run}).code, 104);
        QCOMPARE(compare({}).code, 104);
        const Ended missing = compare({run, m_folder->filePath(u"none"_s)});
        QCOMPARE(missing.code, 104);
        QVERIFY(missing.err.contains("none"));
        QCOMPARE(compare({run, run, u"--output"_s, u"csv"_s}).code, 104);
    }

private:
    Ended compare(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(PLIMSOLL_CLI), QStringList{u"compare"_s} + arguments);
        if (!process.waitForFinished(Longest))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QString makeRun(Nanoseconds p95, bool simulated = false) const
    {
        const RunFolder folder
            = *RunFolder::create(m_folder->path(), u"ramp"_s, sampleTrafficStart(), simulated);
        Report report = sampleReport();
        report.simulated = simulated;
        report.generator.markedSeconds = 0;
        report.scenarios[0].roundTrip.p95 = p95;
        Plan plan;
        plan.name = u"ramp"_s;
        const QByteArray json = writePlan(plan);
        report.planDigest = digestOf(json);
        const bool isWritten = folder.writePlan(json) && folder.writeReport(report);
        Q_ASSERT(isWritten);
        Q_UNUSED(isWritten)
        return folder.path();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
