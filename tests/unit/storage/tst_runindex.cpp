// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonreport.h"
#include "core/storage/runindex.h"
#include "tests/support/samplereport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
const RunListing sample{.state = StoredState::Complete,
    .name = u"ramp 500"_s,
    .startedAt = noon,
    .simulated = true,
    .deploymentUrl = u"https://coder.example.com"_s,
    .deploymentVersion = u"v2.25.1"_s,
    .outcome = RunOutcome::Stopped,
    .verdict = GoalState::NotMeasurable,
    .sentence = u"1 of 2 goals was not measurable."_s,
    .duration = std::chrono::minutes(5),
    .sessions = 12,
    .roundTripP95 = std::chrono::milliseconds(81),
    .isRoundTripAbove = true,
    .objectsLeft = 3,
    .notes = {.note = u"größer"_s, .tags = {u"eval"_s, u"two"_s}, .isBaseline = true},
    .notesProblem = u"none"_s};

} // namespace

class TestRunIndex : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = std::make_unique<QTemporaryDir>();
        QVERIFY(m_data->isValid());
        m_folder = makeFolder(u"20260131T120000Z-one"_s);
        m_readings = 0;
    }

    void whatWasReadIsKept()
    {
        RunListing expected = sample;
        expected.path = m_folder;
        QCOMPARE(listed(), expected);
        QCOMPARE(listed(), expected);
        QCOMPARE(m_readings, 1);
    }

    void eachChangeIsSeen_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : {u"run.json"_s, u"plan.json"_s, u"notes.json"_s, u"series.csv"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void eachChangeIsSeen()
    {
        QFETCH(QString, file);
        listed();
        write(m_folder + u'/' + file, "new");
        listed();
        QCOMPARE(m_readings, 2);
        if (file == "series.csv"_L1)
            return; // what is in it is not listed, only whether it is there
        makeOld(m_folder);
        listed();
        QFile changed(m_folder + u'/' + file);
        QVERIFY(changed.open(QIODevice::Append));
        changed.write("more");
        changed.close();
        const int before = m_readings;
        listed();
        QCOMPARE(m_readings, before + 1);
    }

    void whatJustChangedIsReadAgain()
    {
        const QString fresh = makeFolder(u"20260131T130000Z-two"_s);
        write(fresh + u"/run.json"_s, "{}");
        for (int i = 0; i < 2; ++i) {
            RunIndex index(indexPath());
            index.listing(fresh, [this](const QString &) { return ++m_readings, sample; });
            index.save();
        }
        QCOMPARE(m_readings, 2);
    }

    void aDamagedIndexIsBuiltAnew()
    {
        listed();
        QFile file(indexPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (const QByteArray &content : {QByteArray("nonsense"), QByteArray(), whole.left(whole.size() - 7),
                 whole.left(20) + QByteArray(200, '\x7f'), whole + "more"}) {
            write(indexPath(), content);
            m_readings = 0;
            QCOMPARE(listed().name, sample.name);
            QCOMPARE(m_readings, 1);
        }
    }

    // What is listed of a run may name its folder.
    void aMovedDataFolderIsReadAgain()
    {
        listed();
        QVERIFY(QDir().rename(m_data->filePath(u"runs"_s), m_data->filePath(u"moved"_s)));
        m_folder = m_data->filePath(u"moved/"_s) + QDir(m_folder).dirName();
        listed();
        QCOMPARE(m_readings, 2);
    }

    void whatIsGoneIsForgotten()
    {
        listed();
        const qint64 before = QFileInfo(indexPath()).size();
        RunIndex index(indexPath());
        index.save();
        QVERIFY(QFileInfo(indexPath()).size() < before);
    }

    void whatWasNotAskedForIsKept()
    {
        listed();
        RunIndex index(indexPath());
        index.keepRest();
        index.save();
        listed();
        QCOMPARE(m_readings, 1);
    }

    // The bar is generous, since a neighbour may take the core; without an index it is some seconds.
    void aThousandRunsAreListedFast()
    {
        const QByteArray report = reportJson(sampleReport());
        for (int i = 0; i < 1000; ++i) {
            const QString folder = makeFolder(noon.addSecs(i).toString(u"yyyyMMdd'T'HHmmss'Z-r'"_s));
            write(folder + u"/run.json"_s, report);
            makeOld(folder);
        }
        QElapsedTimer timer;
        timer.start();
        const QList<RunListing> first = listRuns(m_data->path());
        qInfo("first time: %lld ms", timer.restart());
        const QList<RunListing> second = listRuns(m_data->path());
        const qint64 indexed = timer.elapsed();
        qInfo("from the index: %lld ms", indexed);
        QCOMPARE(first.size(), 1001); // init() made one
        QCOMPARE(second, first);
        QVERIFY(indexed < 1000);
    }

private:
    QString indexPath() const { return m_data->filePath(u"index"_s); }

    QString makeFolder(const QString &name) const
    {
        const QString path = m_data->filePath(u"runs/"_s + name);
        const bool made = QDir().mkpath(path);
        Q_ASSERT(made);
        Q_UNUSED(made)
        for (const QString &file : {u"run.json"_s, u"plan.json"_s})
            write(path + u'/' + file, "{}");
        makeOld(path);
        return path;
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    // Files an hour old: what is fresh is not kept. A folder's own time can not be set through Qt.
    static void makeOld(const QString &path)
    {
        const auto hourAgo = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
        for (const QFileInfo &info : QDir(path).entryInfoList(QDir::Files))
            std::filesystem::last_write_time(info.filesystemFilePath(), hourAgo);
        std::filesystem::last_write_time(QFileInfo(path).filesystemFilePath(), hourAgo);
    }

    RunListing listed()
    {
        RunIndex index(indexPath());
        const RunListing listing = index.listing(m_folder, [this](const QString &path) {
            ++m_readings;
            RunListing read = sample;
            read.path = path;
            return read;
        });
        index.save();
        return listing;
    }

    std::unique_ptr<QTemporaryDir> m_data;
    QString m_folder;
    int m_readings = 0;
};

QTEST_GUILESS_MAIN(TestRunIndex)
#include "tst_runindex.moc"
