// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/htmlreport.h"
#include "core/report/stripseries.h"
#include "core/report/svgchart.h"
#include "core/storage/runexport.h"
#include "tests/support/samplerun.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestRunExport : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theReportStandsOnItsOwn();
    void whatCameFromOutsideIsEscaped();
    void simulatedIsSaidOnceForTheRunAndNeverForARealOne();
    void theBadSecondsAreInIt();
    void aRunWithoutReportStillHasOne();
    void aTokenInAnErrorIsBlackedOut();
    void everyFileIsWrittenUnderItsName();
    void whatTheRunDoesNotHaveIsNamed();
    void chartsAreWholeXml();
    void aLongRunOfManyStretchesHasASmallChart();
    void aFileIsNotWrittenOverItself();

private:
    RunFolder sample(const SampleRun &run = {}) const { return writeSampleRun(m_folder->path(), run); }
    static QString html(const RunFolder &folder)
    {
        const auto run = readRunData(folder.path());
        return run ? QString::fromUtf8(safeHtmlReport(*run)) : QString();
    }
    QString target() const { return m_folder->filePath(u"out"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunExport::theReportStandsOnItsOwn()
{
    QString text = html(sample());
    QVERIFY(text.startsWith(u"<!DOCTYPE html>"_s));
    QVERIFY(text.contains(u"Content-Security-Policy"_s));
    text.remove(u"http://www.w3.org/2000/svg"_s);
    for (const QString &word : {u"<script"_s, u"<link"_s, u"<img"_s, u"@import"_s, u"url("_s, u"src="_s,
             u"href="_s, u"http://"_s, u" style="_s, u" onload"_s})
        QVERIFY2(!text.contains(word), qPrintable(word));
    QCOMPARE(text.count(u"<svg"_s), 7); // five strips, the spectrum, the builds
    QCOMPARE(text.count(u"<svg"_s), text.count(u"</svg>"_s));
    QCOMPARE(text.count(u"<table"_s), text.count(u"</table>"_s));
}

void TestRunExport::whatCameFromOutsideIsEscaped()
{
    const QString attack = u"<script>alert(\"1\")</script>&'"_s;
    const QString text = html(sample({.name = u"a<b>&c"_s, .errorText = attack}));
    QVERIFY(!text.contains(u"<script"_s));
    QVERIFY(text.contains(u"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"_s));
    QVERIFY(text.contains(u"<title>a&lt;b&gt;&amp;c</title>"_s));
}

void TestRunExport::simulatedIsSaidOnceForTheRunAndNeverForARealOne()
{
    const QString badge = u"<span class=\"badge\">Simulated</span>"_s;
    const QString simulated = html(sample());
    QCOMPARE(simulated.count(badge), 1);
    QVERIFY(simulated.contains(u"say nothing about a real one"_s));
    const QString real = html(sample({.simulated = false}));
    QCOMPARE(real.count(badge), 0);
    QVERIFY(!real.contains(u"<body class=\"simulated\""_s));
}

void TestRunExport::theBadSecondsAreInIt()
{
    const QString text = html(sample());
    QVERIFY(text.contains(u"In 3 s a goal&#39;s own value was beyond its limit"_s));
    QVERIFY(text.contains(u"In the seconds beyond a goal&#39;s limit"_s));
    QVERIFY(!html(sample({.stallSeconds = 0})).contains(u"In the seconds beyond"_s));
}

void TestRunExport::aRunWithoutReportStillHasOne()
{
    const RunFolder folder = sample();
    QVERIFY(QFile::remove(folder.reportPath()));
    const QString text = html(folder);
    QVERIFY(text.contains(u"<div class=\"problems\">"_s));
    QVERIFY(text.contains(u"has no run.json"_s));
    QVERIFY(text.contains(u"<svg"_s)); // its seconds are there
}

void TestRunExport::aTokenInAnErrorIsBlackedOut()
{
    const QString token = u"abcdefghij-ABCDEFGHIJKLMNOPQRSTUV"_s; // ten, a dash, twenty-two
    QVERIFY(!html(sample({.errorText = u"Refused "_s + token})).contains(token));
}

void TestRunExport::everyFileIsWrittenUnderItsName()
{
    const RunFolder folder = sample();
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    QList<ExportFile> files;
    for (const auto &entry : exportFileTexts())
        files.append(entry.value);
    const auto exported = exportRun(folder, *run, files, target());
    QVERIFY2(exported, exported ? "" : qPrintable(exported.error().message));
    QVERIFY(exported->missing.isEmpty() || exported->missing == QStringList{u"errors-simulated.csv"_s});
    for (const QString &name : {u"report-simulated.html"_s, u"run.json"_s, u"summary-simulated.csv"_s,
             u"series-simulated.csv"_s, u"latency-simulated.hlog"_s, u"plan.json"_s, u"events.ndjson"_s,
             u"chart-round-trip-simulated.svg"_s, u"chart-latency-spectrum-simulated.svg"_s}) {
        const QFileInfo file(target() + u'/' + name);
        QVERIFY2(file.exists(), qPrintable(name));
        QVERIFY(exported->written.contains(file.filePath()));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    QFile copy(target() + u"/run.json"_s);
    QFile own(folder.reportPath());
    QVERIFY(copy.open(QIODevice::ReadOnly) && own.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), own.readAll());
}

void TestRunExport::whatTheRunDoesNotHaveIsNamed()
{
    const RunFolder folder = sample();
    QVERIFY(QFile::remove(folder.latencyPath()));
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    const auto exported = exportRun(folder, *run, {ExportFile::Latency, ExportFile::Json}, target());
    QVERIFY(exported);
    QCOMPARE(exported->missing, QStringList{u"latency-simulated.hlog"_s});
    QCOMPARE(exported->written.size(), 1);
    QVERIFY(!exportRun(folder, *run, {ExportFile::Json}, folder.reportPath() + u"/below-a-file"_s));
}

void TestRunExport::chartsAreWholeXml()
{
    const RunFolder folder = sample({.generatorIsLate = true});
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    const auto exported = exportRun(folder, *run, {ExportFile::Charts}, target());
    QVERIFY(exported);
    QCOMPARE(exported->written.size(), 7);
    for (const QString &path : exported->written) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(path + xml.errorString()));
    }
}

void TestRunExport::aLongRunOfManyStretchesHasASmallChart()
{
    ChartPicture picture{.name = u"throughput"_s, .spec = stripSpecs().constFirst(), .to = 100'000};
    for (int second = 0; second < 100'000; second += 2)
        picture.bands.append({double(second), double(second) + 1, ChartBand::Kind::GeneratorLimited});
    const qsizetype whole = svgChart(picture, SvgUse::Plain).size();
    QVERIFY2(whole < 100'000, QByteArray::number(whole).constData());
    picture.bands = {{10'000, 10'001}, {50'000, 50'001}};
    QCOMPARE(svgChart(picture, SvgUse::Inline).count("class=\"k\""), 2);
}

void TestRunExport::aFileIsNotWrittenOverItself()
{
    const RunFolder folder = sample();
    const auto run = readRunData(folder.path());
    QVERIFY(run);
    const auto written = exportFile(folder, *run, ExportFile::Json, folder.reportPath());
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(u"the run's own file"_s));
    QVERIFY(QFileInfo(folder.reportPath()).size() > 0);
}

QTEST_GUILESS_MAIN(TestRunExport)
#include "tst_runexport.moc"
