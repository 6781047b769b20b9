// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencylog.h"
#include "core/storage/runrecorder.h"
#include "tests/support/samplereport.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRunRecorder : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void eachSecondIsInTheFilesWhenItIsOver();
    void onlyTheOwnerCanReadThem();
    void whereItCanNotWriteItSaysSo();

private:
    RunFolder newFolder() const
    {
        return *RunFolder::create(m_folder->path(), u"demo"_s, sampleTrafficStart(), true);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunRecorder::eachSecondIsInTheFilesWhenItIsOver()
{
    const RunFolder folder = newFolder();
    const SeriesContext context{sampleScenarios(), sampleTrafficStart(), true};
    const auto recorder = RunRecorder::start(folder, sampleScenarios(), sampleTrafficStart());
    QVERIFY(recorder);
    QByteArray series = seriesHeader();
    QByteArray latency = latencyLogHeader(context);
    QCOMPARE(contentOf(folder.seriesPath()), series);
    for (std::int64_t second = 0; second < 2; ++second) {
        const std::vector<ScenarioTally> merged = sampleSeconds().at(static_cast<std::size_t>(second));
        (*recorder)->second(sampleRow(second), merged);
        series += seriesLines(context, sampleRow(second));
        latency += latencyLogLines(context, second, merged);
        QCOMPARE(contentOf(folder.seriesPath()), series);
        QCOMPARE(contentOf(folder.latencyPath()), latency);
    }
    QVERIFY((*recorder)->finish());
    (*recorder)->second(sampleRow(0), sampleSeconds()[0]); // too late: nothing happens
    QCOMPARE(contentOf(folder.seriesPath()), series);
    QVERIFY((*recorder)->finish());
}

void TestRunRecorder::onlyTheOwnerCanReadThem()
{
    const RunFolder folder = newFolder();
    QVERIFY(RunRecorder::start(folder, {}, sampleTrafficStart()));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFileInfo(folder.seriesPath()).permissions() & others));
    QVERIFY(!(QFileInfo(folder.latencyPath()).permissions() & others));
}

void TestRunRecorder::whereItCanNotWriteItSaysSo()
{
    const RunFolder folder = newFolder();
    QVERIFY(QDir(folder.path()).removeRecursively());
    const auto recorder = RunRecorder::start(folder, {}, sampleTrafficStart());
    QVERIFY(!recorder);
    QCOMPARE(recorder.error().kind, ErrorKind::Storage);
    QVERIFY(recorder.error().message.contains(u"series-simulated.csv"_s));
}

QTEST_GUILESS_MAIN(TestRunRecorder)
#include "tst_runrecorder.moc"
