// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonreport.h"
#include "core/storage/runfolder.h"
#include "tests/support/samplereport.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

class TestRunFolder : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void itIsNamedAfterTimeAndPlan_data();
    void itIsNamedAfterTimeAndPlan();
    void timesInOtherZonesBecomeUtc();
    void aTakenNameGetsANumber();
    void simulatedRunsSayItInTheirNames();
    void onlyTheOwnerCanRead();
    void theReportIsWrittenWithItsTableOfErrors();
    void anOpenedFolderKnowsWhetherItIsSimulated();
    void whereNoFolderCanBeMadeItSaysWhatToDo();
    void thePlanIsKnownByItsDigest();
    void theDataDirHasTheSameNameForBothPrograms();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunFolder::itIsNamedAfterTimeAndPlan_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folderName");
    QTest::newRow("plain") << u"demo"_s << u"20260131T120000Z-demo"_s;
    QTest::newRow("blanks") << u"Ramp to 500!  (staging)"_s << u"20260131T120000Z-ramp-to-500-staging"_s;
    QTest::newRow("accents") << u"Größe é"_s << u"20260131T120000Z-grosse-e"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"20260131T120000Z-etc-passwd"_s;
    QTest::newRow("none") << QString() << u"20260131T120000Z-run"_s;
    QTest::newRow("nothing usable") << u"日本"_s << u"20260131T120000Z-run"_s;
    QTest::newRow("long") << QString(300, u'x') << u"20260131T120000Z-"_s + QString(48, u'x');
}

void TestRunFolder::itIsNamedAfterTimeAndPlan()
{
    QFETCH(QString, name);
    QFETCH(QString, folderName);
    const auto folder = RunFolder::create(m_folder->path(), name, noon, false);
    QVERIFY(folder);
    QCOMPARE(folder->folderName(), folderName);
    QCOMPARE(folder->path(), m_folder->path() + u"/runs/"_s + folderName);
    QVERIFY(QFileInfo(folder->path()).isDir());
}

void TestRunFolder::timesInOtherZonesBecomeUtc()
{
    const auto folder
        = RunFolder::create(m_folder->path(), u"demo"_s, noon.toOffsetFromUtc(5 * 3600 + 1800), false);
    QCOMPARE(folder->folderName(), u"20260131T120000Z-demo"_s);
}

void TestRunFolder::aTakenNameGetsANumber()
{
    QStringList names;
    for (int i = 0; i < 3; ++i)
        names.append(RunFolder::create(m_folder->path(), u"demo"_s, noon, false)->folderName());
    const QStringList expected{
        u"20260131T120000Z-demo"_s, u"20260131T120000Z-demo-2"_s, u"20260131T120000Z-demo-3"_s};
    QCOMPARE(names, expected);
}

void TestRunFolder::simulatedRunsSayItInTheirNames()
{
    const auto folder = RunFolder::create(m_folder->path(), u"demo"_s, noon, true);
    QCOMPARE(folder->folderName(), u"20260131T120000Z-demo-simulated"_s);
    QVERIFY(folder->seriesPath().endsWith(u"/series-simulated.csv"_s));
    QVERIFY(folder->errorsPath().endsWith(u"/errors-simulated.csv"_s));
    QVERIFY(folder->latencyPath().endsWith(u"/latency-simulated.hlog"_s));
    QVERIFY(folder->reportPath().endsWith(u"/run.json"_s));
    const auto real = RunFolder::create(m_folder->path(), u"demo"_s, noon, false);
    QVERIFY(real->seriesPath().endsWith(u"-demo/series.csv"_s));
    QVERIFY(real->errorsPath().endsWith(u"-demo/errors.csv"_s));
    QVERIFY(real->latencyPath().endsWith(u"-demo/latency.hlog"_s));
}

void TestRunFolder::onlyTheOwnerCanRead()
{
    const auto folder = RunFolder::create(m_folder->filePath(u"data"_s), u"demo"_s, noon, false);
    QVERIFY(folder->writePlan("{}"));
    QVERIFY(folder->writeReport(sampleReport()));
    for (const QString &path : {m_folder->filePath(u"data/runs"_s), folder->path(), folder->planPath(),
             folder->reportPath(), folder->errorsPath()})
        QVERIFY2(!(QFileInfo(path).permissions() & others), qPrintable(path));
}

void TestRunFolder::theReportIsWrittenWithItsTableOfErrors()
{
    const auto folder = RunFolder::create(m_folder->path(), u"demo"_s, noon, true);
    QVERIFY(folder->writeReport({}));
    QVERIFY(folder->writeReport(sampleReport())); // and again: it is replaced
    QFile file(folder->reportPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), reportJson(sampleReport()));
    QFile errors(folder->errorsPath());
    QVERIFY(errors.open(QIODevice::ReadOnly));
    QCOMPARE(errors.readAll().count("connection-reset"), 1);
    const QStringList left = QDir(folder->path()).entryList(QDir::Files);
    const QStringList expected{u"errors-simulated.csv"_s, u"run.json"_s};
    QCOMPARE(left, expected); // no temporary file stays
}

void TestRunFolder::anOpenedFolderKnowsWhetherItIsSimulated()
{
    for (const bool simulated : {false, true}) {
        const auto made = RunFolder::create(m_folder->path(), u"demo"_s, noon, simulated);
        const auto opened = RunFolder::open(made->path() + u'/');
        QVERIFY(opened);
        QCOMPARE(opened->isSimulated(), simulated);
        QCOMPARE(opened->path(), made->path());
    }
    QVERIFY(!RunFolder::open(m_folder->filePath(u"none"_s)));
}

void TestRunFolder::whereNoFolderCanBeMadeItSaysWhatToDo()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto folder = RunFolder::create(file.fileName(), u"demo"_s, noon, false);
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::Storage);
    QVERIFY(folder.error().message.contains(u"choose another data folder"_s));
}

void TestRunFolder::thePlanIsKnownByItsDigest()
{
    QCOMPARE(digestOf("abc"), u"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
}

void TestRunFolder::theDataDirHasTheSameNameForBothPrograms()
{
    QVERIFY(defaultDataDir().endsWith(u"/plimsoll"_s));
    QVERIFY(!defaultDataDir().contains(QCoreApplication::applicationName()));
}

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_runfolder.moc"
